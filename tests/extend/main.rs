//! Tests of specs that extend the client: endpoints, fields and events next to the
//! shipped ones, and the APIs of other companies.
#![expect(
    clippy::unwrap_used,
    reason = "a panic fails the test and shows its line"
)]

mod bodies;
mod company;
mod constant_headers;
mod environments;
mod error_bodies;
mod events;
mod fields;
mod money;
mod outcomes;
mod response_headers;
mod scalars;
mod schemes;
mod servers;
mod signed_webhooks;
mod styles;
mod types;
mod unions;
mod unset;

durianpay_client::bindings! {
    /// A loyalty programme on top of Durianpay.
    pub mod loyalty in "extend/loyalty.toml";
}

durianpay_client::bindings! {
    /// A company with other values for "not set".
    pub mod tiket in "extend/tiket.toml";
}

durianpay_client::bindings! {
    /// A company whose values have several types.
    pub mod chat in "extend/chat.toml";
}

durianpay_client::bindings! {
    /// A company with dates, UUIDs, bytes and large integers.
    pub mod files in "extend/files.toml";
}

durianpay_client::bindings! {
    /// The API of another company.
    pub mod kirim in "extend/kirim.toml";
}
