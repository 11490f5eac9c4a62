//! The steps of a script and what became of them.

use super::recorded::RecordedCall;
use super::route::fit;
use crate::http::transport::{TransportError, TransportResult};
use crate::testing::place;
use crate::types::descriptor::{Api, Endpoint};
use bytes::Bytes;
use serde_json::Value;
use std::fmt;
use std::fmt::Write as _;
use std::panic::Location;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The result of an attempt, or `None` if there never is one.
pub(super) type Answer = Option<TransportResult>;

/// A call that is expected, and its answer.
pub(super) struct Step {
    pub(super) endpoint: &'static Endpoint,
    /// The values that the body must have, by their paths.
    pub(super) wanted: Vec<(String, Value)>,
    /// The number of calls that are still expected.
    pub(super) left: usize,
    pub(super) location: &'static Location<'static>,
    pub(super) answer: Box<dyn Fn() -> Answer + Send + Sync>,
}

/// The state of a script.
pub(super) struct State {
    pub(super) api: &'static Api,
    progress: Mutex<Progress>,
}

#[derive(Default)]
struct Progress {
    steps: Vec<Step>,
    calls: Vec<RecordedCall>,
    /// The calls that had no step, with the reason.
    unexpected: Vec<String>,
}

impl State {
    pub(super) fn new(api: &'static Api) -> Self {
        Self {
            api,
            progress: Mutex::default(),
        }
    }

    /// A test that panicked meanwhile has failed anyway.
    fn progress(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn add(&self, step: Step) {
        self.progress().steps.push(step);
    }

    pub(super) fn calls(&self) -> Vec<RecordedCall> {
        self.progress().calls.clone()
    }

    /// Takes the step of a request, and returns its answer.
    pub(super) fn answer(&self, request: &http::Request<Bytes>) -> Answer {
        let mut progress = self.progress();
        let progress = &mut *progress;
        let method = request.method().as_str();
        let path = request.uri().path();
        let body: Value = serde_json::from_slice(request.body()).unwrap_or_default();
        let mut best: Option<(usize, usize)> = None;
        let mut differences = Vec::new();
        for (index, step) in progress.steps.iter().enumerate() {
            if step.left == 0 {
                continue;
            }
            let Some(fit) = fit(step.endpoint, method, path) else {
                continue;
            };
            if let Some(difference) = difference(step, &body) {
                differences.push(difference);
                continue;
            }
            if best.is_none_or(|(_, known)| fit > known) {
                best = Some((index, fit));
            }
        }
        let Some(step) = best.and_then(|(index, _)| progress.steps.get_mut(index)) else {
            let call = RecordedCall::new(self.api, None, request);
            let mut reason = format!("`{}` has no step in the script", call.request());
            for difference in differences {
                let _ = write!(reason, "; {difference}");
            }
            progress.calls.push(call);
            progress.unexpected.push(reason.clone());
            let error = TransportError::invalid_request("the script has no step");
            return Some(Err(error.with_message(reason)));
        };
        step.left -= 1;
        let call = RecordedCall::new(self.api, Some(step.endpoint.id), request);
        progress.calls.push(call);
        (step.answer)()
    }

    /// Returns what went otherwise than in the script, if anything did, and forgets it.
    pub(super) fn take_report(&self) -> Option<String> {
        let progress = std::mem::take(&mut *self.progress());
        let missing = progress.steps.iter().filter(|step| step.left > 0);
        let missing = missing.map(|step| {
            let times = match step.left {
                1 => String::new(),
                left => format!(" {left} times"),
            };
            let Step {
                endpoint, location, ..
            } = step;
            format!(
                "`{}` was not called{times}, as scripted at {location}",
                endpoint.id
            )
        });
        let lines: Vec<String> = missing.chain(progress.unexpected).collect();
        if lines.is_empty() {
            return None;
        }
        Some(format!(
            "the calls differ from the script:\n- {}",
            lines.join("\n- ")
        ))
    }
}

/// Describes the first value of a body that differs from a step.
fn difference(step: &Step, body: &Value) -> Option<String> {
    step.wanted.iter().find_map(|(path, expected)| {
        let found = place::get(body, path);
        if found == Some(expected) {
            return None;
        }
        let found = found.map_or_else(|| "nothing".to_owned(), |value| format!("`{value}`"));
        let location = step.location;
        Some(format!(
            "the step at {location} expects `{expected}` at `{path}`, found {found}"
        ))
    })
}

impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("State")
            .field("api", &self.api.name)
            .finish_non_exhaustive()
    }
}
