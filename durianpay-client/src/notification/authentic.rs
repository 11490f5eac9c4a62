//! [`Authentic`]: a notification with a valid signature.

use super::subject::Subject;
use crate::types::descriptor::{BodyForm, Progress};
use crate::types::timestamp::Timestamp;
use std::fmt;

/// A notification whose whole body was signed by a holder of the key.
///
/// Only [`Verifier::verify`](super::Verifier::verify) creates a value of this type. It proves
/// who wrote the notification, not when it was sent: an old one can be sent again.
///
/// ```
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
/// # use durianpay_client::notification::Untrusted;
/// # let received = Untrusted::new("POST", path, headers, body);
/// # let authentic = simulator.snap().verifier().verify(&received)?;
/// if let Notification::QrisPayment(payment) = authentic.notification() {
///     assert!(payment.latest_transaction_status.is_paid());
/// }
/// // Act once for each object, and not for each delivery.
/// println!("{:?} of {:?}", authentic.status(), authentic.object_id());
///
/// let response = authentic.acknowledgement(); // send it after the notification is stored
/// assert_eq!(response.status, 200);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "the status of an authentic notification says whether money came"]
pub struct Authentic<N> {
    pub(super) notification: N,
    pub(super) name: Option<&'static str>,
    pub(super) timestamp: Option<Timestamp>,
    pub(super) signed_as: SignedAs,
    pub(super) acknowledgement: Acknowledgement,
    pub(super) subject: Subject,
    pub(super) body: Box<[u8]>,
}

/// The form of a notification that the signature matched. A verifier tries several, since the
/// vendor does not document which one is signed.
///
/// [`Verifier`](super::Verifier) has an example.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignedAs {
    /// The index of the key among those of the verifier, from 0.
    pub key: usize,
    /// The path.
    pub path: String,
    /// The form of the body.
    pub body: BodyForm,
}

/// The response to a notification.
///
/// [`Authentic`] has an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Acknowledgement {
    /// The HTTP status. After any other status, the API sends the notification again.
    pub status: u16,
    /// The body: JSON, or empty if the API documents none.
    pub body: &'static str,
}

impl<N> Authentic<N> {
    /// Returns the notification.
    #[must_use]
    pub fn notification(&self) -> &N {
        &self.notification
    }

    /// Returns the notification, without the signature's details.
    #[must_use]
    pub fn into_notification(self) -> N {
        self.notification
    }

    /// Returns the name of the notification in the spec, such as `va_payment`; `None` if its
    /// path is not known.
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        self.name
    }

    /// Returns the id of the object that the notification is about, such as the payment; `None`
    /// if the body has none, or the spec names no field for it.
    #[must_use]
    pub fn object_id(&self) -> Option<&str> {
        self.subject.object_id.as_deref()
    }

    /// Returns the status of that object, as on the wire; `None` if the body has none.
    #[must_use]
    pub fn status(&self) -> Option<&str> {
        self.subject.status.as_deref()
    }

    /// Returns whether that status is final; `false` if the spec does not know it.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.subject.progress == Progress::Final
    }

    /// Returns the body as it was received.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Returns the object and its status, for the inbox.
    #[cfg(feature = "inbox")]
    pub(crate) fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Returns the signed time; `None` if it is not in ISO 8601.
    ///
    /// The vendor does not document whether a retried notification is signed again.
    #[must_use]
    pub fn timestamp(&self) -> Option<Timestamp> {
        self.timestamp
    }

    /// Returns the form that the signature matched.
    #[must_use]
    pub fn signed_as(&self) -> &SignedAs {
        &self.signed_as
    }

    /// Returns the response that stops the API from sending the notification again. You should
    /// send it only after the notification is stored.
    pub fn acknowledgement(&self) -> Acknowledgement {
        self.acknowledgement
    }
}

/// Shows everything except the body.
impl<N: fmt::Debug> fmt::Debug for Authentic<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authentic")
            .field("notification", &self.notification)
            .field("name", &self.name)
            .field("timestamp", &self.timestamp)
            .field("signed_as", &self.signed_as)
            .finish_non_exhaustive()
    }
}
