//! The intents.

pub(crate) mod operations;
pub(crate) mod read;
pub(crate) mod statements;
pub(crate) mod store;
