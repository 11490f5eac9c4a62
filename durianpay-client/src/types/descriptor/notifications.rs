//! Descriptors for notifications that are identified by their path and signed as a whole.

use super::signing::{Algorithm, Encoding, Template};

/// The notifications of an API.
#[derive(Debug)]
pub struct Notifications {
    /// The response status that ends the retries.
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
    /// The encoding of the signature.
    pub encoding: Encoding,
    /// The header that contains the signature.
    pub header: &'static str,
    /// The header that contains the time.
    pub timestamp_header: &'static str,
    /// The header that contains the token, if a token is signed. A leading `Bearer ` is
    /// removed.
    pub token_header: Option<&'static str>,
    /// The header that contains the receiver's id, if there is one.
    pub receiver_header: Option<&'static str>,
    /// The string that is signed.
    pub over: Template,
    /// The forms of the body that may be signed, in the order in which they are tried.
    pub bodies: &'static [BodyForm],
}

/// A form of a body that may be signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyForm {
    /// The bytes as received.
    AsReceived,
    /// JSON without white space outside strings.
    Minified,
    /// JSON without any white space, including inside strings.
    WithoutBlanks,
}

/// A known notification.
#[derive(Debug)]
pub struct NotificationInfo {
    /// The name in the spec: `va_payment`.
    pub name: &'static str,
    /// The last part of the URL's path, if it is known.
    pub path: Option<&'static str>,
    /// The JSON that the receiver must respond with.
    pub acknowledgement: Option<&'static str>,
}
