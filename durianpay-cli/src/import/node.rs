//! A position in the document: a value and its JSON Pointer.

use serde_json::Value;

/// The maximum length of a chain of references. Longer ones count as cycles.
const LONGEST_CHAIN: usize = 10_000;

/// A value and its position.
#[derive(Debug, Clone)]
pub(super) struct Node<'d> {
    pub(super) json: &'d Value,
    /// The JSON Pointer (RFC 6901) as a URI fragment: `#/paths/~1pets/get`.
    pub(super) pointer: String,
}

impl<'d> Node<'d> {
    pub(super) fn root(json: &'d Value) -> Self {
        Self {
            json,
            pointer: "#".to_owned(),
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<Node<'d>> {
        let json = self.json.get(key)?;
        Some(Node {
            json,
            pointer: format!("{}/{}", self.pointer, escape(key)),
        })
    }

    /// Escapes a key, as a step of a pointer.
    pub(super) fn escaped(key: &str) -> String {
        escape(key)
    }

    /// Returns the value under the first of the keys that exists.
    pub(super) fn get_any(&self, keys: &[&str]) -> Option<Node<'d>> {
        keys.iter().find_map(|key| self.get(key))
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.json.get(key).is_some()
    }

    pub(super) fn string(&self, key: &str) -> Option<&'d str> {
        self.json.get(key)?.as_str()
    }

    /// Checks whether the value under the key is `true`.
    pub(super) fn is(&self, key: &str) -> bool {
        self.json.get(key) == Some(&Value::Bool(true))
    }

    pub(super) fn is_object(&self) -> bool {
        matches!(self.json, Value::Object(_))
    }

    /// Lists the members of an object, or nothing for other values.
    pub(super) fn members(&self) -> Vec<(&'d str, Node<'d>)> {
        let Value::Object(members) = self.json else {
            return Vec::new();
        };
        members
            .iter()
            .map(|(name, json)| {
                let pointer = format!("{}/{}", self.pointer, escape(name));
                (name.as_str(), Node { json, pointer })
            })
            .collect()
    }

    /// Lists the items of a list, or nothing for other values.
    pub(super) fn items(&self) -> Vec<Node<'d>> {
        let Value::Array(items) = self.json else {
            return Vec::new();
        };
        items
            .iter()
            .enumerate()
            .map(|(index, json)| Node {
                json,
                pointer: format!("{}/{index}", self.pointer),
            })
            .collect()
    }

    /// Lists the members of the object under the key.
    pub(super) fn members_of(&self, key: &str) -> Vec<(&'d str, Node<'d>)> {
        self.get(key).map_or_else(Vec::new, |node| node.members())
    }

    /// Lists the items of the list under the key.
    pub(super) fn items_of(&self, key: &str) -> Vec<Node<'d>> {
        self.get(key).map_or_else(Vec::new, |node| node.items())
    }

    /// Lists the strings of the list under the key.
    pub(super) fn strings(&self, key: &str) -> Vec<&'d str> {
        match self.json.get(key) {
            Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        }
    }
}

/// Queries on schemas.
impl<'d> Node<'d> {
    /// Lists the types of the schema, except `null`.
    pub(super) fn types(&self) -> Vec<&'d str> {
        let mut types = self.strings("type");
        types.extend(self.string("type"));
        types.retain(|name| *name != "null");
        types
    }

    /// Checks whether `null` is allowed: `nullable` in 3.0, a type in 3.1.
    pub(super) fn is_nullable(&self) -> bool {
        self.is("nullable")
            || self.string("type") == Some("null")
            || self.strings("type").contains(&"null")
    }

    /// Returns the last step of the pointer: the name of a component.
    pub(super) fn last_step(&self) -> String {
        let last = self.pointer.rsplit('/').next();
        unescape(last.unwrap_or_default())
    }

    /// Checks whether the schema is a component, so that its description belongs to the type and not to
    /// a field.
    pub(super) fn is_component(&self) -> bool {
        is_component(&self.pointer)
    }
}

/// Checks whether the pointer is that of a component's schema.
pub(super) fn is_component(pointer: &str) -> bool {
    pointer
        .strip_prefix("#/components/schemas/")
        .is_some_and(|name| !name.contains('/'))
}

/// A document, which resolves references.
#[derive(Debug, Clone, Copy)]
pub(super) struct Document<'d> {
    json: &'d Value,
}

impl<'d> Document<'d> {
    pub(super) fn new(json: &'d Value) -> Self {
        Self { json }
    }

    pub(super) fn root(self) -> Node<'d> {
        Node::root(self.json)
    }

    /// Resolves `node` until it is no longer a reference.
    ///
    /// The error describes the broken reference.
    pub(super) fn follow(self, node: &Node<'d>) -> Result<Node<'d>, String> {
        let mut here = node.clone();
        for _ in 0..LONGEST_CHAIN {
            let Some(reference) = here.string("$ref") else {
                return Ok(here);
            };
            here = self.find(reference)?;
        }
        Err(format!(
            "the reference `{}` is part of a cycle",
            node.string("$ref").unwrap_or_default()
        ))
    }

    /// Resolves a single reference.
    pub(super) fn find(self, reference: &str) -> Result<Node<'d>, String> {
        let Some(pointer) = reference.strip_prefix('#') else {
            return Err(format!(
                "the reference `{reference}` points outside the document; give that file too, or bundle the document first"
            ));
        };
        let missing = || format!("the reference `{reference}` cannot be resolved");
        let mut here = self.root();
        let mut steps = pointer.split('/');
        if steps.next() != Some("") {
            return Err(missing());
        }
        for step in steps {
            let step = unescape(step);
            let next = here.get(&step).or_else(|| {
                let index: usize = step.parse().ok()?;
                here.items().into_iter().nth(index)
            });
            here = next.ok_or_else(missing)?;
        }
        Ok(here)
    }
}

fn escape(step: &str) -> String {
    step.replace('~', "~0").replace('/', "~1")
}

/// URI fragments may also be percent-encoded.
fn unescape(step: &str) -> String {
    let decoded = percent_encoding::percent_decode_str(step).decode_utf8_lossy();
    decoded.replace("~1", "/").replace("~0", "~")
}

#[cfg(test)]
mod tests {
    use super::Document;
    use serde_json::Value;

    #[test]
    fn references_are_followed_and_errors_are_reported() {
        let text = r##"{
            "a": {"$ref": "#/b~1c/0"}, "b/c": [{"$ref": "#/d%20e"}], "d e": {"x": 1},
            "circle": {"$ref": "#/circle"}, "away": {"$ref": "other.json#/a"}, "lost": {"$ref": "#/z"}
        }"##;
        let json: Value = serde_json::from_str(text).expect("the text is JSON");
        let document = Document::new(&json);
        let follow = |key| {
            let node = document.root().get(key).expect("the key is there");
            document.follow(&node).map(|node| node.pointer)
        };
        assert_eq!(follow("a"), Ok("#/d e".to_owned()));
        assert_eq!(follow("d e"), Ok("#/d e".to_owned()));
        for (key, error) in [
            ("circle", "the reference `#/circle` is part of a cycle"),
            (
                "away",
                "the reference `other.json#/a` points outside the document; give that file too, or bundle the document first",
            ),
            ("lost", "the reference `#/z` cannot be resolved"),
        ] {
            assert_eq!(follow(key), Err(error.to_owned()));
        }
    }
}
