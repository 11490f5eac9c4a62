//! Conversions of amounts from integers, and sums.

use super::{Amount, AmountError};
use std::iter::Sum;

/// Converts whole rupiah.
impl From<u32> for Amount {
    fn from(rupiah: u32) -> Amount {
        Amount::from_hundredths(i64::from(rupiah) * 100)
    }
}

/// Converts whole rupiah. Fails beyond about 92 quadrillion rupiah.
///
/// ```
/// use durianpay_client::{Amount, AmountError};
///
/// let rupiah: i64 = 10_000;
/// assert_eq!(Amount::try_from(rupiah)?, Amount::from(10_000));
/// assert_eq!(Amount::try_from(i64::MAX), Err(AmountError::OutOfRange));
/// # Ok::<(), AmountError>(())
/// ```
impl TryFrom<i64> for Amount {
    type Error = AmountError;

    fn try_from(rupiah: i64) -> Result<Amount, AmountError> {
        Amount::from_rupiah(rupiah).ok_or(AmountError::OutOfRange)
    }
}

/// Converts whole rupiah. Fails beyond about 92 quadrillion rupiah.
impl TryFrom<u64> for Amount {
    type Error = AmountError;

    fn try_from(rupiah: u64) -> Result<Amount, AmountError> {
        let rupiah = i64::try_from(rupiah).map_err(|_| AmountError::OutOfRange)?;
        Amount::try_from(rupiah)
    }
}

/// Adds amounts. The sum is `None` on overflow.
///
/// ```
/// use durianpay_client::Amount;
///
/// let prices = [Amount::from(10_000), Amount::from(2_500)];
/// let total: Option<Amount> = prices.iter().sum();
/// assert_eq!(total, Some(Amount::from(12_500)));
/// ```
impl Sum<Amount> for Option<Amount> {
    fn sum<I: Iterator<Item = Amount>>(mut amounts: I) -> Self {
        amounts.try_fold(Amount::ZERO, Amount::checked_add)
    }
}

/// Adds amounts. The sum is `None` on overflow.
impl<'a> Sum<&'a Amount> for Option<Amount> {
    fn sum<I: Iterator<Item = &'a Amount>>(amounts: I) -> Self {
        amounts.copied().sum()
    }
}

/// Adds amounts. The sum is [`AmountError::OutOfRange`] on overflow.
///
/// ```
/// use durianpay_client::{Amount, AmountError};
///
/// let prices = [Amount::from(10_000), Amount::from(2_500)];
/// let total = prices.iter().sum::<Result<Amount, AmountError>>()?;
/// assert_eq!(total, Amount::from(12_500));
/// # Ok::<(), AmountError>(())
/// ```
impl Sum<Amount> for Result<Amount, AmountError> {
    fn sum<I: Iterator<Item = Amount>>(amounts: I) -> Self {
        let sum: Option<Amount> = amounts.sum();
        sum.ok_or(AmountError::OutOfRange)
    }
}

/// Adds amounts. The sum is [`AmountError::OutOfRange`] on overflow.
impl<'a> Sum<&'a Amount> for Result<Amount, AmountError> {
    fn sum<I: Iterator<Item = &'a Amount>>(amounts: I) -> Self {
        amounts.copied().sum()
    }
}
