//! Limits on time and size.

use crate::error::{Error, ErrorKind};
use crate::types::outcome::Outcome;
use std::time::Duration;

/// The limits of every call of a client.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CallLimits {
    /// The time to connect.
    pub(crate) connect: Duration,
    /// The time of one attempt, including reading the whole body.
    pub(crate) attempt: Duration,
    /// The time of the call with all its attempts.
    pub(crate) total: Duration,
    /// The size of a response body, in bytes.
    pub(crate) body: usize,
}

impl CallLimits {
    /// Checks that a call can be made within the limits.
    ///
    /// With a limit of zero no response can be received. The call could still be sent, and its
    /// result would be lost; so it is not sent.
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
                let reason = format!("the time limit for {name} is zero; set a positive duration");
                return Err(Error::new(ErrorKind::Timeout, Outcome::NotSent, reason));
            }
        }
        if *body == 0 {
            let reason = "the size limit for a response is zero bytes; set a positive size";
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
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct CallOptions {
    /// Replaces the client's total limit.
    pub(crate) timeout: Option<Duration>,
    /// Replaces the client's maximum number of retries.
    pub(crate) retries: Option<u32>,
    /// Replaces the limit of a wait for the next part of a response that is streamed.
    pub(crate) idle: Option<Duration>,
}
