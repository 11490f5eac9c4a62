//! Tests of the JSON core, with a type in the form of generated code.

mod aliases;
mod amount;
mod decode;
mod encode;
mod scalars;
mod serde_bridge;
mod syntax;
mod timestamp;
mod tolerance;
mod union;

use std::collections::BTreeMap;
use std::fmt;

use crate::types::amount::Amount;
use crate::types::timestamp::Timestamp;

use crate::json::constant::Constant;
use crate::json::decoder::{Decode, DecodeInto, Decoder};
use crate::json::schema::{
    AmountFormat, FieldSchema, KindSet, ObjectSchema, Presence, ValueBounds,
};
use crate::json::serde_impls;
use crate::json::tree::Node;
use crate::json::writer::{Encode, Writer};
use crate::json::{Json, UnknownFields};

const fn field(name: &'static str, presence: Presence, accepts: KindSet) -> FieldSchema {
    FieldSchema {
        presence,
        ..FieldSchema::required(name, accepts)
    }
}

/// A type with one field of each kind.
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
    rest: UnknownFields,
}

static ORDER: ObjectSchema = ObjectSchema {
    name: "Order",
    fields: &[
        FieldSchema {
            limits: Some(&ValueBounds {
                min_length: Some(2),
                max_length: Some(8),
                ..ValueBounds::NONE
            }),
            ..field("id", Presence::Required, KindSet::STRING)
        },
        FieldSchema {
            limits: Some(&ValueBounds {
                min: Some(1),
                max: Some(1000),
                ..ValueBounds::NONE
            }),
            ..field(
                "amount",
                Presence::Optional,
                KindSet::STRING.with(KindSet::NUMBER),
            )
        },
        field(
            "fee",
            Presence::Optional,
            KindSet::STRING.with(KindSet::NUMBER),
        )
        .or_as(&["charge", "cost"])
        .with_format(AmountFormat::Hundredths),
        FieldSchema {
            blank: true,
            ..field(
                "note",
                Presence::Optional,
                KindSet::STRING.with(KindSet::NULL),
            )
        },
        field("secret", Presence::Optional, KindSet::STRING).sensitive(),
        field(
            "paid_at",
            Presence::Optional,
            KindSet::STRING.with(KindSet::NUMBER),
        )
        .unset_by("0001-01-01T00:00:00Z"),
        field("count", Presence::Optional, KindSet::NUMBER),
        FieldSchema {
            limits: Some(&ValueBounds {
                max_length: Some(2),
                ..ValueBounds::NONE
            }),
            ..field("items", Presence::Optional, KindSet::LIST)
        },
        field("labels", Presence::Optional, KindSet::OBJECT),
        field("metadata", Presence::Optional, KindSet::ANY),
        field("type", Presence::Optional, KindSet::STRING),
    ],
    any_of: &[&["amount", "fee"]],
    source: "spec/orders.toml:1",
};

impl Decode for Order {
    const EMPTY: Order = Order {
        id: String::EMPTY,
        amount: None,
        fee: None,
        note: None,
        secret: None,
        paid_at: None,
        count: None,
        items: None,
        labels: None,
        metadata: None,
        rest: UnknownFields::EMPTY,
    };
}

impl DecodeInto for Order {
    fn decode_into(&mut self, decoder: &mut Decoder, node: Node<'_>) {
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
        serde_impls::debug(f, "Order", self)
    }
}

/// A nested type.
#[derive(Clone, Default, PartialEq)]
struct Item {
    name: String,
    rest: UnknownFields,
}

static ITEM: ObjectSchema = ObjectSchema {
    name: "Item",
    fields: &[field("name", Presence::Required, KindSet::STRING)],
    any_of: &[],
    source: "spec/orders.toml:20",
};

impl Decode for Item {
    const EMPTY: Item = Item {
        name: String::EMPTY,
        rest: UnknownFields::EMPTY,
    };
}

impl DecodeInto for Item {
    fn decode_into(&mut self, decoder: &mut Decoder, node: Node<'_>) {
        decoder.object(node, &ITEM, &mut [&mut self.name], &mut self.rest);
    }
}

impl Encode for Item {
    fn encode(&self, writer: &mut Writer) {
        writer.object(&ITEM, &[&self.name], &self.rest);
    }
}
