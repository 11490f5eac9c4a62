//! Events: the API is asked about the object of a webhook. A notification needs no request.

use super::attempt::{Step, Verdict, is_trusted};
use super::change::Apply;
use super::incoming::body_of;
use super::job::Trust;
use super::lease::extend;
use super::metrics::count;
use super::notification::is_notification;
use super::occurrence::Occurrence;
use super::report::{self, Chain, bounded};
use crate::error::{Error, ErrorKind};
use crate::webhook::observe::ObserveError;
use crate::webhook::state::State;
use crate::webhook::subject::Subject;
use crate::webhook::untrusted::Untrusted;
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

/// The wait of an event that exceeds the rate of confirmations.
const RATE_PAUSE: Duration = Duration::from_secs(1);

/// The number of attempts after which an object that the API does not know is considered
/// nonexistent: about four minutes by default. Each later delivery of its webhook starts over.
const UNKNOWN_ATTEMPTS: u32 = 8;

impl Step {
    /// Confirms the event, and records the result.
    pub(super) async fn run(self) {
        let mut confirming = pin!(self.confirm());
        let mut lease = pin!(extend(&self.context, &self.job));
        let result = poll_fn(|cx| match confirming.as_mut().poll(cx) {
            Poll::Ready(result) => Poll::Ready(Some(result)),
            Poll::Pending => lease.as_mut().poll(cx).map(|()| None),
        });
        let Some(result) = result.await else {
            count(&self.context.inbox.counters().leases_lost);
            return report::lease_lost(&self.job);
        };
        let verdict = match result {
            // The event ended with the change of the record.
            Ok(None) => return count(&self.context.inbox.counters().confirmed),
            Ok(Some(verdict)) | Err(verdict) => verdict,
        };
        let finish = self.finish_of(&self.context.settings.events, verdict);
        let store = self.context.inbox.store();
        match store.finish(self.job.id, &self.job.token, finish).await {
            Ok(true) => {}
            Ok(false) => report::lease_lost(&self.job),
            Err(error) => report::store_failed(&error),
        }
    }

    /// Confirms the event. Returns `None` if it has ended with a change of the record.
    async fn confirm(&self) -> Result<Option<Verdict>, Verdict> {
        let content = self.open()?;
        if is_notification(&self.job.key) {
            return self.take_notification(&content).await;
        }
        let body = body_of(&content);
        let webhook = if content.is_empty() {
            // No webhook was sent: the object must be requested.
            None
        } else {
            let webhook = Untrusted::parse(body);
            Some(webhook.map_err(|error| Verdict::Dead(bounded(&error)))?)
        };
        let subject = match &webhook {
            Some(webhook) => webhook.subject(),
            None => Subject::from_object(&self.job.object),
        };
        let Some(subject) = subject.filter(|subject| subject.object() == self.job.object) else {
            return self.hand_over_unconfirmed(webhook.as_ref(), body).await;
        };
        self.check_rate()?;
        let claimed = webhook.as_ref().and_then(claimed_state);
        match &subject {
            Subject::Payment(_) | Subject::Order(_) => self.confirm_order(&subject, claimed).await,
            _ => self.confirm_other(&subject).await,
        }
    }

    /// Returns the content of the event. It is empty if the event has no sender, and is then
    /// stored as it is.
    fn open(&self) -> Result<Vec<u8>, Verdict> {
        if self.job.data.is_empty() {
            return Ok(Vec::new());
        }
        let content = self
            .context
            .inbox
            .content_seal()
            .open(self.job.data.clone());
        content.map_err(|error| Verdict::Retry(bounded(&error)))
    }

    /// Limits the rate of events without a valid signature, and of requests for an object that
    /// the API does not know.
    fn check_rate(&self) -> Result<(), Verdict> {
        if is_trusted(&self.job) {
            return Ok(());
        }
        if let Some(remaining) = self.confirmation()?.unknown.remaining(&self.job.object) {
            return Err(Verdict::Defer(
                remaining,
                "the API does not know the object",
            ));
        }
        if self.context.inbox.may_confirm_untrusted() {
            Ok(())
        } else {
            Err(Verdict::Defer(
                RATE_PAUSE,
                "many webhooks without a valid signature are waiting",
            ))
        }
    }

    /// Hands over a webhook that cannot be confirmed.
    async fn hand_over_unconfirmed(
        &self,
        webhook: Option<&Untrusted>,
        body: &[u8],
    ) -> Result<Option<Verdict>, Verdict> {
        let Some(webhook) = webhook else {
            let reason = format!(
                "`{}` is not an object of the API",
                bounded(&self.job.object)
            );
            return Err(Verdict::Dead(reason));
        };
        let occurrence = Occurrence::Unconfirmed {
            event: webhook.claimed_event_name().to_owned(),
            data: Untrusted::payload(body),
            trust: self.job.trust,
        };
        // The key of the event: each webhook is handed over once.
        let object = self.job.key.clone();
        self.apply(&object, |_data| {
            Ok(Apply {
                occurrences: vec![(occurrence.name().to_owned(), occurrence.clone())],
                ..Apply::default()
            })
        })
        .await
    }

    /// Returns the result of an event whose object could not be read.
    pub(super) fn verdict_of(&self, error: &ObserveError) -> Verdict {
        let error = match error {
            ObserveError::Api(error) => error,
            ObserveError::UnexpectedObject => {
                let reason = "the API responded with another object than requested";
                return Verdict::Retry(reason.to_owned());
            }
            ObserveError::Unreadable(field) => {
                return Verdict::Retry(format!(
                    "the API responded with a field `{field}` that cannot be read"
                ));
            }
            ObserveError::Refunds(error) => {
                let reason = bounded(&Chain(error));
                return Verdict::Retry(format!(
                    "the refunds of the payment are not known: {reason}"
                ));
            }
        };
        if error.kind() == ErrorKind::Request {
            return Verdict::Dead(bounded(&Chain(error)));
        }
        if !is_unknown(error) {
            return Verdict::Retry(bounded(&Chain(error)));
        }
        if let Some(confirmation) = &self.context.confirmation {
            confirmation.unknown.add(&self.job.object);
        }
        if self.job.attempts < UNKNOWN_ATTEMPTS {
            return Verdict::Retry(format!(
                "the API does not know the object: {}",
                bounded(&Chain(error))
            ));
        }
        match self.job.trust {
            Trust::Signed | Trust::Confirmed => {
                Verdict::Dead("signed, but the API does not know the object".to_owned())
            }
            // The dashboard's sample is one of these.
            Trust::Unsigned | Trust::Invalid => Verdict::Nothing(
                "the API does not know the object: a sample or a forgery".to_owned(),
            ),
        }
    }
}

/// Returns whether the API responded that it does not know the object. The vendor does not
/// document that response for each object, so every rejection counts, except those of the key
/// and of the rate.
fn is_unknown(error: &Error) -> bool {
    error.kind() == ErrorKind::Api
        && error.status().is_some_and(|status| {
            status.is_client_error() && !matches!(status.as_u16(), 401 | 403 | 408 | 409 | 429)
        })
}

/// Returns the state that a webhook claims by its event. A claim only decides whether the API
/// is asked again.
fn claimed_state(webhook: &Untrusted) -> Option<State> {
    match webhook.claimed_event_name() {
        "payment.completed" | "order.completed" => Some(State::Completed),
        "payment.failed" => Some(State::Failed),
        "payment.expired" => Some(State::Expired),
        "payment.cancelled" => Some(State::Cancelled),
        _ => None,
    }
}
