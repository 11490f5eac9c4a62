//! Notifications that an API signs as a whole: method, path, body and time.
//!
//! The signature covers the whole body, so an authentic notification states its status and
//! amount, and no further request is needed. This differs from [`webhook`](crate::webhook),
//! where a signature covers only an id and an amount.
//!
//! ```text
//! method, path, headers, bytes ─▶ Untrusted ─▶ Verifier::verify ─▶ Authentic<N>
//! ```
//!
//! An [`inbox`](crate::webhook::inbox) stores them, so that each status of an object is handled
//! once: see [`Inbox::receive_notification`](crate::webhook::inbox::Inbox::receive_notification).
//!
//! The types of a spec with `[notifications]` implement [`Notified`]; `snap::Verifier` is the
//! verifier for Durianpay's notifications.
//!
//! # Replays
//!
//! Anyone who sees a notification can send it again, and the sender itself retries those that
//! were not confirmed with 200. You should act once for each object, such as
//! `originalReferenceNo`, and not count deliveries. [`Verifier::max_age`] rejects old
//! notifications; use it only if the API signs each retry again.

mod authentic;
#[cfg(feature = "axum")]
mod axum;
mod body;
mod diagnosis;
mod error;
mod key;
mod message;
mod path;
mod subject;
mod untrusted;
mod verifier;

pub use crate::json::notified::Notified;
pub use crate::types::descriptor::BodyForm;
pub use authentic::{Acknowledgement, Authentic, SignedAs};
pub use diagnosis::{Diagnosis, Finding};
pub use error::NotificationError;
pub use key::NotificationKey;
pub use untrusted::Untrusted;
pub use verifier::Verifier;
