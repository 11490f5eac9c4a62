//! Reads the values of one table, key by key.

use crate::grammar::{Kind, Meaning, Table};
use crate::model::Scalar;
use crate::source::At;
use crate::toml::{TomlTable, TomlValue};

/// A reader for a table that the grammar describes.
///
/// A value of the wrong type reads as absent, because the validation has already
/// reported it.
pub(crate) struct TableReader<'t> {
    language: &'static Table,
    node: &'t At<TomlValue>,
}

impl<'t> TableReader<'t> {
    /// Creates a reader of `node`, which must be such a table or its short form.
    pub(crate) fn new(language: &'static Table, node: &'t At<TomlValue>) -> Self {
        Self { language, node }
    }

    /// Returns the value of a key. The grammar must describe the key with the
    /// expected kind; otherwise files would be validated against something else
    /// than is read.
    fn get(&self, key: &str, is_expected: fn(&Kind) -> bool) -> Option<&'t At<TomlValue>> {
        debug_assert!(
            self.language
                .key(key)
                .is_some_and(|key| is_expected(&key.kind)),
            "the grammar does not describe `{key}` of `{}` with this kind",
            self.language.name,
        );
        self.value(key)
    }

    fn value(&self, key: &str) -> Option<&'t At<TomlValue>> {
        match &self.node.value {
            TomlValue::Table(table) => table.get(key).map(|(_, value)| value),
            TomlValue::Text(_) if self.language.short == Some(key) => Some(self.node),
            _ => None,
        }
    }

    pub(crate) fn text(&self, key: &str) -> Option<At<String>> {
        as_text(self.get(key, |kind| matches!(kind, Kind::Text(_)))?)
    }

    /// Returns the meaning of a keyword.
    pub(crate) fn word<T: Meaning>(&self, key: &str) -> Option<At<T>> {
        as_word(self.get(key, |kind| matches!(kind, Kind::Word(_)))?)
    }

    /// Returns the meanings of a keyword, or of a list of keywords.
    pub(crate) fn words<T: Meaning>(&self, key: &str) -> Vec<At<T>> {
        let value = self.get(key, |kind| matches!(kind, Kind::Words(_)));
        one_or_many(value, as_word)
    }

    /// Returns a string, or the strings of a list.
    pub(crate) fn texts(&self, key: &str) -> Vec<At<String>> {
        let value = self.get(key, |kind| {
            matches!(kind, Kind::Texts(_) | Kind::TextOrPair)
        });
        one_or_many(value, as_text)
    }

    /// Checks whether the value of a key that takes strings is a list.
    pub(crate) fn is_list(&self, key: &str) -> bool {
        let value = self.value(key).map(|value| &value.value);
        matches!(value, Some(TomlValue::List(_)))
    }

    pub(crate) fn boolean(&self, key: &str) -> Option<At<bool>> {
        let value = self.get(key, |kind| matches!(kind, Kind::Boolean))?;
        match value.value {
            TomlValue::Boolean(boolean) => Some(At::new(boolean, value.span)),
            _ => None,
        }
    }

    pub(crate) fn integer(&self, key: &str) -> Option<At<i64>> {
        as_integer(self.get(key, |kind| matches!(kind, Kind::Integer(..)))?)
    }

    pub(crate) fn scalar(&self, key: &str) -> Option<At<Scalar>> {
        let value = self.get(key, |kind| matches!(kind, Kind::Scalar))?;
        let scalar = match &value.value {
            TomlValue::Text(text) => Scalar::Text(text.clone()),
            TomlValue::Integer(integer) => Scalar::Integer(*integer),
            TomlValue::Boolean(boolean) => Scalar::Boolean(*boolean),
            TomlValue::List(_) | TomlValue::Table(_) | TomlValue::Other(_) => return None,
        };
        Some(At::new(scalar, value.span))
    }

    /// Returns a list of lists of strings.
    pub(crate) fn text_groups(&self, key: &str) -> Vec<At<Vec<At<String>>>> {
        let value = self.get(key, |kind| matches!(kind, Kind::Groups));
        let groups = value.map_or(&[][..], as_list).iter();
        groups
            .filter(|group| matches!(group.value, TomlValue::List(_)))
            .map(|group| {
                let names = as_list(group).iter().filter_map(as_text);
                At::new(names.collect(), group.span)
            })
            .collect()
    }

    /// Returns a list of integers.
    pub(crate) fn integers(&self, key: &str) -> Vec<At<i64>> {
        let value = self.get(key, |kind| matches!(kind, Kind::Integers(..)));
        let items = value.map_or(&[][..], as_list).iter();
        items.filter_map(as_integer).collect()
    }

    /// Returns the table under `key`, with the key.
    pub(crate) fn table(&self, key: &str) -> Option<&'t (At<String>, At<TomlValue>)> {
        self.get(key, |kind| matches!(kind, Kind::Table(_)))?;
        match &self.node.value {
            TomlValue::Table(table) => table.get(key),
            _ => None,
        }
    }

    /// Returns the named entries of the table under `key`, or an empty slice if the
    /// key is absent.
    pub(crate) fn entries(&self, key: &str) -> &'t [(At<String>, At<TomlValue>)] {
        let value = self.get(key, |kind| matches!(kind, Kind::Named(..)));
        value.map_or(&[], |value| entries(value))
    }
}

/// Returns the entries of a table, or an empty slice for any other value.
pub(crate) fn entries(value: &At<TomlValue>) -> &[(At<String>, At<TomlValue>)] {
    match &value.value {
        TomlValue::Table(TomlTable { entries }) => entries,
        _ => &[],
    }
}

fn one_or_many<T>(value: Option<&At<TomlValue>>, read: fn(&At<TomlValue>) -> Option<T>) -> Vec<T> {
    match value {
        Some(At {
            value: TomlValue::List(items),
            ..
        }) => items.iter().filter_map(read).collect(),
        Some(one) => read(one).into_iter().collect(),
        None => Vec::new(),
    }
}

fn as_list(value: &At<TomlValue>) -> &[At<TomlValue>] {
    match &value.value {
        TomlValue::List(items) => items,
        _ => &[],
    }
}

fn as_text(value: &At<TomlValue>) -> Option<At<String>> {
    match &value.value {
        TomlValue::Text(text) => Some(At::new(text.clone(), value.span)),
        _ => None,
    }
}

fn as_word<T: Meaning>(value: &At<TomlValue>) -> Option<At<T>> {
    let text = as_text(value)?;
    let meaning = T::WORDS.meaning(text.as_str())?;
    Some(At::new(meaning, text.span))
}

fn as_integer(value: &At<TomlValue>) -> Option<At<i64>> {
    match value.value {
        TomlValue::Integer(integer) => Some(At::new(integer, value.span)),
        _ => None,
    }
}
