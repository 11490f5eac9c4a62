//! [`Expected`]: the order and amount from your database, and the rule for "paid".

use crate::api::{Currency, MerchantId, OrderId};
use crate::types::amount::Amount;
use crate::types::escape::Escaped;
use std::fmt;

/// The expected order and amount, taken from your own database.
///
/// # When an order counts as paid
///
/// A payment pays the order if all of these conditions are met:
///
/// - its status is `completed`, and it is not fully refunded;
/// - its `amount` equals the expected amount, or the expected amount plus its `total_fee` if
///   the fee is [on top](Fee);
/// - its `paid_amount`, if present, equals its `amount` or the expected amount;
/// - its currency, if stated, is the expected one, and so is its merchant, if both are
///   stated;
/// - its environment is that of the client's key.
///
/// An order is paid if its amount equals the expected one, its status is `completed`, and its
/// completed payments, if the API lists them, add up to the expected amount. An order that is
/// paid in instalments is therefore paid with the last one. A partial payment, a payment
/// reduced by a promotion, or one in another currency does not pay the order: it is a
/// [`Mismatch`].
///
/// ```
/// use durianpay_client::Amount;
/// use durianpay_client::webhook::{Expected, Fee};
///
/// // Both values come from your database.
/// let expected = Expected::new("ord_0dIWbuDJQ84078", Amount::from(10_000)).fee(Fee::Included);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    pub(super) order_id: OrderId,
    pub(super) amount: Amount,
    pub(super) currency: Currency,
    pub(super) merchant_id: Option<MerchantId>,
    pub(super) fee: Fee,
}

/// Who pays the payment fee.
///
/// [`Expected`] has an example.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fee {
    /// Determined by the order: the customer pays the fee on top if the order's
    /// `admin_fee_method` is `excluded`. A payment whose amount differs from the expected one
    /// then costs one more request.
    #[default]
    FromOrder,
    /// The merchant. A payment of more than the expected amount does not match.
    Included,
    /// The customer, on top of the expected amount.
    OnTop,
}

impl Expected {
    /// Creates an expectation of an order and its amount in rupiah.
    #[must_use]
    pub fn new(order_id: impl Into<OrderId>, amount: impl Into<Amount>) -> Self {
        Self {
            order_id: order_id.into(),
            amount: amount.into(),
            currency: Currency::Idr,
            merchant_id: None,
            fee: Fee::default(),
        }
    }

    /// Requires the payment to be made to this merchant, such as a sub-account.
    ///
    /// ```
    /// use durianpay_client::Amount;
    /// use durianpay_client::webhook::Expected;
    ///
    /// let expected = Expected::new("ord_1", Amount::from(10_000)).merchant_id("mer_1");
    /// ```
    #[must_use]
    pub fn merchant_id(self, merchant_id: impl Into<MerchantId>) -> Self {
        Self {
            merchant_id: Some(merchant_id.into()),
            ..self
        }
    }

    /// Sets who pays the payment fee, instead of reading it from the order.
    #[must_use]
    pub fn fee(self, fee: Fee) -> Self {
        Self { fee, ..self }
    }
}

/// The result of looking up an order in your own database.
///
/// ```
/// use durianpay_client::Amount;
/// use durianpay_client::webhook::{Expectation, Expected};
/// use std::collections::BTreeMap;
///
/// // The orders in your database.
/// let orders = BTreeMap::from([("ord_1", Amount::from(10_000))]);
/// let look_up = |id| match orders.get(id) {
///     Some(amount) => Expectation::Order(Expected::new(id, *amount)),
///     None => Expectation::NotYet, // the webhook may be faster than your transaction
/// };
/// assert!(matches!(look_up("ord_1"), Expectation::Order(_)));
/// assert_eq!(look_up("ord_2"), Expectation::NotYet);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Expectation {
    /// The order is in the database.
    Order(Expected),
    /// The order is not in the database yet but may be soon. The lookup is made again later.
    NotYet,
    /// The order belongs to another system that uses the same merchant account. It is
    /// ignored.
    NotOurs,
}

/// The reason why a paid payment or order does not pay the expected order.
///
/// [`ConfirmError`](super::ConfirmError) has an example.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mismatch {
    /// The payment is for another order.
    Order {
        /// The expected order.
        expected: OrderId,
        /// The order that was found.
        found: OrderId,
    },
    /// The amount differs: a partial payment, a promotion, or an unexpected fee.
    Amount {
        /// The expected amount.
        expected: Amount,
        /// The amount that was found.
        found: Amount,
    },
    /// The amount paid differs from the amount due.
    PaidAmount {
        /// The expected amount.
        expected: Amount,
        /// The amount that was paid.
        found: Amount,
    },
    /// The currency differs.
    Currency {
        /// The expected currency.
        expected: Currency,
        /// The currency that was found.
        found: Currency,
    },
    /// The payment was made to another merchant.
    Merchant {
        /// The expected merchant.
        expected: MerchantId,
        /// The merchant that was found.
        found: MerchantId,
    },
    /// The payment belongs to an environment other than that of the client's key.
    Environment,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Order { expected, found } => write!(
                f,
                "the order is `{}`, expected `{}`",
                Escaped(found.as_str()),
                Escaped(expected.as_str())
            ),
            Self::Amount { expected, found } => {
                write!(f, "the amount is {found}, expected {expected}")
            }
            Self::PaidAmount { expected, found } => {
                write!(f, "the amount paid is {found}, expected {expected}")
            }
            Self::Currency { expected, found } => write!(
                f,
                "the currency is {}, expected {}",
                Escaped(found.as_str()),
                expected.as_str()
            ),
            Self::Merchant { expected, found } => write!(
                f,
                "the merchant is `{}`, expected `{}`",
                Escaped(found.as_str()),
                Escaped(expected.as_str())
            ),
            Self::Environment => f.write_str("the environment differs from that of the API key"),
        }
    }
}

impl std::error::Error for Mismatch {}
