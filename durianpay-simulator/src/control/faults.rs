//! The faults that wait, those that were injected, and the kinds that exist.

use super::call::{Call, Reply};
use super::error::ControlError;
use crate::exact;
use crate::faults::armed::{Armed, Fired};
use crate::faults::names::{self, Name};
use crate::shared::Shared;
use durianpay_client::api::WEBHOOK;
use durianpay_client::json::Json;
use durianpay_client::snap::api::NOTIFICATIONS;
use serde::{Deserialize, Serialize};

/// Faults to arm.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Faults {
    plan: Option<String>,
    read: Option<ReadFaults>,
    show: Option<Shown>,
}

/// Faults of the reads of one object.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadFaults {
    id: String,
    /// The number of reads; 1 by default.
    reads: Option<usize>,
    /// The status to show; without one, the object as it was before its last change.
    status: Option<String>,
}

/// A member that all reads of an object show with another value.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shown {
    id: String,
    member: String,
    #[serde(with = "exact")]
    value: Json,
}

#[derive(Serialize)]
struct List {
    /// The number of faults of requests, deliveries and reads that wait.
    waiting: usize,
    armed: Vec<Armed>,
    /// The last faults that were injected, newest first.
    fired: Vec<Fired>,
}

#[derive(Serialize)]
struct Kinds {
    requests: &'static [Name],
    deliveries: &'static [Name],
    operations: Vec<String>,
    events: Vec<&'static str>,
}

pub(super) fn list(shared: &Shared) -> Result<Reply, ControlError> {
    let list = {
        let state = shared.state();
        List {
            waiting: state.faults.waiting(),
            armed: state.faults.armed(),
            fired: state.faults.history.newest(),
        }
    };
    Reply::json(&list)
}

/// Responds with the names that a plan may contain.
pub(super) fn kinds() -> Result<Reply, ControlError> {
    let events = WEBHOOK.events.iter().map(|event| event.name);
    let notifications = NOTIFICATIONS.known.iter().map(|known| known.name);
    Reply::json(&Kinds {
        requests: &names::REQUESTS,
        deliveries: &names::DELIVERIES,
        operations: names::operation_names(),
        events: events.chain(notifications).collect(),
    })
}

pub(super) fn arm(shared: &Shared, call: &Call) -> Result<Reply, ControlError> {
    let Faults { plan, read, show } = call.body()?;
    {
        let mut state = shared.state();
        if let Some(plan) = plan {
            state.faults.add_text(&plan)?;
        }
        if let Some(ReadFaults { id, reads, status }) = read {
            state.faults.add_read(&id, status, reads.unwrap_or(1));
        }
        if let Some(Shown { id, member, value }) = show {
            state.faults.show(&id, &member, value);
        }
    }
    list(shared)
}

pub(super) fn disarm_all(shared: &Shared) -> Reply {
    shared.state().faults.clear();
    Reply::empty()
}

pub(super) fn disarm(shared: &Shared, number: &str) -> Result<Reply, ControlError> {
    let parsed = number.parse().ok();
    let is_removed = parsed.is_some_and(|parsed| shared.state().faults.remove(parsed));
    if is_removed {
        Ok(Reply::empty())
    } else {
        Err(ControlError::unknown("fault", number))
    }
}
