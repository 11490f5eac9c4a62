//! JSON that is written in the order in which it was made.

use serde::ser::{Serialize, SerializeMap, Serializer};
use toml::de::DeValue;

/// A JSON value. `serde_json` has one too, whose order follows from a feature
/// that any crate of the workspace may turn on.
#[derive(Debug, Clone)]
pub(crate) enum Json {
    Text(String),
    Integer(i64),
    Boolean(bool),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

impl Json {
    /// An object of these members.
    pub(crate) fn object<const N: usize>(members: [(&str, Self); N]) -> Self {
        let members = members.map(|(name, value)| (name.to_owned(), value));
        Self::Object(members.into())
    }

    /// A list of texts.
    pub(crate) fn texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        Self::List(texts.into_iter().map(Self::from).collect())
    }

    /// A value that is written as TOML. The fault of any other text is told.
    pub(crate) fn from_toml(text: &str) -> Result<Self, String> {
        let value = DeValue::parse(text).map_err(|error| format!("`{text}`: {error}"))?;
        convert(value.into_inner()).ok_or_else(|| format!("`{text}` is no value of the language"))
    }

    /// The text of a file.
    pub(crate) fn to_file(&self) -> Result<String, String> {
        let text = serde_json::to_string_pretty(self).map_err(|error| error.to_string())?;
        Ok(text + "\n")
    }
}

fn convert(value: DeValue<'_>) -> Option<Json> {
    Some(match value {
        DeValue::String(text) => Json::Text(text.into_owned()),
        DeValue::Integer(integer) => {
            Json::Integer(i64::from_str_radix(integer.as_str(), integer.radix()).ok()?)
        }
        DeValue::Boolean(boolean) => Json::Boolean(boolean),
        DeValue::Array(items) => Json::List(
            items
                .into_iter()
                .map(|item| convert(item.into_inner()))
                .collect::<Option<_>>()?,
        ),
        DeValue::Table(entries) => Json::Object(
            entries
                .into_iter()
                .map(|(key, value)| {
                    let key = key.into_inner().into_owned();
                    Some((key, convert(value.into_inner())?))
                })
                .collect::<Option<_>>()?,
        ),
        DeValue::Float(_) | DeValue::Datetime(_) => return None,
    })
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Integer(integer) => serializer.serialize_i64(*integer),
            Self::Boolean(boolean) => serializer.serialize_bool(*boolean),
            Self::List(items) => items.serialize(serializer),
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}
