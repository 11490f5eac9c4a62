//! [`Number`]: a decimal number with an exponent, without rounding.

use std::cmp::Ordering;

use super::notation::Notation;

/// The largest exponent of either sign. A larger one is read as [`BEYOND`].
pub(crate) const MAX_EXPONENT: i64 = 999_999_999;
/// An exponent that can be added to a length without overflow.
const BEYOND: i64 = MAX_EXPONENT + 1;

/// A number as it was written: `-12.50e3`.
///
/// Unlike a JSON number, its integer part may have leading zeros.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Number<'t> {
    pub(crate) negative: bool,
    pub(crate) whole: &'t str,
    pub(crate) fraction: &'t str,
    pub(crate) exponent: i64,
}

/// Compares by value.
impl PartialEq for Number<'_> {
    fn eq(&self, other: &Number<'_>) -> bool {
        let (negative, digits, point) = self.canonical();
        let (other_negative, other_digits, other_point) = other.canonical();
        negative == other_negative && point == other_point && digits.eq(other_digits)
    }
}

/// The reason why a number is not a 64-bit integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotAnInteger {
    HasFraction,
    OutOfRange,
}

impl<'t> Number<'t> {
    pub(crate) const ZERO: Number<'static> = Number {
        negative: false,
        whole: "0",
        fraction: "",
        exponent: 0,
    };

    pub(crate) fn parse(text: &'t str) -> Option<Number<'t>> {
        let (negative, unsigned) = strip_minus(text);
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, read_exponent(exponent)?),
            None => (unsigned, 0),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (mantissa, ""),
        };
        let are_digits = is_digits(whole) && (fraction.is_empty() || is_digits(fraction));
        are_digits.then_some(Number {
            negative,
            whole,
            fraction,
            exponent,
        })
    }

    /// Multiplies the number by ten to the power of `places`.
    pub(crate) fn to_integer(self, places: i64) -> Result<i64, NotAnInteger> {
        let (magnitude, has_fraction) = self.magnitude(places).ok_or(NotAnInteger::OutOfRange)?;
        if has_fraction {
            return Err(NotAnInteger::HasFraction);
        }
        let signed = if self.negative {
            0_i64.checked_sub_unsigned(magnitude)
        } else {
            0_i64.checked_add_unsigned(magnitude)
        };
        signed.ok_or(NotAnInteger::OutOfRange)
    }

    /// Converts an integer that is not negative. Those of 20 digits are out of range.
    fn to_unsigned(self) -> Option<u64> {
        let (magnitude, has_fraction) = self.magnitude(0)?;
        (!has_fraction && (magnitude == 0 || !self.negative)).then_some(magnitude)
    }

    pub(crate) fn compare(self, bound: i64) -> Ordering {
        let magnitude = match self.magnitude(0) {
            Some((0, false)) => return 0.cmp(&bound),
            Some((whole, has_fraction)) => whole
                .cmp(&bound.unsigned_abs())
                .then(has_fraction.cmp(&false)),
            None => Ordering::Greater,
        };
        match (self.negative, bound < 0) {
            (true, true) => magnitude.reverse(),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => magnitude,
        }
    }

    /// Computes the form that all notations of a number share: its sign, its digits
    /// without zeros at either end, and the power of ten by which they are shifted
    /// from `0.digits`.
    pub(crate) fn canonical(self) -> (bool, impl Iterator<Item = u8>, i64) {
        let (digits, point) = self.significant();
        let trailing = self
            .fraction
            .bytes()
            .rev()
            .chain(self.whole.bytes().rev())
            .take_while(|digit| *digit == b'0')
            .count();
        let length = digits.clone().count().saturating_sub(trailing);
        let is_zero = length == 0;
        (
            self.negative && !is_zero,
            digits.take(length),
            if is_zero { 0 } else { point },
        )
    }

    /// Multiplies by ten to the power of `places`, and returns the integer part and
    /// whether a nonzero fraction follows; `None` beyond 19 digits.
    fn magnitude(self, places: i64) -> Option<(u64, bool)> {
        let (digits, point) = self.significant();
        if digits.clone().next().is_none() {
            return Some((0, false));
        }
        let length = match usize::try_from(point + places) {
            Ok(length @ 0..20) => length,
            Ok(_) => return None,
            Err(_) => return Some((0, true)),
        };
        let zeros = std::iter::repeat(b'0');
        let whole = digits.clone().chain(zeros).take(length);
        let whole = whole.fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'));
        let has_fraction = digits.skip(length).any(|digit| digit != b'0');
        Some((whole, has_fraction))
    }

    /// Strips leading zeros, and returns the digits with the position of the decimal point
    /// in them.
    fn significant(self) -> (impl Iterator<Item = u8> + Clone + use<'t>, i64) {
        let digits = self.whole.bytes().chain(self.fraction.bytes());
        let zeros = digits.clone().take_while(|digit| *digit == b'0').count();
        let length = |count: usize| i64::try_from(count).unwrap_or(i64::MAX / 4);
        let point = length(self.whole.len()) - length(zeros) + self.exponent;
        (digits.skip(zeros), point)
    }
}

/// Reads an integer, which may have a fraction of zeros or an exponent: `3`, `3.0`, `1e3`.
pub(crate) fn read_integer(text: &str) -> Option<(i64, Notation)> {
    if text.starts_with('+') {
        return None;
    }
    match text.parse() {
        Ok(integer) => {
            let has_odd_zero = text.starts_with("-0") || text.starts_with('0') && text.len() > 1;
            Some((integer, Notation::lost_if(has_odd_zero)))
        }
        Err(_) => Some((Number::parse(text)?.to_integer(0).ok()?, Notation::Lost)),
    }
}

/// Reads an integer from 0 to 2^64 - 1 like [`read_integer`]. With a fraction or an exponent, it
/// must have at most 19 digits.
pub(crate) fn read_unsigned(text: &str) -> Option<(u64, Notation)> {
    if text.starts_with('+') {
        return None;
    }
    match text.parse() {
        Ok(integer) => {
            let has_odd_zero = text.starts_with('0') && text.len() > 1;
            Some((integer, Notation::lost_if(has_odd_zero)))
        }
        Err(_) => Some((Number::parse(text)?.to_unsigned()?, Notation::Lost)),
    }
}

pub(crate) fn strip_minus(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(unsigned) => (true, unsigned),
        None => (false, text),
    }
}

pub(crate) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn read_exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if !is_digits(digits) {
        return None;
    }
    let exponent = digits.parse::<i64>().unwrap_or(BEYOND).min(BEYOND);
    Some(if text.starts_with('-') {
        -exponent
    } else {
        exponent
    })
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::{NotAnInteger, Notation, Number, read_integer, read_unsigned};

    #[test]
    fn integers_are_read_in_every_exact_notation() {
        for (text, integer, notation) in [
            ("3", 3, Notation::Kept),
            ("-3", -3, Notation::Kept),
            ("0", 0, Notation::Kept),
            ("-0", 0, Notation::Lost),
            ("007", 7, Notation::Lost),
            ("3.0", 3, Notation::Lost),
            ("1e3", 1000, Notation::Lost),
            ("1200E-2", 12, Notation::Lost),
            ("0e999999999", 0, Notation::Lost),
            ("0.00012e5", 12, Notation::Lost),
            ("9223372036854775807", i64::MAX, Notation::Kept),
            ("-9223372036854775808.0", i64::MIN, Notation::Lost),
        ] {
            assert_eq!(read_integer(text), Some((integer, notation)), "{text}");
        }
        for text in [
            "",
            "-",
            "+3",
            "3.",
            ".3",
            "3.1",
            "1e-1",
            "1e",
            "1e+",
            "0x3",
            "3 ",
            "1_0",
            "1,0",
            "9223372036854775808",
            "1e19",
            "1e30",
            "1e999999999",
            "1e9999999999",
            "1.2e1000000000",
        ] {
            assert_eq!(read_integer(text), None, "{text}");
        }
    }

    #[test]
    fn integers_without_a_sign_have_64_bits() {
        for (text, integer, notation) in [
            ("0", 0, Notation::Kept),
            ("-0", 0, Notation::Lost),
            ("07", 7, Notation::Lost),
            ("3.0", 3, Notation::Lost),
            ("9223372036854775808", 1 << 63, Notation::Kept),
            ("18446744073709551615", u64::MAX, Notation::Kept),
            ("1e18", 1_000_000_000_000_000_000, Notation::Lost),
        ] {
            assert_eq!(read_unsigned(text), Some((integer, notation)), "{text}");
        }
        for text in [
            "",
            "-1",
            "-1.0",
            "+1",
            "0.5",
            "18446744073709551616",
            "1e20",
            "x",
        ] {
            assert_eq!(read_unsigned(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_scaled_without_rounding() {
        let scaled = |text: &str| Number::parse(text).map(|number| number.to_integer(2));
        assert_eq!(scaled("1.5E+6"), Some(Ok(150_000_000)));
        assert_eq!(scaled("0.01000"), Some(Ok(1)));
        assert_eq!(scaled("0.001"), Some(Err(NotAnInteger::HasFraction)));
        assert_eq!(scaled("1e-30"), Some(Err(NotAnInteger::HasFraction)));
        assert_eq!(scaled("1e17"), Some(Err(NotAnInteger::OutOfRange)));
    }

    #[test]
    fn numbers_compare_with_bounds_without_rounding() {
        for (text, bound, order) in [
            ("10", 10, Ordering::Equal),
            ("10.0", 10, Ordering::Equal),
            ("10.01", 10, Ordering::Greater),
            ("-10.01", -10, Ordering::Less),
            ("-0", 0, Ordering::Equal),
            ("0.5", 0, Ordering::Greater),
            ("-0.5", 0, Ordering::Less),
            ("-0.5", -1, Ordering::Greater),
            ("1e30", i64::MAX, Ordering::Greater),
            ("-1e30", i64::MIN, Ordering::Less),
            ("9223372036854775808", i64::MAX, Ordering::Greater),
            ("-9223372036854775808", i64::MIN, Ordering::Equal),
            ("12e-1", 1, Ordering::Greater),
        ] {
            let number = Number::parse(text);
            assert_eq!(number.map(|n| n.compare(bound)), Some(order), "{text}");
        }
    }
}
