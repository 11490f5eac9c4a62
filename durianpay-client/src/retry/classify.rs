//! Whether an attempt may be retried: by the class of the call and the failure.

use crate::error::{Error, ErrorKind, Outcome};
use crate::http::raw::RawResponse;
use crate::http::retry_after;
use crate::types::descriptor::RetryClass;
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
const TRANSIENT: [StatusCode; 6] = [
    StatusCode::REQUEST_TIMEOUT,
    StatusCode::TOO_MANY_REQUESTS,
    StatusCode::INTERNAL_SERVER_ERROR,
    StatusCode::BAD_GATEWAY,
    StatusCode::SERVICE_UNAVAILABLE,
    StatusCode::GATEWAY_TIMEOUT,
];

/// A failed attempt that may be retried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Retryable {
    pub(super) failure: FailureKind,
    /// What the attempt may have done.
    pub(super) outcome: Outcome,
    /// How long the API asks to wait.
    pub(super) retry_after: Option<Duration>,
    /// What the repeat takes from the quota.
    pub(super) cost: u32,
}

/// How an attempt failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FailureKind {
    NoConnection,
    BrokenConnection,
    TimedOut,
    Status(StatusCode),
}

/// Returns the failure of an attempt that may be retried; `None` if the result is
/// final.
pub(super) fn classify(
    class: RetryClass,
    result: &Result<RawResponse, Error>,
) -> Option<Retryable> {
    match result {
        Ok(raw) => classify_response(class, raw),
        Err(error) => classify_error(class, error),
    }
}

/// A response proves that the request has arrived. That is so for 429 too, and
/// for a `never` call it stays final: the status says that nothing was done,
/// but no source knows the limits of this API, so a gateway may count what the
/// server has carried out.
fn classify_response(class: RetryClass, raw: &RawResponse) -> Option<Retryable> {
    let is_transient = TRANSIENT.contains(&raw.status);
    (is_transient && is_protected(class)).then(|| Retryable {
        failure: FailureKind::Status(raw.status),
        outcome: Outcome::from_status(raw.status),
        retry_after: retry_after::read(&raw.headers),
        cost: COST,
    })
}

fn classify_error(class: RetryClass, error: &Error) -> Option<Retryable> {
    let (failure, cost) = match error.kind() {
        ErrorKind::Connect
            if error.outcome() == Outcome::NotSent && !is_tls_verification_error(error) =>
        {
            (FailureKind::NoConnection, COST)
        }
        ErrorKind::Transport if is_protected(class) => (FailureKind::BrokenConnection, COST),
        ErrorKind::Timeout if is_protected(class) => (FailureKind::TimedOut, COST_OF_TIMEOUT),
        _ => return None,
    };
    Some(Retryable {
        failure,
        outcome: error.outcome(),
        retry_after: None,
        cost,
    })
}

/// Whether a request of the class may arrive twice.
fn is_protected(class: RetryClass) -> bool {
    match class {
        RetryClass::Safe | RetryClass::Keyed => true,
        RetryClass::Never => false,
    }
}

/// Whether TLS could not verify the server. A retry would not make a certificate
/// valid, and only an attacker in between would gain by it.
///
/// TLS reports what it does not accept as invalid data. One I/O error may wrap
/// another, which `source` passes over.
fn is_tls_verification_error(error: &(dyn StdError + 'static)) -> bool {
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
    use super::{FailureKind, Retryable, classify};
    use crate::error::{Error, ErrorKind, Outcome};
    use crate::types::descriptor::RetryClass;
    use std::io;

    const CLASSES: [RetryClass; 3] = [RetryClass::Safe, RetryClass::Keyed, RetryClass::Never];

    fn error(outcome: Outcome, source: io::Error) -> Error {
        Error::new(ErrorKind::Connect, outcome, "scripted").with_source(source)
    }

    fn failure(class: RetryClass, error: Error) -> Option<FailureKind> {
        classify(class, &Err(error)).map(|Retryable { failure, .. }| failure)
    }

    #[test]
    fn a_connection_that_was_never_made_is_tried_again() {
        for kind in [io::ErrorKind::ConnectionRefused, io::ErrorKind::Other] {
            for class in CLASSES {
                let refused = error(Outcome::NotSent, kind.into());
                assert_eq!(failure(class, refused), Some(FailureKind::NoConnection));
                // Of what may have been sent the kind says nothing.
                assert_eq!(failure(class, error(Outcome::Unknown, kind.into())), None);
            }
        }
    }

    #[test]
    fn a_peer_that_is_not_trusted_is_not_asked_again() {
        let distrust = || io::Error::new(io::ErrorKind::InvalidData, "a certificate");
        let wrapped = || io::Error::other(io::Error::other(distrust()));
        for class in CLASSES {
            for source in [distrust(), wrapped()] {
                assert_eq!(failure(class, error(Outcome::NotSent, source)), None);
            }
            let beneath = Error::request("scripted").with_source(distrust());
            let source = error(Outcome::NotSent, io::Error::other(beneath));
            assert_eq!(failure(class, source), None);
        }
    }
}
