//! The clocks and the timer of tokio.

use super::{BoxFuture, Runtime};
use std::time::{Duration, SystemTime};
use tokio::time::Instant;
use uuid::Uuid;

/// The value that [`now`](Runtime::now) returns when the runtime is created. Far from zero, since
/// tokio's clock may be paused before that moment.
const BASE: Duration = Duration::from_secs(1 << 32);

/// The default runtime of clients: tokio's clock and timer, which a test can pause, and the
/// system's time of day and randomness.
///
/// [`sleep`](Runtime::sleep) panics outside a tokio runtime with time enabled.
///
/// ```
/// use durianpay_client::{Runtime, TokioRuntime};
/// use std::time::Duration;
///
/// # #[tokio::main(flavor = "current_thread", start_paused = true)]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// // In a test with tokio's `start_paused`, an hour takes no time.
/// let runtime = TokioRuntime::new();
/// let before = runtime.now();
/// runtime.sleep(Duration::from_secs(3600)).await;
/// assert!(runtime.now() - before >= Duration::from_secs(3600));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct TokioRuntime {
    created: Instant,
}

impl TokioRuntime {
    /// Creates a runtime. It need not be called inside tokio.
    #[must_use]
    pub fn new() -> Self {
        Self {
            created: Instant::now(),
        }
    }
}

impl Default for TokioRuntime {
    fn default() -> Self {
        Self::new()
    }
}

impl Runtime for TokioRuntime {
    fn now(&self) -> Duration {
        let now = Instant::now();
        let after = now.saturating_duration_since(self.created);
        let before = self.created.saturating_duration_since(now);
        (BASE + after).saturating_sub(before)
    }

    fn system_time(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        Box::pin(tokio::time::sleep(time))
    }

    fn random(&self) -> [u8; 16] {
        Uuid::new_v4().into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::{Runtime, TokioRuntime};
    use std::collections::BTreeSet;
    use std::time::Duration;

    const HOUR: Duration = Duration::from_secs(3600);

    #[tokio::test(start_paused = true)]
    async fn its_clock_is_the_one_that_a_test_pauses() {
        let runtime = TokioRuntime::new();
        let before = runtime.now();
        runtime.sleep(HOUR).await;
        assert_eq!(runtime.now(), before + HOUR);
    }

    #[tokio::test(start_paused = true)]
    async fn a_clock_behind_the_moment_of_creation_still_moves() {
        tokio::time::advance(HOUR).await;
        let ahead = TokioRuntime::new();
        tokio::task::spawn_blocking(move || {
            let paused = tokio::runtime::Builder::new_current_thread()
                .enable_time()
                .start_paused(true)
                .build()
                .expect("a runtime");
            paused.block_on(async {
                let before = ahead.now();
                ahead.sleep(HOUR / 2).await;
                assert_eq!(ahead.now(), before + HOUR / 2);
            });
        })
        .await
        .expect("no panic");
    }

    #[test]
    fn random_numbers_differ() {
        let runtime = TokioRuntime::new();
        let drawn: BTreeSet<[u8; 16]> = (0..100).map(|_| runtime.random()).collect();
        assert_eq!(drawn.len(), 100);
    }
}
