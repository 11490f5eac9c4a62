//! The implementation of `durianpay inbox`: reads and changes the queue of an inbox through its store, and
//! formats reports.

mod age;
mod error;
mod escape;
mod jobs;
mod pages;
mod password;
mod prune;
mod replay;
mod schema;
mod status;
#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    reason = "a panic fails the test and shows its line"
)]
mod tests;

pub use age::age;
pub(crate) use error::cause;
pub use error::store_error;
pub use escape::{escaped, to_json};
pub use jobs::{Content, details, details_json, list_json, table};
pub use pages::Pages;
pub use password::without_passwords;
pub use prune::Pruned;
pub use replay::{Plan, Replayed, Selection, Skip, SkipReason, plan};
pub use schema::{DatabaseKind, migrations, version};
pub use status::{Limits, Overdue, Pending, Status};
