//! A checkout from start to end: the steps of Durianpay's integration guide as a program.
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
use durianpay_client::{API_KEY_VARIABLE, Amount, ApiKey, ApiKeyError, Client, Timestamp, webhook};
use durianpay_simulator::Simulator;
use guide::{Outcome, guide_order};
use http::header::AUTHORIZATION;
use shop::Shop;
use show::{Printed, code, cut, field, heading, optional, say, verdict};
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
    introduce();
    say("Nothing leaves this machine: Durianpay is simulated. Its clock begins in 2022,");
    say("so that the order from Durianpay's integration guide has not expired.");
    field("Durianpay", simulator.base_url());
    field("your shop", &url);
    field("clock", simulator.now());

    let expiry = "2022-03-29T10:00:00.000Z".parse()?;
    step_1(&client)?;
    let order = step_2(&intents, expiry).await?;
    shop.sell(&order);
    let qris = step_3(&intents, &order).await?;
    step_4(&qris)?;

    heading("5. The customer pays, and Durianpay sends webhooks");
    say("Durianpay calls POST /webhook of your shop. The shop stores each webhook in");
    say("its inbox, and responds with 200 at once:");
    code("inbox.receive(Incoming::new(&body)).await?");
    simulator.advance(Duration::ZERO).await?;
    let deliveries = simulator.pay(&qris.payment_id).await?;
    for webhook in shop.webhooks().await?.iter().rev() {
        field(&webhook.name, format_args!("stored, {}", webhook.trust));
    }

    verdict("The webhooks are stored. Nothing is delivered yet.");

    heading("6. Your shop confirms the payment, and delivers");
    let webhook = Untrusted::parse(&deliveries[0].body)?;
    let authentic = webhook.verify([simulator.api_key()])?;
    say(format_args!(
        "What the webhook `{}` proves, step by step:",
        webhook.claimed_event_name()
    ));
    field("parsed", "nothing: anyone could have sent it");
    field(
        "verified",
        "who knows the API key has signed these two values:",
    );
    field("", authentic.id());
    field("", authentic.amount().display_rupiah());
    field("", "but not the event, the order or the status");
    say("So the worker of your shop asks Durianpay before it calls your handler:");
    code("Worker::new(inbox, client, lookup).run(handler).await");
    shop.work().await?;
    if shop.delivered() != [order.id.clone()] {
        return Err("the shop did not deliver exactly once".into());
    }
    verdict("Durianpay says that the order is paid, with the amount in your database.");
    verdict("Your handler has been called once, and delivers one television.");
    say("Without webhooks, the status of a completed payment has the same signature:");
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
    introduce();
    field("Durianpay", client.base_url());
    let tomorrow = Timestamp::now().unix_seconds() + 24 * 60 * 60;
    let expiry =
        Timestamp::from_unix_seconds(tomorrow).ok_or("the clock of this machine is wrong")?;
    step_1(&client)?;
    let order = step_2(&intents, expiry).await?;
    let qris = step_3(&intents, &order).await?;
    step_4(&qris)?;

    heading("5. The customer pays");
    say("Durianpay cannot reach a webhook URL on this machine, so the example polls");
    say("the status.");
    say("To pay: open the Simulator page of the Durianpay dashboard, look up");
    say(format_args!(
        "{}, and set it to success. Waiting {PAYMENT_TIMEOUT:?}.",
        qris.payment_id
    ));
    if !wait_until_completed(&client, &qris.payment_id).await? {
        say("No payment was made in that time. The order stays open; nothing is charged.");
        return Ok(());
    }
    heading("6. Your shop verifies the signature");
    say("The status of a completed payment has the same signature as its webhook:");
    check_signature(&client, &key, &order, &qris.payment_id).await
}

/// Says who is who, and how to read the output.
fn introduce() {
    heading("A checkout with Durianpay, from an order to a delivered television");
    say("Your shop is this program. A customer orders a television and pays by QRIS.");
    say("An attacker orders one too, does not pay, and sends forged webhooks.");
    say("→ is a request of your shop to Durianpay, ← the status of its response.");
}

fn step_1(client: &Client) -> Outcome {
    heading("1. Your API key");
    say("The client adds the key to every request (HTTP Basic), and never shows it:");
    code("Client::new(ApiKey::from_env()?)?");
    let request = client.orders().get("ord_abcde").to_http()?;
    let header = &request.headers()[AUTHORIZATION];
    let shown = if header.is_sensitive() {
        "Basic ****"
    } else {
        "not marked as sensitive"
    };
    field("Authorization", shown);
    Ok(())
}

async fn step_2(intents: &Intents, expiry: Timestamp) -> Result<Order, Box<dyn Error>> {
    heading("2. Create an order");
    say("An intent records the call under your own reference, `order_ref_id`, before it");
    say("is sent. After a crash or a double click, it returns the same order:");
    code("intents.create_order(CreateOrder::new(amount, customer)).await?");
    say("The first request reads the time of Durianpay, to find the order again.");
    let order = intents.create_order(guide_order(expiry)?).await?;
    field("id", &order.id);
    field("amount", order.amount.display_rupiah());
    field("status", &order.status);
    optional("order_ref_id", order.order_ref_id.as_deref());
    optional("expiry_date", order.expiry_date);
    verdict("There is one order, and nothing is paid.");
    Ok(order)
}

async fn step_3(intents: &Intents, order: &Order) -> Result<QrisChargeResponse, Box<dyn Error>> {
    heading("3. Charge the order by QRIS");
    code("let qris = QrisCharge::new(&order.id, order.amount);");
    code("intents.charge(\"payment_001\", qris).await?");
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
    optional("amount", qris.amount.map(Amount::display_rupiah));
    optional("expiration_time", qris.expiration_time);
    verdict("The payment waits for the customer.");
    heading("4. Show the code to the customer");
    match qris.qr_code.as_deref() {
        Some(code) => {
            say("`qr_code` is the text of the code. A page of the shop draws it:");
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
    verdict("Computed by your shop from payment id, amount and key, it is the same.");
    let verify = VerifyPayment::new(signature);
    let verified = client.payments().verify(payment, verify).await?;
    if !verified {
        return Err("Durianpay does not recognize its signature".into());
    }
    verdict("Asked for it, Durianpay says that the signature is valid.");
    Ok(())
}
