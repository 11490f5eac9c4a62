//! The proxy of a client, by its URL.

use crate::error::Error;
use reqwest::{Proxy, Url};

/// Checks the URL of a proxy. Errors do not contain it, since it may contain a password.
pub(super) fn proxy(url: &str) -> Result<Proxy, Error> {
    let url = Url::parse(url).map_err(|source| {
        Error::configuration(
            "the proxy is not a valid URL; write it like `http://proxy.internal:3128`",
        )
        .with_source(source)
    })?;
    match url.scheme() {
        "http" | "https" => {}
        scheme if scheme.starts_with("socks") => {
            return Err(Error::configuration(
                "the proxy must be an HTTP proxy (`http` or `https`); SOCKS is not supported",
            ));
        }
        _ => {
            return Err(Error::configuration(
                "the URL of the proxy must begin with `http://` or `https://`",
            ));
        }
    }
    let has_more =
        !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some();
    if has_more {
        return Err(Error::configuration(
            "the URL of the proxy must not contain a path, a query or a fragment",
        ));
    }
    // Only requests over https may go through it.
    Proxy::https(url.as_str())
        .map_err(|_| Error::configuration("the URL of the proxy cannot be used"))
}
