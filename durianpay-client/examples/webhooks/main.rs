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

use durianpay_client::api::{
    ChargeResponse, CreateOrder, Order, OrderCustomer, PaymentId, QrisCharge,
};
use durianpay_client::{Amount, Client};
use durianpay_simulator::Simulator;
use http::StatusCode;
use shop::{Outcome, Shop};
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

    println!("Forged: an attacker claims the payment before it is made. The webhook is stored,");
    println!("but the API responds that nothing is paid.");
    let forged = format!(
        r#"{{"event":"payment.completed","data":{{"id":"{first}","order_id":"{}","amount":"10000"}}}}"#,
        order.id
    );
    println!("  {}", post(&url, &forged).await?);
    let doomed = start(&shop);
    sleep(Duration::from_millis(200)).await;
    expect(&shop, (0, 0))?;

    println!(
        "\nPaid: both webhooks are stored and acknowledged at once, although the order is not in"
    );
    println!("the shop's database yet. Each is then delivered eight more times.");
    for delivery in simulator.pay(&first).await? {
        for _ in 0..8 {
            post(&url, std::str::from_utf8(&delivery.body)?).await?;
        }
    }
    expect(&shop, (0, 0))?;

    println!(
        "\nKilled: the order is in the database, the worker begins to deliver, and is killed."
    );
    shop.let_warehouse_take(Duration::from_secs(3600));
    shop.sell(order);
    wait_for(&shop, (1, 1)).await?;
    doomed.abort();

    println!(
        "\nTaken over: another worker sees no heartbeat for a second and delivers instead. The"
    );
    println!("warehouse recognizes the key of the delivery.");
    shop.let_warehouse_take(Duration::ZERO);
    let worker = start(&shop);
    wait_for(&shop, (1, 2)).await?;

    println!("\nPaid twice: the customer pays the same order again.");
    simulator.pay(&second).await?;
    while shop.refunds_due() == 0 {
        sleep(Duration::from_millis(10)).await;
    }
    expect(&shop, (1, 2))?;
    worker.abort();
    println!("\nOne order, one delivery, one refund due.");
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
    println!("  {} delivered, in {} attempts", shipped.0, shipped.1);
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
