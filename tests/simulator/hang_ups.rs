//! Senders that hang up: the request is complete, but the sender does not wait for the response.

use crate::support::{Receiver, data, order_and_payment, simulator_for};
use durianpay_client::api::PaymentId;
use durianpay_simulator::{Delivery, DeliveryFault, DeliveryOutcome, Simulator};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

const PAID: &str = "payment.completed";
const TWO_MINUTES: Duration = Duration::from_secs(2 * 60);

/// Pays a new payment, and hangs up on its webhook.
async fn hang_up(simulator: &Simulator, after: Duration) -> (PaymentId, Delivery) {
    let (_, payment) = order_and_payment(&simulator.client()).await;
    simulator.advance(Duration::ZERO).await.unwrap();
    let fault = DeliveryFault::HangUp { after };
    simulator.faults().next_delivery_of(PAID, fault);
    let sent = simulator.pay(&payment).await.unwrap();
    let sent = sent.into_iter().find(|delivery| delivery.event == PAID);
    let sent = sent.unwrap();
    assert_eq!(sent.outcome, DeliveryOutcome::HungUp);
    assert_eq!(sent.fault, Some(fault));
    (payment, sent)
}

#[tokio::test]
async fn a_hang_up_ends_the_connection_after_a_complete_request() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let simulator = Simulator::start().await.unwrap();
    let (_, payment) = order_and_payment(&simulator.client()).await;
    let url = format!("http://localhost:{}/hook?shop=1", address.port());
    simulator.set_webhook_url(&url).unwrap();
    let after = Duration::ZERO;
    simulator
        .faults()
        .next_delivery(DeliveryFault::HangUp { after });
    let receive = async {
        let (mut connection, _) = listener.accept().await.unwrap();
        let mut request = String::new();
        // There is no response: a sender that waits for one would not end the connection.
        connection.read_to_string(&mut request).await.unwrap();
        drop(listener);
        request
    };
    let (sent, request) = tokio::join!(simulator.pay(&payment), receive);
    let sent = &sent.unwrap()[0];
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    assert_eq!(body, sent.body);
    let mut lines = head.lines();
    assert_eq!(lines.next(), Some("POST /hook?shop=1 HTTP/1.1"));
    for line in [
        format!("host: localhost:{}", address.port()),
        format!("content-length: {}", body.len()),
        "content-type: application/json".to_owned(),
    ] {
        assert!(head.lines().any(|found| found == line), "{head}");
    }
}

#[tokio::test]
async fn a_hang_up_is_not_accepted_and_is_retried() {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    let (payment, first) = hang_up(&simulator, Duration::from_millis(1)).await;
    let sent = simulator.advance(TWO_MINUTES).await.unwrap();
    assert_eq!(sent.len(), 1, "{sent:?}");
    let second = &sent[0];
    assert_eq!((second.number, second.attempt), (first.number, 2));
    assert_eq!(second.outcome, DeliveryOutcome::Accepted);
    assert_eq!(data(&second.body)["id"], payment.as_str());
    let day = Duration::from_secs(24 * 60 * 60);
    assert_eq!(simulator.advance(day).await.unwrap(), []);
}

#[tokio::test]
async fn a_hang_up_drops_the_handler_of_the_server() {
    for after in [Duration::ZERO, Duration::from_millis(20)] {
        let simulator = Simulator::start().await.unwrap();
        // The handler holds this end, and never responds.
        let (held, dropped) = oneshot::channel::<()>();
        let held = Arc::new(Mutex::new(Some(held)));
        let router = axum::Router::new().fallback(move || {
            let held = held.lock().unwrap().take();
            async move {
                std::future::pending::<()>().await;
                drop(held);
            }
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (_, payment) = order_and_payment(&simulator.client()).await;
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        simulator.set_webhook_url(&url).unwrap();
        let faults = simulator.faults();
        for _ in 0..2 {
            faults.next_delivery(DeliveryFault::HangUp { after });
        }
        simulator.pay(&payment).await.unwrap();
        let ended = tokio::time::timeout(Duration::from_secs(10), dropped).await;
        assert!(ended.unwrap().is_err(), "the handler responded");
    }
}

#[tokio::test]
async fn a_hang_up_without_a_receiver_fails_to_connect() {
    let closed = tokio::net::TcpSocket::new_v4().unwrap();
    closed.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let simulator = Simulator::start().await.unwrap();
    let (_, payment) = order_and_payment(&simulator.client()).await;
    let url = format!("http://{}/hook", closed.local_addr().unwrap());
    simulator.set_webhook_url(&url).unwrap();
    let after = Duration::ZERO;
    simulator
        .faults()
        .next_delivery(DeliveryFault::HangUp { after });
    let sent = simulator.pay(&payment).await.unwrap();
    assert_eq!(sent[0].outcome, DeliveryOutcome::NoConnection);
}
