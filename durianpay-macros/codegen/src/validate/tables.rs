//! Reports unknown tables at the top level of a file, and reads them as the table that
//! is meant.

use super::foreign;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::{Key, Kind, LANGUAGE};
use crate::rules;
use crate::source::{At, Span};
use crate::toml::{TomlTable, TomlValue};

/// ```toml
/// [types.Order.fields]
/// ```
///
/// Such a table is read as `type`, so that its types are known.
pub(super) fn correct(diagnostics: &mut Diagnostics, document: &mut TomlTable) {
    let is_known = |name: &str| LANGUAGE.iter().any(|key| key.name == name);
    let entries = std::mem::take(&mut document.entries);
    let (known, unknown): (Vec<_>, Vec<_>) = entries
        .into_iter()
        .partition(|(name, _)| is_known(&name.value));
    document.entries = known;
    for (name, value) in unknown {
        let message = format!("unknown table `{}`", name.value);
        let diagnostic = Diagnostic::new(&rules::UNKNOWN_TABLE, name.span, message);
        let names = LANGUAGE.iter().map(|key| key.name);
        let diagnostic = match foreign::table(&name.value) {
            Some(meant) => diagnostic.did_you_mean(&name.value, meant),
            None => diagnostic.suggest_name(&name.value, names),
        };
        let meant = diagnostic.edits.first();
        let meant = meant.map(|edit| edit.replacement.clone());
        diagnostics.push(diagnostic);
        let key = LANGUAGE
            .iter()
            .find(|key| Some(key.name) == meant.as_deref());
        if let (Some(key), TomlValue::Table(table)) = (key, value.value) {
            add(document, key, table, name.span, value.span);
        }
    }
}

/// Adds the entries of an unknown table to the one that is meant. A table of which
/// there is one is only added if the file has none.
fn add(document: &mut TomlTable, key: &Key, added: TomlTable, name: Span, span: Span) {
    let existing = document.entries.iter_mut();
    let mut existing = existing.filter(|(name, _)| name.value == key.name);
    match (existing.next(), key.kind) {
        (Some((_, at)), Kind::Named(..)) => {
            if let TomlValue::Table(table) = &mut at.value {
                table.entries.extend(added.entries);
            }
        }
        (Some(_), _) => {}
        (None, _) => document.entries.push((
            At::new(key.name.to_owned(), name),
            At::new(TomlValue::Table(added), span),
        )),
    }
}
