//! The options of `durianpay simulate`, and the errors for wrong ones.

use super::{ODD_ORDER, Running};
use crate::support::{durianpay, folder, text};
use std::net::TcpListener;
use std::thread::sleep;
use std::time::{Duration, Instant};

#[test]
fn a_strict_simulator_rejects_every_difference() {
    let lenient = Running::start(&["--lenient"]);
    let strict = Running::start(&["--strict"]);
    for (simulator, expected) in [(&lenient, 200), (&strict, 400)] {
        let (status, answer) = simulator.api("POST", "/orders", ODD_ORDER);
        assert_eq!(status, expected, "{answer}");
    }
}

#[test]
fn the_clock_runs_as_fast_as_requested() {
    let fast = Running::start(&["--clock", "36000"]);
    let order = fast.create_order();
    let charge = format!(
        r#"{{"type":"QRIS","request":{{"order_id":"{order}","amount":"10000.00","type":"DANA"}}}}"#
    );
    let (_, charge) = fast.api("POST", "/payments/charge", &charge);
    let payment = charge["data"]["response"]["payment_id"]
        .as_str()
        .unwrap()
        .to_owned();
    let begun = Instant::now();
    // A payment expires after an hour: a tenth of a second here.
    loop {
        let (_, found) = fast.control("GET", &format!("/payments/{payment}"), "");
        if found["status"] == "expired" {
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "{found}");
        sleep(Duration::from_millis(20));
    }

    let still = Running::start(&["--clock", "virtual"]);
    let (_, before) = still.control("GET", "", "");
    sleep(Duration::from_millis(300));
    let (_, after) = still.control("GET", "", "");
    assert_eq!(after["now"], before["now"]);
    assert_eq!(after["clock_speed"], 0);
}

#[test]
fn faults_are_injected_from_the_start() {
    let simulator = Running::start(&["--faults", "orders.create:server_error*2"]);
    for expected in [500, 500, 200] {
        assert_eq!(simulator.api("POST", "/orders", ODD_ORDER).0, expected);
    }
}

#[test]
fn only_known_host_names_are_accepted() {
    let simulator = Running::start(&["--host-name", "durianpay"]);
    for (headers, expected) in [
        ("host: durianpay:7080\r\n", 200),
        ("host: evil.example\r\n", 421),
        ("origin: http://evil.example\r\n", 403),
    ] {
        let (status, _) = simulator.send("POST", "/_sim/reset", headers, "");
        assert_eq!(status, expected, "{headers}");
    }
}

#[test]
fn a_wrong_option_is_an_error() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let folder = folder(&[
        ("broken.json", "{\"format\":1}"),
        ("later.json", "{\"format\":9}"),
    ]);
    for (arguments, message) in [
        (&["--port", &*port][..], "choose another port with --port"),
        (
            &["--key", "dp_live_secret"],
            "the simulator rejects live keys",
        ),
        (&["--key", ""], "error: --key: "),
        (
            &["--webhook", "shop/hook"],
            "the webhook URL must be an `http` or `https` URL",
        ),
        (
            &["--faults", "explode"],
            "invalid fault `explode`: unknown fault",
        ),
        (
            &["--clock", "slow"],
            "expected `real`, `virtual` or a number",
        ),
        (&["--clock", "0"], "expected `real`, `virtual` or a number"),
        (&["--seed", "none.json"], "cannot read none.json"),
        (
            &["--seed", "broken.json"],
            "broken.json: the snapshot cannot be read: missing field",
        ),
        (
            &["--state", "broken.json"],
            "broken.json: the snapshot cannot be read: missing field",
        ),
        (
            &["--state", "later.json"],
            "later.json: the snapshot has the format 9",
        ),
        (
            &["--state", "no/such/folder.json"],
            "cannot write no/such/folder.json",
        ),
        (&["--lenient", "--strict"], "cannot be used with"),
    ] {
        let port = if arguments[0] == "--port" {
            &[][..]
        } else {
            &["--port", "0"]
        };
        let output = durianpay(folder.path(), &[&["simulate"], port, arguments].concat());
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {error}");
        assert!(error.contains(message), "{arguments:?}: {error}");
        assert!(!error.contains("secret"), "{error}");
        assert_eq!(text(&output.stdout), "", "{arguments:?}");
    }
}
