//! `Debug` and serde implementations for every type with [`Encode`] and [`Decode`].
//!
//! Generated types call these functions in one line per trait, so that they need no derived
//! code.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Error as _, Serialize, Serializer};

use super::decoder::{Decode, Decoder, Mode};
use super::document::{read_into, to_string};
use super::from_deserializer::{Collected, collect};
use super::path::is_identifier;
use super::tape::Kind;
use super::tree::Node;
use super::tree::Tree;
use super::value::Json;
use super::writer::{Encode, Writer};

/// Formats a value as a struct, `Order { id: "ord_1", items: [{ name: "TV" }] }`, with
/// `[redacted]` for sensitive and unknown values.
///
/// # Errors
///
/// If the formatter fails.
pub fn debug(f: &mut fmt::Formatter<'_>, name: &str, value: &dyn Encode) -> fmt::Result {
    let mut writer = Writer::redacting();
    value.encode(&mut writer);
    let text = writer.finish();
    let Ok(tree) = Tree::parse(text.as_bytes()) else {
        // The value is nested deeper than the parser reads.
        return f.debug_struct(name).finish_non_exhaustive();
    };
    let root = tree.root();
    if root.kind() != Kind::Object {
        return f.debug_tuple(name).field(&DebugNode(root)).finish();
    }
    let mut shown = f.debug_struct(name);
    for (key, value) in root.members() {
        shown.field(&DebugName(&key).to_string(), &DebugNode(value));
    }
    shown.finish()
}

/// A node in the format of `Debug`.
struct DebugNode<'t>(Node<'t>);

impl fmt::Debug for DebugNode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let node = self.0;
        match node.kind() {
            Kind::String => write!(f, "{:?}", node.string().unwrap_or_default()),
            Kind::List => f.debug_list().entries(node.items().map(DebugNode)).finish(),
            Kind::Object if f.alternate() => {
                let mut map = f.debug_map();
                for (key, value) in node.members() {
                    map.entry(&format_args!("{}", DebugName(&key)), &DebugNode(value));
                }
                map.finish()
            }
            Kind::Object => {
                f.write_str("{")?;
                for (position, (key, value)) in node.members().enumerate() {
                    let comma = if position == 0 { "" } else { "," };
                    write!(f, "{comma} {}: {:?}", DebugName(&key), DebugNode(value))?;
                }
                f.write_str(if node.is_blank() { "}" } else { " }" })
            }
            Kind::Absent | Kind::Null | Kind::Boolean | Kind::Number => f.write_str(node.source()),
        }
    }
}

/// A member name, quoted unless it is an identifier.
struct DebugName<'n>(&'n str);

impl fmt::Display for DebugName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if is_identifier(self.0) {
            f.write_str(self.0)
        } else {
            write!(f, "{:?}", self.0)
        }
    }
}

/// Serializes a value with the structure of its JSON.
///
/// Numbers are passed to the serializer as `i64` or `u64` if they fit, and otherwise
/// as the nearest `f64`, since serde has no decimals.
///
/// # Errors
///
/// If the serializer fails, or a number is beyond `f64`.
pub fn serialize<S: Serializer>(value: &dyn Encode, serializer: S) -> Result<S::Ok, S::Error> {
    let text = to_string(value);
    let tree = Tree::parse(text.as_bytes()).map_err(S::Error::custom)?;
    Structure(tree.root()).serialize(serializer)
}

/// A node as a serializable value.
struct Structure<'t>(Node<'t>);

impl Serialize for Structure<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let node = self.0;
        match node.kind() {
            Kind::Absent | Kind::Null => serializer.serialize_unit(),
            Kind::Boolean => serializer.serialize_bool(node.boolean().unwrap_or_default()),
            Kind::String => serializer.serialize_str(&node.string().unwrap_or_default()),
            Kind::Number => serialize_number(node.source(), serializer),
            Kind::List => serializer.collect_seq(node.items().map(Structure)),
            Kind::Object => {
                serializer.collect_map(node.members().map(|(key, value)| (key, Structure(value))))
            }
        }
    }
}

fn serialize_number<S: Serializer>(token: &str, serializer: S) -> Result<S::Ok, S::Error> {
    // An integer cannot represent the sign of `-0`.
    if token != "-0" {
        if let Ok(number) = token.parse() {
            return serializer.serialize_i64(number);
        }
        if let Ok(number) = token.parse() {
            return serializer.serialize_u64(number);
        }
    }
    match token.parse::<f64>() {
        Ok(number) if number.is_finite() => serializer.serialize_f64(number),
        _ => Err(S::Error::custom("a number is out of range")),
    }
}

/// Deserializes a value with the structure of its JSON.
///
/// An amount of 2^43 rupiah or more cannot be read if the deserializer passes it as a
/// double, since doubles of that size do not distinguish hundredths.
///
/// # Errors
///
/// If the deserializer fails. A [`DecodeError`](super::DecodeError) is converted to an error
/// with its message.
pub fn deserialize<'de, D: Deserializer<'de>, T: Decode>(deserializer: D) -> Result<T, D::Error> {
    let Collected { text, inexact } = collect(deserializer)?;
    let mut value = T::EMPTY;
    let decoder = Decoder::new(Mode::Lenient).with_inexact(inexact);
    read_into(text.as_bytes(), decoder, &mut value).map_err(D::Error::custom)?;
    Ok(value)
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Json, D::Error> {
        deserialize(deserializer)
    }
}
