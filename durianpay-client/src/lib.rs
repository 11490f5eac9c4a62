//! A client of the [Durianpay](https://durianpay.id) payment API.
extern crate self as durianpay_client;

mod amount;
mod api_key;
mod call;
mod client;
mod descriptor;
mod error;
pub mod json;
#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod request;
mod response;
#[cfg(feature = "simulator")]
pub mod simulator;
mod timestamp;
mod transport;
pub mod webhook;

pub use amount::{Amount, AmountError};
pub use api_key::{API_KEY_VARIABLE, ApiKey, ApiKeyError};
pub use call::{Call, CallFuture, RawCall, RawCallFuture};
pub use client::{Client, ClientBuilder};
pub use descriptor::Environment;
pub use error::{Error, ErrorKind, FieldFault, Outcome};
pub use response::Response;
pub use timestamp::{Timestamp, TimestampError};

durianpay_macros::bindings! {
    (::durianpay_client)
    /// The Durianpay API: types, resources and endpoints, generated from `spec/`.
    pub mod api;
}

/// Turns a spec in TOML into a module of bindings.
#[macro_export]
macro_rules! bindings {
    ($($input:tt)*) => {
        $crate::__private::bindings! { ($crate) $($input)* }
    };
}
