//! Calls of the control API.

use crate::support::{Receiver, simulator_for};
use durianpay_simulator::Simulator;
use reqwest::{Client, Method, StatusCode};
use serde_json::Value;

/// Returns the URL of a path on the simulator's port.
pub(crate) fn url(simulator: &Simulator, path: &str) -> String {
    let base = simulator.base_url().strip_suffix("/v1").unwrap();
    format!("{base}{path}")
}

/// Sends a request with this body, if it is not null. Returns status and body.
pub(crate) async fn call(
    simulator: &Simulator,
    method: &str,
    path: &str,
    body: Value,
) -> (StatusCode, Value) {
    let method = Method::from_bytes(method.as_bytes()).unwrap();
    let client = Client::builder().no_proxy().build().unwrap();
    let mut request = client.request(method, url(simulator, path));
    if !body.is_null() {
        request = request.body(body.to_string());
    }
    let response = request.send().await.unwrap();
    let status = response.status();
    let text = response.text().await.unwrap();
    (status, serde_json::from_str(&text).unwrap())
}

/// Sends a request that must succeed.
pub(crate) async fn done(simulator: &Simulator, method: &str, path: &str, body: Value) -> Value {
    let (status, answer) = call(simulator, method, path, body).await;
    assert_eq!(status, StatusCode::OK, "{method} {path}: {answer}");
    answer
}

/// Sends a request that must be rejected with this status. Returns the message.
pub(crate) async fn rejected(
    simulator: &Simulator,
    method: &str,
    path: &str,
    body: Value,
    expected: u16,
) -> String {
    let (status, answer) = call(simulator, method, path, body).await;
    assert_eq!(status, expected, "{method} {path}: {answer}");
    answer["error"].as_str().unwrap().to_owned()
}

/// Starts a simulator and a receiver of its webhooks.
pub(crate) async fn shop() -> (Simulator, Receiver) {
    let receiver = Receiver::answering(&[]).await;
    (simulator_for(&receiver).await, receiver)
}
