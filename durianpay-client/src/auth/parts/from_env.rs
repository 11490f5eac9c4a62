//! Credentials from environment variables.

use super::credentials::SignedCredentials;
use super::error::CredentialError;
use crate::auth::file;
#[cfg(feature = "signing")]
use crate::auth::rsa::RsaPrivateKey;
use crate::auth::secret::Secret;
use crate::types::descriptor::{Api, Credential, CredentialKind};
use std::env::{VarError, var};
use std::path::Path;
use zeroize::Zeroizing;

impl SignedCredentials {
    /// Reads each part from the variable `{PREFIX}_{NAME}`. Secrets and keys can instead be in a
    /// file whose path is in `{PREFIX}_{NAME}_FILE`. A part with a default, or that is
    /// optional, may be left out.
    ///
    /// # Errors
    ///
    /// If a variable is missing, is not Unicode, or is set together with its `_FILE` variable, or if
    /// a part is invalid.
    pub fn from_env(api: &'static Api, prefix: &str) -> Result<Self, CredentialError> {
        let mut found = Self::new(api);
        for credential in api.credentials {
            let variable = format!("{prefix}_{}", credential.name.to_ascii_uppercase());
            match read(credential, &variable)? {
                Some(text) => found.set_read(credential, &text)?,
                None if credential.default.is_some() => {}
                None if api.auth.optional().contains(&credential.name) => {}
                None => return Err(CredentialError::NotSet { variable }),
            }
        }
        found.check()?;
        Ok(found)
    }

    fn set_read(&mut self, part: &Credential, text: &str) -> Result<(), CredentialError> {
        match part.kind {
            CredentialKind::Text => self.set_text(part.name, text),
            CredentialKind::Secret => self.set_secret(part.name, Secret::new(text)),
            #[cfg(not(feature = "signing"))]
            CredentialKind::RsaPrivateKey => {
                let credential = part.name;
                return Err(CredentialError::Missing { credential });
            }
            #[cfg(feature = "signing")]
            CredentialKind::RsaPrivateKey => {
                let credential = part.name;
                let key = RsaPrivateKey::from_pem(text)
                    .map_err(|source| CredentialError::Key { credential, source })?;
                self.set_private_key(credential, key);
            }
        }
        Ok(())
    }
}

/// Reads a variable, or the file whose path is in its `_FILE` variable.
fn read(
    credential: &Credential,
    variable: &str,
) -> Result<Option<Zeroizing<String>>, CredentialError> {
    let value = read_variable(variable)?;
    let of_file = format!("{variable}_FILE");
    let path = match credential.kind {
        CredentialKind::Text => None,
        CredentialKind::Secret | CredentialKind::RsaPrivateKey => read_variable(&of_file)?,
    };
    match (value, path) {
        (Some(_), Some(_)) => Err(CredentialError::Ambiguous {
            variable: variable.to_owned(),
        }),
        (Some(value), None) => Ok(Some(value)),
        (None, Some(path)) => match file::read(Path::new(path.as_str())) {
            // Editors add a line break at the end.
            Ok(text) => Ok(Some(Zeroizing::new(text.trim_end().to_owned()))),
            Err(kind) => Err(CredentialError::Unreadable {
                variable: of_file,
                kind,
            }),
        },
        (None, None) => Ok(None),
    }
}

fn read_variable(variable: &str) -> Result<Option<Zeroizing<String>>, CredentialError> {
    match var(variable) {
        Ok(text) => Ok(Some(Zeroizing::new(text))),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(CredentialError::NotUnicode {
            variable: variable.to_owned(),
        }),
    }
}
