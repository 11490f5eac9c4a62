//! Decides whether an attempt may be retried, by the retry class of the call and the failure.

use super::policy::RetryPolicy;
use crate::error::{Error, ErrorKind};
use crate::http::raw::RawResponse;
use crate::http::rejection;
use crate::http::retry_after;
use crate::types::descriptor::RetryClass;
use crate::types::outcome::Outcome;
use http::StatusCode;
use std::error::Error as StdError;
use std::io;
use std::time::Duration;

/// The tokens that a retry withdraws from the budget.
const COST: u32 = 5;

/// The tokens that a retry after a timeout withdraws, since the timeout has kept the
/// server busy.
const COST_OF_TIMEOUT: u32 = 10;

/// The statuses of failures that may be temporary. 501 and 505 are permanent, and no
/// source documents others.
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
    /// The outcome of the attempt.
    pub(super) outcome: Outcome,
    /// The pause that the API asks for.
    pub(super) retry_after: Option<Duration>,
    /// The tokens that the retry withdraws from the budget.
    pub(super) cost: u32,
}

/// The kind of failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FailureKind {
    NoConnection,
    BrokenConnection,
    TimedOut,
    Status(StatusCode),
}

/// Returns the failure of an attempt that may be retried, or `None` if the result is
/// final.
pub(super) fn classify(
    policy: &RetryPolicy,
    result: &Result<RawResponse, Error>,
) -> Option<Retryable> {
    match result {
        Ok(raw) => classify_response(policy, raw),
        Err(error) => classify_error(policy.class, error),
    }
}

/// Classifies a response, which proves that the request arrived. A `never` call is
/// not retried after a 429 either. The status means that nothing was done, but no
/// source documents the rate limits of this API, so the 429 may come from a gateway
/// while the server has already carried out the request.
fn classify_response(policy: &RetryPolicy, raw: &RawResponse) -> Option<Retryable> {
    let is_decided_by_code = !policy.api.error.codes.is_empty();
    let may_be_transient = is_decided_by_code || TRANSIENT.contains(&raw.status);
    if !may_be_transient || !is_protected(policy.class) {
        return None;
    }
    let failure = rejection::failure(policy.api, policy.endpoint, raw)?;
    TRANSIENT.contains(&failure.status).then(|| Retryable {
        failure: FailureKind::Status(failure.status),
        outcome: failure.outcome,
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
        // No part of the call was sent, and fetching a token changes nothing.
        ErrorKind::Token => return classify_token_failure(error),
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

/// Classifies a failure to fetch a token.
fn classify_token_failure(error: &Error) -> Option<Retryable> {
    let Some(cause) = error.source() else {
        return Some(Retryable {
            failure: FailureKind::TimedOut,
            outcome: error.outcome(),
            retry_after: None,
            cost: COST_OF_TIMEOUT,
        });
    };
    let cause = cause.downcast_ref::<Error>()?;
    let retryable = match cause.status().filter(|_| cause.kind() == ErrorKind::Api) {
        Some(status) => TRANSIENT.contains(&status).then(|| Retryable {
            failure: FailureKind::Status(status),
            outcome: error.outcome(),
            retry_after: cause.retry_after(),
            cost: COST,
        }),
        None => classify_error(RetryClass::Safe, cause),
    };
    retryable.map(|retryable| Retryable {
        outcome: error.outcome(),
        ..retryable
    })
}

/// Returns whether requests of the class may arrive twice.
fn is_protected(class: RetryClass) -> bool {
    match class {
        RetryClass::Safe | RetryClass::Keyed => true,
        RetryClass::Never => false,
    }
}

/// Returns whether TLS could not verify the server. A retry would not make a
/// certificate valid, and would only help an attacker in between.
///
/// TLS reports a rejected certificate as invalid data. One I/O error may wrap
/// another, which `source` skips.
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
    use super::{FailureKind, Retryable, classify_error};
    use crate::error::{Error, ErrorKind};
    use crate::types::descriptor::RetryClass;
    use crate::types::outcome::Outcome;
    use std::io;

    const CLASSES: [RetryClass; 3] = [RetryClass::Safe, RetryClass::Keyed, RetryClass::Never];

    fn error(outcome: Outcome, source: io::Error) -> Error {
        Error::new(ErrorKind::Connect, outcome, "scripted").with_source(source)
    }

    fn failure(class: RetryClass, error: &Error) -> Option<FailureKind> {
        classify_error(class, error).map(|Retryable { failure, .. }| failure)
    }

    #[test]
    fn a_connection_that_was_never_made_is_retried() {
        for kind in [io::ErrorKind::ConnectionRefused, io::ErrorKind::Other] {
            for class in CLASSES {
                let refused = error(Outcome::NotSent, kind.into());
                assert_eq!(failure(class, &refused), Some(FailureKind::NoConnection));
                // The kind does not show whether anything was sent.
                assert_eq!(failure(class, &error(Outcome::Unknown, kind.into())), None);
            }
        }
    }

    #[test]
    fn an_untrusted_certificate_is_not_retried() {
        let untrusted = || io::Error::new(io::ErrorKind::InvalidData, "a certificate");
        let wrapped = || io::Error::other(io::Error::other(untrusted()));
        for class in CLASSES {
            for source in [untrusted(), wrapped()] {
                assert_eq!(failure(class, &error(Outcome::NotSent, source)), None);
            }
            let beneath = Error::request("scripted").with_source(untrusted());
            let source = error(Outcome::NotSent, io::Error::other(beneath));
            assert_eq!(failure(class, &source), None);
        }
    }
}
