//! A node of the document under construction.

use serde_json::{Map, Value};

/// The name of the extension.
const EXTENSION: &str = "x-spec";

/// A node: the plain `OpenAPI` keys, and the keys that only the spec language has.
#[derive(Debug, Default)]
pub(super) struct Node {
    plain: Map<String, Value>,
    spec: Map<String, Value>,
}

impl Node {
    /// Creates a node from plain keys.
    pub(super) fn from_members(plain: Map<String, Value>) -> Self {
        Self {
            plain,
            spec: Map::new(),
        }
    }

    /// Creates a node that readers of the spec skip.
    pub(super) fn generated() -> Self {
        let mut node = Self::default();
        node.say("generated", true);
        node
    }

    /// Sets a key of plain `OpenAPI`.
    pub(super) fn set(&mut self, key: &str, value: impl Into<Value>) {
        self.plain.insert(key.to_owned(), value.into());
    }

    /// Sets a key of the extension.
    pub(super) fn say(&mut self, key: &str, value: impl Into<Value>) {
        self.spec.insert(key.to_owned(), value.into());
    }

    /// Sets keys of the extension.
    pub(super) fn say_all(&mut self, keys: Map<String, Value>) {
        self.spec.extend(keys);
    }

    /// Sets keys of plain `OpenAPI`.
    pub(super) fn set_all(&mut self, keys: Map<String, Value>) {
        self.plain.extend(keys);
    }

    /// Finishes the node, with the extension as its last key.
    pub(super) fn finish(mut self) -> Value {
        if !self.spec.is_empty() {
            self.set(EXTENSION, Value::Object(self.spec.clone()));
        }
        Value::Object(self.plain)
    }

    /// Finishes the node without the extension, if another node contains it.
    pub(super) fn plain(self) -> Value {
        Value::Object(self.plain)
    }

    /// Finishes the node with the extension, even if it is empty.
    pub(super) fn marked(mut self) -> Value {
        self.plain
            .insert(EXTENSION.to_owned(), Value::Object(self.spec));
        Value::Object(self.plain)
    }
}

/// Formats a reference to a component of the document.
pub(super) fn reference(kind: &str, name: &str) -> String {
    format!("#/components/{kind}/{name}")
}

/// Returns `{"$ref": "#/components/schemas/Order"}`.
pub(super) fn schema_reference(name: &str) -> Map<String, Value> {
    let target = reference("schemas", name);
    Map::from_iter([("$ref".to_owned(), Value::from(target))])
}
