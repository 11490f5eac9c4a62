//! Notifications, which are distinguished by their path and signed as a whole.

use super::about::About;
use super::auth::Template;
use super::field_path::FieldPath;
use super::signing::{Algorithm, Encoding};

/// The notifications of an API.
#[derive(Debug)]
pub struct Notifications {
    /// The documentation from the spec.
    pub about: About,
    /// The HTTP status that stops the vendor's retries.
    pub success: u16,
    /// The times of the vendor's retries, in minutes since the first delivery.
    pub retry_minutes: Vec<u64>,
    /// How they are signed.
    pub signature: NotificationSignature,
    /// The notifications, in the order of the spec.
    pub known: Vec<Notification>,
}

/// How notifications are signed.
#[derive(Debug)]
pub struct NotificationSignature {
    /// The documentation from the spec.
    pub about: About,
    /// The algorithm.
    pub algorithm: Algorithm,
    /// The encoding of the signature.
    pub encoding: Encoding,
    /// The header with the signature.
    pub header: String,
    /// The header with the time.
    pub timestamp_header: String,
    /// The header with the token, if one is signed.
    pub token_header: Option<String>,
    /// The header with the id of the receiver.
    pub receiver_header: Option<String>,
    /// The string to sign.
    pub over: Template,
    /// The forms of the body that may be signed, in the order in which they are tried.
    pub bodies: Vec<BodyForm>,
}

/// A form of a body that may be signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyForm {
    /// The body as received.
    AsReceived,
    /// The JSON without whitespace outside of strings.
    Minified,
    /// The JSON without any whitespace.
    WithoutBlanks,
}

/// The field with the status of the object that a notification is about.
#[derive(Debug)]
pub struct StatusField {
    /// The path of the field in the body.
    pub path: FieldPath,
    /// The type of the field, if it is an enumeration with values that are `final`.
    pub finals_of: Option<String>,
}

/// A notification.
#[derive(Debug)]
pub struct Notification {
    /// The documentation from the spec.
    pub about: About,
    /// `va_payment`.
    pub name: String,
    /// The path at the end of the URL.
    pub path: Option<String>,
    /// The object type of the body.
    pub object: String,
    /// The path in the body of the object's id.
    pub about_id: Option<FieldPath>,
    /// The field with the object's status. It requires an id.
    pub status: Option<StatusField>,
    /// The JSON that the receiver responds with.
    pub acknowledgement: Option<String>,
}
