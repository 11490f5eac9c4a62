//! The examples of the spec: of each type, each response and each event.

use serde_json::Value;
use std::sync::LazyLock;

/// The examples of one generation of the API, generated from its spec.
pub(super) struct Documented {
    /// The name of the API.
    api: &'static str,
    /// The module of its types.
    module: &'static str,
    tables: LazyLock<Value>,
}

static GENERATIONS: [Documented; 2] = [
    Documented {
        api: "Durianpay",
        module: "durianpay_client::api::",
        tables: LazyLock::new(|| parse(include_str!("documented/v1.json"))),
    },
    Documented {
        api: "Durianpay SNAP",
        module: "durianpay_client::snap::",
        tables: LazyLock::new(|| parse(include_str!("documented/snap.json"))),
    },
];

/// A file that is no JSON would have no examples. A test reads both.
fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

/// Finds the example of a type of this crate, by its full name: that of a case, or the first.
pub(super) fn of_type(name: &str, case: Option<&str>) -> Option<&'static Value> {
    let generation = GENERATIONS
        .iter()
        .find(|generation| name.starts_with(generation.module))?;
    let short = name.rsplit("::").next()?;
    pick(generation.tables["types"].get(short)?, case)
}

/// Returns the names of the cases of a type.
pub(super) fn cases(name: &str) -> Vec<&'static str> {
    let short = name.rsplit("::").next().unwrap_or_default();
    let tables = GENERATIONS
        .iter()
        .filter(|generation| name.starts_with(generation.module));
    let cases = tables.filter_map(|generation| generation.tables["types"].get(short)?.as_object());
    cases
        .flat_map(serde_json::Map::keys)
        .map(String::as_str)
        .collect()
}

/// Finds the example of the response of an operation.
pub(super) fn of_operation(api: &str, operation: &str) -> Option<&'static Value> {
    let generation = GENERATIONS
        .iter()
        .find(|generation| generation.api == api)?;
    let response = generation.tables["operations"].get(operation)?;
    match response.get("type").and_then(Value::as_str) {
        Some(name) => pick(generation.tables["types"].get(name)?, None),
        None => response.get("value"),
    }
}

/// Finds the example of an event.
#[cfg(feature = "webhooks")]
pub(super) fn of_event(name: &str) -> Option<&'static Value> {
    GENERATIONS[0].tables["events"].get(name)
}

/// Returns the names of all events.
#[cfg(feature = "webhooks")]
pub(super) fn events() -> Vec<&'static str> {
    let events = GENERATIONS[0].tables["events"].as_object();
    let names = events.into_iter().flat_map(serde_json::Map::keys);
    names.map(String::as_str).collect()
}

fn pick(cases: &'static Value, case: Option<&str>) -> Option<&'static Value> {
    match case {
        Some(case) => cases.get(case),
        None => cases.as_object()?.values().next(),
    }
}
