//! What an author adds without a fork: endpoints, fields and events beside the
//! shipped ones, and the API of another company.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

mod company;
mod environments;
mod events;
mod fields;
mod outcomes;
mod schemes;
mod types;
mod unset;

durianpay_client::bindings! {
    /// A loyalty programme on top of Durianpay.
    pub mod loyalty in "extend/loyalty.toml";
}

durianpay_client::bindings! {
    /// A company with ways of its own to say that something is not set.
    pub mod tiket in "extend/tiket.toml";
}

durianpay_client::bindings! {
    /// The API of another company.
    pub mod kirim in "extend/kirim.toml";
}
