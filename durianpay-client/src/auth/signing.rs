//! Signed requests: the credentials, and how headers and signatures are computed from them.

mod credentials;
mod error;
mod from_env;
mod sign;
mod signature;
mod template;
mod time;
pub(crate) mod unique_id;

pub use self::credentials::SignedCredentials;
pub use self::error::CredentialError;
pub(crate) use self::sign::{Inputs, sign};
pub(crate) use self::template::{Values, text};
