//! A request of the control API, and its response.

use super::error::ControlError;
use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderValue, Method, Response};
use percent_encoding::percent_decode_str;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The default and the maximum number of items of a list.
const LIMIT: usize = 100;
const MAX_LIMIT: usize = 1_000;

/// A request.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) method: Method,
    /// The segments of the path below the base, decoded.
    pub(super) segments: Vec<String>,
    query: Vec<(String, String)>,
    body: Bytes,
}

/// The part of a list that a request asks for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Range {
    pub(super) skip: usize,
    pub(super) limit: usize,
}

impl Call {
    /// Reads a request.
    pub(super) fn read(request: &http::Request<Bytes>, base: &str) -> Result<Self, ControlError> {
        let decode = |text: &str| {
            let text = percent_decode_str(text).decode_utf8();
            let text = text.map_err(|_| ControlError::bad_request("the URL is not UTF-8"))?;
            Ok::<_, ControlError>(text.into_owned())
        };
        let path = request.uri().path();
        let below = path.strip_prefix(base).unwrap_or(path);
        let segments = below.split('/').filter(|segment| !segment.is_empty());
        let pairs = request.uri().query().unwrap_or_default().split('&');
        let pairs = pairs.filter(|pair| !pair.is_empty()).map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok::<_, ControlError>((decode(name)?, decode(value)?))
        });
        Ok(Self {
            method: request.method().clone(),
            segments: segments.map(decode).collect::<Result<_, _>>()?,
            query: pairs.collect::<Result<_, _>>()?,
            body: request.body().clone(),
        })
    }

    /// Reads the body, which may be absent if every member is optional.
    pub(super) fn body<T: DeserializeOwned>(&self) -> Result<T, ControlError> {
        let body: &[u8] = if self.body.is_empty() {
            b"{}"
        } else {
            &self.body
        };
        let invalid = |error| ControlError::bad_request(format!("invalid body: {error}"));
        serde_json::from_slice(body).map_err(invalid)
    }

    /// Returns the body as text.
    pub(super) fn text(&self) -> Result<&str, ControlError> {
        let text = std::str::from_utf8(&self.body);
        text.map_err(|_| ControlError::bad_request("the body is not UTF-8"))
    }

    fn parameter(&self, name: &str) -> Option<&str> {
        let found = self.query.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Returns a number of the query.
    pub(super) fn number(&self, name: &str) -> Result<Option<u64>, ControlError> {
        let number = self.parameter(name).map(str::parse);
        let number = number.transpose();
        number.map_err(|_| ControlError::bad_request(format!("`{name}` is not a number")))
    }

    /// Returns the part of a list to respond with.
    pub(super) fn range(&self) -> Result<Range, ControlError> {
        let size = |name, default| {
            let size = self.number(name)?.map(usize::try_from);
            Ok::<_, ControlError>(size.map_or(default, |size| size.unwrap_or(usize::MAX)))
        };
        Ok(Range {
            skip: size("skip", 0)?,
            limit: size("limit", LIMIT)?.min(MAX_LIMIT),
        })
    }

    /// Returns whether the response waits for the first attempts to deliver the webhooks.
    pub(super) fn waits(&self) -> Result<bool, ControlError> {
        match self.parameter("wait") {
            None | Some("true") => Ok(true),
            Some("false") => Ok(false),
            Some(_) => Err(ControlError::bad_request("`wait` is not `true` or `false`")),
        }
    }
}

/// The body of a response.
#[derive(Debug)]
pub(super) struct Reply(String, &'static str);

const JSON: &str = "application/json";
const SVG: &str = "image/svg+xml";

impl Reply {
    /// Creates a response with this JSON.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self(text.into(), JSON)
    }

    /// Creates a response with this image.
    pub(super) fn svg(image: String) -> Self {
        Self(image, SVG)
    }

    /// Creates a response with this value.
    pub(super) fn json(value: &impl Serialize) -> Result<Self, ControlError> {
        let text = serde_json::to_string(value);
        // All values have string keys.
        text.map(Self::text)
            .map_err(|error| ControlError::bad_request(error.to_string()))
    }

    /// Creates an empty object as response.
    pub(super) fn empty() -> Self {
        Self::text("{}")
    }

    pub(super) fn into_response(self) -> Response<String> {
        let mut response = Response::new(self.0);
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.1));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}
