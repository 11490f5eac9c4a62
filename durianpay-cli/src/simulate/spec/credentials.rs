//! The credentials that requests must carry.

use super::keys::Rsa;
use durianpay_codegen::model::{Api, CredentialKind, KEY, Spec};
use std::collections::BTreeMap;
use std::fmt;

/// The credentials that requests must carry, by name. Without credentials in the spec, there is one
/// key, named `key`.
pub(super) struct Credentials {
    texts: BTreeMap<String, String>,
    /// The key of all credentials that are RSA keys.
    pub(super) rsa: Option<Rsa>,
}

impl Credentials {
    /// Takes the given values, and makes the others up.
    ///
    /// # Errors
    ///
    /// Fails if a value is given for a credential that the spec does not have, or that is an RSA
    /// key.
    pub(super) fn new(spec: &Spec, given: &[(String, String)]) -> Result<Self, String> {
        let api = spec.called_api();
        let declared = api.map_or(&[][..], |api| &api.auth.credentials);
        let mut texts = BTreeMap::new();
        let mut rsa = None;
        for credential in declared {
            let value = match (credential.kind, &credential.default) {
                (CredentialKind::RsaPrivateKey, _) => {
                    if rsa.is_none() {
                        rsa = Some(Rsa::new()?);
                    }
                    continue;
                }
                (_, Some(default)) => default.clone(),
                (CredentialKind::Text | CredentialKind::Secret, None) => {
                    format!("simulator-{}", credential.name)
                }
            };
            texts.insert(credential.name.clone(), value);
        }
        let has_key = declared.is_empty() || texts.contains_key(KEY);
        if has_key {
            texts.insert(KEY.to_owned(), key(api));
        }
        for (name, value) in given {
            match texts.get_mut(name) {
                Some(text) => text.clone_from(value),
                None => {
                    let known: Vec<&str> = texts.keys().map(String::as_str).collect();
                    return Err(format!(
                        "the spec has no credential `{name}` that can be set; it has `{}`",
                        known.join("`, `")
                    ));
                }
            }
        }
        Ok(Self { texts, rsa })
    }

    /// Returns the value of a credential that is a string.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.texts.get(name).cloned()
    }

    /// Returns the one key.
    pub(super) fn key(&self) -> &str {
        self.texts.get(KEY).map_or("", String::as_str)
    }

    /// Returns all strings, by name.
    pub(super) fn texts(&self) -> &BTreeMap<String, String> {
        &self.texts
    }
}

/// Returns a key with the prefix of an environment, a test environment if there is one.
fn key(api: Option<&Api>) -> String {
    let environments = api.map_or(&[][..], |api| &api.environments);
    let is_test = |environment: &&durianpay_codegen::model::Environment| !environment.live;
    let environment = environments.iter().find(is_test).or(environments.first());
    let prefix = environment.and_then(|environment| environment.key_prefix.as_deref());
    format!("{}simulator", prefix.unwrap_or_default())
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.texts.keys()).finish()
    }
}
