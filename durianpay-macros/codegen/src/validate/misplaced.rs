//! Reports keys of a table that are in one of its subtables, and moves them up.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::{Form, Key, Kind, Table};
use crate::rules;
use crate::toml::{TomlTable, TomlValue};

/// ```toml
/// [endpoint."orders.list".page]
/// items   = "orders"
/// returns = "OrderPage"   # a key of the endpoint
/// ```
pub(super) fn move_up(
    diagnostics: &mut Diagnostics,
    table: &'static Table,
    what: &str,
    found: &mut TomlTable,
) {
    let mut moved = Vec::new();
    for (name, value) in &mut found.entries {
        let Some(key) = table.key(&name.value) else {
            continue;
        };
        let TomlValue::Table(inner) = &mut value.value else {
            continue;
        };
        let entries = std::mem::take(&mut inner.entries);
        let (up, kept): (Vec<_>, Vec<_>) = entries.into_iter().partition(|(name, value)| {
            let meant = table.key(&name.value);
            !may_contain(key, &name.value)
                && meant.is_some_and(|meant| meant.kind.takes(&value.value))
        });
        inner.entries = kept;
        moved.extend(up.into_iter().map(|entry| (name.value.clone(), entry)));
    }
    for (inner, (name, value)) in moved {
        if found.get(&name.value).is_some() {
            // Moved, it would be a duplicate, which says less.
            let message = format!("unknown key `{}` in `{inner}` of {what}", name.value);
            diagnostics.push(
                Diagnostic::new(&rules::UNKNOWN_KEY, name.span, message)
                    .help(format!("remove it: {what} already has this key")),
            );
            continue;
        }
        let message = format!("`{}` is a key of {what}, not of its `{inner}`", name.value);
        diagnostics.push(
            Diagnostic::new(&rules::UNKNOWN_KEY, name.span, message)
                .help(format!("move it up, in front of `{inner}`")),
        );
        found.entries.push((name, value));
    }
}

/// Returns whether the value of `key` could contain a key or a name `inner`.
fn may_contain(key: &Key, inner: &str) -> bool {
    match key.kind {
        Kind::Table(table) => table.key(inner).is_some(),
        Kind::Named(Form::Status | Form::Success, _) => false,
        _ => true,
    }
}
