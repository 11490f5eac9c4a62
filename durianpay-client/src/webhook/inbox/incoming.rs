//! [`Incoming`]: a request with a webhook.

use http::HeaderMap;
use std::net::IpAddr;

/// The headers that a signature may cover or that help to find a mistake. All others are not
/// stored, since they may contain personal data.
const STORED_HEADERS: [&str; 7] = [
    "channel-id",
    "content-type",
    "user-agent",
    "x-external-id",
    "x-partner-id",
    "x-signature",
    "x-timestamp",
];

/// A request with a webhook, as received.
///
/// ```
/// use durianpay_client::webhook::inbox::Incoming;
///
/// let incoming = Incoming::new(br#"{"event": "order.completed", "data": {}}"#)
///     .sender("192.0.2.7".parse::<std::net::IpAddr>()?);
/// # Ok::<(), std::net::AddrParseError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Incoming<'r> {
    pub(super) body: &'r [u8],
    pub(super) headers: Option<&'r HeaderMap>,
    pub(super) sender: Option<IpAddr>,
}

impl<'r> Incoming<'r> {
    /// Creates a request with this body: the bytes exactly as received.
    #[must_use]
    pub fn new(body: &'r [u8]) -> Self {
        Self {
            body,
            headers: None,
            sender: None,
        }
    }

    /// Adds the headers. A few of them are stored with the webhook.
    #[must_use]
    pub fn headers(self, headers: &'r HeaderMap) -> Self {
        let headers = Some(headers);
        Self { headers, ..self }
    }

    /// Adds the address of the sender, so that one sender cannot use up the rate of all.
    ///
    /// Behind a proxy, you must pass the address that your proxy states, never one from a
    /// header that the sender could set.
    #[must_use]
    pub fn sender(self, sender: impl Into<Option<IpAddr>>) -> Self {
        let sender = sender.into();
        Self { sender, ..self }
    }

    /// Returns the content of the job: a line of JSON with the stored headers, and the body.
    pub(super) fn to_data(&self) -> Vec<u8> {
        let mut headers = serde_json::Map::new();
        for name in STORED_HEADERS {
            let value = self.headers.and_then(|headers| headers.get(name));
            if let Some(Ok(value)) = value.map(http::HeaderValue::to_str) {
                headers.insert(name.to_owned(), value.into());
            }
        }
        let mut data = serde_json::Value::Object(headers).to_string().into_bytes();
        data.push(b'\n');
        data.extend_from_slice(self.body);
        data
    }
}

/// Returns the body of the content of a job.
pub(super) fn body_of(data: &[u8]) -> &[u8] {
    let end = data.iter().position(|byte| *byte == b'\n');
    end.map_or(data, |end| &data[end + 1..])
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::{Incoming, body_of};
    use http::{HeaderMap, HeaderValue};

    #[test]
    fn body_and_known_headers_are_stored() {
        let mut headers = HeaderMap::new();
        headers.insert("x-timestamp", HeaderValue::from_static("2026-01-01"));
        headers.insert("cookie", HeaderValue::from_static("secret"));
        let data = Incoming::new(b"{\n}").headers(&headers).to_data();
        assert_eq!(body_of(&data), b"{\n}");
        let line = std::str::from_utf8(&data).unwrap().lines().next().unwrap();
        assert_eq!(line, r#"{"x-timestamp":"2026-01-01"}"#);
    }
}
