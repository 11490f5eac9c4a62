//! Fields with aliases: read under any name, and written back under the same name.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

use super::Order;
use crate::json::document::from_slice_strict;
use crate::json::{from_str, to_string};
use crate::types::amount::Amount;

fn fee(text: &str) -> Option<Amount> {
    let order: Order = from_str(text).unwrap();
    order.fee
}

#[test]
fn any_name_is_read_and_written_back() {
    for name in ["fee", "charge", "cost"] {
        let text = format!(r#"{{"id":"a","{name}":250,"note":"\"{name}\":","type":"ORDER"}}"#);
        assert_eq!(fee(&text), Some("2.50".parse().unwrap()), "{name}");
        let order: Order = from_str(&text).unwrap();
        assert!(order.rest.is_empty(), "{name}");
        assert_eq!(to_string(&order), text);
        assert_eq!(to_string(&order.clone()), text);
    }
}

#[test]
fn a_value_does_not_depend_on_the_name_it_was_read_by() {
    let fee: Order = from_str(r#"{"id":"a","fee":250}"#).unwrap();
    let cost: Order = from_str(r#"{"id":"a","cost":250}"#).unwrap();
    assert!(fee == cost);
}

/// Decides which of two values is used and which is kept: in any order, the field's own
/// name wins over an alias, and a set value over an unset one.
#[test]
fn the_set_value_and_the_own_name_take_precedence() {
    for (members, counts, kept) in [
        (r#""fee":100,"cost":200"#, 100, r#""cost":200"#),
        (r#""cost":200,"fee":100"#, 100, r#""cost":200"#),
        (r#""fee":null,"cost":200"#, 200, r#""fee":null"#),
        (r#""cost":200,"fee":null"#, 200, r#""fee":null"#),
        (r#""cost":null,"fee":100"#, 100, r#""cost":null"#),
        (r#""cost":200,"charge":300"#, 200, r#""charge":300"#),
        (r#""cost":null,"charge":300"#, 300, r#""cost":null"#),
    ] {
        let text = format!(r#"{{"id":"a",{members}}}"#);
        let order: Order = from_str(&text).unwrap();
        assert_eq!(order.fee.unwrap().hundredths(), counts, "{text}");
        let written = to_string(&order);
        assert!(written.contains(kept), "{text}: {written}");
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        let mut back: serde_json::Value = serde_json::from_str(&written).unwrap();
        back.as_object_mut().unwrap().remove("type");
        assert_eq!(back, read, "{written}");
    }
}

#[test]
fn the_last_of_a_duplicate_name_counts() {
    let order: Order = from_str(r#"{"id":"a","cost":100,"cost":200}"#).unwrap();
    assert_eq!(to_string(&order), r#"{"id":"a","cost":200,"type":"ORDER"}"#);
}

#[test]
fn an_unset_alias_is_unset() {
    let order: Order = from_str(r#"{"id":"a","cost":null}"#).unwrap();
    assert_eq!(order.fee, None);
    assert_eq!(
        to_string(&order),
        r#"{"id":"a","type":"ORDER","cost":null}"#
    );
}

#[test]
fn a_field_set_to_none_is_not_written() {
    let mut order: Order = from_str(r#"{"id":"a","cost":100}"#).unwrap();
    order.fee = None;
    assert_eq!(to_string(&order), r#"{"id":"a","type":"ORDER"}"#);
}

#[test]
fn strict_reading_accepts_each_name_once() {
    let read = |text: &str| {
        from_slice_strict::<Order>(text.as_bytes())
            .map(drop)
            .map_err(|error| error.to_string())
    };
    assert_eq!(read(r#"{"id":"ab","cost":250}"#), Ok(()));
    let twice = read(r#"{"id":"ab","cost":250,"fee":1}"#).unwrap_err();
    assert!(twice.contains("appears twice"), "{twice}");
    let group = read(r#"{"id":"ab"}"#).unwrap_err();
    assert!(
        group.contains("one of `amount`, `fee` is required"),
        "{group}"
    );
}
