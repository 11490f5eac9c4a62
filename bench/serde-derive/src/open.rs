//! Readers for values that may differ from their documentation.

use serde::de::{Deserialize, Deserializer, Error, IntoDeserializer as _, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// Reads an open enum.
///
/// # Errors
///
/// Returns an error if the value is not a string.
pub fn text<'de, D: Deserializer<'de>, T: for<'a> From<&'a str>>(
    deserializer: D,
) -> Result<T, D::Error> {
    struct Reader<T>(PhantomData<T>);

    impl<T: for<'a> From<&'a str>> Visitor<'_> for Reader<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            Ok(T::from(text))
        }
    }

    deserializer.deserialize_str(Reader(PhantomData))
}

/// Reads an optional field in which the vendor writes an empty string for an absent value. For
/// `deserialize_with`.
///
/// # Errors
///
/// Returns an error if the value is present and not of the type.
pub fn filled<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    struct Reader<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Reader<T> {
        type Value = Option<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string, a number or null")
        }

        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
            if text.trim().is_empty() {
                return Ok(None);
            }
            T::deserialize(text.into_deserializer()).map(Some)
        }

        fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
            T::deserialize(number.into_deserializer()).map(Some)
        }

        fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
            T::deserialize(number.into_deserializer()).map(Some)
        }

        fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
            T::deserialize(number.into_deserializer()).map(Some)
        }
    }

    deserializer.deserialize_any(Reader(PhantomData))
}

/// A type that some responses write as another JSON type: a number as a string, or a string as a
/// number.
pub trait Lenient: Sized {
    /// Reads the value from any scalar.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is of another JSON type.
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// Reads such a field. For `deserialize_with`.
///
/// # Errors
///
/// Returns an error if the value is of another JSON type.
pub fn lenient<'de, D: Deserializer<'de>, T: Lenient>(deserializer: D) -> Result<T, D::Error> {
    T::read(deserializer)
}

#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Scalar {
    Boolean(bool),
    Integer(i64),
    Number(serde_json::Number),
    Text(String),
}

impl Lenient for String {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Scalar::deserialize(deserializer)? {
            Scalar::Boolean(value) => value.to_string(),
            Scalar::Integer(value) => value.to_string(),
            Scalar::Number(value) => value.to_string(),
            Scalar::Text(value) => value,
        })
    }
}

impl Lenient for i64 {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Scalar::deserialize(deserializer)? {
            Scalar::Integer(value) => Ok(value),
            Scalar::Text(value) => value.parse().map_err(D::Error::custom),
            Scalar::Boolean(_) | Scalar::Number(_) => Err(D::Error::custom("not an integer")),
        }
    }
}

impl Lenient for bool {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Scalar::deserialize(deserializer)? {
            Scalar::Boolean(value) => Ok(value),
            Scalar::Text(value) => value.parse().map_err(D::Error::custom),
            Scalar::Integer(_) | Scalar::Number(_) => Err(D::Error::custom("not a boolean")),
        }
    }
}

/// Also accepts seconds since 1970 instead of a string.
impl Lenient for chrono::DateTime<chrono::FixedOffset> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Scalar::deserialize(deserializer)? {
            Scalar::Text(text) => Self::parse_from_rfc3339(&text).map_err(D::Error::custom),
            Scalar::Integer(seconds) => chrono::DateTime::from_timestamp(seconds, 0)
                .map(|instant| instant.fixed_offset())
                .ok_or_else(|| D::Error::custom("not an instant")),
            Scalar::Boolean(_) | Scalar::Number(_) => Err(D::Error::custom("not an instant")),
        }
    }
}

/// A missing value and `null` are both `None`.
impl<T: Lenient> Lenient for Option<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader<T>(PhantomData<T>);

        impl<'de, T: Lenient> Visitor<'de> for Reader<T> {
            type Value = Option<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value or null")
            }

            fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
                Ok(None)
            }

            fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
                Ok(None)
            }

            fn visit_some<D: Deserializer<'de>>(
                self,
                deserializer: D,
            ) -> Result<Self::Value, D::Error> {
                T::read(deserializer).map(Some)
            }
        }

        deserializer.deserialize_option(Reader(PhantomData))
    }
}
