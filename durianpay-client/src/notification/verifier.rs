//! [`Verifier`]: checks the signatures of notifications.

use super::Notified;
use super::authentic::{Acknowledgement, Authentic, SignedAs};
use super::body::in_form;
use super::error::NotificationError;
use super::key::{NotificationKey, read_signature};
use super::message::{Parts, message};
use super::path::{Paths, candidates};
use super::subject::Subject;
use super::untrusted::Untrusted;
use crate::types::descriptor::{NotificationInfo, NotificationSignature};
use crate::types::timestamp::Timestamp;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// The maximum size of a body, in bytes. Notifications have a few hundred.
const MOST_BYTES: usize = 256 * 1024;

type Clock = Arc<dyn Fn() -> SystemTime + Send + Sync>;

/// Verifies notifications of one API, with its keys and the rules for changed paths. Cheap to
/// clone.
///
/// A signature is checked with each key, over each path that the sender may have signed (as
/// received, without its query, and the documented path alone), and over each documented form
/// of the body. [`Authentic::signed_as`] returns the form that matched.
///
/// ```
/// use durianpay_client::RsaPublicKey;
/// use durianpay_client::notification::{Untrusted, Verifier};
/// use durianpay_client::snap::Notification;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use durianpay_client::snap::api::{CreateQris, Money, QrisInfo};
/// # let simulator = durianpay_simulator::Simulator::builder()
/// #     .snap_webhook_receiver(|_| std::future::ready(http::StatusCode::OK))
/// #     .start_in_memory()?;
/// # let qris = CreateQris::new("shop-1017", Money::new(10_000), QrisInfo::new());
/// # let qris = simulator.snap().client().qris().create(qris).await?;
/// # let sent = simulator.snap().pay_qris(&qris.reference_no.ok_or("no id")?).await?;
/// # let (path, headers, body) = (&sent[0].path, &sent[0].headers, &sent[0].body);
/// # let pem = simulator.snap().public_key_pem();
/// let key = RsaPublicKey::from_pem(pem)?; // of the dashboard
/// let verifier = Verifier::<Notification>::new([key]);
/// let authentic = verifier.verify(&Untrusted::new("POST", path, headers, body))?;
/// assert_eq!(authentic.name(), Some("qris_payment"));
/// assert_eq!(authentic.signed_as().path, "/v1.0/qr/qr-mpm-notify");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Verifier<N> {
    keys: Arc<[NotificationKey]>,
    receiver: Option<Arc<str>>,
    paths: Arc<Paths>,
    max_age: Option<Duration>,
    max_bytes: usize,
    clock: Clock,
    reads: PhantomData<fn() -> N>,
}

impl<N: Notified> Verifier<N> {
    /// Creates a verifier with these keys: the sender's current public key and, during key
    /// rotation, also the old or the next one. Without keys, every notification is rejected.
    #[must_use]
    pub fn new<K: Into<NotificationKey>>(keys: impl IntoIterator<Item = K>) -> Self {
        Self {
            keys: keys.into_iter().map(Into::into).collect(),
            receiver: None,
            paths: Arc::default(),
            max_age: None,
            max_bytes: MOST_BYTES,
            clock: Arc::new(SystemTime::now),
            reads: PhantomData,
        }
    }

    /// Rejects notifications that are addressed to another receiver than this one, which is the
    /// client key at providers of SNAP. It detects mixed-up environments, but is not a security
    /// check: the header is not signed.
    #[must_use]
    pub fn receiver(self, id: impl Into<String>) -> Self {
        let receiver = Some(id.into().into());
        Self { receiver, ..self }
    }

    /// Reverses a proxy's change of notification paths: a path that begins with `received` is
    /// verified as if it began with `sent`. Either may be empty. If several prefixes were set,
    /// the first that matches is replaced.
    ///
    /// A sender signs the path that it requests. If the dashboard has
    /// `https://shop.example.com/hooks`, and a proxy passes `/hooks/v1.0/debit/notify` on as
    /// `/v1.0/debit/notify`, use `replace_prefix("", "/hooks")`.
    ///
    /// ```
    /// use durianpay_client::notification::Untrusted;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use durianpay_client::snap::api::{CreateQris, Money, QrisInfo};
    /// # let simulator = durianpay_simulator::Simulator::builder()
    /// #     .snap_webhook_receiver(|_| std::future::ready(http::StatusCode::OK))
    /// #     .start_in_memory()?;
    /// # let qris = CreateQris::new("shop-1017", Money::new(10_000), QrisInfo::new());
    /// # let qris = simulator.snap().client().qris().create(qris).await?;
    /// # let sent = simulator.snap().pay_qris(&qris.reference_no.ok_or("no id")?).await?;
    /// # let (path, headers, body) = (&sent[0].path, &sent[0].headers, &sent[0].body);
    /// # let _ = path;
    /// # let verifier = simulator.snap().verifier();
    /// // A proxy passes `/v1.0/qr/qr-mpm-notify` on as `/qr/qr-mpm-notify`.
    /// let verifier = verifier.replace_prefix("/qr", "/v1.0/qr");
    /// let received = Untrusted::new("POST", "/qr/qr-mpm-notify", headers, body);
    /// assert!(verifier.verify(&received).is_ok());
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn replace_prefix(mut self, received: &str, sent: &str) -> Self {
        let prefix = (received.to_owned(), sent.to_owned());
        Arc::make_mut(&mut self.paths).prefixes.push(prefix);
        self
    }

    /// Reads notifications that arrive at this path as the one with this name in the spec, for
    /// a notification whose path the API does not document. The path must be the one that is
    /// sent, without a query.
    #[must_use]
    pub fn route(mut self, path: &str, name: &str) -> Self {
        let route = (path.to_owned(), name.to_owned());
        Arc::make_mut(&mut self.paths).routes.push(route);
        self
    }

    /// Rejects notifications whose signed time differs from now by more than this, in the past
    /// or in the future.
    ///
    /// By default any age is accepted: notifications are retried for hours, and the vendor does
    /// not document whether a retry is signed again.
    ///
    /// ```
    /// use durianpay_client::notification::{NotificationError, Untrusted};
    /// use std::time::Duration;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use durianpay_client::snap::api::{CreateQris, Money, QrisInfo};
    /// # let simulator = durianpay_simulator::Simulator::builder()
    /// #     .snap_webhook_receiver(|_| std::future::ready(http::StatusCode::OK))
    /// #     .start_in_memory()?;
    /// # let qris = CreateQris::new("shop-1017", Money::new(10_000), QrisInfo::new());
    /// # let qris = simulator.snap().client().qris().create(qris).await?;
    /// # let sent = simulator.snap().pay_qris(&qris.reference_no.ok_or("no id")?).await?;
    /// # let (path, headers, body) = (&sent[0].path, &sent[0].headers, &sent[0].body);
    /// # let now = std::time::SystemTime::try_from(simulator.now())?;
    /// # let verifier = simulator.snap().verifier();
    /// let hour = Duration::from_secs(3600);
    /// let verifier = verifier.max_age(hour).clock(move || now + 2 * hour);
    /// let received = Untrusted::new("POST", path, headers, body);
    /// let error = verifier.verify(&received).unwrap_err();
    /// assert_eq!(error, NotificationError::Stale { limit_seconds: 3600 });
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn max_age(self, limit: Duration) -> Self {
        let max_age = Some(limit);
        Self { max_age, ..self }
    }

    /// Reads the current time from this function, for tests.
    #[must_use]
    pub fn clock(self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        let clock = Arc::new(clock);
        Self { clock, ..self }
    }

    /// Rejects longer bodies. Defaults to 256 KiB, which is also the maximum.
    #[must_use]
    pub fn max_bytes(self, limit: usize) -> Self {
        let max_bytes = limit.min(MOST_BYTES);
        Self { max_bytes, ..self }
    }

    /// Returns the maximum size of a body, in bytes.
    #[cfg(feature = "axum")]
    pub(super) fn limit(&self) -> usize {
        self.max_bytes
    }

    /// Verifies the signature of a notification, and reads its body.
    ///
    /// # Errors
    ///
    /// If a header is missing, the signature does not match, the notification is not for the
    /// [`receiver`](Self::receiver) or not fresh, or its body cannot be read. Respond with
    /// [`NotificationError::status_code`].
    pub fn verify(&self, received: &Untrusted<'_>) -> Result<Authentic<N>, NotificationError> {
        if received.body().len() > self.max_bytes {
            return Err(NotificationError::TooLarge);
        }
        if self.keys.is_empty() {
            return Err(NotificationError::NoKey);
        }
        let rule = &N::notifications().signature;
        let sent = self.paths.sent(received.path());
        let info = self.paths.info(N::notifications(), &sent);
        let signed_as = self.check_signature(rule, received, &sent, info)?;
        self.check_receiver(rule, received)?;
        let timestamp = received.header(rule.timestamp_header);
        let timestamp = timestamp.and_then(|text| text.parse().ok());
        self.check_age(timestamp)?;
        let name = info.map(|info| info.name);
        let notification = N::read(name, received.body()).map_err(NotificationError::Unreadable)?;
        let acknowledgement = Acknowledgement {
            status: N::notifications().success,
            body: info
                .and_then(|info| info.acknowledgement)
                .unwrap_or_default(),
        };
        Ok(Authentic {
            notification,
            name,
            timestamp,
            signed_as,
            acknowledgement,
            subject: Subject::read(info, received.body()),
            body: received.body().into(),
        })
    }

    /// Returns the form that the signature matches.
    fn check_signature(
        &self,
        rule: &NotificationSignature,
        received: &Untrusted<'_>,
        sent: &str,
        info: Option<&NotificationInfo>,
    ) -> Result<SignedAs, NotificationError> {
        let header = |name| received.header(name).ok_or(NotificationError::Header(name));
        let signature = read_signature(header(rule.header)?, rule.encoding)?;
        let timestamp = header(rule.timestamp_header)?;
        let token = rule
            .token_header
            .map(header)
            .transpose()?
            .unwrap_or_default();
        let token = token.strip_prefix("Bearer ").unwrap_or(token);
        let mut bodies = Vec::new();
        for &form in rule.bodies {
            let body = in_form(received.body(), form);
            if bodies.iter().all(|(_, known)| *known != body) {
                bodies.push((form, body));
            }
        }
        for path in candidates(sent, info) {
            for (form, body) in &bodies {
                let parts = Parts {
                    method: received.method(),
                    path,
                    body,
                    timestamp,
                    token,
                };
                if let Some(key) = self.key_of(rule, &message(rule.over, parts), &signature) {
                    return Ok(SignedAs {
                        key,
                        path: path.to_owned(),
                        body: *form,
                    });
                }
            }
        }
        Err(NotificationError::Mismatch)
    }

    /// Returns the index of the key that made a signature.
    pub(super) fn key_of(
        &self,
        rule: &NotificationSignature,
        message: &[u8],
        signature: &[u8],
    ) -> Option<usize> {
        let mut keys = self.keys.iter();
        keys.position(|key| key.verifies(rule.algorithm, message, signature))
    }

    fn check_receiver(
        &self,
        rule: &NotificationSignature,
        received: &Untrusted<'_>,
    ) -> Result<(), NotificationError> {
        let (Some(name), Some(expected)) = (rule.receiver_header, &self.receiver) else {
            return Ok(());
        };
        match received.header(name) {
            Some(id) if id == &**expected => Ok(()),
            Some(_) => Err(NotificationError::Receiver(name)),
            None => Err(NotificationError::Header(name)),
        }
    }

    fn check_age(&self, timestamp: Option<Timestamp>) -> Result<(), NotificationError> {
        let Some(limit) = self.max_age else {
            return Ok(());
        };
        let signed = SystemTime::try_from(timestamp.ok_or(NotificationError::Time)?);
        let signed = signed.map_err(|_| NotificationError::Time)?;
        let now = (self.clock)();
        let apart = match now.duration_since(signed) {
            Ok(age) => age,
            Err(ahead) => ahead.duration(),
        };
        if apart > limit {
            let limit_seconds = limit.as_secs();
            return Err(NotificationError::Stale { limit_seconds });
        }
        Ok(())
    }

    pub(super) fn paths(&self) -> &Paths {
        &self.paths
    }
}

impl<N> fmt::Debug for Verifier<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verifier")
            .field("keys", &self.keys.len())
            .field("receiver", &self.receiver)
            .field("max_age", &self.max_age)
            .finish_non_exhaustive()
    }
}
