//! Notifications, which are distinguished by their path and signed as a whole.

use super::about::About;
use super::signing::{Algorithm, Encoding, Template};

/// The notifications of an API.
#[derive(Debug)]
pub struct Notifications {
    /// What is said of them.
    pub about: About,
    /// The status that ends the retries.
    pub success: u16,
    /// Minutes after which a failed delivery is retried.
    pub retry_minutes: Vec<u64>,
    /// How they are signed.
    pub signature: NotificationSignature,
    /// The notifications, in the order of the spec.
    pub known: Vec<Notification>,
}

/// How notifications are signed.
#[derive(Debug)]
pub struct NotificationSignature {
    /// What is said of it.
    pub about: About,
    /// The algorithm.
    pub algorithm: Algorithm,
    /// How its bytes are written.
    pub encoding: Encoding,
    /// The header with the signature.
    pub header: String,
    /// The header with the time.
    pub timestamp_header: String,
    /// The header with the token, if one is signed.
    pub token_header: Option<String>,
    /// The header with the id of the receiver.
    pub receiver_header: Option<String>,
    /// The text that is signed.
    pub over: Template,
    /// The forms of the body that may be signed, in the order in which they are tried.
    pub bodies: Vec<BodyForm>,
}

/// A form of a body that may be signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyForm {
    /// The bytes as received.
    AsReceived,
    /// JSON without white space outside of strings.
    Minified,
    /// JSON without any white space.
    WithoutBlanks,
}

/// A notification.
#[derive(Debug)]
pub struct Notification {
    /// What is said of it.
    pub about: About,
    /// `va_payment`.
    pub name: String,
    /// The path at the end of the URL.
    pub path: Option<String>,
    /// The object type of the body.
    pub object: String,
    /// The JSON that the receiver responds with.
    pub acknowledgement: Option<String>,
}
