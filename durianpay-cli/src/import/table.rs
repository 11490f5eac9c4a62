//! A table of the spec under construction: keys, values, and remarks above.

use super::node::Node;
use super::number::{Numeral, numeral};
use serde_json::Value;

/// A value of the spec language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    Text(String),
    Integer(i64),
    Boolean(bool),
    List(Vec<Item>),
    Table(Table),
}

/// A table. Keys keep the order of insertion.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// Remarks, which become comments above the table.
    pub(super) remarks: Vec<String>,
    pub(super) entries: Vec<(String, Item)>,
}

impl Table {
    pub(super) fn get(&self, key: &str) -> Option<&Item> {
        self.entries
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, item)| item)
    }

    pub(super) fn get_mut(&mut self, key: &str) -> Option<&mut Item> {
        self.entries
            .iter_mut()
            .find(|(name, _)| name == key)
            .map(|(_, item)| item)
    }

    pub(super) fn string(&self, key: &str) -> Option<&str> {
        match self.get(key) {
            Some(Item::Text(text)) => Some(text),
            _ => None,
        }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    pub(super) fn set(&mut self, key: &str, item: impl Into<Item>) {
        let item = item.into();
        match self.entries.iter_mut().find(|(name, _)| name == key) {
            Some((_, earlier)) => *earlier = item,
            None => self.entries.push((key.to_owned(), item)),
        }
    }

    pub(super) fn take(&mut self, key: &str) -> Option<Item> {
        let index = self.entries.iter().position(|(name, _)| name == key)?;
        Some(self.entries.remove(index).1)
    }

    pub(super) fn remark(&mut self, text: impl Into<String>) {
        let text = text.into();
        if !self.remarks.contains(&text) {
            self.remarks.push(text);
        }
    }

    /// Copies the entries of `other`, which override existing ones.
    pub(super) fn overlay(&mut self, other: Table) {
        for remark in other.remarks {
            self.remark(remark);
        }
        for (key, item) in other.entries {
            self.set(&key, item);
        }
    }

    /// Copies the entries of `other` that do not exist yet.
    pub(super) fn fill(&mut self, other: &Table) {
        for remark in &other.remarks {
            self.remark(remark.clone());
        }
        for (key, item) in &other.entries {
            if !self.has(key) {
                self.set(key, item.clone());
            }
        }
    }
}

impl From<&str> for Item {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Item {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Item {
    fn from(boolean: bool) -> Self {
        Self::Boolean(boolean)
    }
}

impl From<i64> for Item {
    fn from(integer: i64) -> Self {
        Self::Integer(integer)
    }
}

impl From<Table> for Item {
    fn from(table: Table) -> Self {
        Self::Table(table)
    }
}

/// Converts a JSON value to a value of the language. Returns `None` for `null`.
pub(super) fn item(json: &Value) -> Option<Item> {
    Some(match json {
        Value::Null => return None,
        Value::Bool(boolean) => Item::Boolean(*boolean),
        Value::Number(number) => match numeral(number) {
            Numeral::Integer(integer) => Item::Integer(integer),
            // The language has no fractions: amounts and decimals are strings.
            Numeral::Decimal(text) => Item::Text(text),
        },
        Value::String(text) => Item::Text(text.clone()),
        Value::Array(items) => Item::List(items.iter().filter_map(item).collect()),
        Value::Object(members) => Item::Table(Table {
            remarks: Vec::new(),
            entries: members
                .iter()
                .filter_map(|(name, json)| Some((name.clone(), item(json)?)))
                .collect(),
        }),
    })
}

/// Returns the object under the key as a table.
pub(super) fn table(node: &Node<'_>, key: &str) -> Option<Table> {
    match item(node.get(key)?.json) {
        Some(Item::Table(table)) => Some(table),
        _ => None,
    }
}
