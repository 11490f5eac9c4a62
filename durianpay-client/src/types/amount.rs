//! [`Amount`]: rupiah, exact to the hundredth, with the way it was written on the wire.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::types::digits::push_digits;

/// An amount of money in Indonesian rupiah, held as a whole number of hundredths.
///
/// Durianpay writes amounts as decimal text (`"10000.67"`), as numbers, and in a few
/// places as whole hundredths. An `Amount` that was read privately remembers which, so
/// that what was read goes back out unchanged; equality, order and hash look at the
/// value only.
///
/// No floating point is involved anywhere, and no arithmetic wraps.
///
/// # Example
///
/// ```
/// use durianpay_client::Amount;
///
/// let price: Amount = "10000.67".parse()?;
/// assert_eq!(price.hundredths(), 1_000_067);
/// assert_eq!(price.to_string(), "10000.67");
/// assert_eq!(Amount::from(10_000).to_string(), "10000.00");
/// # Ok::<(), durianpay_client::AmountError>(())
/// ```
#[derive(Clone, Copy, Default)]
pub struct Amount {
    hundredths: i64,
    form: Form,
}

/// How an amount was written where it was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Form {
    /// Not read from the wire, or read in a form that printing could not reproduce.
    #[default]
    Canonical,
    /// Decimal rupiah in a JSON text.
    Text(Decimals),
    /// Decimal rupiah as a JSON number.
    Number(Decimals),
    /// Whole hundredths as a JSON number.
    Hundredths,
}

/// How many decimals were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decimals {
    Zero,
    One,
    Two,
}

/// Why a text is not an [`Amount`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AmountError {
    /// There was no text at all.
    #[error("an amount cannot be empty")]
    Empty,
    /// Something else than an optional `-`, digits, and a decimal point with digits.
    #[error("an amount is written as digits with up to two decimals, such as `10000.67`")]
    NotANumber,
    /// More than two decimals; rounding money is the caller's decision.
    #[error("an amount has at most two decimals")]
    TooManyDecimals,
    /// More than about 92 quadrillion rupiah either way.
    #[error("the amount is out of range")]
    OutOfRange,
}

impl Amount {
    /// No money.
    pub const ZERO: Amount = Amount::from_hundredths(0);

    /// An amount of whole rupiah; `None` when it does not fit.
    ///
    /// For amounts up to four billion rupiah `Amount::from(u32)` needs no check.
    ///
    /// ```
    /// use durianpay_client::Amount;
    ///
    /// assert_eq!(Amount::from_rupiah(-5).unwrap().to_string(), "-5.00");
    /// assert_eq!(Amount::from_rupiah(i64::MAX), None);
    /// ```
    pub const fn from_rupiah(rupiah: i64) -> Option<Amount> {
        match rupiah.checked_mul(100) {
            Some(hundredths) => Some(Amount::from_hundredths(hundredths)),
            None => None,
        }
    }

    /// An amount of hundredths of a rupiah: `1_000_067` is Rp 10000.67.
    pub const fn from_hundredths(hundredths: i64) -> Amount {
        Amount {
            hundredths,
            form: Form::Canonical,
        }
    }

    /// The amount in hundredths of a rupiah.
    pub const fn hundredths(self) -> i64 {
        self.hundredths
    }

    /// The amount in rupiah; `None` when there are hundredths.
    ///
    /// ```
    /// use durianpay_client::Amount;
    ///
    /// assert_eq!(Amount::from_hundredths(500).whole_rupiah(), Some(5));
    /// assert_eq!(Amount::from_hundredths(501).whole_rupiah(), None);
    /// ```
    pub const fn whole_rupiah(self) -> Option<i64> {
        if self.hundredths % 100 == 0 {
            Some(self.hundredths / 100)
        } else {
            None
        }
    }

    /// The sum; `None` when it does not fit.
    #[must_use]
    pub const fn checked_add(self, other: Amount) -> Option<Amount> {
        match self.hundredths.checked_add(other.hundredths) {
            Some(hundredths) => Some(Amount::from_hundredths(hundredths)),
            None => None,
        }
    }

    /// The difference; `None` when it does not fit.
    #[must_use]
    pub const fn checked_sub(self, other: Amount) -> Option<Amount> {
        match self.hundredths.checked_sub(other.hundredths) {
            Some(hundredths) => Some(Amount::from_hundredths(hundredths)),
            None => None,
        }
    }

    /// The amount so many times, as for a quantity; `None` when it does not fit.
    #[must_use]
    pub const fn checked_mul(self, times: i64) -> Option<Amount> {
        match self.hundredths.checked_mul(times) {
            Some(hundredths) => Some(Amount::from_hundredths(hundredths)),
            None => None,
        }
    }

    /// Whether there is no money.
    pub const fn is_zero(self) -> bool {
        self.hundredths == 0
    }

    /// Whether the amount is below zero.
    pub const fn is_negative(self) -> bool {
        self.hundredths < 0
    }

    /// The same amount without the memory of how it was written: where it is sent, it
    /// is written as the field wants it.
    #[must_use]
    pub const fn canonical(self) -> Amount {
        Amount::from_hundredths(self.hundredths)
    }

    /// How the amount was written where it was read.
    pub(crate) const fn form(self) -> Form {
        self.form
    }

    /// Reads the content of a JSON text as rupiah.
    ///
    /// Text that printing would change (`0010`, `-0`) loses its form.
    pub(crate) fn from_string_token(text: &str) -> Result<Amount, AmountError> {
        let reading = Reading::of(text)?;
        Ok(Amount {
            hundredths: reading.hundredths,
            form: if reading.prints_back {
                Form::Text(reading.decimals)
            } else {
                Form::Canonical
            },
        })
    }

    /// Reads a JSON number token as rupiah.
    ///
    /// `-0` stays a number, since a change of JSON kind is worse than a lost sign.
    pub(crate) fn from_number_token(token: &str) -> Result<Amount, AmountError> {
        let reading = Reading::of(token)?;
        Ok(Amount {
            hundredths: reading.hundredths,
            form: Form::Number(reading.decimals),
        })
    }

    /// Reads a JSON integer token as hundredths of a rupiah.
    pub(crate) fn from_hundredths_token(token: &str) -> Result<Amount, AmountError> {
        let digits = token.strip_prefix('-').unwrap_or(token);
        if !is_digits(digits) {
            return Err(AmountError::NotANumber);
        }
        Ok(Amount {
            hundredths: token.parse().map_err(|_| AmountError::OutOfRange)?,
            form: Form::Hundredths,
        })
    }

    /// Writes rupiah with so many decimals; decimals that are not written are zero,
    /// since a form is only ever remembered together with the value it wrote.
    pub(crate) fn write_rupiah(self, decimals: Decimals, out: &mut String) {
        if self.is_negative() {
            out.push('-');
        }
        let magnitude = self.hundredths.unsigned_abs();
        push_digits(out, magnitude / 100);
        let hundredths = magnitude % 100;
        match decimals {
            Decimals::Zero => {}
            Decimals::One => {
                out.push('.');
                push_digits(out, hundredths / 10);
            }
            Decimals::Two => {
                out.push('.');
                push_digits(out, hundredths / 10);
                push_digits(out, hundredths % 10);
            }
        }
    }
}

/// A decimal as it was read.
struct Reading {
    hundredths: i64,
    decimals: Decimals,
    /// Whether printing gives the text that was read.
    prints_back: bool,
}

impl Reading {
    fn of(text: &str) -> Result<Reading, AmountError> {
        if text.is_empty() {
            return Err(AmountError::Empty);
        }
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(unsigned) => (true, unsigned),
            None => (false, text),
        };
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((_, "")) => return Err(AmountError::NotANumber),
            Some(parts) => parts,
            None => (unsigned, ""),
        };
        if !is_digits(whole) || !(fraction.is_empty() || is_digits(fraction)) {
            return Err(AmountError::NotANumber);
        }
        let (decimals, padding) = match fraction.len() {
            0 => (Decimals::Zero, "00"),
            1 => (Decimals::One, "0"),
            2 => (Decimals::Two, ""),
            _ => return Err(AmountError::TooManyDecimals),
        };
        let magnitude = [whole, fraction, padding]
            .iter()
            .flat_map(|part| part.bytes())
            .try_fold(0_u64, |sum, digit| {
                sum.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
            })
            .ok_or(AmountError::OutOfRange)?;
        let has_leading_zero = whole.len() > 1 && whole.starts_with('0');
        let hundredths = if negative {
            0_i64.checked_sub_unsigned(magnitude)
        } else {
            0_i64.checked_add_unsigned(magnitude)
        };
        Ok(Reading {
            hundredths: hundredths.ok_or(AmountError::OutOfRange)?,
            decimals,
            prints_back: !(has_leading_zero || negative && magnitude == 0),
        })
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whole rupiah.
impl From<u32> for Amount {
    fn from(rupiah: u32) -> Amount {
        Amount::from_hundredths(i64::from(rupiah) * 100)
    }
}

/// Reads an optional `-`, digits, and optionally `.` with one or two digits; the result
/// is [canonical](Amount::canonical).
impl FromStr for Amount {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Amount, AmountError> {
        Reading::of(text).map(|reading| Amount::from_hundredths(reading.hundredths))
    }
}

/// As [`FromStr`].
impl TryFrom<&str> for Amount {
    type Error = AmountError;

    fn try_from(text: &str) -> Result<Amount, AmountError> {
        text.parse()
    }
}

/// Rupiah with two decimals, `10000.67`, however the amount was written on the wire.
/// This is the text that webhook signatures cover.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(24);
        self.write_rupiah(Decimals::Two, &mut text);
        // Padding as for integers keeps width and fill, and lets no precision cut digits.
        f.pad_integral(!self.is_negative(), "", text.trim_start_matches('-'))
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Amount({self})")
    }
}

impl PartialEq for Amount {
    fn eq(&self, other: &Amount) -> bool {
        self.hundredths == other.hundredths
    }
}

impl Eq for Amount {}

impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Amount) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Amount {
    fn cmp(&self, other: &Amount) -> Ordering {
        self.hundredths.cmp(&other.hundredths)
    }
}

impl Hash for Amount {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.hundredths.hash(state);
    }
}

/// As text with two decimals.
impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// From decimal text, or from a number of rupiah; the result is
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

    /// Other formats hand over a double. Its shortest text is the one that was written
    /// as long as that had no more than 15 digits; beyond, the amount is refused.
    fn visit_f64<E: serde::de::Error>(self, rupiah: f64) -> Result<Amount, E> {
        let text = rupiah.to_string();
        if text.bytes().filter(u8::is_ascii_digit).count() > 15 {
            return Err(E::custom(AmountError::OutOfRange));
        }
        self.visit_str(&text)
    }
}
