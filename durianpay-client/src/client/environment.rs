//! The environment of a client, determined by the key or chosen by the caller.

use crate::auth::secret_key::SecretKey;
use crate::error::Error;
use crate::types::descriptor::{Api, Environment};

/// Determines the environment of a client, if it is known.
pub(crate) fn resolve(
    api: &Api,
    key: &SecretKey,
    chosen: Option<&'static Environment>,
) -> Result<Option<&'static Environment>, Error> {
    key.check_prefix(api)
        .map_err(|error| Error::configuration(error.to_string()))?;
    let detected = key.environment(api);
    let Some(chosen) = chosen else {
        return Ok(detected.or_else(|| sole_environment(api)));
    };
    check_own(api, chosen)?;
    match (detected, chosen.key_prefix) {
        (Some(detected), _) if detected != chosen => Err(Error::configuration(format!(
            "the API key belongs to the environment `{}`, but `{}` was chosen",
            detected.name, chosen.name,
        ))),
        (None, Some(prefix)) => Err(Error::configuration(format!(
            "the API key must begin with `{prefix}` in the environment `{}`",
            chosen.name,
        ))),
        _ => Ok(Some(chosen)),
    }
}

/// Determines the environment of a client whose credentials do not identify it.
pub(crate) fn resolve_chosen(
    api: &Api,
    chosen: Option<&'static Environment>,
) -> Result<Option<&'static Environment>, Error> {
    let Some(chosen) = chosen else {
        return Ok(sole_environment(api));
    };
    check_own(api, chosen)?;
    Ok(Some(chosen))
}

fn check_own(api: &Api, chosen: &'static Environment) -> Result<(), Error> {
    if api.environments.contains(&chosen) {
        return Ok(());
    }
    Err(Error::configuration(format!(
        "the environment `{}` does not belong to the API {}",
        chosen.name, api.name,
    )))
}

/// Returns the only environment of an API whose keys have no prefix.
fn sole_environment(api: &Api) -> Option<&'static Environment> {
    match api.environments {
        [environment] if environment.key_prefix.is_none() => Some(environment),
        _ => None,
    }
}

/// Creates the error for a client for which neither an environment nor a base URL is known.
pub(crate) fn missing_environment(api: &Api, has_key: bool) -> Error {
    let quoted = |names: Vec<&str>| {
        let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        quoted.join(", ")
    };
    let environments = api.environments.iter();
    let prefixes: Vec<_> = environments
        .clone()
        .filter_map(|environment| environment.key_prefix)
        .collect();
    let names: Vec<_> = environments.map(|environment| environment.name).collect();
    Error::configuration(match (prefixes.is_empty(), names.is_empty()) {
        (_, false) if !has_key => format!(
            "the credentials do not determine the environment; choose one of {} with `environment`",
            quoted(names),
        ),
        (false, _) => format!(
            "the API key begins with none of {}; set the base URL with `base_url`",
            quoted(prefixes),
        ),
        (true, false) => format!(
            "the API key has no prefix that determines the environment; choose one of {} with `environment`",
            quoted(names),
        ),
        (true, true) => "the API has no environment; set the base URL with `base_url`".to_owned(),
    })
}
