//! Reconciles `orders.create`.

use super::matches::Fit;
use super::walk::{days_around, walk};
use super::{Reconcile, Reconciled};
use crate::api::{ListOrders, ListedOrder};
use crate::error::Error;
use crate::types::amount::Amount;
use crate::types::timestamp::Timestamp;

impl Reconcile<'_> {
    /// Finds the order with this `order_ref_id` and amount. No other order may
    /// have the same reference.
    ///
    /// Lists cannot be filtered by reference, so all orders of the days around
    /// `sent_at` are fetched, 25 at a time or as many as the API returns.
    ///
    /// # Errors
    ///
    /// If a request fails.
    pub async fn order(
        self,
        order_ref_id: &str,
        amount: impl Into<Amount>,
        sent_at: Timestamp,
    ) -> Result<Reconciled<ListedOrder>, Error> {
        let (amount, requested_at) = (amount.into(), Timestamp::now());
        let (from, to) = days_around(sent_at);
        let walked = walk(
            |skip| {
                let query = ListOrders::new().from(&*from).to(&*to).skip(skip);
                self.client.orders().list_with(query)
            },
            |order| order.id.as_str(),
            |order| {
                let fits = order.order_ref_id.as_deref() == Some(order_ref_id);
                Fit::by("order_ref_id", order.unknown_fields(), fits)
            },
        )
        .await?;
        let none = walked.none(&self, sent_at, requested_at);
        Ok(Reconciled::from_found(
            walked.found,
            |order| order.amount == amount,
            none,
        ))
    }
}
