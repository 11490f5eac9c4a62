//! Idempotency keys: the same request with the same key acts once.

use crate::record::RecordedRequest;
use crate::refusal::Refusal;
use durianpay_client::api::API;
use durianpay_client::{Endpoint, Retry};

/// The requests that came with a key, and their answers.
#[derive(Debug, Default)]
pub(crate) struct Answered(Vec<Answer>);

#[derive(Debug)]
struct Answer {
    key: String,
    request: RecordedRequest,
    body: String,
}

impl Answered {
    /// The answer to an equal request of the same key. Another request of that
    /// key to the same endpoint is refused.
    pub(crate) fn find(
        &self,
        endpoint: &Endpoint,
        request: &RecordedRequest,
    ) -> Result<Option<String>, Refusal> {
        let Some(key) = key(endpoint, request) else {
            return Ok(None);
        };
        let mut answers = self.0.iter();
        let known = answers.find(|answer| {
            answer.key == key
                && answer.request.method == request.method
                && answer.request.path == request.path
        });
        match known {
            None => Ok(None),
            Some(answer)
                if answer.request.query == request.query && answer.request.body == request.body =>
            {
                Ok(Some(answer.body.clone()))
            }
            Some(_) => Err(Refusal::key_conflict()),
        }
    }

    /// Keeps the answer to a request with a key.
    pub(crate) fn keep(&mut self, endpoint: &Endpoint, request: &RecordedRequest, body: &str) {
        if let Some(key) = key(endpoint, request) {
            self.0.push(Answer {
                key: key.to_owned(),
                request: request.clone(),
                body: body.to_owned(),
            });
        }
    }
}

/// The key of a request, where the endpoint takes one.
fn key<'r>(endpoint: &Endpoint, request: &'r RecordedRequest) -> Option<&'r str> {
    let header = API
        .idempotency_header
        .filter(|_| endpoint.retry == Retry::Keyed)?;
    request.headers.get(header)?.to_str().ok()
}
