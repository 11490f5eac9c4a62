//! Idempotency keys: the same request with the same key is executed once.

use crate::error_response::ErrorResponse;
use crate::record::RecordedRequest;
use durianpay_client::api::API;
use durianpay_client::{Endpoint, RetryClass};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    response: String,
}

impl ResponseCache {
    /// Returns the response to an equal request with the same key. Rejects another request with
    /// that key to the same endpoint.
    pub(crate) fn find(
        &self,
        endpoint: &Endpoint,
        request: &RecordedRequest,
    ) -> Result<Option<String>, ErrorResponse> {
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

    /// Stores the response to a request with a key.
    pub(crate) fn insert(&mut self, endpoint: &Endpoint, request: &RecordedRequest, body: &str) {
        if let Some(key) = key(endpoint, request) {
            let cached = self.0.entry(key.to_owned()).or_default();
            cached.push(CachedResponse {
                method: request.method.as_str().to_owned(),
                path: request.path.clone(),
                query: request.query.clone(),
                // An executed request was read as JSON, or its body was not read at all.
                request: String::from_utf8_lossy(&request.body).into_owned(),
                response: body.to_owned(),
            });
        }
    }
}

/// Returns the key of a request, if the endpoint accepts one.
fn key<'r>(endpoint: &Endpoint, request: &'r RecordedRequest) -> Option<&'r str> {
    let header = API
        .idempotency_header
        .filter(|_| endpoint.retry == RetryClass::Keyed)?;
    request.headers.get(header)?.to_str().ok()
}
