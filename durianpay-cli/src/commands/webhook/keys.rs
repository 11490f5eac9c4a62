//! `--key`: the keys that sign webhooks.

use crate::webhook::doctor::GivenKey;
use clap::Args;
use clap::builder::{StringValueParser, TypedValueParser as _};
use durianpay_client::ApiKey;
use std::fmt;

/// The option that sets the keys.
#[derive(Debug, Clone, Args)]
pub(super) struct KeyArgs {
    /// API key that the webhook is signed with. May be repeated. You should prefer the environment
    /// variable: other users of the machine can read the arguments of a process
    #[arg(
        long = "key",
        value_name = "KEY",
        env = "DURIANPAY_API_KEY",
        hide_env_values = true,
        value_parser = StringValueParser::new().map(KeyText),
    )]
    keys: Vec<KeyText>,
}

/// A key that is parsed after clap has finished, because clap's errors would show it.
#[derive(Clone)]
struct KeyText(String);

impl fmt::Debug for KeyText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyText(…)")
    }
}

impl KeyArgs {
    /// Returns the keys.
    pub(super) fn read(&self) -> Result<Vec<GivenKey>, String> {
        let keys = self.keys.iter().map(|KeyText(text)| {
            let key = ApiKey::new(&**text).map_err(|error| format!("--key: {error}"))?;
            let text = text.clone();
            Ok(GivenKey { key, text })
        });
        keys.collect()
    }
}
