//! Webhook handling: from untrusted bytes to a confirmed payment that is handled once.
//!
//! An [`inbox`] stores each webhook and responds at once; a [`Worker`](inbox::Worker) then
//! requests the payment or order from the API and passes the result to your handler. You
//! should start there.
//!
//! ```no_run
//! use durianpay_client::webhook::inbox::{
//!     Delivery, HandlerError, Inbox, Incoming, MemoryStore, Occurrence, OrderQuery, Worker,
//! };
//! use durianpay_client::webhook::{Expectation, Expected, Verifier};
//! use durianpay_client::{Amount, ApiKey, Client};
//!
//! # async fn example(client: Client, key: ApiKey, body: &[u8]) -> Result<(), Box<dyn std::error::Error>> {
//! // In production, the store is `SqliteStore` or `PostgresStore` of `durianpay-sqlx`.
//! let inbox = Inbox::new(MemoryStore::default(), Verifier::new([key]));
//!
//! // In the server: store the webhook, and respond with 200.
//! inbox.receive(Incoming::new(body)).await?;
//!
//! // Next to it: confirm stored webhooks, and handle what the API returns.
//! let lookup = |order: OrderQuery| async move {
//!     // The expected amount comes from your database.
//!     Ok(Expectation::Order(Expected::new(order.order_id, Amount::from(10_000))))
//! };
//! let handler = |delivery: Delivery| async move {
//!     if let Occurrence::OrderPaid(paid) = delivery.occurrence() {
//!         println!("deliver {}", paid.order_id);
//!     }
//!     Ok::<(), HandlerError>(())
//! };
//! Worker::new(inbox, client, lookup).run(handler).await;
//! # Ok(())
//! # }
//! ```
//!
//! With the feature `axum`, the server is an extractor; [`guide::frameworks`](crate::guide::frameworks)
//! has the handler for other frameworks, which is [`Inbox::respond`](inbox::Inbox::respond).
//!
//! # Levels of trust
//!
//! Durianpay signs only two values of a webhook, an id and an amount: not the event, not the
//! status, not the order. Each level of trust is therefore a separate type:
//!
//! 1. [`Untrusted`]: parsed, but not verified.
//! 2. [`Authentic`]: a holder of the API key signed this id and this amount, at an unknown
//!    time, for an unknown order.
//! 3. [`Confirmed`]: the API returned the expected order, with its status.
//!
//! You can use these types without an inbox, within limits: `confirm` makes requests while the
//! sender waits, and an order may be delivered twice or, if the process dies or the API lags,
//! not at all.
//!
//! ```no_run
//! use durianpay_client::webhook::{Expected, Untrusted};
//! use durianpay_client::{Amount, ApiKey, Client};
//!
//! # async fn example(client: Client, key: ApiKey, body: &[u8]) -> Result<(), Box<dyn std::error::Error>> {
//! let authentic = Untrusted::parse(body)?.verify([&key])?;
//! let expected = Expected::new("ord_0dIWbuDJQ84078", "10000.67".parse::<Amount>()?);
//! let confirmed = authentic.confirm(&client, &expected).await?;
//! println!("paid: {}", confirmed.is_paid());
//! # Ok(())
//! # }
//! ```
//!
//! A webhook without a signature goes from [`Untrusted`] straight to
//! [`confirm`](Untrusted::confirm), which requests the object from the API in any case.

mod authentic;
#[cfg(feature = "axum")]
mod axum;
mod confirm;
mod expected;
#[cfg(feature = "inbox")]
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
