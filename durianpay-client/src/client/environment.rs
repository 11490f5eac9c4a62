//! Which environment a client goes to: the key tells, or the caller.

use crate::auth::secret_key::SecretKey;
use crate::error::Error;
use crate::types::descriptor::{Api, Environment};

/// The environment of a client, if it is known.
pub(crate) fn resolve(
    api: &Api,
    key: &SecretKey,
    chosen: Option<&'static Environment>,
) -> Result<Option<&'static Environment>, Error> {
    let told = key.environment(api);
    let Some(chosen) = chosen else {
        return Ok(told.or_else(|| sole_environment(api)));
    };
    if !api.environments.contains(&chosen) {
        return Err(Error::configuration(format!(
            "the environment `{}` is of another API than {}",
            chosen.name, api.name,
        )));
    }
    match (told, chosen.key_prefix) {
        (Some(told), _) if told != chosen => Err(Error::configuration(format!(
            "the API key is of the environment `{}`, and `{}` was chosen",
            told.name, chosen.name,
        ))),
        (None, Some(prefix)) => Err(Error::configuration(format!(
            "the keys of the environment `{}` begin with `{prefix}`, and this one does not",
            chosen.name,
        ))),
        _ => Ok(Some(chosen)),
    }
}

/// The one environment of an API whose keys have no prefix.
fn sole_environment(api: &Api) -> Option<&'static Environment> {
    match api.environments {
        [only] if only.key_prefix.is_none() => Some(only),
        _ => None,
    }
}

/// Nobody said where to go.
pub(crate) fn missing_environment(api: &Api) -> Error {
    let quoted = |words: Vec<&str>| {
        let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
        quoted.join(", ")
    };
    let environments = api.environments.iter();
    let prefixes: Vec<_> = environments
        .clone()
        .filter_map(|it| it.key_prefix)
        .collect();
    let names: Vec<_> = environments.map(|environment| environment.name).collect();
    Error::configuration(match (prefixes.is_empty(), names.is_empty()) {
        (false, _) => format!(
            "the API key begins with none of {}; say where to go with `base_url`",
            quoted(prefixes),
        ),
        (true, false) => format!(
            "the API key does not tell its environment; choose one of {} with `environment`",
            quoted(names),
        ),
        (true, true) => "the API names no environment; say where to go with `base_url`".to_owned(),
    })
}
