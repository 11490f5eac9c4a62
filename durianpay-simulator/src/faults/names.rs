//! The names of operations, events and faults in plans.

use crate::operation::Operation;
use durianpay_client::{Endpoint, api, snap};
use serde::Serialize;

/// The prefix of the operations of SNAP, which may have the same ids as those of the older API.
const SNAP: &str = "snap.";

/// Whether a fault has a value after `=`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Value {
    None,
    Optional,
    Required,
}

/// A kind of faults, as a plan names it.
#[derive(Debug, Serialize)]
pub(crate) struct Name {
    pub(crate) fault: &'static str,
    /// Whether it has a time as its value.
    pub(crate) value: Value,
}

const fn name(fault: &'static str, value: Value) -> Name {
    Name { fault, value }
}

/// The faults of requests.
pub(crate) static REQUESTS: [Name; 10] = [
    name("reset", Value::None),
    name("reset_applied", Value::None),
    name("close", Value::None),
    name("close_applied", Value::None),
    name("server_error", Value::None),
    name("server_error_applied", Value::None),
    name("unavailable", Value::None),
    name("too_many_requests", Value::Optional),
    name("cut_body", Value::None),
    name("delay", Value::Required),
];

/// The faults of deliveries.
pub(crate) static DELIVERIES: [Name; 6] = [
    name("duplicate", Value::None),
    name("reorder", Value::None),
    name("delay_delivery", Value::Required),
    name("tampered", Value::None),
    name("drop", Value::None),
    name("hang_up", Value::Optional),
];

/// Finds an operation of the older API, or of SNAP with the prefix `snap.`.
pub(super) fn operation(id: &str) -> Option<Operation> {
    let (all, id): (&[&Endpoint], &str) = match id.strip_prefix(SNAP) {
        Some(id) => (snap::api::endpoint::ALL, id),
        None => (api::endpoint::ALL, id),
    };
    let found = all.iter().find(|endpoint| endpoint.id == id)?;
    Some(Operation::of(found))
}

/// Returns the name of an operation, by which [`operation`] finds it.
pub(super) fn operation_name(operation: Operation) -> String {
    let mut all = operations();
    let found = all.find(|(_, known)| *known == operation);
    found.map_or_else(String::new, |(name, _)| name)
}

/// Returns the names of all operations.
pub(crate) fn operation_names() -> Vec<String> {
    operations().map(|(name, _)| name).collect()
}

fn operations() -> impl Iterator<Item = (String, Operation)> {
    let legacy = api::endpoint::ALL.iter();
    let legacy = legacy.map(|known| (known.id.to_owned(), Operation::of(known)));
    let snap = snap::api::endpoint::ALL.iter();
    legacy.chain(snap.map(|known| (format!("{SNAP}{}", known.id), Operation::of(known))))
}

#[cfg(test)]
mod tests {
    use super::{operation, operation_names};

    #[test]
    fn each_operation_is_found_by_its_name() {
        let names = operation_names();
        assert!(names.contains(&"orders.create".to_owned()));
        for name in names {
            let found = operation(&name).expect("an operation");
            assert_eq!(super::operation_name(found), name);
        }
        assert_eq!(operation("orders.creates"), None);
    }
}
