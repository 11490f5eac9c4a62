//! [`ValueLimits`]: the limits that the API documents for a value of an enumeration.

/// The least and the most that the API accepts with a value of an enumeration, such as the
/// amounts that a bank accepts, in the unit of `T`. Both limits are included.
///
/// The client does not check them: the vendor may change them at any time, and only the API
/// decides. Use them to offer a customer only what can succeed.
///
/// ```
/// use durianpay_client::Amount;
/// use durianpay_client::api::VaBank;
///
/// let amount = Amount::from_rupiah(5_000).unwrap();
/// let limits = VaBank::Bca.limits();
///
/// assert!(!limits.contains(&amount));
/// assert_eq!(limits.min, Amount::from_rupiah(10_000));
/// // Nothing is documented for this bank.
/// assert!(VaBank::Danamon.limits().contains(&amount));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ValueLimits<T> {
    /// The least, or `None` if no lower limit is documented.
    pub min: Option<T>,
    /// The most, or `None` if no upper limit is documented.
    pub max: Option<T>,
}

impl<T> ValueLimits<T> {
    /// No documented limits.
    pub const NONE: Self = Self::new(None, None);

    /// Creates limits. `None` means that there is none.
    #[must_use]
    pub const fn new(min: Option<T>, max: Option<T>) -> Self {
        Self { min, max }
    }
}

impl<T: PartialOrd> ValueLimits<T> {
    /// Returns whether a value is within the limits.
    #[must_use]
    pub fn contains(&self, value: &T) -> bool {
        self.min.as_ref().is_none_or(|min| min <= value)
            && self.max.as_ref().is_none_or(|max| value <= max)
    }
}
