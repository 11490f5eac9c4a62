//! One attempt at an intent: claimed, sent, and its outcome recorded.

use super::content::{Content, Rejection, Sent, StoredOutcome};
use super::engine::Engine;
use super::error::IntentError;
use super::operations::Operations;
use super::perform::{RETRY_AFTER, failed_to_read};
use super::record::IntentStatus;
use super::stored::Stored;
use crate::error::Error;
use crate::http::stored::StoredRequest;
use crate::runtime::current_span::in_current_span;
use crate::types::outcome::Outcome;
use http::StatusCode;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// The maximum number of times that the outcome of an attempt is written while the store fails.
const RECORD_TRIES: u32 = 5;

impl Engine {
    /// Sends an intent. Returns if it may have changed.
    ///
    /// The server's time is recorded before the first byte is sent, and no byte is sent later
    /// than the limit after it. From then on the attempt is a separate task, which continues
    /// when this future is dropped.
    pub(super) async fn attempt(&self, stored: &Stored) -> Result<(), IntentError> {
        let begun = Instant::now();
        let at = match stored.kind.why_unknown(&stored.content.request, false) {
            None => self.server_time().await.map_err(failed_to_read)?,
            // The time is only recorded, not compared.
            Some(_) => self.core.server_time(),
        };
        let content = Content {
            request: self.next_request(stored),
            is_key_used: true,
            attempt: stored.content.attempt.saturating_add(1),
            sent: Some(Sent {
                at,
                within: self.limit(),
            }),
            ..stored.content.clone()
        };
        let was_in_doubt = stored.record.status != IntentStatus::Ready;
        let claimed = self.change(stored, IntentStatus::Sending, content).await?;
        let Some(claimed) = claimed else {
            return Ok(());
        };
        let engine = self.clone();
        let sending = async move { engine.send(claimed, begun, was_in_doubt).await };
        let task = tokio::spawn(in_current_span(sending));
        task.await
            .unwrap_or_else(|stopped| Err(IntentError::pending(stopped.to_string(), RETRY_AFTER)))
    }

    /// Returns the request of the next attempt. It has a new key if each attempt needs its own
    /// and the recorded one may have been used.
    fn next_request(&self, stored: &Stored) -> StoredRequest {
        let mut request = stored.content.request.clone();
        let stays = stored.kind.is_keyed() || !stored.content.is_key_used;
        if !stays && request.key.is_some() {
            let key = self.core.random_key().map(|key| key.as_str().to_owned());
            request.key = key.or(request.key);
        }
        request
    }

    /// Sends a claimed intent and records its outcome.
    async fn send(
        &self,
        claimed: Stored,
        begun: Instant,
        was_in_doubt: bool,
    ) -> Result<(), IntentError> {
        let left = self.limit().saturating_sub(begun.elapsed());
        let (kind, request) = (claimed.kind, &claimed.content.request);
        let sent = kind.sender()(&self.core, kind.endpoint(), request, left).await;
        let verdict = Verdict::of(sent, was_in_doubt, self.operations);
        self.record(&claimed, &verdict).await?;
        verdict.result
    }

    /// Records the verdict of an attempt.
    async fn record(&self, claimed: &Stored, verdict: &Verdict) -> Result<(), IntentError> {
        let mut tries = 1;
        let mut current = claimed.clone();
        loop {
            let recorded = self.record_once(&current, claimed, verdict).await;
            match recorded {
                Ok(None) => return Ok(()),
                Ok(Some(changed)) => current = changed,
                Err(error) if tries == RECORD_TRIES => return Err(error),
                Err(_) => {
                    sleep(Duration::from_millis(100) * tries).await;
                    tries += 1;
                }
            }
        }
    }

    /// Records the verdict if the intent is as expected. Returns the intent as it is now if it
    /// has changed meanwhile.
    async fn record_once(
        &self,
        current: &Stored,
        claimed: &Stored,
        verdict: &Verdict,
    ) -> Result<Option<Stored>, IntentError> {
        let Some((status, content)) = verdict.applied(current, claimed) else {
            return Ok(None);
        };
        if self.change(current, status, content).await?.is_some() {
            return Ok(None);
        }
        self.reload(claimed).await.map(Some)
    }

    /// Takes over an intent from a process that died while sending it.
    pub(super) async fn take_over(&self, stored: &Stored) -> Result<(), IntentError> {
        let content = Content {
            doubts: stored.content.doubts.saturating_add(1),
            reason: "the process that sent it stopped before it recorded the outcome".to_owned(),
            ..stored.content.clone()
        };
        self.change(stored, IntentStatus::InDoubt, content).await?;
        self.leases.forget(stored.record.id);
        Ok(())
    }
}

/// The meaning of an attempt for its intent.
struct Verdict {
    status: IntentStatus,
    outcome: Option<StoredOutcome>,
    reason: String,
    /// Whether the request may have left.
    is_sent: bool,
    /// Whether the API has said that an object with the reference exists.
    exists: bool,
    result: Result<(), IntentError>,
}

impl Verdict {
    fn of(sent: Result<String, Error>, was_in_doubt: bool, operations: &Operations) -> Self {
        let error = match sent {
            Ok(response) => {
                return Self {
                    status: IntentStatus::Done,
                    outcome: Some(StoredOutcome::Response(response)),
                    reason: String::new(),
                    is_sent: true,
                    exists: false,
                    result: Ok(()),
                };
            }
            Err(error) => error,
        };
        // A later rejection does not show the effect of an earlier attempt.
        let nothing_happened = error.outcome() != Outcome::Unknown && !was_in_doubt;
        let is_final = error.outcome() == Outcome::Rejected
            && error.status() != Some(StatusCode::TOO_MANY_REQUESTS);
        let (status, outcome) = match (nothing_happened, is_final) {
            (true, true) => {
                let rejection = StoredOutcome::Rejected(Rejection::of(&error));
                (IntentStatus::Rejected, Some(rejection))
            }
            (true, false) => (IntentStatus::Ready, None),
            (false, _) => (IntentStatus::InDoubt, None),
        };
        let exists = (operations.is_duplicate)(&error);
        Self {
            status,
            outcome,
            reason: error.to_string(),
            is_sent: error.outcome() != Outcome::NotSent,
            exists,
            result: match status {
                IntentStatus::Rejected => Err(IntentError::Rejected(error)),
                // The caller asks for it immediately.
                IntentStatus::InDoubt if exists => Ok(()),
                _ => Err(failed_to_read(error)),
            },
        }
    }

    /// Returns the intent with this verdict, or `None` if the verdict adds nothing.
    ///
    /// In the meantime another process may have taken the intent over, and found it in doubt,
    /// found its object, found that it was not done, or sent it again.
    fn applied(&self, current: &Stored, claimed: &Stored) -> Option<(IntentStatus, Content)> {
        match &self.outcome {
            Some(outcome @ StoredOutcome::Response(_)) => responded(outcome, current, claimed),
            _ => self.failed(current, claimed),
        }
    }

    /// Applies a failure, which counts only if its attempt is the last one and has no other
    /// result.
    fn failed(&self, current: &Stored, claimed: &Stored) -> Option<(IntentStatus, Content)> {
        let is_open = matches!(
            current.record.status,
            IntentStatus::Sending | IntentStatus::InDoubt | IntentStatus::Review
        );
        let is_last = current.content.attempt == claimed.content.attempt;
        let is_in_doubt = self.status == IntentStatus::InDoubt;
        let doubts = u32::from(is_in_doubt && self.is_sent);
        let content = Content {
            is_key_used: self.is_sent,
            doubts: current.content.doubts.saturating_add(doubts),
            exists: current.content.exists || self.exists,
            outcome: self.outcome.clone(),
            reason: self.reason.clone(),
            sent: current.content.sent.filter(|_| is_in_doubt),
            ..current.content.clone()
        };
        // Whatever the result of this attempt, an earlier one was carried out.
        let status = if content.doubles.is_empty() {
            self.status
        } else {
            IntentStatus::Review
        };
        (is_last && is_open).then_some((status, content))
    }
}

/// Applies a response, which is the outcome even if another one was recorded meanwhile. But if
/// the call was sent again without an idempotency key, it was carried out twice, and a person
/// must see that.
fn responded(
    outcome: &StoredOutcome,
    current: &Stored,
    claimed: &Stored,
) -> Option<(IntentStatus, Content)> {
    let mut content = current.content.clone();
    let is_last = content.attempt == claimed.content.attempt;
    let id = claimed.kind.object_id(outcome);
    if id.is_some_and(|id| content.withdrawn.contains(&id)) {
        return None;
    }
    let StoredOutcome::Response(response) = outcome else {
        return None;
    };
    let recorded = match &content.outcome {
        Some(StoredOutcome::Response(recorded)) => Some(recorded.as_str()),
        Some(StoredOutcome::Found(_) | StoredOutcome::Rejected(_)) | None => None,
    };
    let is_double = claimed.kind.is_double(is_last, recorded, response);
    if is_double {
        content.doubles.push(outcome.clone());
        "an earlier attempt was carried out after all".clone_into(&mut content.reason);
        return Some((IntentStatus::Review, content));
    }
    match current.record.status {
        IntentStatus::Canceled => return None,
        IntentStatus::Done if matches!(content.outcome, Some(StoredOutcome::Response(_))) => {
            return None;
        }
        IntentStatus::Done
        | IntentStatus::Rejected
        | IntentStatus::Ready
        | IntentStatus::Sending
        | IntentStatus::InDoubt
        | IntentStatus::Review => {}
    }
    content.outcome = Some(outcome.clone());
    content.sent = None;
    content.reason.clear();
    let status = if content.doubles.is_empty() {
        IntentStatus::Done
    } else {
        IntentStatus::Review
    };
    Some((status, content))
}

impl Rejection {
    fn of(error: &Error) -> Self {
        Self {
            status: error.status().map(|status| status.as_u16()),
            code: error.code().map(str::to_owned),
            message: error.message().map(str::to_owned),
            request_id: error.request_id().map(str::to_owned),
        }
    }
}

#[cfg(test)]
mod tests;
