//! Tests of the writer: values are written back unchanged, and amounts never change their
//! value.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

use super::{Item, Order};
use crate::json::decoder::{Decode, Decoder, Mode};
use crate::json::schema::AmountFormat;
use crate::json::tree::Tree;
use crate::json::writer::{Encode, Writer};
use crate::json::{Json, from_str, to_string};
use crate::types::amount::Amount;
use crate::types::timestamp::Timestamp;

#[test]
fn values_are_written_back_unchanged() {
    for text in [
        r#"{"id":"a","amount":"10000.5","fee":250,"note":"\"\n","type":"ORDER"}"#,
        r#"{"id":"a","amount":10000.50,"fee":"2.5","type":"ORDER","new":[1.10,{"a":null}]}"#,
        r#"{"id":"a","amount":5,"paid_at":1700000000,"count":-7,"type":"ORDER"}"#,
        r#"{"id":"a","paid_at":"2024-01-01T00:00:00.120+07:00","items":[{"name":"TV","x":1}],"type":"ORDER"}"#,
        r#"{"id":"a","labels":{"a b":"1","é":"2"},"metadata":{"n":1e400},"type":"ORDER","amount":null,"note":"","items":null}"#,
    ] {
        assert_eq!(to_string(&from_str::<Order>(text).unwrap()), text);
    }
}

#[test]
fn a_null_is_not_written_once_the_field_is_set() {
    let text =
        r#"{"id":"a","amount":null,"note":null,"metadata":{"amount":1,"note":[{"note":2}]}}"#;
    let mut order: Order = from_str(text).unwrap();
    order.amount = Some(Amount::from(5));
    let written = to_string(&order);
    assert_eq!(
        written,
        r#"{"id":"a","amount":"5.00","metadata":{"amount":1,"note":[{"note":2}]},"type":"ORDER","note":null}"#
    );
}

#[test]
fn fields_set_by_the_caller_are_written() {
    let mut order = Order::default();
    order.rest.set("new \"one\"", Json::from(1));
    assert_eq!(order.rest.set("secret", Json::from("x")), None);
    assert_eq!(
        order.rest.set("secret", Json::from("y")),
        Some(Json::from("x"))
    );
    assert_eq!(
        to_string(&order),
        r#"{"id":"","type":"ORDER","new \"one\"":1,"secret":"y"}"#
    );
    assert_eq!(order.rest.remove("secret"), Some(Json::from("y")));
    assert_eq!(order.rest.remove("secret"), None);
    order.secret = Some(String::new());
    order.rest.set("secret", Json::null());
    assert_eq!(
        to_string(&order),
        r#"{"id":"","secret":"","type":"ORDER","new \"one\"":1}"#
    );
}

#[test]
fn sensitive_and_unknown_values_are_redacted() {
    let mut order: Order =
        from_str(r#"{"id":"a","secret":"hush","pin":"1234","note":null}"#).unwrap();
    assert_eq!(
        format!("{order:?}"),
        r#"Order { id: "a", secret: "[redacted]", type: "ORDER", pin: "[redacted]", note: null }"#
    );
    assert_eq!(
        format!("{:?}", order.rest),
        r#"{"pin": "[redacted]", "note": "[redacted]"}"#
    );
    // A known field that the caller sets by name may be sensitive.
    order.secret = None;
    order.rest.set("secret", Json::from("hush"));
    assert!(!format!("{order:?}").contains("hush"));
}

#[test]
fn values_have_their_plain_forms() {
    assert_eq!(to_string("a\u{1}\"\\/é"), r#""a\u0001\"\\/é""#);
    assert_eq!(to_string(&i64::MIN), "-9223372036854775808");
    assert_eq!(to_string(&vec![true, false]), "[true,false]");
    assert_eq!(to_string(&Vec::<bool>::new()), "[]");
    assert_eq!(to_string(&None::<String>), "null");
    assert_eq!(to_string(&Some(Json::from("x"))), "\"x\"");
    assert_eq!(
        to_string(&vec![Vec::<i64>::new(), vec![1, 2]]),
        "[[],[1,2]]"
    );
    let time = Timestamp::from_unix_seconds(0).unwrap();
    assert_eq!(to_string(&time), "\"1970-01-01T00:00:00Z\"");
}

fn written(amount: &Amount, amount_format: AmountFormat) -> String {
    let mut writer = Writer::new().with_amount_format(amount_format);
    writer.amount(amount);
    writer.finish()
}

#[test]
fn amounts_are_written_in_the_format_of_the_schema() {
    let text = |token| Amount::from_string_token(token).unwrap().0;
    let number = |token| Amount::from_number_token(token).unwrap().0;
    let hundredths = |token| Amount::from_hundredths_token(token).unwrap().0;
    for (amount, string, in_rupiah, in_hundredths) in [
        (Amount::from(5), "\"5.00\"", "5", "500"),
        (Amount::from_hundredths(-5), "\"-0.05\"", "-0.05", "-5"),
        (text("5"), "\"5\"", "\"5\"", "\"5\""),
        (text("5.5"), "\"5.5\"", "\"5.5\"", "\"5.5\""),
        (text("5.50"), "\"5.50\"", "\"5.50\"", "\"5.50\""),
        (text("-0.5"), "\"-0.5\"", "\"-0.5\"", "\"-0.5\""),
        (text("0010"), "\"10.00\"", "\"10.00\"", "\"10.00\""),
        (text("1e3"), "\"1000.00\"", "\"1000.00\"", "\"1000.00\""),
        (text("-0"), "\"0.00\"", "\"0.00\"", "\"0.00\""),
        (number("5"), "5", "5", "500"),
        (number("5.5"), "5.5", "5.5", "550"),
        (number("5.00"), "5.00", "5.00", "500"),
        (number("-0.0"), "0.0", "0.0", "0"),
        (hundredths("500"), "\"5.00\"", "5", "500"),
        (hundredths("501"), "\"5.01\"", "5.01", "501"),
        (number("5").canonical(), "\"5.00\"", "5", "500"),
    ] {
        assert_eq!(written(&amount, AmountFormat::String), string);
        assert_eq!(written(&amount, AmountFormat::Number), in_rupiah);
        assert_eq!(written(&amount, AmountFormat::Hundredths), in_hundredths);
    }
}

/// A nested object has separate amount formats, and restores that of the enclosing
/// object.
#[test]
fn a_nested_object_restores_the_amount_format() {
    let mut writer = Writer::new().with_amount_format(AmountFormat::Hundredths);
    writer.begin_list();
    writer.item();
    Item::EMPTY.encode(&mut writer);
    writer.item();
    Amount::from(5).encode(&mut writer);
    writer.end_list();
    let text = writer.finish();
    assert_eq!(text, r#"[{"name":""},500]"#);

    let tree = Tree::parse(text.as_bytes()).unwrap();
    let mut decoder = Decoder::new(Mode::Strict).with_amount_format(AmountFormat::Hundredths);
    let mut items = tree.root().items();
    let item: Item = decoder.read(items.next().unwrap());
    let amount: Amount = decoder.read(items.next().unwrap());
    assert_eq!((&*item.name, amount), ("", Amount::from(5)));
    assert!(decoder.finish((), tree.root()).is_ok());
}

/// The safety rule: whatever notation an amount was read in, every field that it is written to must
/// read back the same amount.
#[test]
fn an_amount_keeps_its_value_in_every_field() {
    let amounts = [
        i64::MIN,
        i64::MIN + 1,
        -10_000,
        10_000,
        i64::MAX - 1,
        i64::MAX,
    ];
    for hundredths in amounts.into_iter().chain(-1_101..=1_101) {
        let short = hundredths.to_string();
        let text = Amount::from_hundredths(hundredths).to_string();
        let mut forms = vec![
            Amount::from_hundredths(hundredths),
            Amount::from_hundredths_token(&short).unwrap().0,
        ];
        // With no, one and two decimals; fewer decimals may mean another amount.
        for cut in [3, 1, 0] {
            let token = &text[..text.len() - cut];
            forms.push(Amount::from_string_token(token).unwrap().0);
            forms.push(Amount::from_number_token(token).unwrap().0);
        }
        for amount in forms {
            for amount_format in [
                AmountFormat::String,
                AmountFormat::Number,
                AmountFormat::Hundredths,
            ] {
                let json = written(&amount, amount_format);
                let tree = Tree::parse(json.as_bytes()).unwrap();
                let mut decoder = Decoder::new(Mode::Strict).with_amount_format(amount_format);
                let again = decoder.amount(tree.root());
                assert_eq!(
                    decoder.finish(again, tree.root()).unwrap(),
                    amount,
                    "{json} {amount_format:?}"
                );
            }
        }
    }
}
