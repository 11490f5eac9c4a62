//! Responses as values, which can be read without a network.

mod facts;

use crate::auth::credentials::Credentials;
use crate::auth::redact::Redactor;
use crate::error::{ApiError, Error, ErrorKind, History};
use crate::http::call_span::CallSpan;
use crate::http::raw::RawResponse;
use crate::http::rejection;
use crate::json::decoder::{Decode, DecodeInto, Decoder, Mode};
use crate::json::dotted::at_path;
use crate::json::drift;
use crate::json::tape::Kind;
use crate::json::tree::Node;
use crate::json::tree::Tree;
use crate::json::writer::Writer;
use crate::json::{DecodeError, DecodeIssue};
use crate::types::descriptor::{
    Api, Endpoint, Envelope, HeaderForm, MediaForm, Paging, RetryClass,
};
use crate::types::escape::Escaped;
use crate::types::outcome::Outcome;
#[cfg(any(
    feature = "disbursements",
    feature = "orders",
    feature = "refunds",
    feature = "snap_bank_transfers",
    feature = "snap_ewallet_payments",
    feature = "snap_ewallet_transfers",
))]
use crate::types::server_time::ServerTime;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use std::fmt;
use std::marker::PhantomData;
use std::sync::OnceLock;

/// A response of the API as received, with any status.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let client = simulator.client();
/// let response = client.payments().list().raw().await?;
/// assert_eq!(response.status(), 200);
/// assert_eq!(response.attempts(), 1);
/// println!("{} bytes", response.body().len());
/// let payments = response.read()?;
/// # assert_eq!(durianpay_client::Page::into_items(payments).len(), 0);
/// # Ok(())
/// # }
/// ```
pub struct Response<T> {
    response: CallResponse,
    reads: PhantomData<fn() -> T>,
}

/// A response and the call that it belongs to. Not generic: this code is compiled once, not for
/// every endpoint.
pub(crate) struct CallResponse {
    pub(crate) api: &'static Api,
    /// The key of the call, which is removed from errors.
    pub(crate) credentials: Credentials,
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) raw: RawResponse,
    /// The attempts up to and including this response.
    pub(crate) history: History,
    /// The message of the body, once it has been read.
    message: OnceLock<Option<String>>,
    /// The id of the request, once it has been read.
    request_id: OnceLock<Option<String>>,
    /// The span of the call, which ends with this value.
    span: CallSpan,
}

impl CallResponse {
    pub(crate) fn new(
        api: &'static Api,
        credentials: Credentials,
        endpoint: &'static Endpoint,
        raw: RawResponse,
        history: History,
    ) -> Self {
        Self {
            api,
            credentials,
            endpoint,
            raw,
            history,
            message: OnceLock::new(),
            request_id: OnceLock::new(),
            span: CallSpan::none(),
        }
    }

    /// Sets the span of the call, and records the response in it.
    pub(crate) fn in_span(mut self, span: CallSpan) -> Self {
        self.span = span;
        self.record();
        self
    }

    /// Returns a response of the same call with another body.
    pub(crate) fn with_body(&self, body: Bytes) -> Self {
        let raw = RawResponse {
            status: self.raw.status,
            headers: HeaderMap::new(),
            body,
            handled_at: None,
        };
        let credentials = self.credentials.clone();
        Self::new(self.api, credentials, self.endpoint, raw, self.history)
    }

    /// Checks that the status and the code of the response are a success.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let checked = self.check_success();
        checked.map_err(|error| self.finish_error(error))
    }

    /// Creates the error for a response that is not an event stream.
    pub(crate) fn not_events(&self) -> Error {
        let reason = format!("the response is not an event stream{}", self.content_type());
        self.finish_error(undecodable(self.endpoint, &self.raw, reason))
    }

    /// Completes the error for a body that broke after the beginning of the response.
    pub(crate) fn broken(&self, error: Error) -> Error {
        let error = match error.status() {
            Some(_) => error,
            None => error.with_response(ApiError {
                status: self.raw.status.as_u16(),
                ..ApiError::default()
            }),
        };
        self.finish_error(error.for_operation(self.endpoint.id))
    }

    /// Reads the response as a type.
    pub(crate) fn read<T: Decode>(&self) -> Result<T, Error> {
        let mut value = T::EMPTY;
        self.read_into(&mut value)?;
        Ok(value)
    }

    /// Reads the response as a type, and drops it.
    pub(crate) fn into_value<T: Decode>(self) -> Result<T, Error> {
        let mut value = T::EMPTY;
        self.consume(&mut value)?;
        Ok(value)
    }

    /// Reads into a place, and drops the response. Not generic, so that it is compiled once.
    #[inline(never)]
    fn consume(self, place: &mut dyn DecodeInto) -> Result<(), Error> {
        self.read_into(place)
    }

    /// Reads into a place. Not generic, so that it is compiled once.
    fn read_into(&self, place: &mut dyn DecodeInto) -> Result<(), Error> {
        let _entered = self.span.enter();
        let text = self.text()?;
        let tree = self.open(text.as_deref())?;
        let mut decoder = self.decoder();
        let payload = self.payload(tree.as_ref());
        place.decode_into(&mut decoder, payload);
        if decoder.has_lost_items() {
            drift::unreadable_items(self.endpoint);
        }
        match decoder.error(payload) {
            None => Ok(()),
            Some(source) => Err(self.decode_error(source)),
        }
    }

    /// Reads into a place, and fails if an item was left out of a list that no object contains,
    /// since nothing would keep it.
    #[cfg(feature = "webhooks")]
    fn read_complete_into(&self, place: &mut dyn DecodeInto) -> Result<(), Error> {
        let text = self.text()?;
        let tree = self.open(text.as_deref())?;
        let mut decoder = self.decoder();
        let payload = self.payload(tree.as_ref());
        place.decode_into(&mut decoder, payload);
        let read = decoder.finish((), payload);
        read.map_err(|source| self.decode_error(source))
    }

    /// Lists the issues of values that are left out when reading into a place.
    #[inline(never)]
    fn left_out(&self, place: &mut dyn DecodeInto) -> Vec<DecodeIssue> {
        let Ok(text) = self.text() else {
            return Vec::new();
        };
        let Ok(tree) = self.open(text.as_deref()) else {
            return Vec::new();
        };
        let mut decoder = self.decoder();
        let payload = self.payload(tree.as_ref());
        place.decode_into(&mut decoder, payload);
        decoder.left_out(payload)
    }

    /// Creates a decoder, which also reads a response of bytes.
    fn decoder(&self) -> Decoder {
        let decoder = Decoder::new(Mode::Lenient).with_status(self.raw.status.as_u16());
        match self.endpoint.accepts.0 {
            MediaForm::Bytes => decoder.with_bytes(self.raw.body.clone()),
            MediaForm::Json
            | MediaForm::Form
            | MediaForm::Multipart
            | MediaForm::Text
            | MediaForm::Events
            | MediaForm::TextEvents => decoder,
        }
    }

    /// Returns the body of a text response as JSON, or `None` for other responses.
    fn text(&self) -> Result<Option<String>, Error> {
        match self.endpoint.accepts.0 {
            MediaForm::Json | MediaForm::Bytes | MediaForm::Events => return Ok(None),
            MediaForm::Form | MediaForm::Multipart | MediaForm::Text | MediaForm::TextEvents => {}
        }
        let text = std::str::from_utf8(&self.raw.body).map_err(|source| {
            let reason = format!("the response is not UTF-8{}", self.content_type());
            let error = undecodable(self.endpoint, &self.raw, reason).with_source(source);
            self.finish_error(error)
        })?;
        let mut writer = Writer::new();
        writer.string(text);
        Ok(Some(writer.finish()))
    }

    /// Parses the body, or `text` in its place, if the status is a success. Returns `None` if the
    /// endpoint's body is not read, or is bytes.
    fn open<'t>(&'t self, text: Option<&'t str>) -> Result<Option<Tree<'t>>, Error> {
        let body = text.map_or(&*self.raw.body, str::as_bytes);
        self.parse(body).map_err(|error| self.finish_error(error))
    }

    /// Checks status and code, and parses the body. A response without content (204) has no
    /// value, which is an error unless the endpoint may return none. Any other empty body
    /// is an error if the endpoint returns one.
    fn parse<'t>(&self, body: &'t [u8]) -> Result<Option<Tree<'t>>, Error> {
        let Self { endpoint, raw, .. } = self;
        self.check_success()?;
        let is_without_content = raw.status == StatusCode::NO_CONTENT && raw.body.is_empty();
        let is_read = endpoint.returns && !endpoint.unread.contains(&raw.status.as_u16());
        let is_bytes = endpoint.accepts.0 == MediaForm::Bytes;
        if !is_read || is_bytes || endpoint.may_be_empty && is_without_content {
            return Ok(None);
        }
        match Tree::parse(body) {
            Ok(tree) => Ok(Some(tree)),
            Err(source) => {
                let reason = format!("the response is not JSON{}", self.content_type());
                Err(undecodable(endpoint, raw, reason).with_source(source))
            }
        }
    }

    fn check_success(&self) -> Result<(), Error> {
        let Self {
            api, endpoint, raw, ..
        } = self;
        if raw.status.is_redirection() {
            return Err(rejection::redirect(api, endpoint, raw));
        }
        rejection::check(api, endpoint, raw)
    }

    /// Returns the payload, which is under the envelope key or is the whole document.
    #[inline(never)]
    fn payload<'t>(&self, tree: Option<&'t Tree<'t>>) -> Node<'t> {
        let Some(root) = tree.map(Tree::root) else {
            return Node::ABSENT;
        };
        if self.endpoint.envelope == Envelope::Whole || self.endpoint.accepts.0 != MediaForm::Json {
            return root;
        }
        let key = self.api.envelope;
        let wrapped = key.map_or(Node::ABSENT, |key| root.get(key));
        if wrapped.is_absent() { root } else { wrapped }
    }

    /// Creates the error for a successful response that could not be decoded.
    #[cold]
    #[inline(never)]
    fn decode_error(&self, source: DecodeError) -> Error {
        let reason = "the response is not as expected";
        let error = undecodable(self.endpoint, &self.raw, reason.to_owned()).with_source(source);
        self.finish_error(error)
    }

    /// Adds the attempts of the call to an error, removes the key, and records the error in the span
    /// of the call.
    #[cold]
    fn finish_error(&self, error: Error) -> Error {
        let Self {
            api,
            credentials,
            endpoint,
            raw,
            history,
            message: _,
            request_id: _,
            span,
        } = self;
        let is_pending = endpoint.retry == RetryClass::Keyed
            && raw.status == StatusCode::ACCEPTED
            && error.kind() == ErrorKind::Decode;
        let error = if is_pending {
            rejection::pending(api, endpoint, raw)
        } else {
            error
        };
        let redactor = Redactor::new(credentials, api.environments);
        let error = error.after(*history).redact(|text| redactor.redact(text));
        span.failed(&error);
        error
    }

    /// Formats `, with the content type text/html`, a hint that the response may be the page of a
    /// proxy.
    fn content_type(&self) -> String {
        let value = self.raw.headers.get(http::header::CONTENT_TYPE);
        let content_type = value
            .and_then(|value| value.to_str().ok())
            .filter(|value| !value.contains("json"));
        let Some(content_type) = content_type else {
            return String::new();
        };
        // Before it is truncated: a part of the key would not be found.
        let mut content_type = content_type.to_owned();
        Redactor::new(&self.credentials, self.api.environments).redact(&mut content_type);
        format!(", with the content type {}", Escaped(&content_type))
    }

    /// Passes the payload of a page and its list, as received, to `read`. Unreadable items are included: the
    /// next page begins after all items that were sent. Returns whether the page contains a list, or
    /// nothing, in the place of the list.
    #[inline(never)]
    fn read_page(&self, read: &mut dyn FnMut(Node<'_>, Node<'_>)) -> bool {
        let Ok(tree) = Tree::parse(&self.raw.body) else {
            return false;
        };
        let payload = self.payload(Some(&tree));
        let path = self.endpoint.page.and_then(|page| page.items());
        let list = path.map_or(payload, |path| at_path(payload, path));
        read(payload, list);
        matches!(list.kind(), Kind::List | Kind::Null | Kind::Absent)
    }
}

impl<T: Decode> Response<T> {
    /// Reads the response in the same way as the call would have.
    ///
    /// # Errors
    ///
    /// If the status is not a success, or the body cannot be read.
    pub fn read(&self) -> Result<T, Error> {
        self.response.read()
    }

    /// Reads the response like [`read`](Self::read), but fails if an item was left out of a list
    /// that no object contains, since nothing would keep it.
    #[cfg(feature = "webhooks")]
    pub(crate) fn read_complete(&self) -> Result<T, Error> {
        let mut value = T::EMPTY;
        self.response.read_complete_into(&mut value)?;
        Ok(value)
    }

    /// Lists the values that [`read`](Self::read) leaves out: optional fields and items of
    /// lists that were sent but cannot be read. The list contains at most the first 32, and is
    /// empty if the response as a whole cannot be read.
    ///
    /// Objects keep the JSON of such values: see
    /// [`UnknownFields`](crate::json::UnknownFields). If the response itself is a list, use
    /// this method to find out which items are missing.
    ///
    /// ```
    /// # #[cfg(feature = "orders")] {
    /// # async fn example(client: durianpay_client::Client) -> Result<(), durianpay_client::Error> {
    /// let response = client.orders().get("ord_0dIWbuDJQ84078").raw().await?;
    /// let order = response.read()?;
    /// for issue in response.unreadable() {
    ///     eprintln!("order {}: {issue}", order.id); // at `$.data.created_at`: expected a time, …
    /// }
    /// # Ok(())
    /// # }
    /// # }
    /// ```
    #[must_use]
    pub fn unreadable(&self) -> Vec<DecodeIssue> {
        let mut place = T::EMPTY;
        self.response.left_out(&mut place)
    }
}

impl<T> Response<T> {
    pub(crate) fn new(mut response: CallResponse) -> Self {
        response.end_span();
        Self {
            response,
            reads: PhantomData,
        }
    }

    /// Passes the payload of a page and its list, as received, to `read`. Returns whether the page
    /// contains a list, or nothing, in the place of the list.
    pub(crate) fn read_page(&self, read: &mut dyn FnMut(Node<'_>, Node<'_>)) -> bool {
        self.response.read_page(read)
    }

    /// Returns how the pages of the list are requested, if it is paginated.
    pub(crate) fn paging(&self) -> Option<Paging> {
        self.response.endpoint.page
    }

    /// Creates the error for a page that cannot be read as a whole.
    #[cold]
    pub(crate) fn unreadable_list(&self) -> Error {
        let CallResponse { endpoint, raw, .. } = &self.response;
        let reason = "the list of the page cannot be read as a whole";
        let error = undecodable(endpoint, raw, reason.to_owned());
        self.response.finish_error(error)
    }

    /// Returns the HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.response.raw.status
    }

    /// Returns the server's time while it handled the request, if the response contains it.
    #[cfg(any(
        feature = "disbursements",
        feature = "orders",
        feature = "refunds",
        feature = "snap_bank_transfers",
        feature = "snap_ewallet_payments",
        feature = "snap_ewallet_transfers",
    ))]
    pub(crate) fn handled_at(&self) -> Option<ServerTime> {
        self.response.raw.handled_at
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.response.raw.headers
    }

    /// Returns the headers that the spec describes.
    pub(crate) fn described_headers(&self) -> &'static [(&'static str, HeaderForm)] {
        self.response.endpoint.headers
    }

    /// Returns the body as received.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.response.raw.body
    }
}

impl<T> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = self.body().len();
        f.debug_struct("Response")
            .field("operation", &self.response.endpoint.id)
            .field("status", &self.status())
            .field("body", &format_args!("{body} bytes"))
            .finish_non_exhaustive()
    }
}

/// Creates the error for a successful response that cannot be read.
fn undecodable(endpoint: &Endpoint, raw: &RawResponse, reason: String) -> Error {
    Error::new(ErrorKind::Decode, Outcome::Unknown, reason)
        .for_operation(endpoint.id)
        .with_response(ApiError {
            status: raw.status.as_u16(),
            body: raw.body.clone(),
            ..ApiError::default()
        })
}
