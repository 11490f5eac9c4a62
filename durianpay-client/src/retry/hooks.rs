//! [`Hook`]: what a caller learns of each attempt, and may add to it.

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

/// Is called around each attempt of each call of a client: to count, to measure, to log, to
/// pass on a trace. Set with [`ClientBuilder::hook`](crate::ClientBuilder::hook).
///
/// The methods run within the call, one hook after the other in the order in which they were
/// set, so they should return at once and must not panic. Neither the key nor any header that
/// is marked as sensitive can be seen, and neither can the query nor the body. A hook cannot
/// change what is asked for: for that, put a [`Transport`](crate::Transport) around the one of
/// the client.
///
/// Of an API whose requests are signed, the call that fetches a token is a part of the attempt that
/// needs it, and so is a request that is sent once more with another token.
///
/// A call that is dropped while an attempt is under way has a [`before`](Self::before) without
/// an [`after`](Self::after); [`on_dropped`](crate::ClientBuilder::on_dropped) reports it.
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
///     .base_url("http://127.0.0.1:9/v1") // where nobody listens
///     .hook(Arc::clone(&metrics))
///     .build()?;
/// let _refused = client.orders().get("ord_1").await.unwrap_err();
/// assert_eq!(metrics.failed.load(Ordering::Relaxed), 3);
/// assert_eq!(metrics.retries.load(Ordering::Relaxed), 2);
/// # Ok(())
/// # }
/// ```
pub trait Hook: Send + Sync + 'static {
    /// Is called before an attempt is made, and may add headers to it.
    fn before(&self, attempt: &mut AttemptStart<'_>) {
        let _ = attempt;
    }

    /// Is called when an attempt has a response or has failed.
    fn after(&self, attempt: &AttemptEnd<'_>) {
        let _ = attempt;
    }

    /// Is called after [`after`](Self::after), when the call waits before its next attempt.
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

    /// Calls [`Hook::before`] of each.
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

    /// Calls [`Hook::after`] of each.
    pub(super) fn after(&self, attempt: Attempt, result: &Result<RawResponse, Error>) {
        if self.0.is_empty() {
            return;
        }
        let end = attempt.ended(result);
        for hook in self.0.iter() {
            hook.after(&end);
        }
    }

    /// Calls [`Hook::on_retry`] of each.
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
