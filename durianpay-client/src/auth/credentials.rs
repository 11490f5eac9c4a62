//! The credentials of a client, and what its requests carry of them.

use crate::auth::carried::Carried;
use crate::auth::holder::Holder;
use crate::auth::sending;
#[cfg(feature = "tokens")]
use crate::auth::token::TokenCaches;
use crate::error::Error;
use crate::types::descriptor::{Auth, Endpoint};
use std::sync::Arc;
use zeroize::Zeroizing;

/// The credentials of a client. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Credentials(Arc<Held>);

struct Held {
    auth: Auth,
    holder: Holder,
    nothing: Carried,
    /// For each scheme of the API, what its requests carry, or the credential that is not set.
    carried: Vec<Result<Carried, &'static str>>,
    #[cfg(feature = "tokens")]
    tokens: TokenCaches,
}

impl Credentials {
    /// Prepares the credentials for every scheme of an API.
    pub(crate) fn new(auth: Auth, holder: Holder) -> Result<Self, Error> {
        let carried = auth.all().iter();
        let carried = carried.map(|scheme| prepare(*scheme, &holder));
        let carried = carried.collect::<Result<_, Error>>()?;
        Ok(Self(Arc::new(Held {
            auth,
            holder,
            nothing: Carried::default(),
            carried,
            #[cfg(feature = "tokens")]
            tokens: TokenCaches::default(),
        })))
    }

    /// Returns what the requests of an endpoint carry, apart from what each attempt computes.
    pub(crate) fn of(&self, endpoint: &Endpoint) -> Result<&Carried, Error> {
        let held = &*self.0;
        if endpoint.signing.is_some() {
            return if cfg!(feature = "signing") {
                Ok(&held.nothing)
            } else {
                let reason = "the operation must be signed; enable the feature `signing`";
                Err(Error::configuration(reason))
            };
        }
        match held.carried.get(held.auth.place_of(endpoint)) {
            Some(Ok(carried)) => Ok(carried),
            Some(Err(unset)) => Err(Error::configuration(format!(
                "the operation needs the credential `{unset}`, which is not set"
            ))),
            None => Ok(&held.nothing),
        }
    }

    /// Returns the values themselves.
    #[cfg(feature = "tokens")]
    pub(crate) fn holder(&self) -> &Holder {
        &self.0.holder
    }

    /// Returns the tokens that were issued for the credentials.
    #[cfg(feature = "tokens")]
    pub(crate) fn tokens(&self) -> &TokenCaches {
        &self.0.tokens
    }

    /// Returns the key, or all secrets and tokens.
    pub(crate) fn expose(&self) -> Vec<Zeroizing<String>> {
        #[cfg_attr(
            not(feature = "tokens"),
            expect(unused_mut, reason = "there are no tokens")
        )]
        let mut secrets = self.0.holder.expose();
        #[cfg(feature = "tokens")]
        secrets.extend(self.0.tokens.expose());
        secrets
    }

    /// Returns the placeholder that replaces the values of [`expose`](Self::expose) in strings.
    pub(crate) fn placeholder(&self) -> &'static str {
        self.0.holder.placeholder()
    }
}

/// Prepares what the requests of a scheme carry.
fn prepare(scheme: Auth, holder: &Holder) -> Result<Result<Carried, &'static str>, Error> {
    let mut carried = Carried::default();
    let key = holder.key().ok_or("key");
    match (scheme, key) {
        // An API has several schemes, and none of them consists of several.
        (Auth::None | Auth::Several(_), _) => {}
        (Auth::Basic, Ok(key)) => carried.header("authorization", sending::basic(key, ""), true)?,
        (Auth::Bearer, Ok(key)) => {
            let value = Zeroizing::new(["Bearer ", key].concat().into_bytes());
            carried.header("authorization", value, true)?;
        }
        (Auth::Header(name), Ok(key)) => {
            carried.header(name, Zeroizing::new(key.as_bytes().to_vec()), true)?;
        }
        (Auth::Query(name), Ok(key)) => carried.parameter(name, key),
        (Auth::Basic | Auth::Bearer | Auth::Header(_) | Auth::Query(_), Err(unset)) => {
            return Ok(Err(unset));
        }
        (Auth::Sending(scheme), _) => {
            if scheme.token.is_some() && !cfg!(feature = "tokens") {
                return Err(Error::configuration(
                    "requests to this API carry a token; enable the feature `tokens`",
                ));
            }
            if let Some(unset) = sending::unset(scheme, holder) {
                return Ok(Err(unset));
            }
            if scheme.token.is_none() {
                carried = sending::carried(scheme, holder, None)?;
            }
        }
        (Auth::Signed(_), _) => {
            if !cfg!(feature = "signing") || !matches!(holder, Holder::Parts(_)) {
                return Err(Error::configuration(
                    "requests to this API must be signed, which needs more than one key; enable \
                     the feature `signing` and pass the credentials",
                ));
            }
        }
    }
    Ok(Ok(carried))
}

#[cfg(test)]
mod tests {
    use super::Credentials;
    use crate::auth::holder::Holder;
    use crate::auth::secret_key::SecretKey;
    use crate::types::descriptor::Auth;

    /// A copy would not be wiped.
    #[test]
    fn all_requests_share_one_header() {
        let key = SecretKey::new("dp_test_demo", Auth::Basic).expect("a key");
        let credentials = Credentials::new(Auth::Basic, Holder::Key(key)).expect("credentials");
        let header = |credentials: &Credentials| {
            let endpoint = crate::api::endpoint::ALL[0];
            let carried = credentials.of(endpoint).expect("a key");
            let mut request = http::Request::default();
            carried.set_headers(&mut request);
            request.headers()["authorization"].clone()
        };
        let (first, second) = (header(&credentials), header(&credentials.clone()));
        assert_eq!(first, "Basic ZHBfdGVzdF9kZW1vOg==");
        assert!(first.is_sensitive() && second.is_sensitive());
        assert_eq!(first.as_bytes().as_ptr(), second.as_bytes().as_ptr());
        let exposed = credentials.expose();
        assert_eq!(exposed.len(), 1);
        assert_eq!(exposed[0].as_str(), "dp_test_demo");
    }
}
