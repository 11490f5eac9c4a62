//! What several rows report.

use super::super::row::{Reported, Seen, done, failed};
use durianpay_client::ErrorKind::{Decode, Timeout, Transport};
use durianpay_client::Outcome::Unknown;

/// The connection broke, each time.
pub(super) const BROKEN: Reported =
    Reported::protected(failed(Transport, Unknown, 1), failed(Transport, Unknown, 3));

/// Each attempt ran out of time.
pub(super) const LATE: Reported =
    Reported::protected(failed(Timeout, Unknown, 1), failed(Timeout, Unknown, 3));

/// There is a response that cannot be read.
pub(super) const UNREADABLE: Reported = Reported::all(failed(Decode, Unknown, 1));

/// Done at once.
pub(super) const FINE: Reported = Reported::all(ONCE);

const ONCE: Seen = done(1);
