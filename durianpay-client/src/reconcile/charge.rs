//! Reconciles `payments.charge`.

use super::own_payment::{OwnCharge, sort};
use super::walk::walk;
use super::{Reconcile, Reconciled};
use crate::api::{ChargePayment, GetOrder, ListPayments, OrderExpand, Payment};
use crate::error::Error;
use crate::types::server_time::ServerTime;
use std::collections::BTreeSet;

impl Reconcile<'_> {
    /// Finds the payment that this request made.
    ///
    /// It reads the order with its payments first. If these do not decide, it reads
    /// the list of all payments of the days around `sent`.
    ///
    /// A payment does not have the instructions of the charge response, such as
    /// a code to scan or an account number: to show them, cancel the payment
    /// and charge again.
    ///
    /// # Which payment is the call's
    ///
    /// A payment has nothing that names the call, unless the request has a
    /// `payment_ref_id`: set one wherever the method takes it, a new one for each charge.
    /// Of the payments of the order that are not [excluded](Self::excluding):
    ///
    /// 1. One with another `payment_ref_id` than the request's, or of another method, is
    ///    another call's. A payment without a reference, or of a kind that the API names in
    ///    other words, may be the call's.
    /// 2. One that was created more than a minute before `sent.earliest()` is another
    ///    call's, and so is one that was created more than a minute after the call's would
    ///    have been visible. A minute is how far the vendor's clocks may be apart.
    /// 3. One with the `payment_ref_id` of the request is the call's, unless a payment of 2
    ///    has the same: then the reference tells nothing.
    /// 4. One that was created in the minute before `sent.earliest()`, does not say when, or
    ///    has a field of these that cannot be read, is in doubt: alone, the result is
    ///    [`Ambiguous`](Reconciled::Ambiguous).
    /// 5. One that was created later is the call's.
    ///
    /// The two sides differ on purpose. If the call's payment were taken for another's, the
    /// customer would be charged twice, so that takes a whole minute. Rule 5 assumes
    /// that **no other call charges the order in the minute before `sent.earliest()` or
    /// later**, unless its payment is excluded or differs by rule 1. A shop that charges an
    /// order again within moments, or in two places at a time, must exclude the payments
    /// that it knows. In the first 59 seconds of that minute, rule 4 notices even so, if the
    /// vendor's clocks agree.
    ///
    /// The amount is the request's, or the request's and the fee of the payment, if the
    /// customer bears that.
    ///
    /// # Errors
    ///
    /// If the method is one that these bindings do not know, before anything is sent; if a
    /// request fails, or the API does not know the order.
    pub async fn charge(
        self,
        request: impl Into<ChargePayment>,
        sent: ServerTime,
    ) -> Result<Reconciled<Payment>, Error> {
        let (request, window) = (request.into(), self.window(sent));
        let own = OwnCharge::new(&request.request)?;
        let query = GetOrder::new().expand([OrderExpand::Payments]);
        let response = self
            .client
            .orders()
            .get_with(own.order, query)
            .raw()
            .await?;
        let asked = response.handled_at();
        let order = response.read()?;
        let all_read = !order.unknown_fields().is_unreadable("payments");
        let mut payments = order.payments.unwrap_or_default();
        // Recorded responses leave the order out of the payments inside of it.
        for payment in payments.iter_mut().filter(|payment| is_blank(payment)) {
            payment.order_id = own.order.clone();
        }
        payments.retain(|payment| payment.order_id == *own.order);
        let candidates = sort(payments.clone(), &own, &window, &self.excluded);
        let has_amount = |payment: &Payment| own.has_amount(payment);
        let of_order = candidates.verdict(has_amount, window.absent(asked));
        if matches!(of_order, Reconciled::Done(_)) {
            return Ok(of_order);
        }
        let (from, to) = window.days();
        let page = |skip| {
            let query = ListPayments::new().from(&*from).to(&*to).skip(skip);
            self.client.payments().list_with(query)
        };
        let may_match = |payment: &Payment| payment.order_id == *own.order || is_blank(payment);
        let walked = walk(page, |payment| payment.id.as_str(), may_match).await?;
        let read: BTreeSet<_> = payments.iter().map(|payment| payment.id.clone()).collect();
        let listed = walked.items.into_iter();
        payments.extend(listed.filter(|listed| !read.contains(&listed.id)));
        let mut candidates = sort(payments, &own, &window, &self.excluded);
        candidates.is_complete &= all_read && walked.is_complete;
        Ok(candidates.verdict(has_amount, window.absent(asked)))
    }
}

/// Returns whether a payment does not name its order.
fn is_blank(payment: &Payment) -> bool {
    payment.order_id.as_str().is_empty()
}
