//! Calls that are dropped, over a transport of the caller's own.

use crate::script::{LONG, Script, Step};
use durianpay_client::Outcome;
use std::sync::mpsc;

#[tokio::test(start_paused = true)]
async fn a_dropped_call_stops_sending_and_is_reported() {
    for (step, outcome) in [
        (Step::Refused, Outcome::NotSent),
        (Step::Broken, Outcome::Unknown),
        (Step::Silence, Outcome::Unknown),
    ] {
        let (sender, reports) = mpsc::channel();
        let script = Script::new(Box::leak(Box::new([step])));
        let builder = script.builder();
        let builder = builder.on_dropped(move |call| sender.send(call.clone()).unwrap());
        let client = builder.build().unwrap();
        let mut call = Box::pin(client.orders().get("ord_1").into_future());
        // Once is enough for the first attempt.
        let polled = std::future::poll_fn(|context| {
            std::task::Poll::Ready(call.as_mut().poll(context).is_pending())
        });
        assert!(polled.await, "{step:?}");
        drop(call);
        tokio::time::sleep(LONG).await;
        assert_eq!(script.sent().len(), 1, "{step:?}");
        let report = reports.try_recv().unwrap();
        assert_eq!((report.outcome(), report.attempts()), (outcome, 1));
    }
}
