//! Webhooks: from bytes that anyone may have sent to a payment that is sure.
//!
//! Durianpay signs two values of a webhook, an id and an amount, and nothing
//! else: not the event, not the status, not the order. So what a webhook says
//! is told apart by type:
//!
//! 1. [`Untrusted`]: parsed, and proof of nothing.
//! 2. [`Authentic`]: somebody who holds the API key has signed this id and this
//!    amount, at some time, for some order.
//! 3. [`Confirmed`]: the API itself says that this is the order and the amount
//!    you wait for, and what its status is.
//!
//! ```no_run
//! use durianpay_client::webhook::{Expected, Untrusted};
//! use durianpay_client::{ApiKey, Client};
//!
//! # async fn example(client: Client, key: ApiKey, body: &[u8]) -> Result<(), Box<dyn std::error::Error>> {
//! let authentic = Untrusted::parse(body)?.verify([&key])?;
//! // Look the order up by the id that the webhook names, in your own books.
//! let expected = Expected::new("ord_0dIWbuDJQ84078", "10000.67".parse::<durianpay_client::Amount>()?);
//! let confirmed = authentic.confirm(&client, &expected).await?;
//! if confirmed.is_paid() {
//!     // The money is there: deliver. Do it once per order, since webhooks repeat.
//! }
//! # Ok(())
//! # }
//! ```
//!
//! A webhook that carries no signature (of the guide's five, only
//! `payment.completed` is printed with one) goes from [`Untrusted`] straight to
//! [`confirm`](Untrusted::confirm), which asks the API either way.
//!
//! Webhooks repeat, and come late and in any order: an [`inbox`] makes their
//! effects happen once. A server checks with a [`Verifier`] and responds with the
//! [status code](ResponseError::status_code) of an error; with the feature `axum`, [`Signed`],
//! [`Received`] and [`Untrusted`] are extractors. `docs/webhooks.md` of the
//! repository shows the whole handler.

mod authentic;
#[cfg(feature = "axum")]
mod axum;
mod confirm;
pub mod inbox;
mod signature;
mod status;
mod subject;
mod untrusted;
mod verifier;

pub use crate::types::descriptor::EventInfo;
pub use authentic::Authentic;
pub use confirm::{ConfirmError, Confirmed, Expected};
pub use signature::{Signature, SignatureError, sign, verify};
pub use status::ResponseError;
pub use subject::Subject;
pub use untrusted::{ParseError, Untrusted};
pub use verifier::{Received, Rejection, Signed, Verifier};
