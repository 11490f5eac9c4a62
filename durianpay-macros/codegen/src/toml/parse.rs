//! Parses a file into a tree of values with spans.

use super::scan::{MAX_SLIPS, scan};
use super::syntax::{self, Searches};
use super::value::{TomlTable, TomlValue};
use crate::diagnostic::Diagnostics;
use crate::source::{At, Role, Source, Span};
use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};
use std::collections::BTreeSet;

/// A file with its content.
pub(crate) struct Document<'s> {
    /// The index in the list of sources.
    pub(crate) file: usize,
    pub(crate) source: &'s Source,
    pub(crate) table: TomlTable,
}

/// Parses all sources of one role, ordered by name: the generated code does not depend on the
/// order in which the files are passed.
pub(crate) fn parse_all<'s>(
    diagnostics: &mut Diagnostics,
    sources: &'s [Source],
    role: Role,
) -> Vec<Document<'s>> {
    let sources = sources.iter().enumerate();
    let mut ordered: Vec<_> = sources.filter(|(_, source)| source.role == role).collect();
    ordered.sort_by_key(|(_, source)| &source.name);
    ordered
        .into_iter()
        .map(|(file, source)| Document {
            file,
            source,
            table: parse(diagnostics, file, source),
        })
        .collect()
}

/// Parses one source. Syntax errors are reported, and everything that could be read
/// is returned.
pub(crate) fn parse(diagnostics: &mut Diagnostics, file: usize, source: &Source) -> TomlTable {
    let (document, errors) = DeTable::parse_recoverable(&source.text);
    if errors.is_empty() {
        return table(file, document.into_inner());
    }
    let found = scan(&source.text);
    for (slip, fix) in &found.slips {
        diagnostics.push(syntax::slip(file, slip, fix.as_ref()));
    }
    let (document, mut errors) = DeTable::parse_recoverable(&found.rest);
    let document = table(file, document.into_inner());
    if !found.slips.is_empty() {
        // Without the statements that have slips, a key may be in another table, and seem
        // to be defined twice.
        errors.retain(|error| found.is_complete && !is_about_tables(error.message()));
    }
    let mut searches = Searches::new();
    let mut statements = BTreeSet::new();
    for error in errors {
        let span = Span::new(file, error.span().unwrap_or(0..0));
        let statement = found.starts.partition_point(|start| *start <= span.start);
        let is_syntax = !is_about_tables(error.message());
        let is_too_many = found.slips.len() + statements.len() >= MAX_SLIPS;
        if is_syntax && (is_too_many || !statements.insert(statement)) {
            continue;
        }
        let said = error.message().trim_end().replace('\n', ", ");
        diagnostics.push(syntax::diagnostic(
            source,
            &document,
            &mut searches,
            span,
            &said,
        ));
    }
    document
}

/// Checks whether an error of the parser is about the order of tables and keys.
fn is_about_tables(said: &str) -> bool {
    ["duplicate key", "cannot extend"]
        .iter()
        .any(|begin| said.starts_with(begin))
}

fn table(file: usize, entries: DeTable<'_>) -> TomlTable {
    let mut entries: Vec<_> = entries
        .into_iter()
        .map(|(key, entry)| {
            let key_span = Span::new(file, key.span());
            (
                At::new(key.into_inner().into_owned(), key_span),
                value(file, entry),
            )
        })
        .collect();
    entries.sort_by_key(|(key, _)| key.span);
    TomlTable { entries }
}

fn value(file: usize, entry: Spanned<DeValue<'_>>) -> At<TomlValue> {
    let span = Span::new(file, entry.span());
    let value = match entry.into_inner() {
        DeValue::String(text) => TomlValue::Text(text.into_owned()),
        DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix()).map_or(
            TomlValue::Other("an integer of more than 64 bits"),
            TomlValue::Integer,
        ),
        DeValue::Boolean(boolean) => TomlValue::Boolean(boolean),
        DeValue::Array(items) => {
            TomlValue::List(items.into_iter().map(|item| value(file, item)).collect())
        }
        DeValue::Table(entries) => TomlValue::Table(table(file, entries)),
        DeValue::Float(_) => TomlValue::Other("a float"),
        DeValue::Datetime(_) => TomlValue::Other("a date"),
    };
    At::new(value, span)
}
