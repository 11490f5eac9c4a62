//! [`Untrusted`]: a webhook that was parsed but not verified.

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
use std::fmt;

/// The maximum size of a body that is parsed. A webhook has a few hundred bytes.
pub(super) const MOST_BYTES: usize = 256 * 1024;

/// A webhook as received. Anyone can send one, so its content is only a claim.
///
/// The event is typed if its payload is known, and raw JSON otherwise.
/// Continue with [`verify`](Self::verify) or [`confirm`](Self::confirm).
///
/// ```
/// use durianpay_client::ApiKey;
/// use durianpay_client::webhook::{SignatureError, Subject, Untrusted};
///
/// let body = br#"{"event": "payment.completed", "data": {"id": "pay_1", "amount": "10000.00"}}"#;
/// let webhook = Untrusted::parse(body)?;
/// assert_eq!(webhook.claimed_event_name(), "payment.completed");
/// assert_eq!(webhook.subject(), Some(Subject::Payment("pay_1".into())));
///
/// let key = ApiKey::new("dp_test_demo")?;
/// assert_eq!(webhook.verify([&key]), Err(SignatureError::Missing));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[doc(alias = "callback")]
#[doc(alias = "event")]
pub struct Untrusted {
    event: Event,
    name: String,
    retry_count: Option<i64>,
    signed: SignedFields,
    decode_error: Option<DecodeError>,
    /// The events of the caller's custom bindings.
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

/// The error returned when bytes are not a webhook.
///
/// ```
/// use durianpay_client::webhook::{ParseError, Untrusted};
///
/// let error = Untrusted::parse(br#"{"data": {}}"#).unwrap_err();
/// assert_eq!(error, ParseError::Missing("event"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseError {
    /// The bytes are not JSON.
    Syntax(SyntaxError),
    /// The body exceeds 256 KiB, which no webhook does.
    TooLarge,
    /// A key appears twice, so that two parsers could read different values.
    DuplicateKey,
    /// The event name or the payload is missing, so this is not a webhook of
    /// Durianpay.
    Missing(&'static str),
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(_) => f.write_str("the webhook is not JSON"),
            Self::TooLarge => write!(f, "the webhook exceeds {MOST_BYTES} bytes"),
            Self::DuplicateKey => f.write_str("the webhook contains a duplicate key"),
            Self::Missing(name) => write!(f, "the webhook has no member `{name}`"),
        }
    }
}

impl std::error::Error for ParseError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Syntax(error) => Some(error),
            _ => None,
        }
    }
}

impl From<SyntaxError> for ParseError {
    fn from(error: SyntaxError) -> Self {
        Self::Syntax(error)
    }
}

impl Untrusted {
    /// Parses the body of a webhook. You must pass the bytes exactly as received: a body
    /// that was parsed and serialized again may differ.
    ///
    /// An unknown event or an unexpected payload is not an error: its JSON is in
    /// [`Event::Unknown`], and [`decode_error`](Self::decode_error) returns the reason
    /// why the payload could not be decoded.
    ///
    /// # Errors
    ///
    /// If the bytes are not a webhook: they are not JSON, have no event or payload,
    /// contain a duplicate key, or exceed 256 KiB.
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

    /// Computes a digest of the event and its payload that is the same for each
    /// delivery: it excludes the number of retries. If the bytes are not a webhook,
    /// it is a digest of all of them.
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

    /// Returns the unchanged payload of a webhook that was parsed before.
    #[cfg(feature = "inbox")]
    pub(super) fn payload(body: &[u8]) -> Json {
        let tree = Tree::parse(body).ok();
        let payload = tree.map(|tree| {
            let [data] = tree.root().pick([WEBHOOK.data]);
            Json::parse(data.source()).unwrap_or_default()
        });
        payload.unwrap_or_default()
    }

    /// Adds the events of your custom bindings, so that [`subject`](Self::subject)
    /// and [`confirm`](Self::confirm) know their subjects. Pass the `EVENTS` of
    /// the bindings.
    ///
    /// You only need this if the payload's id has no known prefix.
    #[must_use]
    pub fn with_events(self, events: &'static [EventInfo]) -> Self {
        Self {
            extension_events: events,
            ..self
        }
    }

    /// Returns the event and its payload as claimed by the sender. It is not proven,
    /// not even after [`verify`](Self::verify).
    #[must_use]
    pub fn claimed_event(&self) -> &Event {
        &self.event
    }

    /// Returns the claimed event name, such as `payment.completed`.
    #[must_use]
    pub fn claimed_event_name(&self) -> &str {
        &self.name
    }

    /// Returns the claimed number of earlier deliveries.
    #[must_use]
    pub fn retry_count(&self) -> Option<i64> {
        self.retry_count
    }

    /// Returns the claimed subject of the webhook. It is determined by the prefix of
    /// the payload's id, or else by the event.
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

    /// Returns the reason why the payload of a known event could not be decoded, if any.
    ///
    /// ```
    /// use durianpay_client::webhook::Untrusted;
    ///
    /// let body = br#"{"event": "payment.completed", "data": {"id": "pay_1", "amount": true}}"#;
    /// let webhook = Untrusted::parse(body)?;
    /// let error = webhook.decode_error().ok_or("the payload was read")?;
    /// assert_eq!(error.issues()[0].path(), "$.data.amount");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn decode_error(&self) -> Option<&DecodeError> {
        self.decode_error.as_ref()
    }

    /// Verifies the signature with each of `keys`: the API key of your environment
    /// and, while you rotate keys, also the old one.
    ///
    /// Rejects a webhook whose `is_live` contradicts the environment of the key.
    /// `is_live` is not signed, so a matching value proves nothing.
    ///
    /// # Errors
    ///
    /// If the signature is missing or invalid. For an event that Durianpay does not
    /// sign, the error is [`SignatureError::Missing`].
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

/// Reads the typed event, or its JSON if it is unknown or unexpected.
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

/// Returns whether an object contains a duplicate name.
///
/// A webhook has few names. Comparing them with each other is faster than sorting them, and needs no
/// memory, but takes quadratic time.
fn has_duplicate_name(object: Node<'_>) -> bool {
    const FEW: usize = 16;
    let mut names = [""; FEW];
    for (index, (name, _)) in object.members().enumerate() {
        let (before, rest) = names.split_at_mut(index.min(FEW));
        let (Cow::Borrowed(name), [place, ..]) = (name, rest) else {
            return has_duplicate_name_of_many(object);
        };
        if before.contains(&name) {
            return true;
        }
        *place = name;
    }
    false
}

/// Sorts the names, which may be hostile in number, or escaped.
fn has_duplicate_name_of_many(object: Node<'_>) -> bool {
    let mut names: Vec<_> = object.members().map(|(name, _)| name).collect();
    names.sort_unstable();
    names.windows(2).any(|pair| pair[0] == pair[1])
}

impl SignedFields {
    /// Reads the signed values from the keys that the spec names, whether or not the
    /// event is known.
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

    /// Checks that the webhook does not claim an environment other than the key's.
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

/// Reads the amount and its string copy, which must be equal.
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

impl fmt::Debug for SignedFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignedFields")
            .field("id", &self.id)
            .field("is_signed", &self.signature.is_ok())
            .finish_non_exhaustive()
    }
}
