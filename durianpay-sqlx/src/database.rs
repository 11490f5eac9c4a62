//! Operations on the tables, written once for both databases.

pub(crate) mod checkout;
pub(crate) mod connection;
pub(crate) mod dialect;
pub(crate) mod one;
pub(crate) mod operation;
pub(crate) mod run;
pub(crate) mod schema;
pub(crate) mod tables;
pub(crate) mod time;
pub(crate) mod value;
pub(crate) mod wait;
