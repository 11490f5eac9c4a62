//! [`Json`]: a JSON value that is kept as it was written.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde::ser::Error as _;

use super::escape::{minified, push_text};
use super::syntax_error::SyntaxError;
use super::tape::Kind;
use super::tree::Node;
use super::tree::Tree;

/// Any JSON value, kept as its text without the white space.
///
/// Numbers keep every digit. Two values are equal when their texts are: `1.0` is not
/// `1`, and members in another order make another value.
///
/// ```
/// use durianpay_client::json::Json;
///
/// let metadata: Json = r#"{ "table": 12, "tip": 0.10 }"#.parse()?;
/// assert_eq!(metadata.as_str(), r#"{"table":12,"tip":0.10}"#);
/// assert_eq!(metadata.get("tip").unwrap().as_str(), "0.10");
/// # Ok::<(), durianpay_client::json::SyntaxError>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Json {
    /// `None` is `null`, and the only way to hold it.
    text: Option<Box<str>>,
}

impl Json {
    /// `null`.
    pub const fn null() -> Json {
        Json { text: None }
    }

    /// Reads a JSON text.
    ///
    /// # Errors
    ///
    /// When it is not one; see [`Tree::parse`].
    pub fn parse(text: &str) -> Result<Json, SyntaxError> {
        Ok(Json::from_node(Tree::parse(text.as_bytes())?.root()))
    }

    /// What a [`Writer`](super::Writer) has written, which is one value.
    pub(crate) fn from_written(text: String) -> Json {
        let text = (text != "null").then(|| text.into());
        Json { text }
    }

    /// A copy of a value in a document; `null` for none.
    pub(super) fn from_node(node: Node<'_>) -> Json {
        let text = match node.kind() {
            Kind::Absent | Kind::Null => return Json::null(),
            Kind::List | Kind::Object => minified(node.source()).into(),
            Kind::Boolean | Kind::Number | Kind::String => node.source().into(),
        };
        Json { text: Some(text) }
    }

    /// The JSON text.
    pub fn as_str(&self) -> &str {
        self.text.as_deref().unwrap_or("null")
    }

    /// What sort of value it is; never [`Kind::Absent`].
    pub fn kind(&self) -> Kind {
        match self.as_str().bytes().next() {
            Some(b'"') => Kind::String,
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::List,
            Some(b't' | b'f') => Kind::Boolean,
            Some(b'-' | b'0'..=b'9') => Kind::Number,
            _ => Kind::Null,
        }
    }

    /// The content of a text; `None` for other kinds.
    pub fn string(&self) -> Option<String> {
        self.with_root(|root| root.string().map(Into::into))
    }

    /// The last member of an object with that name; `None` when there is none.
    ///
    /// The text is read anew at each call; to look up many members, use
    /// [`to`](Json::to).
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Json> {
        self.with_root(|root| {
            let value = root.get(key);
            (!value.is_absent()).then(|| Json::from_node(value))
        })
    }

    fn with_root<T>(&self, read: impl FnOnce(Node<'_>) -> Option<T>) -> Option<T> {
        Tree::parse(self.as_str().as_bytes())
            .ok()
            .and_then(|tree| read(tree.root()))
    }

    /// Reads the value as a type that serde can deserialize.
    ///
    /// # Errors
    ///
    /// When the value does not fit the type.
    pub fn to<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(self.as_str())
    }

    /// Makes a value of a type that serde can serialize.
    ///
    /// # Errors
    ///
    /// When it cannot be written as JSON, as a map with keys that are no text, or is
    /// nested more than 128 deep.
    pub fn from_serialize<T: Serialize + ?Sized>(value: &T) -> Result<Json, serde_json::Error> {
        let text = serde_json::to_string(value)?;
        Json::parse(&text).map_err(serde_json::Error::custom)
    }
}

impl FromStr for Json {
    type Err = SyntaxError;

    fn from_str(text: &str) -> Result<Json, SyntaxError> {
        Json::parse(text)
    }
}

/// A JSON string with that content.
impl From<&str> for Json {
    fn from(text: &str) -> Json {
        let mut quoted = String::with_capacity(text.len() + 2);
        push_text(&mut quoted, text);
        Json {
            text: Some(quoted.into()),
        }
    }
}

/// A JSON string with that content.
impl From<String> for Json {
    fn from(text: String) -> Json {
        Json::from(text.as_str())
    }
}

/// A JSON number.
impl From<i64> for Json {
    fn from(number: i64) -> Json {
        Json {
            text: Some(number.to_string().into()),
        }
    }
}

/// `true` or `false`.
impl From<bool> for Json {
    fn from(boolean: bool) -> Json {
        Json {
            text: Some(boolean.to_string().into()),
        }
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
