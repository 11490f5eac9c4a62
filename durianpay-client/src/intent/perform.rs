//! The steps of an awaited [`Intent`](super::Intent): from the record to the outcome.

use super::content::{Content, Rejection, StoredOutcome};
use super::engine::Engine;
use super::error::IntentError;
use super::intent::Draft;
use super::kind::Withdrawal;
use super::record::IntentStatus;
use super::stored::Stored;
use crate::error::{ApiError, Error, ErrorKind};
use crate::types::outcome::Outcome;
use std::time::Duration;

/// The interval at which an intent that another process sends is read.
const POLL: Duration = Duration::from_secs(1);

/// The wait after a failed call that only reads.
pub(super) const RETRY_AFTER: Duration = Duration::from_secs(5);

impl Engine {
    /// Records the draft, unless its reference is known, and continues until there is an
    /// outcome.
    pub(super) async fn perform(&self, draft: Draft) -> Result<StoredOutcome, IntentError> {
        let record = self.store.insert(self.new_intent(&draft)?).await?;
        let mut stored = self.open(record)?;
        let mut has_joined = false;
        loop {
            match stored.record.status {
                IntentStatus::Done => {
                    self.check(&draft, &stored)?;
                    if let Some(outcome) = self.outcome(&stored).await? {
                        return Ok(outcome);
                    }
                }
                // Nothing happened, so the request may be another one for the same object.
                IntentStatus::Rejected if has_joined => return Err(rejected(&stored)),
                IntentStatus::Rejected => self.reopen(&draft, &stored).await?,
                IntentStatus::Canceled => return Err(IntentError::Canceled),
                IntentStatus::Sending => {
                    self.check(&draft, &stored)?;
                    has_joined = true;
                    self.join(&stored).await?;
                }
                IntentStatus::Ready | IntentStatus::InDoubt | IntentStatus::Review => {
                    self.check(&draft, &stored)?;
                    self.advance(&stored).await?;
                }
            }
            stored = self.reload(&stored).await?;
        }
    }

    /// Checks that a call matches the intent recorded for its reference.
    fn check(&self, draft: &Draft, stored: &Stored) -> Result<(), IntentError> {
        let is_same = draft.content.summary == stored.content.summary;
        if is_same && stored.record.intent.environment == self.environment() {
            return Ok(());
        }
        Err(self.other_request(draft, stored))
    }

    fn other_request(&self, draft: &Draft, stored: &Stored) -> IntentError {
        let described = |summary: &str, environment: &str| match environment {
            "" => summary.to_owned(),
            environment => format!("{summary} in `{environment}`"),
        };
        let environment = &stored.record.intent.environment;
        IntentError::OtherRequest {
            operation: draft.operation.clone(),
            reference: draft.reference.clone(),
            recorded: described(&stored.content.summary, environment),
            requested: described(&draft.content.summary, self.environment()),
        }
    }

    /// Makes a rejected intent ready again, with the request of this call.
    async fn reopen(&self, draft: &Draft, stored: &Stored) -> Result<(), IntentError> {
        let recorded = &stored.record.intent;
        // Other intents find it by its object. In another environment, the request would be
        // sent there.
        if recorded.object != draft.object || recorded.environment != self.environment() {
            return Err(self.other_request(draft, stored));
        }
        let content = Content {
            // A late response to an earlier attempt must not be mistaken for that of this one.
            attempt: stored.content.attempt,
            // Objects made by earlier attempts still do not belong to this one.
            withdrawn: stored.content.withdrawn.clone(),
            ..draft.content.clone()
        };
        self.change(stored, IntentStatus::Ready, content).await?;
        Ok(())
    }

    /// Waits until an intent that is being sent has changed. If its process has died, the
    /// intent is in doubt.
    async fn join(&self, stored: &Stored) -> Result<(), IntentError> {
        let record = &stored.record;
        let intent = &record.intent;
        loop {
            let left = self.leases.left(record, self.limit());
            if left.is_zero() {
                return self.take_over(stored).await;
            }
            self.store.wait(left.min(POLL)).await;
            let now = self.store.get(&intent.operation, &intent.reference).await?;
            if now.is_none_or(|now| now.version != record.version) {
                self.leases.forget(record.id);
                return Ok(());
            }
        }
    }

    /// Returns the outcome of an intent that is done. Returns `None` if its response was lost
    /// and cannot be read again: then the object is withdrawn, and the intent is ready again.
    async fn outcome(&self, stored: &Stored) -> Result<Option<StoredOutcome>, IntentError> {
        let content = &stored.content;
        let found = match &content.outcome {
            Some(StoredOutcome::Found(found)) => found,
            Some(outcome) => return Ok(Some(outcome.clone())),
            None => {
                let reason = "the intent is done and has no outcome";
                return Err(IntentError::Unreadable(reason.into()));
            }
        };
        let id = content.outcome.as_ref();
        let id = id.and_then(|outcome| stored.kind.object_id(outcome));
        let is_begun = id.is_some_and(|id| content.withdrawn.contains(&id));
        let withdrawal = stored.kind.withdraw(&self.core, found, is_begun).await;
        match withdrawal.map_err(failed_to_read)? {
            Withdrawal::Kept(json) => {
                // Another call may have begun the withdrawal since the intent was read.
                let now = self.reload(stored).await?;
                let is_same = now.record.version == stored.record.version;
                Ok(is_same.then_some(StoredOutcome::Found(json)))
            }
            Withdrawal::Waiting => {
                let reason = "the payment whose response was lost could not be canceled yet";
                Err(IntentError::pending(reason, RETRY_AFTER))
            }
            Withdrawal::Possible(id) => {
                let mut content = content.clone();
                content.withdrawn.push(id);
                self.change(stored, IntentStatus::Done, content).await?;
                Ok(None)
            }
            Withdrawal::Withdrawn => {
                let content = Content {
                    outcome: None,
                    ..content.clone()
                };
                self.change(stored, IntentStatus::Ready, content).await?;
                Ok(None)
            }
        }
    }
}

/// Returns the error for a lookup that failed.
pub(super) fn failed_to_read(error: Error) -> IntentError {
    IntentError::Pending {
        retry_after: error.retry_after().unwrap_or(RETRY_AFTER),
        reason: error.to_string(),
        source: Some(Box::new(error)),
    }
}

/// Returns the error of a recorded rejection.
fn rejected(stored: &Stored) -> IntentError {
    let rejection = match &stored.content.outcome {
        Some(StoredOutcome::Rejected(rejection)) => rejection.clone(),
        _ => Rejection::default(),
    };
    let reason = "the API rejected the call that was made under this reference";
    let response = ApiError {
        status: rejection.status.unwrap_or_default(),
        code: rejection.code,
        message: rejection.message,
        request_id: rejection.request_id,
        ..ApiError::default()
    };
    let error = Error::new(ErrorKind::Api, Outcome::Rejected, reason)
        .for_operation(stored.kind.endpoint().id)
        .with_response(response);
    IntentError::Rejected(error)
}
