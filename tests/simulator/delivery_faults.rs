//! Webhooks with faults: which arrive, how often and in which order.

use crate::support::{Receiver, data, order_and_payment, simulator_for};
use durianpay_client::api::PaymentId;
use durianpay_client::webhook::{SignatureError, Untrusted};
use durianpay_simulator::{Delivery, DeliveryFault, DeliveryOutcome, Simulator};
use serde_json::Value;
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Creates a payment that waits for its customer. The receiver knows only the order.
async fn setup(answers: &[u16]) -> (Receiver, Simulator, PaymentId) {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    let (_, payment) = order_and_payment(&simulator.client()).await;
    simulator.advance(Duration::ZERO).await.unwrap();
    receiver.answer(answers);
    (receiver, simulator, payment)
}

/// Returns the minutes after the first delivery, the event and the outcome of each delivery.
fn told(deliveries: &[Delivery]) -> Vec<(i64, &str, DeliveryOutcome)> {
    let start = deliveries[0].at.unix_seconds();
    let minutes = |delivery: &Delivery| (delivery.at.unix_seconds() - start) / 60;
    let mut told = Vec::new();
    for delivery in &deliveries[1..] {
        told.push((minutes(delivery), &*delivery.event, delivery.outcome));
    }
    told
}

const PAID: &str = "payment.completed";
const ORDER: &str = "order.completed";

/// Pays a payment whose event meets the fault, and returns the received events.
async fn arrivals(fault: DeliveryFault) -> (Vec<String>, Vec<Delivery>, Receiver) {
    let (receiver, simulator, payment) = setup(&[]).await;
    simulator.faults().next_delivery_of(PAID, fault);
    simulator.pay(&payment).await.unwrap();
    simulator.advance(DAY).await.unwrap();
    assert_eq!(simulator.faults().waiting(), 0);
    let deliveries = simulator.deliveries();
    let met = deliveries
        .iter()
        .filter(|delivery| delivery.fault == Some(fault));
    assert!(met.clone().count() > 0);
    assert!(met.clone().all(|delivery| delivery.event == PAID));
    let events = receiver.events().split_off(1);
    (events, deliveries, receiver)
}

#[tokio::test]
async fn a_duplicate_arrives_twice_as_one_attempt() {
    let (events, deliveries, receiver) = arrivals(DeliveryFault::Duplicate).await;
    assert_eq!(events, [PAID, PAID, ORDER]);
    let bodies = receiver.bodies();
    assert_eq!(bodies[1], bodies[2]);
    let attempts: Vec<_> = deliveries
        .iter()
        .map(|delivery| (delivery.number, delivery.attempt))
        .collect();
    assert_eq!(attempts, [(0, 1), (1, 1), (1, 1), (2, 1)]);
}

#[tokio::test]
async fn a_duplicate_accepted_once_is_not_retried() {
    for (answers, times) in [(&[500, 200][..], 2), (&[500, 500], 3)] {
        let (receiver, simulator, payment) = setup(answers).await;
        simulator.faults().next_delivery(DeliveryFault::Duplicate);
        simulator.pay(&payment).await.unwrap();
        simulator.advance(DAY).await.unwrap();
        let events = receiver.events();
        let paid = events.iter().filter(|event| *event == PAID).count();
        assert_eq!(paid, times, "{events:?}");
    }
}

#[tokio::test]
async fn a_reordered_webhook_arrives_after_the_next() {
    let (events, deliveries, _) = arrivals(DeliveryFault::Reorder).await;
    assert_eq!(events, [ORDER, PAID]);
    // Both at the same moment.
    assert_eq!(deliveries[1].at, deliveries[2].at);
}

#[tokio::test]
async fn a_reordered_last_webhook_arrives_two_minutes_later() {
    let (receiver, simulator, payment) = setup(&[500]).await;
    simulator.faults().next_delivery(DeliveryFault::Reorder);
    assert_eq!(simulator.fail(&payment).await.unwrap(), []);
    simulator.advance(MINUTE).await.unwrap();
    assert_eq!(receiver.events(), ["order.created"]);
    simulator.advance(DAY).await.unwrap();
    let deliveries = simulator.deliveries();
    let failed = "payment.failed";
    let refused = DeliveryOutcome::Rejected(http::StatusCode::INTERNAL_SERVER_ERROR);
    // After the rejection, it is retried two minutes later.
    assert_eq!(
        told(&deliveries),
        [(2, failed, refused), (4, failed, DeliveryOutcome::Accepted)]
    );
}

#[tokio::test]
async fn a_delayed_webhook_arrives_after_its_delay() {
    let late = DeliveryFault::Delay(MINUTE * 210);
    let (events, deliveries, _) = arrivals(late).await;
    assert_eq!(events, [ORDER, PAID]);
    let accepted = DeliveryOutcome::Accepted;
    assert_eq!(
        told(&deliveries),
        [(0, ORDER, accepted), (210, PAID, accepted)]
    );
}

#[tokio::test]
async fn a_dropped_webhook_is_recorded_and_not_retried() {
    let (events, deliveries, _) = arrivals(DeliveryFault::Drop).await;
    assert_eq!(events, [ORDER]);
    let lost = deliveries
        .iter()
        .find(|delivery| delivery.event == PAID)
        .unwrap();
    assert_eq!((lost.attempt, lost.outcome), (1, DeliveryOutcome::Lost));
    assert!(data(&lost.body)["id"].is_string());
}

#[tokio::test]
async fn a_tampered_webhook_fails_and_its_retry_verifies() {
    let (receiver, simulator, payment) = setup(&[401]).await;
    simulator
        .faults()
        .next_delivery_of(PAID, DeliveryFault::Tampered);
    simulator.pay(&payment).await.unwrap();
    simulator.advance(DAY).await.unwrap();
    let paid: Vec<_> = receiver
        .bodies()
        .into_iter()
        .filter(|body| crate::support::event_name(body) == PAID)
        .collect();
    let [forged, genuine] = &paid[..] else {
        panic!("{paid:?}");
    };
    let key = simulator.api_key();
    let verify = |body| Untrusted::parse(body).unwrap().verify([key]).map(drop);
    assert!(verify(forged).is_err());
    verify(genuine).unwrap();
    // Only the signatures differ.
    let without_signature = |body: &[u8]| {
        let mut data: Value = data(body);
        data.as_object_mut().unwrap().remove("signature").unwrap();
        data
    };
    assert_eq!(without_signature(forged), without_signature(genuine));
}

#[tokio::test]
async fn tampering_adds_a_false_signature_to_an_unsigned_webhook() {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    simulator.faults().next_delivery(DeliveryFault::Tampered);
    let data = durianpay_client::json::Json::parse(r#"{"id":"pay_1","amount":"5.00"}"#).unwrap();
    simulator.trigger("payment.completed", data).await.unwrap();
    let webhook = Untrusted::parse(&receiver.bodies()[0]).unwrap();
    let error = webhook.verify([simulator.api_key()]).unwrap_err();
    assert_eq!(error, SignatureError::Mismatch);
}
