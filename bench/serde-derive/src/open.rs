//! Readers of what may hold more than is known.

use serde::de::{Deserialize, Deserializer, Error, IntoDeserializer as _, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// Reads an open enumeration.
///
/// # Errors
///
/// When it is no text.
pub fn text<'de, D: Deserializer<'de>, T: for<'a> From<&'a str>>(
    deserializer: D,
) -> Result<T, D::Error> {
    struct Reader<T>(PhantomData<T>);

    impl<T: for<'a> From<&'a str>> Visitor<'_> for Reader<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("text")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            Ok(T::from(text))
        }
    }

    deserializer.deserialize_str(Reader(PhantomData))
}

/// The `deserialize_with` of an optional field whose blank text says that there is
/// nothing, as the vendor writes it.
///
/// # Errors
///
/// When it is there and not of the type.
pub fn filled<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    struct Reader<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Reader<T> {
        type Value = Option<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("text, a number or null")
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

/// A type that some responses write in another form: a number as a string, text as
/// a number.
pub trait Lenient: Sized {
    /// Reads it from whatever scalar comes.
    ///
    /// # Errors
    ///
    /// When it is another form of JSON.
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// The `deserialize_with` of such a field.
///
/// # Errors
///
/// When it is another form of JSON.
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

/// Seconds since 1970, in place of text.
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

/// What is missing or `null` is none.
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
