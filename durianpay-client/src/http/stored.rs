//! [`StoredRequest`]: a request in the form in which it is stored, without credentials.

use serde_json::{Value, json};

/// A request in the form in which it is stored: everything except the host and the credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredRequest {
    /// Path and query below the base URL.
    pub(crate) path: String,
    /// The headers that the call sets, with their values.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Option<String>,
    /// The idempotency key, if the endpoint supports one.
    pub(crate) key: Option<String>,
}

impl StoredRequest {
    pub(crate) fn to_json(&self) -> Value {
        let Self {
            path,
            headers,
            body,
            key,
        } = self;
        json!({ "path": path, "headers": headers, "body": body, "key": key })
    }

    pub(crate) fn from_json(value: &Value) -> Option<Self> {
        let headers = value.get("headers")?.as_array()?.iter();
        let header = |header: &Value| {
            let text = |at: usize| Some(header.get(at)?.as_str()?.to_owned());
            Some((text(0)?, text(1)?))
        };
        Some(Self {
            path: value.get("path")?.as_str()?.to_owned(),
            headers: headers.map(header).collect::<Option<_>>()?,
            body: match value.get("body")? {
                Value::Null => None,
                body => Some(body.as_str()?.to_owned()),
            },
            key: match value.get("key")? {
                Value::Null => None,
                key => Some(key.as_str()?.to_owned()),
            },
        })
    }
}
