//! [`Hook`]: observes each attempt, and may add headers to it.

mod end;
mod start;

pub(super) use self::end::Attempt;
pub use self::end::{AttemptEnd, Retry};
pub use self::start::{AttemptStart, HeaderRefused};
use crate::error::Error;
use crate::http::raw::RawResponse;
use crate::types::descriptor::Api;
use bytes::Bytes;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// An observer that is called around each attempt of each call of a client, for counting,
/// measuring, logging or trace propagation. Set it with
/// [`ClientBuilder::hook`](crate::ClientBuilder::hook).
///
/// The methods run within the call, one hook after the other in the order in which they were
/// set, so they should return quickly and must not panic. A hook sees neither the key, nor
/// sensitive headers, nor the query, nor the body. It cannot change what is requested: to do
/// that, wrap the client's [`Transport`](crate::Transport) in another one.
///
/// If an API requires signed requests, fetching a token is part of the attempt that needs the
/// token, and so is sending a request once more with a new token.
///
/// If a call is dropped during an attempt, [`before`](Self::before) has been called without a
/// matching [`after`](Self::after); [`on_dropped`](crate::ClientBuilder::on_dropped) reports
/// such calls.
///
/// ```
/// use durianpay_client::{ApiKey, AttemptEnd, Client, Hook, Retry};
/// use std::sync::Arc;
/// use std::sync::atomic::{AtomicU32, Ordering};
///
/// /// Counts for a dashboard.
/// #[derive(Default)]
/// struct Metrics {
///     failed: AtomicU32,
///     retries: AtomicU32,
/// }
///
/// impl Hook for Metrics {
///     fn after(&self, attempt: &AttemptEnd<'_>) {
///         if attempt.error_kind().is_some() {
///             self.failed.fetch_add(1, Ordering::Relaxed);
///         }
///     }
///
///     fn on_retry(&self, _: &Retry<'_>) {
///         self.retries.fetch_add(1, Ordering::Relaxed);
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread", start_paused = true)]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let metrics = Arc::new(Metrics::default());
/// let client = Client::builder(ApiKey::new("dp_test_demo")?)
///     .base_url("http://127.0.0.1:9/v1") // where no server listens
///     .hook(Arc::clone(&metrics))
///     .build()?;
/// let _error = client.orders().get("ord_1").await.unwrap_err();
/// assert_eq!(metrics.failed.load(Ordering::Relaxed), 3);
/// assert_eq!(metrics.retries.load(Ordering::Relaxed), 2);
/// # Ok(())
/// # }
/// ```
pub trait Hook: Send + Sync + 'static {
    /// Called before an attempt is made. It may add headers to the attempt.
    fn before(&self, attempt: &mut AttemptStart<'_>) {
        let _ = attempt;
    }

    /// Called when an attempt has received a response or failed.
    fn after(&self, attempt: &AttemptEnd<'_>) {
        let _ = attempt;
    }

    /// Called after [`after`](Self::after), when the call waits before its next attempt.
    fn on_retry(&self, retry: &Retry<'_>) {
        let _ = retry;
    }
}

impl<H: Hook + ?Sized> Hook for Arc<H> {
    fn before(&self, attempt: &mut AttemptStart<'_>) {
        (**self).before(attempt);
    }

    fn after(&self, attempt: &AttemptEnd<'_>) {
        (**self).after(attempt);
    }

    fn on_retry(&self, retry: &Retry<'_>) {
        (**self).on_retry(retry);
    }
}

/// The hooks of a client, in order.
#[derive(Clone, Default)]
pub(crate) struct Hooks(Arc<Vec<Box<dyn Hook>>>);

impl Hooks {
    pub(crate) fn new(hooks: Vec<Box<dyn Hook>>) -> Self {
        Self(Arc::new(hooks))
    }

    /// Calls [`Hook::before`] of each hook.
    pub(crate) fn before(
        &self,
        api: &'static Api,
        operation: &'static str,
        number: u32,
        request: &mut http::Request<Bytes>,
    ) {
        let mut attempt = AttemptStart {
            operation,
            number,
            api,
            request,
        };
        for hook in self.0.iter() {
            hook.before(&mut attempt);
        }
    }

    /// Calls [`Hook::after`] of each hook.
    pub(super) fn after(&self, attempt: Attempt, result: &Result<RawResponse, Error>) {
        if self.0.is_empty() {
            return;
        }
        let end = attempt.ended(result);
        for hook in self.0.iter() {
            hook.after(&end);
        }
    }

    /// Calls [`Hook::on_retry`] of each hook.
    pub(super) fn on_retry(
        &self,
        attempt: Attempt,
        result: &Result<RawResponse, Error>,
        pause: Duration,
    ) {
        if self.0.is_empty() {
            return;
        }
        let end = attempt.ended(result);
        let retry = Retry { end, pause };
        for hook in self.0.iter() {
            hook.on_retry(&retry);
        }
    }
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hooks")
            .field("number", &self.0.len())
            .finish_non_exhaustive()
    }
}
