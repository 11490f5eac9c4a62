//! The rows, by what goes wrong.

mod bodies;
mod connections;
mod others;
mod responses;
mod statuses;
mod waits;
mod webhooks;

use super::row::{Reported, Row, Seen, failed};
use durianpay_client::ErrorKind::{Decode, Timeout, Transport};
use durianpay_client::Outcome::Unknown;

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
    rows
}

/// The connection broke, each time.
const BROKEN: Reported =
    Reported::protected(failed(Transport, Unknown, 1), failed(Transport, Unknown, 3));

/// Each attempt ran out of time.
const LATE: Reported =
    Reported::protected(failed(Timeout, Unknown, 1), failed(Timeout, Unknown, 3));

/// There is a response that cannot be read.
const UNREADABLE: Reported = Reported::all(failed(Decode, Unknown, 1));

/// Done at once.
const FINE: Reported = Reported::all(ONCE);

const ONCE: Seen = super::row::done(1);
