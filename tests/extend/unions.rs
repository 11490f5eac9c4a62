//! Tests of unions that are values by themselves: with a tag inside, and without a tag.

use crate::chat::{
    ApiKey, Card, ChatId, Client, Content, Order, SendMessage, Sent, Setting, Target, Text,
};
use durianpay_client::__private::json::from_slice_strict;
use durianpay_client::json::{Json, from_str, to_string};
use durianpay_client::{Amount, Decimal};
use durianpay_test_support::scripted_server::{Server, json};
use proptest::prelude::*;

fn client(server: &Server) -> Client {
    Client::builder(ApiKey::new("k-123").unwrap())
        .base_url(server.base_url())
        .build()
        .unwrap()
}

fn message(to: &str) -> SendMessage {
    from_str(&format!(r#"{{"to":{to}}}"#)).unwrap()
}

#[test]
fn a_value_is_read_as_the_member_that_it_fits() {
    for (json, wanted) in [
        ("5", ChatId::Number(5)),
        ("\"5\"", ChatId::Name("5".to_owned())),
        (r#"["a","b"]"#, ChatId::Many(vec!["a".into(), "b".into()])),
        ("true", ChatId::Unknown(true.into())),
        ("1.5", ChatId::Unknown(Json::parse("1.5").unwrap())),
        ("3.0", ChatId::Unknown(Json::parse("3.0").unwrap())),
        ("-0", ChatId::Unknown(Json::parse("-0").unwrap())),
        ("null", ChatId::Unknown(Json::null())),
        (
            "9223372036854775808",
            ChatId::Unknown(Json::parse("9223372036854775808").unwrap()),
        ),
        (
            r#"{"a":1}"#,
            ChatId::Unknown(Json::parse(r#"{"a":1}"#).unwrap()),
        ),
    ] {
        let read = message(json);
        assert_eq!(read.to, wanted, "{json}");
        assert_eq!(to_string(&read), format!(r#"{{"to":{json}}}"#));
    }
}

#[test]
fn an_integer_is_read_before_a_decimal() {
    let text = r#"{"a":1,"b":1.50,"c":9223372036854775808,"d":"1","e":false,"f":{"x":150,"y":"1.50"},"g":[1]}"#;
    let read: SendMessage = from_str(&format!(r#"{{"to":1,"settings":{text}}}"#)).unwrap();
    let settings = read.settings.as_ref().unwrap();
    assert_eq!(settings["a"], Setting::Whole(1));
    assert_eq!(settings["b"], Setting::Fraction("1.50".parse().unwrap()));
    assert!(matches!(settings["c"], Setting::Fraction(_)));
    assert_eq!(settings["d"], Setting::Text("1".into()));
    assert_eq!(settings["e"], Setting::Flag(false));
    let Setting::Fee(fees) = &settings["f"] else {
        panic!("{settings:?}")
    };
    // The unit of a number is that of the member.
    assert_eq!(fees["x"].hundredths(), 150);
    assert!(matches!(settings["g"], Setting::Unknown(_)));
    assert_eq!(to_string(&read), format!(r#"{{"to":1,"settings":{text}}}"#));
}

#[test]
fn new_numbers_are_written_in_the_notation_of_the_member() {
    let settings = [
        ("a", Setting::from("1.5".parse::<Decimal>().unwrap())),
        (
            "b",
            Setting::Fee([("x".to_owned(), Amount::from(3))].into()),
        ),
    ];
    let message = SendMessage::new(5).settings(settings);
    assert_eq!(
        to_string(&message),
        r#"{"to":5,"settings":{"a":1.5,"b":{"x":300}}}"#
    );
}

#[test]
fn objects_are_told_apart_by_required_fields_and_constants() {
    for (json, is_it) in [
        (
            r#"{"id":"1","name":"A"}"#,
            (|target| matches!(target, Target::User(_))) as fn(&Target) -> bool,
        ),
        (r#"{"kind":"order","amount":"1.00"}"#, |target| {
            matches!(target, Target::Order(_))
        }),
        (r#"{"kind":"order","total":"1.00"}"#, |target| {
            matches!(target, Target::Order(_))
        }),
        (r#"{"kind":"refund","amount":"1.00"}"#, |target| {
            matches!(target, Target::Refund(_))
        }),
        (r#"{"amount":"1.00","kind":"other"}"#, |target| {
            matches!(target, Target::Other(_))
        }),
        (r#"{"id":"1"}"#, |target| matches!(target, Target::Other(_))),
        ("7", |target| matches!(target, Target::Unknown(_))),
    ] {
        let text = format!(r#"{{"to":1,"target":{json}}}"#);
        let read: SendMessage = from_str(&text).unwrap();
        assert!(is_it(read.target.as_ref().unwrap()), "{json}");
        assert_eq!(to_string(&read), text);
    }
}

#[test]
fn a_tag_inside_the_content_is_read_and_written_with_the_union() {
    let contents = r#"[{"type":"text","body":"a"},{"type":"quote","body":"b","more":[1]},{"type":"card","number":"4"},{"type":"new","x":1},{"body":"no tag"},{"type":1},"text"]"#;
    let text = format!(r#"{{"to":1,"contents":{contents}}}"#);
    let read: SendMessage = from_str(&text).unwrap();
    let items = read.contents.as_deref().unwrap();
    let Content::Quote(quote) = &items[1] else {
        panic!("{items:?}")
    };
    // The tag is not an unknown field of the content, but other members are.
    let unknown: Vec<&str> = quote
        .unknown_fields()
        .iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(unknown, ["more"]);
    assert!(matches!(items[0], Content::Text(_)));
    assert!(matches!(items[2], Content::Card(_)));
    for item in &items[3..] {
        assert!(matches!(item, Content::Unknown(_)));
    }
    assert_eq!(to_string(&read), text);
}

#[test]
fn a_content_that_was_read_alone_gets_the_tag_of_its_member() {
    let read: Text = from_str(r#"{"type":"text","body":"a"}"#).unwrap();
    assert_eq!(
        to_string(&Content::Quote(read)),
        r#"{"type":"quote","body":"a"}"#
    );
    let card: Card = from_str(r#"{"number":"4"}"#).unwrap();
    assert_eq!(
        to_string(&Content::from(card)),
        r#"{"type":"card","number":"4"}"#
    );
}

#[test]
fn an_unreadable_member_is_left_out_of_an_optional_field() {
    let text = r#"{"content":{"type":"text","body":5.5,"count":"x"},"chat":[1,{}]}"#;
    let read: Sent = from_str(text).unwrap();
    assert_eq!(
        to_string(&read),
        r#"{"chat":["1",{}],"content":{"type":"text","body":5.5,"count":"x"}}"#
            .replace("\"1\"", "1")
    );
    let text = r#"{"content":{"type":"text"}}"#;
    let read: Sent = from_str(text).unwrap();
    assert_eq!(read.content, None);
    assert!(read.unknown_fields().is_unreadable("content"));
    assert_eq!(to_string(&read), text);
}

#[test]
fn a_strict_reader_accepts_unknown_tags_only() {
    let read = |text: &str| {
        let read = from_slice_strict::<SendMessage>(text.as_bytes());
        read.map(|_| ()).map_err(|error| error.to_string())
    };
    for text in [
        r#"{"to":1,"contents":[{"type":"text","body":"a"},{"type":"new","x":1}]}"#,
        r#"{"to":["a"],"target":{"kind":"order","amount":"1.00"},"reply_to":null}"#,
    ] {
        assert_eq!(read(text), Ok(()), "{text}");
    }
    for (text, error) in [
        (
            r#"{"to":true}"#,
            "at `$.to`: expected a string, a number or a list, found a boolean",
        ),
        (
            r#"{"to":1,"contents":[{"body":"a"}]}"#,
            "at `$.contents[0]`: field `type` is missing",
        ),
        (
            r#"{"to":1,"contents":[{"type":1}]}"#,
            "at `$.contents[0].type`: expected a string, found a number",
        ),
        (
            r#"{"to":1,"contents":[{"type":"text","body":"a","x":1}]}"#,
            "at `$.contents[0].x`: is not a field of `Text`",
        ),
        (r#"{"to":1.5}"#, "at `$.to`: fits no member of `ChatId`"),
    ] {
        assert_eq!(read(text).unwrap_err(), error, "{text}");
    }
}

#[test]
fn debug_shows_neither_sensitive_nor_unknown_content() {
    let text = r#"{"to":"@a","contents":[{"type":"card","number":"4111"},{"type":"new","pin":"1234"}],"secret":"hidden"}"#;
    let read: SendMessage = from_str(text).unwrap();
    let shown = format!("{read:?}");
    for secret in ["4111", "1234", "hidden"] {
        assert!(!shown.contains(secret), "{shown}");
    }
    assert!(shown.contains("@a") && shown.contains("card"), "{shown}");
    assert_eq!(format!("{:?}", ChatId::Number(5)), "ChatId(5)");
}

#[tokio::test]
async fn unions_are_responses_bodies_and_items() {
    let serve = async |body: &str| Server::always(vec![json(200, body)]).await;
    let server = serve("\"@a\"").await;
    let message = SendMessage::new("@b").target(Order::new(5)).reply_to(6);
    let sent = client(&server).messages().send(message).await;
    assert_eq!(sent.unwrap(), ChatId::Name("@a".into()));
    assert_eq!(
        body(&server),
        r#"{"to":"@b","target":{"kind":"order","amount":"5.00"},"reply_to":6}"#
    );
    let server = serve(r#"[{"type":"text","body":"a"},{"type":"new"}]"#).await;
    let listed = client(&server).messages().list().await.unwrap();
    assert!(matches!(
        listed[..],
        [Content::Text(_), Content::Unknown(_)]
    ));
    let server = serve(r#"{"chat":7}"#).await;
    let content = Content::Text(Text::new("x"));
    let message = client(&server).messages().set(content).await.unwrap();
    assert_eq!(message.chat, Some(ChatId::Number(7)));
    assert_eq!(body(&server), r#"{"type":"text","body":"x"}"#);
}

/// Returns the body of the first request.
fn body(server: &Server) -> String {
    String::from_utf8(server.log().requests[0].body.clone()).unwrap()
}

/// JSON without spaces, in which no name occurs twice.
fn any_json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        any::<i64>().prop_map(|number| number.to_string()),
        "[1-9][0-9]{0,25}(\\.[0-9]{1,5})?(e[1-9])?",
        "[a-z]{0,8}".prop_map(|text| format!("{text:?}")),
        prop::sample::select(vec!["null", "true", "false", "-0", "1.0"]).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        let key = prop::sample::select(vec![
            "type", "kind", "body", "id", "name", "amount", "number", "count", "x",
        ]);
        let value = prop_oneof![
            2 => inner.clone(),
            1 => prop::sample::select(vec![
                "\"text\"", "\"quote\"", "\"card\"", "\"order\"", "\"refund\"", "\"1.00\"",
            ])
            .prop_map(str::to_owned),
        ];
        prop_oneof![
            prop::collection::vec(inner, 0..3).prop_map(|items| format!("[{}]", items.join(","))),
            prop::collection::btree_map(key, value, 0..5).prop_map(|members| {
                let members = members.iter();
                let members: Vec<String> = members
                    .map(|(name, value)| format!("{name:?}:{value}"))
                    .collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_read_is_written_back(one in any_json(), other in any_json(), third in any_json()) {
        let text = format!(r#"{{"to":{one},"contents":[{other}],"settings":{{"a":{third}}},"target":{other}}}"#);
        let Ok(read) = from_str::<SendMessage>(&text) else {
            // Only a member of the required union can be unreadable.
            return Ok(());
        };
        let same = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        prop_assert_eq!(same(&to_string(&read)), same(&text));
    }
}
