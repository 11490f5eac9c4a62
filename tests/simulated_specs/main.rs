//! Bindings and the simulated API of the same spec: `durianpay simulate --spec`, in the process of the test.

#![expect(clippy::unwrap_used, reason = "a panic fails the test")]

mod auth;
mod lists;
mod objects;
mod server;
mod webhooks;

durianpay_client::bindings! {
    /// A courier.
    pub(crate) mod kirim in "extend/kirim.toml";
}

durianpay_client::bindings! {
    /// An API of several schemes, one of which fetches tokens.
    pub(crate) mod toko in "fixtures/valid/auth-credentials.toml";
}

durianpay_client::bindings! {
    /// An API whose requests are signed, with a token.
    pub(crate) mod bank in "simulated_specs/bank.toml";
}

durianpay_client::bindings! {
    /// Lists with every way of paging.
    pub(crate) mod pages in "simulated_specs/pages.toml";
}

durianpay_client::bindings! {
    /// Webhooks in the form of Standard Webhooks.
    pub(crate) mod standard in "fixtures/valid/webhook-standard.toml";
}

durianpay_client::bindings! {
    /// Webhooks with the time beside the signature.
    pub(crate) mod pairs in "fixtures/valid/webhook-pairs.toml";
}

durianpay_client::bindings! {
    /// Webhooks with the name of the event in a header.
    pub(crate) mod github in "fixtures/valid/webhook-header-event.toml";
}

durianpay_client::bindings! {
    /// Webhooks that are signed with RSA.
    pub(crate) mod one in "fixtures/valid/webhook-one-event.toml";
}

durianpay_client::bindings! {
    /// Webhooks that are signed with Ed25519.
    pub(crate) mod signed in "fixtures/valid/webhook-ed25519.toml";
}
