//! Requests that are authenticated by credentials, differently for each endpoint, or not at all.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod builders;
mod endpoints;
mod key;
mod shop;
mod tokens;

durianpay_client::bindings! {
    /// An API of several schemes.
    pub(crate) mod toko in "fixtures/valid/auth-credentials.toml";
}

durianpay_client::bindings! {
    /// An API of one key, which is not sent everywhere.
    pub(crate) mod word in "fixtures/valid/auth-key-in-headers.toml";
}

durianpay_client::bindings! {
    /// An API without keys.
    pub(crate) mod free in "fixtures/valid/auth-none.toml";
}

durianpay_client::bindings! {
    /// An API of which a part needs credentials.
    pub(crate) mod partly in "fixtures/valid/auth-optional.toml";
}
