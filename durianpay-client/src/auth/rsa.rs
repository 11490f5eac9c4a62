//! RSA keys, in the formats that merchants and providers use.

mod error;
mod private;
mod public;
mod text;

pub use self::error::RsaKeyError;
pub use self::private::RsaPrivateKey;
pub use self::public::RsaPublicKey;
