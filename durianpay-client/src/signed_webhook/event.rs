//! [`SignedEvent`]: the type of an API's events.

use crate::json::ReadError;
use crate::types::descriptor::SignedWebhook;

/// The events of one API. A spec with `[webhook.signature]` and a `header` generates an enum `Event`
/// that implements it.
pub trait SignedEvent: Sized {
    /// Returns the description of the webhooks.
    fn webhook() -> &'static SignedWebhook;

    /// Parses a payload as the event with this name, or as untyped JSON if the event is unknown.
    ///
    /// # Errors
    ///
    /// If the payload is not JSON, or a required field cannot be read.
    fn read(name: Option<&str>, payload: &[u8]) -> Result<Self, ReadError>;
}
