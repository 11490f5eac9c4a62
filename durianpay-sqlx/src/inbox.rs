//! The job queue and the records of the inbox.

pub(crate) mod apply;
pub(crate) mod finish;
pub(crate) mod operations;
pub(crate) mod read;
pub(crate) mod statements;
pub(crate) mod store;
