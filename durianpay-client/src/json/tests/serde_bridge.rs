//! Tests of `Debug` and serde through the tree.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

use serde::Deserializer;
use serde::de::value::{
    Error, F64Deserializer, I128Deserializer, MapDeserializer, U64Deserializer, U128Deserializer,
};
use serde::de::{DeserializeSeed, IntoDeserializer, MapAccess, Visitor};
use serde_json::json;

use super::Order;
use crate::json::serde_impls;
use crate::json::{Json, from_str};
use crate::types::amount::Amount;

#[test]
fn debug_prints_a_struct() {
    let order: Order =
        from_str(r#"{"id":"a","items":[{"name":"TV"},{"name":"x\n"}],"labels":{"a b":"1"}}"#)
            .unwrap();
    assert_eq!(
        format!("{order:?}"),
        r#"Order { id: "a", items: [{ name: "TV" }, { name: "x\n" }], labels: { "a b": "1" }, type: "ORDER" }"#
    );
    let order: Order = from_str(r#"{"id":"a","items":[{"name":"TV"}],"metadata":{}}"#).unwrap();
    assert_eq!(
        format!("{order:#?}"),
        "Order {\n    id: \"a\",\n    items: [\n        {\n            name: \"TV\",\n        },\n    ],\n    \
         metadata: {},\n    type: \"ORDER\",\n}"
    );
}

/// A type whose JSON is not an object.
struct Status;

impl crate::json::Encode for Status {
    fn encode(&self, writer: &mut crate::json::writer::Writer) {
        writer.string("paid");
    }
}

impl std::fmt::Debug for Status {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        serde_impls::debug(f, "Status", self)
    }
}

#[test]
fn debug_prints_other_values_as_a_tuple() {
    assert_eq!(format!("{Status:?}"), "Status(\"paid\")");
}

#[test]
fn a_type_round_trips_through_serde() {
    let text = r#"{"id":"a","amount":"5.5","fee":250,"count":-7,"items":[{"name":"TV"}],"labels":{"a":"b"},"type":"ORDER","new":[1,null,true,0.5]}"#;
    let order: Order = from_str(text).unwrap();
    let value = serde_impls::serialize(&order, serde_json::value::Serializer).unwrap();
    assert_eq!(
        value,
        serde_json::from_str::<serde_json::Value>(text).unwrap()
    );
    let again: Order = serde_impls::deserialize(value).unwrap();
    assert!(again == order);
    let error = serde_impls::deserialize::<_, Order>(json!({"id": [], "count": []})).unwrap_err();
    assert_eq!(
        error.to_string(),
        "at `$.id`: expected a string, found a list"
    );
}

#[test]
fn numbers_beyond_a_double_cannot_be_serialized() {
    let huge: Json = "1e400".parse().unwrap();
    assert!(serde_json::to_value(&huge).is_err());
    let large: Json = "18446744073709551615".parse().unwrap();
    assert_eq!(
        serde_json::to_string(&large).unwrap(),
        "18446744073709551615"
    );
    let f64_deserializer: F64Deserializer<Error> = f64::NAN.into_deserializer();
    assert!(serde_impls::deserialize::<_, Json>(f64_deserializer).is_err());
}

#[test]
fn arbitrary_precision_numbers_are_accepted() {
    let number = |token: &'static str| {
        let entries = [("$serde_json::private::Number", token)];
        serde_impls::deserialize::<_, Json>(MapDeserializer::<_, Error>::new(entries.into_iter()))
    };
    assert_eq!(number("1.10").unwrap().as_str(), "1.10");
    assert!(number("1.10,2").is_err());
    assert!(number("null").is_err());
}

/// A format with values that JSON cannot represent.
#[derive(Clone, Copy)]
enum Odd {
    None,
    Some,
    Newtype,
    Bytes,
}

impl<'de> Deserializer<'de> for Odd {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let inner: U64Deserializer<Error> = 7_u64.into_deserializer();
        match self {
            Odd::None => visitor.visit_none(),
            Odd::Some => visitor.visit_some(inner),
            Odd::Newtype => visitor.visit_newtype_struct(inner),
            Odd::Bytes => visitor.visit_bytes(b"7"),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[test]
fn values_of_other_formats_become_json() {
    let read = |odd: Odd| serde_impls::deserialize::<_, Json>(odd);
    assert_eq!(read(Odd::None).unwrap().as_str(), "null");
    assert_eq!(read(Odd::Some).unwrap().as_str(), "7");
    assert_eq!(read(Odd::Newtype).unwrap().as_str(), "7");
    assert_eq!(
        read(Odd::Bytes).unwrap_err().to_string(),
        "invalid type: byte array, expected a value that JSON can represent"
    );
    let signed: I128Deserializer<Error> = i128::MIN.into_deserializer();
    let signed = serde_impls::deserialize::<_, Json>(signed).unwrap();
    assert_eq!(signed.as_str(), i128::MIN.to_string());
    let unsigned: U128Deserializer<Error> = u128::MAX.into_deserializer();
    let unsigned = serde_impls::deserialize::<_, Json>(unsigned).unwrap();
    assert_eq!(unsigned.as_str(), u128::MAX.to_string());
}

/// A format without a depth limit, containing endlessly nested maps.
struct Endless;

impl<'de> Deserializer<'de> for Endless {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> MapAccess<'de> for Endless {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        seed.deserialize("a".into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(Endless)
    }
}

#[test]
fn deserializing_is_limited_in_depth() {
    let error = serde_impls::deserialize::<_, Json>(Endless).unwrap_err();
    assert_eq!(error.to_string(), "nested more than 128 levels deep");
}

#[test]
fn a_number_as_a_double_is_an_amount_while_it_is_exact() {
    let amount = |text: &str| {
        serde_json::from_str::<Amount>(text)
            .ok()
            .map(Amount::hundredths)
    };
    assert_eq!(amount("10000.67"), Some(1_000_067));
    assert_eq!(amount("\"10000.67\""), Some(1_000_067));
    assert_eq!(amount("5"), Some(500));
    assert_eq!(amount("1.005"), None);
    assert_eq!(amount("90071992547409.93"), None);
    assert_eq!(amount("true"), None);
    assert_eq!(serde_json::to_string(&Amount::from(5)).unwrap(), "\"5.00\"");
}

#[test]
fn an_amount_that_a_double_cannot_hold_is_unreadable() {
    let read = |text: &str| {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        serde_impls::deserialize::<_, Order>(&mut deserializer).unwrap()
    };
    let order = read(r#"{"id":"a","amount":99999999999999.99,"metadata":1e300}"#);
    assert_eq!(order.amount, None);
    assert!(order.rest.is_unreadable("amount"));
    assert_eq!(order.metadata.unwrap().as_str(), "1e300");
    let order = read(r#"{"id":"a","amount":99999999999999.99,"fee":5.0}"#);
    assert_eq!(order.fee, Some(Amount::from_hundredths(5)));
    let order = read(r#"{"id":"a","amount":99999999999999,"fee":5.0}"#);
    assert_eq!(order.amount, Amount::from_rupiah(99_999_999_999_999));
    assert_eq!(order.fee, Some(Amount::from_hundredths(5)));
}
