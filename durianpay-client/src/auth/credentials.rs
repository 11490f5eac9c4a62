//! The credentials of requests.

use crate::auth::secret_key::SecretKey;
use crate::error::Error;
use crate::types::descriptor::Auth;
use crate::types::percent::RESERVED;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{AUTHORIZATION, HeaderName, HeaderValue};
use percent_encoding::utf8_percent_encode;
use std::sync::Arc;
use zeroize::Zeroizing;

/// The key in the form in which requests carry it.
#[derive(Clone)]
pub(crate) enum Credentials {
    /// A header, its value marked sensitive.
    Header(HeaderName, HeaderValue),
    /// A query parameter: its name, and the parameter as it is written in a
    /// URL.
    Query(&'static str, Arc<Zeroizing<String>>),
}

impl Credentials {
    pub(crate) fn new(auth: Auth, key: &SecretKey) -> Result<Self, Error> {
        let key = key.expose();
        match auth {
            Auth::Basic => {
                let user = Zeroizing::new(format!("{key}:"));
                let text = Zeroizing::new(format!("Basic {}", STANDARD.encode(user.as_bytes())));
                header(AUTHORIZATION, &text)
            }
            Auth::Bearer => header(AUTHORIZATION, &Zeroizing::new(format!("Bearer {key}"))),
            Auth::Header(name) => {
                let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| {
                    Error::configuration(format!("`{name}` is not the name of a header"))
                })?;
                header(name, key)
            }
            Auth::Query(name) => {
                let encode = |text| utf8_percent_encode(text, RESERVED);
                let pair = Zeroizing::new(format!("{}={}", encode(name), encode(key)));
                Ok(Self::Query(name, Arc::new(pair)))
            }
        }
    }

    /// Adds a key that belongs in the query to a request without one.
    pub(crate) fn complete(
        &self,
        request: http::Request<Bytes>,
    ) -> Result<http::Request<Bytes>, Error> {
        let Self::Query(_, pair) = self else {
            return Ok(request);
        };
        let (mut head, body) = request.into_parts();
        let join = if head.uri.query().is_some() { "&" } else { "?" };
        let uri = Zeroizing::new(format!("{}{join}{}", head.uri, pair.as_str()));
        // The error of a URL is not kept as a source: a later version of it
        // might show the URL, which contains the key.
        head.uri = uri
            .parse()
            .map_err(|_| Error::request("the URL with the API key has no valid form"))?;
        Ok(http::Request::from_parts(head, body))
    }
}

fn header(name: HeaderName, text: &str) -> Result<Credentials, Error> {
    let mut value = HeaderValue::from_str(text)
        .map_err(|_| Error::configuration("the API key is not a valid header value"))?;
    value.set_sensitive(true);
    Ok(Credentials::Header(name, value))
}
