//! A simulator in memory: the responses and faults must be the same as on a port.

use crate::support::{create, data, event_name, order, order_and_payment};
use bytes::Bytes;
use durianpay_client::api::{PaymentStatus, endpoint};
use durianpay_client::{ApiKey, Client, Error, ErrorKind, Outcome, Timestamp};
use durianpay_simulator::{
    Delivery, DeliveryFault, DeliveryOutcome, Effect, Fault, Simulator, SimulatorBuilder,
};
use http::StatusCode;
use std::sync::{Arc, Mutex};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

fn builder() -> SimulatorBuilder {
    Simulator::builder().starts_at("2026-01-01T00:00:00Z".parse().unwrap())
}

fn in_memory() -> Simulator {
    builder().start_in_memory().unwrap()
}

/// Kind, outcome, status, body and message of an error.
type Shown = (ErrorKind, Outcome, Option<u16>, Option<Vec<u8>>, String);

/// The observations of the caller and of the simulator for a call that met a fault.
#[derive(Debug, PartialEq)]
struct Seen {
    error: Option<Shown>,
    retry_after: Option<Duration>,
    executions: usize,
    requests: usize,
}

/// Creates an order, once and with the fault.
async fn meet(simulator: &Simulator, fault: Fault) -> Seen {
    simulator.faults().next(fault);
    let call = simulator.client().orders().create(order()).no_retry();
    let error: Option<Error> = call.await.err();
    assert_eq!(simulator.faults().waiting(), 0);
    Seen {
        retry_after: error.as_ref().and_then(Error::retry_after),
        error: error.map(|error| {
            let body = error.body().map(<[u8]>::to_vec);
            let shown = error.to_string();
            let status = error.status().map(|status| status.as_u16());
            (error.kind(), error.outcome(), status, body, shown)
        }),
        executions: simulator.executions(&endpoint::ORDERS_CREATE),
        requests: simulator.requests().len(),
    }
}

#[tokio::test]
async fn each_fault_in_memory_is_the_error_of_the_wire() {
    for fault in [
        Fault::Delay(Duration::from_millis(1)),
        Fault::Reset(Effect::Applied),
        Fault::Reset(Effect::NotApplied),
        Fault::Close(Effect::Applied),
        Fault::Close(Effect::NotApplied),
        Fault::CutBody,
        Fault::TooManyRequests {
            retry_after: MINUTE,
        },
        Fault::ServerError(Effect::Applied),
        Fault::ServerError(Effect::NotApplied),
        Fault::Unavailable,
    ] {
        let wire = meet(&builder().start().await.unwrap(), fault).await;
        let memory = meet(&in_memory(), fault).await;
        assert_eq!(wire, memory, "{fault:?}");
    }
}

#[tokio::test]
async fn responses_in_memory_equal_those_of_the_port() {
    let port = builder().start().await.unwrap();
    let memory = in_memory();
    let read = async |client: Client| {
        let order = client.orders().create(order()).raw().await.unwrap();
        let other = client.orders().get("ord_none").raw().await.unwrap();
        let found: Vec<_> = [order.body().clone(), other.body().clone()].into();
        found
    };
    assert_eq!(read(port.client()).await, read(memory.client()).await);
}

#[tokio::test]
async fn the_date_of_a_response_is_that_of_the_virtual_clock() {
    for simulator in [builder().start().await.unwrap(), in_memory()] {
        simulator.advance(90 * MINUTE).await.unwrap();
        let call = simulator.client().orders().list().raw();
        let response = call.await.unwrap();
        assert_eq!(response.headers()["date"], "Thu, 01 Jan 2026 01:30:00 GMT");
    }
}

#[tokio::test(start_paused = true)]
async fn a_delayed_response_takes_the_time_of_the_runtime() {
    let simulator = in_memory();
    simulator.faults().next(Fault::Delay(10 * MINUTE));
    let call = simulator.client().orders().create(order());
    let error = call.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(simulator.executions(&endpoint::ORDERS_CREATE), 1);
}

#[tokio::test]
async fn a_wrong_key_is_rejected_in_memory() {
    let simulator = in_memory();
    let client = Client::builder(ApiKey::new("dp_test_somebody").unwrap())
        .transport(simulator.transport())
        .build()
        .unwrap();
    let error = client.orders().list().await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::UNAUTHORIZED));
}

#[tokio::test]
async fn a_simulator_at_a_port_can_be_called_in_memory() {
    let port = builder().start().await.unwrap();
    let client = Client::builder(port.api_key().clone())
        .transport(port.transport())
        .build()
        .unwrap();
    let order = create(&client).await;
    assert_eq!(
        port.client().orders().get(order.id).await.unwrap().amount,
        order.amount
    );
}

/// A function that receives webhooks and stores them.
#[derive(Clone, Default)]
struct Got(Arc<Mutex<Vec<Bytes>>>);

impl Got {
    /// Receives a webhook, and responds with this status.
    fn receive(
        &self,
        status: Option<StatusCode>,
    ) -> impl Fn(http::Request<Bytes>) -> std::future::Ready<Option<StatusCode>> + use<> {
        let Self(got) = self.clone();
        move |webhook| {
            assert_eq!(webhook.method(), "POST");
            assert_eq!(webhook.headers()["content-type"], "application/json");
            got.lock().unwrap().push(webhook.into_body());
            std::future::ready(status)
        }
    }

    fn events(&self) -> Vec<String> {
        let got = self.0.lock().unwrap();
        got.iter().map(|body| event_name(body)).collect()
    }
}

#[tokio::test]
async fn webhooks_are_handed_to_a_function() {
    let got = Got::default();
    let receive = got.receive(Some(StatusCode::OK));
    let simulator = builder()
        .webhook_receiver(receive)
        .start_in_memory()
        .unwrap();
    let client = simulator.client();
    let (_, payment) = order_and_payment(&client).await;
    // Nothing is delivered without a call of the handle.
    assert_eq!(got.events(), Vec::<String>::new());
    let sent = simulator.pay(&payment).await.unwrap();
    assert!(
        sent.iter()
            .all(|delivery| delivery.outcome == DeliveryOutcome::Accepted)
    );
    assert_eq!(
        got.events(),
        ["order.created", "payment.completed", "order.completed"]
    );
    let paid = data(&got.0.lock().unwrap()[1]);
    assert_eq!(paid["id"], payment.as_ref());
    let read = client.payments().get(&payment).await.unwrap();
    assert_eq!(read.status, PaymentStatus::Completed);
}

/// Returns the outcomes of a webhook with this fault and this response.
async fn outcomes(
    status: Option<StatusCode>,
    fault: Option<DeliveryFault>,
) -> (Vec<DeliveryOutcome>, usize) {
    let got = Got::default();
    let simulator = in_memory();
    simulator.set_webhook_receiver(got.receive(status));
    if let Some(fault) = fault {
        simulator.faults().next_delivery(fault);
    }
    create(&simulator.client()).await;
    let sent = simulator.advance(Duration::ZERO).await.unwrap();
    let outcomes = sent.iter().map(|delivery| delivery.outcome).collect();
    (outcomes, got.events().len())
}

#[tokio::test]
async fn a_function_meets_the_faults_of_deliveries() {
    let ok = Some(StatusCode::OK);
    let refused = Some(StatusCode::IM_A_TEAPOT);
    let hang_up = DeliveryFault::HangUp {
        after: Duration::ZERO,
    };
    for (status, fault, expected, calls) in [
        (ok, None, &[DeliveryOutcome::Accepted][..], 1),
        (
            refused,
            None,
            &[DeliveryOutcome::Rejected(StatusCode::IM_A_TEAPOT)],
            1,
        ),
        (None, None, &[DeliveryOutcome::Broken], 1),
        (
            ok,
            Some(DeliveryFault::Duplicate),
            &[DeliveryOutcome::Accepted, DeliveryOutcome::Accepted],
            2,
        ),
        (ok, Some(hang_up), &[DeliveryOutcome::HungUp], 1),
        (ok, Some(DeliveryFault::Drop), &[DeliveryOutcome::Lost], 0),
    ] {
        let found = outcomes(status, fault).await;
        assert_eq!(found, (expected.to_vec(), calls), "{status:?} {fault:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_function_that_does_not_respond_times_out_and_is_called_again() {
    let simulator = in_memory();
    simulator.set_webhook_receiver(|_| std::future::pending::<StatusCode>());
    create(&simulator.client()).await;
    let sent = simulator.advance(2 * MINUTE).await.unwrap();
    let outcomes: Vec<_> = sent.iter().map(|delivery| delivery.outcome).collect();
    assert_eq!(outcomes, [DeliveryOutcome::TimedOut; 2]);
}

/// Returns all bytes that a history leaves.
async fn history(seed: u64) -> (Vec<Bytes>, Vec<Delivery>, Vec<Bytes>) {
    let got = Got::default();
    let receive = got.receive(Some(StatusCode::OK));
    let builder = builder().seed(seed).webhook_receiver(receive);
    let simulator = builder.start_in_memory().unwrap();
    simulator.faults().random(seed, 20);
    let client = simulator.client();
    let mut responses = Vec::new();
    for _ in 0..20 {
        let call = client.orders().create(order()).no_retry().raw();
        if let Ok(response) = call.await {
            responses.push(response.body().clone());
        }
        simulator.advance(MINUTE).await.unwrap();
    }
    let got = got.0.lock().unwrap().clone();
    (responses, simulator.deliveries(), got)
}

#[tokio::test(start_paused = true)]
async fn the_same_seed_gives_the_same_bytes() {
    let first = history(7).await;
    assert!(first.0.len() > 5 && first.1.len() > 5);
    assert_eq!(first, history(7).await);
    let other = history(8).await;
    assert_ne!(first.0, other.0);
}

#[tokio::test]
async fn the_clock_can_be_set_to_a_time() {
    let got = Got::default();
    let simulator = in_memory();
    simulator.set_webhook_receiver(got.receive(Some(StatusCode::OK)));
    let (_, payment) = order_and_payment(&simulator.client()).await;
    let later: Timestamp = "2026-01-01T05:00:00Z".parse().unwrap();
    simulator.move_clock_to(later);
    assert_eq!(simulator.now(), later);
    let read = simulator.client().payments().get(&payment).await.unwrap();
    assert_eq!(read.status, PaymentStatus::Expired);
    assert_eq!(got.events(), Vec::<String>::new());
    let sent = simulator.advance_to(later).await;
    assert_eq!(sent.len(), got.events().len());
    assert!(got.events().contains(&"payment.expired".to_owned()));
}
