//! Validates a file against the grammar, and corrects it where the intention is clear.
//!
//! A mistake that is corrected is reported once. The loader and the checks read the
//! corrected file, so the mistake causes no second error.

mod foreign;
mod misplaced;
mod quotes;
mod tables;
mod unknown;
mod values;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::{Form, Key, Kind, LANGUAGE, Need, Table, Title};
use crate::rules;
use crate::source::{At, Span};
use crate::toml::{Document, TomlTable, TomlValue};
use values::{Place, wrong_kind};

type Entry = (At<String>, At<TomlValue>);

/// Corrects the names of tables, and of endpoints without quotes, so that everything can be
/// found by its name.
pub(crate) fn correct(diagnostics: &mut Diagnostics, documents: &mut [Document<'_>]) {
    for document in documents {
        tables::correct(diagnostics, &mut document.table);
        for (name, value) in &mut document.table.entries {
            let key = LANGUAGE.iter().find(|key| key.name == name.value);
            if let (Some(Kind::Named(_, table)), TomlValue::Table(named)) =
                (key.map(|key| key.kind), &mut value.value)
            {
                quotes::join(diagnostics, table, named);
            }
        }
    }
}

/// Validates a document whose names are corrected.
pub(crate) fn validate(diagnostics: &mut Diagnostics, document: &mut Document<'_>) {
    let validator = Validator {
        text: &document.source.text,
    };
    for entry in &mut document.table.entries {
        if let Some(key) = LANGUAGE.iter().find(|key| key.name == entry.0.value) {
            validator.check_value(diagnostics, key, None, entry);
        }
    }
}

#[derive(Clone, Copy)]
struct Validator<'t> {
    /// The text of the file.
    text: &'t str,
}

impl Validator<'_> {
    /// Validates the value of a key in the table `owner`, or at the top level of a
    /// file.
    fn check_value(
        self,
        diagnostics: &mut Diagnostics,
        key: &'static Key,
        owner: Option<&str>,
        entry: &mut Entry,
    ) {
        let place = Place {
            text: self.text,
            key,
            owner,
        };
        match key.kind {
            Kind::Table(table) => self.check_table(diagnostics, table, owner, entry),
            Kind::Named(_, table) => match &mut entry.1.value {
                TomlValue::Table(named) => {
                    for entry in &mut named.entries {
                        self.check_table(diagnostics, table, owner, entry);
                    }
                }
                _ => {
                    values::check_named(diagnostics, place, &entry.1);
                    values::read_list(table, &mut entry.1);
                }
            },
            _ => values::check(diagnostics, place, &mut entry.1),
        }
    }

    /// Validates a table, or the string that is short for one. `owner` is the title of
    /// the table that contains it, if there is one.
    fn check_table(
        self,
        diagnostics: &mut Diagnostics,
        table: &'static Table,
        owner: Option<&str>,
        (name, value): &mut Entry,
    ) {
        let what = title(table.title, &name.value, owner.unwrap_or_default());
        let diagnostic = match (&mut value.value, table.short) {
            (TomlValue::Table(found), _) => {
                return self.check_keys(diagnostics, table, &what, name, found);
            }
            (TomlValue::Text(_), Some(_)) => return,
            (_, Some(_)) => wrong_kind(&what, "a string or a table", value),
            (_, None) => wrong_kind(&what, "a table", value),
        };
        diagnostics.push(values::advise_on_list(diagnostic, table, value));
    }

    /// ```toml
    /// [endpoint."orders.get"]
    /// http = "GET /orders/{id}"
    /// ```
    ///
    /// Missing keys are reported at the name of the table.
    fn check_keys(
        self,
        diagnostics: &mut Diagnostics,
        table: &'static Table,
        what: &str,
        name: &At<String>,
        found: &mut TomlTable,
    ) {
        misplaced::move_up(diagnostics, table, what, found);
        let reported = unknown::correct(diagnostics, table, what, name, found);
        for entry in &mut found.entries {
            if let Some(key) = table.key(&entry.0.value) {
                self.check_value(diagnostics, key, Some(what), entry);
            }
        }
        for key in table.keys() {
            let is_missing = found.get(key.name).is_none() && !reported.contains(key.name);
            if key.need == Need::Required && is_missing {
                diagnostics.push(missing_key(key, what, name.span));
            }
        }
    }
}

/// Returns the title of the table `name` of `owner`, for messages.
fn title(title: Title, name: &str, owner: &str) -> String {
    match title {
        Title::The(what) => what.to_owned(),
        Title::Named(what) => format!("{what} `{name}`"),
        Title::Of => format!("`{name}` of {owner}"),
        Title::NumberedOf(what) => format!("{what} {name} of {owner}"),
    }
}

/// ```toml
/// [endpoint."orders.get"]
/// http = "GET /orders/{id}"   # and no `retry`
/// ```
fn missing_key(key: &Key, what: &str, span: Span) -> Diagnostic {
    let name = key.name;
    let help = match key.kind {
        Kind::Text(Form::Type | Form::Parameter) => {
            format!("add `{name} = \"string\"`, or another type")
        }
        Kind::Word(words) => values::assignments(name, words),
        _ => format!("add `{name} = \"…\"`"),
    };
    Diagnostic::new(&rules::MISSING_KEY, span, format!("{what} has no `{name}`")).help(help)
}
