//! Confirmed webhooks for unit tests, without a request.

use super::Confirmed;
use crate::api::{OrderId, PaymentId};
use crate::types::amount::Amount;
use crate::webhook::observe::{Observed, ObservedOrder, ObservedPayment};

impl Confirmed {
    /// Creates the confirmation of an order of that status. Unless the order is only started, it has one
    /// payment of the whole amount, of which `refunded` was paid back.
    pub(crate) fn made_up(
        order_id: OrderId,
        amount: Amount,
        status: &str,
        refunded: Amount,
    ) -> Self {
        let is_paid = status == "completed";
        let payment = ObservedPayment {
            id: PaymentId::new("pay_example"),
            amount,
            status: status.to_owned(),
            paid_amount: Some(amount),
            total_fee: None,
            currencies: [None, None],
            merchant_id: None,
            is_live: Some(false),
            refunded,
        };
        let order = ObservedOrder {
            amount,
            status: status.to_owned(),
            currency: None,
            merchant_id: None,
            is_live: Some(false),
            has_fee_on_top: false,
        };
        Self {
            observed: Observed {
                order_id,
                order_ref_id: None,
                order: Some(order),
                payments: if is_paid { vec![payment] } else { Vec::new() },
            },
            is_paid,
        }
    }
}
