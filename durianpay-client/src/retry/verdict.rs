//! Whether an attempt may be repeated: the class of the call against what
//! became of the attempt.

use super::retry_after;
use crate::descriptor::Retry;
use crate::error::{Error, ErrorKind, Outcome};
use crate::response::{RawResponse, outcome_of};
use http::StatusCode;
use std::error::Error as StdError;
use std::io;
use std::time::Duration;

/// What a repeat takes from the quota.
const COST: u32 = 5;

/// What a repeat takes after a time-out, which has kept the server busy.
const COST_OF_TIMEOUT: u32 = 10;

/// The server did not get to it, or says that it may the next time. Of the
/// others, 501 and 505 stay as they are, and no source knows of more.
const PASSING: [StatusCode; 6] = [
    StatusCode::REQUEST_TIMEOUT,
    StatusCode::TOO_MANY_REQUESTS,
    StatusCode::INTERNAL_SERVER_ERROR,
    StatusCode::BAD_GATEWAY,
    StatusCode::SERVICE_UNAVAILABLE,
    StatusCode::GATEWAY_TIMEOUT,
];

/// Why an attempt may be repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cause {
    /// What happened.
    pub(super) what: What,
    /// What the attempt may have done.
    pub(super) outcome: Outcome,
    /// How long the API asks to wait.
    pub(super) told: Option<Duration>,
    /// What the repeat takes from the quota.
    pub(super) cost: u32,
}

/// What became of an attempt that may be repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    NoConnection,
    Broken,
    TimedOut,
    Status(StatusCode),
}

/// Why the attempt may be repeated; `None` if its result is final.
pub(super) fn of(class: Retry, result: &Result<RawResponse, Error>) -> Option<Cause> {
    match result {
        Ok(raw) => of_answer(class, raw),
        Err(error) => of_error(class, error),
    }
}

/// An answer proves that the request has arrived. That is so for 429 too, and
/// for a `never` call it stays final: the status says that nothing was done,
/// but no source knows the limits of this API, so a gateway may count what the
/// server has carried out.
fn of_answer(class: Retry, raw: &RawResponse) -> Option<Cause> {
    let is_passing = PASSING.contains(&raw.status);
    (is_passing && is_protected(class)).then(|| Cause {
        what: What::Status(raw.status),
        outcome: outcome_of(raw.status),
        told: retry_after::read(&raw.headers),
        cost: COST,
    })
}

fn of_error(class: Retry, error: &Error) -> Option<Cause> {
    let (what, cost) = match error.kind() {
        ErrorKind::Connect if error.outcome() == Outcome::NotSent && !is_distrust(error) => {
            (What::NoConnection, COST)
        }
        ErrorKind::Transport if is_protected(class) => (What::Broken, COST),
        ErrorKind::Timeout if is_protected(class) => (What::TimedOut, COST_OF_TIMEOUT),
        _ => return None,
    };
    Some(Cause {
        what,
        outcome: error.outcome(),
        told: None,
        cost,
    })
}

/// Whether a request of the class may arrive twice.
fn is_protected(class: Retry) -> bool {
    match class {
        Retry::Safe | Retry::Keyed => true,
        Retry::Never => false,
    }
}

/// Whether the other side could not show who it is. Asking again would not
/// make a certificate hold, and only someone in the way would gain by it.
///
/// TLS reports what it does not accept as invalid data. One I/O error may wrap
/// another, which `source` passes over.
fn is_distrust(error: &(dyn StdError + 'static)) -> bool {
    std::iter::successors(Some(error), |error| cause_of(*error))
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::InvalidData)
}

fn cause_of<'e>(error: &'e (dyn StdError + 'static)) -> Option<&'e (dyn StdError + 'static)> {
    match error
        .downcast_ref::<io::Error>()
        .and_then(io::Error::get_ref)
    {
        Some(wrapped) => Some(wrapped),
        None => error.source(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Cause, What, of};
    use crate::descriptor::Retry;
    use crate::error::{Error, ErrorKind, Outcome};
    use std::io;

    const CLASSES: [Retry; 3] = [Retry::Safe, Retry::Keyed, Retry::Never];

    fn error(outcome: Outcome, source: io::Error) -> Error {
        Error::new(ErrorKind::Connect, outcome, "scripted").with_source(source)
    }

    fn what(class: Retry, error: Error) -> Option<What> {
        of(class, &Err(error)).map(|Cause { what, .. }| what)
    }

    #[test]
    fn a_connection_that_was_never_made_is_tried_again() {
        for kind in [io::ErrorKind::ConnectionRefused, io::ErrorKind::Other] {
            for class in CLASSES {
                let refused = error(Outcome::NotSent, kind.into());
                assert_eq!(what(class, refused), Some(What::NoConnection));
                // Of what may have been sent the kind says nothing.
                assert_eq!(what(class, error(Outcome::Unknown, kind.into())), None);
            }
        }
    }

    #[test]
    fn a_peer_that_is_not_trusted_is_not_asked_again() {
        let distrust = || io::Error::new(io::ErrorKind::InvalidData, "a certificate");
        let wrapped = || io::Error::other(io::Error::other(distrust()));
        for class in CLASSES {
            for source in [distrust(), wrapped()] {
                assert_eq!(what(class, error(Outcome::NotSent, source)), None);
            }
            let beneath = Error::request("scripted").with_source(distrust());
            let source = error(Outcome::NotSent, io::Error::other(beneath));
            assert_eq!(what(class, source), None);
        }
    }
}
