//! A runtime of the caller's own: calls in a program without tokio, with virtual time and random
//! numbers from a seed.

use crate::script::{Script, Step};
use durianpay_client::{BoxFuture, ErrorKind, Runtime};
use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, SystemTime};

/// Time that moves during a sleep, and random numbers that count.
#[derive(Default)]
struct Virtual {
    now: Arc<Mutex<Duration>>,
    drawn: AtomicU64,
}

impl Runtime for Virtual {
    fn now(&self) -> Duration {
        *self.now.lock().unwrap()
    }

    fn system_time(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + self.now()
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        let (now, until) = (Arc::clone(&self.now), self.now() + time);
        let mut polls = 0;
        Box::pin(std::future::poll_fn(move |context| {
            // The first poll lets others go first.
            polls += 1;
            let mut now = now.lock().unwrap();
            if polls > 1 {
                *now = until.max(*now);
            }
            if *now >= until {
                return Poll::Ready(());
            }
            context.waker().wake_by_ref();
            Poll::Pending
        }))
    }

    fn random(&self) -> [u8; 16] {
        let drawn = self.drawn.fetch_add(1, Ordering::Relaxed);
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&drawn.to_be_bytes());
        bytes
    }
}

/// The smallest executor there is.
fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

#[test]
fn a_call_needs_no_tokio() {
    let script = Script::new(&[Step::Broken, Step::Silence, Step::Status(200)]);
    let builder = script.builder().runtime(Virtual::default());
    let client = builder.build().unwrap();
    let order = block_on(client.orders().get("ord_1").into_future()).unwrap();
    assert_eq!(order.id.as_ref(), "ord_1");
    assert_eq!(script.sent().len(), 3);
}

#[test]
fn time_limits_use_the_clock_of_the_runtime() {
    let script = Script::new(&[Step::Silence]);
    let runtime = Arc::new(Virtual::default());
    let client = script
        .builder()
        .runtime(Arc::clone(&runtime))
        .build()
        .unwrap();
    let error = block_on(client.orders().get("ord_1").into_future()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(runtime.now(), Duration::from_secs(80));
}

#[test]
fn the_same_random_numbers_make_the_same_requests() {
    let run = || {
        let script = Script::new(&[Step::Status(503)]);
        let client = script
            .builder()
            .runtime(Virtual::default())
            .build()
            .unwrap();
        for _ in 0..2 {
            let call = client.disbursements().approve("dis_1").into_future();
            block_on(call).unwrap_err();
        }
        let sent = script.sent();
        let headers = sent.iter().map(|(request, _)| request.headers().clone());
        headers.collect::<Vec<_>>()
    };
    let first = run();
    assert_eq!(first, run());
    let keys: std::collections::BTreeSet<_> = first
        .iter()
        .map(|headers| headers["x-idempotency-key"].to_str().unwrap().to_owned())
        .collect();
    assert_eq!((first.len(), keys.len()), (6, 2));
}
