//! Reports unknown keys of a table, and reads them as the keys that are meant.

use super::foreign;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::grammar::{ENUM, EXTENSION, Key, TYPE, Table, UNION};
use crate::rules;
use crate::source::At;
use crate::toml::{TomlTable, TomlValue};
use std::collections::BTreeSet;

type Entry = (At<String>, At<TomlValue>);

/// The tables that consist of named parts, with the key of these.
static PARTS: [(&Table, &str); 4] = [
    (&TYPE, "fields"),
    (&EXTENSION, "fields"),
    (&ENUM, "values"),
    (&UNION, "members"),
];

/// ```toml
/// [endpoint."orders.get"]
/// http  = "GET /orders/{id}"
/// rerty = "safe"
/// ```
///
/// Such a key is read as `retry`. Returns the keys that are missing only because they
/// are written in another way, which is reported.
pub(super) fn correct(
    diagnostics: &mut Diagnostics,
    table: &'static Table,
    what: &str,
    name: &At<String>,
    found: &mut TomlTable,
) -> BTreeSet<&'static str> {
    let mut reported = BTreeSet::new();
    let is_known = |(name, _): &Entry| table.key(&name.value).is_some();
    if found.entries.iter().all(is_known) {
        return reported;
    }
    let entries = std::mem::take(&mut found.entries);
    let (known, unknown): (Vec<_>, Vec<_>) = entries.into_iter().partition(is_known);
    found.entries = known;
    let parts = PARTS.iter().find(|(of, _)| of.name == table.name);
    let parts = parts.and_then(|(_, parts)| table.key(parts));
    let mut loose = Vec::new();
    for (key, value) in unknown {
        let meant = meant(table, found, &key, &value);
        let lacks_parts = parts.is_some_and(|parts| found.get(parts.name).is_none());
        let is_parts =
            meant.is_some_and(|meant| parts.is_some_and(|parts| meant.name == parts.name));
        if lacks_parts
            && !is_parts
            && matches!(value.value, TomlValue::Text(_) | TomlValue::Table(_))
        {
            loose.push((key, value));
            continue;
        }
        let message = format!("unknown key `{}` in {what}", key.value);
        let diagnostic = Diagnostic::new(&rules::UNKNOWN_KEY, key.span, message);
        if let Some(meant) = meant {
            diagnostics.push(diagnostic.did_you_mean(&key.value, meant.name));
            let name = At::new(meant.name.to_owned(), key.span);
            found.entries.push((name, value));
            continue;
        }
        let foreign = foreign::key(table, &key.value);
        let in_place_of = foreign.and_then(|foreign| foreign.in_place_of);
        if in_place_of.is_some_and(|key| !reported.insert(key)) {
            // The other keys in place of the same one are reported with the first.
            continue;
        }
        diagnostics.push(match (foreign, parts) {
            (Some(foreign), _) => diagnostic.help(foreign.help),
            (None, Some(parts)) if !lacks_parts => diagnostic.help(format!(
                "write it in `[{}.{}.{}]` if it is one of these",
                table.name, name.value, parts.name
            )),
            _ => diagnostic.suggest_name("", table.keys().map(|key| key.name)),
        });
    }
    if let (Some(parts), Some((first, _))) = (parts, loose.first()) {
        let header = format!("[{}.{}.{}]", table.name, name.value, parts.name);
        let message = format!("the {} of {what} must be in `{header}`", parts.name);
        diagnostics.push(
            Diagnostic::new(&rules::UNKNOWN_KEY, first.span, message)
                .help(format!("write `{header}` above `{}`", first.value)),
        );
        found.entries.push((
            At::new(parts.name.to_owned(), first.span),
            At::new(TomlValue::Table(TomlTable { entries: loose }), name.span),
        ));
    }
    reported
}

/// Returns the key that is meant by an unknown one: it is similar or has that name in
/// other languages, takes such a value and is not present.
fn meant(
    table: &'static Table,
    found: &TomlTable,
    key: &At<String>,
    value: &At<TomlValue>,
) -> Option<&'static Key> {
    let fits = |key: &&'static Key| found.get(key.name).is_none() && key.kind.takes(&value.value);
    let keys = table.keys().filter(fits);
    if let Some(same) = foreign::same_key(table, &key.value) {
        return table.key(same).filter(fits);
    }
    let names: Vec<&str> = keys.map(|key| key.name).collect();
    let nearest = nearest(&key.value, &names)?;
    table.key(nearest)
}
