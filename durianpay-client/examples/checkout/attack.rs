//! Forged webhooks: some were never sent by Durianpay, one belongs to another order.

use crate::guide::{Outcome, guide_order};
use crate::shop::Shop;
use crate::show::{field, heading, say, verdict};
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
    /// Sends forged webhooks, none of which must have an effect.
    pub(crate) async fn all(&self, paid: &Order, genuine: &[u8], expiry: Timestamp) -> Outcome {
        heading("7. Forged webhooks");
        say("An attacker orders a television at the same price, and does not pay:");
        let client = self.simulator.client();
        let unpaid = client.orders().create(guide_order(expiry)?).await?;
        self.shop.sell(&unpaid);
        field("id", &unpaid.id);
        self.simulator.advance(Duration::ZERO).await?;
        self.shop.work().await?;

        say("The attacker changes the genuine webhook, so that it claims a payment of that");
        say("order, and sends each version to your shop. It is stored like the unsigned");
        say("webhooks that Durianpay sends too; then the worker asks Durianpay:");
        for (forgery, body) in forgeries(genuine, unpaid.id.as_str())? {
            self.send(forgery, body).await?;
        }
        say("Signatures do not cover the order id, so the last version has a valid one:");
        let genuine = std::str::from_utf8(genuine)?;
        let other_order = genuine.replace(paid.id.as_str(), unpaid.id.as_str());
        self.send("other order", other_order).await?;
        verdict("No forged webhook had an effect.");
        heading("Two televisions were ordered, one was paid, and that one was delivered.");
        Ok(())
    }

    /// Posts a webhook, as anyone could, and lets the shop process it.
    async fn send(&self, forgery: &str, body: String) -> Outcome {
        // The client does not install the TLS library that it uses, and reqwest alone has none.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder().no_proxy().build()?;
        let response = http.post(self.url).body(body).send().await?;
        self.shop.work().await?;
        if !self.shop.delivered().is_empty() {
            return Err("the shop delivered after a forged webhook".into());
        }
        let webhooks = self.shop.webhooks().await?;
        let last = webhooks.first().ok_or("the webhook was not stored")?;
        let (status, trust) = (response.status().as_u16(), last.trust);
        let reason = match last.reason.split(": ").next() {
            None | Some("") => "the API reports nothing new",
            Some(reason) => reason,
        };
        field(forgery, format_args!("{status}, {trust}; {reason}"));
        Ok(())
    }
}

/// Creates webhooks that claim a payment of `order`, each invalid in one way.
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
