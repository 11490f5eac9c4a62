//! `durianpay simulate`: a process that programs in any language call.

mod minute;
mod of_spec;
mod process;
mod receiver;
mod settings;
mod state;

pub(crate) use process::{Running, stop};
pub(crate) use receiver::Receiver;

use crate::support::{piped, text};
use serde_json::json;
use std::time::{Duration, Instant};

/// A body with a difference from the spec.
const ODD_ORDER: &str =
    r#"{"amount":"10000","currency":"IDR","customer":{"email":"a@b.c"},"color":"red"}"#;

#[test]
fn an_order_is_paid_and_the_shop_gets_a_signed_webhook() {
    let shop = Receiver::start(200);
    let begun = Instant::now();
    let simulator = Running::start(&["--webhook", &shop.url]);
    let started = begun.elapsed();
    assert!(started < Duration::from_secs(5), "it took {started:?}");

    let order = simulator.create_order();
    let charge = json!({
        "type": "QRIS",
        "request": { "order_id": order, "amount": "10000.00", "type": "DANA" },
    });
    let (status, charge) = simulator.api("POST", "/payments/charge", &charge.to_string());
    assert_eq!(status, 200, "{charge}");
    let payment = charge["data"]["response"]["payment_id"]
        .as_str()
        .unwrap()
        .to_owned();
    let (status, sent) = simulator.control("POST", &format!("/payments/{payment}/pay"), "");
    assert_eq!(status, 200, "{sent}");
    assert_eq!(sent["deliveries"][0]["outcome"], "accepted");

    let bodies = shop.bodies();
    let paid = bodies
        .iter()
        .find(|body| body.contains("payment.completed"));
    let verify = ["webhook", "verify", "-", "--key", "dp_test_simulator"];
    let verified = piped(".", &verify, paid.unwrap());
    let printed = text(&verified.stdout);
    assert_eq!(verified.status.code(), Some(0), "{printed}");
    assert!(
        printed.starts_with(&format!("valid: {payment} and Rp 10000.00 are signed")),
        "{printed}"
    );

    let lines = simulator.end("INT");
    let kinds: Vec<_> = lines
        .iter()
        .map(|line| line["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "request").count(), 2);
    assert_eq!(kinds.iter().filter(|kind| **kind == "delivery").count(), 3);
}

#[test]
fn the_log_is_readable() {
    let mut simulator = Running::start_human(&[]);
    let banner = simulator.printed_until("Ctrl-C ends it.");
    let host = simulator.host.clone();
    for part in [
        format!("API       {host}/v1"),
        "key       dp_test_simulator".to_owned(),
        "webhooks  none; set with --webhook URL".to_owned(),
        format!("curl -u 'dp_test_simulator:' {host}/v1/orders -H 'content-type"),
    ] {
        assert!(banner.contains(&part), "{part}: {banner}");
    }
    simulator.api("POST", "/orders", ODD_ORDER);
    simulator.api("POST", "/orders", "{}");
    simulator.api("GET", "/nothing?a=1", "");
    let log = simulator.printed_until("404 GET /v1/nothing?a=1  no operation");
    assert!(
        log.contains("200 POST /v1/orders  orders.create\n"),
        "{log}"
    );
    assert!(
        log.contains("          accepted: ignored the unknown field `color`\n"),
        "{log}"
    );
    assert!(
        log.contains("          rejected: {\"error\":\"required fields missing\""),
        "{log}"
    );
    assert!(!log.contains("ZHBf"), "the key is in the log: {log}");
}
