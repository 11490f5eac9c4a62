//! A document as a tree that keeps its members in order.
//!
//! The order of properties is the order of constructor arguments, and a map
//! that forgets it, or a feature that changes the maps of all crates, will not
//! do.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A value of JSON, or of YAML that says the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Json {
    Null,
    Boolean(bool),
    Integer(i64),
    /// A fraction, or a whole number beyond 64 bits, as text.
    Decimal(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    pub(super) fn get(&self, key: &str) -> Option<&Json> {
        match self {
            Self::Object(members) => members
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Tree)
    }
}

struct Tree;

impl<'de> Visitor<'de> for Tree {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_none<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Boolean(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(i64::try_from(value).map_or_else(|_| Json::Decimal(value.to_string()), Json::Integer))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Decimal(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Json, A::Error> {
        let mut object: Vec<(String, Json)> = Vec::new();
        while let Some((Key(name), value)) = members.next_entry()? {
            match object.iter_mut().find(|(known, _)| *known == name) {
                Some((_, earlier)) => *earlier = value,
                None => object.push((name, value)),
            }
        }
        Ok(Json::Object(object))
    }
}

/// The name of a member. In YAML, `200:` is a number and means the text.
struct Key(String);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Json::deserialize(deserializer)? {
            Json::Text(text) | Json::Decimal(text) => Ok(Self(text)),
            Json::Integer(integer) => Ok(Self(integer.to_string())),
            Json::Boolean(boolean) => Ok(Self(boolean.to_string())),
            Json::Null => Ok(Self("null".to_owned())),
            Json::List(_) | Json::Object(_) => Err(serde::de::Error::custom(
                "the name of a member cannot be a list or an object",
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn members_keep_their_order_and_numbers_their_digits() {
        let text = r#"{"b": 1, "a": [1.5, 18446744073709551615, null, true], "b": "last"}"#;
        let json: Json = serde_json::from_str(text).expect("the text is JSON");
        let list = Json::List(vec![
            Json::Decimal("1.5".to_owned()),
            Json::Decimal("18446744073709551615".to_owned()),
            Json::Null,
            Json::Boolean(true),
        ]);
        let members = vec![
            ("b".to_owned(), Json::Text("last".to_owned())),
            ("a".to_owned(), list),
        ];
        assert_eq!(json, Json::Object(members));
    }

    #[test]
    fn statuses_of_yaml_are_names() {
        let json: Json = yaml_serde::from_str("200: {ok: yes}\n").expect("the text is YAML");
        let inner = Json::Object(vec![("ok".to_owned(), Json::Text("yes".to_owned()))]);
        assert_eq!(json, Json::Object(vec![("200".to_owned(), inner)]));
    }
}
