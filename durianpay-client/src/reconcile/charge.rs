//! Reconciles `payments.charge`.

use super::own_payment::{OwnCharge, sort};
use super::walk::walk;
use super::{Reconcile, Reconciled};
use crate::api::{ChargePayment, GetOrder, ListPayments, OrderExpand, Payment};
use crate::error::Error;
use crate::types::server_time::ServerTime;
use std::collections::BTreeSet;

impl Reconcile<'_> {
    /// Finds the payment that this request created.
    ///
    /// It first reads the order with its payments. If these do not decide, it reads the list of
    /// all payments of the days around `sent`.
    ///
    /// A payment does not contain the instructions of the charge response, such as a code to
    /// scan or an account number. To show them, you must cancel the payment and charge again.
    ///
    /// # Which payment belongs to the call
    ///
    /// No field of a payment identifies the call, unless the request has a `payment_ref_id`:
    /// you should set one wherever the method takes it, and a new one for each charge. Of the
    /// payments of the order that are not [excluded](Self::excluding):
    ///
    /// 1. A payment with another `payment_ref_id` than the request, or of another method,
    ///    belongs to another call. A payment without a reference, or of a kind for which the API
    ///    uses another name, may belong to this call.
    /// 2. A payment that was created more than a minute before `sent.earliest()` belongs to
    ///    another call, and so does one created more than a minute after this call's payment would
    ///    have been visible. A minute is the assumed difference between the vendor's clocks.
    /// 3. A payment with the `payment_ref_id` of the request belongs to this call, unless a
    ///    payment of rule 2 has the same one: then the reference proves nothing.
    /// 4. A payment that was created in the minute before `sent.earliest()`, has no creation
    ///    time, or has one of these fields in an unreadable form, is in doubt. If there is no
    ///    other, the result is [`Ambiguous`](Reconciled::Ambiguous).
    /// 5. A payment that was created later belongs to this call.
    ///
    /// The difference between the two sides is deliberate. If this call's payment were mistaken
    /// for another's, the customer would be charged twice, so that takes a whole minute. Rule 5
    /// assumes that **no other call charges the order in the minute before `sent.earliest()` or
    /// later**, unless its payment is excluded or differs by rule 1. A shop that charges an
    /// order again within moments, or from two places at once, must exclude the payments that
    /// it knows. In the first 59 seconds of that minute, rule 4 detects the other payment even
    /// so, if the vendor's clocks agree.
    ///
    /// The amount must be that of the request, or that amount plus the fee of the payment if
    /// the customer bears it.
    ///
    /// # Errors
    ///
    /// If the method is one that these bindings do not know, before anything is sent; if a
    /// request fails, or the API does not know the order.
    ///
    /// ```
    /// use durianpay_client::Reconciled;
    /// use durianpay_client::api::{ChargePayment, QrisCharge};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use durianpay_client::api::{CreateOrder, OrderCustomer};
    /// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
    /// # let client = simulator.client();
    /// # let jane = OrderCustomer::new().email("jane.doe@example.com");
    /// # let order = client.orders().create(CreateOrder::new(10_000, jane)).await?;
    /// let sent = client.server_time().await?.ok_or("the server does not tell its time")?;
    /// let request = ChargePayment::from(QrisCharge::new(&order.id, 10_000));
    /// let _lost = client.payments().charge(request.clone()).await; // suppose that it timed out
    ///
    /// match client.reconcile().charge(request, sent).await? {
    ///     Reconciled::Done(payment) => println!("it is {}", payment.id),
    ///     Reconciled::NotDone => println!("charge again"),
    ///     other => println!("ask later, or have someone look: {other:?}"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
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
        // Recorded responses omit the order from the payments inside of it.
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
            let query = ListPayments::new().from(from).to(to).skip(skip);
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
