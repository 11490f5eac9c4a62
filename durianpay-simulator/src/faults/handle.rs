//! The handle to inject faults.

use super::kinds::{DeliveryFault, Fault};
use super::plan::Plan;
use crate::error::SimulatorError;
use crate::operation::Operation;
use crate::simulator::Simulator;
use durianpay_client::Endpoint;

/// The faults of a [`Simulator`], from [`Simulator::faults`].
///
/// There are faults of requests ([`next`](Self::next)), of webhook deliveries
/// ([`next_delivery`](Self::next_delivery)), and of reads of one object ([`lag`](Self::lag),
/// [`show_status`](Self::show_status), [`show`](Self::show)). A fault of a request or delivery
/// applies once, to the next one that it is for; several are applied in the order in which they
/// were added. [`Simulator::requests`] and [`Simulator::deliveries`] show which fault was injected
/// where.
///
/// ```
/// use durianpay_client::api::{CreateOrder, OrderCustomer, endpoint};
/// use durianpay_simulator::{Effect, Fault, Simulator};
/// use durianpay_client::{Outcome, Reconciled};
/// use std::time::Duration;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let simulator = Simulator::start().await?;
/// let client = simulator.client();
/// let sent = client.server_time().await?.ok_or("the server does not tell its time")?;
///
/// // The order is created, and the response is lost.
/// simulator.faults().next_of(&endpoint::ORDERS_CREATE, Fault::Reset(Effect::Applied));
/// let jane = OrderCustomer::new().email("jane.doe@example.com");
/// let order = CreateOrder::new(10_000, jane).order_ref_id("shop-1");
/// let error = client.orders().create(order).await.unwrap_err();
///
/// // It was not created a second time, the outcome is unknown, and reconciling
/// // finds the order.
/// assert_eq!(simulator.executions(&endpoint::ORDERS_CREATE), 1);
/// assert_eq!(error.outcome(), Outcome::Unknown);
/// let found = client.reconcile().order("shop-1", 10_000, sent).await?;
/// assert!(matches!(found, Reconciled::Done(_)));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Faults<'s> {
    simulator: &'s Simulator,
}

impl Faults<'_> {
    /// Injects a fault into the next request of any operation.
    pub fn next(&self, fault: Fault) -> &Self {
        self.change(|plan| plan.add(None, fault))
    }

    /// Injects a fault into the next request of this operation.
    pub fn next_of(&self, operation: &Endpoint, fault: Fault) -> &Self {
        self.change(|plan| plan.add(Some(Operation::of(operation)), fault))
    }

    /// Injects a fault into the next delivery of any event.
    pub fn next_delivery(&self, fault: DeliveryFault) -> &Self {
        self.change(|plan| plan.add_to_delivery(None, fault))
    }

    /// Injects a fault into the next delivery of this event, such as `payment.completed`, or
    /// `qris_payment` of SNAP.
    pub fn next_delivery_of(&self, event: impl Into<String>, fault: DeliveryFault) -> &Self {
        self.change(|plan| plan.add_to_delivery(Some(event.into()), fault))
    }

    /// Injects faults of every kind into this percentage of the requests and deliveries for
    /// which no other fault waits. 0 disables it; 100 or more means all of them. The content of
    /// reads is not altered.
    ///
    /// The fault of a request or webhook depends on the seed, on its content and on how many times
    /// the same content was sent before, but not on the time: a program that sends the same
    /// requests gets the same faults, even with concurrent requests. After a test failure,
    /// [`Simulator::requests`] shows the faults.
    pub fn random(&self, seed: u64, percent: u8) -> &Self {
        self.change(|plan| plan.set_random(seed, percent))
    }

    /// Adds the faults of a plan, in the text form that `durianpay simulate --faults` has too.
    ///
    /// A plan is a list with commas. A part is a fault, with an operation or event before a colon
    /// if it is for the next request or delivery of this one only, and with `*3` if it is for three
    /// of them. Operations of SNAP have the prefix `snap.`.
    ///
    /// - Requests: `reset`, `close`, `server_error` (each with `_applied` if the request is executed
    ///   and only its response is lost), `unavailable`, `too_many_requests=30s`, `cut_body`,
    ///   `delay=500ms`.
    /// - Deliveries: `duplicate`, `reorder`, `delay_delivery=5m`, `tampered`, `drop`, `hang_up`.
    /// - `random=5` is a fault in 5 percent of all requests and deliveries, and `random=5@7` the
    ///   same with the seed 7.
    ///
    /// ```
    /// use durianpay_simulator::Simulator;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let simulator = Simulator::builder().start_in_memory()?;
    /// simulator.faults().plan("orders.create:reset_applied*2, payment.completed:duplicate")?;
    /// assert_eq!(simulator.faults().waiting(), 3);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if the text is not a plan. It then adds nothing.
    pub fn plan(&self, text: &str) -> Result<&Self, SimulatorError> {
        self.simulator.shared.state().faults.add_text(text)?;
        Ok(self)
    }

    /// Returns the number of unused faults, including faults of reads with reads left. A test
    /// should check that it is 0 at the end: otherwise a fault was never injected.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.simulator.shared.state().faults.waiting()
    }

    /// Removes all faults: waiting ones, random ones, and those of reads.
    pub fn clear(&self) -> &Self {
        self.change(Plan::clear)
    }

    pub(super) fn change(&self, change: impl FnOnce(&mut Plan)) -> &Self {
        change(&mut self.simulator.shared.state().faults);
        self
    }
}

impl Simulator {
    /// Returns the handle to inject faults into requests, webhooks and reads.
    #[must_use]
    pub fn faults(&self) -> Faults<'_> {
        Faults { simulator: self }
    }

    /// Returns how many times an operation was executed. Requests are not counted if they were
    /// rejected, failed before execution, or had the idempotency key of an earlier one. Operations
    /// of the retry class `safe` only read, and are never counted.
    #[must_use]
    pub fn executions(&self, operation: &Endpoint) -> usize {
        let state = self.shared.state();
        state
            .executions
            .get(&Operation::of(operation))
            .copied()
            .unwrap_or_default()
    }
}
