//! The first minute of a stranger, as the README describes it: start the simulator, open its page, create
//! an order with the printed command, pay it by a click, and get the signed webhook.
//!
//! `UPDATE_SCREENSHOT=1` writes the picture of the README, with fixed ports, ids and times.

use super::{Receiver, Running};
use crate::support::{folder, piped, text};
use durianpay_simulator::Simulator;
use durianpay_test_support::browser::Browser;
use std::fs;
use std::process::Command;

const SCREENSHOT: &str = "../docs/simulator/page.png";

/// The largest picture that a README should load, in bytes.
const MOST_BYTES: usize = 200_000;

/// Starts the simulator with a receiver of its webhooks.
fn start(is_picture: bool) -> (Running, Receiver) {
    if !is_picture {
        let shop = Receiver::start(200);
        let running = Running::start_human(&["--webhook", &shop.url]);
        return (running, shop);
    }
    let shop = Receiver::start_on(9000, 200);
    let start = "2026-03-02T03:00:00Z".parse().unwrap();
    let seed = Simulator::builder().starts_at(start).start_in_memory();
    let seed = folder(&[("seed.json", &seed.unwrap().snapshot().to_string())]);
    let path = seed.path().join("seed.json");
    let path = path.to_str().unwrap();
    let still = ["--seed", path, "--clock", "virtual", "--port", "7080"];
    let mut running = Running::start_human(&[&["--webhook", &shop.url], &still[..]].concat());
    // The file is read before the first line is printed.
    running.printed_until("Durianpay simulator");
    (running, shop)
}

#[test]
fn a_stranger_pays_an_order_by_a_click_and_gets_a_signed_webhook() {
    let is_picture = std::env::var_os("UPDATE_SCREENSHOT").is_some();
    let (mut simulator, shop) = start(is_picture);
    let printed = simulator.printed_until("Ctrl-C ends it.");
    let page = format!("{}/", simulator.host);
    assert!(
        is_picture || printed.contains(&format!("page      {page}\n")),
        "{printed}"
    );
    let command = printed
        .lines()
        .find(|line| line.trim().starts_with("curl "));
    let Some(mut browser) = Browser::open(&page) else {
        return;
    };
    browser.emulate(1200, 760, false);
    browser.wait_for("document.getElementById('example').innerText.startsWith('curl ')");

    let created = Command::new("sh")
        .args(["-c", command.unwrap()])
        .output()
        .unwrap();
    let answer = text(&created.stdout);
    assert!(
        created.status.success() && answer.contains("\"order_ref_id\":\"shop-1\""),
        "{created:?}"
    );
    browser.wait_for("document.getElementById('t-orders').innerText.includes('shop-1')");

    browser.click("#t-orders button[aria-label^='Pay ord_']");
    browser.wait_for("document.getElementById('t-orders').innerText.includes('completed')");
    browser
        .wait_for("document.getElementById('t-deliveries').innerText.includes('order.completed')");
    let bodies = shop.bodies();
    let mut paid = bodies
        .iter()
        .filter(|body| body.contains("payment.completed"));
    let key = ["webhook", "verify", "-", "--key", "dp_test_simulator"];
    let verified = piped(".", &key, paid.next().unwrap());
    let verdict = text(&verified.stdout);
    assert_eq!(verified.status.code(), Some(0), "{verdict}");
    assert!(verdict.starts_with("valid: pay_"), "{verdict}");

    let picture = browser.screenshot();
    assert!(
        picture.len() < MOST_BYTES,
        "the picture has {} bytes",
        picture.len()
    );
    if is_picture {
        fs::write(SCREENSHOT, picture).unwrap();
    }
}
