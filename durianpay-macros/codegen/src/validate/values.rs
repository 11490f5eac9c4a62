//! Validates single values: strings, keywords, numbers, and lists of these.

use crate::diagnostic::{Diagnostic, Diagnostics, list};
use crate::grammar::{Key, Kind, MEMBER, Table, Vocabulary};
use crate::rules;
use crate::source::At;
use crate::toml::{TomlTable, TomlValue};

/// A key, and the table that contains it.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// The text of the file.
    pub(super) text: &'a str,
    pub(super) key: &'static Key,
    /// The title of the table, or `None` at the top level of a file.
    pub(super) owner: Option<&'a str>,
}

/// Validates a value that is neither a table nor made of tables. A misspelt keyword is corrected.
pub(super) fn check(diagnostics: &mut Diagnostics, place: Place<'_>, value: &mut At<TomlValue>) {
    match place.key.kind {
        // Tables are validated key by key.
        Kind::Table(_) | Kind::Named(..) => {}
        Kind::Text(_) => place.check_text(diagnostics, value),
        Kind::Word(words) => {
            if let Some(meant) = place.check_word(diagnostics, words, value) {
                value.value = TomlValue::Text(meant);
            }
        }
        Kind::Boolean => place.check_boolean(diagnostics, value),
        Kind::Integer(..) => place.check_integer(diagnostics, value),
        Kind::Scalar => place.check_scalar(diagnostics, value),
        Kind::Texts(_) | Kind::TextOrPair => {
            for item in one_or_many(value) {
                place.check_text(diagnostics, item);
            }
        }
        Kind::Words(words) => {
            for item in one_or_many(value) {
                place.check_word(diagnostics, words, item);
            }
        }
        Kind::Groups => place.check_groups(diagnostics, value),
        Kind::Integers(..) => match &value.value {
            TomlValue::List(items) => {
                for item in items {
                    place.check_integer(diagnostics, item);
                }
            }
            _ => diagnostics.push(place.wrong_kind("a list of integers", value)),
        },
    }
}

/// ```toml
/// [enum.Status]
/// values = ["open", "closed"]
/// ```
pub(super) fn check_named(diagnostics: &mut Diagnostics, place: Place<'_>, value: &At<TomlValue>) {
    let diagnostic = place.wrong_kind("a table of tables", value);
    let first = match &value.value {
        TomlValue::List(items) => items.first(),
        _ => None,
    };
    let key = place.key.name;
    diagnostics.push(match first.map(|item| &item.value) {
        Some(TomlValue::Text(name)) => diagnostic.help(format!(
            "write each as a key of its own: `{key} = {{ {name} = \"…\" }}`"
        )),
        _ => diagnostic,
    });
}

/// Reads a list of names as the table that is meant, so that they are known.
pub(super) fn read_list(table: &Table, value: &mut At<TomlValue>) {
    let TomlValue::List(items) = &value.value else {
        return;
    };
    let entries = items.iter().filter_map(|item| {
        let TomlValue::Text(name) = &item.value else {
            return None;
        };
        let content = match table.short {
            // The members of a union are often listed by their types.
            Some("type") if table.name == MEMBER.name => name.clone(),
            Some("type") => "json".to_owned(),
            _ => String::new(),
        };
        let name = At::new(name.clone(), item.span);
        Some((name, At::new(TomlValue::Text(content), item.span)))
    });
    value.value = TomlValue::Table(TomlTable {
        entries: entries.collect(),
    });
}

/// Advises on a list in place of a table that has a short form.
///
/// ```toml
/// [type.Claim.fields]
/// status = ["open", "closed"]
/// ```
pub(super) fn advise_on_list(
    diagnostic: Diagnostic,
    table: &Table,
    value: &At<TomlValue>,
) -> Diagnostic {
    let (Some("type"), TomlValue::List(items)) = (table.short, &value.value) else {
        return diagnostic;
    };
    match items.as_slice() {
        [
            At {
                value: TomlValue::Text(item),
                ..
            },
        ] => diagnostic
            .help(format!("write a list as a string: `\"[{item}]\"`"))
            .replace(value.span, format!("\"[{item}]\"")),
        _ => diagnostic.help("define an `[enum.…]` with these values, and write its name"),
    }
}

/// Returns the ways to write a key whose values are keywords.
pub(super) fn assignments(key: &str, words: &dyn Vocabulary) -> String {
    let words: Vec<String> = quoted(words);
    match words.split_last() {
        Some((last, [first, rest @ ..])) => {
            let rest: Vec<String> = rest.iter().map(|word| format!(", `{word}`")).collect();
            let rest = rest.concat();
            format!("add `{key} = {first}`{rest} or `{last}`")
        }
        _ => format!("add `{key} = \"…\"`"),
    }
}

fn quoted(words: &dyn Vocabulary) -> Vec<String> {
    let words = words.words();
    let quoted = words.iter().map(|word| format!("\"{}\"", word.name));
    quoted.collect()
}

impl Place<'_> {
    fn check_text(self, diagnostics: &mut Diagnostics, value: &At<TomlValue>) {
        if !matches!(value.value, TomlValue::Text(_)) {
            diagnostics.push(self.quote(self.wrong_kind("a string", value), value));
        }
    }

    /// ```toml
    /// retry = "sometimes"
    /// ```
    ///
    /// Returns the keyword that is evidently meant instead.
    fn check_word(
        self,
        diagnostics: &mut Diagnostics,
        words: &dyn Vocabulary,
        value: &At<TomlValue>,
    ) -> Option<String> {
        let TomlValue::Text(text) = &value.value else {
            let words = quoted(words);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let diagnostic = self.wrong_kind("a string", value);
            diagnostics.push(diagnostic.help(format!("write {}", list(&words))));
            return None;
        };
        let words = words.words();
        if words.iter().any(|word| word.name == text) {
            return None;
        }
        let key = self.key.name;
        let diagnostic = Diagnostic::new(
            &rules::UNKNOWN_WORD,
            value.span,
            format!("invalid value `{text}` of `{key}`"),
        );
        let diagnostic = diagnostic.suggest_name(text, words.iter().map(|word| word.name));
        let meant = diagnostic.edits.first();
        let meant = meant.map(|edit| edit.replacement.clone());
        // The envelope has a key of its own in `[api]`.
        let is_key = key == "envelope" && meant.is_none();
        diagnostics.push(if is_key {
            let all = &diagnostic.help;
            let help = format!("{all}; the name of the key is `envelope` of `[api]`");
            diagnostic.help(help)
        } else {
            diagnostic
        });
        meant
    }

    fn check_boolean(self, diagnostics: &mut Diagnostics, value: &At<TomlValue>) {
        let meant = match &value.value {
            TomlValue::Boolean(_) => return,
            TomlValue::Text(text) if matches!(text.as_str(), "true" | "false") => Some(text),
            _ => None,
        };
        let diagnostic = self.wrong_kind("`true` or `false`", value);
        diagnostics.push(match meant {
            Some(text) => diagnostic
                .help(format!("write `{text}`, without quotes"))
                .replace(value.span, text),
            None => diagnostic.help("write `true` or `false`, without quotes"),
        });
    }

    fn check_integer(self, diagnostics: &mut Diagnostics, value: &At<TomlValue>) {
        let diagnostic = self.wrong_kind("an integer", value);
        diagnostics.push(match &value.value {
            TomlValue::Integer(_) => return,
            TomlValue::Text(text)
                if text
                    .parse()
                    .is_ok_and(|number: i64| number.to_string() == *text) =>
            {
                diagnostic
                    .help(format!("write `{text}`, without quotes"))
                    .replace(value.span, text)
            }
            _ => diagnostic.help("write an integer, without quotes"),
        });
    }

    fn check_scalar(self, diagnostics: &mut Diagnostics, value: &At<TomlValue>) {
        const EXPECTED: &str = "a string, an integer or a boolean";
        match value.value {
            TomlValue::Text(_) | TomlValue::Integer(_) | TomlValue::Boolean(_) => {}
            TomlValue::Other("a float") => {
                let help = match self.key.name {
                    "const" => "remove it: a constant cannot be a fraction",
                    _ => {
                        "write the value of a `decimal` or an `amount` as a string: `\"10000.67\"`"
                    }
                };
                diagnostics.push(self.wrong_kind(EXPECTED, value).help(help));
            }
            _ => diagnostics.push(self.quote(self.wrong_kind(EXPECTED, value), value)),
        }
    }

    fn check_groups(self, diagnostics: &mut Diagnostics, value: &At<TomlValue>) {
        let TomlValue::List(groups) = &value.value else {
            diagnostics.push(self.wrong_kind("a list of lists", value));
            return;
        };
        for group in groups {
            match &group.value {
                TomlValue::List(names) => {
                    for name in names {
                        self.check_text(diagnostics, name);
                    }
                }
                _ => diagnostics.push(self.wrong_kind("a list of names", group)),
            }
        }
    }

    /// Suggests quotes around a value that is only a string with them:
    ///
    /// ```toml
    /// day = { type = "date", example = 2026-12-01 }
    /// ```
    fn quote(self, diagnostic: Diagnostic, value: &At<TomlValue>) -> Diagnostic {
        let is_plain = !matches!(value.value, TomlValue::List(_) | TomlValue::Table(_));
        let written = self.text.get(value.span.start..value.span.end);
        match written.filter(|written| is_plain && written.len() < 40) {
            Some(written) => diagnostic
                .help(format!("write it as a string: `\"{written}\"`"))
                .replace(value.span, format!("\"{written}\"")),
            None => diagnostic,
        }
    }

    fn wrong_kind(self, expected: &str, found: &At<TomlValue>) -> Diagnostic {
        wrong_kind(&self.title(), expected, found)
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
pub(super) fn wrong_kind(what: &str, expected: &str, found: &At<TomlValue>) -> Diagnostic {
    Diagnostic::new(
        &rules::WRONG_KIND,
        found.span,
        format!("{what} must be {expected}, found {}", found.value.kind()),
    )
}
