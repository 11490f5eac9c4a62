//! The stores of intents.

mod cancellation;
mod concurrency;
mod drops;
mod histories;
pub(crate) mod rows;
mod schema;
mod transactions;
