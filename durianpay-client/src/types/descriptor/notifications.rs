//! Descriptions of notifications that are told apart by their path and signed as a whole.

use super::signing::{Algorithm, Encoding, Template};

/// The notifications of an API.
#[derive(Debug)]
pub struct Notifications {
    /// The status that ends the retries.
    pub success: u16,
    /// The times at which a rejected delivery is retried, in minutes after the first one.
    pub retry_minutes: &'static [u64],
    /// How they are signed.
    pub signature: NotificationSignature,
    /// The known notifications.
    pub known: &'static [NotificationInfo],
}

/// How notifications are signed.
#[derive(Debug)]
pub struct NotificationSignature {
    /// The algorithm.
    pub algorithm: Algorithm,
    /// How the bytes of the signature are written.
    pub encoding: Encoding,
    /// The header with the signature.
    pub header: &'static str,
    /// The header with the time.
    pub timestamp_header: &'static str,
    /// The header with the token, if a token is signed. `Bearer ` before it is left out.
    pub token_header: Option<&'static str>,
    /// The header with the id of the receiver, if there is one.
    pub receiver_header: Option<&'static str>,
    /// The text that is signed.
    pub over: Template,
    /// The forms of the body that may be signed, in the order in which they are tried.
    pub bodies: &'static [BodyForm],
}

/// A form of a body that may be signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyForm {
    /// The bytes as received.
    AsReceived,
    /// JSON without white space outside of strings.
    Minified,
    /// JSON without any white space, that of strings included.
    WithoutBlanks,
}

/// A known notification.
#[derive(Debug)]
pub struct NotificationInfo {
    /// The name in the spec: `va_payment`.
    pub name: &'static str,
    /// The path at the end of the URL, if it is known.
    pub path: Option<&'static str>,
    /// The JSON that the receiver responds with.
    pub acknowledgement: Option<&'static str>,
}
