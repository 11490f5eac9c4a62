//! Writes responses and events member by member, and checks them against the spec.

use durianpay_client::__private::json::{Decode, Encode, ReadError, Writer, from_slice_strict};
use durianpay_client::__private::{Kind, Tree};
use durianpay_client::json::{Json, to_string};

/// The vendor's form of a time that is not set.
pub(crate) const UNSET_TIME: &str = "0001-01-01T00:00:00Z";

/// A builder of a JSON object. Unlike serde's values, it keeps every digit of the numbers in a
/// merchant's metadata.
pub(crate) struct Object(Writer);

impl Object {
    pub(crate) fn new() -> Self {
        let mut writer = Writer::new();
        writer.begin_object();
        Self(writer)
    }

    /// Adds a member.
    pub(crate) fn with(mut self, key: &str, value: &dyn Encode) -> Self {
        self.0.key(key);
        value.encode(&mut self.0);
        self
    }

    /// Adds a string member.
    pub(crate) fn string(mut self, key: &str, value: &str) -> Self {
        self.0.key(key);
        self.0.string(value);
        self
    }

    /// Adds a string member, which is blank if there is no value: the vendor's form of a text or an
    /// amount that is not set.
    pub(crate) fn text(self, key: &str, value: Option<&String>) -> Self {
        self.string(key, value.map_or("", String::as_str))
    }

    /// Adds a `null` member.
    pub(crate) fn null(mut self, key: &str) -> Self {
        self.0.key(key);
        self.0.null();
        self
    }

    /// Adds a member if there is a value for it.
    pub(crate) fn with_some<T: Encode>(self, key: &str, value: Option<&T>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    pub(crate) fn finish(mut self) -> Json {
        self.0.end_object();
        // The writer produces JSON, but it may be nested deeper than the reader allows.
        Json::parse(&self.0.finish()).unwrap_or_default()
    }
}

/// Sets a member of an object, in its place or at the end; returns other values unchanged.
pub(crate) fn set_member(object: &Json, key: &str, value: &Json) -> Json {
    let Ok(tree) = Tree::parse(object.as_str().as_bytes()) else {
        return object.clone();
    };
    if tree.root().kind() != Kind::Object {
        return object.clone();
    }
    let mut changed = Object::new();
    let mut is_set = false;
    for (name, member) in tree.root().members() {
        if name == key {
            changed = changed.with(&name, value);
            is_set = true;
        } else if let Ok(member) = Json::parse(member.source()) {
            changed = changed.with(&name, &member);
        }
    }
    if !is_set {
        changed = changed.with(key, value);
    }
    changed.finish()
}

/// Writes the value in the order and notation of the generated type `T`. Fails if `T` does not
/// accept it.
pub(crate) fn typed<T: Decode + Encode>(value: &Json) -> Result<String, ReadError> {
    let value: T = from_slice_strict(value.as_str().as_bytes())?;
    Ok(to_string(&value))
}

/// Converts a number of items to the type of responses.
pub(crate) fn count(items: usize) -> i64 {
    i64::try_from(items).unwrap_or(i64::MAX)
}
