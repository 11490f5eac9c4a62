//! `durianpay webhook send`: sends a webhook to a receiver.

use super::keys::KeyArgs;
use crate::commands::output::{Failure, Output};
use crate::commands::runtime::block_on;
use crate::simulate::line;
use crate::webhook::sample::{sample, set, to_json};
use clap::Args;
use durianpay_simulator::{Delivery, DeliveryOutcome, LogEntry, Simulator};

const EXAMPLES: &str = "\
The payload is that of an order of Rp 10,000 that is paid by QRIS. An event whose payload no source
documents has an empty one, to which --field adds. The signature covers `id` and `amount`. A value
keeps the type of its field; an integer as amount counts hundredths.

Examples:
  durianpay webhook send payment.completed --to http://127.0.0.1:9000/hook
  durianpay webhook send payment.completed --to http://127.0.0.1:9000/hook --field amount=25000
  durianpay webhook send order.completed --to https://shop.example/hook --forged";

/// The arguments of `send`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct SendArgs {
    /// Name of the event, such as `payment.completed`
    event: String,
    /// URL of the receiver, on any host
    #[arg(long, value_name = "URL")]
    to: String,
    /// Field of the payload to set, as `NAME=VALUE`. May be repeated
    #[arg(long = "field", value_name = "NAME=VALUE", value_parser = field)]
    fields: Vec<(String, String)>,
    /// Sign with a forged signature, which the receiver must reject
    #[arg(long, conflicts_with = "unsigned")]
    forged: bool,
    /// Send without a signature
    #[arg(long)]
    unsigned: bool,
    #[command(flatten)]
    keys: KeyArgs,
}

fn field(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("expected `NAME=VALUE`")?;
    Ok((name.to_owned(), value.to_owned()))
}

impl SendArgs {
    /// Sends the webhook.
    pub(super) fn run(&self) -> Result<Output, Failure> {
        let sent = block_on(self.send())?;
        let Some(delivery) = sent.first() else {
            return Err(Failure::Error("the webhook was not sent".to_owned()));
        };
        let output = Output::stdout(line::human(LogEntry::Delivery(delivery)));
        if delivery.outcome == DeliveryOutcome::Accepted {
            Ok(output)
        } else {
            Err(Failure::Findings(output))
        }
    }

    async fn send(&self) -> Result<Vec<Delivery>, String> {
        let mut builder = Simulator::builder().remote_webhook_url(&self.to);
        if let Some(given) = self.keys.read()?.into_iter().next() {
            builder = builder.api_key(given.key);
        }
        let simulator = builder
            .start_in_memory()
            .map_err(|error| error.to_string())?;
        let mut payload = sample(&self.event)
            .await
            .map_err(|error| error.to_string())?;
        for (name, value) in &self.fields {
            set(&mut payload, name, value);
        }
        let payload = to_json(&payload).map_err(|error| error.to_string())?;
        let sent = if self.forged {
            simulator.trigger_forged(&*self.event, payload).await
        } else if self.unsigned {
            simulator.trigger(&*self.event, payload).await
        } else {
            simulator.trigger_signed(&*self.event, payload).await
        };
        sent.map_err(|error| error.to_string())
    }
}
