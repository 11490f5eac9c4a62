//! [`Verifier`]: checks the signatures of webhooks.

use super::authentic::Authentic;
use super::error::WebhookError;
use super::event::SignedEvent;
use super::key::{CheckedKey, WebhookKey};
use super::key_error::WebhookKeyError;
use super::message::{Parts, message};
use super::received::Received;
use super::signatures;
use super::time;
use crate::json::ReadError;
use crate::json::tape::Kind;
use crate::json::tree::{Node, Tree};
use crate::types::descriptor::{Part, Place, SignedWebhook, TimePlace};
use http::HeaderMap;
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// The maximum size of a body, in bytes, unless the caller sets another.
const MOST_BYTES: usize = 1024 * 1024;

type Clock = Arc<dyn Fn() -> SystemTime + Send + Sync>;

/// Verifies the webhooks of one API. Cheap to clone.
///
/// A webhook may have several signatures, and a verifier several keys: one pair that fits is
/// enough, so that either side can rotate its keys.
#[derive(Clone)]
pub struct Verifier<E> {
    keys: Arc<[CheckedKey]>,
    tolerance: Option<Duration>,
    max_bytes: usize,
    clock: Clock,
    reads: PhantomData<fn() -> E>,
}

impl<E: SignedEvent> Verifier<E> {
    /// Creates a verifier with these keys: the current one and, while keys are rotated, also the
    /// old or the next one.
    ///
    /// # Errors
    ///
    /// If there is no key, or a key cannot verify the webhooks of the API.
    pub fn new<K: Into<WebhookKey>>(
        keys: impl IntoIterator<Item = K>,
    ) -> Result<Self, WebhookKeyError> {
        let rule = &E::webhook().signature;
        let keys = keys.into_iter();
        let keys: Arc<[CheckedKey]> = keys
            .map(|key| CheckedKey::new(rule, key.into()))
            .collect::<Result<_, _>>()?;
        if keys.is_empty() {
            return Err(WebhookKeyError::NoKey);
        }
        let tolerance = rule.timestamp.map(|time| time.tolerance_seconds);
        Ok(Self {
            keys,
            tolerance: tolerance.map(Duration::from_secs),
            max_bytes: MOST_BYTES,
            clock: Arc::new(SystemTime::now),
            reads: PhantomData,
        })
    }

    /// Sets the largest difference between the signed time of a webhook and now, in the past and in
    /// the future. Defaults to that of the spec; without effect if the API signs no time.
    #[must_use]
    pub fn tolerance(self, tolerance: Duration) -> Self {
        let tolerance = self.tolerance.map(|_| tolerance);
        Self { tolerance, ..self }
    }

    /// Reads the current time from this function, for tests.
    #[must_use]
    pub fn clock(self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        let clock = Arc::new(clock);
        Self { clock, ..self }
    }

    /// Rejects longer bodies. Defaults to 1 MiB.
    #[must_use]
    pub fn max_bytes(self, max_bytes: usize) -> Self {
        Self { max_bytes, ..self }
    }

    /// Returns the maximum size of a body, in bytes. A server should not read more.
    #[must_use]
    pub fn limit(&self) -> usize {
        self.max_bytes
    }

    /// Verifies the signature and the time of a webhook, and reads its event. The body must be the
    /// bytes of the request, not JSON that was parsed and serialized again.
    ///
    /// An event that the spec does not know is not an error: the event is `Unknown` then.
    ///
    /// # Errors
    ///
    /// If no signature fits, the webhook is too old, or its body cannot be read. Respond with
    /// [`WebhookError::status_code`].
    pub fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<Authentic<E>, WebhookError> {
        if body.len() > self.max_bytes {
            return Err(WebhookError::TooLarge);
        }
        let webhook = E::webhook();
        let received = Received { headers, body };
        let (key, time) = self.check_signature(webhook, &received)?;
        if let (Some(time), Some(tolerance)) = (time, self.tolerance) {
            time::check(time, (self.clock)(), tolerance)?;
        }
        let unreadable = |error| WebhookError::Unreadable(ReadError::Syntax(error));
        let tree = Tree::parse(body).map_err(unreadable)?;
        let name = webhook
            .event
            .and_then(|place| find(&received, tree.root(), place));
        let id = webhook
            .id
            .and_then(|place| find(&received, tree.root(), place));
        let payload = payload(webhook, tree.root())?;
        let event = E::read(name.as_deref(), payload).map_err(WebhookError::Unreadable)?;
        Ok(Authentic {
            event,
            name,
            id,
            time,
            key,
            success: webhook.success,
            body: body.into(),
        })
    }

    /// Returns the index of the key that made a signature, and the signed time.
    fn check_signature(
        &self,
        webhook: &SignedWebhook,
        received: &Received<'_>,
    ) -> Result<(usize, Option<SystemTime>), WebhookError> {
        let rule = &webhook.signature;
        let signatures = signatures::read(rule, received.required(rule.header)?)?;
        let timestamp = match rule.timestamp.map(|time| time.place) {
            Some(TimePlace::Header(name)) => received.required(name)?.into(),
            Some(TimePlace::Field(path)) => signed_field(received, path)?.into(),
            Some(TimePlace::Pair(_)) => signatures.time.unwrap_or_default().into(),
            None => Cow::Borrowed(""),
        };
        let id = match webhook.id.filter(|_| rule.over.contains(&Part::Id)) {
            Some(Place::Header(name)) => received.required(name)?.into(),
            Some(Place::Field(path)) => signed_field(received, path)?.into(),
            None => Cow::Borrowed(""),
        };
        let parts = Parts {
            id: &id,
            timestamp: &timestamp,
            body: received.body,
        };
        let message = message(rule.over, parts);
        let mut keys = self.keys.iter();
        let key = keys.position(|key| key.made_one(&message, &signatures.all));
        let key = key.ok_or(WebhookError::Mismatch)?;
        let time = rule.timestamp.map(|time| time::read(&timestamp, time.unit));
        Ok((key, time.transpose()?))
    }
}

/// Returns the text at a place. As for typed values, a number is accepted as a string.
fn find(received: &Received<'_>, body: Node<'_>, place: Place) -> Option<String> {
    let text = match place {
        Place::Header(name) => received.header(name)?.to_owned(),
        Place::Field(path) => field(body, path)?,
    };
    (!text.is_empty()).then_some(text)
}

fn field(body: Node<'_>, path: &[&str]) -> Option<String> {
    let node = path.iter().fold(body, |node, name| node.get(name));
    match node.kind() {
        Kind::String => Some(node.string()?.into_owned()),
        Kind::Number => Some(node.source().to_owned()),
        _ => None,
    }
}

/// Reads a field that the signature covers once more, outside of the body. As the whole body is signed too, the
/// field of a webhook with a valid signature is as the sender wrote it.
fn signed_field(
    received: &Received<'_>,
    path: &'static [&'static str],
) -> Result<String, WebhookError> {
    let tree = Tree::parse(received.body).ok();
    let text = tree.and_then(|tree| field(tree.root(), path));
    text.ok_or_else(|| WebhookError::Field(path.last().unwrap_or(&"")))
}

/// Returns the JSON of the payload.
fn payload<'t>(webhook: &SignedWebhook, body: Node<'t>) -> Result<&'t [u8], WebhookError> {
    let path = webhook.data.unwrap_or_default();
    let payload = path.iter().fold(body, |node, name| node.get(name));
    match path.last() {
        Some(last) if payload.is_absent() => Err(WebhookError::NoPayload(last)),
        _ => Ok(payload.source().as_bytes()),
    }
}

impl<E> fmt::Debug for Verifier<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verifier")
            .field("keys", &self.keys.len())
            .field("tolerance", &self.tolerance)
            .field("max_bytes", &self.max_bytes)
            .finish_non_exhaustive()
    }
}
