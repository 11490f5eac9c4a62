//! A place in the document: a value with its JSON Pointer.

use serde_json::Value;

/// How many references may follow one another before it is taken for a cycle.
const LONGEST_CHAIN: usize = 32;

/// A value, and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Node<'d> {
    pub(super) json: &'d Value,
    /// RFC 6901, as a fragment: `#/paths/~1pets/get`.
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

    /// The value under the first of the keys that is there.
    pub(super) fn get_any(&self, keys: &[&str]) -> Option<Node<'d>> {
        keys.iter().find_map(|key| self.get(key))
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.json.get(key).is_some()
    }

    pub(super) fn string(&self, key: &str) -> Option<&'d str> {
        self.json.get(key)?.as_str()
    }

    /// Whether the value under the key is `true`.
    pub(super) fn is(&self, key: &str) -> bool {
        self.json.get(key) == Some(&Value::Bool(true))
    }

    pub(super) fn is_object(&self) -> bool {
        matches!(self.json, Value::Object(_))
    }

    /// The members of an object; none of anything else.
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

    /// The items of a list; none of anything else.
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

    /// The members of the object under the key.
    pub(super) fn members_of(&self, key: &str) -> Vec<(&'d str, Node<'d>)> {
        self.get(key).map_or_else(Vec::new, |node| node.members())
    }

    /// The items of the list under the key.
    pub(super) fn items_of(&self, key: &str) -> Vec<Node<'d>> {
        self.get(key).map_or_else(Vec::new, |node| node.items())
    }

    /// The strings of the list under the key.
    pub(super) fn strings(&self, key: &str) -> Vec<&'d str> {
        match self.json.get(key) {
            Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        }
    }
}

/// Questions to a schema.
impl<'d> Node<'d> {
    /// The kinds of value that the schema takes, but for `null`.
    pub(super) fn types(&self) -> Vec<&'d str> {
        let mut types = self.strings("type");
        types.extend(self.string("type"));
        types.retain(|name| *name != "null");
        types
    }

    /// Whether `null` is documented: `nullable` in 3.0, a type in 3.1.
    pub(super) fn is_nullable(&self) -> bool {
        self.is("nullable") || self.strings("type").contains(&"null")
    }

    /// Whether the schema is a component, so that its description is that of the type and not of a field.
    pub(super) fn is_component(&self) -> bool {
        is_component(&self.pointer)
    }
}

/// Whether a pointer is that of a component's schema.
pub(super) fn is_component(pointer: &str) -> bool {
    pointer
        .strip_prefix("#/components/schemas/")
        .is_some_and(|name| !name.contains('/'))
}

/// A document, in which references are looked up.
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

    /// What `node` stands for, once no reference is left.
    ///
    /// The error says what is wrong with the reference.
    pub(super) fn follow(self, node: &Node<'d>) -> Result<Node<'d>, String> {
        let mut here = node.clone();
        for _ in 0..LONGEST_CHAIN {
            let Some(reference) = here.string("$ref") else {
                return Ok(here);
            };
            here = self.find(reference)?;
        }
        Err(format!(
            "the reference `{}` leads into a cycle",
            node.string("$ref").unwrap_or_default()
        ))
    }

    /// One step along a reference.
    pub(super) fn find(self, reference: &str) -> Result<Node<'d>, String> {
        let Some(pointer) = reference.strip_prefix('#') else {
            return Err(format!(
                "the reference `{reference}` leads out of the document; bundle it first"
            ));
        };
        let missing = || format!("the reference `{reference}` leads nowhere");
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

/// In a URI fragment, characters may be percent-encoded too.
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
            ("circle", "the reference `#/circle` leads into a cycle"),
            (
                "away",
                "the reference `other.json#/a` leads out of the document; bundle it first",
            ),
            ("lost", "the reference `#/z` leads nowhere"),
        ] {
            assert_eq!(follow(key), Err(error.to_owned()));
        }
    }
}
