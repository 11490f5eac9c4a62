//! The settings of a simulated API.

use std::fmt;

/// The settings of a simulated API.
#[derive(Default, Clone)]
pub struct Settings {
    /// Whether differences from the spec are rejected that APIs evidently tolerate.
    pub is_strict: bool,
    /// The credentials that requests must carry, by name. The others are made up. The one key of an
    /// API is named `key`.
    pub credentials: Vec<(String, String)>,
    /// The secret that webhooks are signed with.
    pub webhook_secret: Option<String>,
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.credentials.iter().map(|(name, _)| &**name).collect();
        f.debug_struct("Settings")
            .field("is_strict", &self.is_strict)
            .field("credentials", &names)
            .finish_non_exhaustive()
    }
}
