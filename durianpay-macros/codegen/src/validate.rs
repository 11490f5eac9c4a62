//! Validates a file against the grammar: reports unknown tables and keys, missing
//! keys, wrong types and unknown keywords.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::{Form, Key, Kind, LANGUAGE, Need, Table, Title, Vocabulary};
use crate::rules;
use crate::source::{At, Span};
use crate::toml::{TomlTable, TomlValue};

type Entry = (At<String>, At<TomlValue>);

/// ```toml
/// [types.Order]
/// ```
pub(crate) fn validate(diagnostics: &mut Diagnostics, document: &TomlTable) {
    for entry in &document.entries {
        let (name, _) = entry;
        match LANGUAGE.iter().find(|key| key.name == name.value) {
            Some(key) => KeyValidator { key, owner: None }.validate(diagnostics, entry),
            None => diagnostics.push(
                Diagnostic::new(
                    &rules::UNKNOWN_TABLE,
                    name.span,
                    format!("unknown table `{}`", name.value),
                )
                .suggest(&name.value, LANGUAGE.iter().map(|key| key.name)),
            ),
        }
    }
}

/// Validates a table, or the string that is short for one. `owner` is the title of
/// the table that contains it, if there is one.
fn check_table(
    diagnostics: &mut Diagnostics,
    table: &'static Table,
    owner: Option<&str>,
    (name, value): &Entry,
) {
    let what = title(table.title, &name.value, owner.unwrap_or_default());
    let expected = match (&value.value, table.short) {
        (TomlValue::Table(found), _) => {
            return check_keys(diagnostics, table, &what, name.span, found);
        }
        (TomlValue::Text(_), Some(_)) => return,
        (_, Some(_)) => "a string or a table",
        (_, None) => "a table",
    };
    diagnostics.push(wrong_kind(&what, expected, value));
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
/// http  = "GET /orders/{id}"
/// rerty = "safe"
/// ```
///
/// Missing keys are reported at `span`, the name of the table.
fn check_keys(
    diagnostics: &mut Diagnostics,
    table: &'static Table,
    what: &str,
    span: Span,
    found: &TomlTable,
) {
    for entry in &found.entries {
        let (name, _) = entry;
        let owner = Some(what);
        match table.key(&name.value) {
            Some(key) => KeyValidator { key, owner }.validate(diagnostics, entry),
            None => diagnostics.push(
                Diagnostic::new(
                    &rules::UNKNOWN_KEY,
                    name.span,
                    format!("unknown key `{}` in {what}", name.value),
                )
                .suggest(&name.value, table.keys().map(|key| key.name)),
            ),
        }
    }
    for key in table.keys() {
        if key.need == Need::Required && found.get(key.name).is_none() {
            diagnostics.push(missing_key(key, what, span));
        }
    }
}

fn missing_key(key: &Key, what: &str, span: Span) -> Diagnostic {
    let name = key.name;
    let help = match key.kind {
        Kind::Text(Form::Type | Form::Parameter) => {
            format!("add `{name} = \"string\"`, or another type")
        }
        _ => format!("add `{name} = \"…\"`"),
    };
    Diagnostic::new(&rules::MISSING_KEY, span, format!("{what} has no `{name}`")).help(help)
}

/// Validates the value of a key in the table `owner`, or at the top level of a
/// file.
#[derive(Clone, Copy)]
struct KeyValidator<'a> {
    key: &'static Key,
    owner: Option<&'a str>,
}

impl KeyValidator<'_> {
    fn validate(self, diagnostics: &mut Diagnostics, entry: &Entry) {
        let (_, value) = entry;
        match self.key.kind {
            Kind::Table(table) => check_table(diagnostics, table, self.owner, entry),
            Kind::Named(_, table) => match &value.value {
                TomlValue::Table(named) => {
                    for entry in &named.entries {
                        check_table(diagnostics, table, self.owner, entry);
                    }
                }
                _ => self.wrong_kind(diagnostics, "a table of tables", value),
            },
            Kind::Text(_) => self.check_text(diagnostics, value),
            Kind::Word(words) => self.check_word(diagnostics, words, value),
            Kind::Boolean => self.check_boolean(diagnostics, value),
            Kind::Integer(..) => self.check_integer(diagnostics, value),
            Kind::Scalar => self.check_scalar(diagnostics, value),
            Kind::Texts(_) | Kind::TextOrPair => {
                for item in one_or_many(value) {
                    self.check_text(diagnostics, item);
                }
            }
            Kind::Words(words) => {
                for item in one_or_many(value) {
                    self.check_word(diagnostics, words, item);
                }
            }
            Kind::Groups => self.check_groups(diagnostics, value),
            Kind::Integers(..) => match &value.value {
                TomlValue::List(items) => {
                    for item in items {
                        self.check_integer(diagnostics, item);
                    }
                }
                _ => self.wrong_kind(diagnostics, "a list of integers", value),
            },
        }
    }

    fn check_text(self, diagnostics: &mut Diagnostics, value: &At<TomlValue>) {
        if !matches!(value.value, TomlValue::Text(_)) {
            self.wrong_kind(diagnostics, "a string", value);
        }
    }

    /// ```toml
    /// retry = "sometimes"
    /// ```
    fn check_word(
        self,
        diagnostics: &mut Diagnostics,
        words: &dyn Vocabulary,
        value: &At<TomlValue>,
    ) {
        let TomlValue::Text(text) = &value.value else {
            return self.wrong_kind(diagnostics, "a string", value);
        };
        let words = words.words();
        if words.iter().any(|word| word.name == text) {
            return;
        }
        diagnostics.push(
            Diagnostic::new(
                &rules::UNKNOWN_WORD,
                value.span,
                format!("invalid value `{text}` of `{}`", self.key.name),
            )
            .suggest(text, words.iter().map(|word| word.name)),
        );
    }

    fn check_boolean(self, diagnostics: &mut Diagnostics, value: &At<TomlValue>) {
        if !matches!(value.value, TomlValue::Boolean(_)) {
            self.wrong_kind(diagnostics, "`true` or `false`", value);
        }
    }

    fn check_integer(self, diagnostics: &mut Diagnostics, value: &At<TomlValue>) {
        if !matches!(value.value, TomlValue::Integer(_)) {
            self.wrong_kind(diagnostics, "an integer", value);
        }
    }

    fn check_scalar(self, diagnostics: &mut Diagnostics, value: &At<TomlValue>) {
        const EXPECTED: &str = "a string, an integer or a boolean";
        match value.value {
            TomlValue::Text(_) | TomlValue::Integer(_) | TomlValue::Boolean(_) => {}
            TomlValue::Other("a float") => diagnostics.push(
                wrong_kind(&self.title(), EXPECTED, value)
                    .help("write an amount as a string: `\"10000.67\"`"),
            ),
            _ => self.wrong_kind(diagnostics, EXPECTED, value),
        }
    }

    fn check_groups(self, diagnostics: &mut Diagnostics, value: &At<TomlValue>) {
        let TomlValue::List(groups) = &value.value else {
            return self.wrong_kind(diagnostics, "a list of lists", value);
        };
        for group in groups {
            match &group.value {
                TomlValue::List(names) => {
                    for name in names {
                        self.check_text(diagnostics, name);
                    }
                }
                _ => self.wrong_kind(diagnostics, "a list of names", group),
            }
        }
    }

    fn wrong_kind(self, diagnostics: &mut Diagnostics, expected: &str, found: &At<TomlValue>) {
        diagnostics.push(wrong_kind(&self.title(), expected, found));
    }

    /// Returns the title of the key: ``http` of endpoint `orders.get` ``.
    fn title(self) -> String {
        let Key { name, .. } = self.key;
        match self.owner {
            Some(owner) => format!("`{name}` of {owner}"),
            None => format!("`{name}`"),
        }
    }
}

/// Returns the items of a list, or a single value as a slice.
fn one_or_many(value: &At<TomlValue>) -> &[At<TomlValue>] {
    match &value.value {
        TomlValue::List(items) => items,
        _ => std::slice::from_ref(value),
    }
}

/// ```toml
/// http = ["GET", "/orders"]
/// ```
fn wrong_kind(what: &str, expected: &str, found: &At<TomlValue>) -> Diagnostic {
    Diagnostic::new(
        &rules::WRONG_KIND,
        found.span,
        format!("{what} must be {expected}, found {}", found.value.kind()),
    )
}
