//! Dates, UUIDs, Base64, and integers without a sign or as strings.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::fmt;

use crate::json::decoder::{Decode, DecodeInto, Decoder};
use crate::json::document::from_slice_strict;
use crate::json::schema::{AmountFormat, FieldSchema, KindSet, ObjectSchema};
use crate::json::serde_impls;
use crate::json::tree::Node;
use crate::json::writer::{Encode, Writer};
use crate::json::{UnknownFields, from_str, to_string};
use crate::types::base64::Base64;
use crate::types::date::Date;
use crate::types::uuid::Uuid;

/// A type with one optional field of each kind.
struct Scalars {
    day: Option<Date>,
    id: Option<Uuid>,
    key: Option<Base64>,
    size: Option<u64>,
    count: Option<i64>,
    total: Option<u64>,
    days: Option<Vec<Date>>,
    rest: UnknownFields,
}

const NUMBER_OR_STRING: KindSet = KindSet::NUMBER.with(KindSet::STRING);

static SCALARS: ObjectSchema = ObjectSchema {
    name: "Scalars",
    fields: &[
        FieldSchema::optional("day", KindSet::STRING).or_blank(),
        FieldSchema::optional("id", KindSet::STRING).or_blank(),
        FieldSchema::optional("key", KindSet::STRING),
        FieldSchema::optional("size", KindSet::NUMBER).or_blank(),
        FieldSchema::optional("count", NUMBER_OR_STRING)
            .or_blank()
            .with_format(AmountFormat::Quoted),
        FieldSchema::optional("total", NUMBER_OR_STRING)
            .or_blank()
            .with_format(AmountFormat::Quoted),
        FieldSchema::optional("days", KindSet::LIST),
    ],
    any_of: &[],
    source: "spec/scalars.toml:1",
};

impl Decode for Scalars {
    const EMPTY: Scalars = Scalars {
        day: None,
        id: None,
        key: None,
        size: None,
        count: None,
        total: None,
        days: None,
        rest: UnknownFields::EMPTY,
    };
}

impl DecodeInto for Scalars {
    fn decode_into(&mut self, decoder: &mut Decoder, node: Node<'_>) {
        decoder.object(
            node,
            &SCALARS,
            &mut [
                &mut self.day,
                &mut self.id,
                &mut self.key,
                &mut self.size,
                &mut self.count,
                &mut self.total,
                &mut self.days,
            ],
            &mut self.rest,
        );
    }
}

impl Encode for Scalars {
    fn encode(&self, writer: &mut Writer) {
        writer.object(
            &SCALARS,
            &[
                &self.day,
                &self.id,
                &self.key,
                &self.size,
                &self.count,
                &self.total,
                &self.days,
            ],
            &self.rest,
        );
    }
}

impl fmt::Debug for Scalars {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        serde_impls::debug(f, "Scalars", self)
    }
}

const ID: &str = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";

#[test]
fn values_are_read_and_written_back_as_they_were() {
    for (json, is_strict) in [
        (r#"{"day":"2024-02-29","days":["2024-01-01"]}"#, true),
        (r#"{"id":"f81d4fae-7dec-11d0-a765-00a0c91e6bf6"}"#, true),
        (r#"{"id":"F81D4FAE7DEC11D0A76500A0C91E6BF6"}"#, true),
        (r#"{"id":"F81d4fae-7dec-11d0-a765-00a0c91e6bf6"}"#, true),
        (r#"{"key":"-_8"}"#, true),
        (r#"{"key":""}"#, true),
        (r#"{"size":18446744073709551615}"#, true),
        (r#"{"size":"5"}"#, false),
        (r#"{"size":5.0}"#, false),
        (r#"{"count":"-9223372036854775808","total":"0"}"#, true),
        (r#"{"count":-5,"total":18446744073709551615}"#, true),
        (r#"{"count":"007"}"#, false),
    ] {
        let read: Scalars = from_str(json).unwrap();
        assert_eq!(to_string(&read), json);
        assert!(read.rest.unreadable().next().is_none(), "{json}");
        let strict = from_slice_strict::<Scalars>(json.as_bytes());
        assert_eq!(strict.is_ok(), is_strict, "{json}");
    }
}

#[test]
fn typed_values_are_those_of_the_json() {
    let json = format!(
        r#"{{"day":"2024-02-29","id":"{ID}","key":"AQI=","size":7,"count":"-3","total":"9","days":[]}}"#
    );
    let read: Scalars = from_str(&json).unwrap();
    assert_eq!(read.day, Date::new(2024, 2, 29));
    assert_eq!(read.id, ID.parse().ok());
    assert_eq!(read.key, Some(Base64::from([1, 2])));
    assert_eq!(
        (read.size, read.count, read.total),
        (Some(7), Some(-3), Some(9))
    );
}

#[test]
fn values_that_cannot_be_read_are_left_out_and_kept() {
    for (field, value, reason) in [
        (
            "day",
            r#""29.02.2024""#,
            "expected a date, found a string that is not one",
        ),
        (
            "day",
            r#""2024-02-29T00:00:00Z""#,
            "expected a date, found a string that is not one",
        ),
        ("day", "1709164800", "expected a date, found a number"),
        (
            "id",
            r#""urgvhge945""#,
            "expected a UUID, found a string that is not one",
        ),
        ("id", "[1]", "expected a UUID, found a list"),
        (
            "key",
            r#""not base64""#,
            "expected Base64, found a string that is not one",
        ),
        (
            "size",
            "-1",
            "expected an integer that is not negative, found a number that is not one",
        ),
        (
            "size",
            "18446744073709551616",
            "expected an integer that is not negative, found a number that is not one",
        ),
        (
            "count",
            r#""9223372036854775808""#,
            "expected an integer, found a string that is not one",
        ),
        ("count", "true", "expected an integer, found a boolean"),
        (
            "total",
            r#""-1""#,
            "expected an integer that is not negative, found a string that is not one",
        ),
    ] {
        let json = format!(r#"{{"{field}":{value}}}"#);
        let read: Scalars = from_str(&json).unwrap();
        let left_out = read.rest.unreadable().next().unwrap();
        assert_eq!(
            (left_out.field(), left_out.reason()),
            (field, reason),
            "{json}"
        );
        assert_eq!(to_string(&read), json);
        assert!(
            from_slice_strict::<Scalars>(json.as_bytes()).is_err(),
            "{json}"
        );
    }
}

#[test]
fn an_item_that_cannot_be_read_is_left_out() {
    let json = r#"{"days":["2024-01-01","soon","2024-01-03"]}"#;
    let read: Scalars = from_str(json).unwrap();
    assert_eq!(read.days.as_ref().unwrap().len(), 2);
    assert_eq!(to_string(&read), json);
}

#[test]
fn blank_values_are_not_set() {
    let json = r#"{"day":"","id":"","size":"","count":""}"#;
    let read: Scalars = from_str(json).unwrap();
    assert_eq!(
        (read.day, read.id, read.size, read.count),
        (None, None, None, None)
    );
    assert_eq!(to_string(&read), json);
}

#[test]
fn a_changed_value_is_written_in_the_usual_notation() {
    let mut read: Scalars =
        from_str(r#"{"id":"F81d4fae-7dec-11d0-a765-00a0c91e6bf6","key":"-_8","count":5}"#).unwrap();
    read.id = Some(Uuid::from([0x1f; 16]));
    read.key = Some(Base64::from([0xfb, 0xff]));
    read.count = Some(6);
    let written = r#"{"id":"1f1f1f1f-1f1f-1f1f-1f1f-1f1f1f1f1f1f","key":"+/8=","count":"6"}"#;
    assert_eq!(to_string(&read), written);
}

#[test]
fn debug_output_shows_the_number_of_bytes() {
    let read: Scalars = from_str(r#"{"key":"c2VjcmV0"}"#).unwrap();
    let shown = format!("{read:?}");
    assert!(
        shown.contains("[6 bytes]") && !shown.contains("c2Vj"),
        "{shown}"
    );
}
