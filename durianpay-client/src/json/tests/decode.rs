//! Tests of the decoder: lenient and strict reading, and the messages.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::collections::BTreeMap;

use super::Order;
use crate::json::decoder::{Decode, DecodeInto, Decoder, Mode};
use crate::json::document::from_slice_strict;
use crate::json::schema::{FieldSchema, KindSet, ObjectSchema, ValueBounds};
use crate::json::tree::Tree;
use crate::json::{
    DecodeIssue, DecodeIssueKind, Json, Kind, ReadError, UnknownFields, from_str, to_string,
};
use crate::types::amount::Amount;
use crate::types::timestamp::Timestamp;

fn lenient<T: Decode>(text: &str) -> Result<T, String> {
    from_str(text).map_err(|error| error.to_string())
}

fn strict<T: Decode>(text: &str) -> Result<T, String> {
    from_slice_strict(text.as_bytes()).map_err(|error| error.to_string())
}

#[track_caller]
fn assert_rejected<T>(result: Result<T, String>, message: &str) {
    assert_eq!(result.err().as_deref(), Some(message));
}

/// Objects with few fields are read without the heap, objects with many fields with it.
#[test]
fn an_object_may_have_any_number_of_fields() {
    for count in [0, 1, 48, 49, 300] {
        let names: Vec<&'static str> = (0..count).map(|at| &*format!("f{at}").leak()).collect();
        let shape: &'static ObjectSchema = Box::leak(Box::new(ObjectSchema {
            name: "Wide",
            fields: names
                .iter()
                .map(|name| FieldSchema::required(name, KindSet::NUMBER))
                .collect::<Vec<_>>()
                .leak(),
            any_of: &[],
            source: "spec/wide.toml:1",
        }));
        // In reverse order, so that no field is where it is expected.
        let member = |at: usize| format!(r#""f{at}":{at}"#);
        let text = format!(
            "{{{}}}",
            (0..count).rev().map(member).collect::<Vec<_>>().join(",")
        );
        let tree = Tree::parse(text.as_bytes()).unwrap();
        let mut read = vec![-1_i64; count];
        let mut places: Vec<&mut dyn DecodeInto> = read
            .iter_mut()
            .map(|place| place as &mut dyn DecodeInto)
            .collect();
        let mut rest = UnknownFields::EMPTY;
        let mut decoder = Decoder::new(Mode::Strict);
        decoder.object(tree.root(), shape, &mut places, &mut rest);
        decoder.finish((), tree.root()).unwrap();
        assert!(rest.is_empty());
        assert!(
            (0..).zip(&read).all(|(at, read)| at == *read),
            "{count}: {read:?}"
        );
    }
}

#[test]
fn scalars_are_read_leniently_where_they_can_only_mean_one_thing() {
    assert_eq!(lenient::<String>("12.50").unwrap(), "12.50");
    assert_eq!(lenient::<String>("true").unwrap(), "true");
    assert_eq!(lenient::<i64>("\"-12\"").unwrap(), -12);
    assert!(lenient::<bool>("\"true\"").unwrap());
    assert!(!lenient::<bool>("\"false\"").unwrap());
    assert!(lenient::<Vec<i64>>("null").unwrap().is_empty());
    assert!(lenient::<BTreeMap<String, i64>>("[]").unwrap().is_empty());
    assert!(lenient::<BTreeMap<String, i64>>("null").unwrap().is_empty());
}

#[test]
fn strings_are_read_as_numbers_and_lists_but_unknown_ones_are_issues() {
    let strings = |text: &str| {
        crate::json::document::read::<Order>(text.as_bytes(), Mode::Strings)
            .map_err(|error| error.to_string())
    };
    let read = strings(r#"{"id": "ord_1", "amount": "5", "count": "12"}"#).unwrap();
    assert_eq!(read.count, Some(12));
    assert_rejected(
        strings(r#"{"id": "ord_1", "amount": "5", "count": "many"}"#),
        "at `$.count`: expected an integer, found a string that is not one",
    );
    assert_rejected(
        strings(r#"{"id": "ord_1", "amount": "5", "limt": "1"}"#),
        "at `$.limt`: is not a field of `Order`",
    );
    let list = crate::json::document::read::<Vec<String>>(br#""customer""#, Mode::Strings);
    assert_eq!(list.unwrap(), ["customer"]);
}

#[test]
fn scalars_are_read_strictly_as_specified() {
    assert_eq!(strict::<String>("\"a\\u0062\"").unwrap(), "ab");
    assert_eq!(strict::<i64>("-9223372036854775808").unwrap(), i64::MIN);
    assert_rejected(
        strict::<String>("1"),
        "at `$`: expected a string, found a number",
    );
    assert_rejected(
        strict::<i64>("\"1\""),
        "at `$`: expected an integer, found a string",
    );
    assert_rejected(
        strict::<bool>("\"true\""),
        "at `$`: expected a boolean, found a string",
    );
    assert_rejected(
        strict::<Vec<i64>>("null"),
        "at `$`: expected a list, found null",
    );
    assert_rejected(
        strict::<BTreeMap<String, i64>>("[]"),
        "at `$`: expected an object, found a list",
    );
    assert_rejected(
        strict::<BTreeMap<String, i64>>("{\"a\":1,\"a\":2}"),
        "at `$.a`: appears twice",
    );
}

#[test]
fn issues_name_kinds_and_never_values() {
    assert_rejected(
        lenient::<String>("null"),
        "at `$`: expected a string, found null",
    );
    assert_rejected(
        lenient::<String>("[]"),
        "at `$`: expected a string, found a list",
    );
    for text in ["1.5", "1e-3", "1e19", "9223372036854775808"] {
        assert_rejected(
            lenient::<i64>(text),
            "at `$`: expected an integer, found a number that is not one",
        );
    }
    for text in ["1.0", "1e3", "-0"] {
        assert!(lenient::<i64>(text).is_ok());
        assert_rejected(
            strict::<i64>(text),
            "at `$`: expected an integer, found a number that is not one",
        );
    }
    for text in ["\"+1\"", "\"\"", "\" 1\"", "\"1.5\""] {
        assert_rejected(
            lenient::<i64>(text),
            "at `$`: expected an integer, found a string that is not one",
        );
    }
    assert_rejected(
        lenient::<bool>("\"yes\""),
        "at `$`: expected a boolean, found a string that is not one",
    );
    assert_rejected(
        lenient::<Amount>("\"Rp 5\""),
        "at `$`: expected an amount, found a string that is not one",
    );
    assert_rejected(
        lenient::<Amount>("1.234"),
        "at `$`: expected an amount, found a number that is not one",
    );
    assert_rejected(
        lenient::<Vec<Amount>>("[1, true]"),
        "at `$[1]`: expected an amount, found a boolean",
    );
    assert_rejected(
        lenient::<Timestamp>("\"yesterday\""),
        "at `$`: expected a time, found a string that is not one",
    );
    assert_rejected(
        lenient::<Timestamp>("1.0000000005"),
        "at `$`: expected a time, found a number that is not one",
    );
    assert_rejected(
        lenient::<Timestamp>("{}"),
        "at `$`: expected a time, found an object",
    );
    assert_rejected(
        lenient::<Order>("\"x\""),
        "at `$`: expected an object, found a string",
    );
}

#[test]
fn all_issues_of_required_fields_are_found() {
    let text = r#"[{"id": "a"}, {"amount": true}, {"id": []}, {"id": "d", "count": 1.5}]"#;
    let Err(ReadError::Decode(error)) = from_str::<Vec<Order>>(text) else {
        panic!("expected issues");
    };
    let issues: Vec<_> = error
        .issues()
        .iter()
        .map(|issue| (issue.path(), issue.field(), issue.reason()))
        .collect();
    assert_eq!(
        issues,
        [
            ("$[1]", None, "field `id` is missing"),
            ("$[2]", None, "`id`: expected a string, found a list"),
        ]
    );
    assert_eq!(
        error.to_string(),
        "at `$[1]`: field `id` is missing (and 1 more)"
    );
}

#[test]
fn each_issue_has_a_kind() {
    static SHAPE: ObjectSchema = ObjectSchema {
        name: "Search",
        fields: &[FieldSchema::required("id", KindSet::STRING)],
        any_of: &[&["key", "number"]],
        source: "spec/search.toml:1",
    };
    let kinds = |text: &str| {
        let tree = Tree::parse(text.as_bytes()).unwrap();
        let mut decoder = Decoder::new(Mode::Strict);
        let mut id = String::new();
        decoder.object(
            tree.root(),
            &SHAPE,
            &mut [&mut id],
            &mut UnknownFields::default(),
        );
        let error = decoder.finish((), tree.root()).unwrap_err();
        error
            .issues()
            .iter()
            .map(DecodeIssue::kind)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        kinds("{}"),
        [DecodeIssueKind::MissingField, DecodeIssueKind::MissingOneOf]
    );
    assert_eq!(
        kinds(r#"{"id":true,"key":"a"}"#),
        [DecodeIssueKind::UnknownField, DecodeIssueKind::InvalidValue],
        "an unknown field, and a value of another kind"
    );
}

#[test]
fn issues_are_limited_and_counted() {
    let text = format!("[{}true]", "true,".repeat(999));
    let Err(ReadError::Decode(error)) = from_str::<Vec<Amount>>(&text) else {
        panic!("expected issues");
    };
    assert_eq!(error.issues().len(), 32);
    assert!(error.to_string().ends_with(" (and 999 more)"));
    assert_eq!(error.issues()[31].path(), "$[31]");
    assert_eq!(error.issues()[31].field(), None);
}

#[test]
fn unknown_members_are_kept_and_the_last_of_a_name_counts() {
    let order: Order =
        lenient(r#"{"id":"a","new":1,"id":"bc","new":{ "x": 1.10 },"type":"ORDER"}"#).unwrap();
    assert_eq!(order.id, "bc");
    assert_eq!(order.rest.len(), 1);
    assert_eq!(order.rest.get("new").unwrap().as_str(), r#"{"x":1.10}"#);
    // More names than are compared in pairs.
    let many: Vec<_> = (0..100).map(|n| format!("\"k{}\":{n},", n % 50)).collect();
    let many = many.concat();
    let order: Order = lenient(&format!("{{{many}\"id\":\"a\"}}")).unwrap();
    assert_eq!(order.rest.len(), 50);
    assert_eq!(order.rest.get("k3").unwrap().as_str(), "53");
}

#[test]
fn many_hostile_names_take_linear_time() {
    let many: Vec<_> = (0..200_000).map(|n| format!("\"k{n}\":0,")).collect();
    let many = many.concat();
    let text = format!("{{{many}\"id\":\"a\"}}");
    assert_eq!(lenient::<Order>(&text).unwrap().rest.len(), 200_000);
    assert!(strict::<Order>(&text).is_err());
}

#[test]
fn an_optional_field_with_its_unset_string_is_unset() {
    const UNSET: &str = "0001-01-01T00:00:00Z";
    for read in [lenient::<Order>, strict::<Order>] {
        let text = format!(r#"{{"id":"o1","amount":"5","type":"ORDER","paid_at":"{UNSET}"}}"#);
        let order = read(&text).unwrap();
        assert_eq!(order.paid_at, None);
        assert_eq!(order.rest.get("paid_at"), Some(&Json::from(UNSET)));
        assert_eq!(to_string(&order), text);
    }
    for other in [
        "0001-01-01T00:00:00.0Z",
        "0001-01-01T00:00:01Z",
        "0001-01-01T07:00:00+07:00",
    ] {
        let order: Order = lenient(&format!(r#"{{"id":"o1","paid_at":"{other}"}}"#)).unwrap();
        assert_eq!(order.paid_at.unwrap().to_string(), other);
        assert!(order.rest.is_empty());
    }
    // The same string in another field.
    let text = format!(r#"{{"id":"o1","note":"{UNSET}","secret":"{UNSET}"}}"#);
    let order: Order = lenient(&text).unwrap();
    assert_eq!(order.note.as_deref(), Some(UNSET));
    assert_eq!(order.secret.as_deref(), Some(UNSET));
}

#[test]
fn optional_fields_that_are_null_or_blank_are_unset() {
    let order: Order =
        lenient(r#"{"id":"ab","amount":null,"note":"","items":null,"secret":""}"#).unwrap();
    assert_eq!((order.amount, order.note), (None, None));
    // A blank value is unset only if the field says so.
    assert_eq!(order.secret.as_deref(), Some(""));
    let rest: Vec<_> = order
        .rest
        .iter()
        .map(|(name, json)| (name, json.as_str()))
        .collect();
    assert_eq!(
        rest,
        [("amount", "null"), ("note", "\"\""), ("items", "null")]
    );
    // The last member of a name is used here too.
    let order: Order = lenient(r#"{"id":"ab","amount":5,"amount":null}"#).unwrap();
    assert_eq!((order.amount, order.rest.len()), (None, 1));
    let order: Order = lenient(r#"{"id":"ab","amount":null,"amount":5}"#).unwrap();
    assert_eq!((order.amount, order.rest.len()), (Some(Amount::from(5)), 0));
}

#[test]
fn strict_reading_checks_the_schema() {
    let with = |members: &str| strict::<Order>(&format!("{{\"id\":\"ab\",\"fee\":1{members}}}"));
    assert!(with("").is_ok());
    assert!(with(r#","note":null"#).is_ok());
    assert!(with(r#","note":"""#).is_ok());
    assert!(with(r#","type":"\u004fRDER""#).is_ok());
    assert_rejected(
        with(r#","colour":1"#),
        "at `$.colour`: is not a field of `Order`",
    );
    assert_rejected(
        with(r#","colour":1,"colour":2"#),
        "at `$.colour`: is not a field of `Order` (and 1 more)",
    );
    assert_rejected(with(r#","fee":1"#), "at `$.fee`: appears twice");
    assert_rejected(
        with(r#","secret":null"#),
        "at `$.secret`: expected a string, found null",
    );
    assert_rejected(
        with(r#","amount":true"#),
        "at `$.amount`: expected a string or a number, found a boolean",
    );
    assert_rejected(
        with(r#","type":"X""#),
        "at `$.type`: expected the constant `\"ORDER\"`",
    );
    assert_rejected(
        with(r#","items":[{"name":"a"},{"name":"b"},{"name":"c"}]"#),
        "at `$.items`: has more than 2 items",
    );
    for amount in [
        "0", "0.99", "\"0.5\"", "-1", "0.00", "\"-5\"", "1e-1", "-1e9", "0e99",
    ] {
        assert_rejected(
            with(&format!(",\"amount\":{amount}")).map_err(first),
            "is less than 1",
        );
    }
    for amount in [
        "1000.01",
        "1001",
        "\"1000.01\"",
        "1.1e3",
        "99999999999999999999999",
        "1e999999999999999999999",
    ] {
        assert_rejected(
            with(&format!(",\"amount\":{amount}")).map_err(first),
            "is more than 1000",
        );
    }
    for amount in ["1", "1000", "1000.00", "\"0001\""] {
        assert!(with(&format!(",\"amount\":{amount}")).is_ok(), "{amount}");
    }
    assert_rejected(
        strict::<Order>(r#"{"id":"é","fee":1}"#),
        "at `$.id`: is shorter than 2 characters",
    );
    assert_rejected(
        strict::<Order>(r#"{"id":"éééééééé\u00e9","fee":1}"#),
        "at `$.id`: is longer than 8 characters",
    );
    assert_rejected(
        strict::<Order>(r#"{"id":"ab"}"#),
        "at `$`: one of `amount`, `fee` is required",
    );
    assert_rejected(
        strict::<Order>(r#"{"id":"ab","fee":""}"#),
        "at `$.fee`: expected an amount, found a string that is not one (and 1 more)",
    );
    assert_rejected(
        strict::<Order>(r#"{"fee":1}"#),
        "at `$`: field `id` is missing",
    );
}

/// Returns the reason of the first issue.
#[expect(clippy::needless_pass_by_value, reason = "it is given to `map_err`")]
fn first(message: String) -> String {
    let reason = message
        .split_once("`: ")
        .map_or(&*message, |(_, reason)| reason);
    reason.split(" (and").next().unwrap_or_default().to_owned()
}

#[test]
fn lenient_reading_ignores_limits_and_groups() {
    assert!(lenient::<Order>(r#"{"id":"","amount":"0"}"#).is_ok());
    assert!(lenient::<Order>(r#"{"id":"a"}"#).is_ok());
}

#[test]
fn timestamps_are_strings_or_unix_seconds() {
    assert_eq!(
        lenient::<Timestamp>("1700000000").unwrap().to_string(),
        "2023-11-14T22:13:20Z"
    );
    assert!(lenient::<Timestamp>("999999999999999").is_err());
    assert!(strict::<Timestamp>("1700000000.5").is_err());
    assert!(strict::<Timestamp>("\"2024-02-29 12:00:00\"").is_err());
    assert!(lenient::<Timestamp>("\"1700000000\"").is_err());
}

#[test]
fn any_json_is_kept_unchanged() {
    let order: Order = lenient(r#"{"id":"a","metadata":[ 1.10, "a b" ]}"#).unwrap();
    assert_eq!(order.metadata.unwrap().as_str(), r#"[1.10,"a b"]"#);
    assert_eq!(lenient::<Json>(" null ").unwrap(), Json::null());
}

#[test]
fn kinds_are_sets() {
    let kinds = KindSet::STRING.with(KindSet::NUMBER).with(KindSet::NULL);
    assert_eq!(kinds.to_string(), "a string, a number or null");
    assert!(kinds.contains(Kind::Null) && !kinds.contains(Kind::List));
    assert!(!KindSet::ANY.contains(Kind::Absent));
}

#[test]
fn limits_compare_as_decimals() {
    for bound in [-3000_i64, -1, 0, 1, 7, 3000] {
        for hundredths in bound * 100 - 101..=bound * 100 + 101 {
            let token = Amount::from_hundredths(hundredths).to_string();
            let tree = Tree::parse(token.as_bytes()).unwrap();
            let min = ValueBounds {
                min: Some(bound),
                ..ValueBounds::NONE
            };
            let max = ValueBounds {
                max: Some(bound),
                ..ValueBounds::NONE
            };
            assert_eq!(
                min.violations(tree.root()).is_empty(),
                hundredths >= bound * 100,
                "{token}"
            );
            assert_eq!(
                max.violations(tree.root()).is_empty(),
                hundredths <= bound * 100,
                "{token}"
            );
        }
    }
}

#[test]
fn lengths_count_characters_items_and_members() {
    let limits = ValueBounds {
        min_length: Some(2),
        max_length: Some(3),
        ..ValueBounds::NONE
    };
    for (json, reasons) in [
        (r#""é""#, &["is shorter than 2 characters"][..]),
        (r#""éüöä""#, &["is longer than 3 characters"]),
        ("[1]", &["has fewer than 2 items"]),
        ("[1,2,3,4]", &["has more than 3 items"]),
        (r#"{"a":{"b":1,"c":2}}"#, &["has fewer than 2 members"]),
        (r#"{"a":1,"b":2,"c":3,"d":4}"#, &["has more than 3 members"]),
        (r#"{"a":1,"b":2}"#, &[]),
        ("[1,2]", &[]),
        (r#""ab""#, &[]),
        ("1", &[]),
    ] {
        let tree = Tree::parse(json.as_bytes()).unwrap();
        assert_eq!(limits.violations(tree.root()), reasons, "{json}");
    }
}
