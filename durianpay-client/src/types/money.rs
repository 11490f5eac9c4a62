//! [`Money`]: an exact amount of money in any currency.

mod currency;
mod decimal;
mod error;

pub use currency::Currency;
pub use error::MoneyError;

use std::fmt;
use std::str::FromStr;

/// An amount of money in a currency: a whole number of its minor units, such as cents.
///
/// No floating point is involved, no arithmetic wraps or rounds, and currencies are never mixed.
/// The number of decimals of a currency is that of ISO 4217. [`Amount`](crate::Amount) is the
/// type of Durianpay, whose amounts are all in rupiah.
///
/// ```
/// use durianpay_client::{Currency, Money, MoneyError};
///
/// let dollars: Currency = "USD".parse()?;
/// let price = Money::from_decimal("12.34", dollars)?;
/// assert_eq!(price, Money::from_minor(1234, dollars));
/// assert_eq!(price.to_string(), "12.34 USD");
///
/// let yen = Money::from_minor(500, "JPY".parse()?);
/// assert_eq!(yen.to_string(), "500 JPY");
/// assert_eq!(price.checked_add(yen), Err(MoneyError::OtherCurrency));
/// # Ok::<(), MoneyError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    minor: i128,
    currency: Currency,
}

impl Money {
    /// Creates an amount from minor units: 1234 are 12.34 US dollars, and 1234 yen.
    #[must_use]
    pub fn from_minor(minor: i128, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Creates an amount from a decimal number of major units: `12.34` are 1234 cents.
    ///
    /// # Errors
    ///
    /// If the text is not a decimal number, has more decimals than the currency, or is too large; or
    /// if the number of decimals of the currency is not known.
    pub fn from_decimal(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let digits = currency.minor_digits().ok_or(MoneyError::UnknownDigits)?;
        let minor = decimal::parse(text, digits)?;
        Ok(Self { minor, currency })
    }

    /// Returns the number of minor units.
    #[must_use]
    pub fn minor_units(&self) -> i128 {
        self.minor
    }

    /// Returns the currency.
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// Returns the amount in major units, with all decimals of the currency: `12.30`.
    ///
    /// # Errors
    ///
    /// If the number of decimals of the currency is not known.
    pub fn to_decimal(&self) -> Result<String, MoneyError> {
        let digits = self.currency.minor_digits();
        let digits = digits.ok_or(MoneyError::UnknownDigits)?;
        Ok(decimal::write(self.minor, digits))
    }

    /// Adds an amount in the same currency.
    ///
    /// # Errors
    ///
    /// If the currencies differ, or the sum is too large.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.combine(other, i128::checked_add)
    }

    /// Subtracts an amount in the same currency.
    ///
    /// # Errors
    ///
    /// If the currencies differ, or the difference is too large.
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.combine(other, i128::checked_sub)
    }

    fn combine(
        self,
        other: Self,
        operation: fn(i128, i128) -> Option<i128>,
    ) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::OtherCurrency);
        }
        let minor = operation(self.minor, other.minor).ok_or(MoneyError::TooLarge)?;
        Ok(Self { minor, ..self })
    }
}

/// Reads the notation of `Display`: `12.34 USD`.
impl FromStr for Money {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let (number, currency) = text.split_once(' ').ok_or(MoneyError::NotANumber)?;
        Self::from_decimal(number, currency.parse()?)
    }
}

/// Writes the amount in major units and the currency: `12.34 USD`. If the number of decimals of the
/// currency is not known, writes the minor units instead: `1234 minor units of XBT`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to_decimal() {
            Ok(number) => write!(f, "{number} {}", self.currency),
            Err(_) => write!(f, "{} minor units of {}", self.minor, self.currency),
        }
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Money({self})")
    }
}

/// Returns the amount of a field in minor units, for generated code. `currency` is the text beside
/// it.
///
/// # Errors
///
/// If the currency is missing, or is not one.
pub fn money_of_minor(minor: i64, currency: Option<&str>) -> Result<Money, MoneyError> {
    let currency = currency.ok_or(MoneyError::NoCurrency)?.parse()?;
    Ok(Money::from_minor(minor.into(), currency))
}

/// Returns the amount of a field in major units, for generated code.
///
/// # Errors
///
/// Those of [`money_of_minor`] and of [`Money::from_decimal`].
pub fn money_of_decimal(text: &str, currency: Option<&str>) -> Result<Money, MoneyError> {
    let currency = currency.ok_or(MoneyError::NoCurrency)?.parse()?;
    Money::from_decimal(text, currency)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests;
