//! Idempotency keys: the same request with the same key is executed once.

use crate::error_response::ErrorResponse;
use crate::record::RecordedRequest;
use durianpay_client::api::API;
use durianpay_client::{Endpoint, RetryClass};

/// The requests with a key, and their responses.
#[derive(Debug, Default)]
pub(crate) struct ResponseCache(Vec<CachedResponse>);

#[derive(Debug)]
struct CachedResponse {
    key: String,
    request: RecordedRequest,
    body: String,
}

impl ResponseCache {
    /// Returns the response to an equal request with the same key. Rejects another request with
    /// that key to the same endpoint.
    pub(crate) fn find(
        &self,
        endpoint: &Endpoint,
        request: &RecordedRequest,
    ) -> Result<Option<String>, ErrorResponse> {
        let Some(key) = key(endpoint, request) else {
            return Ok(None);
        };
        let known = self.0.iter().find(|cached| {
            cached.key == key
                && cached.request.method == request.method
                && cached.request.path == request.path
        });
        match known {
            None => Ok(None),
            Some(cached)
                if cached.request.query == request.query && cached.request.body == request.body =>
            {
                Ok(Some(cached.body.clone()))
            }
            Some(_) => Err(ErrorResponse::key_conflict()),
        }
    }

    /// Stores the response to a request with a key.
    pub(crate) fn insert(&mut self, endpoint: &Endpoint, request: &RecordedRequest, body: &str) {
        if let Some(key) = key(endpoint, request) {
            self.0.push(CachedResponse {
                key: key.to_owned(),
                request: request.clone(),
                body: body.to_owned(),
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
