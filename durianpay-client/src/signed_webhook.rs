//! Webhooks of any API that signs them as a whole: an HMAC or a signature over the bytes of the
//! body, in a header.
//!
//! A spec with `[webhook.signature]` and a `header` generates an enum `Event` that implements
//! [`SignedEvent`], for the [`Verifier`]. The signature covers the whole body, so an
//! [`Authentic`] event needs no further request. Durianpay's own webhooks are different, and are in
//! the module `webhook`.
//!
//! ```
//! durianpay_client::bindings! {
//!     /// A shop that sends webhooks in the form of Standard Webhooks.
//!     pub mod shop = r#"
//!         [api]
//!         name = "Shop"
//!         auth = "none"
//!
//!         [webhook]
//!         event = "type"
//!         data  = "data"
//!
//!         [webhook.signature]
//!         form = "standard-webhooks"
//!
//!         [event."order.paid"]
//!         data = "Order"
//!
//!         [type.Order.fields]
//!         id = "string"
//!     "#;
//! }
//!
//! use durianpay_client::Secret;
//! use durianpay_client::signed_webhook::{Verifier, WebhookError};
//! use http::HeaderMap;
//!
//! // In your configuration. During a rotation, pass the old secret too.
//! let secret = Secret::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
//! let verifier = Verifier::<shop::Event>::new([secret])?;
//!
//! // In the server, with the bytes as received:
//! fn handle(verifier: &Verifier<shop::Event>, headers: &HeaderMap, body: &[u8]) -> u16 {
//!     match verifier.verify(headers, body) {
//!         Ok(authentic) => {
//!             if let shop::Event::OrderPaid(order) = authentic.event() {
//!                 println!("{} is paid", order.id);
//!             }
//!             authentic.success()
//!         }
//!         Err(error) => error.status_code().as_u16(),
//!     }
//! }
//! # let error = verifier.verify(&HeaderMap::new(), b"{}").unwrap_err();
//! # assert_eq!(error, WebhookError::Header("webhook-signature"));
//! # assert_eq!(handle(&verifier, &HeaderMap::new(), b"{}"), 401);
//! # Ok::<(), durianpay_client::signed_webhook::WebhookKeyError>(())
//! ```
//!
//! # Replays
//!
//! Anyone who sees a webhook can send it again, and the sender itself retries those that were not
//! confirmed. You should act once for each [`Authentic::id`]. If the API signs the time, webhooks
//! whose time differs too much from yours are rejected.
//!
//! A header is only signed if the spec lists it in `over`. The name of an event in a header, such as
//! GitHub's `X-GitHub-Event`, is not: the body of a true event could be sent again under another name.

mod authentic;
mod error;
mod event;
mod key;
mod key_error;
mod message;
mod received;
mod signatures;
mod time;
mod verifier;

pub use authentic::Authentic;
pub use error::WebhookError;
pub use event::SignedEvent;
pub use key::WebhookKey;
#[cfg(feature = "signing")]
pub use key::ed25519::Ed25519PublicKey;
pub use key_error::WebhookKeyError;
pub use verifier::Verifier;
