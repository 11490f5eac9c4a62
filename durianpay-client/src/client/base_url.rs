//! Base URLs: where a key may go.

use crate::error::Error;
use crate::types::descriptor::{Api, Environment};

/// A base URL must not send the key in the clear or to the other environment.
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
                "the base URL has to be https; http is for loopback addresses only",
            ));
        }
    }
    let has_user = !url.username().is_empty() || url.password().is_some();
    if has_user || url.query().is_some() || url.fragment().is_some() {
        return Err(Error::configuration(
            "the base URL cannot hold a user, a query or a fragment",
        ));
    }
    if let Some(own) = environment
        && let Some(other) = api.environments.iter().find(|other| is_at(other, &url))
        && !is_at(own, &url)
    {
        return Err(Error::configuration(format!(
            "the API key is of the environment `{}`, and the base URL of `{}`",
            own.name, other.name,
        )));
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

fn is_at(environment: &Environment, url: &reqwest::Url) -> bool {
    // A name with a dot at its end is the same name.
    let host = |url: &reqwest::Url| {
        let name = url.host_str().unwrap_or_default();
        name.trim_end_matches('.').to_owned()
    };
    reqwest::Url::parse(environment.base_url).is_ok_and(|own| host(&own) == host(url))
}

/// An address of this machine, or the name that RFC 6761 keeps for it.
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
