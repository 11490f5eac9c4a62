//! [`Table`]: a table of the spec language as JSON.

use super::about::evidence_value;
use durianpay_codegen::model::About;
use serde_json::{Map, Value};

/// A table of the language.
#[derive(Default)]
pub(super) struct Table(pub(super) Map<String, Value>);

impl Table {
    /// Sets a key if there is a value.
    pub(super) fn set(&mut self, key: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.0.insert(key.to_owned(), value.into());
        }
    }

    /// Sets a key, which is left out if it is `false`.
    pub(super) fn flag(&mut self, key: &str, value: bool) {
        self.set(key, value.then_some(true));
    }

    /// Sets a key to a list, which is left out if it is empty.
    pub(super) fn list(&mut self, key: &str, items: &[String]) {
        self.set(key, (!items.is_empty()).then(|| Value::from(items)));
    }

    /// Sets the keys that every node accepts.
    pub(super) fn about(mut self, about: &About) -> Map<String, Value> {
        let About {
            doc,
            link,
            deprecated,
            evidence,
            note,
            source: _,
        } = about;
        self.set("doc", (!doc.is_empty()).then_some(doc.as_str()));
        self.set("link", link.as_deref());
        self.set("deprecated", deprecated.as_deref());
        self.set("evidence", evidence_value(*evidence));
        self.set("note", note.as_deref());
        self.0
    }
}
