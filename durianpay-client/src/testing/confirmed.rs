//! Confirmed webhooks as values.

use crate::api::OrderId;
use crate::types::amount::Amount;
use crate::webhook::Confirmed;

/// Creates the confirmation of an order that is paid in full, by one payment.
///
/// ```
/// use durianpay_client::testing::{confirmed_paid, confirmed_refunded, confirmed_unpaid};
/// use durianpay_client::webhook::Confirmed;
///
/// // The code under test.
/// fn deliver(confirmed: &Confirmed) -> Option<String> {
///     confirmed.is_paid().then(|| format!("ship {}", confirmed.order_id()))
/// }
///
/// assert_eq!(deliver(&confirmed_paid("ord_1", 10_000)).as_deref(), Some("ship ord_1"));
/// assert_eq!(deliver(&confirmed_unpaid("ord_1", 10_000)), None);
/// assert_eq!(deliver(&confirmed_refunded("ord_1", 10_000)), None);
/// ```
pub fn confirmed_paid(order_id: impl Into<OrderId>, amount: impl Into<Amount>) -> Confirmed {
    Confirmed::made_up(order_id.into(), amount.into(), "completed", Amount::ZERO)
}

/// Creates the confirmation of an order that is not paid yet.
///
/// [`confirmed_paid`] has an example.
pub fn confirmed_unpaid(order_id: impl Into<OrderId>, amount: impl Into<Amount>) -> Confirmed {
    Confirmed::made_up(order_id.into(), amount.into(), "started", Amount::ZERO)
}

/// Creates the confirmation of an order that was paid and then refunded in full.
///
/// [`confirmed_paid`] has an example.
pub fn confirmed_refunded(order_id: impl Into<OrderId>, amount: impl Into<Amount>) -> Confirmed {
    let amount = amount.into();
    Confirmed::made_up(order_id.into(), amount, "completed", amount)
}
