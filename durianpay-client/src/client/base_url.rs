//! Validation of base URLs, which decide where a key is sent.

use crate::error::Error;
use crate::http::reach::Reach;
use crate::http::url::{HttpUrl, NotHttpUrl};
use crate::types::descriptor::{Api, Environment};

/// A validated base URL.
pub(crate) struct BaseUrl {
    /// Without a trailing slash.
    pub(crate) text: String,
    #[cfg_attr(
        not(feature = "reqwest"),
        expect(dead_code, reason = "only the reqwest transport uses it")
    )]
    pub(crate) reach: Reach,
}

impl BaseUrl {
    /// Returns the base URL of an environment. If it is not encrypted, the caller must allow its
    /// host too, unless the client `is_free`: it has no key that could be read on the way.
    pub(crate) fn from_environment(
        environment: &Environment,
        is_free: bool,
        insecure_host: Option<&str>,
    ) -> Result<Self, Error> {
        let text = environment.base_url.to_owned();
        if !text.starts_with("http://") {
            let reach = Reach::Https;
            return Ok(Self { text, reach });
        }
        let url = parse(&text)?;
        if !is_free && !is_loopback(&url) && !is_allowed(&url, insecure_host) {
            let host = &url.host;
            return Err(Error::configuration(format!(
                "the environment `{}` is not encrypted, so anyone on the way can read the key; if \
                 that is acceptable, call `allow_insecure_http(\"{host}\")`",
                environment.name,
            )));
        }
        let reach = Reach::Http;
        Ok(Self { text, reach })
    }

    /// Checks that a base URL does not send the key in plain text or to another environment.
    /// `http` is only allowed for loopback, and for `insecure_host` if the environment is a test
    /// environment.
    pub(crate) fn check(
        api: &Api,
        text: &str,
        environment: Option<&'static Environment>,
        insecure_host: Option<&str>,
    ) -> Result<Self, Error> {
        let url = parse(text)?;
        let reach = match (url.is_https, is_loopback(&url)) {
            (true, true) => Reach::LoopbackHttps,
            (true, false) => Reach::Https,
            (false, true) => Reach::Http,
            (false, false) => {
                check_insecure(&url, environment, insecure_host)?;
                Reach::Http
            }
        };
        if url.has_user || url.query.is_some() || url.has_fragment {
            return Err(Error::configuration(
                "the base URL must not contain a user, a query or a fragment",
            ));
        }
        check_environment(api, &url, environment)?;
        check_path(api, &url, environment)?;
        let text = url.base();
        Ok(Self { text, reach })
    }
}

fn parse(text: &str) -> Result<HttpUrl, Error> {
    HttpUrl::parse(text.trim()).map_err(|fault| {
        let source = match fault {
            NotHttpUrl::OtherScheme => return Error::configuration("the base URL must be https"),
            NotHttpUrl::NotUrl(source) => Some(source),
            NotHttpUrl::Doubtful => None,
        };
        let error = Error::configuration(
            "the base URL is not a valid URL; write it like `https://api.example.com/v1`, a host \
             with other letters than those of ASCII in its form `xn--`",
        );
        match source {
            Some(source) => error.with_source(source),
            None => error,
        }
    })
}

/// Checks that the key may be sent in plain text to a host that is not loopback.
fn check_insecure(
    url: &HttpUrl,
    environment: Option<&Environment>,
    insecure_host: Option<&str>,
) -> Result<(), Error> {
    if !is_allowed(url, insecure_host) {
        return Err(Error::configuration(
            "the base URL must be https; http is only allowed for loopback addresses and, with a \
             test key, for the host set with `allow_insecure_http`",
        ));
    }
    if environment.is_some_and(|environment| !environment.live) {
        return Ok(());
    }
    Err(Error::configuration(
        "the base URL must be https: http sends the key in plain text, and `allow_insecure_http` \
         only accepts keys of a test environment",
    ))
}

/// Returns whether the caller allows plain HTTP to the host.
fn is_allowed(url: &HttpUrl, insecure_host: Option<&str>) -> bool {
    insecure_host.is_some_and(|allowed| allowed.eq_ignore_ascii_case(&url.host))
}

fn check_environment(
    api: &Api,
    url: &HttpUrl,
    environment: Option<&'static Environment>,
) -> Result<(), Error> {
    if let Some(expected) = environment
        && let Some(other) = api.environments.iter().find(|other| is_at(other, url))
        && !is_at(expected, url)
    {
        return Err(Error::configuration(format!(
            "the API key belongs to the environment `{}`, but the base URL belongs to `{}`",
            expected.name, other.name,
        )));
    }
    Ok(())
}

/// Checks that the base URL has a path if those of the environments have one. Without
/// it, every call would request a path that the API does not have.
fn check_path(
    api: &Api,
    url: &HttpUrl,
    environment: Option<&'static Environment>,
) -> Result<(), Error> {
    let documented = environment.or(api.environments.first().copied());
    let documented = documented.and_then(|at| HttpUrl::parse(at.base_url).ok());
    let Some(documented) = documented else {
        return Ok(());
    };
    let path = documented.path.trim_end_matches('/');
    if path.is_empty() || !url.path.trim_matches('/').is_empty() {
        return Ok(());
    }
    // Without the URL, since a key may have been passed in place of the host.
    Err(Error::configuration(format!(
        "the base URL has no path, but the paths of this API begin with `{path}`; append `{path}`",
    )))
}

fn is_at(environment: &Environment, url: &HttpUrl) -> bool {
    // A trailing dot does not change a host name.
    let host = |url: &HttpUrl| url.host.trim_end_matches('.').to_owned();
    HttpUrl::parse(environment.base_url).is_ok_and(|base| host(&base) == host(url))
}

/// Returns whether the host is an address of this machine or the name that RFC
/// 6761 reserves for it.
fn is_loopback(url: &HttpUrl) -> bool {
    let address = url.host.trim_matches(['[', ']']);
    url.host == "localhost"
        || address
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}
