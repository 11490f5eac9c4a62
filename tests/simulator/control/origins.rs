//! Web pages of other origins cannot reach the simulator.

use super::support::shop;
use crate::support::send_raw;
use durianpay_simulator::Simulator;

/// Sends a request to an absolute path. Returns its status.
async fn status(simulator: &Simulator, method: &str, path: &str, headers: &str) -> u16 {
    // The helper adds the base path of the API, which `..` would not remove.
    let host = simulator.base_url().strip_prefix("http://").unwrap();
    let host = host.strip_suffix("/v1").unwrap();
    let headers = headers.replace("HOST", host);
    let (status, _, _) = send_raw(simulator, method, path, &headers, b"").await;
    status
}

#[tokio::test]
async fn a_page_of_another_origin_is_rejected() {
    let (simulator, _receiver) = shop().await;
    for (headers, expected) in [
        ("", 200),
        ("origin: http://HOST\r\n", 200),
        ("origin: http://evil.example\r\n", 403),
        ("origin: https://HOST\r\n", 403),
        ("origin: null\r\n", 403),
        ("host: evil.example\r\n", 421),
        ("host: evil.example\r\norigin: http://evil.example\r\n", 421),
    ] {
        let url = "http://HOST/_sim/reset".to_owned();
        let host = simulator.base_url().strip_prefix("http://").unwrap();
        let url = url.replace("HOST", host.strip_suffix("/v1").unwrap());
        let found = status(&simulator, "POST", &url, headers).await;
        assert_eq!(found, expected, "{headers:?}");
    }
}

#[tokio::test]
async fn a_name_is_accepted_if_the_builder_was_told() {
    let simulator = Simulator::builder()
        .host_name("durianpay")
        .start()
        .await
        .unwrap();
    for (host, expected) in [
        ("durianpay:8080", 401),
        ("other:8080", 421),
        ("192.0.2.1", 421),
    ] {
        let headers = format!("host: {host}\r\n");
        let (status, _, _) = send_raw(&simulator, "GET", "/orders", &headers, b"").await;
        assert_eq!(status, expected, "{host}");
    }
    let error = Simulator::builder()
        .address(([0, 0, 0, 0], 0))
        .start()
        .await
        .unwrap_err();
    let message = error.to_string();
    assert!(
        message.starts_with("the address `0.0.0.0:0` is not on loopback"),
        "{message}"
    );
    let open = Simulator::builder()
        .address(([0, 0, 0, 0], 0))
        .expose()
        .start()
        .await
        .unwrap();
    let headers = "host: 192.0.2.1\r\n";
    let (status, _, _) = send_raw(&open, "GET", "/orders", headers, b"").await;
    assert_eq!(status, 401);
    assert_eq!(open.client().orders().list().await.unwrap().count, Some(0));
}
