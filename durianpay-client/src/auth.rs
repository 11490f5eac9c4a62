//! Keys, and the credentials that requests carry.

pub(crate) mod api_key;
pub(crate) mod credentials;
#[cfg(feature = "webhooks")]
pub(crate) mod mac;
pub(crate) mod redact;
pub(crate) mod secret_key;
mod spelling;
