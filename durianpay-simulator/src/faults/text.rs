//! The text form of faults, for plans of the command line and of the control API:
//! `orders.create:reset, payment.completed:duplicate, random=5`.

use super::kinds::{DeliveryFault, Effect, Fault};
use super::names::operation;
use super::plan::Plan;
use crate::error::SimulatorError;
use crate::operation::Operation;
use std::fmt;
use std::time::Duration;

/// The maximum number of times that one part of a plan adds its fault.
const MAX_TIMES: usize = 1_000;

impl Plan {
    /// Adds the faults of a text. An invalid text adds none.
    pub(crate) fn add_text(&mut self, text: &str) -> Result<(), SimulatorError> {
        let parts = text.split(',').map(str::trim);
        let parts = parts.filter(|part| !part.is_empty());
        let parts: Result<Vec<Part>, SimulatorError> = parts.map(Part::parse).collect();
        for part in parts? {
            for _ in 0..part.times {
                match &part.kind {
                    PartKind::Request(operation, fault) => self.add(*operation, *fault),
                    PartKind::Delivery(event, fault) => {
                        self.add_to_delivery(event.clone(), *fault);
                    }
                    PartKind::Random(seed, percent) => {
                        self.set_random(*seed, *percent);
                    }
                }
            }
        }
        Ok(())
    }
}

/// A part of a plan.
struct Part {
    kind: PartKind,
    times: usize,
}

enum PartKind {
    Request(Option<Operation>, Fault),
    Delivery(Option<String>, DeliveryFault),
    Random(u64, u8),
}

impl Part {
    fn parse(text: &str) -> Result<Self, SimulatorError> {
        Self::read(text).map_err(|reason| SimulatorError::FaultPlan {
            fault: text.to_owned(),
            reason,
        })
    }

    /// Reads `TARGET:FAULT=VALUE*TIMES`, of which only the fault is required.
    fn read(text: &str) -> Result<Self, &'static str> {
        let (rest, times) = match text.rsplit_once('*') {
            Some((rest, times)) => (rest.trim(), read_times(times)?),
            None => (text, 1),
        };
        let (target, fault) = match rest.split_once(':') {
            Some((target, fault)) => (Some(target.trim()), fault.trim()),
            None => (None, rest),
        };
        let (name, value) = match fault.split_once('=') {
            Some((name, value)) => (name.trim(), Some(value.trim())),
            None => (fault, None),
        };
        let kind = if name == "random" {
            if target.is_some() || times != 1 {
                return Err("random faults have neither a target nor a number of times");
            }
            let (seed, percent) = read_random(value)?;
            PartKind::Random(seed, percent)
        } else if let Some(fault) = request_fault(name, value)? {
            let operation = target.map(|id| operation(id).ok_or("unknown operation"));
            PartKind::Request(operation.transpose()?, fault)
        } else if let Some(fault) = delivery_fault(name, value)? {
            PartKind::Delivery(target.map(str::to_owned), fault)
        } else {
            return Err("unknown fault");
        };
        Ok(Self { kind, times })
    }
}

fn request_fault(name: &str, value: Option<&str>) -> Result<Option<Fault>, &'static str> {
    let fault = match name {
        "delay" => return Ok(Some(Fault::Delay(read_time(value)?))),
        "too_many_requests" => {
            let retry_after = value.map_or(Ok(Duration::ZERO), |value| read_time(Some(value)))?;
            return Ok(Some(Fault::TooManyRequests { retry_after }));
        }
        "reset" => Fault::Reset(Effect::NotApplied),
        "reset_applied" => Fault::Reset(Effect::Applied),
        "close" => Fault::Close(Effect::NotApplied),
        "close_applied" => Fault::Close(Effect::Applied),
        "cut_body" => Fault::CutBody,
        "server_error" => Fault::ServerError(Effect::NotApplied),
        "server_error_applied" => Fault::ServerError(Effect::Applied),
        "unavailable" => Fault::Unavailable,
        _ => return Ok(None),
    };
    without_value(value)?;
    Ok(Some(fault))
}

fn delivery_fault(name: &str, value: Option<&str>) -> Result<Option<DeliveryFault>, &'static str> {
    let fault = match name {
        "delay_delivery" => return Ok(Some(DeliveryFault::Delay(read_time(value)?))),
        "hang_up" => {
            let after = value.map_or(Ok(Duration::ZERO), |value| read_time(Some(value)))?;
            return Ok(Some(DeliveryFault::HangUp { after }));
        }
        "duplicate" => DeliveryFault::Duplicate,
        "reorder" => DeliveryFault::Reorder,
        "tampered" => DeliveryFault::Tampered,
        "drop" => DeliveryFault::Drop,
        _ => return Ok(None),
    };
    without_value(value)?;
    Ok(Some(fault))
}

fn without_value(value: Option<&str>) -> Result<(), &'static str> {
    match value {
        None => Ok(()),
        Some(_) => Err("this fault has no value"),
    }
}

fn read_times(text: &str) -> Result<usize, &'static str> {
    let times = text.trim().parse().ok();
    let times = times.filter(|times| (1..=MAX_TIMES).contains(times));
    times.ok_or("the number of times must be from 1 to 1000")
}

/// Reads `PERCENT` or `PERCENT@SEED`.
fn read_random(value: Option<&str>) -> Result<(u64, u8), &'static str> {
    let expected = "expected `random=PERCENT` or `random=PERCENT@SEED`";
    let (percent, seed) = match value.ok_or(expected)?.split_once('@') {
        Some((percent, seed)) => (percent, seed.parse().map_err(|_| expected)?),
        None => (value.unwrap_or_default(), 0),
    };
    Ok((seed, percent.parse().map_err(|_| expected)?))
}

/// Reads `500ms`, `30s`, `5m` or `2h`.
fn read_time(value: Option<&str>) -> Result<Duration, &'static str> {
    let expected = "expected a time, such as `500ms`, `30s`, `5m` or `2h`";
    let value = value.ok_or(expected)?;
    let digits = value.find(|letter: char| !letter.is_ascii_digit());
    let (number, unit) = value.split_at(digits.ok_or(expected)?);
    let number: u64 = number.parse().map_err(|_| expected)?;
    let milliseconds = match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        _ => return Err(expected),
    };
    let milliseconds = number.checked_mul(milliseconds).ok_or(expected)?;
    Ok(Duration::from_millis(milliseconds))
}

/// Writes the fault as a plan reads it.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let applied = match self.effect() {
            Effect::Applied => "_applied",
            Effect::NotApplied => "",
        };
        match self {
            Self::Delay(time) => write!(f, "delay={}ms", time.as_millis()),
            Self::Reset(_) => write!(f, "reset{applied}"),
            Self::Close(_) => write!(f, "close{applied}"),
            Self::CutBody => f.write_str("cut_body"),
            Self::TooManyRequests { retry_after } => {
                write!(f, "too_many_requests={}s", retry_after.as_secs())
            }
            Self::ServerError(_) => write!(f, "server_error{applied}"),
            Self::Unavailable => f.write_str("unavailable"),
        }
    }
}

/// Writes the fault as a plan reads it.
impl fmt::Display for DeliveryFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Duplicate => f.write_str("duplicate"),
            Self::Reorder => f.write_str("reorder"),
            Self::Delay(by) => write!(f, "delay_delivery={}ms", by.as_millis()),
            Self::Tampered => f.write_str("tampered"),
            Self::Drop => f.write_str("drop"),
            Self::HangUp { after } => write!(f, "hang_up={}ms", after.as_millis()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, PartKind};
    use crate::faults::names::{DELIVERIES, REQUESTS, Value};
    use crate::faults::plan::Plan;

    #[test]
    fn a_fault_is_written_as_it_is_read() {
        for text in [
            "delay=500ms",
            "reset",
            "reset_applied",
            "close",
            "close_applied",
            "cut_body",
            "too_many_requests=30s",
            "server_error",
            "server_error_applied",
            "unavailable",
            "duplicate",
            "reorder",
            "delay_delivery=60000ms",
            "tampered",
            "drop",
            "hang_up=5ms",
        ] {
            let written = match Part::parse(text).expect(text).kind {
                PartKind::Request(None, fault) => fault.to_string(),
                PartKind::Delivery(None, fault) => fault.to_string(),
                _ => panic!("{text} is for any request or delivery"),
            };
            assert_eq!(written, text);
        }
    }

    #[test]
    fn each_listed_fault_is_read() {
        for (name, is_request) in REQUESTS
            .iter()
            .map(|name| (name, true))
            .chain(DELIVERIES.iter().map(|name| (name, false)))
        {
            let is_read = |text: &str| match Part::parse(text).map(|part| part.kind) {
                Ok(PartKind::Request(..)) => is_request,
                Ok(PartKind::Delivery(..)) => !is_request,
                _ => false,
            };
            let fault = name.fault;
            assert_eq!(is_read(fault), name.value != Value::Required, "{fault}");
            let with_value = is_read(&format!("{fault}=5s"));
            assert_eq!(with_value, name.value != Value::None, "{fault}");
        }
    }

    #[test]
    fn a_plan_names_operations_and_events() {
        let mut plan = Plan::default();
        let text = "orders.create:reset*2, payment.completed:duplicate,\n snap.qris.create:delay=1s, random=5@7";
        plan.add_text(text).expect("a plan");
        assert_eq!(plan.waiting(), 4);
        let armed = |plan: &Plan| -> Vec<String> {
            let armed = plan.armed().into_iter();
            armed
                .map(|fault| {
                    fault
                        .target
                        .map_or(fault.fault.clone(), |to| format!("{to}:{}", fault.fault))
                })
                .collect()
        };
        let all = [
            "orders.create:reset",
            "orders.create:reset",
            "payment.completed:duplicate",
            "snap.qris.create:delay=1000ms",
            "random=5@7",
        ];
        assert_eq!(armed(&plan), all);
        plan.add_text("random=0").expect("a plan");
        assert_eq!(armed(&plan), all[..4]);
        assert!(plan.remove(1) && plan.remove(3) && !plan.remove(3));
        assert_eq!(armed(&plan), [all[0], all[2]]);
        plan.clear();
        assert_eq!(plan.waiting(), 0);
    }

    #[test]
    fn an_invalid_plan_adds_nothing() {
        for (text, reason) in [
            ("reset, explode", "unknown fault"),
            ("orders.creates:reset", "unknown operation"),
            ("qris.create:reset", "unknown operation"),
            ("reset=1", "has no value"),
            ("delay", "expected a time"),
            ("delay=5", "expected a time"),
            ("delay=-5s", "expected a time"),
            ("delay=99999999999999999999s", "expected a time"),
            ("reset*0", "from 1 to 1000"),
            ("reset*1001", "from 1 to 1000"),
            ("random=500", "random=PERCENT"),
            ("orders.create:random=5", "neither a target"),
        ] {
            let mut plan = Plan::default();
            let error = plan.add_text(text).expect_err(text).to_string();
            assert!(error.contains(reason), "{error}");
            assert_eq!(plan.waiting(), 0, "{text}");
        }
    }
}
