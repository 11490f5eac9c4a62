//! `durianpay webhook`: sending, verifying and forwarding webhooks.

use crate::simulate::{Receiver, stop};
use crate::support::{command, durianpay, folder, piped, text};
use serde_json::Value;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::process::{Output, Stdio};

/// Sends a webhook to a receiver with further arguments.
fn send(receiver: &str, event: &str, arguments: &[&str]) -> Output {
    let begin = ["webhook", "send", event, "--to", receiver];
    durianpay(".", &[&begin, arguments].concat())
}

fn verify(body: &str, key: &str) -> Output {
    piped(".", &["webhook", "verify", "-", "--key", key], body)
}

#[test]
fn a_webhook_is_sent_and_verified() {
    let receiver = Receiver::start(200);
    let fields = [
        "--field",
        "id=pay_7",
        "--field",
        "amount=25000",
        "--field",
        "x=[1]",
    ];
    let key = ["--key", "dp_test_shop"];
    let output = send(
        &receiver.url,
        "payment.completed",
        &[&fields[..], &key].concat(),
    );
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let printed = text(&output.stdout);
    assert!(
        printed.ends_with("webhook payment.completed (event 0, attempt 1): accepted\n"),
        "{printed}"
    );
    let body = receiver.bodies().pop().unwrap();
    let sent: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(sent["data"]["amount"], "25000");
    assert_eq!(sent["data"]["x"][0], 1);
    assert!(
        sent["data"]["order_id"]
            .as_str()
            .unwrap()
            .starts_with("ord_")
    );

    let valid = verify(&body, "dp_test_shop");
    assert_eq!(valid.status.code(), Some(0));
    assert!(text(&valid.stdout).starts_with("valid: pay_7 and Rp 25000.00 are signed"));
    let invalid = verify(&body, "dp_test_other");
    assert_eq!(invalid.status.code(), Some(1));
    let report = text(&invalid.stdout);
    assert!(
        report.starts_with("invalid: the signature does not match"),
        "{report}"
    );
    assert!(
        report.contains("\n  - no known mistake explains it"),
        "{report}"
    );
    assert!(!report.contains("dp_test_other"), "{report}");
}

#[test]
fn every_known_event_has_a_payload() {
    let receiver = Receiver::start(200);
    for event in [
        "order.created",
        "order.completed",
        "payment.completed",
        "payment.failed",
        "payment.expired",
        "payment.cancelled",
        "settlement.settled",
    ] {
        let output = send(&receiver.url, event, &[]);
        assert_eq!(output.status.code(), Some(0), "{event}");
        let body: Value = serde_json::from_str(&receiver.bodies().pop().unwrap()).unwrap();
        assert_eq!(body["event"], event);
        assert!(
            body["data"].as_object().unwrap().len() > 1,
            "{event}: {body}"
        );
    }
    send(&receiver.url, "shop.opened", &["--field", "id=1"]);
    let body: Value = serde_json::from_str(&receiver.bodies().pop().unwrap()).unwrap();
    assert_eq!(body["data"], serde_json::json!({ "id": 1 }));
}

#[test]
fn a_forged_or_unsigned_webhook_is_not_valid() {
    let receiver = Receiver::start(400);
    for (option, reason) in [
        ("--forged", "invalid: the signature does not match"),
        ("--unsigned", "invalid: the webhook has no signature"),
    ] {
        let output = send(&receiver.url, "payment.completed", &[option]);
        assert_eq!(output.status.code(), Some(1), "{option}");
        assert!(text(&output.stdout).ends_with(": rejected with 400\n"));
        let body = receiver.bodies().pop().unwrap();
        let report = text(&verify(&body, "dp_test_simulator").stdout);
        assert!(report.starts_with(reason), "{report}");
    }
}

#[test]
fn what_cannot_be_sent_or_read_is_an_error() {
    let folder = folder(&[("large.json", &" ".repeat(1024 * 1024 + 1))]);
    for (arguments, message) in [
        (
            &["send", "a", "--to", "shop"][..],
            "the webhook URL must be",
        ),
        (
            &["send", "a", "--to", "http://a", "--field", "x"],
            "expected `NAME=VALUE`",
        ),
        (
            &["send", "a", "--to", "http://a", "--key", "dp_live_secret"],
            "rejects live keys",
        ),
        (
            &["verify", "none.json", "--key", "dp_test_a"],
            "cannot read none.json",
        ),
        (
            &["verify", "large.json", "--key", "dp_test_a"],
            "larger than 1 MiB",
        ),
        (
            &["verify", "large.json", "dp_live_secret"],
            "unexpected argument",
        ),
        (&["verify", "large.json"], "no key: set it with --key"),
        (
            &["listen", "--forward-to", "shop", "--port", "0"],
            "--forward-to must be",
        ),
    ] {
        let output = durianpay(folder.path(), &[&["webhook"], arguments].concat());
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {error}");
        assert!(error.contains(message), "{arguments:?}: {error}");
        assert!(!error.contains("secret"), "{error}");
    }
}

#[test]
fn a_webhook_is_forwarded_and_replayed() {
    let shop = Receiver::start(202);
    let arguments = [
        "webhook",
        "listen",
        "--port",
        "0",
        "--forward-to",
        &shop.url,
        "--key",
        "dp_test_simulator",
    ];
    let mut listener = command(".", &arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(listener.stdout.take().unwrap())
        .lines()
        .map(Result::unwrap);
    let started = lines.next().unwrap();
    let url = started.strip_prefix("listening on ").unwrap();
    let url = url.split(';').next().unwrap();

    let output = send(url, "payment.completed", &["--field", "id=pay_7"]);
    assert!(text(&output.stdout).ends_with(": rejected with 202\n"));
    let received = "1  received payment.completed, valid: pay_7 and Rp 10000.00";
    assert_eq!(lines.next().unwrap(), received);
    assert_eq!(lines.next().unwrap(), "1  forwarded: 202");
    send(url, "payment.completed", &["--forged"]);
    let received = lines.next().unwrap();
    assert!(
        received.starts_with("2  received payment.completed, invalid: "),
        "{received}"
    );
    assert_eq!(lines.next().unwrap(), "2  forwarded: 202");

    let mut stdin = listener.stdin.take().unwrap();
    stdin.write_all(b"1\n7\n").unwrap();
    assert_eq!(lines.next().unwrap(), "1  forwarded: 202");
    assert_eq!(lines.next().unwrap(), "no webhook has this number");
    let bodies = shop.bodies();
    assert_eq!((bodies.len(), &bodies[2]), (3, &bodies[0]));
    assert!(shop.heads()[2].contains("content-type: application/json"));

    stop(&listener, "INT");
    assert_eq!(listener.wait().unwrap().code(), Some(0));
}

#[test]
fn a_receiver_that_is_gone_is_a_502() {
    let gone = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let forward_to = format!("http://{gone}/hook");
    let arguments = [
        "webhook",
        "listen",
        "--port",
        "0",
        "--forward-to",
        &forward_to,
    ];
    let mut listener = command(".", &arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(listener.stdout.take().unwrap())
        .lines()
        .map(Result::unwrap);
    let started = lines.next().unwrap();
    let url = started.strip_prefix("listening on ").unwrap();
    let output = send(url.split(';').next().unwrap(), "order.created", &[]);
    assert!(text(&output.stdout).ends_with(": rejected with 502\n"));
    assert_eq!(lines.next().unwrap(), "1  received order.created");
    assert_eq!(lines.next().unwrap(), "1  not forwarded: no connection");
    listener.kill().unwrap();
    listener.wait().unwrap();
}
