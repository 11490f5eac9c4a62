//! [`Notified`]: the type of an API's notifications.

use super::document::ReadError;
use crate::types::descriptor::Notifications;

/// The notifications of one API. A spec with `[notifications]` generates a type that
/// implements it.
///
/// [`Verifier`](crate::notification::Verifier) has an example.
pub trait Notified: Sized {
    /// Returns the description of the notifications.
    fn notifications() -> &'static Notifications;

    /// Parses a body as the notification with this name, or as untyped JSON if the name is
    /// `None` or unknown.
    ///
    /// # Errors
    ///
    /// If the body is not JSON, or a required field cannot be read.
    fn read(name: Option<&str>, body: &[u8]) -> Result<Self, ReadError>;
}
