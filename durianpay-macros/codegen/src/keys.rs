//! Takes the keys of one table, one by one, and reports what is left over.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::rules;
use crate::source::{At, Span};
use crate::toml_tree::{Table, Value};

/// A constant, default or example of the spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scalar {
    /// Text.
    Text(String),
    /// An integer.
    Integer(i64),
    /// A truth value.
    Boolean(bool),
}

/// What a table is read as that is none.
const NOTHING: &Table = &Table {
    entries: Vec::new(),
};

/// A table being read. Each getter also says that its key is known, so the
/// list of allowed keys is the code that reads them.
pub(crate) struct Keys<'t> {
    /// What the table describes, in spec words: ``endpoint `orders.create` ``.
    what: String,
    /// Where the thing is named, for what is missing.
    pub(crate) span: Span,
    table: &'t Table,
    known: Vec<&'static str>,
}

impl<'t> Keys<'t> {
    /// Starts reading `entry`, which has to be a table. Anything else is
    /// reported and read as an empty table.
    pub(crate) fn of_table(
        cx: &mut Diagnostics,
        what: impl Into<String>,
        span: Span,
        entry: &'t At<Value>,
    ) -> Self {
        let what = what.into();
        let table = match &entry.value {
            Value::Table(table) => table,
            other => {
                cx.push(wrong_kind(&what, entry.span, "a table", other));
                NOTHING
            }
        };
        Self::new(what, span, table)
    }

    /// Starts reading `entry`, which may be given in its short form: text
    /// that stands for the key `main`.
    pub(crate) fn short_form(
        cx: &mut Diagnostics,
        what: impl Into<String>,
        span: Span,
        entry: &'t At<Value>,
        main: &'static str,
    ) -> (Self, Option<At<String>>) {
        match &entry.value {
            Value::Text(text) => {
                let short = At::new(text.clone(), entry.span);
                (Self::new(what.into(), span, NOTHING), Some(short))
            }
            Value::Table(table) => {
                let mut keys = Self::new(what.into(), span, table);
                let main = keys.text(cx, main);
                (keys, main)
            }
            other => {
                let what = what.into();
                cx.push(wrong_kind(&what, entry.span, "text or a table", other));
                (Self::new(what, span, NOTHING), None)
            }
        }
    }

    pub(crate) fn new(what: String, span: Span, table: &'t Table) -> Self {
        Self {
            what,
            span,
            table,
            known: Vec::new(),
        }
    }

    pub(crate) fn entry(&mut self, key: &'static str) -> Option<&'t (At<String>, At<Value>)> {
        self.known.push(key);
        self.table.get(key)
    }

    pub(crate) fn text(&mut self, cx: &mut Diagnostics, key: &'static str) -> Option<At<String>> {
        let (_, entry) = self.entry(key)?;
        self.as_text(cx, key, entry)
    }

    /// Text that has to be there.
    pub(crate) fn required_text(
        &mut self,
        cx: &mut Diagnostics,
        key: &'static str,
    ) -> Option<At<String>> {
        if self.table.get(key).is_none() {
            cx.push(
                Diagnostic::new(
                    &rules::MISSING_KEY,
                    self.span,
                    format!("{} has no `{key}`", self.what),
                )
                .help(format!("add `{key} = \"…\"`")),
            );
        }
        self.text(cx, key)
    }

    fn as_text(&self, cx: &mut Diagnostics, key: &str, entry: &At<Value>) -> Option<At<String>> {
        match &entry.value {
            Value::Text(text) => Some(At::new(text.clone(), entry.span)),
            other => {
                cx.push(self.wrong_key(key, entry.span, "text", other));
                None
            }
        }
    }

    pub(crate) fn boolean(&mut self, cx: &mut Diagnostics, key: &'static str) -> Option<At<bool>> {
        let (_, entry) = self.entry(key)?;
        if let Value::Boolean(boolean) = entry.value {
            return Some(At::new(boolean, entry.span));
        }
        cx.push(self.wrong_key(key, entry.span, "`true` or `false`", &entry.value));
        None
    }

    pub(crate) fn integer(&mut self, cx: &mut Diagnostics, key: &'static str) -> Option<At<i64>> {
        let (_, entry) = self.entry(key)?;
        if let Value::Integer(integer) = entry.value {
            return Some(At::new(integer, entry.span));
        }
        cx.push(self.wrong_key(key, entry.span, "an integer", &entry.value));
        None
    }

    pub(crate) fn scalar(&mut self, cx: &mut Diagnostics, key: &'static str) -> Option<At<Scalar>> {
        let (_, entry) = self.entry(key)?;
        let scalar = match &entry.value {
            Value::Text(text) => Scalar::Text(text.clone()),
            Value::Integer(integer) => Scalar::Integer(*integer),
            Value::Boolean(boolean) => Scalar::Boolean(*boolean),
            other => {
                let diagnostic =
                    self.wrong_key(key, entry.span, "text, an integer or a boolean", other);
                cx.push(match other {
                    Value::Other("a float") => {
                        diagnostic.help("write an amount as text: `\"10000.67\"`")
                    }
                    _ => diagnostic,
                });
                return None;
            }
        };
        Some(At::new(scalar, entry.span))
    }

    /// A text or a list of texts.
    pub(crate) fn texts(&mut self, cx: &mut Diagnostics, key: &'static str) -> Vec<At<String>> {
        let Some((_, entry)) = self.entry(key) else {
            return Vec::new();
        };
        match &entry.value {
            Value::List(items) => items
                .iter()
                .filter_map(|item| self.as_text(cx, key, item))
                .collect(),
            _ => self.as_text(cx, key, entry).into_iter().collect(),
        }
    }

    /// A list of lists of texts.
    pub(crate) fn text_groups(
        &mut self,
        cx: &mut Diagnostics,
        key: &'static str,
    ) -> Vec<At<Vec<At<String>>>> {
        let Some((_, entry)) = self.entry(key) else {
            return Vec::new();
        };
        let Value::List(groups) = &entry.value else {
            cx.push(self.wrong_key(key, entry.span, "a list of lists", &entry.value));
            return Vec::new();
        };
        groups
            .iter()
            .filter_map(|group| match &group.value {
                Value::List(items) => {
                    let names = items
                        .iter()
                        .filter_map(|item| self.as_text(cx, key, item))
                        .collect();
                    Some(At::new(names, group.span))
                }
                other => {
                    cx.push(self.wrong_key(key, group.span, "a list of names", other));
                    None
                }
            })
            .collect()
    }

    /// A list of integers.
    pub(crate) fn integers(&mut self, cx: &mut Diagnostics, key: &'static str) -> Vec<At<i64>> {
        let Some((_, entry)) = self.entry(key) else {
            return Vec::new();
        };
        let Value::List(items) = &entry.value else {
            cx.push(self.wrong_key(key, entry.span, "a list of integers", &entry.value));
            return Vec::new();
        };
        items
            .iter()
            .filter_map(|item| match item.value {
                Value::Integer(integer) => Some(At::new(integer, item.span)),
                ref other => {
                    cx.push(self.wrong_key(key, item.span, "an integer", other));
                    None
                }
            })
            .collect()
    }

    /// The entries of the table under `key`; none when there is no such key.
    pub(crate) fn entries(
        &mut self,
        cx: &mut Diagnostics,
        key: &'static str,
    ) -> &'t [(At<String>, At<Value>)] {
        let Some((_, entry)) = self.entry(key) else {
            return &[];
        };
        if let Value::Table(table) = &entry.value {
            return &table.entries;
        }
        cx.push(self.wrong_key(key, entry.span, "a table", &entry.value));
        &[]
    }

    /// Reports the keys that nobody asked for.
    pub(crate) fn finish(self, cx: &mut Diagnostics) {
        for (key, _) in &self.table.entries {
            if !self.known.contains(&key.value.as_str()) {
                cx.push(
                    Diagnostic::new(
                        &rules::UNKNOWN_KEY,
                        key.span,
                        format!("unknown key `{}` in {}", key.value, self.what),
                    )
                    .suggest(&key.value, self.known.iter().copied()),
                );
            }
        }
    }

    fn wrong_key(&self, key: &str, span: Span, expected: &str, found: &Value) -> Diagnostic {
        wrong_kind(&format!("`{key}` of {}", self.what), span, expected, found)
    }
}

fn wrong_kind(what: &str, span: Span, expected: &str, found: &Value) -> Diagnostic {
    Diagnostic::new(
        &rules::WRONG_KIND,
        span,
        format!("{what} has to be {expected}, and is {}", found.kind()),
    )
}
