//! The credentials that requests must carry.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use durianpay_client::{Client, Error};
use http::HeaderMap;
use http::header::AUTHORIZATION;

/// A user name and a password (RFC 7617), as sent by a client of the simulator. Empty by default,
/// which matches no request.
#[derive(Default)]
pub(crate) struct Credentials(Option<Vec<u8>>);

impl Credentials {
    /// Reads the credentials of a client from a request that it builds.
    pub(crate) fn from_client(client: &Client) -> Result<Self, Error> {
        let request = client.orders().list().to_http()?;
        Ok(Self(basic_credentials(request.headers())))
    }

    /// Returns whether these headers carry the same credentials.
    pub(crate) fn are_in(&self, headers: &HeaderMap) -> bool {
        self.0.is_some() && basic_credentials(headers) == self.0
    }
}

/// Decodes the credentials of the scheme `Basic`.
fn basic_credentials(headers: &HeaderMap) -> Option<Vec<u8>> {
    let sent = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, credentials) = sent.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    STANDARD.decode(credentials.trim()).ok()
}
