//! What generated code reaches the runtime through, and nothing else does.
//!
//! There it is `rt`, and holds every name that is not the spec's own, those of
//! the standard library included.

pub use core::clone::Clone;
pub use core::cmp::{Eq, Ord, PartialEq, PartialOrd};
pub use core::convert::{AsRef, From, Into};
pub use core::default::Default;
pub use core::fmt::{self, Debug};
pub use core::hash::Hash;
pub use core::iter::IntoIterator;
pub use core::marker::{Copy, Sized};
pub use core::matches;
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, i64, str};
pub use core::result::Result::{self, Ok};
pub use core::str::FromStr;
pub use std::borrow::ToOwned;
pub use std::collections::BTreeMap;
pub use std::string::String;
pub use std::vec::Vec;

pub use crate::json::DecodeError;
#[cfg(feature = "webhooks")]
pub use crate::webhook::Untrusted;
pub use crate::{
    __serde_shims as serde_shims, __shims as shims, ApiKeyError, Client, ClientBuilder, Error, api,
};

pub use crate::added::{read_added, read_payload, write_added};
pub use crate::amount::Amount;
pub use crate::api_client::{ApiClient, TypedClient};
pub use crate::call::Call;
pub use crate::decimal::Decimal;
pub use crate::descriptor::{
    Api, Auth, Endpoint, Envelope, Environment, ErrorShape, EventInfo, PageKeys, Retry,
    SignatureScheme, Webhook,
};
pub use crate::json::shim::{debug, deserialize, serialize};
pub use crate::json::{
    Constant, Decode, Decoder, Encode, FieldShape, Fields, Json, Kinds, Limits, Node, Notation,
    Place, Presence, Shape, Tagged, Union, UnknownMember, Writer,
};
pub use crate::key::Key;
pub use crate::pages::Page;
pub use crate::timestamp::Timestamp;
pub use durianpay_macros::bindings;
pub use serde;

impl ErrorShape {
    /// For an API that says nothing of its errors.
    pub const NONE: ErrorShape = ErrorShape {
        message: &[],
        code: &[],
        request_id: &[],
        fields: &[],
    };
}

/// What an endpoint takes, as checks. Apart from [`Endpoint`], so that a
/// program that only calls does not carry the readers of requests.
#[derive(Debug)]
pub struct Checks {
    /// Whose request it is.
    pub endpoint: &'static Endpoint,
    /// Checks the query, as a JSON object of texts.
    pub query: Option<Check>,
    /// Checks the body.
    pub body: Option<Check>,
}

/// Reads a request part, for what the decoder notes of it.
pub type Check = fn(&mut Decoder, Node<'_>);

/// The [`Check`] of a type.
pub fn check<T: Decode>(decoder: &mut Decoder, node: Node<'_>) {
    drop(decoder.read::<T>(node));
}

/// What `durianpay-simulator` takes of the JSON runtime, beyond what users of the client see.
pub mod json {
    use super::Check;
    use crate::json::{Decoder, Tree};

    pub use crate::json::{
        Decode, Encode, Fault, FaultKind, Mode, ReadError, Writer, from_slice_strict, from_str,
    };

    /// Reads a document in a mode of the caller's choice.
    ///
    /// # Errors
    ///
    /// When it is not JSON, or when the mode does not accept it as that type.
    pub fn read<T: Decode>(bytes: &[u8], mode: Mode) -> Result<T, ReadError> {
        let tree = Tree::parse(bytes)?;
        let mut decoder = Decoder::new(mode);
        let value = decoder.read(tree.root());
        Ok(decoder.finish(value)?)
    }

    /// Checks a document without returning its value.
    ///
    /// # Errors
    ///
    /// When it is not JSON, or when the mode does not accept it as the type of the check.
    pub fn check(bytes: &[u8], mode: Mode, check: Check) -> Result<(), ReadError> {
        let tree = Tree::parse(bytes)?;
        let mut decoder = Decoder::new(mode);
        check(&mut decoder, tree.root());
        Ok(decoder.finish(())?)
    }
}

/// The argument of a setter for a list.
pub fn collect_list<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    items.into_iter().map(Into::into).collect()
}

/// The argument of a setter for a map.
pub fn collect_map<T>(
    entries: impl IntoIterator<Item = (impl Into<String>, impl Into<T>)>,
) -> BTreeMap<String, T> {
    entries
        .into_iter()
        .map(|(key, value)| (key.into(), value.into()))
        .collect()
}

/// `Debug` and the edge to serde of a type that has [`Encode`] and [`Decode`].
#[doc(hidden)]
#[macro_export]
macro_rules! __shims {
    ($type:ident, $name:literal) => {
        #[automatically_derived]
        impl $crate::__private::Debug for $type {
            fn fmt(
                &self,
                f: &mut $crate::__private::fmt::Formatter<'_>,
            ) -> $crate::__private::fmt::Result {
                $crate::__private::debug(f, $name, self)
            }
        }

        $crate::__private::serde_shims!($type);
    };
}

/// The edge to serde: thin, and generic over the format alone.
#[doc(hidden)]
#[macro_export]
macro_rules! __serde_shims {
    ($type:ident) => {
        #[automatically_derived]
        impl $crate::__private::serde::Serialize for $type {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> $crate::__private::Result<S::Ok, S::Error> {
                $crate::__private::serialize(self, serializer)
            }
        }

        #[automatically_derived]
        impl<'de> $crate::__private::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> $crate::__private::Result<Self, D::Error> {
                $crate::__private::deserialize(deserializer)
            }
        }
    };
}
