//! The runtime of generated code; not for any other use.
//!
//! Generated code calls this module `rt`. It contains every name that does not come
//! from the spec, including those of the standard library.

mod values;

#[cfg(feature = "sqlx-0-9")]
pub use crate::types::interop::sqlx;
pub use bytes::Bytes;
pub use core::borrow::Borrow;
pub use core::clone::Clone;
pub use core::cmp::{Eq, Ord, PartialEq, PartialOrd};
pub use core::convert::{AsRef, From, Infallible, Into};
pub use core::default::Default;
pub use core::fmt::{self, Debug};
pub use core::hash::Hash;
pub use core::iter::IntoIterator;
pub use core::marker::{Copy, Sized};
pub use core::matches;
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, i64, str, u8, u16, u64};
pub use core::result::Result::{self, Ok};
pub use core::str::FromStr;
pub use std::borrow::ToOwned;
pub use std::collections::BTreeMap;
pub use std::string::String;
pub use std::vec::Vec;

#[cfg(feature = "webhooks")]
pub use crate::webhook::Untrusted;
pub use crate::{
    __id_impls as id_impls, __impls as impls, __number_enum_impls as number_enum_impls,
    __optional_serde_impls as optional_serde_impls, __serde_impls as serde_impls,
    __stored_as_number as stored_as_number, __stored_as_text as stored_as_text,
    __text_enum_impls as text_enum_impls, api,
};

#[cfg(feature = "__tls")]
pub use crate::http::reqwest_transport::tls::http_client_builder;

pub use crate::auth::parts::{CredentialError, SignedCredentials};
#[cfg(feature = "signing")]
pub use crate::auth::rsa::RsaPrivateKey;
pub use crate::auth::secret::Secret;
pub use crate::auth::secret_key::{ApiKeyError, SecretKey};
pub use crate::client::Client;
pub use crate::client::builder::ClientBuilder;
pub use crate::client::call::Call;
pub use crate::client::core::{ApiClient, ClientCore};
pub use crate::client::pages::Page;
pub use crate::error::Error;
pub use crate::http::error_body::EndpointError;
pub use crate::http::events::Events;
pub use crate::http::response::Response;
pub use crate::json::choice::{ChoiceSchema, Fit};
pub use crate::json::constant::Constant;
pub use crate::json::decoder::{Decode, DecodeInto, Decoder};
pub use crate::json::document::{
    check as check_document, from_slice, from_slice_strict, read as read_document,
};
pub use crate::json::extension::{read_added, read_payload, write_added};
#[cfg(feature = "signing")]
pub use crate::json::notified::Notified;
pub use crate::json::schema::{
    AmountFormat, FieldSchema, KindSet, ObjectSchema, Presence, ValueBounds,
};
pub use crate::json::serde_impls::{debug, deserialize, serialize};
pub use crate::json::tree::{Node, Tree};
pub use crate::json::union::{Tagged, Union};
pub use crate::json::writer::{Encode, Writer};
pub use crate::json::{DecodeError, Json, Kind, ReadError, UnknownFields, UnknownMember};
pub use crate::signed_webhook::SignedEvent;
pub use crate::types::amount::Amount;
pub use crate::types::base64::Base64;
#[cfg(feature = "signing")]
pub use crate::types::clock_skew::ClockSkew;
pub use crate::types::date::Date;
pub use crate::types::decimal::Decimal;
pub use crate::types::descriptor::{
    Algorithm, Api, Auth, BodyForm, CodeMeaning, Credential, CredentialKind, CursorKeys, Encoding,
    Endpoint, Envelope, Environment, ErrorShape, EventInfo, HeaderForm, MediaForm, NextCursor,
    NotificationInfo, NotificationSignature, Notifications, NumberKeys, PageKeys, Part, Place,
    Progress, ResponseCode, RetryClass, Schemes, SecretForm, SendingScheme, SignatureLayout,
    SignatureRule, SignatureScheme, SignedTime, SignedWebhook, SigningScheme, StatusField, Style,
    Template, TimePlace, TimeUnit, TimestampRule, TokenRule, Webhook, WebhookScheme,
    WebhookSignature,
};
pub use crate::types::file::File;
pub use crate::types::money::{Money, MoneyError, money_of_decimal, money_of_minor};
pub use crate::types::outcome::Outcome;
pub use crate::types::parse_enum::{
    ParseEnumError, parse_enum, parse_number_enum, parse_pattern_enum,
};
pub use crate::types::pattern::fits_pattern;
pub use crate::types::timestamp::Timestamp;
pub use crate::types::uuid::Uuid;
pub use crate::types::value_limits::ValueLimits;
#[cfg(feature = "macros")]
pub use durianpay_macros::bindings;
pub use serde;

impl ErrorShape {
    /// The shape for an API whose errors are not described.
    pub const NONE: ErrorShape = ErrorShape {
        message: &[],
        code: &[],
        request_id: &[],
        request_id_header: None,
        unset_request_id: None,
        fields: &[],
        codes: &[],
    };
}

/// The checks of an endpoint's request. Separate from [`Endpoint`], so that a
/// program that only makes calls does not link the decoders of requests.
#[derive(Debug)]
pub struct Checks {
    /// The endpoint of the request.
    pub endpoint: &'static Endpoint,
    /// Checks the query, given as a JSON object of strings.
    pub query: Option<Check>,
    /// Checks the body.
    pub body: Option<Check>,
}

/// Reads a part of a request and reports its issues to the decoder.
pub type Check = fn(&mut Decoder, Node<'_>);

/// Checks that a value can be read as `T`. This function is the [`Check`] of the type.
pub fn check<T: Decode>(decoder: &mut Decoder, node: Node<'_>) {
    drop(decoder.read::<T>(node));
}

/// The JSON runtime, for `durianpay-simulator`.
pub mod json {
    pub use crate::json::decoder::{Decode, Mode};
    pub use crate::json::document::{ReadError, check, from_slice_strict, from_str, read};
    pub use crate::json::writer::{Encode, Writer};
}

/// Collects the argument of a setter for a list.
pub fn collect_list<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    items.into_iter().map(Into::into).collect()
}

/// Collects the argument of a setter for a map.
pub fn collect_map<T>(
    entries: impl IntoIterator<Item = (impl Into<String>, impl Into<T>)>,
) -> BTreeMap<String, T> {
    entries
        .into_iter()
        .map(|(key, value)| (key.into(), value.into()))
        .collect()
}

/// Writes the name of a struct that contains the arguments of a constructor or method.
/// The values are omitted, since any of them may be sensitive.
pub fn debug_named(f: &mut fmt::Formatter<'_>, name: &str) -> fmt::Result {
    f.debug_struct(name).finish_non_exhaustive()
}

/// Implements `Eq`, `Debug` and, if the feature is on, serde's traits for a type that has [`Encode`] and
/// [`Decode`]. No value of the language is unequal to itself.
#[doc(hidden)]
#[macro_export]
macro_rules! __impls {
    ($type:ident, $name:literal) => {
        #[automatically_derived]
        impl $crate::__private::Eq for $type {}

        #[automatically_derived]
        impl $crate::__private::Debug for $type {
            fn fmt(
                &self,
                f: &mut $crate::__private::fmt::Formatter<'_>,
            ) -> $crate::__private::fmt::Result {
                $crate::__private::debug(f, $name, self)
            }
        }

        $crate::__private::optional_serde_impls!($type);
    };
}

/// Implements serde's traits for a type with fields or members, if the feature is on.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __optional_serde_impls {
    ($type:ident) => {
        $crate::__private::serde_impls!($type);
    };
}

/// Implements nothing without the feature.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __optional_serde_impls {
    ($type:ident) => {};
}

/// Implements serde's traits with functions that are generic only over the
/// format.
#[doc(hidden)]
#[macro_export]
macro_rules! __serde_impls {
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
