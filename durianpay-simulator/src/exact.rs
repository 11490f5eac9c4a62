//! Stores values of the API in snapshots exactly as they are written in JSON. serde's numbers would
//! lose the notation of a merchant's metadata.

use durianpay_client::__private::json::{Decode, Encode};
use durianpay_client::json::{from_str, to_string};
use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// Writes a value in its own notation.
pub(crate) fn serialize<T: Encode, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let text = RawValue::from_string(to_string(value)).map_err(S::Error::custom)?;
    text.serialize(serializer)
}

/// Reads a value that [`serialize`] wrote.
pub(crate) fn deserialize<'de, T: Decode, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let text = Box::<RawValue>::deserialize(deserializer)?;
    from_str(text.get()).map_err(D::Error::custom)
}

/// The same for a value that is shared.
pub(crate) mod shared {
    use super::{Decode, Deserializer, Encode, Serializer};
    use std::sync::Arc;

    pub(crate) fn serialize<T: Encode, S: Serializer>(
        value: &Arc<T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        super::serialize(&**value, serializer)
    }

    pub(crate) fn deserialize<'de, T: Decode, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Arc<T>, D::Error> {
        super::deserialize(deserializer).map(Arc::new)
    }
}
