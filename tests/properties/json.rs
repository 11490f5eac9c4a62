//! JSON, compared with `serde_json`.

use crate::config;
use durianpay_client::__private::json::{Decode, from_slice_strict};
use durianpay_client::api::{Order, OrderItem};
use durianpay_client::json::{Json, from_slice, to_string};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;

/// Texts that are JSON or nearly so.
fn jsonish() -> impl Strategy<Value = String> {
    let token = prop_oneof![
        prop::sample::select(vec![
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            " ",
            "\n",
            "\"",
            "\\",
            "null",
            "true",
            "false",
            "0",
            "-",
            "1.5",
            "1e3",
            "12",
            "\"a\"",
            "\"\\n\"",
            "\"\\u00e9\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud83d\"",
            "{}",
            "[]",
            "\"a\":",
            "é",
            "\u{1}",
            ".",
            "e",
            "+",
        ])
        .prop_map(str::to_owned),
        "[ -~]{0,3}",
    ];
    prop::collection::vec(token, 0..12).prop_map(|tokens| tokens.concat())
}

/// Any JSON value.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<u64>().prop_map(Into::into),
        // Few digits: serde_json may read more than 15 as a neighbouring double.
        "-?(0|[1-9][0-9]{0,6})[.][0-9]{1,4}(e-?[1-9])?"
            .prop_map(|number| serde_json::from_str(&number).unwrap()),
        any::<String>().prop_map(Into::into),
        "[a-c\"\\\\\n]{0,4}".prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::vec(("[a-c \"é]{0,3}", inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Replaces each half of a pair of surrogates without the other one, which `serde_json`
/// rejects, by U+FFFD, as which it is read.
fn without_halves(text: &str) -> String {
    let unit = |text: &str| {
        let digits = text.strip_prefix("\\u")?.get(..4)?;
        u32::from_str_radix(digits, 16).ok()
    };
    let is = |text: &str, first: u32| unit(text).is_some_and(|unit| unit & 0xFC00 == first);
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let is_pair = is(escape, 0xD800) && is(&escape[6..], 0xDC00);
        let is_half = !is_pair && (is(escape, 0xD800) || is(escape, 0xDC00));
        let length = match escape.chars().nth(1) {
            _ if is_pair => 12,
            _ if is_half => 6,
            next => 1 + next.map_or(0, char::len_utf8),
        };
        out.push_str(if is_half {
            "\\ufffd"
        } else {
            &escape[..length]
        });
        rest = &escape[length..];
    }
    out + rest
}

/// `serde_json` rejects a byte order mark, numbers beyond a double and half a pair of
/// surrogates; nothing else is different below its depth limit.
fn agrees(bytes: &[u8]) -> Result<(), TestCaseError> {
    let ours = from_slice::<Json>(bytes);
    let whole = std::str::from_utf8(bytes).map(without_halves);
    let whole = whole.as_ref().map_or(bytes, String::as_bytes);
    let theirs = serde_json::from_slice::<Value>(whole);
    let is_excused = bytes.starts_with(b"\xEF\xBB\xBF")
        || matches!(&theirs, Err(error) if error.to_string().starts_with("number out of range"));
    if !is_excused {
        prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{:?} {:?}", ours, theirs);
    }
    Ok(())
}

/// Reads a document leniently and strictly.
fn read<T: Decode>(bytes: &[u8]) {
    let _lenient = from_slice::<T>(bytes);
    let _strict = from_slice_strict::<T>(bytes);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes_are_parsed_as_by_serde_json(bytes: Vec<u8>) {
        agrees(&bytes)?;
    }

    #[test]
    fn near_json_is_parsed_as_by_serde_json(text in jsonish()) {
        agrees(text.as_bytes())?;
    }

    #[test]
    fn mutated_json_is_parsed_as_by_serde_json(
        value in value(),
        at: prop::sample::Index,
        byte: u8,
        cut: bool,
    ) {
        let mut bytes = serde_json::to_vec(&value).unwrap();
        let at = at.index(bytes.len());
        if cut {
            bytes.remove(at);
        } else {
            bytes[at] = byte;
        }
        agrees(&bytes)?;
    }

    #[test]
    fn strings_are_unescaped_as_by_serde_json(
        text in r#"([ -~]|\\[bfnrt/"\\]|\\u[0-9a-fA-F]{4}|\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|\PC){0,20}"#
    ) {
        let quoted = format!("\"{text}\"");
        let ours = Json::parse(&quoted).ok().and_then(|json| json.string());
        let theirs = serde_json::from_str::<String>(&without_halves(&quoted));
        prop_assert_eq!(ours, theirs.ok());
    }

    #[test]
    fn strings_are_escaped_as_by_serde_json(text: String) {
        let json = Json::from(text.as_str());
        prop_assert_eq!(json.as_str(), serde_json::to_string(&text).unwrap());
        prop_assert_eq!(json.string(), Some(text));
    }

    #[test]
    fn minification_keeps_the_value(value in value()) {
        let compact = serde_json::to_string(&value).unwrap();
        let json = Json::parse(&serde_json::to_string_pretty(&value).unwrap()).unwrap();
        prop_assert_eq!(json.as_str(), &compact);
        prop_assert_eq!(serde_json::from_str::<Value>(json.as_str()).unwrap(), value);
    }

    #[test]
    fn any_value_round_trips_through_serde(value in value()) {
        let json: Json = serde_json::from_value(value.clone()).unwrap();
        prop_assert_eq!(serde_json::to_value(&json).unwrap(), value.clone());
        prop_assert_eq!(json.to::<Value>().unwrap(), value.clone());
        prop_assert_eq!(Json::from_serialize(&value).unwrap().to::<Value>().unwrap(), value);
    }

    #[test]
    fn the_decoder_never_panics(value in value(), bytes: Vec<u8>) {
        let text = value.to_string();
        read::<Order>(text.as_bytes());
        read::<Vec<OrderItem>>(text.as_bytes());
        read::<BTreeMap<String, Json>>(text.as_bytes());
        let fields = ["id", "amount", "created_at", "currency", "is_live", "metadata", "status"];
        let mut members: Vec<_> = fields.iter().map(|name| format!("\"{name}\":{text}")).collect();
        members.push(format!("\"items\":[{text}]"));
        read::<Order>(format!("{{{}}}", members.join(",")).as_bytes());
        read::<Order>(&bytes);
    }

    #[test]
    fn unknown_members_round_trip(value in value()) {
        let sample = include_str!("../samples/orders.create.response.json");
        let sample: Value = serde_json::from_str(sample).unwrap();
        let mut order = sample["data"].clone();
        order["anything"] = value;
        let read: Order = from_slice(order.to_string().as_bytes()).unwrap();
        prop_assert_eq!(serde_json::from_str::<Value>(&to_string(&read)).unwrap(), order);
    }
}
