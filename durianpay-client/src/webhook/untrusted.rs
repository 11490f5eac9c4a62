//! [`Untrusted`]: a webhook that was parsed, but not verified.

use super::authentic::Authentic;
use super::signature::{SignatureError, verify};
use super::subject::Subject;
use crate::api::{DisbursementId, Event, OrderId, PaymentId, WEBHOOK, endpoint};
use crate::auth::api_key::ApiKey;
use crate::json::decoder::{Decoder, Mode};
use crate::json::schema::AmountFormat;
use crate::json::tree::{Node, Tree};
use crate::json::union::Union;
use crate::json::{DecodeError, Json, Kind, SyntaxError, UnknownMember};
use crate::types::amount::Amount;
use crate::types::descriptor::EventInfo;
#[cfg(feature = "inbox")]
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// The largest body that is parsed. A webhook has a few hundred bytes.
pub(super) const MOST_BYTES: usize = 256 * 1024;

/// A webhook as received. Anyone can send one, so its content is a claim.
///
/// Its event is typed if the payload is known, and keeps its JSON otherwise.
/// Continue with [`verify`](Self::verify) or [`confirm`](Self::confirm).
#[derive(Debug, Clone)]
pub struct Untrusted {
    event: Event,
    name: String,
    retry_count: Option<i64>,
    signed: SignedFields,
    decode_error: Option<DecodeError>,
    /// The events of the caller's own bindings.
    extension_events: &'static [EventInfo],
}

/// The signed values, as claimed.
#[derive(Clone)]
pub(super) struct SignedFields {
    pub(super) id: Option<String>,
    amount: Result<Amount, SignatureError>,
    signature: Result<String, SignatureError>,
    is_live: Option<bool>,
}

/// An error of bytes that are not a webhook.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseError {
    /// The bytes are not JSON.
    #[error("the webhook is not JSON")]
    Syntax(#[from] SyntaxError),
    /// The bytes are longer than any webhook.
    #[error("the webhook is larger than {MOST_BYTES} bytes")]
    TooLarge,
    /// A key appears twice, so that two parsers could read different values.
    #[error("the webhook contains a key twice")]
    DuplicateKey,
    /// The event name or the payload is missing: this is not a webhook of
    /// Durianpay.
    #[error("the webhook has no `{0}`")]
    Missing(&'static str),
}

impl Untrusted {
    /// Parses the body of a webhook. Pass the bytes exactly as received: a body
    /// that was parsed and written again may differ.
    ///
    /// An unknown event, or a payload that is not as expected, is not an error:
    /// its JSON is in [`Event::Unknown`], and
    /// [`decode_error`](Self::decode_error) returns why the payload could not
    /// be decoded.
    ///
    /// # Errors
    ///
    /// If the bytes are not a webhook: not JSON, without event or payload, with
    /// a duplicate key, or larger than 256 KiB.
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
        if has_duplicate_name(envelope) || has_duplicate_name(data) {
            return Err(ParseError::DuplicateKey);
        }
        let (event, decode_error) = read_event(&name, tag, data);
        Ok(Self {
            event,
            name,
            retry_count: retry_count.number().and_then(|number| number.parse().ok()),
            signed: SignedFields::read(data),
            decode_error,
            extension_events: &[],
        })
    }

    /// Returns a digest of the event and its payload, which is the same for
    /// each delivery: the number of retries beside them is left out. Of bytes
    /// that are not a webhook it is a digest of all.
    #[cfg(feature = "inbox")]
    pub(super) fn fingerprint(body: &[u8]) -> [u8; 32] {
        let mut digest = Sha256::new();
        match Tree::parse(body) {
            Ok(tree) => {
                let [tag, data] = tree.root().pick([WEBHOOK.event, WEBHOOK.data]);
                digest.update(tag.source());
                digest.update([0]);
                digest.update(data.source());
            }
            Err(_) => digest.update(body),
        }
        digest.finalize().into()
    }

    /// Returns the payload of a webhook that was parsed before, as it came.
    #[cfg(feature = "inbox")]
    pub(super) fn payload(body: &[u8]) -> Json {
        let tree = Tree::parse(body).ok();
        let payload = tree.map(|tree| {
            let [data] = tree.root().pick([WEBHOOK.data]);
            Json::parse(data.source()).unwrap_or_default()
        });
        payload.unwrap_or_default()
    }

    /// Adds the events of your own bindings, so that [`subject`](Self::subject)
    /// and [`confirm`](Self::confirm) know their subjects: pass the `EVENTS` of
    /// the bindings.
    ///
    /// This is only needed if the id of a payload has no known prefix.
    #[must_use]
    pub fn with_events(self, events: &'static [EventInfo]) -> Self {
        Self {
            extension_events: events,
            ..self
        }
    }

    /// Returns the event and its payload, as claimed by the sender. It is not
    /// proven, not even after [`verify`](Self::verify).
    #[must_use]
    pub fn claimed_event(&self) -> &Event {
        &self.event
    }

    /// Returns the name of the event, as claimed: `payment.completed`.
    #[must_use]
    pub fn claimed_event_name(&self) -> &str {
        &self.name
    }

    /// Returns the number of earlier deliveries, as claimed.
    #[must_use]
    pub fn retry_count(&self) -> Option<i64> {
        self.retry_count
    }

    /// Returns the object of the webhook, as claimed: determined by the prefix
    /// of the payload's id, or else by the event.
    #[must_use]
    pub fn subject(&self) -> Option<Subject> {
        if let Event::SettlementSettled(settled) = &self.event
            && let Some(id) = &settled.settlement_id
        {
            return Some(Subject::Settlement(id.clone()));
        }
        let id = self.signed.id.as_deref()?;
        Subject::from_id(id).or_else(|| {
            let known = WEBHOOK
                .events
                .iter()
                .chain(self.extension_events)
                .find(|event| event.name == self.name)?;
            let subject = known.subject?;
            if subject == endpoint::PAYMENTS_GET.id {
                Some(Subject::Payment(PaymentId::new(id)))
            } else if subject == endpoint::ORDERS_GET.id {
                Some(Subject::Order(OrderId::new(id)))
            } else if subject == endpoint::DISBURSEMENTS_GET.id {
                Some(Subject::Disbursement(DisbursementId::new(id)))
            } else {
                None
            }
        })
    }

    /// Returns why the payload of a known event could not be decoded, if so.
    #[must_use]
    pub fn decode_error(&self) -> Option<&DecodeError> {
        self.decode_error.as_ref()
    }

    /// Verifies the signature with each of `keys`: the API key of your
    /// environment, and while keys are rotated also the old one.
    ///
    /// A webhook whose `is_live` names another environment than that of the key
    /// is rejected. `is_live` is not signed, so a matching value proves
    /// nothing.
    ///
    /// # Errors
    ///
    /// If the signature is missing or invalid. A webhook of an event that is
    /// not signed returns [`SignatureError::Missing`].
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
        // The event is not signed, so it does not determine the subject.
        Ok(Authentic::new(id.to_owned(), amount, Subject::from_id(id)))
    }
}

/// Reads the typed event; its JSON if it is unknown or not as expected.
fn read_event(name: &str, tag: Node<'_>, data: Node<'_>) -> (Event, Option<DecodeError>) {
    let mut decoder = Decoder::new(Mode::Untrusted);
    let event = <Event as Union>::decode(&mut decoder, tag, data);
    match decoder.finish(event, data) {
        Ok(event) => (event, None),
        Err(error) => {
            let json = Json::parse(data.source()).unwrap_or_default();
            (Event::Unknown(UnknownMember::new(name, json)), Some(error))
        }
    }
}

/// Returns whether an object holds a name twice. Sorted, so that a hostile number of
/// names does not take quadratic time.
fn has_duplicate_name(object: Node<'_>) -> bool {
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
        // If the spec names no copy, the amount is compared with itself.
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

    /// Checks that the webhook does not claim another environment than the
    /// key's.
    fn check_environment(&self, key: &ApiKey) -> Result<(), SignatureError> {
        let key_is_live = key.environment().map(|environment| environment.live);
        match (key_is_live, self.is_live) {
            (Some(key_is_live), Some(claimed)) if key_is_live != claimed => {
                Err(SignatureError::EnvironmentMismatch)
            }
            _ => Ok(()),
        }
    }
}

/// Reads the amount and its copy as a string, which must be equal.
fn read_amount(amount: Node<'_>, copy: Node<'_>) -> Result<Amount, SignatureError> {
    let read = |node: Node<'_>| {
        if node.is_absent() || node.is_null() {
            return Ok(None);
        }
        let mut decoder =
            Decoder::new(Mode::Untrusted).with_amount_format(AmountFormat::Hundredths);
        let amount = decoder.amount(node);
        let read = decoder.finish(amount, node);
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
            Some(signature) if !signature.is_empty() => Ok(signature.into_owned()),
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
