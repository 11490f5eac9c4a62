//! The delivery of webhooks: when they are sent, how often they are retried, and when retries end.

use crate::support::{Receiver, create, data, order_and_payment, simulator_for};
use durianpay_client::Timestamp;
use durianpay_client::api::PaymentStatus;
use durianpay_simulator::{Delivery, DeliveryOutcome, Simulator, SimulatorError};
use http::StatusCode;
use serde_json::Value;
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

fn refused(status: u16) -> DeliveryOutcome {
    DeliveryOutcome::Rejected(StatusCode::from_u16(status).unwrap())
}

/// Returns the minutes after 10:00 at which attempts were made.
fn minutes(deliveries: &[Delivery]) -> Vec<i64> {
    let start: Timestamp = "2022-03-28T10:00:00Z".parse().unwrap();
    let seconds = |delivery: &Delivery| delivery.at.unix_seconds() - start.unix_seconds();
    deliveries
        .iter()
        .map(|delivery| seconds(delivery) / 60)
        .collect()
}

#[tokio::test]
async fn webhooks_are_sent_after_the_response() {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    create(&simulator.client()).await;
    let arrival = async {
        while receiver.bodies().is_empty() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), arrival)
        .await
        .unwrap();
    assert_eq!(receiver.events(), ["order.created"]);
}

#[tokio::test]
async fn a_rejected_webhook_is_retried_at_2_5_10_90_and_210_minutes() {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    let (_, payment) = order_and_payment(&simulator.client()).await;
    simulator.advance(Duration::ZERO).await.unwrap();

    let moment = Duration::from_nanos(1);
    // Any status except 200 is a rejection.
    receiver.answer(&[500, 404, 201, 204, 301, 503]);
    let first = simulator.fail(&payment).await.unwrap();
    assert_eq!((first.len(), first[0].outcome), (1, refused(500)));
    let again = simulator
        .advance((MINUTE * 2).checked_sub(moment).unwrap())
        .await
        .unwrap();
    assert_eq!(again, []);
    let again = simulator.advance(moment).await.unwrap();
    assert_eq!(
        (again.len(), again[0].attempt, again[0].outcome),
        (1, 2, refused(404))
    );

    // A single large step makes all other attempts, each at its time, and then no more.
    simulator.advance(MINUTE * 24 * 60).await.unwrap();
    let all = &simulator.deliveries()[1..];
    assert_eq!(minutes(all), [0, 2, 5, 10, 90, 210]);
    let outcomes: Vec<_> = all.iter().map(|delivery| delivery.outcome).collect();
    assert_eq!(outcomes, [500, 404, 201, 204, 301, 503].map(refused));
    let numbers: Vec<_> = all
        .iter()
        .map(|delivery| (delivery.number, delivery.attempt))
        .collect();
    assert_eq!(numbers, [(1, 1), (1, 2), (1, 3), (1, 4), (1, 5), (1, 6)]);
    for (retries, body) in receiver.bodies()[1..].iter().enumerate() {
        let body: Value = serde_json::from_slice(body).unwrap();
        assert_eq!(body["retry_count"], retries);
    }
}

#[tokio::test]
async fn an_accepted_webhook_is_not_retried() {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    let (_, payment) = order_and_payment(&simulator.client()).await;
    simulator.advance(Duration::ZERO).await.unwrap();

    // The first response was lost, so the receiver sees the payment twice.
    receiver.answer(&[500]);
    simulator.pay(&payment).await.unwrap();
    simulator.advance(MINUTE * 24 * 60).await.unwrap();
    let events = receiver.events();
    assert_eq!(
        events,
        [
            "order.created",
            "payment.completed",
            "order.completed",
            "payment.completed"
        ]
    );
    let bodies = receiver.bodies();
    assert_eq!(bodies[1], bodies[3]);
    assert_eq!(minutes(&simulator.deliveries()), [0, 0, 0, 2]);
}

#[tokio::test]
async fn a_webhook_to_an_unreachable_receiver_is_retried() {
    // A port without a listener, which no other process can take.
    let closed = tokio::net::TcpSocket::new_v4().unwrap();
    closed.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let url = format!("http://{}/hook", closed.local_addr().unwrap());
    let simulator = Simulator::builder()
        .webhook_url(&url)
        .start()
        .await
        .unwrap();
    let (_, payment) = order_and_payment(&simulator.client()).await;
    let told = simulator.pay(&payment).await.unwrap();
    assert!(
        told.iter()
            .all(|delivery| delivery.outcome == DeliveryOutcome::NoConnection)
    );

    let receiver = Receiver::answering(&[]).await;
    simulator.set_webhook_url(&receiver.url).unwrap();
    simulator.advance(MINUTE * 2).await.unwrap();
    assert_eq!(
        receiver.events(),
        ["order.created", "payment.completed", "order.completed"]
    );
}

#[tokio::test]
async fn payments_expire_between_retries_in_chronological_order() {
    let receiver = Receiver::answering(&[500, 500, 500, 500]).await;
    let simulator = simulator_for(&receiver).await;
    let (_, payment) = order_and_payment(&simulator.client()).await;
    let told = simulator.advance(MINUTE * 120).await.unwrap();
    let told: Vec<_> = told
        .iter()
        .map(|delivery| (&*delivery.event, delivery.at.to_string()))
        .collect();
    let last = &told[told.len() - 2..];
    assert_eq!(
        last,
        [
            ("payment.expired", "2022-03-28T11:00:00Z".to_owned()),
            ("order.created", "2022-03-28T11:30:00Z".to_owned()),
        ]
    );
    let ended = simulator.client().payments().get(&payment).await.unwrap();
    assert_eq!(ended.status, PaymentStatus::Expired);
}

#[tokio::test]
async fn without_a_url_no_webhook_is_sent() {
    let simulator = Simulator::start().await.unwrap();
    let (order, payment) = order_and_payment(&simulator.client()).await;
    assert_eq!(simulator.pay(&payment).await.unwrap(), []);
    // Events from before there was a URL are not sent.
    let receiver = Receiver::answering(&[]).await;
    simulator.set_webhook_url(&receiver.url).unwrap();
    simulator.advance(MINUTE * 1000).await.unwrap();
    assert_eq!(simulator.deliveries(), []);
    let read = simulator.client().orders().get(&order.id).await.unwrap();
    assert_eq!(read.status.as_str(), "completed");
}

#[tokio::test]
async fn the_clock_moves_only_on_request_up_to_the_year_9999() {
    let simulator = Simulator::start().await.unwrap();
    let start = simulator.now();
    create(&simulator.client()).await;
    assert_eq!(simulator.now(), start);
    let refused = simulator.advance(Duration::MAX).await.unwrap_err();
    assert!(matches!(refused, SimulatorError::OutOfTime));
    assert_eq!(simulator.now(), start);
    simulator.advance(MINUTE).await.unwrap();
    assert_eq!(simulator.now().unix_seconds(), start.unix_seconds() + 60);
}

#[tokio::test]
async fn a_receiver_may_call_the_api_before_it_responds() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let asking = client.clone();
    let router = axum::Router::new().fallback(move |body: bytes::Bytes| {
        let client = asking.clone();
        async move {
            let id = data(&body)["id"].as_str().unwrap().to_owned();
            let is_paid = !id.starts_with("pay_")
                || client.payments().get(&*id).await.unwrap().status == PaymentStatus::Completed;
            if is_paid {
                StatusCode::OK
            } else {
                StatusCode::CONFLICT
            }
        }
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    simulator.set_webhook_url(&url).unwrap();

    let (_, payment) = order_and_payment(&client).await;
    let told = simulator.pay(&payment).await.unwrap();
    assert!(
        told.iter()
            .all(|delivery| delivery.outcome == DeliveryOutcome::Accepted),
        "{told:?}"
    );
}
