//! YAML documents. Merge keys are applied, and unquoted scalars keep their notation.

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::collections::HashMap;
use std::fmt;

/// The key whose mapping, or list of mappings, is merged into the one around it.
const MERGE: &str = "<<";

/// A value of YAML.
enum Tree {
    /// A scalar, and its notation if that is not a string.
    Scalar(Value, Option<String>),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

/// Parses a YAML document. Also returns the notation of its unquoted scalars, by pointer.
///
/// It is read twice: the first reading finds the types, and the second one the notation of the scalars, which must be
/// requested as strings.
pub(super) fn parse(text: &str) -> Result<(Value, HashMap<String, String>), String> {
    let shown = |error: yaml_serde::Error| error.to_string();
    let typed = Typed
        .deserialize(yaml_serde::Deserializer::from_str(text))
        .map_err(shown)?;
    let written = Written(&typed).deserialize(yaml_serde::Deserializer::from_str(text));
    // A scalar with a tag is not a string: such documents keep the types.
    let tree = match written {
        Ok(written) => written,
        Err(_) => typed,
    };
    let mut notations = HashMap::new();
    let json = json(merged(tree), "#", &mut notations);
    Ok((json, notations))
}

/// Reads the types.
struct Typed;

impl<'de> DeserializeSeed<'de> for Typed {
    type Value = Tree;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Typed {
    type Value = Tree;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Scalar(Value::Null, None))
    }

    fn visit_bool<E>(self, boolean: bool) -> Result<Tree, E> {
        Ok(Tree::Scalar(boolean.into(), None))
    }

    fn visit_i64<E>(self, integer: i64) -> Result<Tree, E> {
        Ok(Tree::Scalar(integer.into(), None))
    }

    fn visit_u64<E>(self, integer: u64) -> Result<Tree, E> {
        Ok(Tree::Scalar(integer.into(), None))
    }

    fn visit_i128<E: Error>(self, integer: i128) -> Result<Tree, E> {
        self.visit_string(integer.to_string()).map(number)
    }

    fn visit_u128<E: Error>(self, integer: u128) -> Result<Tree, E> {
        self.visit_string(integer.to_string()).map(number)
    }

    fn visit_f64<E>(self, float: f64) -> Result<Tree, E> {
        // `.inf` and `.nan` have no JSON.
        let value = Number::from_f64(float).map_or(Value::Null, Value::Number);
        Ok(Tree::Scalar(value, None))
    }

    fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
        Ok(Tree::Scalar(text.into(), None))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(Self)? {
            list.push(item);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Tree, A::Error> {
        let mut map = Vec::new();
        while let Some(key) = entries.next_key::<String>()? {
            map.push((key, entries.next_value_seed(Self)?));
        }
        Ok(Tree::Map(map))
    }
}

/// Converts an integer beyond 64 bits to the nearest number that JSON values hold here.
fn number(tree: Tree) -> Tree {
    match tree {
        Tree::Scalar(Value::String(text), _) => {
            let number = serde_json::from_str(&text).unwrap_or(Value::Null);
            Tree::Scalar(number, None)
        }
        other => other,
    }
}

/// Reads the notation of scalars, led by the types of the first reading.
struct Written<'t>(&'t Tree);

impl<'de> DeserializeSeed<'de> for Written<'_> {
    type Value = Tree;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        match self.0 {
            Tree::List(_) => deserializer.deserialize_seq(self),
            Tree::Map(_) => deserializer.deserialize_map(self),
            Tree::Scalar(Value::String(text), _) => {
                let value = Tree::Scalar(Value::String(text.clone()), None);
                deserializer.deserialize_ignored_any(self).map(|_| value)
            }
            Tree::Scalar(_, _) => deserializer.deserialize_str(self),
        }
    }
}

impl<'de> Visitor<'de> for Written<'_> {
    type Value = Tree;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value as in the first reading")
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Scalar(Value::Null, None))
    }

    fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
        let value = match self.0 {
            Tree::Scalar(value, _) => value.clone(),
            Tree::List(_) | Tree::Map(_) => Value::Null,
        };
        Ok(Tree::Scalar(value, Some(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
        let mut list = Vec::new();
        if let Tree::List(known) = self.0 {
            for item in known {
                list.extend(items.next_element_seed(Written(item))?);
            }
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Tree, A::Error> {
        let mut map = Vec::new();
        if let Tree::Map(known) = self.0 {
            for (_, item) in known {
                let Some(key) = entries.next_key::<String>()? else {
                    break;
                };
                map.push((key, entries.next_value_seed(Written(item))?));
            }
        }
        Ok(Tree::Map(map))
    }
}

/// Applies merge keys: a key of the mapping itself takes precedence, then the earlier of several mappings.
fn merged(tree: Tree) -> Tree {
    match tree {
        Tree::List(items) => Tree::List(items.into_iter().map(merged).collect()),
        Tree::Map(entries) => {
            let mut own: Vec<(String, Tree)> = Vec::new();
            let mut others: Vec<(String, Tree)> = Vec::new();
            for (key, item) in entries {
                match merged(item) {
                    Tree::Map(items) if key == MERGE => others.extend(items),
                    Tree::List(items) if key == MERGE && are_maps(&items) => {
                        for item in items {
                            if let Tree::Map(items) = item {
                                others.extend(items);
                            }
                        }
                    }
                    item => own.push((key, item)),
                }
            }
            let mut known: std::collections::HashSet<String> =
                own.iter().map(|(key, _)| key.clone()).collect();
            for (key, item) in others {
                if known.insert(key.clone()) {
                    own.push((key, item));
                }
            }
            Tree::Map(own)
        }
        scalar @ Tree::Scalar(..) => scalar,
    }
}

fn are_maps(items: &[Tree]) -> bool {
    !items.is_empty() && items.iter().all(|item| matches!(item, Tree::Map(_)))
}

/// Converts to JSON, and collects the notations by pointer.
fn json(tree: Tree, pointer: &str, notations: &mut HashMap<String, String>) -> Value {
    match tree {
        Tree::Scalar(value, notation) => {
            if let (Some(notation), false) = (notation, value.is_null()) {
                notations.insert(pointer.to_owned(), notation);
            }
            value
        }
        Tree::List(items) => items
            .into_iter()
            .enumerate()
            .map(|(index, item)| json(item, &format!("{pointer}/{index}"), notations))
            .collect(),
        Tree::Map(entries) => {
            let mut members = Map::new();
            for (key, item) in entries {
                let step = key.replace('~', "~0").replace('/', "~1");
                let item = json(item, &format!("{pointer}/{step}"), notations);
                members.insert(key, item);
            }
            Value::Object(members)
        }
    }
}
