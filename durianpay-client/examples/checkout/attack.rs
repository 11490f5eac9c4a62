//! Webhooks that Durianpay did not send, or not for this order.

use crate::shop::Shop;
use crate::show::{field, heading, make, received, say, sent};
use crate::{Outcome, guide_order};
use axum::http::StatusCode;
use durianpay_client::api::Order;
use durianpay_client::{Amount, ApiKey, Timestamp, webhook};
use durianpay_simulator::Simulator;
use serde_json::Value;
use std::error::Error;
use std::time::Duration;

/// An attacker who sends forged webhooks.
pub(crate) struct Attack<'s> {
    pub(crate) simulator: &'s Simulator,
    pub(crate) shop: &'s Shop,
    pub(crate) url: &'s str,
}

impl Attack<'_> {
    /// Sends forged webhooks, which the shop must reject.
    pub(crate) async fn all(&self, paid: &Order, genuine: &[u8], expiry: Timestamp) -> Outcome {
        heading("Forged webhooks");
        say("An attacker orders a television of the same price, and does not pay:");
        let client = self.simulator.client();
        let unpaid = make(client.orders().create(guide_order(expiry)?)).await?;
        self.shop.sell(&unpaid);
        field("id", &unpaid.id);
        self.simulator.advance(Duration::ZERO).await?;
        self.shop.arrivals();

        say("Forged webhooks for it, made from the genuine one above:");
        sent("POST", "/webhook");
        for (forgery, body) in forgeries(genuine, unpaid.id.as_str())? {
            let status = self.post(body).await?;
            field(forgery, format_args!("← {status}: {}", self.rejections()));
        }

        say(
            "The genuine webhook from above, with the id of the order changed. Its signature is valid",
        );
        say("since the order is not signed; but the shop asks the API:");
        let genuine = std::str::from_utf8(genuine)?;
        self.send(genuine.replace(paid.id.as_str(), unpaid.id.as_str()))
            .await?;
        heading("One television paid, one delivered.");
        Ok(())
    }

    /// Posts a webhook, as anyone could, and shows how the shop rejects it.
    async fn send(&self, body: String) -> Outcome {
        sent("POST", "/webhook");
        received(self.post(body).await?);
        field("rejected", self.rejections());
        Ok(())
    }

    /// Posts a webhook, which the shop must reject.
    async fn post(&self, body: String) -> Result<StatusCode, Box<dyn Error>> {
        let http = reqwest::Client::builder().no_proxy().build()?;
        let status = http.post(self.url).body(body).send().await?.status();
        if status.is_success() {
            return Err("the shop accepted a forged webhook".into());
        }
        Ok(status)
    }

    /// Returns the reasons of the rejections since the last call.
    fn rejections(&self) -> String {
        let arrivals = self.shop.arrivals().into_iter();
        let reasons = arrivals.filter_map(|arrival| arrival.verdict.err());
        let reasons: Vec<String> = reasons.map(|rejection| rejection.reason).collect();
        reasons.join("; ")
    }
}

/// Returns webhooks that claim a payment of `order`, each invalid in one way.
fn forgeries(genuine: &[u8], order: &str) -> Result<Vec<(&'static str, String)>, Box<dyn Error>> {
    let mut genuine: Value = serde_json::from_slice(genuine)?;
    genuine["data"]["order_id"] = order.into();
    let text = |key: &str| genuine["data"][key].as_str().unwrap_or_default().to_owned();
    let (id, amount, signature) = (text("id"), text("amount"), text("signature"));
    let guessed = ApiKey::new("dp_test_guessed")?;
    let wrong_key = webhook::sign(&id, amount.parse::<Amount>()?, &guessed)?.to_string();
    let forge = |changes: &[(&str, Value)]| {
        let mut forged = genuine.clone();
        for (key, value) in changes {
            forged["data"][*key] = value.clone();
        }
        forged.to_string()
    };
    let half = signature.get(..32).unwrap_or_default();
    Ok(vec![
        ("wrong key", forge(&[("signature", wrong_key.into())])),
        ("truncated", forge(&[("signature", half.into())])),
        ("empty", forge(&[("signature", "".into())])),
        ("absent", forge(&[("signature", Value::Null)])),
        ("other amount", forge(&[("amount", "1.00".into())])),
        ("other id", forge(&[("id", "pay_forged".into())])),
        (
            "swapped fields",
            forge(&[("id", amount.into()), ("amount", id.into())]),
        ),
    ])
}
