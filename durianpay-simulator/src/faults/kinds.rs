//! The kinds of faults.

use std::time::Duration;

/// Whether a request with an injected fault is executed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Nothing happens.
    NotApplied,
    /// It is executed, and only the response is lost.
    Applied,
}

/// A fault of a request or its response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// It is executed, and the response is delayed by this real time.
    Delay(Duration),
    /// The connection is reset in place of a response.
    Reset(Effect),
    /// The connection ends in place of a response.
    Close(Effect),
    /// It is executed, and the connection ends in the middle of the response's
    /// body.
    CutBody,
    /// It is not executed, and the response is a 429. `Retry-After` asks to wait for
    /// this many whole seconds.
    TooManyRequests {
        /// How long it asks to wait.
        retry_after: Duration,
    },
    /// The response is a 500.
    ServerError(Effect),
    /// It is not executed, and the response is a 503.
    Unavailable,
}

impl Fault {
    /// Returns whether the request is executed.
    #[must_use]
    pub fn effect(self) -> Effect {
        match self {
            Self::Reset(effect) | Self::Close(effect) | Self::ServerError(effect) => effect,
            Self::Delay(_) | Self::CutBody => Effect::Applied,
            Self::TooManyRequests { .. } | Self::Unavailable => Effect::NotApplied,
        }
    }
}

/// A fault of an attempt to deliver a webhook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DeliveryFault {
    /// It arrives twice, both at the same time.
    Duplicate,
    /// It arrives after the webhook that follows it; without one, two minutes later on
    /// the virtual clock.
    Reorder,
    /// It arrives later by this time on the virtual clock.
    Delay(Duration),
    /// It arrives with a forged signature, even if the webhook would be unsigned. Its
    /// retries are genuine.
    Tampered,
    /// It never arrives, and is not retried.
    Drop,
}
