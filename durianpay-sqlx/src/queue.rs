//! The queue of jobs and the records, written once for both databases.

pub(crate) mod apply;
pub(crate) mod checkout;
pub(crate) mod database;
pub(crate) mod dialect;
pub(crate) mod finish;
pub(crate) mod one;
pub(crate) mod operation;
pub(crate) mod operations;
pub(crate) mod read;
pub(crate) mod run;
pub(crate) mod schema;
pub(crate) mod statements;
pub(crate) mod store;
pub(crate) mod time;
pub(crate) mod value;
pub(crate) mod wait;
