//! Dropped calls are reported, with their possible effects.

use crate::support::{builder, create_order};
use durianpay_client::{Client, ClientBuilder, DroppedCall, Outcome};
use durianpay_test_support::inbox_drops::poll_when_woken;
use durianpay_test_support::scripted_server::{Server, Step, json};
use std::future::IntoFuture;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// The reports.
#[derive(Clone, Default)]
struct Reports(Arc<Mutex<Vec<DroppedCall>>>);

impl Reports {
    fn client(&self, builder: ClientBuilder) -> Client {
        let reports = self.clone();
        let observe = move |call: &DroppedCall| reports.0.lock().unwrap().push(call.clone());
        builder.on_dropped(observe).build().unwrap()
    }

    fn take(&self) -> Vec<DroppedCall> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

const BATCH: &str = r#"{"data": {"id": "dis_1"}}"#;

/// A call that is dropped is reported once, as not sent only if nothing came to the
/// server; a call that returned is not reported.
#[tokio::test]
async fn a_call_is_reported_wherever_it_is_dropped() {
    let reports = Reports::default();
    let mut reported = 0;
    for polls in 0.. {
        let server = Server::always(vec![json(200, BATCH)]).await;
        let client = reports.client(builder(server.base_url()));
        let call = client.disbursements().approve("dis_1");
        let call = call.idempotency_key("approval-7");
        let result = poll_when_woken(call.into_future(), polls).await;
        let found = reports.take();
        if let Some(batch) = result {
            assert_eq!(batch.unwrap().id.as_str(), "dis_1");
            assert_eq!(found, [], "{polls} polls");
            break;
        }
        let [dropped] = found.as_slice() else {
            panic!("{polls} polls: {found:?}");
        };
        assert_eq!(dropped.operation(), "disbursements.approve");
        let key = dropped.idempotency_key().map(ToString::to_string);
        assert_eq!(key.as_deref(), Some("approval-7"));
        let (outcome, attempts) = match polls {
            0 => (Outcome::NotSent, 0),
            _ => (Outcome::Unknown, 1),
        };
        assert_eq!(dropped.outcome(), outcome, "{polls} polls");
        assert_eq!(dropped.attempts(), attempts, "{polls} polls");
        if outcome == Outcome::NotSent {
            assert_eq!(server.log().connections, 0);
        }
        reported += 1;
    }
    assert!(reported > 2, "dropped at {reported} polls");
}

#[tokio::test]
async fn a_timeout_by_the_caller_is_reported_with_the_random_key() {
    let server = Server::always(vec![Step::Stall]).await;
    let reports = Reports::default();
    let client = reports.client(builder(server.base_url()));
    let call = client.disbursements().approve("dis_1").raw();
    let task = tokio::spawn(call.into_future());
    let log = server.until(|log| log.requests.len() == 1).await;
    task.abort();
    assert!(task.await.unwrap_err().is_cancelled());
    let [dropped] = &reports.take()[..] else {
        panic!("it is reported once");
    };
    assert_eq!(dropped.outcome(), Outcome::Unknown);
    let key = dropped.idempotency_key().unwrap();
    assert_eq!(log.requests[0].header("x-idempotency-key"), [key.as_str()]);
}

#[tokio::test]
async fn errors_and_calls_that_were_not_awaited_are_not_reported() {
    let server = Server::always(vec![json(404, "{}")]).await;
    let reports = Reports::default();
    let client = reports.client(builder(server.base_url()));
    client.orders().get("ord_1").await.unwrap_err();
    client.orders().get("..").await.unwrap_err();
    let call = client.orders().get("ord_1");
    call.timeout(Duration::ZERO).await.unwrap_err();
    drop(client.orders().create(create_order()));
    assert_eq!(reports.take(), []);
    drop(client.orders().create(create_order()).into_future());
    let [dropped] = &reports.take()[..] else {
        panic!("it is reported once");
    };
    assert_eq!(dropped.outcome(), Outcome::NotSent);
    assert_eq!(dropped.idempotency_key(), None);
}
