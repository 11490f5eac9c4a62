//! Tests of the JSON core, with a type written as generated code writes it.

mod aliases;
mod amount;
mod decode;
mod encode;
mod serde_bridge;
mod syntax;
mod timestamp;

use std::collections::BTreeMap;
use std::fmt;

use crate::amount::Amount;
use crate::timestamp::Timestamp;

use super::{
    Decode, Decoder, Encode, FieldShape, Fields, Json, Kinds, Limits, Node, Presence, Shape,
    Writer, shim,
};

const fn field(name: &'static str, presence: Presence, accepts: Kinds) -> FieldShape {
    FieldShape {
        name,
        aliases: &[],
        presence,
        accepts,
        blank: false,
        limits: Limits::NONE,
    }
}

/// A type with one field of every sort.
#[derive(Clone, Default, PartialEq)]
struct Order {
    id: String,
    amount: Option<Amount>,
    fee: Option<Amount>,
    note: Option<String>,
    secret: Option<String>,
    paid_at: Option<Timestamp>,
    count: Option<i64>,
    items: Vec<Item>,
    labels: BTreeMap<String, String>,
    metadata: Option<Json>,
    rest: Fields,
}

static ORDER: Shape = Shape {
    name: "Order",
    fields: &[
        FieldShape {
            limits: Limits {
                min_length: Some(2),
                max_length: Some(8),
                ..Limits::NONE
            },
            ..field("id", Presence::Required, Kinds::TEXT)
        },
        FieldShape {
            limits: Limits {
                min: Some(1),
                max: Some(1000),
                ..Limits::NONE
            },
            ..field(
                "amount",
                Presence::Optional,
                Kinds::TEXT.with(Kinds::NUMBER),
            )
        },
        field("fee", Presence::Optional, Kinds::TEXT.with(Kinds::NUMBER))
            .or_as(&["charge", "cost"]),
        FieldShape {
            blank: true,
            ..field("note", Presence::Optional, Kinds::TEXT.with(Kinds::NULL))
        },
        field("secret", Presence::Optional, Kinds::TEXT),
        field(
            "paid_at",
            Presence::Optional,
            Kinds::TEXT.with(Kinds::NUMBER),
        ),
        field("count", Presence::Optional, Kinds::NUMBER),
        FieldShape {
            limits: Limits {
                max_length: Some(2),
                ..Limits::NONE
            },
            ..field("items", Presence::Optional, Kinds::LIST)
        },
        field("labels", Presence::Optional, Kinds::OBJECT),
        field("metadata", Presence::Optional, Kinds::ANY),
        field("type", Presence::Optional, Kinds::TEXT),
    ],
    any_of: &[&["amount", "fee"]],
    source: "spec/orders.toml:1",
};

impl Decode for Order {
    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Order {
        let mut slots = [Node::ABSENT; 11];
        let rest = decoder.object(node, &ORDER, &mut slots);
        let [
            id,
            amount,
            fee,
            remark,
            secret,
            paid_at,
            count,
            items,
            labels,
            metadata,
            kind,
        ] = slots;
        decoder.constant(kind, "\"ORDER\"");
        Order {
            id: decoder.read(id),
            amount: decoder.optional(amount),
            fee: decoder.optional_by(fee, Decoder::amount_in_hundredths),
            note: decoder.optional(remark),
            secret: decoder.optional(secret),
            paid_at: decoder.optional(paid_at),
            count: decoder.optional(count),
            items: decoder.optional(items).unwrap_or_default(),
            labels: decoder.optional(labels).unwrap_or_default(),
            metadata: decoder.optional(metadata),
            rest,
        }
    }
}

impl Encode for Order {
    fn encode(&self, writer: &mut Writer) {
        let mark = writer.begin_object();
        writer.member("id", &self.id);
        writer.optional("amount", &self.amount);
        writer.optional_by("fee", &self.fee, Writer::amount_in_hundredths);
        writer.optional("note", &self.note);
        writer.optional_by("secret", &self.secret, Writer::sensitive);
        writer.optional("paid_at", &self.paid_at);
        writer.optional("count", &self.count);
        if !self.items.is_empty() {
            writer.member("items", &self.items);
        }
        if !self.labels.is_empty() {
            writer.member("labels", &self.labels);
        }
        writer.optional("metadata", &self.metadata);
        writer.key("type");
        writer.raw("\"ORDER\"");
        writer.end_object(mark, &self.rest, &ORDER);
    }
}

impl fmt::Debug for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        shim::debug(f, "Order", self)
    }
}

/// A type inside another.
#[derive(Clone, Default, PartialEq)]
struct Item {
    name: String,
    rest: Fields,
}

static ITEM: Shape = Shape {
    name: "Item",
    fields: &[field("name", Presence::Required, Kinds::TEXT)],
    any_of: &[],
    source: "spec/orders.toml:20",
};

impl Decode for Item {
    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Item {
        let mut slots = [Node::ABSENT; 1];
        let rest = decoder.object(node, &ITEM, &mut slots);
        let [name] = slots;
        Item {
            name: decoder.text(name),
            rest,
        }
    }
}

impl Encode for Item {
    fn encode(&self, writer: &mut Writer) {
        let mark = writer.begin_object();
        writer.key("name");
        writer.text(&self.name);
        writer.end_object(mark, &self.rest, &ITEM);
    }
}
