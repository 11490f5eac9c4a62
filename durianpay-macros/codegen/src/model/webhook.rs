//! Webhooks: their envelope, signature and events.

use super::about::About;

/// The webhooks of an API.
#[derive(Debug)]
pub struct Webhook {
    /// What is said of them.
    pub about: About,
    /// The object type of a whole notification.
    pub notification: String,
    /// The union of the payloads.
    pub union: String,
    /// The key with the event's name.
    pub event: String,
    /// The key with the payload.
    pub data: String,
    /// The envelope key with the number of earlier deliveries.
    pub retry_count: Option<String>,
    /// Minutes after which a failed delivery is retried.
    pub retry_minutes: Vec<u64>,
    /// The status that ends the retries.
    pub success: u16,
    /// The signature, if there is one.
    pub signature: Option<Signature>,
    /// Events by name.
    pub events: Vec<Event>,
}

/// How webhooks are signed: HMAC-SHA256 in lower-case hex, keyed with the API key.
#[derive(Debug)]
pub struct Signature {
    /// What is said of it.
    pub about: About,
    /// The payload key of the id.
    pub id: String,
    /// The payload key of the amount.
    pub amount: String,
    /// The payload key of a text copy of the amount.
    pub amount_text: Option<String>,
    /// What stands between the two.
    pub separator: String,
    /// The payload key of the signature.
    pub place: String,
    /// The payload key that says whether the environment is live.
    pub live: Option<String>,
}

/// An event.
#[derive(Debug)]
pub struct Event {
    /// What is said of it.
    pub about: About,
    /// `payment.completed`.
    pub name: String,
    /// The object type of its payload.
    pub object: String,
    /// The endpoint that re-reads what it is about.
    pub subject: Option<String>,
}
