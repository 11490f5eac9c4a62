//! [`MoneyError`]: the reason why there is no amount of money.

/// The error returned when an amount of money cannot be created or computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MoneyError {
    /// A currency does not consist of three letters.
    #[error("the currency is not a code of three letters, such as `USD`")]
    NotACurrency,
    /// The currency of an amount is missing.
    #[error("the amount has no currency")]
    NoCurrency,
    /// ISO 4217 states no number of decimals for the currency.
    #[error("the number of decimals of the currency is not known")]
    UnknownDigits,
    /// The text is not a decimal number.
    #[error("the amount is not a decimal number, such as `12.34`")]
    NotANumber,
    /// The number has more decimals than the currency. It is not rounded.
    #[error("the amount has more decimals than its currency")]
    TooPrecise,
    /// The amount does not fit into 128 bits.
    #[error("the amount is too large")]
    TooLarge,
    /// The amounts are in different currencies.
    #[error("the amounts are in different currencies")]
    OtherCurrency,
}
