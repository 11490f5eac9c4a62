//! Faults on demand: what networks and servers do to calls and webhooks, done
//! by the simulator to the requests and deliveries that a test names.

mod plan;
mod random;

pub(crate) use plan::Plan;

use crate::Simulator;
use durianpay_client::Endpoint;
use random::Random;
use std::time::Duration;

/// Whether a request that meets a fault is carried out all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Nothing happens.
    Absent,
    /// It is carried out, and only the answer is lost.
    Done,
}

/// What happens to a request and its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// It is carried out, and answered so much later, in real time.
    Delay(Duration),
    /// The connection is reset in place of an answer.
    Reset(Effect),
    /// The connection ends in place of an answer.
    Close(Effect),
    /// It is carried out, and the connection ends in the middle of the answer's
    /// body.
    CutBody,
    /// It is not carried out, and answered with 429. `Retry-After` asks to wait for so
    /// many whole seconds.
    TooManyRequests {
        /// How long it asks to wait.
        retry_after: Duration,
    },
    /// It is answered with 500.
    ServerError(Effect),
    /// It is not carried out, and answered with 503.
    Unavailable,
}

impl Fault {
    /// Whether the request is carried out.
    #[must_use]
    pub fn effect(self) -> Effect {
        match self {
            Self::Reset(effect) | Self::Close(effect) | Self::ServerError(effect) => effect,
            Self::Delay(_) | Self::CutBody => Effect::Done,
            Self::TooManyRequests { .. } | Self::Unavailable => Effect::Absent,
        }
    }
}

/// What happens to an attempt to deliver a webhook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DeliveryFault {
    /// It arrives twice, both at the same time.
    Duplicate,
    /// It arrives after the webhook that follows it; without one, two minutes later on
    /// the virtual clock.
    Reorder,
    /// It arrives so much later, on the virtual clock.
    Late(Duration),
    /// It arrives with a signature that fits nothing; one that goes unsigned gets such a
    /// signature too. A repeat is as it should be.
    Tampered,
    /// It never arrives, and is not repeated.
    Never,
}

/// The faults of a [`Simulator`], from [`Simulator::faults`].
///
/// A fault waits for the next request or delivery that it is for, befalls it, and is
/// gone. Those that wait for the same befall one after the other, in the order in which
/// they were given. What befell which request is in [`Simulator::requests`] and
/// [`Simulator::deliveries`].
///
/// ```
/// use durianpay_client::api::{CreateOrder, OrderCustomer, endpoint};
/// use durianpay_simulator::{Effect, Fault, Simulator};
/// use durianpay_client::{Outcome, Reconciled, Timestamp};
/// use std::time::Duration;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let simulator = Simulator::start().await?;
/// let client = simulator.client();
/// let asked_at = Timestamp::now();
///
/// // The order is made, and the answer never comes.
/// simulator.faults().next_of(&endpoint::ORDERS_CREATE, Fault::Reset(Effect::Done));
/// let jane = OrderCustomer::new().email("jane.doe@example.com");
/// let order = CreateOrder::new(10_000, jane).order_ref_id("shop-1");
/// let error = client.orders().create(order).await.unwrap_err();
///
/// // It was not made a second time, the error does not claim to know, and
/// // whoever asks finds it.
/// assert_eq!(simulator.effects(&endpoint::ORDERS_CREATE), 1);
/// assert_eq!(error.outcome(), Outcome::Unknown);
/// let found = client.reconcile().order("shop-1", 10_000, asked_at).await?;
/// assert!(matches!(found, Reconciled::Done(_)));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Faults<'s> {
    simulator: &'s Simulator,
}

impl Faults<'_> {
    /// Befalls the next request, whatever it asks for.
    pub fn next(&self, fault: Fault) -> &Self {
        self.change(|plan| plan.add(None, fault))
    }

    /// Befalls the next request of this operation.
    pub fn next_of(&self, operation: &Endpoint, fault: Fault) -> &Self {
        self.change(|plan| plan.add(Some(operation.id), fault))
    }

    /// Befalls the next delivery, whatever it tells of.
    pub fn next_delivery(&self, fault: DeliveryFault) -> &Self {
        self.change(|plan| plan.add_to_delivery(None, fault))
    }

    /// Befalls the next delivery of this event: `payment.completed`.
    pub fn next_delivery_of(&self, event: impl Into<String>, fault: DeliveryFault) -> &Self {
        self.change(|plan| plan.add_to_delivery(Some(event.into()), fault))
    }

    /// From now on, lets faults of every kind befall so many of a hundred requests and
    /// deliveries that no other fault waits for. 0 ends it, 100 and more is every one.
    ///
    /// What a request or a webhook meets depends on the seed, on what it says and on how
    /// often the same was sent before, and not on when it comes: a program that sends the
    /// same meets the same, also with many calls at a time. `Debug` of a fault in
    /// [`Simulator::requests`] says what a failing test has met.
    pub fn random(&self, seed: u64, percent: u8) -> &Self {
        self.change(|plan| plan.random = (percent > 0).then(|| Random::new(seed, percent)))
    }

    /// How many faults wait for what they are to befall. A test that ends with some has
    /// not tested what it set out to.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.simulator.shared.state().faults.waiting()
    }

    /// Ends all faults, those that wait and random ones.
    pub fn clear(&self) -> &Self {
        self.change(|plan| *plan = Plan::default())
    }

    fn change(&self, change: impl FnOnce(&mut Plan)) -> &Self {
        change(&mut self.simulator.shared.state().faults);
        self
    }
}

impl Simulator {
    /// The faults that befall calls and webhooks: none unless a test asks for them.
    #[must_use]
    pub fn faults(&self) -> Faults<'_> {
        Faults { simulator: self }
    }

    /// How often an operation was carried out: not counted are requests that were refused,
    /// met a fault before they had an effect, or came again with an idempotency key. What
    /// only reads, as its retry class `safe` says, has no effect.
    #[must_use]
    pub fn effects(&self, operation: &Endpoint) -> usize {
        let state = self.shared.state();
        state.effects.get(operation.id).copied().unwrap_or_default()
    }
}
