//! A client of the [Durianpay](https://durianpay.id) payment API of Indonesia.
//!
//! - **Take a payment**: create an order, charge it, show the customer how to pay:
//!   [`Client`], [`api`].
//! - **Ask for it once**, whatever crashes or runs twice: [`intent`].
//! - **Confirm that the money arrived**: parse a webhook, check its signature,
//!   confirm it with the API: [`webhook`].
//! - **Test all of it offline**: an in-process Durianpay on loopback, with signed
//!   webhooks: the package `durianpay-simulator`.
//! - **Bind missing endpoints**: the same generator over your own TOML file, called
//!   on the same client; or another company's API: [`bindings!`].
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
//! Every call returns one [`Error`]. Its [`outcome`](Error::outcome) says whether
//! anything can have happened: a call that timed out may have moved money.
//!
//! An [`intent`] deals with that: it is recorded before it is sent, and a call under the
//! same reference has the same outcome. For calls without one, [`Client::reconcile`] finds out
//! whether an order, a charge, a refund or a batch of payouts was created.
//!
//! # Retries
//!
//! A call makes up to three attempts ([`retries`](ClientBuilder::retries),
//! [`no_retry`](Call::no_retry)), all of the same bytes. Whether a failed attempt is
//! retried depends on the retry class of the endpoint, which its documentation names:
//!
//! | Failure | `safe` | `keyed` | `never` | [`Outcome`] |
//! |---|---|---|---|---|
//! | no connection: refused, unknown name, connect timeout | retry | retry | retry | `NotSent` |
//! | the connection closed before the request was sent, or before its body was | retry | retry | retry | `NotSent` |
//! | an invalid certificate, or no TLS | – | – | – | `NotSent` |
//! | the connection broke, or the response is not HTTP | retry | retry | – | `Unknown` |
//! | no complete response within the limit of an attempt | retry | retry | – | `Unknown` |
//! | 408, 500, 502, 503, 504 | retry | retry | – | `Unknown` |
//! | 429 | retry | retry | – | `Rejected` |
//! | 202 and 409 of a keyed call | – | – | – | `Unknown` |
//! | any status from 400 to 499 of a keyed call whose code or message says that the key or the object exists already | – | – | – | `Unknown` |
//! | a status and code whose outcome the documentation of the endpoint states | – | – | – | as stated |
//! | any other status from 400 to 499 | – | – | – | `Rejected` |
//! | a limit of zero, an invalid argument | – | – | – | `NotSent` |
//! | any other status, a response that is too large or cannot be read | – | – | – | `Unknown` |
//!
//! - No request of the class `never` is sent again once it may have arrived whole.
//!   The headers of a request with a body are not all of it: they may have left before
//!   the connection closed, and no server can carry them out. This includes a 429, which says that nothing was done: no source
//!   documents the rate limits of this API, so the 429 may come from a gateway that
//!   has forwarded the request before.
//! - The outcome of a call is the worst of all its attempts.
//! - The client waits a random time of up to 0.5 s before the first retry, of up to
//!   1 s before the second, and so on up to 8 s; `Retry-After`, in seconds or as a
//!   date, makes the wait longer. A wait of more than 60 s, or one that would exceed
//!   the total limit of the call (80 s), is not started: the call fails at once, and
//!   [`retry_after`](Error::retry_after) returns how long to wait.
//! - All clones of a client share a retry budget. While many calls fail, about a
//!   hundred retries are made, and then each call makes one attempt, until calls
//!   succeed again.
//! - A call that is dropped makes no further attempt.
//!
//! # Idempotency keys
//!
//! An endpoint of the class `keyed` is carried out once for each key, however often it
//! is called: [`Call::idempotency_key`] sets the key, for all of them alike. Without
//! it, a call has a random key, which protects its own retries and nothing else. Any
//! other endpoint does not honour a key, and a call of it with a key fails before
//! anything is sent.
//!
//! `disbursements().submit(…)` has a second key, which names the batch: a
//! `BatchKey`, in the headers of the call. The idempotency key protects one request,
//! the batch key the batch, by which it can be found again. The two are different
//! types.
//!
//! # Dropped calls
//!
//! A timeout of your own around a call, such as `tokio::time::timeout`, drops the call,
//! and with it the error that would say what may have happened. If the first attempt
//! had begun, assume [`Outcome::Unknown`]. Use [`Call::timeout`] instead, which returns
//! an error with an outcome; or let [`ClientBuilder::on_dropped`] report each call that
//! is dropped, with its outcome and key.
//!
//! # Money and time
//!
//! An [`Amount`] is whole hundredths of a rupiah, never a float. A [`Timestamp`]
//! keeps the notation that it was read in. Both are written back as received.
//!
//! # Unknown values
//!
//! The API sends values, fields, payment methods and events that these bindings do
//! not know. All of them are preserved and written back: enums and unions have an
//! `Unknown` variant, objects have `unknown_fields()`.
//!
//! # Lists
//!
//! Iterate over a paginated list with [`stream`](Call::stream). It returns no item
//! twice, and ends with an error if the list does not end or repeats itself:
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
//! | `webhooks` | yes | webhooks: verified, signed and confirmed; needs the resources that it asks for |
//! | `inbox` | yes | the [inbox of webhooks](webhook::inbox), whose worker runs in tokio |
//! | `intents` | yes | [intents](intent): calls that are recorded before they are sent, and carried out once |
//! | `reqwest` | yes | the transport of clients by default, over reqwest with rustls |
//! | `tokio` | yes | [`TokioRuntime`], the runtime of clients by default, and [`IdempotencyKey::random`] |
//! | `reqwest-0-13` | no | `ClientBuilder::http_client`: roots of trust, client certificates and proxies by the types of reqwest 0.13 |
//! | `tracing` | no | one warning for each field and value that the API sends and the spec does not have; events of the target `durianpay_client::retry` for retries, and of `durianpay_client::clock` for a clock that is off |
//! | `signing` | no | APIs whose requests are signed: keys, signatures, and tokens that all calls share; with RSA of aws-lc-rs, which the transport uses for TLS too |
//! | `axum` | no | extractors of webhooks for axum 0.8 |
//! | `futures` | no | `Stream` of `futures-core` 0.3 for [`Items`] |
//!
//! A webhook inbox in your own database is in the package `durianpay-sqlx`.
//!
//! A program that only takes payments builds faster with
//! `default-features = false, features = ["inbox", "reqwest"]`.
//!
//! # Other HTTP clients, and WebAssembly
//!
//! [`ClientBuilder::transport`] sends requests with another HTTP stack, or answers them with
//! recorded responses; [`ClientBuilder::wrap_transport`] puts middleware around the transport that
//! is there; a [`Hook`] sees each attempt and may add headers, without writing a transport. Retries,
//! limits and outcomes are above the transport, and stay the same. [`ClientBuilder::runtime`]
//! replaces clock, pauses and randomness.
//!
//! With `default-features = false`, neither reqwest, hyper nor tokio is built, nothing opens a
//! socket or starts a thread, and nothing asks for the time or for random numbers but through the
//! [`Runtime`] that is set, [`Timestamp::now`] aside. What is left compiles for
//! `wasm32-unknown-unknown`: all types; webhooks and signatures, with the feature `webhooks`; calls
//! as values, by [`Call::to_http`], [`Call::authorize`] and [`Call::read_http`], for whatever
//! sends requests there; and calls that are awaited, over a transport and a runtime of your own. Their
//! futures are `Send`, which the promises of JavaScript are not: a transport over `fetch` passes
//! its result through a channel. A call of the class `keyed` needs its key from you, or a
//! runtime that draws it.
//!
//! ```
//! use bytes::Bytes;
//! use durianpay_client::{ApiKey, Client};
//!
//! let client = Client::new(ApiKey::new("dp_test_demo")?)?;
//! let call = client.orders().get("ord_1");
//! let request: http::Request<Bytes> = call.to_http()?;
//! // Any HTTP client sends it, and has this response.
//! let body = r#"{"data": {"id": "ord_1", "amount": "10000.00", "status": "completed"}}"#;
//! let response = http::Response::new(Bytes::from_static(body.as_bytes()));
//! let order = call.read_http(response)?;
//! assert_eq!(order.id.as_ref(), "ord_1");
//! # assert_eq!(request.uri().path(), "/v1/orders/ord_1");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Connections
//!
//! The transport over reqwest speaks HTTP/1.1, asks for no compression, follows no redirect and
//! retries nothing by itself, whatever features of reqwest other crates turn on. Connections close
//! when they were idle for 20 seconds.
//!
//! # Not tested against the live API
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
#[cfg(feature = "intents")]
pub mod intent;
pub mod json;
#[cfg(feature = "signing")]
pub mod notification;
mod reconcile;
mod retry;
mod runtime;
#[cfg(feature = "snap_core")]
pub mod snap;
#[cfg(any(feature = "intents", feature = "webhooks"))]
pub mod store;
mod types;
#[cfg(feature = "webhooks")]
pub mod webhook;

pub use auth::api_key::{API_KEY_VARIABLE, ApiKey};
#[cfg(feature = "signing")]
pub use auth::rsa::{RsaKeyError, RsaPrivateKey, RsaPublicKey};
#[cfg(feature = "signing")]
pub use auth::secret::Secret;
pub use auth::secret_key::ApiKeyError;
#[cfg(feature = "signing")]
pub use auth::signing::CredentialError;
pub use client::Client;
pub use client::builder::ClientBuilder;
pub use client::call::{Call, CallFuture, RawCall, RawCallFuture};
pub use client::dropped::DroppedCall;
pub use client::pages::{Items, Page};
pub use error::{Error, ErrorKind, FieldError};
pub use http::response::Response;
pub use http::transport::{SendOptions, Transport, TransportError, TransportResult};
#[cfg(any(feature = "orders", feature = "refunds", feature = "disbursements"))]
pub use reconcile::Reconcile;
pub use reconcile::{Inconclusive, Reconciled};
pub use retry::{AttemptEnd, AttemptStart, HeaderRefused, Hook, Retry};
#[cfg(feature = "tokio")]
pub use runtime::TokioRuntime;
pub use runtime::{BoxFuture, Runtime};
pub use types::amount::{Amount, AmountError};
#[cfg(feature = "signing")]
pub use types::clock_skew::ClockSkew;
pub use types::decimal::{Decimal, DecimalError};
pub use types::descriptor::{Endpoint, Envelope, Environment, PageKeys, RetryClass};
pub use types::idempotency_key::{IdempotencyKey, IdempotencyKeyError};
pub use types::outcome::Outcome;
pub use types::parse_enum::ParseEnumError;
pub use types::server_time::{ServerTime, ServerTimeError};
pub use types::timestamp::{Timestamp, TimestampError};

durianpay_macros::bindings! {
    (::durianpay_client)
    /// The Durianpay API: its types, resources and endpoints.
    ///
    /// Generated from the spec. Requests are created with `new` and a setter for each
    /// optional field; where required values could be swapped, or are more than
    /// three, `new` takes a struct that names them. A field that becomes required in a
    /// later version is a breaking change. Responses have public fields. Enums and
    /// unions are open: `Unknown` keeps values that these bindings do not know, and
    /// `parse` rejects them.
    pub mod api;
}

/// Turns a spec in TOML into a module of typed bindings, called on the same
/// [`Client`]; or on a separate client, if the spec describes another API.
///
/// The spec is a file of your crate, its path taken from the folder of your
/// `Cargo.toml`; or several files, read as one; or a string literal with the spec
/// itself. Changing a file rebuilds your crate. The language is described in
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
/// A type of the shipped bindings has the prefix `api.`: `api.Order`.
/// `docs/extending.md` shows step by step how to add fields and events to the shipped
/// ones, and how to bind the API of another company.
///
/// From files: `pub mod mine in "mine.toml";` or `pub mod mine in ["a.toml",
/// "b.toml"];`. Each error of a spec is a separate compile error that shows the file,
/// the line and how to fix it:
///
/// ```compile_fail
/// durianpay_client::bindings! {
///     mod invalid = r#"
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

/// The blocks of the guide to SNAP, compiled.
#[cfg(all(doctest, feature = "snap"))]
#[doc = include_str!("../../docs/snap.md")]
struct SnapGuide;
