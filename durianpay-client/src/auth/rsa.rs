//! RSA keys, in the notations in which merchants and providers have them.

mod error;
mod private;
mod public;
mod text;

pub use self::error::RsaKeyError;
pub use self::private::RsaPrivateKey;
pub use self::public::RsaPublicKey;
