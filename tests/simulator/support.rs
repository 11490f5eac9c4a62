//! Shared helpers: orders, a receiver of webhooks, and requests that no client would send.

use axum::Router;
use axum::body::to_bytes;
use axum::extract::Request;
use bytes::Bytes;
use durianpay_client::api::{
    ChargeResponse, CreateOrder, Order, OrderCustomer, PaymentId, QrisCharge,
};
use durianpay_client::{Amount, Client, Timestamp};
use durianpay_simulator::Simulator;
use http::StatusCode;
use serde_json::Value;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// `Basic` with the default key of a simulator:
/// `printf 'dp_test_simulator:' | base64`
pub(crate) const AUTHORIZED: &str = "authorization: Basic ZHBfdGVzdF9zaW11bGF0b3I6\r\n";

pub(crate) fn amount(text: &str) -> Amount {
    text.parse().unwrap()
}

/// Builds an order of Rp 10000.67 for Jane.
pub(crate) fn order() -> CreateOrder {
    let jane = OrderCustomer::new()
        .email("jane.doe@example.com")
        .given_name("Jane");
    CreateOrder::new(amount("10000.67"), jane).order_ref_id("order_ref_001")
}

pub(crate) async fn create(client: &Client) -> Order {
    client.orders().create(order()).await.unwrap()
}

/// Starts a QRIS payment of an order.
pub(crate) async fn charge(client: &Client, order: &Order) -> PaymentId {
    let charge = QrisCharge::new(&order.id, order.amount);
    let charge = client.payments().charge(charge).await.unwrap();
    let ChargeResponse::Qris(qris) = charge.response else {
        panic!("a QRIS charge was answered otherwise");
    };
    qris.payment_id
}

/// Creates an order, and a payment of it that is processing.
pub(crate) async fn order_and_payment(client: &Client) -> (Order, PaymentId) {
    let order = create(client).await;
    let payment = charge(client, &order).await;
    (order, payment)
}

/// Sends a request with the right key, and returns status and body.
pub(crate) async fn send(
    simulator: &Simulator,
    method: &str,
    path: &str,
    body: &str,
) -> (u16, Value) {
    let (status, _, body) = send_raw(simulator, method, path, AUTHORIZED, body.as_bytes()).await;
    (status, body)
}

/// Sends a request with these header lines. A `host` is added unless it is among them. Returns
/// status, head and body.
pub(crate) async fn send_raw(
    simulator: &Simulator,
    method: &str,
    path: &str,
    headers: &str,
    body: &[u8],
) -> (u16, String, Value) {
    let (host, base) = simulator
        .base_url()
        .strip_prefix("http://")
        .unwrap()
        .split_once('/')
        .unwrap();
    let path = path
        .strip_prefix('/')
        .map_or_else(|| path.to_owned(), |path| format!("/{base}/{path}"));
    let host_line = if headers.contains("host:") {
        String::new()
    } else {
        format!("host: {host}\r\n")
    };
    let length = body.len();
    let head = format!(
        "{method} {path} HTTP/1.1\r\n{host_line}{headers}content-length: {length}\r\nconnection: close\r\n\r\n"
    );
    let mut stream = TcpStream::connect(host).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    // A server that rejects the request may close before it has read everything.
    let _ = stream.write_all(body).await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    let answer = String::from_utf8(answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head[9..12].parse().unwrap();
    (
        status,
        head.to_lowercase(),
        serde_json::from_str(body).unwrap_or(Value::Null),
    )
}

/// Starts a simulator that sends webhooks to `receiver`; the time is 10:00 of a certain day.
pub(crate) async fn simulator_for(receiver: &Receiver) -> Simulator {
    let start: Timestamp = "2022-03-28T10:00:00Z".parse().unwrap();
    Simulator::builder()
        .webhook_url(&receiver.url)
        .starts_at(start)
        .start()
        .await
        .unwrap()
}

/// A receiver of webhooks with scripted responses.
pub(crate) struct Receiver {
    pub(crate) url: String,
    answers: Arc<Mutex<VecDeque<u16>>>,
    bodies: Arc<Mutex<Vec<Bytes>>>,
}

impl Receiver {
    /// Creates a receiver that responds with these statuses in order, and then with 200.
    pub(crate) async fn answering(statuses: &[u16]) -> Self {
        let answers = Arc::new(Mutex::new(VecDeque::from(statuses.to_vec())));
        let bodies = Arc::new(Mutex::new(Vec::new()));
        let (next, kept) = (Arc::clone(&answers), Arc::clone(&bodies));
        let router = Router::new().fallback(move |request: Request| {
            let (next, kept) = (Arc::clone(&next), Arc::clone(&kept));
            async move {
                assert_eq!(request.method(), "POST");
                assert_eq!(request.uri().path(), "/hook");
                assert_eq!(request.headers()["content-type"], "application/json");
                let body = to_bytes(request.into_body(), 1 << 20).await.unwrap();
                kept.lock().unwrap().push(body);
                let status = next.lock().unwrap().pop_front().unwrap_or(200);
                // The assertion above fails if a redirect is followed.
                (
                    StatusCode::from_u16(status).unwrap(),
                    [("location", "/elsewhere")],
                )
            }
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self {
            url,
            answers,
            bodies,
        }
    }

    /// Sets the statuses for the next webhooks.
    pub(crate) fn answer(&self, statuses: &[u16]) {
        self.answers.lock().unwrap().extend(statuses);
    }

    /// Returns the bodies so far.
    pub(crate) fn bodies(&self) -> Vec<Bytes> {
        self.bodies.lock().unwrap().clone()
    }

    /// Returns the events so far.
    pub(crate) fn events(&self) -> Vec<String> {
        self.bodies().iter().map(|body| event_name(body)).collect()
    }
}

pub(crate) fn event_name(body: &[u8]) -> String {
    let body: Value = serde_json::from_slice(body).unwrap();
    body["event"].as_str().unwrap().to_owned()
}

/// Returns the payload of a webhook.
pub(crate) fn data(body: &[u8]) -> Value {
    let body: Value = serde_json::from_slice(body).unwrap();
    body["data"].clone()
}
