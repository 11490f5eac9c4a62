//! The credentials of a client that needs more than one key.

mod credentials;
mod error;
mod from_env;

pub use self::credentials::SignedCredentials;
pub use self::error::CredentialError;
