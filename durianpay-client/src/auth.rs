//! Keys, and the credentials that requests carry.

pub(crate) mod api_key;
pub(crate) mod carried;
pub(crate) mod credentials;
#[cfg(feature = "signing")]
pub(crate) mod crypto;
#[cfg(feature = "signing")]
mod der;
mod file;
pub(crate) mod holder;
#[cfg(feature = "webhooks")]
pub(crate) mod mac;
pub(crate) mod parts;
#[cfg(feature = "signing")]
mod pem;
pub(crate) mod redact;
#[cfg(feature = "signing")]
pub(crate) mod rsa;
pub(crate) mod secret;
pub(crate) mod secret_key;
pub(crate) mod sending;
#[cfg(feature = "signing")]
pub(crate) mod signing;
mod spelling;
pub(crate) mod template;
#[cfg(feature = "tokens")]
pub(crate) mod token;
