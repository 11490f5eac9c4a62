//! The rows, by kind of fault.

mod bodies;
mod connections;
mod intents;
mod others;
mod responses;
mod snap;
mod statuses;
mod usual;
mod waits;
mod webhooks;

use super::row::Row;

/// All rows, by their numbers.
pub(crate) fn all() -> Vec<Row> {
    let mut rows = connections::rows();
    rows.extend(responses::rows());
    rows.extend(bodies::rows());
    rows.extend(statuses::rows());
    rows.extend(waits::rows());
    rows.extend(others::rows());
    rows.extend(webhooks::rows());
    rows.extend(others::last());
    rows.extend(intents::rows());
    rows.extend(snap::rows());
    rows
}
