//! [`SignedCredentials`]: the parts of a client's credentials, as its API describes them.

use super::error::CredentialError;
#[cfg(feature = "signing")]
use crate::auth::rsa::RsaPrivateKey;
use crate::auth::secret::Secret;
use crate::types::descriptor::{Api, Credential, CredentialKind};
use std::fmt;
use zeroize::Zeroizing;

/// The maximum length of a credential; a header could not carry a longer one.
const MAX_LENGTH: usize = 1024;

/// The credentials that an API describes, part by part. `Debug` shows the strings, but no secrets
/// or keys.
#[derive(Clone)]
pub struct SignedCredentials {
    described: &'static [Credential],
    /// The names of the parts that need not be set.
    optional: &'static [&'static str],
    /// One value for each part in `described`, of its kind.
    values: Vec<Option<Value>>,
}

#[derive(Clone)]
enum Value {
    Text(String),
    Secret(Secret),
    #[cfg(feature = "signing")]
    PrivateKey(RsaPrivateKey),
}

impl SignedCredentials {
    /// Creates credentials for an API, with the defaults of the parts that have one.
    #[must_use]
    pub fn new(api: &'static Api) -> Self {
        let described = api.credentials;
        let default = |credential: &Credential| {
            let text = credential.default?;
            Some(Value::Text(text.to_owned()))
        };
        Self {
            described,
            optional: api.auth.optional(),
            values: described.iter().map(default).collect(),
        }
    }

    /// Sets a string. All setters ignore a name for which the API describes no part of that kind.
    pub fn set_text(&mut self, name: &str, text: impl Into<String>) {
        self.set(name, CredentialKind::Text, Value::Text(text.into()));
    }

    /// Sets a secret.
    pub fn set_secret(&mut self, name: &str, secret: Secret) {
        self.set(name, CredentialKind::Secret, Value::Secret(secret));
    }

    /// Sets a private key.
    #[cfg(feature = "signing")]
    pub fn set_private_key(&mut self, name: &str, key: RsaPrivateKey) {
        self.set(name, CredentialKind::RsaPrivateKey, Value::PrivateKey(key));
    }

    fn set(&mut self, name: &str, kind: CredentialKind, value: Value) {
        let mut described = self.described.iter().zip(&mut self.values);
        let place = described.find(|(known, _)| known.name == name && known.kind == kind);
        if let Some((_, place)) = place {
            *place = Some(value);
        }
    }

    /// Returns a string, which is empty if it is not set.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        match self.get(name) {
            Some(Value::Text(text)) => text,
            Some(_) | None => "",
        }
    }

    /// Returns the secret with that name.
    pub(crate) fn secret(&self, name: &str) -> Option<&Secret> {
        let Value::Secret(secret) = self.get(name)? else {
            return None;
        };
        Some(secret)
    }

    /// Returns the private key with that name.
    #[cfg(feature = "signing")]
    pub(crate) fn private_key(&self, name: &str) -> Option<&RsaPrivateKey> {
        match self.get(name)? {
            Value::PrivateKey(key) => Some(key),
            Value::Text(_) | Value::Secret(_) => None,
        }
    }

    fn get(&self, name: &str) -> Option<&Value> {
        let mut described = self.described.iter().zip(&self.values);
        let (_, value) = described.find(|(known, _)| known.name == name)?;
        value.as_ref()
    }

    /// Checks that all parts are valid, and that those are set that are not optional.
    ///
    /// # Errors
    ///
    /// If a part is missing, empty, too long, or contains a character that it must not contain.
    /// The error is that of the first such part.
    pub fn check(&self) -> Result<(), CredentialError> {
        for (described, value) in self.described.iter().zip(&self.values) {
            let credential = described.name;
            match value {
                None if self.optional.contains(&credential) => {}
                None => return Err(CredentialError::Missing { credential }),
                Some(Value::Text(text)) => check_text(credential, text)?,
                Some(Value::Secret(secret)) => check_secret(credential, secret.expose())?,
                #[cfg(feature = "signing")]
                Some(Value::PrivateKey(_)) => {}
            }
        }
        Ok(())
    }

    /// Returns all secrets, so that they can be removed from responses that echo them.
    pub(crate) fn expose(&self) -> Vec<Zeroizing<String>> {
        let secrets = self
            .values
            .iter()
            .flatten()
            .filter_map(|value| match value {
                Value::Text(_) => None,
                Value::Secret(secret) => Some(Zeroizing::new(secret.expose().to_owned())),
                #[cfg(feature = "signing")]
                Value::PrivateKey(key) => Some(key.expose()),
            });
        secrets.collect()
    }
}

/// Checks a string that headers and signatures contain.
fn check_text(credential: &'static str, text: &str) -> Result<(), CredentialError> {
    if text.contains(char::is_whitespace) && !text.trim().is_empty() {
        return Err(CredentialError::WhiteSpace { credential });
    }
    if !text.is_ascii() {
        return Err(CredentialError::NotAscii { credential });
    }
    check_secret(credential, text)
}

/// Checks a secret, which may contain any characters, including inner blanks.
fn check_secret(credential: &'static str, text: &str) -> Result<(), CredentialError> {
    if text.len() > MAX_LENGTH {
        Err(CredentialError::TooLong { credential })
    } else if text.trim().is_empty() {
        Err(CredentialError::Empty { credential })
    } else if text.trim() != text {
        Err(CredentialError::WhiteSpace { credential })
    } else if text.contains(char::is_control) {
        Err(CredentialError::Control { credential })
    } else {
        Ok(())
    }
}

#[expect(
    clippy::missing_fields_in_debug,
    reason = "each part is shown as a field"
)]
impl fmt::Debug for SignedCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Credentials");
        for (described, value) in self.described.iter().zip(&self.values) {
            match value {
                Some(Value::Text(text)) => out.field(described.name, text),
                Some(Value::Secret(secret)) => out.field(described.name, secret),
                #[cfg(feature = "signing")]
                Some(Value::PrivateKey(key)) => out.field(described.name, key),
                None => out.field(described.name, &None::<()>),
            };
        }
        out.finish()
    }
}
