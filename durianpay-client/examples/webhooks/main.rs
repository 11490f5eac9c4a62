//! A shop that handles webhooks safely: an axum server, an inbox, and a
//! simulated Durianpay that delivers the webhooks of one payment early, forged,
//! at once, late and out of order.
//!
//! ```sh
//! cargo run --example webhooks
//! ```
//!
//! It needs no account, no network and no database, and ends by itself.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it is a program for the terminal"
)]

mod shop;

use durianpay_client::api::{
    ChargeResponse, CreateOrder, Order, OrderCustomer, PaymentId, QrisCharge,
};
use durianpay_client::{Amount, Client};
use durianpay_simulator::Simulator;
use http::StatusCode;
use shop::Shop;
use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;
use tokio::time::timeout;

const MINUTE: Duration = Duration::from_secs(60);
/// How long the program may take.
const TIMEOUT: Duration = Duration::from_secs(60);

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> ExitCode {
    let error = match timeout(TIMEOUT, run()).await {
        Ok(Ok(())) => return ExitCode::SUCCESS,
        Ok(Err(error)) => error.to_string(),
        Err(_elapsed) => format!("not done within {TIMEOUT:?}"),
    };
    eprintln!("\nThe example failed: {error}");
    ExitCode::FAILURE
}

async fn run() -> Outcome {
    let simulator = Simulator::start().await?;
    let (shop, url) = Shop::open(&simulator).await?;
    simulator.set_webhook_url(&url)?;
    let (order, payment) = sell(&simulator.client()).await?;

    println!("Early: the order is not in the database yet, so the shop asks for another delivery.");
    simulator.advance(Duration::ZERO).await?;
    let genuine = simulator.pay(&payment).await?;
    shop.print_log();
    shop.has_delivered(0)?;
    shop.sell(order);

    println!("\nForged: an attacker claims the payment, with an amount that is not signed.");
    let body = String::from_utf8(genuine[0].body.to_vec())?;
    let status = post(&url, &body.replace("10000", "1")).await?;
    println!("  {status}, before any handler runs");
    shop.print_log();
    shop.has_delivered(0)?;

    println!("\nAt once: eight copies of each webhook. One is handled; the others are rejected");
    println!("meanwhile, and delivered again.");
    let copies = (0..8).flat_map(|_| &genuine).map(|delivery| {
        let (url, body) = (
            url.clone(),
            String::from_utf8_lossy(&delivery.body).into_owned(),
        );
        tokio::spawn(async move { post(&url, &body).await.is_ok() })
    });
    for copy in copies.collect::<Vec<_>>() {
        if !copy.await? {
            return Err("a copy could not be sent".into());
        }
    }
    shop.print_log();
    shop.has_delivered(1)?;

    println!("\nLate: three and a half hours of retries, of all that did not get a 200.");
    simulator.advance(MINUTE * 210).await?;
    shop.print_log();
    shop.has_delivered(1)?;

    println!("\nOut of order: the last webhook first, and the first one last.");
    for delivery in genuine.iter().rev() {
        post(&url, std::str::from_utf8(&delivery.body)?).await?;
    }
    shop.print_log();
    shop.has_delivered(1)?;
    println!("\nOne payment, one delivery.");
    Ok(())
}

/// Creates an order, and a QRIS payment of it.
async fn sell(client: &Client) -> Outcome<(Order, PaymentId)> {
    let jane = OrderCustomer::new().email("jane.doe@example.com");
    let create = CreateOrder::new(Amount::from(10_000), jane);
    let order = client.orders().create(create).await?;
    let qris = QrisCharge::new(&order.id, order.amount);
    let ChargeResponse::Qris(qris) = client.payments().charge(qris).await?.response else {
        return Err("a QRIS charge has another response".into());
    };
    Ok((order, qris.payment_id))
}

/// Posts a webhook, as anyone could.
async fn post(url: &str, body: &str) -> Result<StatusCode, reqwest::Error> {
    let http = reqwest::Client::builder().no_proxy().build()?;
    Ok(http.post(url).body(body.to_owned()).send().await?.status())
}
