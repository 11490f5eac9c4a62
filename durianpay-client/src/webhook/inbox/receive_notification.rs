//! Stores notifications that are signed as a whole.

use super::error::ReceiveError;
use super::job::{JobKind, NewJob, Trust};
use super::notification::About;
use super::receive::{Inbox, Receipt};
use crate::notification::Authentic;
use crate::store::StoreError;

impl Inbox {
    /// Stores a notification, to be handed over as
    /// [`Occurrence::Notified`](super::Occurrence::Notified). You should then respond with its
    /// [acknowledgement](Authentic::acknowledgement).
    ///
    /// Only a [`Verifier`](crate::notification::Verifier) creates the argument, so no forged
    /// notification can be stored. A worker makes no request to the API: status and amount are
    /// signed. It hands over each status of an object once, regardless of the number and order
    /// of deliveries; a status that is not final is skipped after a final one.
    ///
    /// Two APIs whose notifications have the same names must use separate stores.
    ///
    /// The future may be dropped, as servers do when the sender closes the connection. The
    /// notification may or may not be stored then, and is delivered again.
    ///
    /// With axum, the notification is an extractor:
    ///
    /// ```
    /// # #[cfg(all(feature = "axum", feature = "snap_notifications"))] {
    /// use axum::extract::{FromRef, State};
    /// use axum::{Router, routing::post};
    /// use durianpay_client::notification::{Acknowledgement, Authentic};
    /// use durianpay_client::snap::{Notification, Verifier};
    /// use durianpay_client::webhook::inbox::{Inbox, ReceiveError};
    ///
    /// #[derive(Clone)]
    /// struct Receiver {
    ///     inbox: Inbox,
    ///     verifier: Verifier,
    /// }
    ///
    /// impl FromRef<Receiver> for Inbox {
    ///     fn from_ref(receiver: &Receiver) -> Self {
    ///         receiver.inbox.clone()
    ///     }
    /// }
    ///
    /// impl FromRef<Receiver> for Verifier {
    ///     fn from_ref(receiver: &Receiver) -> Self {
    ///         receiver.verifier.clone()
    ///     }
    /// }
    ///
    /// async fn notified(
    ///     State(inbox): State<Inbox>,
    ///     received: Authentic<Notification>,
    /// ) -> Result<Acknowledgement, ReceiveError> {
    ///     inbox.receive_notification(&received).await?;
    ///     Ok(received.acknowledgement())
    /// }
    ///
    /// fn router(receiver: Receiver) -> Router {
    ///     Router::new().route("/{*path}", post(notified)).with_state(receiver)
    /// }
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// If the database fails, or the content cannot be sealed. The status code of the error is
    /// 503, so that the notification is delivered again.
    pub async fn receive_notification<N>(
        &self,
        received: &Authentic<N>,
    ) -> Result<Receipt, ReceiveError> {
        let event = self.event_of(received);
        let stored = match event {
            Ok(event) => self.insert(event).await,
            Err(error) => Err(error),
        };
        self.count_received(&stored);
        stored
    }

    fn event_of<N>(&self, received: &Authentic<N>) -> Result<NewJob, ReceiveError> {
        let subject = received.subject();
        let about = About {
            name: received.name().map(str::to_owned),
            object_id: subject.object_id.clone(),
            status: subject.status.clone(),
            progress: subject.progress,
        };
        let sealed = self.content_seal().seal(about.to_data(received.body()));
        Ok(NewJob {
            kind: JobKind::Event,
            key: about.key(received.body()),
            object: about.object(),
            name: received.name().unwrap_or("notification").to_owned(),
            data: sealed.map_err(StoreError::new)?,
            trust: Trust::Signed,
        })
    }
}
