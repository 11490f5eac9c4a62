//! Reports fields and values from the API that the spec does not have, and fields that
//! cannot be read as the spec describes them.
//!
//! They are kept and are not errors, but the maintainers of the bindings should know about
//! them. With the feature `tracing`, each is reported once per process, as a warning with
//! the target `durianpay_client::drift` and the place in the spec.

use super::schema::ObjectSchema;
use crate::types::descriptor::Endpoint;

/// Reports a field that the object type does not have.
#[cold]
#[inline(never)]
pub(super) fn field(shape: &'static ObjectSchema, name: &str) {
    report(
        shape.source,
        shape.name,
        name,
        "a field that the spec does not have",
    );
}

/// Reports a value that the enumeration or union does not have.
#[cold]
#[inline(never)]
pub(super) fn value(source: &'static str, name: &'static str, value: &str) {
    report(source, name, value, "a value that the spec does not have");
}

/// Reports a field with an unreadable value or item.
#[cold]
#[inline(never)]
pub(super) fn unreadable(shape: &'static ObjectSchema, field: &'static str) {
    report(
        shape.source,
        shape.name,
        field,
        "an unreadable value of a field",
    );
}

/// Reports a response that is a list with an unreadable item.
#[cold]
#[inline(never)]
pub(crate) fn unreadable_items(endpoint: &'static Endpoint) {
    report(
        endpoint.source,
        endpoint.id,
        "response",
        "an unreadable item of a list",
    );
}

#[cfg(not(feature = "tracing"))]
fn report(_spec: &'static str, _name: &'static str, _found: &str, _what: &'static str) {}

#[cfg(feature = "tracing")]
fn report(spec: &'static str, name: &'static str, found: &str, what: &'static str) {
    use crate::types::escape::Escaped;
    use std::collections::BTreeSet;
    use std::sync::{Mutex, PoisonError};

    /// The maximum number of reports per process, which bounds memory.
    const MOST: usize = 1000;
    static SEEN: Mutex<BTreeSet<(&str, &str, String)>> = Mutex::new(BTreeSet::new());

    let shown = Escaped(found).to_string();
    let is_new = {
        let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
        seen.len() < MOST && seen.insert((spec, what, shown.clone()))
    };
    if is_new {
        tracing::warn!(
            target: "durianpay_client::drift",
            spec,
            name,
            found = %shown,
            "the API sent {what}",
        );
    }
}
