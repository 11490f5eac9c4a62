//! Keys, and the credentials that requests carry.

pub(crate) mod api_key;
pub(crate) mod credentials;
#[cfg(feature = "signing")]
mod der;
#[cfg(feature = "signing")]
mod file;
#[cfg(feature = "webhooks")]
pub(crate) mod mac;
#[cfg(feature = "signing")]
mod pem;
pub(crate) mod redact;
#[cfg(feature = "signing")]
pub(crate) mod rsa;
#[cfg(feature = "signing")]
pub(crate) mod secret;
pub(crate) mod secret_key;
#[cfg(feature = "signing")]
pub(crate) mod signer;
#[cfg(feature = "signing")]
pub(crate) mod signing;
mod spelling;
#[cfg(feature = "signing")]
pub(crate) mod token;
