//! A shop that stores webhooks first and handles them once: an axum server, an inbox, two
//! workers, and a simulated Durianpay that sends webhooks early, forged, concurrently, late
//! and twice. One worker is killed halfway.
//! ```sh
//! cargo run --example webhooks
//! ```
//!
//! It needs no account, no network and no database, and exits on its own.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it is a program for the terminal"
)]

mod shop;
mod show;

use durianpay_client::api::{
    ChargeResponse, CreateOrder, Order, OrderCustomer, PaymentId, QrisCharge,
};
use durianpay_client::{Amount, Client};
use durianpay_simulator::Simulator;
use http::StatusCode;
use shop::{Outcome, Shop};
use show::{heading, line, say, verdict};
use std::process::ExitCode;
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

/// The time limit of the program.
const TIMEOUT: Duration = Duration::from_secs(60);

#[tokio::main]
async fn main() -> ExitCode {
    let error = match timeout(TIMEOUT, run()).await {
        Ok(Ok(())) => return ExitCode::SUCCESS,
        Ok(Err(error)) => error.to_string(),
        Err(_elapsed) => format!("timed out after {TIMEOUT:?}"),
    };
    eprintln!("\nThe example failed: {error}");
    ExitCode::FAILURE
}

async fn run() -> Outcome {
    let simulator = Simulator::start().await?;
    let (shop, url) = Shop::open(&simulator).await?;
    simulator.set_webhook_url(&url)?;
    let client = simulator.client();
    let order = create_order(&client).await?;
    let first = charge(&client, &order).await?;
    let second = charge(&client, &order).await?;

    heading("A shop that handles each webhook once, whatever happens");
    say("Your shop is this program: a server that stores webhooks, and two workers that");
    say("handle them. Durianpay is simulated. A warehouse ships what a worker tells it");
    say("to. A customer has ordered, and has two QRIS codes for the same order.");

    heading("1. Forged");
    say("An attacker claims the payment before it is made:");
    let forged = format!(
        r#"{{"event":"payment.completed","data":{{"id":"{first}","order_id":"{}","amount":"10000"}}}}"#,
        order.id
    );
    line("attacker", "POST /webhook payment.completed");
    line(
        "your shop",
        format_args!("{}, stored", post(&url, &forged).await?),
    );
    let doomed = start(&shop);
    sleep(Duration::from_millis(200)).await;
    expect(&shop, (0, 0))?;
    verdict("The worker has asked Durianpay: nothing is paid, so nothing is shipped.");

    heading("2. Paid, but early and often");
    say("The customer pays. The webhooks arrive before the order is in the database of");
    say("the shop, and each of them eight times more:");
    for delivery in simulator.pay(&first).await? {
        let body = std::str::from_utf8(&delivery.body)?;
        let mut copies = 0;
        for _ in 0..8 {
            copies += u32::from(post(&url, body).await? == StatusCode::OK);
        }
        line(
            "Durianpay",
            format_args!("POST /webhook {}", delivery.event),
        );
        line(
            "your shop",
            format_args!("200 OK, stored; and 200 OK for {copies} copies"),
        );
    }
    expect(&shop, (0, 0))?;
    verdict("All are acknowledged at once. They wait until the shop knows the order.");

    heading("3. A worker is killed while it delivers");
    say("The order is in the database now. The first worker tells the warehouse to ship");
    say("it, and is killed before the warehouse responds:");
    shop.let_warehouse_take(Duration::from_secs(3600));
    shop.sell(order);
    wait_for(&shop, (1, 1)).await?;
    doomed.abort();
    verdict("The shipment has begun, and nobody has recorded that it is done.");

    heading("4. Another worker takes over");
    say("It has seen no sign of life of the first one for a second, and tells the");
    say("warehouse again, under the same key:");
    shop.let_warehouse_take(Duration::ZERO);
    let worker = start(&shop);
    wait_for(&shop, (1, 2)).await?;
    verdict("The warehouse knows the key of the shipment, and ships once.");

    heading("5. Paid twice");
    say("The customer pays the same order again, with the second code:");
    simulator.pay(&second).await?;
    while shop.refunds_due() == 0 {
        sleep(Duration::from_millis(10)).await;
    }
    expect(&shop, (1, 2))?;
    worker.abort();
    verdict("The second payment ships nothing. It must be refunded.");
    heading("One order, one shipment, one refund due.");
    Ok(())
}

/// Starts a worker, as a process of the shop would.
fn start(shop: &Shop) -> JoinHandle<()> {
    let (worker, shop) = (shop.worker(), shop.clone());
    tokio::spawn(async move {
        worker
            .run(move |delivery| shop.clone().handle(delivery))
            .await;
    })
}

/// Compares the number of deliveries and of attempts with the expected numbers.
fn expect(shop: &Shop, expected: (usize, u32)) -> Outcome {
    let shipped = shop.shipped();
    let attempts = if shipped.1 == 1 {
        "attempt"
    } else {
        "attempts"
    };
    let told = format!("{} shipped, in {} {attempts}", shipped.0, shipped.1);
    line("warehouse", told);
    if shipped == expected {
        Ok(())
    } else {
        Err(format!("expected {expected:?} deliveries and attempts").into())
    }
}

async fn wait_for(shop: &Shop, expected: (usize, u32)) -> Outcome {
    while shop.shipped() != expected {
        sleep(Duration::from_millis(10)).await;
    }
    expect(shop, expected)
}

async fn create_order(client: &Client) -> Outcome<Order> {
    let jane = OrderCustomer::new().email("jane.doe@example.com");
    let create = CreateOrder::new(Amount::from(10_000), jane);
    Ok(client.orders().create(create).await?)
}

/// Starts a QRIS payment for an order.
async fn charge(client: &Client, order: &Order) -> Outcome<PaymentId> {
    let qris = QrisCharge::new(&order.id, order.amount);
    let ChargeResponse::Qris(qris) = client.payments().charge(qris).await?.response else {
        return Err("a QRIS charge returned an unexpected response".into());
    };
    Ok(qris.payment_id)
}

/// Posts a webhook, as anyone could.
async fn post(url: &str, body: &str) -> Result<StatusCode, reqwest::Error> {
    // The client does not install the TLS library that it uses, and reqwest alone has none.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let http = reqwest::Client::builder().no_proxy().build()?;
    Ok(http.post(url).body(body.to_owned()).send().await?.status())
}
