//! [`Amount`]: rupiah, exact to the hundredth, with the notation it was read in.

mod conversions;
mod display_rupiah;
mod serde_impls;

pub use display_rupiah::DisplayRupiah;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use super::digits::push_digits;
use super::notation::Notation;
use super::number::{NotAnInteger, Number, is_digits, read_integer, strip_minus};

/// Below this bound, doubles distinguish hundredths even after an error of several units in
/// the last place.
const EXACT_DOUBLES: f64 = 8_796_093_022_208.0;

/// An amount of money in Indonesian rupiah, stored as a whole number of hundredths.
///
/// Durianpay writes amounts as decimal strings (`"10000.67"`), as numbers, and in a
/// few places as whole hundredths. An `Amount` that was read remembers its notation
/// and is written back unchanged; equality, order and hash compare the value only.
///
/// No floating point is involved, and no arithmetic wraps.
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
#[doc(alias = "money")]
#[doc(alias = "rupiah")]
#[doc(alias = "IDR")]
pub struct Amount {
    hundredths: i64,
    form: AmountForm,
}

/// The notation in which an amount was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum AmountForm {
    /// Not read from the wire.
    #[default]
    Canonical,
    /// Decimal rupiah in a JSON string.
    String(Decimals),
    /// Decimal rupiah as a JSON number.
    Number(Decimals),
    /// Whole hundredths as a JSON number.
    Hundredths,
}

/// The number of decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decimals {
    Zero,
    One,
    Two,
}

/// The error returned when a string is not a valid [`Amount`].
///
/// ```
/// use durianpay_client::{Amount, AmountError};
///
/// assert_eq!("10000.675".parse::<Amount>(), Err(AmountError::TooManyDecimals));
/// assert_eq!("ten".parse::<Amount>(), Err(AmountError::NotANumber));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AmountError {
    /// The string is empty.
    Empty,
    /// The string is not an optional `-`, digits, an optional decimal point with digits,
    /// and an optional exponent.
    NotANumber,
    /// The amount is not a whole number of hundredths. It is not rounded: the caller must
    /// decide how to round money.
    TooManyDecimals,
    /// The amount is beyond about 92 quadrillion rupiah in either direction.
    OutOfRange,
}

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the amount is empty",
            Self::NotANumber => {
                "the amount is not a number; expected digits with up to two decimals, such as \
                 `10000.67`"
            }
            Self::TooManyDecimals => {
                "the amount has more than two decimals; round it to hundredths"
            }
            Self::OutOfRange => "the amount is out of range: at most about 92 quadrillion rupiah",
        })
    }
}

impl std::error::Error for AmountError {}

impl Amount {
    /// Zero rupiah.
    pub const ZERO: Amount = Amount::from_hundredths(0);

    /// Creates an amount of whole rupiah, or `None` if it is out of range.
    ///
    /// For amounts up to four billion rupiah, use `Amount::from(u32)`, which cannot fail.
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

    /// Creates an amount from hundredths of a rupiah: `1_000_067` is Rp 10000.67.
    pub const fn from_hundredths(hundredths: i64) -> Amount {
        Amount {
            hundredths,
            form: AmountForm::Canonical,
        }
    }

    /// Returns the amount in hundredths of a rupiah.
    pub const fn hundredths(self) -> i64 {
        self.hundredths
    }

    /// Returns the amount in rupiah, or `None` if it is not whole.
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

    /// Adds an amount, or returns `None` on overflow.
    #[must_use]
    pub const fn checked_add(self, other: Amount) -> Option<Amount> {
        match self.hundredths.checked_add(other.hundredths) {
            Some(hundredths) => Some(Amount::from_hundredths(hundredths)),
            None => None,
        }
    }

    /// Subtracts an amount, or returns `None` on overflow.
    #[must_use]
    pub const fn checked_sub(self, other: Amount) -> Option<Amount> {
        match self.hundredths.checked_sub(other.hundredths) {
            Some(hundredths) => Some(Amount::from_hundredths(hundredths)),
            None => None,
        }
    }

    /// Multiplies the amount by a number such as a quantity, or returns `None` on
    /// overflow.
    ///
    /// ```
    /// use durianpay_client::Amount;
    ///
    /// let lines = [(Amount::from(10_000), 3), (Amount::from(2_500), 1)];
    /// let total = lines.iter().try_fold(Amount::ZERO, |total, (price, quantity)| {
    ///     total.checked_add(price.checked_mul(*quantity)?)
    /// });
    /// assert_eq!(total, Some(Amount::from(32_500)));
    /// ```
    #[must_use]
    pub const fn checked_mul(self, times: i64) -> Option<Amount> {
        match self.hundredths.checked_mul(times) {
            Some(hundredths) => Some(Amount::from_hundredths(hundredths)),
            None => None,
        }
    }

    /// Negates the amount, or returns `None` on overflow.
    #[must_use]
    pub const fn checked_neg(self) -> Option<Amount> {
        match self.hundredths.checked_neg() {
            Some(hundredths) => Some(Amount::from_hundredths(hundredths)),
            None => None,
        }
    }

    /// Formats the amount as people in Indonesia write it: `Rp10.000`, `Rp10.000,67`.
    ///
    /// Points separate thousands, and a comma precedes the hundredths, which are left out if they are zero. Do not
    /// send this to the API, which reads `10.000` as ten.
    ///
    /// ```
    /// use durianpay_client::Amount;
    ///
    /// let total = Amount::from(1_250_000);
    /// assert_eq!(format!("Total: {}", total.display_rupiah()), "Total: Rp1.250.000");
    /// let fee = Amount::from_hundredths(-450_050);
    /// assert_eq!(fee.display_rupiah().to_string(), "-Rp4.500,50");
    /// ```
    pub const fn display_rupiah(self) -> DisplayRupiah {
        DisplayRupiah::new(self.hundredths)
    }

    /// Returns whether the amount is zero.
    pub const fn is_zero(self) -> bool {
        self.hundredths == 0
    }

    /// Returns whether the amount is negative.
    pub const fn is_negative(self) -> bool {
        self.hundredths < 0
    }

    /// Drops the notation in which the amount was read, so that it is written in the
    /// notation of its field.
    #[must_use]
    pub const fn canonical(self) -> Amount {
        Amount::from_hundredths(self.hundredths)
    }

    /// Returns the notation in which the amount was read.
    pub(crate) const fn form(self) -> AmountForm {
        self.form
    }

    /// Reads the content of a JSON string as rupiah.
    pub(crate) fn from_string_token(text: &str) -> Result<(Amount, Notation), AmountError> {
        Reading::parse_string(text).map(|reading| {
            let form = AmountForm::String(match reading.notation {
                Notation::Kept => reading.decimals,
                Notation::Lost => Decimals::Two,
            });
            reading.into_amount(form)
        })
    }

    /// Reads a JSON number token as rupiah.
    pub(crate) fn from_number_token(token: &str) -> Result<(Amount, Notation), AmountError> {
        Reading::parse(token).map(|reading| {
            let form = AmountForm::Number(reading.decimals);
            reading.into_amount(form)
        })
    }

    /// Reads a JSON number token as hundredths of a rupiah.
    pub(crate) fn from_hundredths_token(token: &str) -> Result<(Amount, Notation), AmountError> {
        let (hundredths, notation) = match read_integer(token) {
            Some(read) => read,
            None => (exact(token, 0)?, Notation::Lost),
        };
        let form = AmountForm::Hundredths;
        Ok((Amount { hundredths, form }, notation))
    }

    /// Returns whether only one amount is near a double of rupiah.
    pub(crate) fn is_exact_double(rupiah: f64) -> bool {
        rupiah.abs() < EXACT_DOUBLES
    }

    /// Writes rupiah with the given decimals. Decimals that are not written are zero, since
    /// a notation is only kept together with its value.
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

/// A decimal that was read.
struct Reading {
    hundredths: i64,
    /// The decimals to write.
    decimals: Decimals,
    notation: Notation,
}

impl Reading {
    fn parse(text: &str) -> Result<Reading, AmountError> {
        match Reading::parse_plain(text) {
            Some(reading) => Ok(reading),
            None => Reading::parse_scientific(text),
        }
    }

    /// Reads the content of a string, where `10.000` may mean ten thousand.
    fn parse_string(text: &str) -> Result<Reading, AmountError> {
        let reading = Reading::parse(text)?;
        if reading.notation == Notation::Lost && has_thousands(text) {
            return Err(AmountError::TooManyDecimals);
        }
        Ok(reading)
    }

    /// Reads digits with at most two decimals.
    fn parse_plain(text: &str) -> Option<Reading> {
        let (negative, unsigned) = strip_minus(text);
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (unsigned, ""),
        };
        if !is_digits(whole) || !(fraction.is_empty() || is_digits(fraction)) {
            return None;
        }
        let (decimals, padding) = match fraction.len() {
            0 => (Decimals::Zero, "00"),
            1 => (Decimals::One, "0"),
            2 => (Decimals::Two, ""),
            _ => return None,
        };
        let magnitude = [whole, fraction, padding]
            .iter()
            .flat_map(|part| part.bytes())
            .try_fold(0_u64, |sum, digit| {
                sum.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
            })?;
        let has_leading_zero = whole.len() > 1 && whole.starts_with('0');
        let hundredths = if negative {
            0_i64.checked_sub_unsigned(magnitude)
        } else {
            0_i64.checked_add_unsigned(magnitude)
        };
        Some(Reading {
            hundredths: hundredths?,
            decimals,
            notation: Notation::lost_if(has_leading_zero || negative && magnitude == 0),
        })
    }

    /// Reads a whole number of hundredths in any notation.
    #[cold]
    fn parse_scientific(text: &str) -> Result<Reading, AmountError> {
        let hundredths = exact(text, 2)?;
        Ok(Reading {
            hundredths,
            decimals: if hundredths % 100 == 0 {
                Decimals::Zero
            } else {
                Decimals::Two
            },
            notation: Notation::Lost,
        })
    }

    fn into_amount(self, form: AmountForm) -> (Amount, Notation) {
        let hundredths = self.hundredths;
        (Amount { hundredths, form }, self.notation)
    }
}

/// Returns whether the points in a number may separate thousands, as in Indonesia.
fn has_thousands(text: &str) -> bool {
    let (_, unsigned) = strip_minus(text);
    unsigned.split_once('.').is_some_and(|(whole, fraction)| {
        whole.len() <= 3 && !whole.starts_with('0') && fraction.len() == 3 && is_digits(fraction)
    })
}

/// Reads a number and multiplies it by ten to the power of `places`.
fn exact(text: &str, places: i64) -> Result<i64, AmountError> {
    if text.is_empty() {
        return Err(AmountError::Empty);
    }
    let number = Number::parse(text).ok_or(AmountError::NotANumber)?;
    number.to_integer(places).map_err(|reason| match reason {
        NotAnInteger::HasFraction => AmountError::TooManyDecimals,
        NotAnInteger::OutOfRange => AmountError::OutOfRange,
    })
}

/// Parses rupiah from a decimal number that is exact in hundredths: `10000.67`, `10000.0000`,
/// `1.5e6`. Rejects `10.000`, which means ten thousand in Indonesia. The result is
/// [canonical](Amount::canonical).
impl FromStr for Amount {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Amount, AmountError> {
        Reading::parse_string(text).map(|reading| Amount::from_hundredths(reading.hundredths))
    }
}

/// Converts like [`FromStr`].
impl TryFrom<&str> for Amount {
    type Error = AmountError;

    fn try_from(text: &str) -> Result<Amount, AmountError> {
        text.parse()
    }
}

/// Writes rupiah with two decimals, `10000.67`, whatever the notation on the wire. This is
/// the string that webhook signatures cover.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(24);
        self.write_rupiah(Decimals::Two, &mut text);
        // Padding as for integers keeps width and fill, and prevents a precision from cutting digits.
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
