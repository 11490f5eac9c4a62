//! Webhooks: from untrusted bytes to a confirmed payment.
//!
//! Durianpay signs two values of a webhook, an id and an amount, and nothing else: not the
//! event, not the status, not the order. So each level of trust is a separate type:
//!
//! 1. [`Untrusted`]: parsed, but not verified.
//! 2. [`Authentic`]: a holder of the API key has signed this id and this amount, at an unknown
//!    time, for an unknown order.
//! 3. [`Confirmed`]: the API itself returned the expected order and amount, with its status.
//!
//! ```no_run
//! use durianpay_client::webhook::{Expected, Untrusted};
//! use durianpay_client::{ApiKey, Client};
//!
//! # async fn example(client: Client, key: ApiKey, body: &[u8]) -> Result<(), Box<dyn std::error::Error>> {
//! let authentic = Untrusted::parse(body)?.verify([&key])?;
//! // Look the order up in your database by the id that the webhook names.
//! let expected = Expected::new("ord_0dIWbuDJQ84078", "10000.67".parse::<durianpay_client::Amount>()?);
//! let confirmed = authentic.confirm(&client, &expected).await?;
//! if confirmed.is_paid() {
//!     // The order is paid: deliver. Do it once per order, since webhooks are delivered again.
//! }
//! # Ok(())
//! # }
//! ```
//!
//! A webhook without a signature (the guide shows one only for `payment.completed`, one of
//! five events) goes from [`Untrusted`] straight to [`confirm`](Untrusted::confirm), which
//! asks the API in any case.
//!
//! Webhooks are delivered again, late and in any order: an [`inbox`] runs each handler once. A
//! server checks with a [`Verifier`] and responds with the [status
//! code](ResponseError::status_code) of an error; with the feature `axum`, [`Signed`],
//! [`Received`] and [`Untrusted`] are extractors. `docs/webhooks.md` of the repository shows
//! the whole handler.

mod authentic;
#[cfg(feature = "axum")]
mod axum;
mod confirm;
mod expected;
pub mod inbox;
mod judge;
mod observe;
mod signature;
mod state;
mod status;
mod subject;
mod untrusted;
mod verifier;

#[cfg(feature = "axum")]
pub use self::axum::Sender;
pub use crate::types::descriptor::EventInfo;
pub use authentic::Authentic;
pub use confirm::{ConfirmError, Confirmed};
pub use expected::{Expectation, Expected, Fee, Mismatch};
pub use signature::{Signature, SignatureError, sign, verify};
pub use state::State;
pub use status::ResponseError;
pub use subject::Subject;
pub use untrusted::{ParseError, Untrusted};
pub use verifier::{Received, Rejection, Signed, Verifier};
