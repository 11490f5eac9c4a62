//! [`Inbox`]: stores webhooks.

use super::error::ReceiveError;
use super::incoming::Incoming;
use super::job::{JobKind, NewJob, Trust};
use super::limits::{LimitError, Limits, RateLimiter};
use super::metrics::{Counters, Metrics, count};
use super::store::{Bounds, Inserted, Store};
use crate::store::{Plain, Seal, StoreError};
use crate::types::escape::Escaped;
use crate::webhook::signature::SignatureError;
use crate::webhook::subject::Subject;
use crate::webhook::untrusted::Untrusted;
use crate::webhook::verifier::{Rejection, Verifier};
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

/// Stores webhooks, to be handled by a [`Worker`](super::Worker). Cheap to clone.
///
/// Receiving checks the size, the format and the signature of a webhook and stores it. It makes
/// no request to the API, runs no handler, and executes one database statement.
///
/// ```
/// use durianpay_client::ApiKey;
/// use durianpay_client::webhook::Verifier;
/// use durianpay_client::webhook::inbox::{Inbox, Incoming, MemoryStore, Receipt};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let verifier = Verifier::new([ApiKey::new("dp_test_demo")?]);
/// let inbox = Inbox::new(MemoryStore::default(), verifier);
/// let body = br#"{"event": "order.completed", "data": {"id": "ord_1"}}"#;
/// let receipt = inbox.receive(Incoming::new(body)).await?;
/// assert_eq!(receipt, Receipt::Stored);
/// // The same webhook again is not stored twice.
/// assert_eq!(inbox.receive(Incoming::new(body)).await?, Receipt::Known { delivery: 2 });
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[doc(alias = "queue")]
#[doc(alias = "callback")]
pub struct Inbox {
    store: Arc<dyn Store>,
    verifier: Verifier,
    seal: Arc<dyn Seal>,
    limits: Limits,
    limiter: Arc<RateLimiter>,
    counters: Arc<Counters>,
    requires_signature: bool,
}

/// The result of receiving a webhook: respond with 200.
///
/// [`Inbox`] has an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Receipt {
    /// It is stored.
    Stored,
    /// It was stored before.
    Known {
        /// The number of this delivery, from 2.
        delivery: u32,
    },
}

impl Inbox {
    /// Creates an inbox with this store, which checks signatures with this verifier.
    #[must_use]
    pub fn new(store: impl Store + 'static, verifier: Verifier) -> Self {
        Self::from_arc(Arc::new(store), verifier)
    }

    /// Creates an inbox with a store that is selected at run time.
    #[must_use]
    pub fn from_arc(store: Arc<dyn Store>, verifier: Verifier) -> Self {
        Self {
            store,
            verifier,
            seal: Arc::new(Plain),
            limits: Limits::default(),
            limiter: Arc::default(),
            counters: Arc::default(),
            requires_signature: false,
        }
    }

    /// Creates an inbox only for [notifications](Self::receive_notification). It rejects every
    /// webhook, since it has no key to verify one with.
    ///
    /// For an inbox that receives both webhooks and notifications, use [`new`](Self::new).
    #[must_use]
    pub fn for_notifications(store: impl Store + 'static) -> Self {
        Self::new(store, Verifier::new([])).require_signature()
    }

    /// Encrypts the content of webhooks before it is stored.
    #[must_use]
    pub fn seal(self, seal: impl Seal + 'static) -> Self {
        let seal = Arc::new(seal);
        Self { seal, ..self }
    }

    /// Limits webhooks without a valid signature.
    #[must_use]
    pub fn limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Rejects webhooks without a valid signature with 401.
    ///
    /// By default they are stored and confirmed like all others, within the
    /// [limits](Self::limits), since the vendor sends such webhooks: the dashboard's sample,
    /// which requires a response with 200, and events whose signature is not documented. A
    /// signature proves an id and an amount but no status, so the worker asks the API in any
    /// case, and nothing is handed over that the API did not state.
    ///
    /// ```
    /// use durianpay_client::ApiKey;
    /// use durianpay_client::webhook::inbox::{Inbox, Incoming, MemoryStore};
    /// use durianpay_client::webhook::{ResponseError, Verifier};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let verifier = Verifier::new([ApiKey::new("dp_test_demo")?]);
    /// let inbox = Inbox::new(MemoryStore::default(), verifier).require_signature();
    /// let unsigned = Incoming::new(br#"{"event": "order.completed", "data": {"id": "ord_1"}}"#);
    /// assert_eq!(inbox.receive(unsigned).await.unwrap_err().status_code(), 401);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn require_signature(self) -> Self {
        Self {
            requires_signature: true,
            ..self
        }
    }

    /// Returns the store, for operators.
    #[must_use]
    pub fn store(&self) -> &dyn Store {
        &*self.store
    }

    /// Returns the counters of this process since the inbox was created.
    #[must_use]
    pub fn metrics(&self) -> Metrics {
        self.counters.snapshot()
    }

    pub(super) fn counters(&self) -> &Counters {
        &self.counters
    }

    /// Returns whether another event without a valid signature may be confirmed now.
    pub(super) fn may_confirm_untrusted(&self) -> bool {
        self.limiter.confirm(&self.limits)
    }

    pub(super) fn content_seal(&self) -> &dyn Seal {
        &*self.seal
    }

    /// Checks and stores a webhook. Respond with 200, or with the [status
    /// code](crate::webhook::ResponseError::status_code) of the error.
    ///
    /// The future may be dropped, as servers do when the sender closes the connection. The
    /// webhook may or may not be stored then, and is delivered again.
    ///
    /// # Errors
    ///
    /// If the body is not a webhook, if a signature is required and not valid, if too many
    /// webhooks without a valid signature arrive, or if the database fails.
    pub async fn receive(&self, incoming: Incoming<'_>) -> Result<Receipt, ReceiveError> {
        let received = self.check_and_store(incoming).await;
        self.count_received(&received);
        received
    }

    /// Counts a webhook or a notification.
    pub(super) fn count_received(&self, received: &Result<Receipt, ReceiveError>) {
        count(match received {
            Ok(Receipt::Stored) => &self.counters.stored,
            Ok(Receipt::Known { .. }) => &self.counters.known,
            Err(ReceiveError::Rejected(_)) => &self.counters.rejected,
            Err(ReceiveError::Limit(_)) => &self.counters.limited,
            Err(ReceiveError::Store(_)) => &self.counters.store_failures,
        });
    }

    async fn check_and_store(&self, incoming: Incoming<'_>) -> Result<Receipt, ReceiveError> {
        let (webhook, trust) = self.check(incoming.body)?;
        if trust != Trust::Signed {
            self.limiter.accept(&self.limits, incoming.sender)?;
        }
        let object = webhook.subject().map(|subject| subject.object());
        let sealed = self.seal.seal(incoming.to_data());
        let event = NewJob {
            kind: JobKind::Event,
            key: event_key(incoming.body),
            object: object.filter(is_short).unwrap_or_default(),
            name: bounded(webhook.claimed_event_name()),
            data: sealed.map_err(StoreError::new)?,
            trust,
        };
        self.insert(event).await
    }

    /// Adds an object to the queue as if a webhook had named it: the worker asks the API for it
    /// repeatedly until it is final, and hands over everything that it has not handed over
    /// before.
    ///
    /// You should use it for objects that no list of the API shows, such as an open batch of
    /// disbursements, and after a payer has returned from a payment page.
    ///
    /// # Errors
    ///
    /// If the database fails.
    ///
    /// ```
    /// use durianpay_client::webhook::Subject;
    /// use durianpay_client::webhook::inbox::Receipt;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use durianpay_client::{ApiKey, webhook::{Verifier, inbox::{Inbox, MemoryStore}}};
    /// # let verifier = Verifier::new([ApiKey::new("dp_test_demo")?]);
    /// # let inbox = Inbox::new(MemoryStore::default(), verifier);
    /// let batch = Subject::Disbursement("dis_1".into()); // open in your database
    /// assert_eq!(inbox.ask(&batch).await?, Receipt::Stored);
    /// # Ok(())
    /// # }
    /// ```
    pub async fn ask(&self, subject: &Subject) -> Result<Receipt, ReceiveError> {
        let key = format!("ask/{}", Uuid::new_v4());
        self.ask_once(&subject.object(), &key).await
    }

    /// Adds an object to the queue once for each key.
    pub(super) async fn ask_once(&self, object: &str, key: &str) -> Result<Receipt, ReceiveError> {
        let event = NewJob {
            kind: JobKind::Event,
            key: key.to_owned(),
            object: object.to_owned(),
            name: "ask".to_owned(),
            data: Vec::new(),
            trust: Trust::Confirmed,
        };
        self.insert(event).await
    }

    pub(super) async fn insert(&self, event: NewJob) -> Result<Receipt, ReceiveError> {
        let bounds = Bounds {
            total: self.limits.stored,
            per_object: self.limits.stored_per_object,
            reopen_after: REOPEN_AFTER,
        };
        match self.store.insert(event, bounds).await? {
            Inserted::New => Ok(Receipt::Stored),
            Inserted::Known(delivery) => Ok(Receipt::Known { delivery }),
            Inserted::Full => Err(LimitError::Stored.into()),
        }
    }

    fn check(&self, body: &[u8]) -> Result<(Untrusted, Trust), Rejection> {
        let (webhook, signature) = self.verifier.check(body)?;
        let trust = match signature {
            Ok(_authentic) => Trust::Signed,
            Err(error) if self.requires_signature => return Err(error.into()),
            // The operator's mistake, not the sender's: the webhook is delivered again.
            Err(error @ SignatureError::NoKey) => return Err(error.into()),
            Err(SignatureError::Missing) => Trust::Unsigned,
            Err(_) => Trust::Invalid,
        };
        Ok((webhook, trust))
    }

    /// Returns the maximum size of a webhook in bytes, which is that of the verifier. A server should
    /// read no more of a body. Larger webhooks are rejected with 413.
    ///
    /// ```
    /// use durianpay_client::ApiKey;
    /// use durianpay_client::webhook::Verifier;
    /// use durianpay_client::webhook::inbox::{Inbox, MemoryStore};
    ///
    /// let verifier = Verifier::new([ApiKey::new("dp_test_demo")?]);
    /// assert_eq!(Inbox::new(MemoryStore::default(), verifier).max_bytes(), 256 * 1024);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn max_bytes(&self) -> usize {
        self.verifier.limit()
    }
}

/// The minimum time between two confirmations of an event that was delivered again. It limits
/// the requests that a leaked signed webhook can cause.
const REOPEN_AFTER: Duration = Duration::from_secs(60);

/// The maximum length of an event name that is stored in its own column.
const LONGEST_NAME: usize = 64;

/// The maximum length of an object. Those of the API are much shorter; a webhook with a longer
/// id is handed over unconfirmed.
const LONGEST_OBJECT: usize = 128;

#[expect(clippy::ptr_arg, reason = "the signature of a filter of strings")]
fn is_short(object: &String) -> bool {
    object.len() <= LONGEST_OBJECT
}

/// Truncates and escapes a name that the sender chose.
fn bounded(name: &str) -> String {
    let cut: String = name.chars().take(LONGEST_NAME).collect();
    Escaped(&cut).to_string()
}

/// Returns the key of a webhook. It is the same for all its deliveries, which differ only in
/// the number of retries, and another one for any other content.
fn event_key(body: &[u8]) -> String {
    let digest = Untrusted::fingerprint(body);
    let mut key = String::from("event/");
    for byte in digest {
        let _ = write!(key, "{byte:02x}");
    }
    key
}
