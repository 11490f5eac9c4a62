//! `Serialize` and `Deserialize` of amounts.

use super::{Amount, AmountError};
use serde::de::{Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};
use std::fmt;

/// Serializes as a string with two decimals.
impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Deserializes from a decimal string, or from a number of rupiah; the result is
/// [canonical](Amount::canonical).
impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Amount, D::Error> {
        deserializer.deserialize_any(Rupiah)
    }
}

struct Rupiah;

impl Visitor<'_> for Rupiah {
    type Value = Amount;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an amount in rupiah")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Amount, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_i64<E: serde::de::Error>(self, rupiah: i64) -> Result<Amount, E> {
        Amount::from_rupiah(rupiah).ok_or_else(|| E::custom(AmountError::OutOfRange))
    }

    fn visit_u64<E: serde::de::Error>(self, rupiah: u64) -> Result<Amount, E> {
        i64::try_from(rupiah)
            .map_err(|_| E::custom(AmountError::OutOfRange))
            .and_then(|rupiah| self.visit_i64(rupiah))
    }

    /// Accepts a double, which some formats pass for a number with decimals, if it can only
    /// mean one amount. From 2^43 rupiah (8.8 trillion) doubles are too coarse for that.
    fn visit_f64<E: serde::de::Error>(self, rupiah: f64) -> Result<Amount, E> {
        if !Amount::is_exact_double(rupiah) {
            return Err(E::custom(AmountError::OutOfRange));
        }
        self.visit_str(&rupiah.to_string())
    }
}
