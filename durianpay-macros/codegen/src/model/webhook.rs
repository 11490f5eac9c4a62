//! Webhooks: their envelope, signature and events.

use super::about::About;

/// The webhooks of an API.
#[derive(Debug)]
pub struct Webhook {
    /// The documentation from the spec.
    pub about: About,
    /// The object type of the envelope.
    pub notification: String,
    /// The union of the payloads.
    pub union: String,
    /// The key with the event's name.
    pub event: String,
    /// The key with the payload.
    pub data: String,
    /// The envelope key with the number of earlier deliveries.
    pub retry_count: Option<String>,
    /// The times of the vendor's retries, in minutes.
    pub retry_minutes: Vec<u64>,
    /// The HTTP status that stops the vendor's retries.
    pub success: u16,
    /// The signature, if there is one.
    pub signature: Option<Signature>,
    /// The events, in the order of the spec.
    pub events: Vec<Event>,
}

/// The signature of webhooks: HMAC-SHA256 in lower-case hexadecimal digits, with
/// the API key as the key.
#[derive(Debug)]
pub struct Signature {
    /// The documentation from the spec.
    pub about: About,
    /// The key of the id in the payload.
    pub id: String,
    /// The key of the amount in the payload.
    pub amount: String,
    /// The key of the amount as a string in the payload.
    pub amount_text: Option<String>,
    /// The separator between the id and the amount.
    pub separator: String,
    /// The key of the signature in the payload.
    pub place: String,
    /// The key in the payload which states whether the environment is live.
    pub live: Option<String>,
}

/// An event.
#[derive(Debug)]
pub struct Event {
    /// The documentation from the spec.
    pub about: About,
    /// `payment.completed`.
    pub name: String,
    /// The object type of the payload.
    pub object: String,
    /// The endpoint that fetches the object of the event again.
    pub subject: Option<String>,
}
