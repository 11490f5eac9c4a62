//! [`Authentic`]: a webhook with a valid signature.

use http::StatusCode;
use std::fmt;
use std::time::SystemTime;

/// A webhook whose whole body was signed by a holder of the key.
///
/// Only [`Verifier::verify`](super::Verifier::verify) creates a value of this type. It proves who
/// wrote the body, and not that it is delivered for the first time: act once for each
/// [`id`](Self::id).
#[derive(Clone)]
#[must_use = "an authentic webhook reports something that happened"]
pub struct Authentic<E> {
    pub(super) event: E,
    pub(super) name: Option<String>,
    pub(super) id: Option<String>,
    pub(super) time: Option<SystemTime>,
    pub(super) key: usize,
    pub(super) success: u16,
    pub(super) body: Box<[u8]>,
}

impl<E> Authentic<E> {
    /// Returns the event with its payload.
    #[must_use]
    pub fn event(&self) -> &E {
        &self.event
    }

    /// Returns the event, without the signature's details.
    #[must_use]
    pub fn into_event(self) -> E {
        self.event
    }

    /// Returns the name of the event on the wire; `None` if the API has no names, or the webhook has
    /// none. A name in a header is not signed.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Returns the id of the event, which all deliveries of it have in common; `None` if the spec
    /// names no place for it, or the webhook has none. An id in a header is only signed if the API
    /// includes it in the signature.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Returns the signed time; `None` if the API signs none.
    #[must_use]
    pub fn time(&self) -> Option<SystemTime> {
        self.time
    }

    /// Returns the index of the key that fits, among those of the verifier, from 0.
    #[must_use]
    pub fn key(&self) -> usize {
        self.key
    }

    /// Returns the status code to respond with once the event is stored. After any other, the API
    /// delivers the webhook again.
    #[must_use]
    pub fn success(&self) -> u16 {
        self.success
    }

    /// Returns the status code to respond with, like [`success`](Self::success), as the type of the
    /// crate `http`.
    #[must_use]
    pub fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.success).unwrap_or(StatusCode::OK)
    }

    /// Returns the body as it was received.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }
}

/// Shows everything except the body.
impl<E: fmt::Debug> fmt::Debug for Authentic<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authentic")
            .field("event", &self.event)
            .field("name", &self.name)
            .field("id", &self.id)
            .field("time", &self.time)
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}
