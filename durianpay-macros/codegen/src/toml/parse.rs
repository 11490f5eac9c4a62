//! Parses a file into a tree of values with spans.

use super::syntax::{self, Searches};
use super::value::{TomlTable, TomlValue};
use crate::diagnostic::Diagnostics;
use crate::source::{At, Source, Span};
use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

/// Parses one source. Syntax errors are reported, and everything that could be read
/// is returned.
pub(crate) fn parse(diagnostics: &mut Diagnostics, file: usize, source: &Source) -> TomlTable {
    let (document, errors) = DeTable::parse_recoverable(&source.text);
    let document = table(file, document.into_inner());
    let mut searches = Searches::new();
    for error in errors {
        let span = Span::new(file, error.span().unwrap_or(0..0));
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
