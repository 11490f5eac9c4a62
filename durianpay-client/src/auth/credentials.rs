//! The credentials of requests.

use crate::auth::secret_key::SecretKey;
#[cfg(feature = "signing")]
use crate::auth::signer::Signer;
#[cfg(feature = "signing")]
use crate::auth::signing::SignedCredentials;
use crate::error::Error;
use crate::types::descriptor::Auth;
use crate::types::percent::RESERVED;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{AUTHORIZATION, HeaderName, HeaderValue};
use percent_encoding::{percent_decode_str, utf8_percent_encode};
use std::sync::Arc;
use zeroize::Zeroizing;

/// The key, in the form that requests carry.
#[derive(Clone)]
pub(crate) enum Credentials {
    /// A header, its value marked sensitive.
    Header(HeaderName, HeaderValue),
    /// A query parameter: its name, and the parameter as written in a URL.
    Query(&'static str, Arc<Zeroizing<String>>),
    /// A signature, which is computed for each attempt.
    #[cfg(feature = "signing")]
    Signed(Arc<Signer>),
}

impl Credentials {
    pub(crate) fn new(auth: Auth, key: &SecretKey) -> Result<Self, Error> {
        let key = key.expose();
        match auth {
            Auth::Basic => {
                let user = Zeroizing::new([key, ":"].concat());
                let encoded = Zeroizing::new(STANDARD.encode(user.as_bytes()));
                header(AUTHORIZATION, "Basic ", &encoded)
            }
            Auth::Bearer => header(AUTHORIZATION, "Bearer ", key),
            Auth::Header(name) => {
                let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| {
                    Error::configuration(format!("`{name}` is not a valid header name"))
                })?;
                header(name, "", key)
            }
            Auth::Query(name) => {
                let encode = |text| utf8_percent_encode(text, RESERVED);
                let pair = Zeroizing::new(format!("{}={}", encode(name), encode(key)));
                Ok(Self::Query(name, Arc::new(pair)))
            }
            Auth::Signed(_) => Err(Error::configuration(
                "requests to this API must be signed, which needs more than one key; enable the \
                 feature `signing` and pass the credentials",
            )),
        }
    }

    #[cfg(feature = "signing")]
    pub(crate) fn signed(auth: Auth, credentials: SignedCredentials) -> Result<Self, Error> {
        match auth {
            Auth::Signed(_) => Ok(Self::Signed(Arc::new(Signer::new(credentials)))),
            Auth::Basic | Auth::Bearer | Auth::Header(_) | Auth::Query(_) => Err(
                Error::configuration("this API uses a single key instead of signed requests"),
            ),
        }
    }

    /// Returns the signer, if requests are signed.
    #[cfg(feature = "signing")]
    pub(crate) fn signer(&self) -> Option<&Signer> {
        match self {
            Self::Signed(signer) => Some(signer),
            Self::Header(..) | Self::Query(..) => None,
        }
    }

    /// Returns the key, or all secrets and tokens.
    pub(crate) fn expose(&self) -> Vec<Zeroizing<String>> {
        match self {
            Self::Header(_, value) => vec![key_of(value.to_str().unwrap_or_default())],
            Self::Query(_, pair) => {
                let (_, encoded) = pair.split_once('=').unwrap_or_default();
                let key = percent_decode_str(encoded).decode_utf8_lossy();
                vec![Zeroizing::new(key.into())]
            }
            #[cfg(feature = "signing")]
            Self::Signed(signer) => signer.expose(),
        }
    }

    /// Returns the placeholder that replaces the values of [`expose`](Self::expose) in strings.
    pub(crate) fn placeholder(&self) -> &'static str {
        match self {
            Self::Header(..) | Self::Query(..) => "[API key]",
            #[cfg(feature = "signing")]
            Self::Signed(_) => "[secret]",
        }
    }

    /// Adds a key that belongs in the query to a request that has none yet.
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
            .map_err(|_| Error::request("the URL with the API key is invalid"))?;
        Ok(http::Request::from_parts(head, body))
    }
}

/// Extracts the key from a header value.
fn key_of(text: &str) -> Zeroizing<String> {
    // A key contains no white space, so the scheme ends at the first.
    let (scheme, value) = text.split_once(' ').unwrap_or(("", text));
    if scheme != "Basic" {
        return Zeroizing::new(value.to_owned());
    }
    let user = Zeroizing::new(STANDARD.decode(value).unwrap_or_default());
    let user = str::from_utf8(&user).unwrap_or_default();
    Zeroizing::new(user.strip_suffix(':').unwrap_or(user).to_owned())
}

/// Creates a header. All requests share the memory of its value, which is wiped when the last of
/// them is dropped; only the buffer of a connection contains a copy.
fn header(name: HeaderName, scheme: &str, secret: &str) -> Result<Credentials, Error> {
    let text = Zeroizing::new([scheme, secret].concat().into_bytes());
    let mut value = HeaderValue::from_maybe_shared(Bytes::from_owner(text))
        .map_err(|_| Error::configuration("the API key is not a valid header value"))?;
    value.set_sensitive(true);
    Ok(Credentials::Header(name, value))
}

#[cfg(test)]
mod tests {
    use super::Credentials;
    use crate::auth::secret_key::SecretKey;
    use crate::types::descriptor::Auth;

    /// A copy would not be wiped.
    #[test]
    fn all_requests_share_one_header() {
        let key = SecretKey::new("dp_test_demo", Auth::Basic).expect("a key");
        let header = |credentials: &Credentials| match credentials {
            Credentials::Header(_, value) => value.clone(),
            _ => panic!("Basic is a header"),
        };
        let credentials = Credentials::new(Auth::Basic, &key).expect("credentials");
        let (first, second) = (header(&credentials), header(&credentials.clone()));
        assert_eq!(first, "Basic ZHBfdGVzdF9kZW1vOg==");
        assert!(first.is_sensitive() && second.is_sensitive());
        assert_eq!(first.as_bytes().as_ptr(), second.as_bytes().as_ptr());
        let exposed = credentials.expose();
        assert_eq!(exposed.len(), 1);
        assert_eq!(exposed[0].as_str(), "dp_test_demo");
    }
}
