//! TOML text as a tree in which every key and value knows its place.

mod syntax;

use crate::diagnostic::Diagnostics;
use crate::source::{At, Source, Span};
use syntax::Searches;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value of the spec.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    Text(String),
    Integer(i64),
    Boolean(bool),
    List(Vec<At<Value>>),
    Table(Table),
    /// A float, a date or an integer beyond 64 bits: nothing in the language
    /// takes these, so the kind is all that is kept.
    Other(&'static str),
}

impl Value {
    /// The kind, with its article, for messages.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Integer(_) => "an integer",
            Self::Boolean(_) => "a boolean",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Other(kind) => kind,
        }
    }
}

/// A table, its entries in the order of the file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    pub(crate) entries: Vec<(At<String>, At<Value>)>,
}

impl Table {
    pub(crate) fn get(&self, key: &str) -> Option<&(At<String>, At<Value>)> {
        self.entries.iter().find(|(name, _)| name.value == key)
    }
}

/// Reads one source. Syntax faults are reported; what could be read is
/// returned all the same.
pub(crate) fn parse(cx: &mut Diagnostics, file: usize, source: &Source) -> Table {
    let (document, errors) = DeTable::parse_recoverable(&source.text);
    let document = table(file, document.into_inner());
    let mut searches = Searches::new();
    for error in errors {
        let span = Span::new(file, error.span().unwrap_or(0..0));
        let said = error.message().trim_end().replace('\n', ", ");
        cx.push(syntax::fault(source, &document, &mut searches, span, &said));
    }
    document
}

fn table(file: usize, entries: DeTable<'_>) -> Table {
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
    Table { entries }
}

fn value(file: usize, entry: Spanned<DeValue<'_>>) -> At<Value> {
    let span = Span::new(file, entry.span());
    let value = match entry.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix())
            .map_or(Value::Other("an integer beyond 64 bits"), Value::Integer),
        DeValue::Boolean(boolean) => Value::Boolean(boolean),
        DeValue::Array(items) => {
            Value::List(items.into_iter().map(|item| value(file, item)).collect())
        }
        DeValue::Table(entries) => Value::Table(table(file, entries)),
        DeValue::Float(_) => Value::Other("a float"),
        DeValue::Datetime(_) => Value::Other("a date"),
    };
    At::new(value, span)
}
