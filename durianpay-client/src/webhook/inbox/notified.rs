//! Records the statuses of notifications. No request to the API is necessary, since
//! notifications are signed as a whole.

use super::attempt::{Step, Verdict};
use super::change::Apply;
use super::notification::About;
use super::notified_record::{NotifiedRecord, Reaction};
use super::occurrence::{NotifiedFacts, Occurrence};
use super::report::bounded;
use crate::types::descriptor::Progress;

impl Step {
    /// Records the status of a notification, and ends the event.
    pub(super) async fn take_notification(
        &self,
        content: &[u8],
    ) -> Result<Option<Verdict>, Verdict> {
        let unreadable = || Verdict::Dead("the notification cannot be read".to_owned());
        let about = About::from_data(content).ok_or_else(unreadable)?;
        let progress = about.progress;
        let facts = about.into_facts(content).ok_or_else(unreadable)?;
        if self.job.object.is_empty() {
            // Each body counts as a separate object.
            return self
                .apply(&self.job.key, |_data| Ok(self.once(&facts)))
                .await;
        }
        self.apply(&self.job.object, |data| match &facts.status {
            Some(status) => record_status(data, &facts, status, progress),
            None => Ok(self.once(&facts)),
        })
        .await
    }

    /// Hands a body over once, whatever was handed over before.
    fn once(&self, facts: &NotifiedFacts) -> Apply {
        let occurrence = Occurrence::Notified(facts.clone());
        Apply {
            occurrences: vec![(self.job.key.clone(), occurrence)],
            ..Apply::default()
        }
    }
}

fn record_status(
    data: Option<&str>,
    facts: &NotifiedFacts,
    status: &str,
    progress: Progress,
) -> Result<Apply, Verdict> {
    let mut record = match data {
        Some(data) => NotifiedRecord::from_data(data).ok_or_else(|| {
            Verdict::Retry("the record of the object was written by another version".to_owned())
        })?,
        None => NotifiedRecord::default(),
    };
    let reaction = record.observe(status, progress);
    let data = Some(record.to_data());
    Ok(match reaction {
        Reaction::HandOver { key, superseded } => Apply {
            data,
            occurrences: vec![(key, Occurrence::Notified(facts.clone()))],
            superseded,
            verdict: None,
        },
        Reaction::Conflict { key, recorded } => {
            let notified = facts.clone();
            let conflict = Occurrence::NotifiedConflict { notified, recorded };
            Apply {
                data,
                occurrences: vec![(key, conflict)],
                ..Apply::default()
            }
        }
        Reaction::Known => Apply {
            verdict: Some(Verdict::Nothing(
                "the status was handed over before".to_owned(),
            )),
            ..Apply::default()
        },
        Reaction::Late { recorded } => Apply {
            verdict: Some(Verdict::Superseded(bounded(&format_args!(
                "the status is `{recorded}` already"
            )))),
            ..Apply::default()
        },
    })
}
