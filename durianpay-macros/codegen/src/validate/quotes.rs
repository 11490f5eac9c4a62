//! Reports names with dots that are not in quotes, and reads them as if they were.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::{ENDPOINT, EVENT, Table};
use crate::rules::{self, Rule};
use crate::source::{At, Span};
use crate::toml::{TomlTable, TomlValue};

/// ```toml
/// [endpoint.orders.get]
/// http = "GET /orders/{id}"
/// ```
///
/// Without quotes, TOML reads this as a table `get` in the endpoint `orders`.
pub(super) fn join(diagnostics: &mut Diagnostics, table: &'static Table, named: &mut TomlTable) {
    let Some(rule) = rule_of(table) else { return };
    let entries = std::mem::take(&mut named.entries);
    for (outer, mut value) in entries {
        let TomlValue::Table(parts) = &mut value.value else {
            named.entries.push((outer, value));
            continue;
        };
        let inner = std::mem::take(&mut parts.entries).into_iter();
        let (joined, kept): (Vec<_>, Vec<_>) =
            inner.partition(|(name, value)| is_part(table, &outer, name, value));
        parts.entries = kept;
        let is_empty = parts.entries.is_empty() && !joined.is_empty();
        for (name, value) in joined {
            let full = format!("{}.{}", outer.value, name.value);
            let span = joined_span(&outer, &name);
            let header = format!("[{}.\"{full}\"]", table.name);
            let message = format!("the name `{full}` must be in quotes");
            let diagnostic = Diagnostic::new(rule, span, message).help(format!("write `{header}`"));
            let is_whole = span.start == outer.span.start;
            diagnostics.push(if is_whole {
                diagnostic.replace(span, format!("\"{full}\""))
            } else {
                diagnostic
            });
            named.entries.push((At::new(full, span), value));
        }
        if !is_empty {
            named.entries.push((outer, value));
        }
    }
}

/// Returns the rule for names of the table, if they contain a dot.
fn rule_of(table: &Table) -> Option<&'static Rule> {
    if table.name == ENDPOINT.name {
        Some(&rules::ENDPOINT_NAME)
    } else if table.name == EVENT.name {
        Some(&rules::UNKNOWN_KEY)
    } else {
        None
    }
}

/// Returns whether `name` is the second part of a name, and no key of the table.
fn is_part(
    table: &'static Table,
    outer: &At<String>,
    name: &At<String>,
    value: &At<TomlValue>,
) -> bool {
    let TomlValue::Table(content) = &value.value else {
        return false;
    };
    let has_keys = content.entries.iter().any(|(name, _)| {
        let required = table.own.first();
        required.is_some_and(|key| key.name == name.value)
    });
    let is_key = table.key(&name.value).is_some();
    !outer.value.contains('.') && (!is_key || has_keys)
}

/// Returns the span of both parts if there is only a dot between them, or that of the
/// second one: in a second header, the first part has the span of the first header.
fn joined_span(outer: &At<String>, name: &At<String>) -> Span {
    if outer.span.end + 1 == name.span.start {
        Span::new(outer.span.file, outer.span.start..name.span.end)
    } else {
        name.span
    }
}
