//! [`Authentic`]: a notification with a valid signature.

use super::subject::Subject;
use crate::types::descriptor::{BodyForm, Progress};
use crate::types::timestamp::Timestamp;
use std::fmt;

/// A notification whose whole body a holder of the key has signed.
///
/// Only [`Verifier::verify`](super::Verifier::verify) creates a value of this type. It proves
/// who wrote the notification and not when it arrived: an old one can be sent again.
#[derive(Clone)]
#[must_use = "the status of an authentic notification says whether money came"]
pub struct Authentic<N> {
    pub(super) notification: N,
    pub(super) name: Option<&'static str>,
    pub(super) timestamp: Option<Timestamp>,
    pub(super) signed_as: SignedAs,
    pub(super) acknowledgement: Acknowledgement,
    pub(super) subject: Subject,
    pub(super) body: Box<[u8]>,
}

/// The form of a notification that the signature fitted. A verifier tries several, since no
/// source tells in which one an API signs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignedAs {
    /// The place of the key among those of the verifier, from 0.
    pub key: usize,
    /// The path.
    pub path: String,
    /// The form of the body.
    pub body: BodyForm,
}

/// The response to a notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Acknowledgement {
    /// The HTTP status. The API repeats a notification that gets another one.
    pub status: u16,
    /// The body: JSON, or empty if the API documents none.
    pub body: &'static str,
}

impl<N> Authentic<N> {
    /// Returns the notification.
    #[must_use]
    pub fn notification(&self) -> &N {
        &self.notification
    }

    /// Returns the notification, without the signature's details.
    #[must_use]
    pub fn into_notification(self) -> N {
        self.notification
    }

    /// Returns the name of the notification in the spec, such as `va_payment`; `None` if its
    /// path is not known.
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        self.name
    }

    /// Returns the id of the object that it is about, such as the payment; `None` if the body has
    /// none, or its spec names no field for it.
    #[must_use]
    pub fn object_id(&self) -> Option<&str> {
        self.subject.object_id.as_deref()
    }

    /// Returns the status of that object, as it is on the wire; `None` if the body has none.
    #[must_use]
    pub fn status(&self) -> Option<&str> {
        self.subject.status.as_deref()
    }

    /// Returns whether that status is final. One that the spec does not know is not.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.subject.progress == Progress::Final
    }

    /// Returns the body as it was received.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Returns what it is about, for the inbox.
    #[cfg(feature = "inbox")]
    pub(crate) fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Returns the time that the API has signed; `None` if it is not in ISO 8601.
    ///
    /// No source tells whether an API signs a repeated notification anew.
    #[must_use]
    pub fn timestamp(&self) -> Option<Timestamp> {
        self.timestamp
    }

    /// Returns the form that the signature fitted.
    #[must_use]
    pub fn signed_as(&self) -> &SignedAs {
        &self.signed_as
    }

    /// Returns the response that stops the API from sending the notification again. Send it
    /// when the notification is stored.
    pub fn acknowledgement(&self) -> Acknowledgement {
        self.acknowledgement
    }
}

/// Shows all but the body.
impl<N: fmt::Debug> fmt::Debug for Authentic<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authentic")
            .field("notification", &self.notification)
            .field("name", &self.name)
            .field("timestamp", &self.timestamp)
            .field("signed_as", &self.signed_as)
            .finish_non_exhaustive()
    }
}
