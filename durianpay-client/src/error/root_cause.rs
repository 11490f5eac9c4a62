//! The cause of an error in a few words: what the error itself says nothing about.
//!
//! It is decided by the types and codes of the sources. Their texts are not shown, since a transport
//! may put anything into them, and a message does not repeat its source. The exception is the reason
//! why TLS failed.

#[cfg(feature = "reqwest")]
use super::not_resolved::NotResolved;
use super::{Error, ErrorKind};
use crate::types::escape::Escaped;
use std::error::Error as StdError;
use std::fmt;
use std::io;

/// The cause of an error.
pub(super) enum Cause {
    /// The API responded with this status to another call.
    Status(u16),
    /// A description.
    Plain(&'static str),
    /// TLS failed, for this reason.
    Tls(String),
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status) => write!(f, "the API responded with the status {status}"),
            Self::Plain(cause) => f.write_str(cause),
            Self::Tls(reason) => write!(f, "TLS failed: {}", Escaped(reason)),
        }
    }
}

/// Returns the cause of an error of a connection or of a token, if it is known.
pub(super) fn of(error: &Error) -> Option<Cause> {
    match error.kind() {
        ErrorKind::Connect | ErrorKind::Transport | ErrorKind::Timeout | ErrorKind::Token => {}
        _ => return None,
    }
    std::iter::successors(error.source(), |source| inner(*source))
        .find_map(|source| named(error.kind(), source))
}

/// Returns the source of a source. An I/O error with another one inside of it has no other.
fn inner<'e>(source: &'e (dyn StdError + 'static)) -> Option<&'e (dyn StdError + 'static)> {
    let wrapped = source
        .downcast_ref::<io::Error>()
        .and_then(io::Error::get_ref);
    match wrapped {
        Some(wrapped) => Some(wrapped),
        None => source.source(),
    }
}

fn named(kind: ErrorKind, source: &(dyn StdError + 'static)) -> Option<Cause> {
    if let Some(error) = source.downcast_ref::<Error>() {
        return error.status().map(|status| Cause::Status(status.as_u16()));
    }
    #[cfg(feature = "reqwest")]
    if source.is::<NotResolved>() {
        return Some(Cause::Plain("the host name was not resolved"));
    }
    let error = source.downcast_ref::<io::Error>()?;
    Some(Cause::Plain(match error.kind() {
        io::ErrorKind::ConnectionRefused => "connection refused",
        io::ErrorKind::ConnectionReset => "connection reset",
        io::ErrorKind::ConnectionAborted => "connection aborted",
        io::ErrorKind::BrokenPipe | io::ErrorKind::UnexpectedEof => "connection closed",
        io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable => {
            "the network cannot reach the host"
        }
        io::ErrorKind::NetworkDown => "the network is down",
        io::ErrorKind::TimedOut => "connection timed out",
        // TLS libraries report what they reject in this way.
        io::ErrorKind::InvalidData if kind == ErrorKind::Connect => {
            return Some(Cause::Tls(error.get_ref()?.to_string()));
        }
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::{Error, ErrorKind};
    use crate::error::ApiError;
    use crate::types::outcome::Outcome;
    use std::io;

    fn text(kind: ErrorKind, source: impl std::error::Error + Send + Sync + 'static) -> String {
        let error = Error::new(kind, Outcome::Unknown, "it failed");
        error.with_source(source).to_string()
    }

    #[test]
    fn a_known_cause_is_shown_and_no_other_text() {
        let refused = || io::Error::from(io::ErrorKind::ConnectionRefused);
        let cases = [
            (refused(), "it failed: connection refused"),
            (io::Error::other(refused()), "it failed: connection refused"),
            (io::Error::other("secret"), "it failed"),
            (
                io::Error::new(io::ErrorKind::InvalidData, "unknown\nissuer"),
                "it failed: TLS failed: unknown\\u{a}issuer",
            ),
        ];
        for (source, expected) in cases {
            assert_eq!(text(ErrorKind::Connect, source), expected);
        }
        let invalid = io::Error::new(io::ErrorKind::InvalidData, "secret");
        assert_eq!(text(ErrorKind::Transport, invalid), "it failed");
        assert_eq!(text(ErrorKind::Decode, refused()), "it failed");
    }

    #[cfg(feature = "reqwest")]
    #[test]
    fn a_name_without_an_address_is_shown_without_the_reason() {
        let source = super::NotResolved::new(io::Error::other("secret"));
        let expected = "it failed: the host name was not resolved";
        assert_eq!(text(ErrorKind::Connect, io::Error::other(source)), expected);
    }

    #[test]
    fn the_cause_of_a_missing_token_is_shown() {
        let cause = || Error::new(ErrorKind::Connect, Outcome::NotSent, "secret");
        let refused = cause().with_source(io::Error::from(io::ErrorKind::ConnectionRefused));
        let expected = "it failed: connection refused";
        assert_eq!(text(ErrorKind::Token, refused), expected);
        let rejected = cause().with_response(ApiError {
            status: 401,
            ..ApiError::default()
        });
        let expected = "it failed: the API responded with the status 401";
        assert_eq!(text(ErrorKind::Token, rejected), expected);
    }
}
