//! [`Decode`] and [`Encode`] for the types that fields have.

use std::collections::BTreeMap;

use crate::amount::Amount;
use crate::decimal::Decimal;
use crate::timestamp::Timestamp;

use super::{Decode, Decoder, Encode, Json, Node, Writer};

/// Gives a type the reader and the writer of the same name.
macro_rules! scalar {
    ($type:ty, $method:ident $(, $borrow:tt)?) => {
        impl Decode for $type {
            fn decode(decoder: &mut Decoder, node: Node<'_>) -> $type {
                decoder.$method(node)
            }
        }

        impl Encode for $type {
            fn encode(&self, writer: &mut Writer) {
                writer.$method($($borrow)? self);
            }
        }
    };
}

scalar!(String, text);
scalar!(bool, boolean, *);
scalar!(i64, integer, *);
scalar!(Amount, amount);
scalar!(Timestamp, timestamp);
scalar!(Decimal, decimal);
scalar!(Json, json);

/// An answer that nobody reads.
impl Decode for () {
    fn decode(_decoder: &mut Decoder, _node: Node<'_>) {}
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Vec<T> {
        decoder.list(node, T::decode)
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, writer: &mut Writer) {
        writer.list(self, |writer, item| item.encode(writer));
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    fn decode(decoder: &mut Decoder, node: Node<'_>) -> BTreeMap<String, T> {
        decoder.map(node, T::decode)
    }
}

impl<T: Encode> Encode for BTreeMap<String, T> {
    fn encode(&self, writer: &mut Writer) {
        writer.map(self, |writer, item| item.encode(writer));
    }
}

impl Encode for str {
    fn encode(&self, writer: &mut Writer) {
        writer.text(self);
    }
}

/// `None` is `null`.
impl<T: Encode> Encode for Option<T> {
    fn encode(&self, writer: &mut Writer) {
        match self {
            Some(value) => value.encode(writer),
            None => writer.null(),
        }
    }
}
