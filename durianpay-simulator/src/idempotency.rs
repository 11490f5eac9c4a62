//! Idempotency keys: the same request with the same key is executed once.

use crate::error_response::ErrorResponse;
use crate::record::RecordedRequest;
use durianpay_client::api::API;
use durianpay_client::{Endpoint, RetryClass};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// The requests with a key, and their responses, by the key.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub(crate) struct ResponseCache(BTreeMap<String, Vec<CachedResponse>>);

/// A response, and what identifies its request besides the key.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct CachedResponse {
    method: String,
    path: String,
    query: Option<String>,
    request: String,
    response: Response,
}

/// The body of a response, which may not be written yet; `None` if that has failed.
#[derive(Debug, Default, Clone)]
pub(crate) struct Response(Arc<OnceLock<Option<String>>>);

/// A response to be set. If it is dropped before, whoever waits for it gets none.
#[derive(Debug)]
pub(crate) struct Pending(Response);

impl Pending {
    /// Sets the body. Whoever waits for it continues.
    pub(crate) fn set(self, body: Option<String>) {
        // Nobody else sets it.
        let _set = self.0.0.set(body);
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        // This has no effect if it was set.
        let _set = self.0.0.set(None);
    }
}

impl Response {
    /// Waits for the body. The state must not be locked.
    pub(crate) fn wait(&self) -> Option<&str> {
        self.0.wait().as_deref()
    }
}

impl Serialize for Response {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.wait().unwrap_or_default().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Response {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let body = String::deserialize(deserializer)?;
        Ok(Self(Arc::new(OnceLock::from(Some(body)))))
    }
}

impl ResponseCache {
    /// Returns the response to an equal request with the same key. Rejects another request with
    /// that key to the same endpoint.
    pub(crate) fn find(
        &self,
        endpoint: &Endpoint,
        request: &RecordedRequest,
    ) -> Result<Option<Response>, ErrorResponse> {
        let cached = key(endpoint, request).and_then(|key| self.0.get(key));
        let mut cached = cached.into_iter().flatten();
        let known = cached
            .find(|cached| cached.method == request.method.as_str() && cached.path == request.path);
        match known {
            None => Ok(None),
            Some(cached)
                if cached.query == request.query && cached.request.as_bytes() == request.body =>
            {
                Ok(Some(cached.response.clone()))
            }
            Some(_) => Err(ErrorResponse::key_conflict()),
        }
    }

    /// Stores the response to a request with a key. The caller must set its body.
    pub(crate) fn insert(&mut self, endpoint: &Endpoint, request: &RecordedRequest) -> Pending {
        let response = Response::default();
        if let Some(key) = key(endpoint, request) {
            let cached = self.0.entry(key.to_owned()).or_default();
            cached.push(CachedResponse {
                method: request.method.as_str().to_owned(),
                path: request.path.clone(),
                query: request.query.clone(),
                // An executed request was read as JSON, or its body was not read at all.
                request: String::from_utf8_lossy(&request.body).into_owned(),
                response: response.clone(),
            });
        }
        Pending(response)
    }
}

/// Returns the key of a request, if the endpoint accepts one.
fn key<'r>(endpoint: &Endpoint, request: &'r RecordedRequest) -> Option<&'r str> {
    let header = API
        .idempotency_header
        .filter(|_| endpoint.retry == RetryClass::Keyed)?;
    request.headers.get(header)?.to_str().ok()
}
