//! The settings of a simulator, and that it accepts only this machine.

use crate::support::{create, order_and_payment};
use durianpay_client::ApiKey;
use durianpay_simulator::{Simulator, SimulatorError};
use tokio::net::TcpStream;

#[tokio::test]
async fn live_keys_are_rejected() {
    let key = ApiKey::new("dp_live_secret").unwrap();
    let refused = Simulator::builder().api_key(key).start().await.unwrap_err();
    assert!(matches!(refused, SimulatorError::LiveKey));
    assert!(!format!("{refused} {refused:?}").contains("secret"));
}

#[tokio::test]
async fn webhooks_are_sent_to_loopback_only() {
    let simulator = Simulator::start().await.unwrap();
    for url in [
        "https://127.0.0.1/hook",
        "http://example.com/hook",
        "http://127.0.0.1.example.com/hook",
        "http://192.168.0.1/hook",
        "http://0.0.0.0/hook",
        "http://localhost@example.com/hook",
        "file:///etc/passwd",
        "/hook",
        "",
    ] {
        let refused = simulator.set_webhook_url(url);
        assert!(matches!(refused, Err(SimulatorError::WebhookUrl)), "{url}");
        let refused = Simulator::builder().webhook_url(url).start().await;
        assert!(matches!(refused, Err(SimulatorError::WebhookUrl)), "{url}");
    }
    for url in [
        "http://127.0.0.1:1/hook",
        "http://localhost:1",
        "http://[::1]:1/hook",
    ] {
        simulator.set_webhook_url(url).unwrap();
    }
}

#[tokio::test]
async fn ids_are_the_same_in_every_run_and_no_two_are_equal() {
    let mut runs = Vec::new();
    for _ in 0..2 {
        let simulator = Simulator::start().await.unwrap();
        let client = simulator.client();
        let (order, payment) = order_and_payment(&client).await;
        let other = create(&client).await;
        assert_ne!(order.id, other.id);
        assert_ne!(order.customer_id, other.customer_id);
        runs.push((order.id, payment, other.id));
    }
    assert_eq!(runs[0], runs[1]);
    // In the format of `ord_0dIWbuDJQ84078`.
    let id = runs[0].0.as_str();
    assert_eq!(id.len(), 18, "{id}");
    assert!(id[14..].bytes().all(|byte| byte.is_ascii_digit()), "{id}");
}

#[tokio::test]
async fn requests_are_recorded_and_redacted_in_debug() {
    let key = ApiKey::new("dp_test_secret").unwrap();
    let builder = Simulator::builder().api_key(key);
    let shown = format!("{builder:?}");
    let simulator = builder.start().await.unwrap();
    create(&simulator.client()).await;
    let requests = simulator.requests();
    assert_eq!(requests.len(), 1);
    let request = &requests[0];
    assert_eq!(
        (request.method.as_str(), &*request.path),
        ("POST", "/orders")
    );
    // printf 'dp_test_secret:' | base64
    assert_eq!(
        request.headers["authorization"],
        "Basic ZHBfdGVzdF9zZWNyZXQ6"
    );

    let shown = format!("{shown} {simulator:?} {request:?} {:?}", request.headers);
    for secret in ["secret", "c2VjcmV0", "ZHBf", "jane.doe"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[tokio::test]
async fn a_dropped_simulator_closes_its_port() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    create(&client).await;
    let address = simulator.base_url()["http://".len()..]
        .trim_end_matches("/v1")
        .to_owned();
    assert!(TcpStream::connect(&address).await.is_ok());
    drop(simulator);
    while TcpStream::connect(&address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    // A connection that was kept open does not get a response either.
    assert!(
        client
            .orders()
            .get("ord_0")
            .await
            .unwrap_err()
            .status()
            .is_none()
    );
}
