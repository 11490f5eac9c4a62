//! [`MoneyError`]: the reason why there is no amount of money.

use std::fmt;

/// The error returned when an amount of money cannot be created or computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum MoneyError {
    /// A currency does not consist of three letters.
    NotACurrency,
    /// The currency of an amount is missing.
    NoCurrency,
    /// ISO 4217 states no number of decimals for the currency.
    UnknownDigits,
    /// The text is not a decimal number.
    NotANumber,
    /// The number has more decimals than the currency. It is not rounded.
    TooPrecise,
    /// The amount does not fit into 128 bits.
    TooLarge,
    /// The amounts are in different currencies.
    OtherCurrency,
}

impl fmt::Display for MoneyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotACurrency => "the currency is not a code of three letters, such as `USD`",
            Self::NoCurrency => "the amount has no currency",
            Self::UnknownDigits => "the number of decimals of the currency is not known",
            Self::NotANumber => "the amount is not a decimal number, such as `12.34`",
            Self::TooPrecise => "the amount has more decimals than its currency",
            Self::TooLarge => "the amount is too large",
            Self::OtherCurrency => "the amounts are in different currencies",
        })
    }
}

impl std::error::Error for MoneyError {}
