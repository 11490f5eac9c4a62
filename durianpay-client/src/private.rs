//! What generated code reaches the runtime through, and nothing else does.

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
    Decode, Decoder, Encode, FieldShape, Fields, Json, Kinds, Limits, Node, Presence, Shape, Union,
    UnknownMember, Writer,
};
pub use crate::key::Key;
pub use crate::pages::Page;
pub use crate::timestamp::Timestamp;
pub use durianpay_macros::bindings;
pub use serde;

use crate::json::{Mode, ReadError};
use std::collections::BTreeMap;

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

/// Reads bytes as a request part and says what is wrong with it.
pub type Check = fn(&[u8], Mode) -> Result<(), ReadError>;

/// The [`Check`] of a type.
///
/// # Errors
///
/// If the bytes are not JSON, or not as specified.
pub fn check<T: Decode>(bytes: &[u8], mode: Mode) -> Result<(), ReadError> {
    crate::json::read::<T>(bytes, mode).map(drop)
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
