//! A union in an object, with its tag next to its content.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

use super::{Item, field};
use crate::json::decoder::{Decode, DecodeInto, Decoder};
use crate::json::schema::{FieldSchema, KindSet, ObjectSchema, Presence};
use crate::json::tree::Node;
use crate::json::union::{Tagged, Union};
use crate::json::writer::{Encode, Writer};
use crate::json::{UnknownFields, UnknownMember, from_str, to_string};

#[derive(Clone, PartialEq)]
enum Method {
    Card(Item),
    Names(Vec<String>),
    Unknown(UnknownMember),
}

impl Union for Method {
    const EMPTY: Method = Method::Unknown(UnknownMember::EMPTY);

    fn decode(decoder: &mut Decoder, tag: Node<'_>, content: Node<'_>) -> Method {
        let tag = decoder.str(tag);
        match &*tag {
            "CARD" => Method::Card(decoder.read(content)),
            "NAMES" => Method::Names(decoder.read(content)),
            _ => Method::Unknown(UnknownMember::decode(decoder, &tag, content)),
        }
    }

    fn tag(&self) -> &str {
        match self {
            Method::Card(_) => "CARD",
            Method::Names(_) => "NAMES",
            Method::Unknown(member) => member.tag(),
        }
    }
}

impl Encode for Method {
    fn encode(&self, writer: &mut Writer) {
        match self {
            Method::Card(card) => card.encode(writer),
            Method::Names(names) => names.encode(writer),
            Method::Unknown(member) => member.encode(writer),
        }
    }
}

/// An order with an optional method.
struct Paid {
    by: Option<Method>,
    rest: UnknownFields,
}

const fn optional(name: &'static str) -> FieldSchema {
    field(name, Presence::Optional, KindSet::ANY)
}

static PAID: ObjectSchema = ObjectSchema {
    name: "Paid",
    fields: &[optional("type").as_tag(), optional("request")],
    any_of: &[],
    source: "spec/orders.toml:30",
};

impl Decode for Paid {
    const EMPTY: Paid = Paid {
        by: None,
        rest: UnknownFields::EMPTY,
    };
}

impl DecodeInto for Paid {
    fn decode_into(&mut self, decoder: &mut Decoder, node: Node<'_>) {
        let places: &mut [&mut dyn DecodeInto] = &mut [&mut (), &mut Tagged(&mut self.by)];
        decoder.object(node, &PAID, places, &mut self.rest);
    }
}

impl Encode for Paid {
    fn encode(&self, writer: &mut Writer) {
        let tag = self.by.as_ref().map(Union::tag);
        writer.object(&PAID, &[&tag, &self.by], &self.rest);
    }
}

/// An order with a required method.
struct Charged {
    by: Method,
    rest: UnknownFields,
}

static CHARGED: ObjectSchema = ObjectSchema {
    name: "Charged",
    fields: &[
        field("type", Presence::Required, KindSet::STRING).as_tag(),
        field("request", Presence::Required, KindSet::ANY),
    ],
    any_of: &[],
    source: "spec/orders.toml:40",
};

impl Decode for Charged {
    const EMPTY: Charged = Charged {
        by: Union::EMPTY,
        rest: UnknownFields::EMPTY,
    };
}

impl DecodeInto for Charged {
    fn decode_into(&mut self, decoder: &mut Decoder, node: Node<'_>) {
        let places: &mut [&mut dyn DecodeInto] = &mut [&mut (), &mut Tagged(&mut self.by)];
        decoder.object(node, &CHARGED, places, &mut self.rest);
    }
}

#[test]
fn tag_and_content_are_read_together() {
    let shown = |by: &Option<Method>| {
        let by = by.as_ref()?;
        Some((by.tag().to_owned(), to_string(by)))
    };
    let some = |tag: &str, content: &str| Some((tag.to_owned(), content.to_owned()));
    for (text, expected) in [
        ("{}", None),
        (
            r#"{"type":"CARD","request":{"name":"x"}}"#,
            some("CARD", r#"{"name":"x"}"#),
        ),
        (
            r#"{"request":{"name":"x"},"type":"CARD"}"#,
            some("CARD", r#"{"name":"x"}"#),
        ),
        (
            r#"{"type":"NEXT","request":{"a":1}}"#,
            some("NEXT", r#"{"a":1}"#),
        ),
        // A tag without content, or the reverse, is not lost.
        (r#"{"type":"CARD"}"#, some("CARD", r#"{"name":""}"#)),
        (
            r#"{"type":"CARD","request":null}"#,
            some("CARD", r#"{"name":""}"#),
        ),
        (r#"{"type":"NEXT","request":null}"#, some("NEXT", "null")),
        (r#"{"request":{"a":1}}"#, some("", r#"{"a":1}"#)),
        (r#"{"type":null,"request":{"a":1}}"#, some("", r#"{"a":1}"#)),
        (r#"{"type":null,"request":null}"#, None),
    ] {
        let paid: Paid = from_str(text).unwrap();
        assert_eq!(shown(&paid.by), expected, "{text}");
    }
}

#[test]
fn values_are_written_back_unchanged() {
    for text in [
        "{}",
        r#"{"type":"CARD","request":{"name":"x"}}"#,
        r#"{"type":"NEXT","request":{"a":1}}"#,
        r#"{"type":"NEXT","request":null}"#,
        r#"{"type":null,"request":null}"#,
        r#"{"type":-5,"request":{"a":1}}"#,
        r#"{"type":"\ud83d","request":{"a":"\ud83d"}}"#,
        r#"{"type":"CARD","request":{"name":7}}"#,
        r#"{"type":"NAMES","request":["x","\ud83d"]}"#,
        r#"{"type":"NAMES","request":[7,{}]}"#,
    ] {
        let paid: Paid = from_str(text).unwrap();
        assert_eq!(to_string(&paid), text);
    }
}

#[test]
fn a_missing_required_union_is_an_issue() {
    let message = |text| from_str::<Charged>(text).map(drop).unwrap_err().to_string();
    assert_eq!(
        message("{}"),
        "at `$`: field `type` is missing (and 1 more)"
    );
    assert_eq!(
        message(r#"{"type":"CARD"}"#),
        "at `$`: field `request` is missing"
    );
    assert_eq!(
        message(r#"{"request":{"name":"x"}}"#),
        "at `$`: field `type` is missing"
    );
    assert_eq!(
        message(r#"{"type":"CARD","request":{}}"#),
        "at `$.request`: field `name` is missing"
    );
    let charged: Charged = from_str(r#"{"type":"CARD","request":{"name":"x"}}"#).unwrap();
    assert!(matches!(charged.by, Method::Card(card) if card.name == "x"));
    assert!(charged.rest.is_empty());
}
