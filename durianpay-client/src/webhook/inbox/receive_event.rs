//! Stores webhooks of other companies, which are signed as a whole.

use super::error::ReceiveError;
use super::job::{JobKind, NewJob, Trust};
use super::notification::About;
use super::receive::{Inbox, Receipt};
use crate::signed_webhook::Authentic;
use crate::store::StoreError;
use crate::types::descriptor::Progress;

impl Inbox {
    /// Stores a webhook of another company, to be handed over as
    /// [`Occurrence::Notified`](super::Occurrence::Notified). You should then respond with
    /// [`Authentic::success`].
    ///
    /// Only a [`Verifier`](crate::signed_webhook::Verifier) creates the argument, so no forged webhook
    /// can be stored. An event is handed over once, however often it is delivered: events are told
    /// apart by their [`id`](Authentic::id), or by their whole bodies if the API has no ids. An id
    /// that is not signed does not protect from a webhook that someone else sends again.
    ///
    /// Two APIs must use separate stores, since their ids may be equal.
    ///
    /// The future may be dropped, as servers do when the sender closes the connection. The webhook
    /// may or may not be stored then, and is delivered again.
    ///
    /// # Errors
    ///
    /// If the database fails, or the content cannot be sealed. The status code of the error is
    /// 503, so that the webhook is delivered again.
    pub async fn receive_event<E>(&self, received: &Authentic<E>) -> Result<Receipt, ReceiveError> {
        let event = self.job_of(received);
        let stored = match event {
            Ok(event) => self.insert(event).await,
            Err(error) => Err(error),
        };
        self.count_received(&stored);
        stored
    }

    fn job_of<E>(&self, received: &Authentic<E>) -> Result<NewJob, ReceiveError> {
        let about = About {
            name: received.name().map(str::to_owned),
            object_id: received.id().map(str::to_owned),
            status: None,
            progress: Progress::Unknown,
        };
        let sealed = self.content_seal().seal(about.to_data(received.body()));
        let key = match received.id() {
            Some(id) => About::key_of_id(id),
            None => about.key(received.body()),
        };
        Ok(NewJob {
            kind: JobKind::Event,
            key,
            object: String::new(),
            name: received.name().unwrap_or("webhook").to_owned(),
            data: sealed.map_err(StoreError::new)?,
            trust: Trust::Signed,
        })
    }
}
