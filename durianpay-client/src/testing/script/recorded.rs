//! [`RecordedCall`]: a request that a script received.

use crate::json::Json;
use crate::testing::place;
use crate::types::descriptor::Api;
use bytes::Bytes;
use serde_json::Value;

/// A request that a [`Script`](super::Script) received. It contains neither the key nor other sensitive
/// headers.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordedCall {
    operation: Option<&'static str>,
    request: String,
    headers: Vec<(String, String)>,
    idempotency_key: Option<String>,
    body: Value,
}

impl RecordedCall {
    pub(super) fn new(
        api: &Api,
        operation: Option<&'static str>,
        request: &http::Request<Bytes>,
    ) -> Self {
        let path = request.uri().path_and_query();
        let path = path.map_or("/", http::uri::PathAndQuery::as_str);
        let visible = request
            .headers()
            .iter()
            .filter(|(_, value)| !value.is_sensitive());
        let headers = visible.map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.as_str().to_owned(), value)
        });
        Self {
            operation,
            request: format!("{} {path}", request.method()),
            headers: headers.collect(),
            idempotency_key: api
                .idempotency_header
                .and_then(|name| request.headers().get(name)?.to_str().ok())
                .map(str::to_owned),
            body: serde_json::from_slice(request.body()).unwrap_or_default(),
        }
    }

    /// Returns the operation of the step that answered, such as `orders.create`, or `None` if there was
    /// no step.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.operation
    }

    /// Returns method, path and query: `GET /v1/orders/ord_1`.
    #[must_use]
    pub fn request(&self) -> &str {
        &self.request
    }

    /// Returns the idempotency key.
    #[must_use]
    pub fn idempotency_key(&self) -> Option<&str> {
        self.idempotency_key.as_deref()
    }

    /// Returns a header that is not sensitive. The name must be in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Returns the body, or `null` if it is not JSON.
    #[must_use]
    pub fn body(&self) -> Json {
        Json::from(self.body.clone())
    }

    /// Returns the value at a path of the body, such as `amount` or `items.0.qty`.
    #[must_use]
    pub fn field(&self, path: &str) -> Option<Value> {
        place::get(&self.body, path).cloned()
    }
}
