//! Finds the outcome of an intent in doubt, by its idempotency key or by asking the API.

use super::content::{Content, StoredOutcome};
use super::engine::Engine;
use super::error::IntentError;
use super::kind::{Finding, Question};
use super::perform::failed_to_read;
use super::record::{IntentFilter, IntentStatus};
use super::stored::Stored;
use crate::error::Error;
use std::time::Duration;

/// The number of attempts in doubt after which a person must look, for requests that are sent
/// again without a lookup.
const MOST_DOUBTS: u32 = 100;

/// The wait for another intent of the same object.
const OTHERS_PAUSE: Duration = Duration::from_secs(5);

impl Engine {
    /// Continues an intent that no process sends. Returns if it may have changed.
    pub(super) async fn advance(&self, stored: &Stored) -> Result<(), IntentError> {
        if !stored.content.doubles.is_empty() {
            return Err(review(&stored.content.reason));
        }
        match stored.record.status {
            IntentStatus::Ready => self.attempt(stored).await,
            IntentStatus::InDoubt | IntentStatus::Review if stored.kind.is_keyed() => {
                self.ask_or_resend(stored).await
            }
            IntentStatus::InDoubt if may_be_repeated(stored) => self.attempt(stored).await,
            IntentStatus::InDoubt | IntentStatus::Review => self.ask(stored).await,
            IntentStatus::Sending
            | IntentStatus::Done
            | IntentStatus::Rejected
            | IntentStatus::Canceled => Ok(()),
        }
    }

    /// Sends the request again with its key, unless the API shows the result.
    async fn ask_or_resend(&self, stored: &Stored) -> Result<(), IntentError> {
        match self.find(stored, &[]).await {
            Ok(Finding::Done(json)) => self.found(stored, json).await,
            // A rejection of the next attempt is then final.
            Ok(Finding::NotDone) => self.not_done(stored).await,
            Ok(Finding::TooEarly(_) | Finding::Unclear(_)) | Err(_) => self.attempt(stored).await,
        }
    }

    /// Asks the API for the result of a request that must not be sent again.
    async fn ask(&self, stored: &Stored) -> Result<(), IntentError> {
        let Content {
            request, exists, ..
        } = &stored.content;
        if let Some(reason) = stored.kind.why_unknown(request, *exists) {
            return self.unclear(stored, reason.to_owned()).await;
        }
        let others = self.others(stored).await?;
        let mut excluded: Vec<String> = others.iter().flat_map(Stored::object_ids).collect();
        excluded.extend(stored.content.withdrawn.iter().cloned());
        let finding = self.find(stored, &excluded).await;
        match finding.map_err(failed_to_read)? {
            Finding::Done(json) => self.found_one(stored, json).await,
            Finding::NotDone if stored.content.exists => {
                let reason =
                    "the API reports that the reference exists, but does not show its object";
                self.unclear(stored, reason.to_owned()).await
            }
            Finding::NotDone => self.not_done(stored).await,
            // It would be too early forever.
            Finding::TooEarly(_) if stored.content.sent.is_none_or(|sent| sent.at.is_none()) => {
                let reason =
                    "the server's time of the call is not known, and the API shows nothing";
                self.unclear(stored, reason.to_owned()).await
            }
            Finding::TooEarly(wait) => {
                let reason =
                    "the API does not show the object yet, and it is too early to rule it out";
                Err(IntentError::pending(reason, wait))
            }
            Finding::Unclear(reason) => self.unclear(stored, reason).await,
        }
    }

    async fn find(&self, stored: &Stored, others: &[String]) -> Result<Finding, Error> {
        let Some(sent) = stored.content.sent else {
            return Ok(Finding::Unclear(
                "the time of the call was not recorded".to_owned(),
            ));
        };
        let question = Question {
            request: &stored.content.request,
            object: &stored.record.intent.object,
            sent,
            window: self.window,
            others,
        };
        stored.kind.find(&self.core, &question).await
    }

    /// Records an object that was found, unless another intent may have created it.
    ///
    /// The other intents are read after the API was asked, so an intent that sent its request
    /// before that is included.
    async fn found_one(&self, stored: &Stored, json: String) -> Result<(), IntentError> {
        let id = stored.kind.object_id(&StoredOutcome::Found(json.clone()));
        let mine = &stored.content.request;
        let mut is_sending = false;
        for other in self.others(stored).await? {
            let ids = other.object_ids();
            if id.as_ref().is_some_and(|id| ids.contains(id)) {
                // It is excluded the next time.
                let reason = "the object that was found belongs to another intent";
                return Err(IntentError::pending(reason, OTHERS_PAUSE));
            }
            let theirs = &other.content.request;
            if other.content.sent.is_none() || !stored.kind.may_be_of(&json, mine, theirs) {
                continue;
            }
            if other.record.status != IntentStatus::Sending {
                let reference = &other.record.intent.reference;
                let reason = format!("the object may belong to the intent `{reference}`");
                return self.unclear(stored, reason).await;
            }
            is_sending = true;
        }
        if is_sending {
            let reason = "another intent of the same object is being sent";
            return Err(IntentError::pending(reason, OTHERS_PAUSE));
        }
        self.found(stored, json).await
    }

    async fn found(&self, stored: &Stored, json: String) -> Result<(), IntentError> {
        let content = Content {
            outcome: Some(StoredOutcome::Found(json)),
            sent: None,
            reason: String::new(),
            ..stored.content.clone()
        };
        self.change(stored, IntentStatus::Done, content).await?;
        Ok(())
    }

    async fn not_done(&self, stored: &Stored) -> Result<(), IntentError> {
        let content = Content {
            sent: None,
            doubts: 0,
            reason: "the API shows no object: the call was not carried out".to_owned(),
            ..stored.content.clone()
        };
        self.change(stored, IntentStatus::Ready, content).await?;
        Ok(())
    }

    async fn unclear(&self, stored: &Stored, reason: String) -> Result<(), IntentError> {
        let error = review(&reason);
        if stored.record.status != IntentStatus::Review || stored.content.reason != reason {
            let content = Content {
                reason,
                ..stored.content.clone()
            };
            self.change(stored, IntentStatus::Review, content).await?;
        }
        Err(error)
    }

    /// Returns the other intents of the same operation for the same object.
    async fn others(&self, stored: &Stored) -> Result<Vec<Stored>, IntentError> {
        let intent = &stored.record.intent;
        let mut others = Vec::new();
        let mut after = None;
        while !intent.object.is_empty() {
            let filter = IntentFilter {
                operation: Some(intent.operation.clone()),
                object: Some(intent.object.clone()),
                after,
                ..IntentFilter::default()
            };
            let page = self.store.list(filter).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            for record in page {
                if record.id == stored.record.id {
                    continue;
                }
                match self.open(record) {
                    Ok(other) => others.push(other),
                    // It was settled long ago; its object is older than this call.
                    Err(IntentError::Pruned) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(others)
    }
}

/// Returns whether an intent in doubt is sent again without a lookup.
fn may_be_repeated(stored: &Stored) -> bool {
    let Content {
        request,
        doubts,
        exists,
        ..
    } = &stored.content;
    !exists && *doubts < MOST_DOUBTS && stored.kind.may_be_repeated(request)
}

fn review(reason: &str) -> IntentError {
    IntentError::Review {
        reason: reason.to_owned(),
    }
}
