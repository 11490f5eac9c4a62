//! What is streamed of one call: the body of its request, that of its response, or both.

use crate::http::transport::{RequestBody, ResponseBody};
use crate::types::byte_source::ByteSource;
use crate::types::descriptor::{Api, Endpoint, MediaForm};
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use std::sync::{Arc, Mutex, PoisonError};

/// What is streamed of a call.
pub(crate) struct Streaming {
    /// The body of the request, if it is read while it is sent.
    pub(crate) body: Option<Arc<dyn ByteSource>>,
    /// The place of the response's body, if it is read as it arrives.
    response: Option<Place>,
}

/// The place of the body of the last response. A retry replaces it.
struct Place {
    api: &'static Api,
    endpoint: &'static Endpoint,
    body: Mutex<Option<ResponseBody>>,
}

impl Streaming {
    /// Returns what is streamed of a call whose response is read as a whole.
    pub(crate) fn of_request(body: Option<Arc<dyn ByteSource>>) -> Option<Self> {
        body.map(|body| Self {
            body: Some(body),
            response: None,
        })
    }

    /// Returns what is streamed of a call whose response is read as it arrives.
    pub(crate) fn of_response(
        api: &'static Api,
        endpoint: &'static Endpoint,
        body: Option<Arc<dyn ByteSource>>,
    ) -> Self {
        let response = Some(Place {
            api,
            endpoint,
            body: Mutex::new(None),
        });
        Self { body, response }
    }

    /// Returns the body of an attempt, whose bytes are `bytes` unless it is streamed. A response of an
    /// earlier attempt is dropped.
    pub(crate) fn begin(&self, bytes: Bytes) -> RequestBody {
        drop(self.take());
        match &self.body {
            Some(source) => RequestBody::from_source(Arc::clone(source)),
            None => RequestBody::from(bytes),
        }
    }

    /// Keeps the body of a response if it is read as it arrives, and returns it otherwise.
    pub(crate) fn hold(
        &self,
        status: StatusCode,
        headers: &HeaderMap,
        body: ResponseBody,
    ) -> Option<ResponseBody> {
        let place = self.response.as_ref();
        let Some(place) = place.filter(|place| place.holds(status, headers)) else {
            return Some(body);
        };
        let mut held = place.body.lock().unwrap_or_else(PoisonError::into_inner);
        *held = Some(body);
        None
    }

    /// Takes the body of the last response, if it is read as it arrives. That of an error is not:
    /// it is in the response.
    pub(crate) fn take(&self) -> Option<ResponseBody> {
        let place = self.response.as_ref()?;
        let mut body = place.body.lock().unwrap_or_else(PoisonError::into_inner);
        body.take()
    }
}

impl Place {
    /// Returns whether the body of a response is read as it arrives. Errors are read as a whole,
    /// also those that an API sends as JSON in a success, and responses that are not events.
    fn holds(&self, status: StatusCode, headers: &HeaderMap) -> bool {
        let is_json = media_type(headers).is_some_and(|found| is_json(&found));
        let may_be_error = !self.api.error.codes.is_empty() && is_json;
        let is_expected = match self.endpoint.accepts.0 {
            MediaForm::Events | MediaForm::TextEvents => {
                media_type(headers).is_none_or(|found| found == "text/event-stream")
            }
            MediaForm::Json => true,
            MediaForm::Form | MediaForm::Multipart | MediaForm::Text | MediaForm::Bytes => {
                !may_be_error
            }
        };
        status.is_success() && is_expected
    }
}

/// Returns the media type of a response in lower case, without its parameters.
fn media_type(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let essence = value.split(';').next().unwrap_or_default();
    Some(essence.trim().to_ascii_lowercase())
}

fn is_json(media_type: &str) -> bool {
    media_type.ends_with("/json") || media_type.ends_with("+json")
}
