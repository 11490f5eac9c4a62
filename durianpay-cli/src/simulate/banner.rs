//! The first lines of the program: addresses, the key, and a command that makes an order.

use serde_json::json;

/// The settings that the first lines show.
#[derive(Debug, Clone)]
pub struct Banner {
    /// `http://127.0.0.1:7080`
    pub host: String,
    /// The key that requests must carry.
    pub key: String,
    /// The URL of webhooks, without secrets.
    pub webhooks: Option<String>,
    /// The clock, as the option names it.
    pub clock: String,
    /// Whether requests may differ from the spec.
    pub is_lenient: bool,
}

impl Banner {
    /// Writes the settings for people.
    #[must_use]
    pub fn human(&self) -> String {
        let Self {
            host,
            key,
            webhooks,
            clock,
            is_lenient,
        } = self;
        let webhooks = webhooks
            .as_deref()
            .unwrap_or("none; set with --webhook URL");
        let checks = if *is_lenient { "lenient" } else { "strict" };
        format!(
            "Durianpay simulator {version}\n\n  \
             page      {host}/\n  \
             API       {host}/v1  (SNAP: {host}/v1.0)\n  \
             key       {key}\n  \
             webhooks  {webhooks}\n  \
             clock     {clock}\n  \
             checks    {checks}\n  \
             control   {host}/_sim  (described by {host}/_sim/openapi.json)\n\n\
             Create an order:\n  {curl}\n\n\
             Ctrl-C ends it.\n\n",
            version = env!("CARGO_PKG_VERSION"),
            curl = self.curl(),
        )
    }

    /// Returns a command that creates an order.
    #[must_use]
    pub fn curl(&self) -> String {
        let order = json!({
            "amount": "10000.00",
            "currency": "IDR",
            "order_ref_id": "shop-1",
            "is_payment_link": true,
            "customer": { "given_name": "Jane", "email": "jane.doe@example.com" },
        });
        format!(
            "curl -u {} {}/v1/orders -H 'content-type: application/json' -d {}",
            quoted(&format!("{}:", self.key)),
            self.host,
            quoted(&order.to_string()),
        )
    }

    /// Writes the settings as one line of JSON.
    #[must_use]
    pub fn json(&self) -> String {
        let line = json!({
            "kind": "started",
            "url": format!("{}/v1", self.host),
            "snap_url": format!("{}/v1.0", self.host),
            "control_url": format!("{}/_sim", self.host),
            "key": self.key,
            "webhook_url": self.webhooks,
        });
        format!("{line}\n")
    }
}

/// Quotes a word for a shell.
fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}
