//! A client of the [Durianpay](https://durianpay.id) payment API of Indonesia.
//!
//! - **Take a payment**: create an order, charge it, show the customer what to
//!   pay: [`Client`], [`api`].
//! - **Know that the money came**: parse a webhook, check its signature, confirm
//!   it with the API: [`webhook`].
//! - **Test all of it offline**: an in-process Durianpay on loopback, with signed
//!   webhooks: the package `durianpay-simulator`.
//! - **Bind what is missing**: the same generator over a TOML file of your own,
//!   called on the same client, or another company's API: [`bindings!`].
//!
//! ```no_run
//! use durianpay_client::api::{CreateOrder, OrderCustomer, QrisCharge};
//! use durianpay_client::{Amount, ApiKey, Client};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::new(ApiKey::from_env()?)?; // DURIANPAY_API_KEY
//! let amount: Amount = "10000.67".parse()?;
//!
//! let customer = OrderCustomer::new().email("jane.doe@example.com");
//! let order = client.orders().create(CreateOrder::new(amount, customer)).await?;
//! let charge = client.payments().charge(QrisCharge::new(order.id, amount)).await?;
//! println!("{charge:?}");
//! # Ok(())
//! # }
//! ```
//!
//! # Errors
//!
//! Every call gives one [`Error`]. Its [`outcome`](Error::outcome) tells whether
//! anything can have happened: a call that timed out may have moved money. Where
//! it is unknown, [`Client::reconcile`] finds out what became of an order, a
//! charge, a refund or a batch of payouts.
//!
//! # Repeats
//!
//! A call makes up to three attempts ([`retries`](ClientBuilder::retries),
//! [`no_retry`](Call::no_retry)), all of the same bytes. What is repeated depends
//! on the retry class of the endpoint, which its documentation names:
//!
//! | What happened | `safe` | `keyed` | `never` | [`Outcome`] |
//! |---|---|---|---|---|
//! | no connection: refused, unknown name, not made in time | again | again | again | `NotSent` |
//! | a certificate that does not hold, or no TLS | – | – | – | `NotSent` |
//! | the connection broke, or what came is not HTTP | again | again | – | `Unknown` |
//! | no whole answer within the limit of an attempt | again | again | – | `Unknown` |
//! | 408, 500, 502, 503, 504 | again | again | – | `Unknown` |
//! | 429 | again | again | – | `Rejected` |
//! | 202 and 409 of a keyed call | – | – | – | `Unknown` |
//! | any other status from 400 to 499 | – | – | – | `Rejected` |
//! | any other status, an answer too large or not readable | – | – | – | `Unknown` |
//!
//! - So no request of the class `never` is sent again once a byte of it may have
//!   arrived. Not even after a 429, which says that nothing was done: no source
//!   documents limits of this API, so it may be a gateway that says so of what
//!   has passed it before.
//! - The outcome of a call is the worst of all its attempts.
//! - Before the first repeat there is a random wait of up to 0.5 s, before the
//!   second of up to 1 s, and so on up to 8 s; `RetryClass-After`, in seconds or as a
//!   date, makes it longer. A wait of more than 60 s, or one that would pass the
//!   total limit of the call (80 s), is not begun: the call fails at once, and
//!   [`retry_after`](Error::retry_after) says how long to wait.
//! - All clones of a client share a quota. While many calls fail, about a hundred
//!   repeats are made, and then each call makes one attempt, until calls succeed
//!   again.
//! - A call that is dropped makes no further attempt.
//!
//! # Money and time
//!
//! An [`Amount`] is whole hundredths of a rupiah, never a float. A [`Timestamp`]
//! keeps what it was read from. Both go back out as they came.
//!
//! # What stays open
//!
//! The API sends values, fields, payment methods and events that these bindings
//! do not know. All of them are kept and written back: enums and unions have an
//! `Unknown` variant, objects have `unknown_fields()`.
//!
//! # Lists
//!
//! A list that comes in pages is walked with [`stream`](Call::stream):
//!
//! ```no_run
//! # async fn example(client: durianpay_client::Client) -> Result<(), durianpay_client::Error> {
//! let mut orders = client.orders().list().stream();
//! while let Some(order) = orders.next().await {
//!     println!("{}", order?.id);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Features
//!
//! | Feature | Default | |
//! |---|---|---|
//! | one for each resource: `orders`, `payments`, `refunds`, … | yes | its endpoints and the types that they need |
//! | `webhooks` | yes | webhooks; needs `orders` and `payments` |
//! | `tracing` | no | a warning, once each, for fields and values that the API sends and the spec does not have; events of the target `durianpay_client::retry` for repeats |
//! | `axum` | no | extractors of webhooks for axum 0.8 |
//! | `sqlite`, `postgres` | no | an inbox of webhooks that survives, in your database by `sqlx` 0.8 |
//!
//! A program that takes payments and nothing else builds faster with
//! `default-features = false, features = ["webhooks"]`.
//!
//! # Not tried live
//!
//! The bindings were made from public documentation and tested against the
//! simulator and the documented samples. No call of this version has been made
//! to the vendor's own servers.

// Generated code names the runtime by this path, inside this crate too.
extern crate self as durianpay_client;

#[doc(hidden)]
pub mod __private;
mod auth;
mod client;
mod error;
mod http;
pub mod json;
#[cfg(any(feature = "orders", feature = "refunds", feature = "disbursements"))]
mod reconcile;
mod retry;
mod types;
#[cfg(feature = "webhooks")]
pub mod webhook;

pub use auth::api_key::{API_KEY_VARIABLE, ApiKey};
pub use auth::secret_key::ApiKeyError;
pub use client::Client;
pub use client::builder::ClientBuilder;
pub use client::call::{Call, CallFuture, RawCall, RawCallFuture};
pub use client::pages::{Items, Page};
pub use error::{Error, ErrorKind, FieldError, Outcome};
pub use http::response::Response;
#[cfg(any(feature = "orders", feature = "refunds", feature = "disbursements"))]
pub use reconcile::{Inconclusive, Reconcile, Reconciled};
pub use types::amount::{Amount, AmountError};
pub use types::decimal::{Decimal, DecimalError};
pub use types::descriptor::{Endpoint, Envelope, Environment, PageKeys, RetryClass};
pub use types::timestamp::{Timestamp, TimestampError};

durianpay_macros::bindings! {
    (::durianpay_client)
    /// The Durianpay API: its types, resources and endpoints.
    ///
    /// Generated from the spec. Requests are made with `new` and a setter for
    /// each optional field; answers have public fields. Enums and unions are
    /// open: `Unknown` keeps what these bindings do not know.
    pub mod api;
}

/// Turns a spec in TOML into a module of typed bindings, called on the same
/// [`Client`]; or, if the spec describes another API, on a client of its own.
///
/// The spec is a file of your crate, its path taken from the folder of your
/// `Cargo.toml`; or several files, read as one; or the text itself. A change of
/// a file builds your crate again. The language is described in
/// `docs/spec-language.md` of the repository.
///
/// ```
/// durianpay_client::bindings! {
///     /// The loyalty points of our own gateway.
///     pub mod loyalty = r#"
///         [resource.points]
///         doc = "Points of a customer."
///
///         [endpoint."points.get"]
///         http    = "GET /loyalty/{customer_id}/points"
///         doc     = "Reads how many points a customer has."
///         path    = { customer_id = "string" }
///         returns = "Points"
///         retry   = "safe"
///
///         [type.Points.fields]
///         total = { type = "integer", doc = "All points." }
///     "#;
/// }
///
/// use durianpay_client::{ApiKey, Client};
/// use loyalty::Resources as _;
///
/// let client = Client::new(ApiKey::new("dp_test_demo")?)?;
/// let call = client.points().get("cus_1");
/// assert_eq!(call.to_http()?.uri().path(), "/v1/loyalty/cus_1/points");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A type of the shipped bindings is named with `api.` before: `api.Order`. How
/// to add fields and events to the shipped ones, and how to bind the API of
/// another company, is in `docs/extending.md`, step by step.
///
/// From files: `pub mod mine in "mine.toml";` or
/// `pub mod mine in ["a.toml", "b.toml"];`. Each fault of a spec is a compile
/// error of its own that shows the file, the line and what to do:
///
/// ```compile_fail
/// durianpay_client::bindings! {
///     mod faulty = r#"
///         [endpoint."points.get"]
///         http = "GTE /points"
///     "#;
/// }
/// ```
#[macro_export]
macro_rules! bindings {
    ($($input:tt)*) => {
        $crate::__private::bindings! { ($crate) $($input)* }
    };
}

/// The README's examples, compiled.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
