//! [`Stored`]: an intent that was read, and its changes.

use super::content::Content;
use super::engine::Engine;
use super::error::IntentError;
use super::intent::Draft;
use super::kind::Kind;
use super::record::{IntentChange, IntentRecord, IntentStatus, NewIntent};

/// An intent that was read from the store.
#[derive(Clone)]
pub(super) struct Stored {
    pub(super) record: IntentRecord,
    pub(super) content: Content,
    pub(super) kind: &'static dyn Kind,
}

impl Stored {
    /// Returns the ids of all objects that the intent is known to have created: by its last
    /// attempt, and by earlier ones, which were withdrawn or discovered too late.
    pub(super) fn object_ids(&self) -> Vec<String> {
        let Content {
            outcome,
            withdrawn,
            doubles,
            ..
        } = &self.content;
        let outcomes = outcome.iter().chain(doubles);
        let ids = outcomes.filter_map(|outcome| self.kind.object_id(outcome));
        ids.chain(withdrawn.iter().cloned()).collect()
    }
}

impl Engine {
    /// Converts a draft to the form that the store records.
    pub(super) fn new_intent(&self, draft: &Draft) -> Result<NewIntent, IntentError> {
        Ok(NewIntent {
            operation: draft.operation.clone(),
            reference: draft.reference.clone(),
            object: draft.object.clone(),
            environment: self.environment().to_owned(),
            data: self.seal(&draft.content)?,
        })
    }

    /// Reads the content of a record.
    pub(super) fn open(&self, record: IntentRecord) -> Result<Stored, IntentError> {
        let operation = record.intent.operation.as_str();
        let kind = self.operations.kind_of(operation).ok_or_else(|| {
            let reason = format!("no intent of this version has the operation `{operation}`");
            IntentError::Unreadable(reason.into())
        })?;
        if record.intent.data.is_empty() {
            return Err(IntentError::Pruned);
        }
        let data = self.seal.open(record.intent.data.clone());
        let data = data.map_err(IntentError::Unreadable)?;
        let content =
            Content::from_bytes(&data).map_err(|error| IntentError::Unreadable(error.into()))?;
        Ok(Stored {
            record,
            content,
            kind,
        })
    }

    /// Reads an intent again.
    pub(super) async fn reload(&self, stored: &Stored) -> Result<Stored, IntentError> {
        let NewIntent {
            operation,
            reference,
            ..
        } = &stored.record.intent;
        let record = self.store.get(operation, reference).await?;
        self.open(record.ok_or_else(|| {
            IntentError::Unreadable("the intent is not in the store any more".into())
        })?)
    }

    /// Changes an intent if it is still as it was read. Returns it with the change, or `None`
    /// if it has changed meanwhile.
    pub(super) async fn change(
        &self,
        stored: &Stored,
        status: IntentStatus,
        content: Content,
    ) -> Result<Option<Stored>, IntentError> {
        let change = IntentChange {
            id: stored.record.id,
            version: stored.record.version,
            status,
            data: self.seal(&content)?,
        };
        if !self.store.update(change).await? {
            return Ok(None);
        }
        let mut record = stored.record.clone();
        record.version += 1;
        record.status = status;
        Ok(Some(Stored {
            record,
            content,
            kind: stored.kind,
        }))
    }

    fn seal(&self, content: &Content) -> Result<Vec<u8>, IntentError> {
        let sealed = self.seal.seal(content.to_bytes());
        sealed.map_err(IntentError::Unreadable)
    }
}
