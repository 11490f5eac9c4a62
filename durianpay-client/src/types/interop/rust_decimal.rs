//! Conversions from and to `rust_decimal` 1.

use crate::types::amount::{Amount, AmountError};
use crate::types::decimal::{Decimal, DecimalError};
use rust_decimal::Decimal as RustDecimal;

/// Converts to rupiah with two decimals.
///
/// ```
/// use durianpay_client::Amount;
/// use rust_decimal::Decimal;
///
/// let amount: Amount = "10000.67".parse()?;
/// assert_eq!(Decimal::from(amount), Decimal::new(10_000_67, 2));
/// # Ok::<(), durianpay_client::AmountError>(())
/// ```
impl From<Amount> for RustDecimal {
    fn from(amount: Amount) -> RustDecimal {
        RustDecimal::new(amount.hundredths(), 2)
    }
}

/// Converts rupiah. Fails if the number has more than two decimals, since money is never rounded here, or is out of
/// range.
///
/// ```
/// use durianpay_client::{Amount, AmountError};
/// use rust_decimal::Decimal;
///
/// let third = Decimal::new(10_000, 0) / Decimal::new(3, 0);
/// assert_eq!(Amount::try_from(third), Err(AmountError::TooManyDecimals));
/// assert_eq!(Amount::try_from(third.round_dp(2))?.to_string(), "3333.33");
/// # Ok::<(), AmountError>(())
/// ```
impl TryFrom<RustDecimal> for Amount {
    type Error = AmountError;

    fn try_from(number: RustDecimal) -> Result<Amount, AmountError> {
        let number = number.normalize();
        let missing = 2_u32
            .checked_sub(number.scale())
            .ok_or(AmountError::TooManyDecimals)?;
        number
            .mantissa()
            .checked_mul(10_i128.pow(missing))
            .and_then(|hundredths| i64::try_from(hundredths).ok())
            .map(Amount::from_hundredths)
            .ok_or(AmountError::OutOfRange)
    }
}

/// Converts a number with all its decimals.
impl From<RustDecimal> for Decimal {
    fn from(number: RustDecimal) -> Decimal {
        // At most 29 digits, a sign and a point.
        number.to_string().parse().unwrap_or_default()
    }
}

/// Converts a number. Fails if it has more digits than the other type can represent.
impl TryFrom<&Decimal> for RustDecimal {
    type Error = DecimalError;

    fn try_from(number: &Decimal) -> Result<RustDecimal, DecimalError> {
        let text = number.as_str();
        let read = RustDecimal::from_str_exact(text);
        let exact = read.or_else(|_| RustDecimal::from_scientific(text));
        exact
            .ok()
            .filter(|exact| Decimal::from(*exact) == *number)
            .ok_or(DecimalError)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

    use super::{Amount, AmountError, Decimal, RustDecimal};

    #[test]
    fn amounts_are_exact() {
        for hundredths in [0, 1, -1, 1_000_067, i64::MAX, i64::MIN] {
            let amount = Amount::from_hundredths(hundredths);
            assert_eq!(Amount::try_from(RustDecimal::from(amount)), Ok(amount));
        }
        let read = |text: &str| Amount::try_from(RustDecimal::from_str_exact(text).unwrap());
        assert_eq!(read("5.000000"), Ok(Amount::from(5)));
        assert_eq!(read("0.001"), Err(AmountError::TooManyDecimals));
        assert_eq!(
            Amount::try_from(RustDecimal::MAX),
            Err(AmountError::OutOfRange)
        );
    }

    #[test]
    fn decimals_keep_their_value_or_fail() {
        for text in [
            "0",
            "-2.50",
            "5.06e-6",
            "1e20",
            "79228162514264337593543950335",
        ] {
            let number: Decimal = text.parse().unwrap();
            let other = RustDecimal::try_from(&number).unwrap();
            assert_eq!(Decimal::from(other), number, "{text}");
        }
        for text in ["1e40", "1e-40", "0.1234567890123456789012345678901234"] {
            let number: Decimal = text.parse().unwrap();
            assert!(RustDecimal::try_from(&number).is_err(), "{text}");
        }
    }
}
