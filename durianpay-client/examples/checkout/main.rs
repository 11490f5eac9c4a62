//! Durianpay's integration guide, steps 1 to 6, as a program.
//!
//! ```sh
//! cargo run --example checkout
//! ```
//!
//! It needs no account and no network: it starts a simulated Durianpay and a small shop that
//! receives webhooks, both on this machine.
//!
//! If `DURIANPAY_API_KEY` is a test key, the same steps run against the sandbox, or against the
//! server in `DURIANPAY_BASE_URL`.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it is a program for the terminal"
)]

mod attack;
mod guide;
mod shop;
mod show;

use attack::Attack;
use durianpay_client::api::{
    ChargeResponse, Order, PaymentId, QrisCharge, QrisChargeResponse, VerifyPayment,
};
use durianpay_client::intent::{Charged, Intents, MemoryIntents};
use durianpay_client::webhook::Untrusted;
use durianpay_client::{API_KEY_VARIABLE, ApiKey, ApiKeyError, Client, Timestamp, webhook};
use durianpay_simulator::Simulator;
use guide::{Outcome, guide_order};
use http::header::AUTHORIZATION;
use shop::Shop;
use show::{Printed, cut, field, heading, optional, say};
use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout};

const BASE_URL_VARIABLE: &str = "DURIANPAY_BASE_URL";
/// The time limit of a call.
const CALL_TIMEOUT: Duration = Duration::from_secs(20);
/// The time to wait for the payment on a server that is not simulated.
const PAYMENT_TIMEOUT: Duration = Duration::from_secs(90);
/// The time limit of the program.
const TIMEOUT: Duration = Duration::from_secs(240);

#[tokio::main]
async fn main() -> ExitCode {
    let result = timeout(TIMEOUT, run()).await;
    let error = match result {
        Ok(Ok(())) => return ExitCode::SUCCESS,
        Ok(Err(error)) => error.to_string(),
        Err(_elapsed) => format!("timed out after {TIMEOUT:?}"),
    };
    eprintln!("\nThe example failed: {error}");
    ExitCode::FAILURE
}

async fn run() -> Outcome {
    match ApiKey::from_env() {
        Ok(key) => with_server(key).await,
        Err(ApiKeyError::NotSet { .. }) => {
            if std::env::var_os(BASE_URL_VARIABLE).is_some() {
                let reason =
                    format!("{BASE_URL_VARIABLE} also requires a test key in {API_KEY_VARIABLE}");
                return Err(reason.into());
            }
            with_simulator().await
        }
        Err(error) => Err(error.into()),
    }
}

/// Runs all steps against a simulator on this machine.
async fn with_simulator() -> Outcome {
    // The guide's order expires on 29 March 2022, so the simulated date is the day before.
    let simulator = Simulator::builder()
        .starts_at("2022-03-28T10:00:00Z".parse()?)
        .start()
        .await?;
    let client = Client::builder(simulator.api_key().clone())
        .base_url(simulator.base_url())
        .hook(Printed)
        .build()?;
    // In production: `SqliteStore` or `PostgresStore` of `durianpay-sqlx`.
    let intents = Intents::new(client.clone(), MemoryIntents::default());
    let (shop, url) = Shop::open(client.clone(), simulator.api_key().clone()).await?;
    simulator.set_webhook_url(&url)?;
    heading("A checkout with Durianpay, from an order to a confirmed payment");
    say("Nothing here leaves this machine. Durianpay is simulated, by the date of the guide.");
    field("API", simulator.base_url());
    field("the shop", &url);
    field("clock", simulator.now());

    let expiry = "2022-03-29T10:00:00.000Z".parse()?;
    step_1(&client)?;
    let order = step_2(&intents, expiry).await?;
    shop.sell(&order);
    let qris = step_3(&intents, &order).await?;
    step_4(&qris)?;

    heading("Step 5: Webhooks / storing fields on your servers (Optional)");
    say("The customer scans the code and pays. Durianpay calls POST /webhook of the shop, which");
    say("stores each webhook and responds with 200 at once:");
    simulator.advance(Duration::ZERO).await?;
    let deliveries = simulator.pay(&qris.payment_id).await?;
    for webhook in shop.webhooks().await?.iter().rev() {
        field(&webhook.name, format_args!("stored, {}", webhook.trust));
    }

    heading("Step 6: Verify signature on your server side (Optional)");
    let webhook = Untrusted::parse(&deliveries[0].body)?;
    let authentic = webhook.verify([simulator.api_key()])?;
    say(format_args!(
        "`{}`, in three steps:",
        webhook.claimed_event_name()
    ));
    field("1. parsed", "only a claim: anyone could have sent it");
    let signed = format!("{} and Rp {}", authentic.id(), authentic.amount());
    field(
        "2. verified",
        format_args!("a holder of the API key signed {signed},"),
    );
    field(
        "",
        "and nothing else: not the event, the order or the status",
    );
    field(
        "3. confirmed",
        "the API confirms to the worker that the order is paid:",
    );
    field(
        "",
        "for the amount in the shop's database, and not refunded",
    );
    shop.work().await?;
    if shop.delivered() != [order.id.clone()] {
        return Err("the shop did not deliver exactly once".into());
    }
    say("The shop delivers one television.");
    say("The status of a completed payment also contains the signature, without a webhook:");
    check_signature(&client, simulator.api_key(), &order, &qris.payment_id).await?;

    let attack = Attack {
        simulator: &simulator,
        shop: &shop,
        url: &url,
    };
    attack.all(&order, &deliveries[0].body, expiry).await
}

/// Runs the same steps against a real server, where you complete the payment yourself.
async fn with_server(key: ApiKey) -> Outcome {
    if key.environment().is_none_or(|environment| environment.live) {
        return Err("this example creates orders and must only use a test key (dp_test_…)".into());
    }
    let mut client = Client::builder(key.clone())
        .total_timeout(CALL_TIMEOUT)
        .hook(Printed);
    if let Ok(url) = std::env::var(BASE_URL_VARIABLE) {
        client = client.base_url(url);
    }
    let client = client.build()?;
    let intents = Intents::new(client.clone(), MemoryIntents::default());
    heading("A checkout with Durianpay, from an order to a confirmed payment");
    field("API", client.base_url());
    say("The guide's order expired in 2022; this one expires tomorrow.");
    let tomorrow = Timestamp::now().unix_seconds() + 24 * 60 * 60;
    let expiry =
        Timestamp::from_unix_seconds(tomorrow).ok_or("the clock of this machine is wrong")?;
    step_1(&client)?;
    let order = step_2(&intents, expiry).await?;
    let qris = step_3(&intents, &order).await?;
    step_4(&qris)?;

    heading("Step 5: Webhooks / storing fields on your servers (Optional)");
    say("Durianpay cannot reach a webhook URL on this machine, so the example polls the status.");
    say("To pay: open the Simulator page of the Durianpay dashboard, look up the payment");
    say(format_args!(
        "{}, and set it to success. Waiting {PAYMENT_TIMEOUT:?}.",
        qris.payment_id
    ));
    if !wait_until_completed(&client, &qris.payment_id).await? {
        say("No payment was made in that time. The order stays open; nothing is charged.");
        return Ok(());
    }
    heading("Step 6: Verify signature on your server side (Optional)");
    say("The status of a completed payment has the same signature as its webhook:");
    check_signature(&client, &key, &order, &qris.payment_id).await
}

fn step_1(client: &Client) -> Outcome {
    heading("Step 1: Authorization Header Generation");
    say("The API key is the user name of HTTP Basic, with an empty password. The client adds it");
    say("to every request, and never shows it:");
    let request = client.orders().get("ord_abcde").to_http()?;
    let header = &request.headers()[AUTHORIZATION];
    let shown = if header.is_sensitive() {
        "Basic ****"
    } else {
        "not marked as sensitive"
    };
    field("Authorization:", shown);
    Ok(())
}

async fn step_2(intents: &Intents, expiry: Timestamp) -> Result<Order, Box<dyn Error>> {
    heading("Step 2: Create an order");
    say("The call is recorded under its `order_ref_id` before it is sent, with the server's time");
    say("from a list request. If it is repeated after a crash, it returns the same order:");
    let order = intents.create_order(guide_order(expiry)?).await?;
    field("id", &order.id);
    field("amount", order.amount);
    field("status", &order.status);
    optional("order_ref_id", order.order_ref_id.as_deref());
    optional("expiry_date", order.expiry_date);
    Ok(order)
}

async fn step_3(intents: &Intents, order: &Order) -> Result<QrisChargeResponse, Box<dyn Error>> {
    heading("Step 3: Create a payment");
    say("The guide charges 10000 here, but a charge must equal the amount of its order.");
    let charge = QrisCharge::new(&order.id, order.amount).name("Nobel");
    match intents.charge("payment_001", charge).await? {
        Charged::Started(charge) => match charge.response {
            ChargeResponse::Qris(qris) => Ok(qris),
            other => Err(format!("a QRIS charge has the response {}", other.tag()).into()),
        },
        other => Err(format!("the payment has ended: {other:?}").into()),
    }
}

fn step_4(qris: &QrisChargeResponse) -> Outcome {
    field("payment_id", &qris.payment_id);
    optional("status", qris.status.as_ref());
    optional("amount", qris.amount);
    optional("expiration_time", qris.expiration_time);
    heading("Step 4: Handle the API Response");
    match qris.qr_code.as_deref() {
        Some(code) => {
            say("The content of `qr_code`, drawn for the customer to scan:");
            show::qr_code(code)?;
        }
        None => say("There is no `qr_code`; display the image in `qr_string`."),
    }
    Ok(())
}

/// Polls the status until the payment is completed or time runs out.
async fn wait_until_completed(
    client: &Client,
    payment: &PaymentId,
) -> Result<bool, Box<dyn Error>> {
    let deadline = Instant::now() + PAYMENT_TIMEOUT;
    let mut last = None;
    while Instant::now() < deadline {
        let state = client.payments().status(payment).await?;
        if last.as_ref() != Some(&state.status) {
            field("status", &state.status);
        }
        if state.is_completed == Some(true) {
            return Ok(true);
        }
        last = Some(state.status);
        sleep(Duration::from_secs(3)).await;
    }
    Ok(false)
}

/// Verifies the signature in a payment status, without a webhook.
async fn check_signature(
    client: &Client,
    key: &ApiKey,
    order: &Order,
    payment: &PaymentId,
) -> Outcome {
    let state = client.payments().status(payment).await?;
    field("status", &state.status);
    let signature = state.signature.ok_or("the payment has no signature")?;
    field("signature", cut(&signature));
    webhook::verify(payment.as_str(), order.amount, &signature, key)?;
    field("computed here", "the same, over payment id and amount");
    let verify = VerifyPayment::new(signature);
    let verified = client.payments().verify(payment, verify).await?;
    field("verified there", verified);
    Ok(())
}
