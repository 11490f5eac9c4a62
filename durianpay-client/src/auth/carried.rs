//! [`Carried`]: the headers and the part of the query that authenticate a request.

use crate::error::Error;
use crate::types::percent::RESERVED;
use bytes::Bytes;
use http::{HeaderName, HeaderValue};
use percent_encoding::utf8_percent_encode;
use zeroize::Zeroizing;

/// The headers and the part of the query that authenticate a request.
#[derive(Default)]
pub(crate) struct Carried {
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    /// The names of the parameters in the query.
    names: Vec<&'static str>,
    /// The parameters as written in a URL.
    query: Zeroizing<String>,
}

impl Carried {
    /// Adds a header, its value marked sensitive unless anyone may see it.
    ///
    /// All requests share the memory of its value, which is wiped when the last of them is
    /// dropped; only the buffer of a connection contains a copy.
    pub(super) fn header(
        &mut self,
        name: &str,
        value: Zeroizing<Vec<u8>>,
        is_sensitive: bool,
    ) -> Result<(), Error> {
        let parsed = HeaderName::from_bytes(name.as_bytes())
            .map_err(|_| Error::configuration(format!("`{name}` is not a valid header name")))?;
        let is_visible = value.iter().all(|byte| matches!(byte, b' '..=b'~'));
        let value = HeaderValue::from_maybe_shared(Bytes::from_owner(value));
        let mut value = value.ok().filter(|_| is_visible).ok_or_else(|| {
            let reason = "the credentials contain a character that is not ASCII";
            Error::configuration(format!("the header `{name}` cannot be sent: {reason}"))
        })?;
        value.set_sensitive(is_sensitive);
        self.headers.push((parsed, value));
        Ok(())
    }

    /// Adds a parameter to the query.
    pub(super) fn parameter(&mut self, name: &'static str, value: &str) {
        let encode = |text| utf8_percent_encode(text, RESERVED);
        let join = if self.query.is_empty() { "" } else { "&" };
        // In a new string: if the old one grew, copies would be left in memory.
        let query = format!("{}{join}{}={}", *self.query, encode(name), encode(value));
        self.query = Zeroizing::new(query);
        self.names.push(name);
    }

    /// Checks whether a caller's parameter would be sent beside one of these.
    pub(crate) fn has_parameter(&self, name: &str) -> bool {
        self.names.contains(&name)
    }

    /// Adds the headers to a request.
    pub(crate) fn set_headers(&self, request: &mut http::Request<Bytes>) {
        for (name, value) in &self.headers {
            request.headers_mut().insert(name, value.clone());
        }
    }

    /// Adds the parameters at the end of the query of a request that has none of them yet.
    pub(crate) fn complete(
        &self,
        request: http::Request<Bytes>,
    ) -> Result<http::Request<Bytes>, Error> {
        if self.query.is_empty() {
            return Ok(request);
        }
        let (mut head, body) = request.into_parts();
        let join = if head.uri.query().is_some() { "&" } else { "?" };
        let uri = Zeroizing::new(format!("{}{join}{}", head.uri, *self.query));
        // The error of a URL is not kept as a source: a later version of it
        // might show the URL, which contains the key.
        head.uri = uri
            .parse()
            .map_err(|_| Error::request("the URL with the API key is invalid"))?;
        Ok(http::Request::from_parts(head, body))
    }
}
