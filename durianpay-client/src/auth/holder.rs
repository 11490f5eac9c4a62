//! [`Holder`]: the values that a client authenticates its requests with.

use crate::auth::parts::SignedCredentials;
#[cfg(feature = "signing")]
use crate::auth::rsa::RsaPrivateKey;
use crate::auth::secret::Secret;
use crate::auth::secret_key::SecretKey;
use crate::types::descriptor::{Part, Template};
use zeroize::Zeroizing;

/// The name of the credential that is the key of a client.
const KEY: &str = "key";

/// The values that a client authenticates its requests with.
pub(crate) enum Holder {
    /// None: no request is authenticated.
    Nobody,
    /// One key.
    Key(SecretKey),
    /// The parts that the API describes.
    Parts(SignedCredentials),
}

impl Holder {
    /// Returns the key, if it is set.
    pub(crate) fn key(&self) -> Option<&str> {
        self.secret(KEY)
    }

    /// Returns the text with that name, if it is set.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        match self {
            Self::Parts(parts) => Some(parts.text(name)).filter(|text| !text.is_empty()),
            Self::Nobody | Self::Key(_) => None,
        }
    }

    /// Returns the secret with that name, if it is set.
    pub(crate) fn secret(&self, name: &str) -> Option<&str> {
        match self {
            Self::Parts(parts) => parts.secret(name).map(Secret::expose),
            Self::Key(key) if name == KEY => Some(key.expose()),
            Self::Nobody | Self::Key(_) => None,
        }
    }

    /// Returns the private key with that name, if it is set.
    #[cfg(feature = "signing")]
    pub(super) fn private_key(&self, name: &str) -> Option<&RsaPrivateKey> {
        match self {
            Self::Parts(parts) => parts.private_key(name),
            Self::Nobody | Self::Key(_) => None,
        }
    }

    /// Returns the name of the first credential of a template that is not set.
    pub(super) fn unset_of(&self, template: Template) -> Option<&'static str> {
        template.iter().find_map(|part| match *part {
            Part::Credential(name) => self.text(name).is_none().then_some(name),
            Part::Secret(name) => self.secret(name).is_none().then_some(name),
            Part::Text(_)
            | Part::Method
            | Part::Path
            | Part::BodySha256
            | Part::Body
            | Part::Timestamp
            | Part::Token
            | Part::UniqueId
            | Part::Signature
            | Part::Id => None,
        })
    }

    /// Returns the key, or all secrets.
    pub(super) fn expose(&self) -> Vec<Zeroizing<String>> {
        match self {
            Self::Nobody => Vec::new(),
            Self::Key(key) => vec![Zeroizing::new(key.expose().to_owned())],
            Self::Parts(parts) => parts.expose(),
        }
    }

    /// Returns the placeholder that replaces the values of [`expose`](Self::expose) in strings.
    pub(super) fn placeholder(&self) -> &'static str {
        match self {
            Self::Nobody | Self::Key(_) => "[API key]",
            Self::Parts(_) => "[secret]",
        }
    }
}
