//! An answer as a value: read without a network.

use crate::api_client::ApiClient;
use crate::descriptor::{Api, Endpoint, Envelope, Retry};
use crate::echo::Echo;
use crate::error::{Answer, Error, ErrorKind, FieldFault, Outcome, Shown};
use crate::json::{Decode, Decoder, Mode, Node, Place, Tree};
use crate::retry::{History, retry_after};
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use std::fmt;
use std::marker::PhantomData;

/// An answer of the API as it came, whatever its status.
pub struct Response<T> {
    answered: Answered,
    reads: PhantomData<fn() -> T>,
}

/// An answer and what it answers, whatever it is read as: what is here is built
/// once, and not for every endpoint.
pub(crate) struct Answered {
    /// Who asked: the key is to stay hidden when it comes back.
    pub(crate) client: ApiClient,
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) raw: RawResponse,
}

/// Status, headers and body, and what was tried before they came.
#[derive(Clone)]
pub(crate) struct RawResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) history: History,
}

impl Answered {
    /// Reads the answer.
    pub(crate) fn read<T: Decode>(&self) -> Result<T, Error> {
        let mut value = T::BLANK;
        self.read_into(&mut value)?;
        Ok(value)
    }

    /// The same, built once and not for every type.
    fn read_into(&self, place: &mut dyn Place) -> Result<(), Error> {
        let tree = self.open()?;
        let mut decoder = Decoder::new(Mode::Lenient);
        place.fill(&mut decoder, self.payload(tree.as_ref()));
        match self.fault(decoder) {
            None => Ok(()),
            Some(error) => Err(error),
        }
    }

    /// The body, parsed, if the status says success. `None` is an answer whose
    /// body nobody reads.
    fn open(&self) -> Result<Option<Tree<'_>>, Error> {
        self.tree().map_err(|error| self.failed(error))
    }

    /// Looks at the status and parses the body. Where one is read, an empty body
    /// is a fault, even with 204.
    fn tree(&self) -> Result<Option<Tree<'_>>, Error> {
        let Answered {
            client,
            endpoint,
            raw,
        } = self;
        let api = client.api();
        if raw.status.is_redirection() {
            let reason = "the API answered with a redirect, which is not followed";
            return Err(Error::new(ErrorKind::Redirect, Outcome::Unknown, reason)
                .of(endpoint.id)
                .with_answer(answer(api, raw)));
        }
        if !raw.status.is_success() {
            return Err(refusal(api, endpoint, raw));
        }
        if !endpoint.returns {
            return Ok(None);
        }
        match Tree::parse(&raw.body) {
            Ok(tree) => Ok(Some(tree)),
            Err(fault) => {
                let label = content_type(client, raw);
                let reason = format!("the answer is not JSON: {fault}{label}");
                Err(undecodable(endpoint, raw, reason).with_source(fault))
            }
        }
    }

    /// The answer itself: under the envelope key, or bare.
    #[inline(never)]
    fn payload<'t>(&self, tree: Option<&'t Tree<'t>>) -> Node<'t> {
        let Some(root) = tree.map(Tree::root) else {
            return Node::ABSENT;
        };
        if self.endpoint.envelope == Envelope::Whole {
            return root;
        }
        let key = self.client.api().envelope;
        let wrapped = key.map_or(Node::ABSENT, |key| root.get(key));
        if wrapped.is_absent() { root } else { wrapped }
    }

    /// What the decoder found wrong with an answer that says success.
    #[inline(never)]
    fn fault(&self, decoder: Decoder) -> Option<Error> {
        let fault = decoder.into_error()?;
        let reason = format!("the answer is not as expected: {fault}");
        let error = undecodable(self.endpoint, &self.raw, reason).with_source(fault);
        Some(self.failed(error))
    }

    /// The error of a call as a whole.
    #[cold]
    fn failed(&self, error: Error) -> Error {
        let Answered {
            client,
            endpoint,
            raw,
        } = self;
        let is_pending = endpoint.retry == Retry::Keyed
            && raw.status == StatusCode::ACCEPTED
            && error.kind() == ErrorKind::Decode;
        let error = if is_pending {
            pending(client.api(), endpoint, raw)
        } else {
            error
        };
        let echo = Echo::of(&client.target().credentials);
        error.after(raw.history).without_key(&echo)
    }

    /// The first item of a page, as it stands in the body.
    fn first_item(&self) -> Option<String> {
        let tree = Tree::parse(&self.raw.body).ok()?;
        let payload = self.payload(Some(&tree));
        let list = match self.endpoint.page?.items {
            Some(key) => payload.get(key),
            None => payload,
        };
        Some(list.items().next()?.source().to_owned())
    }
}

impl<T: Decode> Response<T> {
    /// Reads the answer as the call would have.
    ///
    /// # Errors
    ///
    /// If the status tells of a refusal, or the body cannot be read.
    pub fn read(&self) -> Result<T, Error> {
        self.answered.read()
    }
}

impl<T> Response<T> {
    pub(crate) fn new(answered: Answered) -> Self {
        Self {
            answered,
            reads: PhantomData,
        }
    }

    /// The first item of a page, as it stands in the body.
    pub(crate) fn first_item(&self) -> Option<String> {
        self.answered.first_item()
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.answered.raw.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.answered.raw.headers
    }

    /// The body as it came.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.answered.raw.body
    }

    /// How many attempts it took: 1 if nothing was repeated.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.answered.raw.history.attempts
    }
}

impl<T> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("operation", &self.answered.endpoint.id)
            .field("status", &self.answered.raw.status)
            .field(
                "body",
                &format_args!("{} bytes", self.answered.raw.body.len()),
            )
            .finish_non_exhaustive()
    }
}

/// An answer that says success and cannot be read.
fn undecodable(endpoint: &Endpoint, raw: &RawResponse, reason: String) -> Error {
    Error::new(ErrorKind::Decode, Outcome::Unknown, reason)
        .of(endpoint.id)
        .with_answer(Answer {
            status: raw.status.as_u16(),
            body: raw.body.clone(),
            ..Answer::default()
        })
}

/// `, labelled text/html`: a proxy's page says so there.
fn content_type(client: &ApiClient, raw: &RawResponse) -> String {
    let label = raw
        .headers
        .get(http::header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .filter(|value| !value.contains("json"));
    let Some(label) = label else {
        return String::new();
    };
    // Before it is cut, since a part of the key would not be found.
    let mut label = label.to_owned();
    Echo::of(&client.target().credentials).hide(&mut label);
    format!("; it is labelled {}", Shown(&label))
}

fn refusal(api: &'static Api, endpoint: &'static Endpoint, raw: &RawResponse) -> Error {
    // A conflict on a keyed call says that the key was used before: the first
    // call with it may have been carried out.
    if endpoint.retry == Retry::Keyed && raw.status == StatusCode::CONFLICT {
        let reason = "this key was used before; ask for the state of the first call";
        return Error::new(ErrorKind::Conflict, Outcome::Unknown, reason)
            .of(endpoint.id)
            .with_answer(answer(api, raw));
    }
    let outcome = outcome_of(raw.status);
    let reason = match outcome {
        Outcome::Unknown => "the API failed",
        _ => "the API refused",
    };
    Error::new(ErrorKind::Api, outcome, reason)
        .of(endpoint.id)
        .with_answer(answer(api, raw))
}

/// What a status that is no success says of the request. From 500, where the
/// server gave up waiting (408), and with a status that HTTP does not know, it
/// may have been carried out all the same.
pub(crate) fn outcome_of(status: StatusCode) -> Outcome {
    if status.is_client_error() && status != StatusCode::REQUEST_TIMEOUT {
        Outcome::Rejected
    } else {
        Outcome::Unknown
    }
}

/// A repeat of a keyed call was accepted, and the first is still being worked
/// on. No source shows such an answer, so whatever can be read counts first.
fn pending(api: &'static Api, endpoint: &'static Endpoint, raw: &RawResponse) -> Error {
    let reason = "a call with this key is still being carried out; ask for its state";
    Error::new(ErrorKind::Pending, Outcome::Unknown, reason)
        .of(endpoint.id)
        .with_answer(answer(api, raw))
}

/// Reads what there is to read of an error body, whatever its form. A body
/// that cannot be read never hides the status.
fn answer(api: &Api, raw: &RawResponse) -> Answer {
    let shape = &api.error;
    let mut answer = Answer {
        status: raw.status.as_u16(),
        body: raw.body.clone(),
        request_id: raw
            .headers
            .get("x-request-id")
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned),
        retry_after: retry_after::read(&raw.headers),
        ..Answer::default()
    };
    let Ok(tree) = Tree::parse(&raw.body) else {
        return answer;
    };
    // Two printed samples wrap the error as answers are wrapped.
    let root = tree.root();
    let wrapped = api.envelope.map_or(Node::ABSENT, |key| root.get(key));
    let find = |keys| first_text(root, keys).or_else(|| first_text(wrapped, keys));
    answer.message = find(shape.message);
    answer.code = find(shape.code);
    // Where the vendor has no id it says so in words.
    answer.request_id = find(shape.request_id)
        .filter(|id| id != "not-set")
        .or(answer.request_id);
    let fields = [root, wrapped]
        .into_iter()
        .flat_map(|body| shape.fields.iter().map(move |key| body.get(key)))
        .find(|fields| !fields.is_absent())
        .unwrap_or(Node::ABSENT);
    answer.fields = fields
        .items()
        .map(|item| FieldFault {
            field: first_text(item, &["field"]).unwrap_or_default(),
            message: first_text(item, &["message"]).unwrap_or_default(),
        })
        .collect();
    answer
}

/// The first of the keys that holds text.
fn first_text(body: Node<'_>, keys: &[&str]) -> Option<String> {
    keys.iter()
        .filter_map(|key| body.get(key).text())
        .find(|text| !text.is_empty())
        .map(std::borrow::Cow::into_owned)
}
