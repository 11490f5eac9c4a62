//! What cannot be read is left out, kept and reported, unless it is required.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Order;
use crate::json::decoder::{Decoder, Mode};
use crate::json::schema::{FieldSchema, KindSet, ObjectSchema};
use crate::json::tree::Tree;
use crate::json::writer::{Encode, Writer};
use crate::json::{UnknownFields, from_str, to_string};
use crate::types::amount::Amount;
use crate::types::timestamp::Timestamp;

/// Reads an order with these members, and checks that it is written back as it came.
#[track_caller]
fn order(members: &str) -> Order {
    let text = format!(r#"{{"id":"ord_1",{members},"type":"ORDER"}}"#);
    let order: Order = from_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_same(&to_string(&order), &text);
    order
}

/// Compares documents regardless of the order of members.
#[track_caller]
fn assert_same(left: &str, right: &str) {
    let sorted = |text: &str| {
        let tree = Tree::parse(text.as_bytes()).unwrap();
        let members = tree.root().members();
        members
            .map(|(name, value)| (name.into_owned(), value.source().to_owned()))
            .collect::<BTreeMap<_, _>>()
    };
    assert_eq!(sorted(left), sorted(right));
}

/// Returns path, reason and JSON of what the order could not read.
fn unreadable(order: &Order) -> Vec<(String, &str, &str)> {
    let unreadable = order.rest.unreadable();
    unreadable
        .map(|left| (left.path(), left.reason(), left.value().as_str()))
        .collect()
}

#[test]
fn an_optional_field_that_cannot_be_read_is_unset_and_kept() {
    for (members, reason) in [
        (r#""amount":true"#, "expected an amount, found a boolean"),
        (
            r#""amount":4440.000000000001"#,
            "expected an amount, found a number that is not one",
        ),
        (
            r#""amount":"Rp10.000,00""#,
            "expected an amount, found a string that is not one",
        ),
        (
            r#""paid_at":"yesterday""#,
            "expected a time, found a string that is not one",
        ),
        (
            r#""count":18446744073709551615"#,
            "expected an integer, found a number that is not one",
        ),
        (r#""note":[1]"#, "expected a string, found a list"),
        (r#""items":{"a":1}"#, "expected a list, found an object"),
        (r#""labels":"x""#, "expected an object, found a string"),
    ] {
        let order = order(members);
        assert_eq!((order.amount, order.count), (None, None));
        assert!(order.paid_at.is_none() && order.note.is_none());
        assert!(order.items.is_none() && order.labels.is_none());
        let [(path, found, value)] = &unreadable(&order)[..] else {
            panic!("{members}: {:?}", order.rest);
        };
        assert_eq!(*found, reason, "{members}");
        assert_eq!(format!(r#""{path}":{value}"#), members);
        assert!(order.rest.is_unreadable(path));
        assert!(!order.rest.is_unreadable("secret"));
        assert_eq!(order.rest.get(path).unwrap().as_str(), *value);
    }
}

#[test]
fn a_field_that_is_set_since_replaces_the_unreadable_one() {
    let mut order = order(r#""count":[]"#);
    order.count = Some(3);
    assert_same(
        &to_string(&order),
        r#"{"id":"ord_1","count":3,"type":"ORDER"}"#,
    );
}

#[test]
fn an_item_is_left_out_and_the_list_stays() {
    let order = order(
        r#""items":[{"name":"TV"},null,{"name":[]},{"name":"PC"},7],"labels":{"a":"x","b":null}"#,
    );
    let names: Vec<_> = order
        .items
        .iter()
        .flatten()
        .map(|item| &*item.name)
        .collect();
    assert_eq!(names, ["TV", "PC"]);
    assert_eq!(
        order.labels,
        Some(BTreeMap::from([("a".to_owned(), "x".to_owned())]))
    );
    assert_eq!(
        unreadable(&order),
        [
            (
                "items[1]".to_owned(),
                "expected an object, found null",
                "null"
            ),
            (
                "items[2]".to_owned(),
                "`name`: expected a string, found a list",
                r#"{"name":[]}"#
            ),
            (
                "items[4]".to_owned(),
                "expected an object, found a number",
                "7"
            ),
            (
                "labels.b".to_owned(),
                "expected a string, found null",
                "null"
            ),
        ]
    );
    assert!(order.rest.is_unreadable("items") && order.rest.is_unreadable("labels"));
}

#[test]
fn a_list_that_is_changed_since_is_written_as_it_is() {
    let mut order = order(r#""items":[{"name":"TV"},null]"#);
    order.items = Some(Vec::new());
    assert_same(
        &to_string(&order),
        r#"{"id":"ord_1","items":[],"type":"ORDER"}"#,
    );
}

#[test]
fn of_two_members_of_a_map_the_first_does_not_stand_for_an_unreadable_last() {
    let order: Order = from_str(r#"{"id":"a","labels":{"a":"x","a":[]}}"#).unwrap();
    assert_eq!(order.labels, None);
    assert_same(
        &to_string(&order),
        r#"{"id":"a","labels":{"a":"x","a":[]},"type":"ORDER"}"#,
    );
}

#[test]
fn a_constant_of_another_value_is_kept() {
    let order: Order = from_str(r#"{"id":"a","type":"REFUND"}"#).unwrap();
    assert_eq!(to_string(&order), r#"{"id":"a","type":"REFUND"}"#);
    assert!(order.rest.is_unreadable("type"));
}

#[test]
fn half_an_emoji_is_read_and_written_back_as_it_came() {
    let order = order(
        r#""note":"Budi \ud83d","labels":{"a":"x","b":"\udE00 Ani"},"metadata":{"c":"\ud83d"},"new":"\ud83d\ud83d\ude00""#,
    );
    assert_eq!(order.note.as_deref(), Some("Budi \u{fffd}"));
    assert_eq!(order.labels.as_ref().unwrap()["b"], "\u{fffd} Ani");
    assert_eq!(
        order.rest.get("new").unwrap().string().unwrap(),
        "\u{fffd}\u{1f600}"
    );
    assert_eq!(order.rest.unreadable().count(), 0);
    let mut changed = order;
    changed.note = Some("Budi".to_owned());
    assert!(to_string(&changed).contains(r#""note":"Budi""#));
}

#[test]
fn other_notations_of_a_value_are_read_and_written_back_as_they_came() {
    for (members, amount, fee, count) in [
        (
            r#""amount":1.5E+6,"fee":1.0e6,"count":3.0"#,
            1_500_000,
            1_000_000,
            3,
        ),
        (
            r#""amount":"10000.0000","fee":5.0,"count":"7""#,
            10_000,
            5,
            7,
        ),
        (r#""amount":"0010","fee":-0,"count":1e3"#, 10, 0, 1000),
    ] {
        let order = order(members);
        assert_eq!(order.amount, Amount::from_rupiah(amount), "{members}");
        assert_eq!(order.fee, Some(Amount::from_hundredths(fee)), "{members}");
        assert_eq!(order.count, Some(count), "{members}");
        assert_eq!(order.rest.unreadable().count(), 0);
    }
    for time in [
        r#""2021-12-02 00:19:54""#,
        r#""2021-12-02t00:19:54z""#,
        r#""2021-12-02 00:19:54 +0000 UTC""#,
        "1638404394000",
        "1638404394.0",
        "1638404394.250",
    ] {
        let mut order = order(&format!(r#""paid_at":{time}"#));
        assert_eq!(
            order.paid_at.unwrap().unix_seconds(),
            1_638_404_394,
            "{time}"
        );
        order.paid_at = Timestamp::from_unix_seconds(5);
        let written = to_string(&order);
        assert!(
            written.contains(r#""paid_at":"1970-01-01T00:00:05Z""#),
            "{written}"
        );
    }
}

#[test]
fn lists_in_lists_keep_their_items() {
    static GRID: ObjectSchema = ObjectSchema {
        name: "Grid",
        fields: &[FieldSchema::required("rows", KindSet::LIST)],
        any_of: &[],
        source: "spec/grid.toml:1",
    };
    let text = r#"{"rows":[[{},"a"],[],["b",[],"\ud83d"],{}]}"#;
    let tree = Tree::parse(text.as_bytes()).unwrap();
    let mut decoder = Decoder::new(Mode::Lenient);
    let (mut rows, mut rest) = (Vec::<Vec<String>>::new(), UnknownFields::EMPTY);
    decoder.object(tree.root(), &GRID, &mut [&mut rows], &mut rest);
    decoder.finish((), tree.root()).unwrap();
    assert_eq!(rows, [&["a"][..], &[], &["b", "\u{fffd}"]]);
    let paths: Vec<_> = rest.unreadable().map(|left| left.path()).collect();
    assert_eq!(paths, ["rows[0][0]", "rows[2][1]", "rows[3]"]);
    let mut writer = Writer::new();
    writer.object(&GRID, &[&rows as &dyn Encode], &rest);
    assert_eq!(writer.finish(), text);
}

#[test]
fn strict_reading_tolerates_nothing() {
    let read = |text: &str| crate::json::document::read::<Order>(text.as_bytes(), Mode::Strict);
    assert!(read(r#"{"id":"ord_1","amount":"5","count":1.5}"#).is_err());
    assert!(read(r#"{"id":"ord_1","amount":"5","labels":{"a":null}}"#).is_err());
    assert!(read(r#"{"id":"ord_1","amount":"5","count":1}"#).is_ok());
}

#[test]
fn many_unreadable_items_make_their_list_unreadable() {
    let list = |count: usize| format!(r#""items":[{}1]"#, "{},".repeat(count));
    let some = order(&list(500));
    assert_eq!(some.rest.unreadable().count(), 501);
    assert!(some.items.is_some_and(|items| items.is_empty()));
    let many = order(&list(100_000));
    assert!(many.items.is_none());
    assert_eq!(many.rest.unreadable().count(), 1);
}

#[test]
fn many_issues_take_linear_time() {
    let mut text = String::from(r#"{"id":"ord_1","items":["#);
    for _ in 0..200_000 {
        text.push_str("[],");
    }
    text.push_str("{}]");
    for at in 0..100_000 {
        write!(text, r#","new{at}":{at}"#).unwrap();
    }
    text.push('}');
    let order: Order = from_str(&text).unwrap();
    assert!(order.rest.is_unreadable("items"));
}
