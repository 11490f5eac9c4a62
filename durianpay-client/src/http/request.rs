//! Requests as values, built from their parts without a network.

use crate::auth::carried::Carried;
use crate::auth::credentials::Credentials;
use crate::error::Error;
use crate::http::form;
use crate::http::multipart::{self, Assembled, Boundary};
use crate::http::pairs::{PairWriter, encode, plain_text};
#[cfg(feature = "intents")]
use crate::http::stored::StoredRequest;
use crate::json::tape::Kind;
use crate::json::tree::Node;
use crate::json::tree::Tree;
use crate::json::writer::{Encode, Writer};
use crate::types::byte_source::ByteSource;
use crate::types::descriptor::{Api, Endpoint, Environment, MediaForm, Style};
use crate::types::percent::RESERVED;
use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use percent_encoding::{percent_decode_str, utf8_percent_encode};
use std::fmt::Display;
use std::sync::Arc;

/// The maximum length of a path parameter, in bytes. Ids are short; a longer one is a
/// mistake.
const LONGEST_SEGMENT: usize = 256;

/// The destination and the credentials of requests.
#[derive(Clone)]
pub(crate) struct Target {
    /// Scheme, host and path prefix, without a trailing slash.
    pub(crate) base_url: String,
    /// The environment whose base URL it is, or `None` for a base URL of the caller.
    pub(crate) environment: Option<&'static Environment>,
    /// The key or the credentials, in the form that requests carry.
    pub(crate) credentials: Credentials,
    /// The header `user-agent`.
    pub(crate) user_agent: HeaderValue,
}

impl Target {
    /// Returns the base URL of an endpoint. It is that of the client, unless the spec states
    /// another one for the environment.
    pub(crate) fn base_url_of(&self, endpoint: &Endpoint) -> &str {
        let named = self.environment.and_then(|environment| {
            let mut servers = endpoint.servers.iter();
            servers.find(|(name, _)| *name == environment.name)
        });
        named.map_or(&self.base_url, |(_, url)| url)
    }

    /// Adds a key that belongs in the query to a request that has none yet.
    pub(crate) fn complete(
        &self,
        endpoint: &Endpoint,
        request: http::Request<Bytes>,
    ) -> Result<http::Request<Bytes>, Error> {
        self.credentials.of(endpoint)?.complete(request)
    }
}

/// The body of a request, as sent.
#[derive(Clone)]
enum Content {
    Text(String),
    Bytes(Bytes),
    Multipart(Assembled),
}

impl Content {
    /// Returns the bytes, which are empty if the body is streamed.
    fn to_bytes(&self) -> Bytes {
        match self {
            Self::Multipart(body) => body.in_memory().cloned().unwrap_or_default(),
            Self::Text(text) => Bytes::copy_from_slice(text.as_bytes()),
            Self::Bytes(bytes) => bytes.clone(),
        }
    }
}

/// The parts of a request, from the arguments of a call.
#[derive(Clone)]
pub(crate) struct RequestParts {
    pub(crate) endpoint: &'static Endpoint,
    /// The headers that only the client may set.
    reserved: &'static [&'static str],
    /// The headers that every request has.
    constant_headers: &'static [(&'static str, &'static str)],
    path: String,
    /// The parameters of the query, whose values are percent-encoded.
    query: Vec<(String, String)>,
    headers: HeaderMap,
    body: Option<Content>,
    /// The boundary between the parts of a multipart body.
    boundary: Option<Boundary>,
    /// The first error in an argument, reported when the call is made.
    error: Option<String>,
}

impl RequestParts {
    pub(crate) fn new(api: &'static Api, endpoint: &'static Endpoint) -> Self {
        Self {
            endpoint,
            reserved: api.reserved_headers,
            constant_headers: api.headers,
            path: endpoint.path.to_owned(),
            query: Vec::new(),
            headers: HeaderMap::new(),
            body: None,
            boundary: None,
            error: None,
        }
    }

    /// Restores the parts of a stored request.
    #[cfg(feature = "intents")]
    pub(crate) fn from_stored(
        api: &'static Api,
        endpoint: &'static Endpoint,
        stored: &StoredRequest,
    ) -> Self {
        let mut parts = Self::new(api, endpoint);
        parts.path.clone_from(&stored.path);
        parts.body = stored.body.clone().map(Content::Text);
        for (name, value) in &stored.headers {
            parts.header(name, value);
        }
        parts
    }

    /// Converts the request to its stored form, with this idempotency key.
    ///
    /// # Errors
    ///
    /// If the body is bytes, since the stored form is text.
    #[cfg(feature = "intents")]
    pub(crate) fn to_stored(&self, key: Option<&str>) -> Result<StoredRequest, Error> {
        let body = match &self.body {
            None => None,
            Some(Content::Text(text)) => Some(text.clone()),
            Some(Content::Bytes(_) | Content::Multipart(_)) => {
                let error = Error::request("a body of bytes cannot be stored".to_owned());
                return Err(error.for_operation(self.endpoint.id));
            }
        };
        let headers = self.headers.iter();
        Ok(StoredRequest {
            path: self.path_and_query(),
            headers: headers
                .map(|(name, value)| {
                    let value = String::from_utf8_lossy(value.as_bytes());
                    (name.as_str().to_owned(), value.into_owned())
                })
                .collect(),
            body,
            key: key.map(str::to_owned),
        })
    }

    /// Fills the placeholder `{name}`. The value cannot leave its path segment.
    pub(crate) fn path(&mut self, name: &str, value: &dyn Display) {
        let value = value.to_string();
        match check_segment(&value) {
            Ok(()) => {
                let encoded = utf8_percent_encode(&value, RESERVED).to_string();
                self.path = self.path.replace(&format!("{{{name}}}"), &encoded);
                // A value may complete such a segment: `.` in `/files/.{extension}`.
                let mut segments = self.path.split('/');
                if segments.any(|segment| matches!(segment, "." | "..")) {
                    self.set_error(format!("the path parameter `{name}` would change the path"));
                }
            }
            Err(reason) => self.set_error(format!("the path parameter `{name}` {reason}")),
        }
    }

    /// Adds each field of `value` as a query parameter, in its style.
    pub(crate) fn query(&mut self, value: &dyn Encode) {
        let (query, styles) = (&mut self.query, self.endpoint.styles);
        let mut push = |name: &str, value: String| query.push((name.to_owned(), value));
        let mut pairs = PairWriter {
            push: &mut push,
            allows_null: false,
        };
        let done = each_field(value, &mut |name, field| {
            let style = Style::of(styles, name);
            // Only brackets can express an object, or a list of them.
            if field.kind() == Kind::Object && style != Style::Brackets {
                plain_text(name, field)?;
            }
            pairs.write(name, field, style)
        });
        if let Err(reason) = done {
            self.set_error(reason);
        }
    }

    /// Returns the first value of a query parameter.
    pub(crate) fn query_value(&self, name: &str) -> Option<String> {
        let (_, value) = self.query.iter().find(|(key, _)| key == name)?;
        Some(percent_decode_str(value).decode_utf8_lossy().into_owned())
    }

    /// Returns the path and query, below the base URL.
    pub(crate) fn path_and_query(&self) -> String {
        format!("{}{}", self.path, write_query(&self.query))
    }

    /// Sets the path and query, below the base URL.
    pub(crate) fn set_target(&mut self, target: String) {
        self.path = target;
        self.query.clear();
    }

    /// Sets a query parameter, replacing others with the same name.
    pub(crate) fn set_query(&mut self, name: &str, value: &str) {
        self.query.retain(|(key, _)| key != name);
        self.query.push((name.to_owned(), encode(value)));
    }

    /// Adds each field of `value` as a header. The items of a list are joined by commas.
    pub(crate) fn headers(&mut self, value: &dyn Encode) {
        let mut found = Vec::new();
        let done = each_field(value, &mut |name, field| {
            if let Some(value) = header_value(name, field)? {
                found.push((name.to_owned(), value));
            }
            Ok(())
        });
        for (name, value) in found {
            self.header(&name, &value);
        }
        if let Err(reason) = done {
            self.set_error(reason);
        }
    }

    /// Sets one header. Its value is hidden in debug output.
    pub(crate) fn header(&mut self, name: &str, value: &str) {
        let parsed = HeaderName::from_bytes(name.as_bytes())
            .ok()
            .zip(HeaderValue::from_str(value).ok());
        match parsed {
            Some((name, _)) if self.reserved.contains(&name.as_str()) => {
                self.set_error(format!("the header `{name}` is set by the client"));
            }
            Some((name, mut value)) => {
                value.set_sensitive(true);
                self.headers.insert(name, value);
            }
            None => self.set_error(
                "the name or value of a header contains an invalid character".to_owned(),
            ),
        }
    }

    /// Sets the body to an object of strings, in the form of the endpoint.
    #[cfg(feature = "tokens")]
    pub(crate) fn body_of_strings<'a>(
        &mut self,
        members: impl Iterator<Item = (&'a str, &'a str)>,
    ) {
        let mut writer = Writer::new();
        writer.begin_object();
        for (key, value) in members {
            writer.key(key);
            writer.string(value);
        }
        writer.end_object();
        self.body_of_json(writer.finish());
    }

    /// Sets the boundary between the parts of a multipart body.
    pub(crate) fn set_boundary(&mut self, boundary: Boundary) {
        self.boundary = Some(boundary);
    }

    /// Returns the body, if it is streamed.
    pub(crate) fn source(&self) -> Option<&Arc<dyn ByteSource>> {
        match &self.body {
            Some(Content::Multipart(body)) => body.source(),
            Some(Content::Text(_) | Content::Bytes(_)) | None => None,
        }
    }

    /// Sets the body to the parts of a form with files.
    fn multipart(&mut self, value: &dyn Encode) {
        let Some(boundary) = &self.boundary else {
            let reason = "the client has no runtime to draw the boundary of a multipart body";
            return self.set_error(reason.to_owned());
        };
        match multipart::write(value, boundary) {
            Ok(body) => self.body = Some(Content::Multipart(body)),
            Err(reason) => self.set_error(reason),
        }
    }

    /// Sets the body, in the form of the endpoint.
    pub(crate) fn body(&mut self, value: &dyn Encode) {
        if self.endpoint.sends.0 == MediaForm::Multipart {
            return self.multipart(value);
        }
        let mut writer = Writer::new();
        value.encode(&mut writer);
        self.body_of_json(writer.finish());
    }

    fn body_of_json(&mut self, json: String) {
        let text = match self.endpoint.sends.0 {
            MediaForm::Json | MediaForm::Events => Ok(json),
            MediaForm::Form | MediaForm::Multipart => form::write(&json, self.endpoint.form_styles),
            MediaForm::Text | MediaForm::Bytes | MediaForm::TextEvents => form::text(&json),
        };
        match text {
            Ok(text) => self.body = Some(Content::Text(text)),
            Err(reason) => self.set_error(reason),
        }
    }

    /// Sets the body to bytes.
    pub(crate) fn bytes(&mut self, bytes: Bytes) {
        self.body = Some(Content::Bytes(bytes));
    }

    /// Records an error in an argument. The call then fails before anything is sent.
    pub(crate) fn set_error(&mut self, reason: String) {
        self.error.get_or_insert(reason);
    }

    /// Builds the request. A key that belongs in the query is not included, nor is a body that is
    /// streamed.
    pub(crate) fn to_http(&self, target: &Target) -> Result<http::Request<Bytes>, Error> {
        let error = |reason: String| Error::request(reason).for_operation(self.endpoint.id);
        if let Some(reason) = &self.error {
            return Err(error(reason.clone()));
        }
        let carried = target.credentials.of(self.endpoint);
        let carried = carried.map_err(|error| error.for_operation(self.endpoint.id))?;
        if let Some(reason) = self.overrides(carried) {
            return Err(error(reason));
        }
        let base_url = target.base_url_of(self.endpoint);
        let uri = format!("{base_url}{}", self.path_and_query());
        let mut request = http::Request::builder()
            .method(self.endpoint.method)
            .uri(uri)
            .body(
                self.body
                    .as_ref()
                    .map_or_else(Bytes::new, Content::to_bytes),
            )
            .map_err(|source| {
                error("the request cannot be built".to_owned()).with_source(source)
            })?;
        let headers = request.headers_mut();
        headers.insert(ACCEPT, HeaderValue::from_static(self.endpoint.accepts.1));
        headers.insert(USER_AGENT, target.user_agent.clone());
        match &self.body {
            None => {}
            Some(Content::Multipart(body)) => {
                headers.insert(CONTENT_TYPE, body.content_type());
            }
            Some(Content::Text(_) | Content::Bytes(_)) => {
                let media_type = HeaderValue::from_static(self.endpoint.sends.1);
                headers.insert(CONTENT_TYPE, media_type);
            }
        }
        for (name, value) in &self.headers {
            headers.insert(name, value.clone());
        }
        for (name, value) in self.constant_headers {
            headers.insert(
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            );
        }
        carried.set_headers(&mut request);
        Ok(request)
    }

    /// Returns an error message if an argument would replace the key.
    fn overrides(&self, carried: &Carried) -> Option<String> {
        let mut headers = carried.headers.iter().map(|(name, _)| name);
        if let Some(name) = headers.find(|name| self.headers.contains_key(*name)) {
            return Some(format!("the header `{name}` is set by the client"));
        }
        let mut query = self.query.iter().map(|(name, _)| name);
        let name = query.find(|name| carried.has_parameter(name))?;
        Some(format!("the query parameter `{name}` is set by the client"))
    }
}

fn write_query(pairs: &[(String, String)]) -> String {
    let mut query = String::new();
    for (name, value) in pairs {
        query.push(if query.is_empty() { '?' } else { '&' });
        query.extend(utf8_percent_encode(name, RESERVED));
        query.push('=');
        query.push_str(value);
    }
    query
}

/// Checks that a string can be a single path segment.
fn check_segment(text: &str) -> Result<(), &'static str> {
    if text.is_empty() {
        Err("is empty")
    } else if text.len() > LONGEST_SEGMENT {
        Err("is longer than 256 bytes")
    } else if text.contains(char::is_control) {
        Err("contains a control character")
    } else {
        Ok(())
    }
}

type EachField<'a> = dyn FnMut(&str, Node<'_>) -> Result<(), String> + 'a;

/// Calls `each` with the name and value of each field of an object.
fn each_field(value: &dyn Encode, each: &mut EachField<'_>) -> Result<(), String> {
    let mut writer = Writer::new();
    value.encode(&mut writer);
    let json = writer.finish();
    let tree = Tree::parse(json.as_bytes()).map_err(|error| error.to_string())?;
    let mut members = tree.root().members();
    members.try_for_each(|(name, field)| each(&name, field))
}

/// Returns the value of a header, or `None` for an empty list.
fn header_value(name: &str, field: Node<'_>) -> Result<Option<String>, String> {
    if field.kind() != Kind::List {
        return plain_text(name, field).map(Some);
    }
    let items = field.items().map(|item| plain_text(name, item));
    let items: Vec<String> = items.collect::<Result<_, _>>()?;
    if items.iter().any(|item| item.contains(',')) {
        return Err(format!(
            "an item of `{name}` contains a comma, which separates the items of a header"
        ));
    }
    Ok((!items.is_empty()).then(|| items.join(",")))
}
