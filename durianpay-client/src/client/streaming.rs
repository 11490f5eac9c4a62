//! What is streamed of one call: the body of its request, that of its response, or both.

use crate::client::exchange::Exchange;
use crate::error::Error;
use crate::http::raw::RawResponse;
use crate::http::transport::{RequestBody, ResponseBody, SendOptions, TransportError};
use crate::types::byte_source::ByteSource;
use crate::types::descriptor::{Api, Endpoint, MediaForm};
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

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
        let is_json = media_type(headers).is_some_and(is_json);
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

fn is_json(media_type: String) -> bool {
    media_type.ends_with("/json") || media_type.ends_with("+json")
}

impl Exchange<'_> {
    /// Sends a request once, of which `streaming` describes what is streamed.
    pub(super) async fn send_stream(
        &self,
        request: http::Request<Bytes>,
        streaming: &Streaming,
        send_by: Duration,
    ) -> Result<RawResponse, Error> {
        drop(streaming.take());
        let request = request.map(|bytes| match &streaming.body {
            Some(source) => RequestBody::from_source(Arc::clone(source)),
            None => RequestBody::from(bytes),
        });
        let most = self.max_response_bytes;
        let begun = self.now();
        let options = SendOptions::new(most, send_by);
        let sent = self.transport.send_stream(request, options).await;
        let (head, body) = sent.map_err(TransportError::into_error)?.into_parts();
        let handled_at = self.observe(begun, &head.headers);
        let status = head.status;
        let place = streaming.response.as_ref();
        let body = match place.filter(|place| place.holds(status, &head.headers)) {
            Some(place) => {
                let mut held = place.body.lock().unwrap_or_else(PoisonError::into_inner);
                *held = Some(body);
                Bytes::new()
            }
            None => {
                let collected = body.collect(most, status.as_u16()).await;
                collected.map_err(TransportError::into_error)?
            }
        };
        Ok(RawResponse {
            status,
            headers: head.headers,
            body,
            handled_at,
        })
    }
}
