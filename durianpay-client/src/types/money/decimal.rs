//! Decimal numbers with a fixed number of decimals, as whole numbers of the last one.

use super::error::MoneyError;
use crate::types::number::Number;

/// The maximum number of characters. 2^127 has 39 digits.
const MOST_CHARACTERS: usize = 64;

/// Parses a number, without rounding.
pub(super) fn parse(text: &str, decimals: u8) -> Result<i128, MoneyError> {
    if text.len() > MOST_CHARACTERS {
        return Err(MoneyError::TooLarge);
    }
    let number = Number::parse(text).ok_or(MoneyError::NotANumber)?;
    let digits = format!("{}{}", number.whole, number.fraction);
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() {
        return Ok(0);
    }
    let fraction = i64::try_from(number.fraction.len()).map_err(|_| MoneyError::TooLarge)?;
    // The power of ten by which the digits are multiplied to get the last decimal.
    let power = number.exponent - fraction + i64::from(decimals);
    let digits = if power < 0 {
        let dropped = usize::try_from(-power).map_err(|_| MoneyError::TooPrecise)?;
        let kept = digits.len().checked_sub(dropped);
        let (kept, rest) = digits.split_at(kept.ok_or(MoneyError::TooPrecise)?);
        if rest.bytes().any(|digit| digit != b'0') {
            return Err(MoneyError::TooPrecise);
        }
        kept.to_owned()
    } else {
        let zeros = usize::try_from(power).map_err(|_| MoneyError::TooLarge)?;
        if zeros > MOST_CHARACTERS {
            return Err(MoneyError::TooLarge);
        }
        format!("{digits}{}", "0".repeat(zeros))
    };
    let sign = if number.negative { "-" } else { "" };
    let whole = if digits.is_empty() { "0" } else { &digits };
    let parsed = format!("{sign}{whole}").parse();
    parsed.map_err(|_| MoneyError::TooLarge)
}

/// Writes a number with all its decimals.
pub(super) fn write(minor: i128, decimals: u8) -> String {
    let decimals = usize::from(decimals);
    let sign = if minor < 0 { "-" } else { "" };
    let digits = format!("{:0>1$}", minor.unsigned_abs(), decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}
