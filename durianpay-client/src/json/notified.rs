//! [`Notified`]: notifications of an API as a type.

use super::issue::DecodeError;
use crate::types::descriptor::Notifications;

/// The notifications of an API, each with the type of its body.
pub trait Notified: Sized {
    /// Returns the description of the notifications.
    fn notifications() -> &'static Notifications;

    /// Reads the body of the notification of that name; of none if its path is not known.
    ///
    /// # Errors
    ///
    /// If it is not JSON, or if something that is required cannot be read.
    fn read(name: Option<&str>, body: &[u8]) -> Result<Self, DecodeError>;
}
