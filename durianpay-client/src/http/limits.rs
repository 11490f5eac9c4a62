//! Limits in time and size.

use std::time::Duration;

/// The limits of every call of a client.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// Time to connect.
    pub(crate) connect: Duration,
    /// Time of one attempt, including the whole body.
    pub(crate) attempt: Duration,
    /// Time of the call with all its attempts.
    pub(crate) total: Duration,
    /// Size of the body of a response, in bytes.
    pub(crate) body: usize,
}

impl Default for Limits {
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
