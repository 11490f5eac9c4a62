//! Tests of the JSON core, with a type written as generated code writes it.

mod aliases;
mod amount;
mod decode;
mod encode;
mod serde_bridge;
mod syntax;
mod timestamp;
mod union;

use std::collections::BTreeMap;
use std::fmt;

use crate::amount::Amount;
use crate::timestamp::Timestamp;

use super::{
    Constant, Decode, Decoder, Encode, FieldShape, Fields, Json, Kinds, Limits, Node, Notation,
    Place, Presence, Shape, Writer, shim,
};

const fn field(name: &'static str, presence: Presence, accepts: Kinds) -> FieldShape {
    FieldShape {
        presence,
        ..FieldShape::required(name, accepts)
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
    items: Option<Vec<Item>>,
    labels: Option<BTreeMap<String, String>>,
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
            .or_as(&["charge", "cost"])
            .noted_as(Notation::Hundredths),
        FieldShape {
            blank: true,
            ..field("note", Presence::Optional, Kinds::TEXT.with(Kinds::NULL))
        },
        field("secret", Presence::Optional, Kinds::TEXT).sensitive(),
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
    const BLANK: Order = Order {
        id: String::BLANK,
        amount: None,
        fee: None,
        note: None,
        secret: None,
        paid_at: None,
        count: None,
        items: None,
        labels: None,
        metadata: None,
        rest: Fields::NONE,
    };
}

impl Place for Order {
    fn fill(&mut self, decoder: &mut Decoder, node: Node<'_>) {
        decoder.object(
            node,
            &ORDER,
            &mut [
                &mut self.id,
                &mut self.amount,
                &mut self.fee,
                &mut self.note,
                &mut self.secret,
                &mut self.paid_at,
                &mut self.count,
                &mut self.items,
                &mut self.labels,
                &mut self.metadata,
                &mut Constant("\"ORDER\""),
            ],
            &mut self.rest,
        );
    }
}

impl Encode for Order {
    fn encode(&self, writer: &mut Writer) {
        writer.object(
            &ORDER,
            &[
                &self.id,
                &self.amount,
                &self.fee,
                &self.note,
                &self.secret,
                &self.paid_at,
                &self.count,
                &self.items,
                &self.labels,
                &self.metadata,
                &Constant("\"ORDER\""),
            ],
            &self.rest,
        );
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
    const BLANK: Item = Item {
        name: String::BLANK,
        rest: Fields::NONE,
    };
}

impl Place for Item {
    fn fill(&mut self, decoder: &mut Decoder, node: Node<'_>) {
        decoder.object(node, &ITEM, &mut [&mut self.name], &mut self.rest);
    }
}

impl Encode for Item {
    fn encode(&self, writer: &mut Writer) {
        writer.object(&ITEM, &[&self.name], &self.rest);
    }
}
