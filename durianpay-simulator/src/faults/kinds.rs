//! The kinds of faults.

use std::time::Duration;

/// Whether a request that meets a fault is executed all the same.
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
    /// It is executed, and answered so much later, in real time.
    Delay(Duration),
    /// The connection is reset in place of a response.
    Reset(Effect),
    /// The connection ends in place of a response.
    Close(Effect),
    /// It is executed, and the connection ends in the middle of the response's
    /// body.
    CutBody,
    /// It is not executed, and answered with 429. `Retry-After` asks to wait for so
    /// many whole seconds.
    TooManyRequests {
        /// How long it asks to wait.
        retry_after: Duration,
    },
    /// It is answered with 500.
    ServerError(Effect),
    /// It is not executed, and answered with 503.
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
    /// It arrives so much later, on the virtual clock.
    Delay(Duration),
    /// It arrives with a forged signature; a webhook that goes unsigned gets such a signature
    /// too. A retry is as it should be.
    Tampered,
    /// It never arrives, and is not retried.
    Drop,
}
