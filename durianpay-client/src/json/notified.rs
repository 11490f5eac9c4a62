//! [`Notified`]: the notifications of an API as a type.

use super::document::ReadError;
use crate::types::descriptor::Notifications;

/// The notifications of one API. Implemented by the type that a spec with `[notifications]`
/// generates.
pub trait Notified: Sized {
    /// Returns the description of the notifications.
    fn notifications() -> &'static Notifications;

    /// Reads a body as the notification of this name; as JSON without a type if the name is
    /// `None` or unknown.
    ///
    /// # Errors
    ///
    /// If the body is not JSON, or a required field cannot be read.
    fn read(name: Option<&str>, body: &[u8]) -> Result<Self, ReadError>;
}
