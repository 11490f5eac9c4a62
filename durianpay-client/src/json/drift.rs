//! Reports fields and values that the API sends and the spec does not have, and fields
//! that cannot be read as the spec has them.
//!
//! They are kept and are not an error, but the maintainers of the bindings should know
//! of them. With the feature `tracing` each is reported once per process, as a warning of
//! the target `durianpay_client::drift`, with the place in the spec.

use super::schema::ObjectSchema;
use crate::types::descriptor::Endpoint;

/// Reports a field that an object type does not have.
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

/// Reports a value that an enumeration or a union does not have.
#[cold]
#[inline(never)]
pub(super) fn value(source: &'static str, name: &'static str, value: &str) {
    report(source, name, value, "a value that the spec does not have");
}

/// Reports a field whose value, or an item of it, cannot be read.
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

/// Reports a response that is a list with an item that cannot be read.
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

    /// The most reports per process, which bounds the memory.
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
