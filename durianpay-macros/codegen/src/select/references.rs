//! The types and endpoints that a table names.

use crate::grammar::{Form, Key, Kind, Table};
use crate::toml::TomlValue;

/// A name of another definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reference<'t> {
    /// A type, a union, an enum or an id.
    Type(&'t str),
    Endpoint(&'t str),
}

/// Adds everything that `value` names to `found`. The grammar, and not the value, decides how
/// deep this goes.
pub(super) fn references<'t>(
    table: &'static Table,
    value: &'t TomlValue,
    found: &mut Vec<Reference<'t>>,
) {
    match value {
        TomlValue::Table(entries) => {
            for (name, value) in &entries.entries {
                if let Some(key) = table.key(&name.value) {
                    of_key(key, &value.value, found);
                }
            }
        }
        // The short form of the table.
        text => {
            if let Some(key) = table.short.and_then(|short| table.key(short)) {
                of_key(key, text, found);
            }
        }
    }
}

fn of_key<'t>(key: &'static Key, value: &'t TomlValue, found: &mut Vec<Reference<'t>>) {
    match (key.kind, value) {
        (Kind::Table(table), value) => references(table, value, found),
        (Kind::Named(_, table), TomlValue::Table(named)) => {
            for (_, value) in &named.entries {
                references(table, &value.value, found);
            }
        }
        (Kind::Text(form), TomlValue::Text(text)) => found.extend(of_text(form, text)),
        _ => {}
    }
}

/// Returns the name in a string, without the brackets and the `?` of a type expression.
fn of_text(form: Form, text: &str) -> Option<Reference<'_>> {
    match form {
        Form::Type | Form::Parameter | Form::TypeName | Form::TypeReference => {
            let name = text.trim_matches(['[', ']', '{', '}', '?']);
            Some(Reference::Type(name))
        }
        Form::EndpointName => Some(Reference::Endpoint(text)),
        Form::Any
        | Form::Link
        | Form::BaseUrl
        | Form::Http
        | Form::PlainName
        | Form::CodeName
        | Form::Status
        | Form::Success
        | Form::HeaderName
        | Form::CurrencyCode
        | Form::HeaderValue
        | Form::Time
        | Form::Offset
        | Form::Digits
        | Form::UrlPath
        | Form::MediaType => None,
    }
}
