//! A shop that takes webhooks safely: an axum server, an inbox, and a simulated
//! Durianpay that tells it of one payment in every awkward way.
//!
//! ```sh
//! cargo run --example webhooks
//! ```
//!
//! It needs no account, no network and no database, and ends by itself.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it tells a story in the terminal"
)]

#[path = "webhooks/shop.rs"]
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
/// How long everything may take.
const ALL_TAKES: Duration = Duration::from_secs(60);

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> ExitCode {
    let error = match timeout(ALL_TAKES, tell()).await {
        Ok(Ok(())) => return ExitCode::SUCCESS,
        Ok(Err(error)) => error.to_string(),
        Err(_elapsed) => format!("not done within {ALL_TAKES:?}"),
    };
    eprintln!("\nThe story broke off: {error}");
    ExitCode::FAILURE
}

async fn tell() -> Outcome {
    let simulator = Simulator::start().await?;
    let (shop, url) = Shop::open(&simulator).await?;
    simulator.set_webhook_url(&url)?;
    let (order, payment) = sell(&simulator.client()).await?;

    println!("Early: the order is not in the books yet, so the shop asks for another delivery.");
    simulator.advance(Duration::ZERO).await?;
    let genuine = simulator.pay(&payment).await?;
    shop.tell();
    shop.has_delivered(0)?;
    shop.sell(order);

    println!("\nForged: somebody claims the payment, with an amount that nobody signed.");
    let body = String::from_utf8(genuine[0].body.to_vec())?;
    let status = post(&url, &body.replace("10000", "1")).await?;
    println!("  {status}, before any handler runs");
    shop.tell();
    shop.has_delivered(0)?;

    println!(
        "\nAt once: eight copies of each webhook. One is carried out; whoever comes meanwhile"
    );
    println!("is asked to come again.");
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
    shop.tell();
    shop.has_delivered(1)?;

    println!("\nLate: three and a half hours of repeats, of all that was not answered with 200.");
    simulator.advance(MINUTE * 210).await?;
    shop.tell();
    shop.has_delivered(1)?;

    println!("\nOut of order: the last webhook first, and the first one last.");
    for delivery in genuine.iter().rev() {
        post(&url, std::str::from_utf8(&delivery.body)?).await?;
    }
    shop.tell();
    shop.has_delivered(1)?;
    println!("\nOne payment, one delivery.");
    Ok(())
}

/// An order, and a QRIS payment of it.
async fn sell(client: &Client) -> Outcome<(Order, PaymentId)> {
    let jane = OrderCustomer::new().email("jane.doe@example.com");
    let create = CreateOrder::new(Amount::from(10_000), jane);
    let order = client.orders().create(create).await?;
    let qris = QrisCharge::new(&order.id, order.amount);
    let ChargeResponse::Qris(qris) = client.payments().charge(qris).await?.response else {
        return Err("a QRIS charge was answered otherwise".into());
    };
    Ok((order, qris.payment_id))
}

/// Posts a webhook as anybody could.
async fn post(url: &str, body: &str) -> Result<StatusCode, reqwest::Error> {
    let http = reqwest::Client::builder().no_proxy().build()?;
    Ok(http.post(url).body(body.to_owned()).send().await?.status())
}
