//! Checks of base URLs, which decide where a key is sent.

use crate::error::Error;
use crate::types::descriptor::{Api, Environment};

/// Checks that a base URL sends the key neither in the clear nor to another
/// environment. Returns it without a slash at the end.
pub(crate) fn check_base_url(
    api: &Api,
    text: &str,
    environment: Option<&'static Environment>,
) -> Result<String, Error> {
    let url = reqwest::Url::parse(text)
        .map_err(|source| Error::configuration("the base URL is not a URL").with_source(source))?;
    let loopback = is_loopback(&url);
    match url.scheme() {
        "https" => {}
        "http" if loopback => {}
        _ => {
            return Err(Error::configuration(
                "the base URL must be https; http is for loopback addresses only",
            ));
        }
    }
    let has_user = !url.username().is_empty() || url.password().is_some();
    if has_user || url.query().is_some() || url.fragment().is_some() {
        return Err(Error::configuration(
            "the base URL must not contain a user, a query or a fragment",
        ));
    }
    if let Some(expected) = environment
        && let Some(other) = api.environments.iter().find(|other| is_at(other, &url))
        && !is_at(expected, &url)
    {
        return Err(Error::configuration(format!(
            "the API key belongs to the environment `{}`, and the base URL to `{}`",
            expected.name, other.name,
        )));
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

fn is_at(environment: &Environment, url: &reqwest::Url) -> bool {
    // A trailing dot does not change a host name.
    let host = |url: &reqwest::Url| {
        let name = url.host_str().unwrap_or_default();
        name.trim_end_matches('.').to_owned()
    };
    reqwest::Url::parse(environment.base_url).is_ok_and(|base| host(&base) == host(url))
}

/// Returns whether the host is an address of this machine or the name that RFC
/// 6761 reserves for it.
pub(crate) fn is_loopback(url: &reqwest::Url) -> bool {
    match url.host_str() {
        Some("localhost") => true,
        Some(host) => host
            .trim_matches(['[', ']'])
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback()),
        None => false,
    }
}
