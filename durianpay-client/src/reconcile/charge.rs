//! Reconciles `payments.charge`.

use super::matches::{Fit, Matches};
use super::walk::{days_around, walk};
use super::{Reconcile, Reconciled};
use crate::api::{GetOrder, ListPayments, OrderExpand, OrderId, Payment};
use crate::error::Error;
use crate::types::amount::Amount;
use crate::types::timestamp::Timestamp;

/// How far the clocks of the two sides may be apart, in seconds.
const SKEW: i64 = 5 * 60;

impl Reconcile<'_> {
    /// Finds the payment of that order. Payments that are more than five
    /// minutes older than `sent_at` belong to other calls.
    ///
    /// It reads the order with its payments first. If none matches, it reads
    /// the list of all payments of the days around `sent_at`.
    ///
    /// A payment does not have the instructions of the charge response, such as
    /// a code to scan or an account number: to show them, cancel the payment
    /// and charge again.
    ///
    /// # Errors
    ///
    /// If a request fails, or the API does not know the order.
    pub async fn charge(
        self,
        order_id: impl Into<OrderId>,
        amount: impl Into<Amount>,
        sent_at: Timestamp,
    ) -> Result<Reconciled<Payment>, Error> {
        let (order_id, amount) = (order_id.into(), amount.into());
        let requested_at = Timestamp::now();
        let fits = |payment: &Payment| {
            let is_older = is_older(payment.created_at, sent_at);
            if payment.order_id == order_id && !is_older {
                Fit::Yes
            } else {
                Fit::No
            }
        };
        let query = GetOrder::new().expand([OrderExpand::Payments]);
        let order = self.client.orders().get_with(&order_id, query).await?;
        let of_order = order.payments.unwrap_or_default();
        let mut walked = Matches::of(of_order, fits);
        if walked.found.is_empty() {
            let (from, to) = days_around(sent_at);
            let page = |skip| {
                let query = ListPayments::new().from(&*from).to(&*to).skip(skip);
                self.client.payments().list_with(query)
            };
            walked = walk(page, |payment| payment.id.as_str(), fits).await?;
        }
        let none = walked.none(&self, sent_at, requested_at);
        Ok(Reconciled::from_found(
            walked.found,
            |payment| payment.amount == amount,
            none,
        ))
    }
}

fn is_older(created_at: Option<Timestamp>, sent_at: Timestamp) -> bool {
    let earliest = sent_at.unix_seconds().saturating_sub(SKEW);
    created_at
        .is_some_and(|created_at| !created_at.is_zero() && created_at.unix_seconds() < earliest)
}
