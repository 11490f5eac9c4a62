//! Dropping futures at a poll of choice.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::{Duration, Instant};
use tokio::runtime::Handle;

/// Polls a future this often, each time when it is woken, and drops it. Returns its output
/// if it was ready by then.
pub(crate) async fn poll_times<T>(times: u32, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    let mut polls = 0;
    poll_fn(|context| {
        if polls == times {
            return Poll::Ready(None);
        }
        polls += 1;
        match future.as_mut().poll(context) {
            Poll::Ready(output) => Poll::Ready(Some(output)),
            Poll::Pending if polls == times => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

/// Returns the number of tasks of the runtime that go on. A task that has ended is counted for a
/// moment, so the smallest of several counts is taken.
pub(crate) async fn tasks() -> usize {
    let mut fewest = count();
    for _ in 0..10 {
        tokio::time::sleep(Duration::from_millis(1)).await;
        fewest = fewest.min(count());
    }
    fewest
}

fn count() -> usize {
    Handle::current().metrics().num_alive_tasks()
}

/// Waits until there are no more tasks than this: whatever was dropped has come to its end.
pub(crate) async fn quiet(tasks_before: usize) {
    let begun = Instant::now();
    while count() > tasks_before {
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "a task goes on and on"
        );
        tokio::task::yield_now().await;
    }
}

/// Fails unless the future is ready soon.
pub(crate) async fn soon<T>(future: impl Future<Output = T>) -> T {
    let limit = Duration::from_secs(4);
    tokio::time::timeout(limit, future)
        .await
        .expect("it takes too long")
}
