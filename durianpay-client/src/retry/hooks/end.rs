//! The view that a hook has of an attempt that has ended.

use crate::error::{Error, ErrorKind};
use crate::http::raw::RawResponse;
use crate::types::outcome::Outcome;
use http::StatusCode;
use std::time::Duration;

/// An attempt that has ended.
///
/// ```
/// use durianpay_client::{AttemptEnd, Hook, Retry};
///
/// /// Writes a line for each attempt, and for each retry.
/// struct Log;
///
/// impl Hook for Log {
///     fn after(&self, attempt: &AttemptEnd<'_>) {
///         let (operation, number) = (attempt.operation(), attempt.number());
///         let elapsed = attempt.elapsed();
///         match attempt.status() {
///             Some(status) => println!("{operation} {number}: {status} in {elapsed:?}"),
///             None => println!("{operation} {number}: {:?}", attempt.error_outcome()),
///         }
///     }
///
///     fn on_retry(&self, retry: &Retry<'_>) {
///         println!("{}: again in {:?}", retry.attempt().operation(), retry.pause());
///     }
/// }
/// # #[tokio::main(flavor = "current_thread", start_paused = true)]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use durianpay_client::Client;
/// # use durianpay_simulator::{Effect, Fault, Simulator};
/// # let simulator = Simulator::builder().start_in_memory()?;
/// # simulator.faults().next(Fault::Unavailable).next(Fault::Reset(Effect::NotApplied));
/// # let builder = Client::builder(simulator.api_key().clone()).transport(simulator.transport());
/// # builder.hook(Log).build()?.payments().list().await?;
/// # assert_eq!(simulator.requests().len(), 3);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct AttemptEnd<'a> {
    operation: &'static str,
    number: u32,
    elapsed: Duration,
    result: Ended<'a>,
}

/// How an attempt ended.
#[derive(Debug)]
enum Ended<'a> {
    Response(StatusCode),
    Failed(&'a Error),
}

impl AttemptEnd<'_> {
    /// Returns the operation, such as `orders.create`.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// Returns the number of the attempt, from 1.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Returns how long the attempt took.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// Returns the status, if the API responded with a success, an error, or a response that
    /// could not be read completely.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match self.result {
            Ended::Response(status) => Some(status),
            Ended::Failed(error) => error.status(),
        }
    }

    /// Returns the kind of failure, or `None` if there is a complete response, whatever its
    /// status.
    #[must_use]
    pub fn error_kind(&self) -> Option<ErrorKind> {
        match self.result {
            Ended::Response(_) => None,
            Ended::Failed(error) => Some(error.kind()),
        }
    }

    /// Returns whether this attempt may have been carried out, or `None` if there is a complete
    /// response, whatever its status.
    #[must_use]
    pub fn error_outcome(&self) -> Option<Outcome> {
        match self.result {
            Ended::Response(_) => None,
            Ended::Failed(error) => Some(error.outcome()),
        }
    }
}

/// A failed attempt that a call is about to retry.
///
/// [`AttemptEnd`] has an example.
#[derive(Debug)]
#[non_exhaustive]
pub struct Retry<'a> {
    pub(super) end: AttemptEnd<'a>,
    pub(super) pause: Duration,
}

impl<'a> Retry<'a> {
    /// Returns the failed attempt: its operation, number, and status or error.
    #[must_use]
    pub fn attempt(&self) -> &AttemptEnd<'a> {
        &self.end
    }

    /// Returns how long the call waits before the next attempt.
    #[must_use]
    pub fn pause(&self) -> Duration {
        self.pause
    }
}

/// An attempt, as the retry loop describes it.
#[derive(Debug, Clone, Copy)]
pub(in crate::retry) struct Attempt {
    pub(in crate::retry) operation: &'static str,
    pub(in crate::retry) number: u32,
    pub(in crate::retry) elapsed: Duration,
}

impl Attempt {
    pub(super) fn ended(self, result: &Result<RawResponse, Error>) -> AttemptEnd<'_> {
        let Self {
            operation,
            number,
            elapsed,
        } = self;
        AttemptEnd {
            operation,
            number,
            elapsed,
            result: match result {
                Ok(raw) => Ended::Response(raw.status),
                Err(error) => Ended::Failed(error),
            },
        }
    }
}
