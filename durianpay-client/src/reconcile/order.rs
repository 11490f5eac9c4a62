//! Reconciles `orders.create`.

use super::blank::check;
use super::reference::{Referenced, sort};
use super::walk::walk;
use super::{Reconcile, Reconciled};
use crate::api::{ListOrders, ListedOrder};
use crate::error::Error;
use crate::types::amount::Amount;
use crate::types::server_time::ServerTime;

impl Reconcile<'_> {
    /// Finds the order with this `order_ref_id` and amount. Every order must have its own
    /// reference.
    ///
    /// Lists cannot be filtered by reference, so all orders of the days around `sent` are
    /// fetched, 25 at a time or as many as the API returns. An order that has the reference but
    /// was created at another time than the call is [`Ambiguous`](Reconciled::Ambiguous), or
    /// [`Multiple`](Reconciled::Multiple) if there are also orders from the time of the call.
    ///
    /// # Errors
    ///
    /// If the reference is blank, before anything is sent; if a request fails.
    pub async fn order(
        self,
        order_ref_id: &str,
        amount: impl Into<Amount>,
        sent: ServerTime,
    ) -> Result<Reconciled<ListedOrder>, Error> {
        check("order_ref_id", order_ref_id)?;
        let (amount, window) = (amount.into(), self.window(sent));
        let (from, to) = window.days();
        let page = |skip| {
            let query = ListOrders::new().from(from).to(to).skip(skip);
            self.client.orders().list_with(query)
        };
        // Orders with other references are not kept, since there may be many.
        let may_match = |order: &ListedOrder| {
            let unread = order.unknown_fields().is_unreadable("order_ref_id");
            order.order_ref_id.as_deref() == Some(order_ref_id) || unread
        };
        let walked = walk(page, |order| order.id.as_str(), may_match).await?;
        let mut candidates = sort(walked.items, order_ref_id, &window, |order| Referenced {
            reference: order.order_ref_id.as_deref(),
            field: "order_ref_id",
            created_at: order.created_at,
            unknown: order.unknown_fields(),
        });
        candidates.is_complete &= walked.is_complete;
        let absent = window.absent(walked.asked);
        Ok(candidates.verdict(|order| order.amount == amount, absent))
    }
}
