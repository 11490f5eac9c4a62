//! Faults that are asked for over the control API.

use serde_json::{Value, json};
use std::time::Duration;

/// The longest delay.
const MOST_DELAY: u64 = 600_000;

/// A fault of the next requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// The endpoint; any, without one.
    operation: Option<String>,
    /// The status of the response, in place of executing the request.
    pub(super) status: Option<u16>,
    /// The time before the response.
    pub(super) delay: Duration,
    /// The number of requests that it is for.
    times: u64,
}

/// The faults that are armed, in the order in which they were.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<Fault>);

impl Fault {
    /// Reads a fault from JSON.
    ///
    /// # Errors
    ///
    /// Returns the member that is invalid.
    pub(super) fn read(value: &Value) -> Result<Self, String> {
        let members = value.as_object().ok_or("expected an object")?;
        let known = ["operation", "status", "delay_ms", "times"];
        if let Some(name) = members.keys().find(|name| !known.contains(&name.as_str())) {
            return Err(format!(
                "`{name}` is unknown; expected `{}`",
                known.join("`, `")
            ));
        }
        let number = |name: &str| match members.get(name) {
            None => Ok(None),
            Some(value) => value
                .as_u64()
                .map(Some)
                .ok_or_else(|| format!("`{name}` must be an integer")),
        };
        let operation = match members.get("operation") {
            None => None,
            Some(Value::String(name)) => Some(name.clone()),
            Some(_) => return Err("`operation` must be a string".to_owned()),
        };
        let status = number("status")?.map(|status| {
            let status = u16::try_from(status)
                .ok()
                .filter(|status| (400..600).contains(status));
            status.ok_or("`status` must be from 400 to 599")
        });
        let delay = number("delay_ms")?.unwrap_or(0);
        if delay > MOST_DELAY {
            return Err(format!("`delay_ms` must be at most {MOST_DELAY}"));
        }
        let fault = Self {
            operation,
            status: status.transpose()?,
            delay: Duration::from_millis(delay),
            times: number("times")?.unwrap_or(1),
        };
        if fault.status.is_none() && fault.delay.is_zero() {
            return Err("expected a `status` or a `delay_ms`".to_owned());
        }
        Ok(fault)
    }

    /// Returns the fault as the log shows it.
    pub(super) fn text(&self) -> String {
        let status = self.status.map(|status| format!("status {status}"));
        let delay =
            (!self.delay.is_zero()).then(|| format!("delay of {} ms", self.delay.as_millis()));
        let parts: Vec<String> = status.into_iter().chain(delay).collect();
        parts.join(", ")
    }
}

impl Faults {
    pub(super) fn arm(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// Takes the fault of a request for an endpoint.
    pub(super) fn take(&mut self, operation: &str) -> Option<Fault> {
        let is_for = |fault: &Fault| {
            fault
                .operation
                .as_deref()
                .is_none_or(|wanted| wanted == operation)
        };
        let place = self.0.iter().position(is_for)?;
        let fault = self.0[place].clone();
        self.0[place].times = fault.times.saturating_sub(1);
        if self.0[place].times == 0 {
            self.0.remove(place);
        }
        Some(fault)
    }

    pub(super) fn to_json(&self) -> Value {
        let faults = self.0.iter().map(|fault| {
            json!({ "operation": fault.operation, "fault": fault.text(), "times": fault.times })
        });
        Value::Array(faults.collect())
    }
}
