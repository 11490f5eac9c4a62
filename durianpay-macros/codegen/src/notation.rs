//! Notations of scalars: checks whether a text is a date, a UUID, Base64 or an integer.

use std::cmp::Ordering;
use std::ops::RangeInclusive;

/// Checks whether a text is a day of the calendar: `2024-02-29`.
#[must_use]
pub fn is_date(text: &str) -> bool {
    read_date(text.as_bytes()).is_some_and(<[u8]>::is_empty)
}

/// Checks whether a text begins with a day, as a timestamp does, in RFC 3339 or without
/// an offset from UTC.
#[must_use]
pub fn begins_with_date(text: &str) -> bool {
    read_date(text.as_bytes()).is_some()
}

/// Reads a date, and returns the text after it.
pub(crate) fn read_date(text: &[u8]) -> Option<&[u8]> {
    let (year, text) = number::<4>(text, 0..=9999)?;
    let (month, text) = number::<2>(one_of(text, b"-")?, 1..=12)?;
    let (_, text) = number::<2>(one_of(text, b"-")?, 1..=days(year, month))?;
    Some(text)
}

fn days(year: u32, month: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Reads a number of `N` digits.
pub(crate) fn number<const N: usize>(
    text: &[u8],
    range: RangeInclusive<u32>,
) -> Option<(u32, &[u8])> {
    let (digits, rest) = text.split_first_chunk::<N>()?;
    let mut number = 0;
    for digit in digits {
        number = number * 10 + char::from(*digit).to_digit(10)?;
    }
    range.contains(&number).then_some((number, rest))
}

pub(crate) fn one_of<'t>(text: &'t [u8], wanted: &[u8]) -> Option<&'t [u8]> {
    let (first, rest) = text.split_first()?;
    wanted.contains(first).then_some(rest)
}

/// Checks whether a text is a UUID: 32 hexadecimal digits, with or without the four hyphens.
#[must_use]
pub fn is_uuid(text: &str) -> bool {
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let parts: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    matches!(lengths.as_slice(), [32] | [8, 4, 4, 4, 12]) && parts.into_iter().all(is_digits)
}

/// Checks whether a text is Base64 in the standard alphabet or in that of URLs, with or without
/// padding.
#[must_use]
pub fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let padding = text.len() - digits.len();
    let is_padded = padding == 0 || padding == 3 - (digits.len() + 3) % 4;
    let in_alphabet = |others: &[u8; 2]| {
        let mut bytes = digits.bytes();
        bytes.all(|byte| byte.is_ascii_alphanumeric() || others.contains(&byte))
    };
    let has_alphabet = in_alphabet(b"+/") || in_alphabet(b"-_");
    // The last digit must not contain bits beyond the last byte.
    let unused = match digits.len() % 4 {
        0 => 0,
        2 => 0b1111,
        3 => 0b11,
        _ => return false,
    };
    has_alphabet
        && is_padded
        && digits
            .bytes()
            .last()
            .is_none_or(|last| value(last) & unused == 0)
}

/// Returns the value of a digit of Base64.
fn value(digit: u8) -> u8 {
    match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' | b'-' => 62,
        _ => 63,
    }
}

/// Checks whether a text is an integer of 64 bits in its usual notation.
#[must_use]
pub fn is_integer(text: &str) -> bool {
    text.parse::<i64>()
        .is_ok_and(|integer| integer.to_string() == text)
}

/// Checks whether a text is an integer from 0 to 2^64 - 1 in its usual notation.
#[must_use]
pub fn is_unsigned(text: &str) -> bool {
    text.parse::<u64>()
        .is_ok_and(|integer| integer.to_string() == text)
}

/// Checks whether a text is a decimal number, as JSON writes it: `-10000.67`, `1e3`.
#[must_use]
pub fn is_decimal(text: &str) -> bool {
    let (number, exponent) = match text.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, exponent.trim_start_matches(['+', '-'])),
        None => (text, "0"),
    };
    let (_, whole, fraction) = parts(number);
    let is_number = |digits: &str| !digits.is_empty() && is_digits(digits);
    is_number(whole) && fraction.is_none_or(is_number) && is_number(exponent)
}

/// Compares a decimal number with an integer. Returns `None` if the text is not such a
/// number, or has an exponent.
///
/// ```
/// use durianpay_codegen::notation::compare;
/// use std::cmp::Ordering;
///
/// assert_eq!(compare("9999.99", 10000), Some(Ordering::Less));
/// assert_eq!(compare("-0.5", 0), Some(Ordering::Less));
/// assert_eq!(compare("1e9", 5), None);
/// ```
#[must_use]
pub fn compare(text: &str, integer: i64) -> Option<Ordering> {
    let (is_negative, whole, fraction) = parts(text);
    let fraction = fraction.unwrap_or_default();
    if whole.is_empty() || !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    // A number of more digits is larger than any integer.
    let whole = whole.parse().unwrap_or(i128::MAX);
    let whole = if is_negative { -whole } else { whole };
    let has_fraction = fraction.bytes().any(|digit| digit != b'0');
    Some(match whole.cmp(&i128::from(integer)) {
        Ordering::Equal if has_fraction && is_negative => Ordering::Less,
        Ordering::Equal if has_fraction => Ordering::Greater,
        order => order,
    })
}

/// Splits a decimal number: whether it is negative, the digits before the point, and
/// those after it.
fn parts(number: &str) -> (bool, &str, Option<&str>) {
    let digits = number.strip_prefix('-');
    let is_negative = digits.is_some();
    let digits = digits.unwrap_or(number);
    match digits.split_once('.') {
        Some((whole, fraction)) => (is_negative, whole, Some(fraction)),
        None => (is_negative, digits, None),
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{compare, is_base64, is_date, is_decimal, is_integer, is_unsigned, is_uuid};
    use std::cmp::Ordering;

    #[test]
    fn dates() {
        for text in ["2024-02-29", "0000-01-01", "9999-12-31"] {
            assert!(is_date(text), "{text}");
        }
        for text in [
            "",
            "2023-02-29",
            "1900-02-29",
            "2024-2-9",
            "2024-04-31",
            "2024-00-01",
            "2024-02-29T00:00:00Z",
            "20240229",
        ] {
            assert!(!is_date(text), "{text}");
        }
    }

    #[test]
    fn decimals() {
        for text in ["0", "-1", "10000.67", "1e3", "1.5E-3", "007"] {
            assert!(is_decimal(text), "{text}");
        }
        for text in ["", "-", ".5", "5.", "1,000", "Rp 5", "1e", "1.2.3", "--1"] {
            assert!(!is_decimal(text), "{text}");
        }
        let long = "9".repeat(60);
        assert_eq!(compare(&long, i64::MAX), Some(Ordering::Greater));
        assert_eq!(compare(&format!("-{long}"), i64::MIN), Some(Ordering::Less));
        assert_eq!(compare("5.0", 5), Some(Ordering::Equal));
        assert_eq!(compare("-1.5", -1), Some(Ordering::Less));
        assert_eq!(compare("5.", 5), Some(Ordering::Equal));
        assert_eq!(compare("five", 5), None);
    }

    #[test]
    fn uuids() {
        for text in [
            "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
            "F81D4FAE7DEC11D0A76500A0C91E6BF6",
        ] {
            assert!(is_uuid(text), "{text}");
        }
        for text in [
            "",
            "f81d4fae-7dec-11d0-a765-00a0c91e6bf",
            "f81d4fae-7dec-11d0-a76500a0c91e6bf6",
            "g81d4fae-7dec-11d0-a765-00a0c91e6bf6",
            "{f81d4fae-7dec-11d0-a765-00a0c91e6bf6}",
        ] {
            assert!(!is_uuid(text), "{text}");
        }
    }

    #[test]
    fn base64() {
        for text in ["", "AA==", "AA", "AAA=", "AAA", "AAAA", "+/8=", "-_8"] {
            assert!(is_base64(text), "{text}");
        }
        for text in [
            "A", "A===", "AA=", "AAAA=", "+_8=", "AB==", "AAAAA", "a b=", "é===",
        ] {
            assert!(!is_base64(text), "{text}");
        }
    }

    #[test]
    fn integers() {
        for text in ["0", "-1", "9223372036854775807"] {
            assert!(is_integer(text), "{text}");
        }
        for text in ["", "-0", "01", "+1", "1.0", "9223372036854775808"] {
            assert!(!is_integer(text), "{text}");
        }
        assert!(is_unsigned("18446744073709551615"));
        assert!(!is_unsigned("-1"));
    }
}
