//! Applies a change to a record, with the tasks that follow from it.

use super::attempt::{Step, Verdict};
use super::facts;
use super::job::{JobKind, NewJob, Trust};
use super::occurrence::Occurrence;
use super::report::{Chain, bounded};
use super::store::Change;
use super::stored_record::StoredRecord;
use crate::store::{StoreError, StoreResult};

/// A change of the record of an object.
#[derive(Debug, Default)]
pub(super) struct Apply {
    /// The new content of the record, or `None` to keep it.
    pub(super) data: Option<String>,
    /// The new occurrences, each with its key.
    pub(super) occurrences: Vec<(String, Occurrence)>,
    /// The keys of occurrences that must not be handed over any more.
    pub(super) superseded: Vec<String>,
    /// The result of the event; `None` if it is done.
    pub(super) verdict: Option<Verdict>,
}

/// The maximum number of tries while other workers change the same record.
const TRIES: u32 = 20;

impl Step {
    /// Changes the record of an object and ends the event, in one transaction.
    ///
    /// `step` receives the content of the record, if there is one. It is called again if
    /// the record has changed since it was read.
    pub(super) async fn apply(
        &self,
        object: &str,
        step: impl Fn(Option<&str>) -> Result<Apply, Verdict>,
    ) -> Result<Option<Verdict>, Verdict> {
        let store = self.context.inbox.store();
        let mut recorded = self.record_of(object).await.map_err(store_failed)?;
        for _ in 0..TRIES {
            let data = recorded.as_ref().map(|record| record.data.as_str());
            let Apply {
                data,
                occurrences,
                superseded,
                verdict,
            } = step(data)?;
            let ends = self.finish_of(
                &self.context.settings.events,
                verdict.unwrap_or(Verdict::Done),
            );
            let change = Change {
                object: object.to_owned(),
                version: recorded.as_ref().map_or(0, |record| record.version),
                data,
                tasks: self.tasks(object, occurrences)?,
                supersede: superseded.iter().map(|key| task_key(object, key)).collect(),
                ends: Some((self.job.id, self.job.token.clone(), ends)),
            };
            if store.apply(change).await.map_err(store_failed)? {
                return Ok(None);
            }
            recorded = store.record(object).await.map_err(store_failed)?;
        }
        // If the lease was lost, this changes nothing.
        Err(Verdict::Retry(
            "other workers keep changing the record of this object".to_owned(),
        ))
    }

    /// Returns the record of an object, which is known from the claim if the event names the object.
    async fn record_of(&self, object: &str) -> StoreResult<Option<StoredRecord>> {
        let job = &self.job;
        if object == job.object {
            return Ok(job.record.clone());
        }
        if object == job.key {
            // An event that is an object of its own has no record.
            return Ok(None);
        }
        self.context.inbox.store().record(object).await
    }

    fn tasks(
        &self,
        object: &str,
        occurrences: Vec<(String, Occurrence)>,
    ) -> Result<Vec<NewJob>, Verdict> {
        let seal = self.context.inbox.content_seal();
        occurrences
            .into_iter()
            .map(|(key, occurrence)| {
                let data = seal.seal(facts::write(&occurrence));
                Ok(NewJob {
                    kind: JobKind::Task,
                    key: task_key(object, &key),
                    object: object.to_owned(),
                    name: occurrence.name().to_owned(),
                    data: data.map_err(|error| Verdict::Retry(bounded(&error)))?,
                    trust: match occurrence {
                        Occurrence::Unconfirmed { trust, .. } => trust,
                        Occurrence::Notified(_) | Occurrence::NotifiedConflict { .. } => {
                            Trust::Signed
                        }
                        _ => Trust::Confirmed,
                    },
                })
            })
            .collect()
    }
}

/// Returns the unique key of the task of an occurrence.
pub(super) fn task_key(object: &str, key: &str) -> String {
    format!("task/{object}/{key}")
}

#[expect(clippy::needless_pass_by_value, reason = "the signature of `map_err`")]
fn store_failed(error: StoreError) -> Verdict {
    Verdict::Retry(bounded(&Chain(&error)))
}
