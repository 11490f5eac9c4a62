//! [`Decode`], [`DecodeInto`] and [`Encode`] for the types of fields.

use bytes::Bytes;
use std::collections::BTreeMap;

use crate::types::amount::Amount;
use crate::types::base64::Base64;
use crate::types::date::Date;
use crate::types::decimal::Decimal;
use crate::types::file::File;
use crate::types::timestamp::Timestamp;
use crate::types::uuid::Uuid;

use super::decoder::{Decode, DecodeInto, Decoder};
use super::tree::Node;
use super::value::Json;
use super::writer::{Encode, Writer};

/// Implements the traits for a type through the decoder and writer methods of the same
/// name.
macro_rules! scalar {
    ($type:ty, $empty:expr, $method:ident $(, $borrow:tt)?) => {
        impl Decode for $type {
            const EMPTY: $type = $empty;
        }

        impl DecodeInto for $type {
            fn decode_into(&mut self, decoder: &mut Decoder, node: Node<'_>) {
                *self = decoder.$method(node);
            }
        }

        impl Encode for $type {
            fn encode(&self, writer: &mut Writer) {
                writer.$method($($borrow)? self);
            }
        }
    };
}

scalar!(String, String::new(), string);
scalar!(bool, false, boolean, *);
scalar!(i64, 0, integer, *);
scalar!(u64, 0, unsigned, *);
scalar!(Amount, Amount::ZERO, amount);
scalar!(Timestamp, Timestamp::EPOCH, timestamp);
scalar!(Date, Date::EPOCH, date, *);
scalar!(Decimal, Decimal::ZERO, decimal);
scalar!(Uuid, Uuid::NIL, uuid, *);
scalar!(Base64, Base64::EMPTY, base64);
scalar!(Json, Json::null(), json);

/// The response of an endpoint that returns bytes.
impl Decode for Bytes {
    const EMPTY: Bytes = Bytes::new();
}

impl DecodeInto for Bytes {
    fn decode_into(&mut self, decoder: &mut Decoder, _node: Node<'_>) {
        *self = decoder.bytes();
    }
}

/// A file is only sent, in a body that is not JSON.
impl Decode for File {
    const EMPTY: File = File::EMPTY;
}

impl DecodeInto for File {
    fn decode_into(&mut self, decoder: &mut Decoder, node: Node<'_>) {
        decoder.add_issue(node, "is a file, which cannot be read from JSON");
    }
}

impl Encode for File {
    fn encode(&self, writer: &mut Writer) {
        writer.file(self);
    }
}

/// The response of an endpoint whose body is not read.
impl Decode for () {
    const EMPTY: () = ();
}

/// Accepts any value.
impl DecodeInto for () {
    fn decode_into(&mut self, _decoder: &mut Decoder, _node: Node<'_>) {}
}

impl<T: Decode> Decode for Vec<T> {
    const EMPTY: Vec<T> = Vec::new();
}

impl<T: Decode> DecodeInto for Vec<T> {
    fn decode_into(&mut self, decoder: &mut Decoder, node: Node<'_>) {
        let (items, count) = decoder.list(node, size_of::<T>());
        self.reserve_exact(count);
        // Not `extend`, which compiles to much more code for each item type.
        for item in items {
            self.push(T::EMPTY);
            if let Some(place) = self.last_mut()
                && !decoder.item(place, item)
            {
                self.pop();
            }
        }
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, writer: &mut Writer) {
        writer.begin_list();
        for item in self {
            writer.item();
            item.encode(writer);
        }
        writer.end_list();
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    const EMPTY: BTreeMap<String, T> = BTreeMap::new();
}

/// Keeps the last member of each name, which must be readable.
impl<T: Decode> DecodeInto for BTreeMap<String, T> {
    fn decode_into(&mut self, decoder: &mut Decoder, node: Node<'_>) {
        // The nodes of the map may be half empty.
        let size = 2 * size_of::<(String, T)>();
        for (name, node) in decoder.map(node, size) {
            let mut value = T::EMPTY;
            if !decoder.item(&mut value, node) {
                if self.contains_key(&*name) {
                    decoder.add_issue(node, "appears twice and cannot be read");
                }
            } else if self.insert(name.into_owned(), value).is_some() {
                decoder.duplicate_member(node);
            }
        }
    }
}

impl<T: Encode> Encode for BTreeMap<String, T> {
    fn encode(&self, writer: &mut Writer) {
        writer.begin_object();
        for (name, value) in self {
            writer.key(name);
            value.encode(writer);
        }
        writer.end_object();
    }
}

impl Encode for str {
    fn encode(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

impl Encode for &str {
    fn encode(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

/// Reads `null` as `None`.
impl<T: Decode> Decode for Option<T> {
    const EMPTY: Option<T> = None;
}

impl<T: Decode> DecodeInto for Option<T> {
    fn decode_into(&mut self, decoder: &mut Decoder, node: Node<'_>) {
        if node.is_unset() {
            *self = None;
        } else {
            self.get_or_insert_with(|| T::EMPTY)
                .decode_into(decoder, node);
        }
    }
}

/// Writes `None` as `null`.
impl<T: Encode> Encode for Option<T> {
    fn encode(&self, writer: &mut Writer) {
        match self {
            Some(value) => value.encode(writer),
            None => writer.null(),
        }
    }

    fn is_unset(&self) -> bool {
        self.is_none()
    }
}
