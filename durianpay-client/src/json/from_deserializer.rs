//! Conversion of a serde deserializer's value to JSON.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::types::amount::Amount;

use super::tape::Kind;
use super::tree::Tree;
use super::writer::Writer;

/// The maximum nesting depth, as in the parser. Not every format has a limit.
const MAX_DEPTH: u8 = 128;

/// How `serde_json` passes numbers if its feature `arbitrary_precision` is on, which
/// any crate in the build can enable.
const NUMBER: &str = "$serde_json::private::Number";

/// A deserializer's value as JSON.
pub(super) struct Collected {
    pub(super) text: String,
    /// The positions of numbers that were passed as doubles too coarse for an amount, in
    /// order.
    pub(super) inexact: Vec<usize>,
}

/// Reads a deserializer's value as JSON.
pub(super) fn collect<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Collected, D::Error> {
    let mut writer = Writer::new();
    let mut inexact = Vec::new();
    let collector = Collector {
        writer: &mut writer,
        inexact: &mut inexact,
        depth: 0,
        is_item: false,
    };
    collector.deserialize(deserializer)?;
    let text = writer.finish();
    Ok(Collected { text, inexact })
}

/// Writes one value.
struct Collector<'w> {
    writer: &'w mut Writer,
    inexact: &'w mut Vec<usize>,
    depth: u8,
    /// Whether the value is an item of a list, which may need a comma before it.
    is_item: bool,
}

impl Collector<'_> {
    /// Creates the collector of a nested value.
    fn inner(&mut self, is_item: bool) -> Collector<'_> {
        Collector {
            writer: self.writer,
            inexact: self.inexact,
            depth: self.depth + 1,
            is_item,
        }
    }

    fn check_depth<E: Error>(&self) -> Result<(), E> {
        if self.depth >= MAX_DEPTH {
            return Err(E::custom("nested more than 128 levels deep"));
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Collector<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.is_item {
            self.writer.item();
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Collector<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can represent")
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.writer.boolean(value);
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.writer.integer(value);
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.writer.number(&value.to_string());
        Ok(())
    }

    fn visit_i128<E>(self, value: i128) -> Result<(), E> {
        self.writer.number(&value.to_string());
        Ok(())
    }

    fn visit_u128<E>(self, value: u128) -> Result<(), E> {
        self.writer.number(&value.to_string());
        Ok(())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        if !value.is_finite() {
            return Err(E::custom("a number is not finite"));
        }
        if !Amount::is_exact_double(value) {
            self.inexact.push(self.writer.length());
        }
        // The shortest decimal that is read as this double, which is valid JSON.
        self.writer.number(&format!("{value:?}"));
        Ok(())
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        self.writer.string(value);
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.writer.null();
        Ok(())
    }

    fn visit_none<E>(self) -> Result<(), E> {
        self.writer.null();
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        self.check_depth()?;
        self.writer.begin_list();
        while items.next_element_seed(self.inner(true))?.is_some() {}
        self.writer.end_list();
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        self.check_depth()?;
        let mut name = members.next_key::<String>()?;
        if name.as_deref() == Some(NUMBER) {
            let token = members.next_value::<String>()?;
            if !is_number(&token) {
                return Err(A::Error::custom(
                    "the token of a number is not a JSON number",
                ));
            }
            self.writer.number(&token);
            return Ok(());
        }
        self.writer.begin_object();
        while let Some(present) = name {
            self.writer.key(&present);
            members.next_value_seed(self.inner(false))?;
            name = members.next_key()?;
        }
        self.writer.end_object();
        Ok(())
    }
}

fn is_number(token: &str) -> bool {
    Tree::parse(token.as_bytes()).is_ok_and(|tree| tree.root().kind() == Kind::Number)
}
