//! Limits in time and size.

use crate::error::{Error, ErrorKind};
use crate::types::outcome::Outcome;
use std::time::Duration;

/// The limits of every call of a client.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CallLimits {
    /// Time to connect.
    pub(crate) connect: Duration,
    /// Time of one attempt, including the whole body.
    pub(crate) attempt: Duration,
    /// Time of the call with all its attempts.
    pub(crate) total: Duration,
    /// Size of the body of a response, in bytes.
    pub(crate) body: usize,
}

impl CallLimits {
    /// Checks that a call can be made within the limits.
    ///
    /// A limit of zero lets no response through. A call would be sent all the same, and
    /// nobody would learn what it did; so it is not sent.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let Self {
            connect,
            attempt,
            total,
            body,
        } = self;
        for (name, limit) in [
            ("connecting", connect),
            ("an attempt", attempt),
            ("the call", total),
        ] {
            if limit.is_zero() {
                let reason = format!("the limit of {name} is zero: give it time");
                return Err(Error::new(ErrorKind::Timeout, Outcome::NotSent, reason));
            }
        }
        if *body == 0 {
            let reason = "the limit of a response is zero bytes: allow for its size";
            let kind = ErrorKind::BodyTooLarge;
            return Err(Error::new(kind, Outcome::NotSent, reason));
        }
        Ok(())
    }
}

impl Default for CallLimits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            attempt: Duration::from_secs(30),
            total: Duration::from_secs(80),
            body: 2 * 1024 * 1024,
        }
    }
}

/// Options of one call.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CallOptions {
    /// Replaces the client's total limit.
    pub(crate) timeout: Option<Duration>,
    /// Whether failed attempts may be retried.
    pub(crate) retries: bool,
}

impl Default for CallOptions {
    fn default() -> Self {
        Self {
            timeout: None,
            retries: true,
        }
    }
}
