//! [`Json`]: a JSON value that preserves its notation.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde::ser::Error as _;

use super::escape::{minified, push_string};
use super::syntax_error::SyntaxError;
use super::tape::Kind;
use super::tree::Node;
use super::tree::Tree;

/// Any JSON value, stored as JSON without white space.
///
/// Numbers keep every digit. Two values are equal if their JSON is: `1.0` differs from
/// `1`, and the order of members matters.
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
    /// `None` means `null`, and nothing else does.
    text: Option<Box<str>>,
}

impl Json {
    /// Creates `null`.
    pub const fn null() -> Json {
        Json { text: None }
    }

    /// Parses JSON.
    ///
    /// # Errors
    ///
    /// If the string is not JSON (RFC 8259), or nested more than 128 levels deep.
    pub fn parse(text: &str) -> Result<Json, SyntaxError> {
        Ok(Json::from_node(Tree::parse(text.as_bytes())?.root()))
    }

    /// Creates a value from the output of a [`Writer`](super::Writer), which is always
    /// valid JSON.
    pub(crate) fn from_encoded(text: String) -> Json {
        let text = (text != "null").then(|| text.into());
        Json { text }
    }

    /// Copies a value from a document, or returns `null` if it is absent.
    pub(super) fn from_node(node: Node<'_>) -> Json {
        let text = match node.kind() {
            Kind::Absent | Kind::Null => return Json::null(),
            Kind::List | Kind::Object => minified(node.source()).into(),
            Kind::Boolean | Kind::Number | Kind::String => node.source().into(),
        };
        Json { text: Some(text) }
    }

    /// Returns the JSON text.
    pub fn as_str(&self) -> &str {
        self.text.as_deref().unwrap_or("null")
    }

    /// Returns the kind of value, which is never [`Kind::Absent`].
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

    /// Returns the content of a string, or `None` for other kinds.
    pub fn string(&self) -> Option<String> {
        self.with_root(|root| root.string().map(Into::into))
    }

    /// Returns the last member with that name, or `None` if there is none or the value is not
    /// an object.
    ///
    /// Each call parses the JSON. To look up many members, you should use
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

    /// Deserializes the value into a serde type.
    ///
    /// # Errors
    ///
    /// If the value does not match the type.
    ///
    /// ```
    /// use durianpay_client::json::Json;
    /// use std::collections::BTreeMap;
    ///
    /// let metadata = Json::parse(r#"{"table": 12, "guests": 2}"#)?;
    /// let numbers: BTreeMap<String, u32> = metadata.to()?;
    /// assert_eq!(numbers["table"], 12);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(self.as_str())
    }

    /// Serializes a serde type into a value.
    ///
    /// # Errors
    ///
    /// If it cannot be written as JSON, such as a map whose keys are not
    /// strings, or is nested more than 128 levels deep.
    ///
    /// ```
    /// use durianpay_client::json::Json;
    /// use std::collections::BTreeMap;
    ///
    /// let metadata = Json::from_serialize(&BTreeMap::from([("table", 12)]))?;
    /// assert_eq!(metadata.as_str(), r#"{"table":12}"#);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
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

/// Creates a JSON string with that content.
impl From<&str> for Json {
    fn from(text: &str) -> Json {
        let mut quoted = String::with_capacity(text.len() + 2);
        push_string(&mut quoted, text);
        Json {
            text: Some(quoted.into()),
        }
    }
}

/// Creates a JSON string with that content.
impl From<String> for Json {
    fn from(text: String) -> Json {
        Json::from(text.as_str())
    }
}

/// Creates a JSON number.
impl From<i64> for Json {
    fn from(number: i64) -> Json {
        Json {
            text: Some(number.to_string().into()),
        }
    }
}

/// Creates a JSON boolean.
impl From<bool> for Json {
    fn from(boolean: bool) -> Json {
        Json {
            text: Some(boolean.to_string().into()),
        }
    }
}

/// Copies a value, such as one of `serde_json::json!`.
///
/// ```
/// use durianpay_client::json::Json;
///
/// let metadata = Json::from(serde_json::json!({ "table": 12 }));
/// assert_eq!(metadata.as_str(), r#"{"table":12}"#);
/// ```
impl From<serde_json::Value> for Json {
    fn from(value: serde_json::Value) -> Json {
        Json::from_encoded(value.to_string())
    }
}

/// Parses the value. Unlike [`Json`], a `serde_json::Value` may round numbers.
///
/// Fails if the value is nested more than 128 levels deep.
///
/// ```
/// use durianpay_client::json::Json;
///
/// let metadata: Json = r#"{"table": 12}"#.parse()?;
/// let value = serde_json::Value::try_from(&metadata)?;
/// assert_eq!(value["table"], 12);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl TryFrom<&Json> for serde_json::Value {
    type Error = serde_json::Error;

    fn try_from(json: &Json) -> Result<Self, serde_json::Error> {
        json.to()
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
