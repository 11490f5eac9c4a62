//! The queue of jobs and the records.

pub(crate) mod apply;
pub(crate) mod finish;
pub(crate) mod operations;
pub(crate) mod read;
pub(crate) mod statements;
pub(crate) mod store;
