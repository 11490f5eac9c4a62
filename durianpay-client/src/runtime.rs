//! [`Runtime`]: the time and randomness of a client, as a parameter.

#[cfg(any(feature = "blocking", feature = "inbox", feature = "intents"))]
pub(crate) mod current_span;
#[cfg(feature = "tokio")]
mod tokio;

#[cfg(feature = "tokio")]
pub use self::tokio::TokioRuntime;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// A boxed future that can be sent between threads.
///
/// [`Runtime`] and [`Transport`](crate::Transport) have examples.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The clocks, the timer and the randomness of a client. Defaults to `TokioRuntime`.
///
/// Set another one with [`ClientBuilder::runtime`](crate::ClientBuilder::runtime): in a program
/// without tokio, or in a test with a virtual clock and seeded random numbers.
///
/// ```
/// use durianpay_client::{BoxFuture, Runtime};
/// use std::time::{Duration, SystemTime};
///
/// /// A clock that never advances, and one random number.
/// struct Frozen;
///
/// impl Runtime for Frozen {
///     fn now(&self) -> Duration {
///         Duration::ZERO
///     }
///
///     fn system_time(&self) -> SystemTime {
///         SystemTime::UNIX_EPOCH
///     }
///
///     fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
///         Box::pin(std::future::pending())
///     }
///
///     fn random(&self) -> [u8; 16] {
///         [7; 16]
///     }
/// }
///
/// use durianpay_client::{ApiKey, Client};
///
/// let client = Client::builder(ApiKey::new("dp_test_demo")?).runtime(Frozen).build()?;
/// # #[cfg(feature = "disbursements")]
/// # {
/// let request = client.disbursements().approve("dis_123").to_http()?;
/// assert_eq!(request.headers()["x-idempotency-key"], "07070707-0707-4707-8707-070707070707");
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Runtime: Send + Sync + 'static {
    /// Returns the time since a fixed moment of your choice. It must never decrease.
    fn now(&self) -> Duration;

    /// Returns the time of day, which may be wrong and may jump.
    fn system_time(&self) -> SystemTime;

    /// Returns a future that completes when that much time has passed on the clock of
    /// [`now`](Self::now). It may be dropped at any time.
    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()>;

    /// Returns random bytes, for idempotency keys and for the length of pauses.
    ///
    /// They must be unpredictable and must never repeat: to the API, two calls with the same
    /// idempotency key are one call. The six bits that a random UUID fixes are not used.
    fn random(&self) -> [u8; 16];
}

impl<R: Runtime + ?Sized> Runtime for Arc<R> {
    fn now(&self) -> Duration {
        (**self).now()
    }

    fn system_time(&self) -> SystemTime {
        (**self).system_time()
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        (**self).sleep(time)
    }

    fn random(&self) -> [u8; 16] {
        (**self).random()
    }
}
