//! Unreadable values are left out, kept and reported, unless they are required.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Order;
use crate::json::decoder::{Decode, DecodeInto, Decoder, Mode};
use crate::json::found::{Found, FoundIssues, IssueTarget};
use crate::json::schema::{FieldSchema, KindSet, ObjectSchema};
use crate::json::tolerance::Tolerance;
use crate::json::tree::{Node, Slot, Tree};
use crate::json::writer::{Encode, Writer};
use crate::json::{UnknownFields, from_str, to_string};
use crate::types::amount::Amount;
use crate::types::timestamp::Timestamp;

/// Reads an order with these members, and checks that it is written back unchanged.
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

/// Returns path, reason and JSON of the order's unreadable values.
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
        (r#""labels":["x"]"#, "expected an object, found a list"),
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
fn setting_a_field_replaces_its_unreadable_value() {
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
fn a_list_changed_after_reading_is_written_without_unreadable_items() {
    let mut order = order(r#""items":[{"name":"TV"},null]"#);
    order.items = Some(Vec::new());
    assert_same(
        &to_string(&order),
        r#"{"id":"ord_1","items":[],"type":"ORDER"}"#,
    );
}

#[test]
fn an_unreadable_duplicate_replaces_the_first_member_of_a_map() {
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
fn an_unpaired_surrogate_is_written_back_unchanged() {
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
fn other_notations_of_a_value_are_written_back_unchanged() {
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
    assert!(read(r#"{"id":"ord_1","amount":"5","count":"1"}"#).is_err());
    assert!(read(r#"{"id":"ord_1","amount":"5","count":1}"#).is_ok());
}

#[test]
fn bounds_are_inclusive() {
    let read = |text: &str| crate::json::document::read::<Order>(text.as_bytes(), Mode::Strict);
    let (two, eight) = (
        r#"{"id":"12","amount":"1"}"#,
        r#"{"id":"12345678","amount":"1000"}"#,
    );
    assert!(read(two).is_ok() && read(eight).is_ok());
    for beyond in [
        r#"{"id":"1","amount":"1"}"#,
        r#"{"id":"123456789","amount":"1"}"#,
        r#"{"id":"12","amount":"0.99"}"#,
        r#"{"id":"12","amount":"1000.01"}"#,
    ] {
        assert!(read(beyond).is_err(), "{beyond}");
    }
}

#[test]
fn strict_reading_converts_what_the_field_declares_and_nothing_inside() {
    static LOOSE: ObjectSchema = ObjectSchema {
        name: "Loose",
        fields: &[
            FieldSchema::required("count", KindSet::STRING.with(KindSet::NUMBER)),
            FieldSchema::required("counts", KindSet::LIST),
        ],
        any_of: &[],
        source: "spec/loose.toml:1",
    };
    let read = |text: &str| {
        let tree = Tree::parse(text.as_bytes()).unwrap();
        let mut decoder = Decoder::new(Mode::Strict);
        let (mut count, mut counts) = (0_i64, Vec::<i64>::new());
        let mut rest = UnknownFields::EMPTY;
        decoder.object(
            tree.root(),
            &LOOSE,
            &mut [&mut count, &mut counts],
            &mut rest,
        );
        decoder.finish((count, counts), tree.root()).ok()
    };
    assert_eq!(read(r#"{"count":"7","counts":[7]}"#), Some((7, vec![7])));
    assert_eq!(read(r#"{"count":7,"counts":[7]}"#), Some((7, vec![7])));
    assert_eq!(read(r#"{"count":"7","counts":["7"]}"#), None);
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

#[test]
fn a_notation_is_not_written_back_once_the_value_is_another() {
    let mut order = order(r#""count":3.0,"labels":{"a":"\ud83d","b":"\ud83d"}"#);
    order.count = Some(4);
    let labels = order.labels.as_mut().unwrap();
    labels.insert("a".to_owned(), "c".to_owned());
    assert_same(
        &to_string(&order),
        r#"{"id":"ord_1","count":4,"labels":{"a":"c","b":"\ud83d"},"type":"ORDER"}"#,
    );
}

#[test]
fn values_beyond_a_thousand_notations_are_kept_without_notation() {
    let item = r#"{"name":"\ud83d"}"#;
    let items = vec![item; 1500].join(",");
    let order: Order = from_str(&format!(r#"{{"id":"ord_1","items":[{items}]}}"#)).unwrap();
    let names = order.items.iter().flatten().map(|item| &*item.name);
    assert_eq!(names.filter(|name| *name == "\u{fffd}").count(), 1500);
    let written = to_string(&order);
    assert_eq!(written.matches("\\ud83d").count(), 1000);
    assert_eq!(written.matches('\u{fffd}').count(), 500);
}

#[test]
fn equality_of_objects_includes_unreadable_members() {
    let rest = |members: &str| order(members).rest;
    let same = r#""count":true,"new":1,"items":[{"name":"TV"},null]"#;
    assert_eq!(rest(same), rest(same));
    assert_eq!(rest(r#""count":3.0,"new":1"#), rest(r#""count":3,"new":1"#));
    for other in [
        r#""count":false,"new":1,"items":[{"name":"TV"},null]"#,
        r#""count":true,"new":2,"items":[{"name":"TV"},null]"#,
        r#""count":true,"new":1,"items":[{"name":"TV"},7]"#,
        r#""count":true,"new":1,"items":[null,{"name":"TV"}]"#,
        r#""count":true,"new":1,"items":[{"name":"TV"}]"#,
    ] {
        assert_ne!(rest(same), rest(other), "{other}");
    }
}

#[test]
fn issues_beyond_those_described_are_counted() {
    let issues = |count: usize| {
        let mut issues = FoundIssues::default();
        for _ in 0..count {
            issues.push(Found {
                place: Slot::EMPTY,
                target: IssueTarget::Value,
                reason: "is odd".into(),
            });
        }
        issues
    };
    for (count, first) in [(40, 38), (40, 32), (40, 20), (40, 40), (40, 0), (10, 4)] {
        let mut kept = issues(count);
        let others = kept.split_off(first);
        assert_eq!((kept.count(), others.count()), (first, count - first));
        kept.append(others);
        assert_eq!(kept.count(), count);
    }
}

#[test]
fn the_memory_of_items_is_bounded_by_the_length_of_the_document() {
    let text = format!("[0{}]", ",0".repeat(999));
    let tree = Tree::parse(text.as_bytes()).unwrap();
    // For each of the thousand items.
    let most = (8 * 1024 * 1024 + text.len() * 32) / 1000;
    assert!(Tolerance::default().admits(tree.root(), most));
    assert!(!Tolerance::default().admits(tree.root(), most + 1));
    // All lists of a document share it.
    let mut shared = Tolerance::default();
    assert!(shared.admits(tree.root(), most / 2));
    assert!(shared.admits(tree.root(), most / 2));
    assert!(!shared.admits(tree.root(), most / 2));
}

/// An item that takes much more memory than its text.
struct Large([u8; 16 * 1024]);

impl Decode for Large {
    const EMPTY: Large = Large([0; 16 * 1024]);
}

impl DecodeInto for Large {
    fn decode_into(&mut self, _decoder: &mut Decoder, _node: Node<'_>) {
        self.0[0] = 1;
    }
}

#[test]
fn a_list_that_would_take_too_much_memory_is_unreadable() {
    let read = |items: usize| {
        let text = format!("[0{}]", ",0".repeat(items - 1));
        let read = from_str::<Vec<Large>>(&text);
        read.map(|items| items.iter().filter(|item| item.0[0] == 1).count())
    };
    assert_eq!(read(500).unwrap(), 500);
    assert_eq!(
        read(600).unwrap_err().to_string(),
        "at `$`: has too many items for a document of this length"
    );
}
