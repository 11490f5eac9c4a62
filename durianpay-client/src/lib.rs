//! A client for the [Durianpay](https://durianpay.id) payments API of Indonesia.
//!
//! - **Take a payment**: create an order, charge it, and show the customer how to pay:
//!   [`Client`], [`api`]. [`api::resource`] lists every call, grouped by resource.
//! - **Make a call exactly once**, even after a crash or a second run: [`intent`].
//! - **Confirm that the money arrived**: parse a webhook, verify its signature, and
//!   confirm it with the API: [`webhook`].
//! - **Test offline**: unit tests without a server, with the feature `testing`; and an in-process
//!   Durianpay on loopback with signed webhooks, in the package `durianpay-simulator`.
//! - **Look up a task**: [`guide`] has a page for each, from the sandbox to payouts, errors and
//!   the nightly job, with a program that runs.
//! - **Bind missing endpoints**, or another company's API: run the same generator on
//!   your own TOML file: the macro `bindings!`, with the feature `macros`.
//!
//! ```no_run
//! use durianpay_client::api::{ChargeResponse, CreateOrder, OrderCustomer, QrisCharge};
//! use durianpay_client::{Amount, ApiKey, Client};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::new(ApiKey::from_env()?)?; // DURIANPAY_API_KEY
//! let amount: Amount = "10000.67".parse()?;
//!
//! let customer = OrderCustomer::new().email("jane.doe@example.com");
//! let order = client.orders().create(CreateOrder::new(amount, customer)).await?;
//! let charge = client.payments().charge(QrisCharge::new(order.id, amount)).await?;
//! if let ChargeResponse::Qris(qris) = charge.response {
//!     println!("draw this as a QR code: {}", qris.qr_code.unwrap_or_default());
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Errors
//!
//! Every call returns the same [`Error`] type. Its [`outcome`](Error::outcome) says whether
//! the request may have taken effect: a call that timed out may have moved money.
//!
//! An [`intent`] handles this for you: it is recorded before it is sent, and a second call
//! under the same reference has the same outcome. For calls without an intent,
//! [`Client::reconcile`] finds out whether an order, a charge, a refund or a batch of payouts
//! was created.
//!
//! For a log, an error is one line: the operation, what failed and why, without a secret. For a
//! metric, [`ErrorKind::as_str`] and [`Outcome::as_str`] are names that do not change.
//!
//! # Retries
//!
//! A call makes up to three attempts ([`retries`](ClientBuilder::retries) of the client or
//! [of the call](Call::retries)), all with the same bytes. Whether a failed attempt is
//! retried depends on the retry class of the endpoint, which is stated in its documentation:
//!
//! | Failure | `safe` | `keyed` | `never` | [`Outcome`] |
//! |---|---|---|---|---|
//! | no connection: refused, unknown host, connect timeout | retry | retry | retry | `NotSent` |
//! | the connection closed before the request was sent, or before its body was | retry | retry | retry | `NotSent` |
//! | an invalid certificate, or no TLS | – | – | – | `NotSent` |
//! | the connection broke, or the response is not HTTP | retry | retry | – | `Unknown` |
//! | no complete response within the limit of an attempt | retry | retry | – | `Unknown` |
//! | 408, 500, 502, 503, 504 | retry | retry | – | `Unknown` |
//! | 429 | retry | retry | – | `Rejected` |
//! | 202 and 409 of a keyed call | – | – | – | `Unknown` |
//! | any 4xx status of a keyed call whose code or message says that the key or the object already exists | – | – | – | `Unknown` |
//! | a status and code for which the endpoint's documentation states an outcome | – | – | – | as stated |
//! | any other 4xx status | – | – | – | `Rejected` |
//! | a limit of zero, an invalid argument | – | – | – | `NotSent` |
//! | any other status, a response that is too large or cannot be read | – | – | – | `Unknown` |
//!
//! - A `never` request is not sent again once it may have arrived completely. The headers
//!   of a request with a body are not the complete request: they may have been sent before the
//!   connection closed, but no server can carry them out. The rule includes a 429, although that
//!   status means that nothing was done: no source documents the rate limits of this API, so the
//!   429 may come from a gateway that had already forwarded the request.
//! - The outcome of a call is the worst outcome of its attempts.
//! - The client waits for a random time of up to 0.5 s before the first retry, up to 1 s
//!   before the second, and so on up to 8 s. `Retry-After`, in seconds or as a date,
//!   lengthens the pause. If the pause would exceed 60 s or the total limit of the call
//!   (80 s), the call fails at once instead, and
//!   [`retry_after`](Error::retry_after) returns how long you should wait.
//! - All clones of a client share a retry budget. While many calls fail, about a hundred
//!   retries are made. After that, each call makes one attempt until calls succeed again.
//! - A dropped call makes no further attempt.
//!
//! # Idempotency keys
//!
//! The API carries out a call of the class `keyed` once per key, even if it is sent several
//! times. [`Call::idempotency_key`] sets the key of such a call. Without it, the call uses a
//! random key, which only protects its own retries. Other endpoints do not support keys: a
//! call with a key fails before anything is sent.
//!
//! `disbursements().submit(…)` also has a second key, the `BatchKey` in the headers of the
//! call. The idempotency key protects one request; the batch key identifies the batch, so
//! that you can find it again. The two keys are different types.
//!
//! # Dropped calls
//!
//! If you put a timeout such as `tokio::time::timeout` around a call, the timeout drops the
//! call, and you lose the error that says what may have happened. If the first attempt had
//! begun, you must assume [`Outcome::Unknown`]. You should use [`Call::timeout`] instead, which
//! returns an error with an outcome, or let [`ClientBuilder::on_dropped`] report each dropped
//! call with its outcome and key.
//!
//! # Money and time
//!
//! An [`Amount`] is a whole number of hundredths of a rupiah, never a float. A [`Timestamp`]
//! keeps the notation it was read in. Both are written back as received. Arithmetic is checked,
//! amounts can be summed into an `Option` or a `Result`, and
//! [`display_rupiah`](Amount::display_rupiah) formats an amount for customers.
//! [Features](#features) convert from and to the types of chrono, jiff, time, `rust_decimal`
//! and sqlx.
//!
//! ```
//! use durianpay_client::Amount;
//!
//! let prices = [Amount::from(10_000), Amount::from(2_500)];
//! let total: Option<Amount> = prices.iter().sum();
//! let total = total.ok_or("the order is too large")?;
//! assert_eq!(total.display_rupiah().to_string(), "Rp12.500");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Unknown values
//!
//! The API sends values, fields, payment methods and events that these bindings do not know.
//! All of them are preserved and written back: enums and unions have an `Unknown` variant,
//! and objects have `unknown_fields()`.
//!
//! # Lists
//!
//! Use [`stream`](Call::stream) to iterate over a paginated list. It never returns an item
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
//! # Streams
//!
//! Bindings of other APIs may upload files, and read responses as they arrive. A [`File`] in a body
//! of `multipart/form-data` is in memory, on disk or from a [`ByteSource`]; [`Call::stream_bytes`]
//! returns a body in chunks; server-sent events are returned as [`Events`]. The limits, retries and
//! hooks of a call apply until the headers of its response have arrived. After that, each wait for
//! more of the body is limited. The time limit of an attempt does not apply to a request whose files
//! are not in memory: set [`Call::timeout`] by their size.
//!
//! # Features
//!
//! | Feature | Default | |
//! |---|---|---|
//! | one per resource: `orders`, `payments`, `refunds`, … | yes | its endpoints and the types that they need |
//! | `webhooks` | yes | verification, signing and confirmation of webhooks; requires the resources that confirmation reads |
//! | `inbox` | yes | the [webhook inbox](webhook::inbox), whose worker runs in tokio |
//! | `intents` | yes | [intents](intent): calls that are recorded before they are sent, and carried out once |
//! | `rustls-ring` | yes | TLS by rustls with ring; turns on `reqwest` and `ring` |
//! | `rustls-aws-lc-rs` | no | TLS by rustls with aws-lc-rs; turns on `reqwest` and `aws-lc-rs` |
//! | `native-tls` | no | TLS by the library of the system; turns on `reqwest` |
//! | `webpki-roots` | no | `ClientBuilder::bundled_roots`: the CA certificates of Mozilla, in the program |
//! | `reqwest` | yes | the default transport, over reqwest; without one of the features above, it reaches servers over plain `http` only |
//! | `tokio` | yes | [`TokioRuntime`], the default runtime, and [`IdempotencyKey::random`] |
//! | `reqwest-0-13` | no | `ClientBuilder::http_client`: further settings, through the types of reqwest 0.13 |
//! | `tracing` | no | a span for each call by the conventions of OpenTelemetry, and an event at its end (target `durianpay_client::call`); events for retries (target `durianpay_client::retry`) and for a wrong clock (target `durianpay_client::clock`); one warning per field or value that the API sends and the spec does not have |
//! | `macros` | no | `bindings!`: bindings of your own TOML file |
//! | `testing` | no | examples of all types, a scripted API and signed webhooks, for unit tests: the module `testing` |
//! | `tower-service-0-3` | no | `TransportService` and `ServiceTransport`: [layers of tower](guide::middleware#tower-layers) around the transport, through `tower-service` 0.3 |
//! | `tokens` | no | APIs whose requests carry a token that the API issues, such as OAuth 2 with client credentials |
//! | `signing` | no | APIs that require signed requests: keys, signatures, and tokens that all calls share; needs `ring` or `aws-lc-rs` |
//! | `ring`, `aws-lc-rs` | `ring` | the cryptography of `signing`; if both are on, it is aws-lc-rs |
//! | `axum` | no | webhook extractors for axum 0.8 |
//! | `serde` | no | `Serialize` and `Deserialize` of requests, responses, unions and events; ids, enums and the types of values, such as [`Amount`], have them always. [`json::to_string`] and [`json::from_str`] need no feature |
//! | `chrono-0-4`, `jiff-1`, `time-0-3` | no | conversions of [`Timestamp`] and [`Date`] from and to the types of these crates |
//! | `rust_decimal-1` | no | conversions of [`Amount`] and [`Decimal`] from and to `rust_decimal::Decimal` |
//! | `sqlx-0-9` | no | ids, enums, [`Amount`], [`Decimal`], [`Timestamp`], [`Date`] and [`Uuid`] as parameters and columns of sqlx 0.9, which needs Rust 1.94; `durianpay-sqlx` turns it on, and lists the types of the columns |
//! | `blocking` | no | calls without an async runtime: the module `blocking` |
//! | `futures` | no | `Stream` of `futures-core` 0.3 for [`Items`], [`Events`] and [`StreamedResponse`] |
//!
//! The package `durianpay-sqlx` provides an inbox in your own database.
//!
//! A program that only takes payments builds faster with
//! `default-features = false, features = ["inbox", "rustls-ring"]`.
//!
//! # Other HTTP clients, and WebAssembly
//!
//! [`ClientBuilder::transport`] sends requests through another HTTP stack, or responds with
//! recorded responses. [`ClientBuilder::wrap_transport`] puts middleware around the existing
//! transport: [`guide::middleware`] has a rate limit, a cache, recorded responses, tower and
//! reqwest-middleware. A [`Hook`] observes each attempt and may add headers, without a custom
//! transport; [`guide::observability`] exports spans and metrics to OpenTelemetry.
//! Retries, limits and outcomes are implemented above the transport and stay the same.
//! [`ClientBuilder::runtime`] replaces the clock, pauses and randomness.
//!
//! With `default-features = false`, none of reqwest, hyper and tokio is built, nothing opens a
//! socket or starts a thread, and time and random numbers come only from the [`Runtime`] that
//! is set (except in [`Timestamp::now`]). The remaining code compiles for
//! `wasm32-unknown-unknown`: all types; webhooks and signatures, with the feature `webhooks`;
//! calls as values for any HTTP client, through [`Call::to_http`], [`Call::authorize`] and
//! [`Call::read_http`]; and awaited calls, over a custom transport and runtime. The futures must
//! be `Send`, which JavaScript promises are not, so a transport over `fetch` should pass its
//! result through a channel. For a call of the class `keyed`, you must set the key or provide a
//! runtime that creates it.
//!
//! ```
//! use bytes::Bytes;
//! use durianpay_client::{ApiKey, Client};
//!
//! let client = Client::new(ApiKey::new("dp_test_demo")?)?;
//! let call = client.orders().get("ord_1");
//! let request: http::Request<Bytes> = call.to_http()?;
//! // Any HTTP client can send it. This is the response:
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
//! The reqwest transport speaks HTTP/1.1, requests no compression, follows no redirects and
//! retries nothing itself, whatever reqwest features other crates turn on. Connections close
//! after they have been idle for 20 seconds. Methods of the builder set
//! [time limits](ClientBuilder::total_timeout), a [proxy](ClientBuilder::proxy), the number of
//! [idle connections](ClientBuilder::max_idle_connections), trusted
//! [authorities](ClientBuilder::add_root_certificates) and a
//! [client certificate](ClientBuilder::client_certificate).
//!
//! # TLS
//!
//! TLS is rustls with ring, and trusts the CA certificates of the system. Both can be replaced by
//! [features](#features). If the features of several TLS libraries are on, the client uses the first of
//! native-tls, rustls with aws-lc-rs and rustls with ring, or the one that you choose with
//! [`tls_backend`](ClientBuilder::tls_backend). With native-tls, a call is also retried if the
//! certificate of the server is invalid, since its reason cannot be told from others.
//!
//! The client neither installs a `CryptoProvider` of rustls for the process nor uses an installed one.
//! For that, it turns on reqwest's feature `rustls-no-provider`. If another part of your program uses
//! reqwest 0.13 without any TLS feature, it must turn on reqwest's feature `rustls` or install a
//! provider; otherwise its own clients panic when they are built. Likewise, code that lets rustls find
//! the only provider in the build (`ClientConfig::builder()` of rustls) panics if ring and aws-lc-rs are
//! both in it: turn on the feature of the library that the rest of your program uses, with
//! `default-features = false`.
//!
//! # Not tested against the live API
//!
//! The bindings are based on public documentation, and were tested against the simulator and
//! the documented samples. No call of this version has been made to the vendor's servers.

#![cfg_attr(docsrs, feature(doc_cfg))]

// Generated code refers to the runtime by this path, also inside this crate.
extern crate self as durianpay_client;

#[doc(hidden)]
pub mod __private;
mod auth;
#[cfg(feature = "blocking")]
pub mod blocking;
mod client;
mod error;
#[cfg(doc)]
pub mod guide;
mod http;
#[cfg(feature = "intents")]
pub mod intent;
pub mod json;
#[cfg(feature = "signing")]
pub mod notification;
mod reconcile;
mod retry;
mod runtime;
pub mod signed_webhook;
#[cfg(feature = "snap_core")]
pub mod snap;
#[cfg(any(feature = "intents", feature = "webhooks"))]
pub mod store;
#[cfg(feature = "testing")]
pub mod testing;
mod types;
#[cfg(feature = "webhooks")]
pub mod webhook;

pub use auth::api_key::{API_KEY_VARIABLE, ApiKey};
pub use auth::parts::CredentialError;
#[cfg(feature = "signing")]
pub use auth::rsa::{RsaKeyError, RsaPrivateKey, RsaPublicKey};
pub use auth::secret::Secret;
pub use auth::secret_key::ApiKeyError;
pub use client::Client;
pub use client::builder::ClientBuilder;
pub use client::call::Call;
pub use client::call::future::CallFuture;
pub use client::call::raw::{RawCall, RawCallFuture};
pub use client::call::stream::{BytesResponse, EventsFuture, StreamedCall, StreamedCallFuture};
pub use client::dropped::DroppedCall;
pub use client::pages::{Items, Page};
pub use error::{Error, ErrorKind, FieldError};
pub use http::error_body::EndpointError;
pub use http::events::{Events, SentEvent};
#[cfg(feature = "__tls")]
#[cfg_attr(
    docsrs,
    doc(cfg(any(
        feature = "rustls-ring",
        feature = "rustls-aws-lc-rs",
        feature = "native-tls"
    )))
)]
pub use http::reqwest_transport::tls::TlsBackend;
pub use http::response::Response;
pub use http::streamed_response::StreamedResponse;
pub use http::transport::{
    RequestBody, ResponseBody, SendOptions, StreamResult, Transport, TransportError,
    TransportResult,
};
#[cfg(feature = "tower-service-0-3")]
pub use http::transport::{ServiceTransport, TransportService};
#[cfg(any(feature = "orders", feature = "refunds", feature = "disbursements"))]
pub use reconcile::Reconcile;
pub use reconcile::{Inconclusive, Reconciled};
pub use retry::{AttemptEnd, AttemptStart, HeaderRefused, Hook, Retry};
#[cfg(feature = "tokio")]
pub use runtime::TokioRuntime;
pub use runtime::{BoxFuture, Runtime};
pub use types::amount::{Amount, AmountError, DisplayRupiah};
pub use types::base64::{Base64, Base64Error};
pub use types::byte_source::{ByteSource, ByteStream};
#[cfg(feature = "signing")]
pub use types::clock_skew::ClockSkew;
pub use types::date::{Date, DateError};
pub use types::decimal::{Decimal, DecimalError};
pub use types::descriptor::{
    CursorKeys, Endpoint, Envelope, Environment, NextCursor, NumberKeys, PageKeys, Paging,
    RetryClass, Style,
};
pub use types::file::File;
pub use types::idempotency_key::{IdempotencyKey, IdempotencyKeyError};
pub use types::money::{Currency, Money, MoneyError};
pub use types::outcome::Outcome;
pub use types::parse_enum::ParseEnumError;
pub use types::server_time::{ServerTime, ServerTimeError};
pub use types::timestamp::{Timestamp, TimestampError};
pub use types::uuid::{Uuid, UuidError};
pub use types::value_limits::ValueLimits;

// With the feature `macros`, the macro expands the shipped spec. Without it, and on docs.rs, the same
// bindings are files, which `cargo xtask regen` writes: they compile without the macro, and can be read.
#[cfg(all(feature = "macros", not(docsrs)))]
crate::bindings! {
    #[doc = include_str!("api.md")]
    pub mod api, examples = durianpay_client::api;
}
#[cfg(any(not(feature = "macros"), docsrs))]
#[cfg_attr(docsrs, doc(auto_cfg(hide(docsrs, feature = "macros"))))]
#[doc = include_str!("api.md")]
#[rustfmt::skip]
pub mod api;

/// Generates a module of typed bindings from a TOML spec. The endpoints are called on the same
/// [`Client`], or on a separate client if the spec describes another API.
///
/// The spec is a file of your crate, with a path relative to the folder of your `Cargo.toml`;
/// or several files that are read as one; or a string literal with the spec itself. Your crate
/// is rebuilt when a file changes. [`guide::spec_language`] describes the language. The macro needs
/// the feature `macros`.
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
/// To refer to a type of the shipped bindings, use the prefix `api.`: `api.Order`.
/// [`guide::extending`] shows step by step how to add fields and events to the shipped
/// bindings, and how to bind the API of another company.
///
/// To read the spec from files, write `pub mod mine in "mine.toml";` or `pub mod mine in
/// ["a.toml", "b.toml"];`. A file that a build script writes is
/// `concat!(env!("OUT_DIR"), "/mine.toml")`. The crate [`durianpay-build`] generates the same
/// bindings in a build script.
///
/// To bind a part of a large API, name its resources, endpoints, `webhooks` or `notifications`:
/// `pub mod mine in "mine.toml", only = ["orders", "refunds.get"];`. What they need is bound too;
/// the rest of the spec costs little time, and is not checked.
///
/// In rustdoc, each method has an example, made from the examples, defaults and limits of the spec.
/// With `examples`, they are doc tests. It states the path of the module, for crates that use it; a
/// private module has none:
///
/// `pub mod mine in "mine.toml", examples = my_crate::mine;`
///
/// [`durianpay-build`]: https://docs.rs/durianpay-build
///
/// Each error in a spec is a separate compile error that shows the file, the line and the fix:
///
/// ```compile_fail
/// durianpay_client::bindings! {
///     mod invalid = r#"
///         [endpoint."points.get"]
///         http = "GTE /points"
///     "#;
/// }
/// ```
#[cfg(feature = "macros")]
#[macro_export]
macro_rules! bindings {
    ($($input:tt)*) => {
        #[cfg(not(doc))]
        $crate::__private::bindings! { ($crate) $($input)* }
        // Examples are for rustdoc only, since they cost time in every other build.
        #[cfg(doc)]
        $crate::__private::bindings! { ($crate, doc) $($input)* }
    };
}

/// Compiles the examples in the README.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

/// Runs the tests in the guide to unit tests.
#[cfg(all(doctest, feature = "testing"))]
#[doc = include_str!("../../docs/testing.md")]
struct TestingGuide;

/// Compiles the examples in the guide to SNAP.
#[cfg(all(doctest, feature = "snap"))]
#[doc = include_str!("../../docs/snap.md")]
struct SnapGuide;

/// Runs the programs in the guides for merchants.
#[cfg(all(doctest, feature = "intents", feature = "rustls-ring"))]
mod guide_programs {
    #[doc = include_str!("../../docs/errors.md")]
    struct ErrorsGuide;

    #[doc = include_str!("../../docs/ewallets.md")]
    struct EwalletsGuide;

    #[doc = include_str!("../../docs/network.md")]
    struct NetworkGuide;

    #[doc = include_str!("../../docs/payment-links.md")]
    struct PaymentLinksGuide;

    #[doc = include_str!("../../docs/payouts.md")]
    struct PayoutsGuide;

    #[doc = include_str!("../../docs/reconciliation.md")]
    struct ReconciliationGuide;

    #[doc = include_str!("../../docs/refunds.md")]
    struct RefundsGuide;

    #[doc = include_str!("../../docs/sandbox.md")]
    struct SandboxGuide;

    #[doc = include_str!("../../docs/upgrading.md")]
    struct UpgradingGuide;

    #[doc = include_str!("../../docs/virtual-accounts.md")]
    struct VirtualAccountsGuide;
}
