//! Descriptors for the ways in which requests are authenticated.

use super::endpoint::{Endpoint, SigningScheme, TokenRule};
use super::signing::Template;
use std::slice;

/// An authentication scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auth {
    /// Nothing is sent.
    None,
    /// HTTP Basic (RFC 7617), with the key as user name and an empty password.
    Basic,
    /// A bearer token (RFC 6750).
    Bearer,
    /// The header with this name, whose value is the key.
    Header(&'static str),
    /// The query parameter with this name.
    Query(&'static str),
    /// Credentials, or a token, as they are.
    Sending(&'static SendingScheme),
    /// A signature over parts of the request.
    Signed(&'static SigningScheme),
    /// The schemes of an API whose endpoints differ.
    Several(&'static Schemes),
}

/// The schemes of an API whose endpoints differ.
#[derive(Debug, PartialEq, Eq)]
pub struct Schemes {
    /// The schemes. The first is that of all endpoints that are not listed.
    pub all: &'static [Auth],
    /// The ids of the endpoints that have another scheme, in order, with its index. A signing
    /// scheme of a single endpoint is in its own descriptor.
    pub endpoints: &'static [(&'static str, usize)],
    /// The credentials that a client need not have.
    pub optional: &'static [&'static str],
}

/// A scheme that sends credentials, or a token, as they are.
#[derive(Debug, PartialEq, Eq)]
pub struct SendingScheme {
    /// The name in the spec: `bot`.
    pub name: &'static str,
    /// User name and password of HTTP Basic.
    pub basic: Option<(Template, Template)>,
    /// The headers that the client adds to each request.
    pub headers: &'static [(&'static str, Template)],
    /// The parameters that the client adds to each query.
    pub query: &'static [(&'static str, Template)],
    /// The token that requests must carry, if the API issues one.
    pub token: Option<TokenRule>,
}

impl Auth {
    /// Returns all schemes. The first is that of endpoints without a scheme of their own.
    pub(crate) fn all(&self) -> &[Self] {
        match self {
            Self::Several(schemes) => schemes.all,
            one => slice::from_ref(one),
        }
    }

    /// Returns the scheme of endpoints without a scheme of their own.
    #[cfg(any(feature = "signing", test))]
    pub(crate) fn usual(&self) -> Self {
        self.all().first().copied().unwrap_or(Self::None)
    }

    /// Returns the place of an endpoint's scheme in [`all`](Self::all), unless the endpoint has a
    /// signing scheme of its own.
    pub(crate) fn place_of(&self, endpoint: &Endpoint) -> usize {
        let Self::Several(schemes) = self else {
            return 0;
        };
        let listed = schemes.endpoints;
        let found = listed.binary_search_by(|(id, _)| id.cmp(&endpoint.id));
        found
            .ok()
            .and_then(|index| listed.get(index))
            .map_or(0, |(_, place)| *place)
    }

    /// Returns the names of the credentials that a client need not have.
    pub(crate) fn optional(&self) -> &'static [&'static str] {
        match self {
            Self::Several(schemes) => schemes.optional,
            _ => &[],
        }
    }

    /// Returns the scheme of an endpoint.
    #[cfg(feature = "tokens")]
    pub(crate) fn of(&self, endpoint: &Endpoint) -> Self {
        let own = endpoint.signing.map(Self::Signed);
        own.unwrap_or_else(|| {
            let listed = self.all().get(self.place_of(endpoint));
            listed.copied().unwrap_or(Self::None)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Auth, Schemes};
    use crate::api::endpoint::ALL;

    #[test]
    fn an_endpoint_has_its_own_scheme_or_the_usual_one() {
        static SCHEMES: Schemes = Schemes {
            all: &[Auth::Bearer, Auth::None],
            endpoints: &[("a.a", 1), ("orders.create", 1), ("z.z", 1)],
            optional: &[],
        };
        let auth = Auth::Several(&SCHEMES);
        assert_eq!(auth.usual(), Auth::Bearer);
        for endpoint in ALL {
            let place = usize::from(endpoint.id == "orders.create");
            assert_eq!(auth.place_of(endpoint), place, "{}", endpoint.id);
            assert_eq!(Auth::Bearer.place_of(endpoint), 0);
        }
    }
}
