//! A webhook as it came: parsed, and proof of nothing.

use super::authentic::Authentic;
use super::signature::{SignatureError, verify};
use super::subject::Subject;
use crate::api::{Event, OrderId, PaymentId, WEBHOOK, endpoint};
use crate::auth::api_key::ApiKey;
use crate::json::decoder::{Decoder, Mode};
use crate::json::schema::AmountFormat;
use crate::json::tree::{Node, Tree};
use crate::json::union::Union;
use crate::json::{DecodeError, Json, Kind, SyntaxError, UnknownMember};
use crate::types::amount::Amount;
use crate::types::descriptor::EventInfo;
use std::borrow::Cow;

/// A webhook has a few hundred bytes.
pub(super) const MOST_BYTES: usize = 256 * 1024;

/// A webhook as it came. Anyone can send one: what it says is a claim.
///
/// Its event is typed where the payload is known, and keeps its JSON where it
/// is not. Get on with [`verify`](Self::verify) or [`confirm`](Self::confirm).
#[derive(Debug, Clone)]
pub struct Untrusted {
    event: Event,
    name: String,
    retry_count: Option<i64>,
    signed: SignedFields,
    fault: Option<DecodeError>,
    /// Events that the caller's own bindings know.
    added: &'static [EventInfo],
}

/// The signed values, as claimed.
#[derive(Clone)]
pub(super) struct SignedFields {
    pub(super) id: Option<String>,
    amount: Result<Amount, SignatureError>,
    signature: Result<String, SignatureError>,
    is_live: Option<bool>,
}

/// Why bytes are no webhook.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseError {
    /// They are not JSON.
    #[error("the webhook is not JSON")]
    Syntax(#[from] SyntaxError),
    /// They are longer than any webhook.
    #[error("the webhook is larger than {MOST_BYTES} bytes")]
    TooLarge,
    /// A key stands twice, so that two readers could read two things.
    #[error("the webhook holds a key twice")]
    DuplicateKey,
    /// Event name or payload are missing: this is no webhook of Durianpay.
    #[error("the webhook has no `{0}`")]
    Missing(&'static str),
}

impl Untrusted {
    /// Parses the body of a webhook. Give the bytes exactly as they came:
    /// a body that was parsed and written again may differ.
    ///
    /// An event that is not known, and a payload that is not as expected, are
    /// no errors: their JSON is in [`Event::Unknown`], and
    /// [`fault`](Self::fault) says what was unexpected.
    ///
    /// # Errors
    ///
    /// If the bytes are no webhook: not JSON, without event or payload, with
    /// a key twice, or larger than 256 KiB.
    pub fn parse(body: &[u8]) -> Result<Self, ParseError> {
        if body.len() > MOST_BYTES {
            return Err(ParseError::TooLarge);
        }
        let tree = Tree::parse(body)?;
        let envelope = tree.root();
        let [tag, data] = envelope.pick([WEBHOOK.event, WEBHOOK.data]);
        let retry_count = get_if_named(envelope, WEBHOOK.retry_count);
        let name = tag
            .string()
            .filter(|name| !name.is_empty())
            .ok_or(ParseError::Missing(WEBHOOK.event))?
            .into_owned();
        if data.kind() != Kind::Object {
            return Err(ParseError::Missing(WEBHOOK.data));
        }
        if repeats_a_name(envelope) || repeats_a_name(data) {
            return Err(ParseError::DuplicateKey);
        }
        let (event, fault) = read_event(&name, tag, data);
        Ok(Self {
            event,
            name,
            retry_count: retry_count.number().and_then(|number| number.parse().ok()),
            signed: SignedFields::read(data),
            fault,
            added: &[],
        })
    }

    /// Says what the events of your own bindings are about, so that
    /// [`subject`](Self::subject) and [`confirm`](Self::confirm) know it too:
    /// give it the `EVENTS` of the bindings.
    ///
    /// That is needed only where the id of a payload has no prefix that tells.
    #[must_use]
    pub fn with_events(self, events: &'static [EventInfo]) -> Self {
        Self {
            added: events,
            ..self
        }
    }

    /// The event and its payload: what the sender claims. Nothing of it is
    /// sure, not even after [`verify`](Self::verify).
    #[must_use]
    pub fn claimed_event(&self) -> &Event {
        &self.event
    }

    /// The name of the event, as claimed: `payment.completed`.
    #[must_use]
    pub fn claimed_event_name(&self) -> &str {
        &self.name
    }

    /// How often the delivery was repeated, as claimed.
    #[must_use]
    pub fn retry_count(&self) -> Option<i64> {
        self.retry_count
    }

    /// What it is about, as claimed: told by the prefix of the payload's id,
    /// or else by the event.
    #[must_use]
    pub fn subject(&self) -> Option<Subject> {
        let id = self.signed.id.as_deref()?;
        Subject::of(id).or_else(|| {
            let known = WEBHOOK
                .events
                .iter()
                .chain(self.added)
                .find(|event| event.name == self.name)?;
            let subject = known.subject?;
            if subject == endpoint::PAYMENTS_GET.id {
                Some(Subject::Payment(PaymentId::new(id)))
            } else if subject == endpoint::ORDERS_GET.id {
                Some(Subject::Order(OrderId::new(id)))
            } else {
                None
            }
        })
    }

    /// What was unexpected in the payload of a known event, if anything was.
    #[must_use]
    pub fn fault(&self) -> Option<&DecodeError> {
        self.fault.as_ref()
    }

    /// Checks the signature with each of `keys`: the API key of your
    /// environment, and while keys are rotated the old one too.
    ///
    /// A webhook that says by `is_live` that it is of another environment than
    /// the key that signed it is refused. Nobody signed `is_live`, so that it
    /// says what you want assures nothing.
    ///
    /// # Errors
    ///
    /// If there is no signature, or it does not hold. A webhook of an event
    /// that is not signed gives [`SignatureError::Missing`].
    pub fn verify<'k>(
        &self,
        keys: impl IntoIterator<Item = &'k ApiKey>,
    ) -> Result<Authentic, SignatureError> {
        let signature = self.signed.signature.as_deref().map_err(|error| *error)?;
        let id = self.signed.id.as_deref().ok_or(SignatureError::NoId)?;
        let amount = self.signed.amount?;
        let mut outcome = Err(SignatureError::NoKey);
        for key in keys {
            outcome = verify(id, amount, signature, key);
            match outcome {
                Err(SignatureError::Mismatch) => {}
                Ok(()) => {
                    outcome = self.signed.check_environment(key);
                    break;
                }
                Err(_) => break,
            }
        }
        outcome?;
        // The event is not signed, so it has no say in what the id names.
        Ok(Authentic::new(id.to_owned(), amount, Subject::of(id)))
    }
}

/// The typed event; its JSON when it is not known or not as expected.
fn read_event(name: &str, tag: Node<'_>, data: Node<'_>) -> (Event, Option<DecodeError>) {
    let mut decoder = Decoder::new(Mode::Lenient);
    let event = <Event as Union>::decode(&mut decoder, tag, data);
    match decoder.finish(event) {
        Ok(event) => (event, None),
        Err(fault) => {
            let json = Json::parse(data.source()).unwrap_or_default();
            (Event::Unknown(UnknownMember::new(name, json)), Some(fault))
        }
    }
}

/// Returns whether an object holds a name twice. Sorted, so that a hostile number of
/// names does not take quadratic time.
fn repeats_a_name(object: Node<'_>) -> bool {
    let mut names: Vec<_> = object.members().map(|(name, _)| name).collect();
    names.sort_unstable();
    names.windows(2).any(|pair| pair[0] == pair[1])
}

impl SignedFields {
    /// Reads the signed values from the keys that the spec names, of known and
    /// unknown events alike.
    fn read(data: Node<'_>) -> Self {
        let Some(scheme) = &WEBHOOK.signature else {
            return Self {
                id: None,
                amount: Err(SignatureError::NoAmount),
                signature: Err(SignatureError::Missing),
                is_live: None,
            };
        };
        // Where the spec names no copy, the amount agrees with itself.
        let copy = scheme.amount_text.unwrap_or(scheme.amount);
        let keys = [scheme.id, scheme.amount, copy, scheme.place];
        let [id, amount, copy, signature] = data.pick(keys);
        let is_live = get_if_named(data, scheme.live);
        let id = id.string().map(Cow::into_owned);
        Self {
            id: id.filter(|id| !id.is_empty()),
            amount: read_amount(amount, copy),
            signature: read_signature(signature),
            is_live: is_live.boolean(),
        }
    }

    /// Whether the webhook does not claim another environment than the key's.
    fn check_environment(&self, key: &ApiKey) -> Result<(), SignatureError> {
        let of_key = key.environment().map(|environment| environment.live);
        match (of_key, self.is_live) {
            (Some(of_key), Some(claimed)) if of_key != claimed => {
                Err(SignatureError::EnvironmentMismatch)
            }
            _ => Ok(()),
        }
    }
}

/// The amount and its copy in text, which have to agree.
fn read_amount(amount: Node<'_>, copy: Node<'_>) -> Result<Amount, SignatureError> {
    let read = |node: Node<'_>| {
        if node.is_absent() || node.is_null() {
            return Ok(None);
        }
        let mut decoder = Decoder::new(Mode::Lenient).with_amount_format(AmountFormat::Hundredths);
        let amount = decoder.amount(node);
        let read = decoder.finish(amount);
        read.map(Some).map_err(|_| SignatureError::NoAmount)
    };
    match (read(amount)?, read(copy)?) {
        (Some(amount), Some(copy)) if amount != copy => Err(SignatureError::AmountsDiffer),
        (Some(amount), _) | (None, Some(amount)) => Ok(amount),
        (None, None) => Err(SignatureError::NoAmount),
    }
}

/// Returns the member under a key, if the spec names one.
fn get_if_named<'t>(object: Node<'t>, key: Option<&str>) -> Node<'t> {
    key.map_or(Node::ABSENT, |key| object.get(key))
}

fn read_signature(node: Node<'_>) -> Result<String, SignatureError> {
    match node.kind() {
        Kind::Absent | Kind::Null => Err(SignatureError::Missing),
        Kind::String => match node.string() {
            Some(text) if !text.is_empty() => Ok(text.into_owned()),
            _ => Err(SignatureError::Missing),
        },
        _ => Err(SignatureError::Malformed),
    }
}

impl std::fmt::Debug for SignedFields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignedFields")
            .field("id", &self.id)
            .field("is_signed", &self.signature.is_ok())
            .finish_non_exhaustive()
    }
}
