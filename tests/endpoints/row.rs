//! What there is to see of an endpoint without a network.

use bytes::Bytes;
use durianpay_client::api::endpoint;
use durianpay_client::json::Decode;
use durianpay_client::{Amount, Call, Decimal, Endpoint, RetryClass, Timestamp};
use http::Request;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, USER_AGENT};
use serde_json::Value;
use std::fs;

pub(crate) const KEY: &str = "dp_test_demo";
/// `printf 'dp_test_demo:' | base64`
pub(crate) const AUTHORIZED: &str = "Basic ZHBfdGVzdF9kZW1vOg==";

pub(crate) const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("x-idempotency-key");

/// An endpoint, the request that a call of it is, and what that has to be.
pub(crate) struct Row {
    pub(crate) endpoint: &'static str,
    request: Request<Bytes>,
    path: &'static str,
    query: Option<&'static str>,
    headers: Vec<(&'static str, &'static str)>,
    body: Option<Value>,
    /// The samples that were read as answers.
    pub(crate) samples: Vec<&'static str>,
}

impl Row {
    pub(crate) fn of<T>(endpoint: &'static str, path: &'static str, call: &Call<T>) -> Self {
        Self {
            endpoint,
            request: call.to_http().unwrap_or_else(|error| panic!("{error}")),
            path,
            query: None,
            headers: Vec::new(),
            body: None,
            samples: Vec::new(),
        }
    }

    pub(crate) fn query(mut self, query: &'static str) -> Self {
        self.query = Some(query);
        self
    }

    /// Adds a header that is the endpoint's own.
    pub(crate) fn header(mut self, name: &'static str, value: &'static str) -> Self {
        self.headers.push((name, value));
        self
    }

    pub(crate) fn body(mut self, body: Value) -> Self {
        self.body = Some(body);
        self
    }

    /// Reads a sample as the answer.
    pub(crate) fn reads<T: Decode>(
        mut self,
        call: &Call<T>,
        sample: &'static str,
        see: impl FnOnce(T),
    ) -> Self {
        let body = fs::read(format!("samples/{sample}.json")).unwrap();
        see(read(call, body));
        self.samples.push(sample);
        self
    }

    /// Reads an answer that no sample shows.
    pub(crate) fn reads_json<T: Decode>(
        self,
        call: &Call<T>,
        answer: &Value,
        see: impl FnOnce(T),
    ) -> Self {
        see(read(call, answer.to_string().into_bytes()));
        self
    }

    pub(crate) fn check(&self) {
        let id = self.endpoint;
        let endpoint = find(id);
        let uri = self.request.uri();
        assert_eq!(self.request.method().as_str(), endpoint.method, "{id}");
        assert_eq!(uri.scheme_str(), Some("https"), "{id}");
        assert_eq!(uri.host(), Some("api-sandbox.durianpay.id"), "{id}");
        assert_eq!(uri.path().strip_prefix("/v1"), Some(self.path), "{id}");
        assert_eq!(uri.query(), self.query, "{id}");
        self.check_path(endpoint);
        self.check_headers(endpoint);
        let body = self.request.body();
        let body = (!body.is_empty()).then(|| serde_json::from_slice(body).unwrap());
        assert_eq!(body, self.body, "{id}");
    }

    /// The path is that of the spec, with each placeholder filled.
    fn check_path(&self, endpoint: &Endpoint) {
        let id = self.endpoint;
        let sent: Vec<_> = self.path.split('/').collect();
        let template: Vec<_> = endpoint.path.split('/').collect();
        assert_eq!(sent.len(), template.len(), "{id}");
        for (sent, template) in sent.iter().zip(template) {
            if template.starts_with('{') {
                assert!(!sent.is_empty() && !sent.contains('{'), "{id}: {sent}");
                // An id that needs no encoding would not show that it is encoded.
                assert!(sent.contains('%'), "{id}: {sent}");
            } else {
                assert_eq!(*sent, template, "{id}");
            }
        }
    }

    fn check_headers(&self, endpoint: &Endpoint) {
        let id = self.endpoint;
        let headers = self.request.headers();
        let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap());
        assert_eq!(text(AUTHORIZATION), Some(AUTHORIZED), "{id}");
        assert!(headers[AUTHORIZATION].is_sensitive(), "{id}");
        assert_eq!(text(ACCEPT), Some("application/json"), "{id}");
        let product = text(USER_AGENT).unwrap();
        assert!(product.starts_with("durianpay-client/"), "{id}");
        let typed = self.body.as_ref().map(|_| "application/json");
        assert_eq!(text(CONTENT_TYPE), typed, "{id}");

        let key = text(IDEMPOTENCY_KEY);
        assert_eq!(key.is_some(), endpoint.retry == RetryClass::Keyed, "{id}");
        assert!(key.is_none_or(is_random_uuid), "{id}: {key:?}");
        assert_eq!(own(headers), self.headers, "{id}");
    }
}

/// The headers that not every call has, by name.
fn own(headers: &HeaderMap) -> Vec<(&str, &str)> {
    let common = [
        ACCEPT,
        AUTHORIZATION,
        CONTENT_TYPE,
        IDEMPOTENCY_KEY,
        USER_AGENT,
    ];
    let mut own: Vec<_> = headers
        .iter()
        .filter(|(name, _)| !common.contains(name))
        .map(|(name, value)| (name.as_str(), value.to_str().unwrap()))
        .collect();
    own.sort_unstable();
    own
}

/// Whether a text is a UUID of version 4: RFC 9562, section 5.4.
pub(crate) fn is_random_uuid(text: &str) -> bool {
    text.len() == 36
        && text.char_indices().all(|(at, c)| match at {
            8 | 13 | 18 | 23 => c == '-',
            14 => c == '4',
            19 => "89ab".contains(c),
            _ => c.is_ascii_digit() || ('a'..='f').contains(&c),
        })
}

pub(crate) fn find(id: &str) -> &'static Endpoint {
    let mut endpoints = endpoint::ALL.iter();
    endpoints
        .find(|endpoint| endpoint.id == id)
        .unwrap_or_else(|| panic!("`{id}` is no endpoint"))
}

fn read<T: Decode>(call: &Call<T>, body: Vec<u8>) -> T {
    call.read_http(http::Response::new(Bytes::from(body)))
        .unwrap_or_else(|error| panic!("{error}"))
}

pub(crate) fn rupiah(text: &str) -> Amount {
    text.parse().unwrap()
}

pub(crate) fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

pub(crate) fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}
