//! Reports of a worker, through `tracing` if the feature is on.
//!
//! A report contains the number, the object and the name of a job. No other text of a sender is
//! included, and these are escaped and truncated.

use super::job::Job;
use crate::store::StoreError;
use crate::types::escape::Escaped;
use std::error::Error as StdError;
use std::fmt;

/// An error with its sources, in one line.
pub(super) struct Chain<'e>(pub(super) &'e (dyn StdError + 'static));

impl fmt::Display for Chain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        let mut source = self.0.source();
        while let Some(error) = source {
            write!(f, ": {error}")?;
            source = error.source();
        }
        Ok(())
    }
}

/// The maximum length of a stored reason.
const LONGEST: usize = 500;

/// Returns a reason to be stored and reported: escaped and truncated.
pub(super) fn bounded(reason: &impl fmt::Display) -> String {
    let reason = reason.to_string();
    let cut: String = reason.chars().take(LONGEST).collect();
    Escaped(&cut).to_string()
}

/// Runs an attempt at a job in a separate span.
#[cfg(feature = "tracing")]
pub(super) fn in_span<F: Future>(
    job: &Job,
    attempt: F,
) -> impl Future<Output = F::Output> + use<F> {
    use tracing::Instrument as _;
    let span = tracing::info_span!(
        target: "durianpay_client::inbox",
        "job",
        id = job.id,
        kind = %job.kind,
        object = %Escaped(&job.object),
        name = %Escaped(&job.name),
        attempt = job.attempts,
    );
    attempt.instrument(span)
}

/// Runs an attempt at a job; without the feature there is no span.
#[cfg(not(feature = "tracing"))]
pub(super) fn in_span<F: Future>(_job: &Job, attempt: F) -> F {
    attempt
}

/// Defines reports that do nothing without the feature.
macro_rules! reports {
    ($($(#[$doc:meta])* $level:ident $name:ident($($arg:ident: $type:ty),*) $body:tt)+) => {
        $(
            $(#[$doc])*
            pub(super) fn $name($($arg: $type),*) {
                #[cfg(feature = "tracing")]
                tracing::$level! $body;
                #[cfg(not(feature = "tracing"))]
                { $(let _ = &$arg;)* }
            }
        )+
    };
}

reports! {
    /// The database failed.
    error store_failed(error: &StoreError) (
        target: "durianpay_client::inbox", error = %Chain(error), "the inbox cannot be read or written"
    )
    /// A sweep failed.
    warn sweep_failed(error: &dyn fmt::Display) (
        target: "durianpay_client::inbox", %error, "the sweep for missed webhooks failed; it continues with the next one"
    )
    /// A job was taken over.
    warn taken_over(id: i64) (
        target: "durianpay_client::inbox", id, "a job is taken over from a worker that stopped"
    )
    /// A job is dead.
    error dead(job: &Job, reason: &str) (
        target: "durianpay_client::inbox", id = job.id, kind = %job.kind, object = %Escaped(&job.object),
        name = %Escaped(&job.name), attempts = job.attempts, reason, "a job is dead: look into it, and replay it"
    )
    /// A job is retried later.
    info retried(job: &Job, reason: &str) (
        target: "durianpay_client::inbox", id = job.id, kind = %job.kind, object = %Escaped(&job.object),
        name = %Escaped(&job.name), attempts = job.attempts, reason, "a job is retried later"
    )
    /// A job is done.
    debug done(job: &Job, reason: &str) (
        target: "durianpay_client::inbox", id = job.id, kind = %job.kind, object = %Escaped(&job.object),
        name = %Escaped(&job.name), attempts = job.attempts, reason, "a job is done"
    )
    /// A lease was lost.
    warn lease_lost(job: &Job) (
        target: "durianpay_client::inbox", id = job.id, object = %Escaped(&job.object), name = %Escaped(&job.name),
        attempts = job.attempts, "the lease of a job is lost: another worker may handle it too"
    )
}
