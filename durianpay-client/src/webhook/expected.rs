//! [`Expected`]: the order and amount of your own database, and the rule of "paid".

use crate::api::{Currency, MerchantId, OrderId};
use crate::types::amount::Amount;
use crate::types::escape::Escaped;

/// The expected order and amount, from your own database.
///
/// # The rule of "paid"
///
/// A payment pays the order if all of this holds:
///
/// - its status is `completed`, and it is not refunded in full;
/// - its `amount` is the expected amount, or the expected amount plus its `total_fee` if the
///   fee is [on top](Fee);
/// - its `paid_amount`, if the API states one, is that same amount or the expected amount;
/// - its currency, if stated, is the expected one, and so is its merchant, if both are
///   stated;
/// - its environment is that of the client's key.
///
/// An order is paid if its amount is the expected one, its status is `completed`, and its
/// completed payments, if the API lists them, are together the expected amount. So an order
/// that is paid in instalments is paid when its last one is. A payment of a part, one that a
/// promotion made cheaper, or one in another currency does not pay the order: it is a
/// [`Mismatch`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    pub(super) order_id: OrderId,
    pub(super) amount: Amount,
    pub(super) currency: Currency,
    pub(super) merchant_id: Option<MerchantId>,
    pub(super) fee: Fee,
}

/// Who pays the payment fee.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fee {
    /// The order says: the customer pays it on top if its `admin_fee_method` is `excluded`.
    /// A payment over another amount than expected then costs one more request.
    #[default]
    FromOrder,
    /// The merchant. A payment over more than the expected amount does not match.
    Included,
    /// The customer, on top of the expected amount.
    OnTop,
}

impl Expected {
    /// Creates an expectation of that amount in rupiah for that order.
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

    /// Expects the payment to be made to this merchant, such as a sub-account.
    #[must_use]
    pub fn merchant_id(self, merchant_id: impl Into<MerchantId>) -> Self {
        Self {
            merchant_id: Some(merchant_id.into()),
            ..self
        }
    }

    /// Sets who pays the payment fee, instead of asking the order.
    #[must_use]
    pub fn fee(self, fee: Fee) -> Self {
        Self { fee, ..self }
    }
}

/// The result of looking an order up in your own database.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Expectation {
    /// The order is in the database.
    Order(Expected),
    /// It is not in the database yet, and may be soon: look again later.
    NotYet,
    /// It is the order of another system that uses the same merchant account. Nothing is
    /// done about it.
    NotOurs,
}

/// Why a payment or order that is paid does not pay the expected order.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Mismatch {
    /// It is for another order.
    #[error("it is for the order `{}`, not `{}`", Escaped(.found.as_str()), Escaped(.expected.as_str()))]
    Order {
        /// The expected order.
        expected: OrderId,
        /// The order that was found.
        found: OrderId,
    },
    /// It is for another amount: a part, less by a promotion, or an unexpected fee.
    #[error("its amount is {found}, not {expected}")]
    Amount {
        /// The expected amount.
        expected: Amount,
        /// The amount that was found.
        found: Amount,
    },
    /// Another amount was paid than it is for.
    #[error("the amount paid is {found}, not {expected}")]
    PaidAmount {
        /// The expected amount.
        expected: Amount,
        /// The amount that was paid.
        found: Amount,
    },
    /// It is in another currency.
    #[error("its currency is {}, not {}", Escaped(.found.as_str()), .expected.as_str())]
    Currency {
        /// The expected currency.
        expected: Currency,
        /// The currency that was found.
        found: Currency,
    },
    /// It is paid to another merchant.
    #[error("it is paid to the merchant `{}`, not `{}`", Escaped(.found.as_str()), Escaped(.expected.as_str()))]
    Merchant {
        /// The expected merchant.
        expected: MerchantId,
        /// The merchant that was found.
        found: MerchantId,
    },
    /// It is in another environment than the client's key.
    #[error("it is in another environment than the API key")]
    Environment,
}
