//! Values, webhooks and a scripted API for unit tests, without a server. Available with the feature
//! `testing`, which belongs into your dev-dependencies:
//!
//! ```toml
//! [dev-dependencies]
//! durianpay-client = { version = "0.1", features = ["testing"] }
//! ```
//!
//! | To test | Use |
//! |---|---|
//! | a function of a response: `fn(&Order)` | [`example`]: the spec's example, with changes |
//! | a function of an error: `fn(&Error)` | [`Failure::to_error`] |
//! | a function that makes calls: `async fn(&Client)` | [`Script`]: the next response or failure of each call |
//! | a handler of webhooks | [`webhook`]: a signed body with its headers |
//! | a function of a confirmed webhook: `fn(&Confirmed)` | [`confirmed_paid`], [`confirmed_unpaid`], [`confirmed_refunded`] |
//!
//! A script returns what it is told to. The simulator, in the package `durianpay-simulator`, behaves like
//! the API instead: it checks requests, keeps state and sends webhooks. Use a script for one function, and
//! the simulator for a whole flow. [The guide](crate::guide::testing) has a test of each kind.
//!
//! ```
//! use durianpay_client::api::{Order, endpoint};
//! use durianpay_client::testing::{Failure, Script, example};
//! use durianpay_client::{Client, Error};
//!
//! // The code under test.
//! async fn status(client: &Client, id: &str) -> Result<String, Error> {
//!     let order = client.orders().get(id).await?;
//!     Ok(format!("{} {}", order.status, order.amount.display_rupiah()))
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let script = Script::new();
//! let completed = example::<Order>().with("status", "completed").with("amount", "15000.00");
//! script.next(&endpoint::ORDERS_GET).respond_with(completed);
//! script.next(&endpoint::ORDERS_GET).fail(Failure::timeout());
//!
//! let client = script.client();
//! assert_eq!(status(&client, "ord_1").await?, "completed Rp15.000");
//! assert!(status(&client, "ord_1").await.unwrap_err().to_string().contains("timed out"));
//! script.verify(); // panics if a scripted call was not made, or another one was
//! # Ok(())
//! # }
//! ```

#[cfg(feature = "webhooks")]
mod confirmed;
mod documented;
mod example;
mod failure;
mod place;
mod script;
#[cfg(feature = "webhooks")]
mod webhook;

#[cfg(feature = "webhooks")]
pub use self::confirmed::{confirmed_paid, confirmed_refunded, confirmed_unpaid};
pub use self::example::{Example, ExampleError, example};
pub use self::failure::Failure;
pub use self::script::{Next, RecordedCall, Script, ScriptedBody};
#[cfg(feature = "webhooks")]
pub use self::webhook::{SignedExample, WebhookExample, WebhookExampleError, webhook};
