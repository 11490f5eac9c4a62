//! The way from [`Outcome::Unknown`](crate::Outcome::Unknown) to an answer.

#[cfg(all(feature = "orders", feature = "payments"))]
mod charge;
mod consistency_window;
#[cfg(feature = "disbursements")]
mod disbursement;
#[cfg(feature = "orders")]
mod order;
#[cfg(feature = "refunds")]
mod refund;
#[cfg(feature = "orders")]
mod walk;

use crate::client::Client;
use std::time::Duration;

/// Longer than any attempt of this client, with a wide margin for queues and for
/// lists that lag behind.
const CONSISTENCY_WINDOW: Duration = Duration::from_secs(5 * 60);

/// Finds out what became of a call that ended as
/// [`Unknown`](crate::Outcome::Unknown). Made by [`Client::reconcile`].
///
/// Each question takes the time at which the call was made, just before it:
/// note it down together with the reference, so that a program that was
/// restarted can ask too.
///
/// ```
/// use durianpay_client::api::{CreateOrder, OrderCustomer};
/// use durianpay_simulator::Simulator;
/// use durianpay_client::{Outcome, Reconciled, Timestamp};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let simulator = Simulator::start().await?;
/// # let client = simulator.client();
/// let jane = OrderCustomer::new().email("jane.doe@example.com");
/// let order = CreateOrder::new(10_000, jane).order_ref_id("shop-1017");
/// let sent_at = Timestamp::now();
/// let id = match client.orders().create(order).await {
///     Ok(order) => order.id,
///     Err(error) if error.outcome() == Outcome::Unknown => {
///         match client.reconcile().order("shop-1017", 10_000, sent_at).await? {
///             Reconciled::Done(order) => order.id,
///             Reconciled::NotDone => return Err("create it again".into()),
///             Reconciled::Inconclusive(doubt) => return Err(format!("ask later: {doubt:?}").into()),
///             other => return Err(format!("have someone look: {other:?}").into()),
///         }
///     }
///     Err(error) => return Err(error.into()),
/// };
/// # let found = client.reconcile().order("shop-1017", 10_000, sent_at).await?;
/// # assert!(matches!(found, Reconciled::Done(order) if order.id == id));
/// # Ok(())
/// # }
/// ```
///
/// # How sure it is
///
/// What is found is sure: the API itself names it. That something is *not*
/// there is harder to know, since a request may still be on its way, and no
/// source says how soon a list shows what was created. So `NotDone` is said
/// only [some time](Self::consistency_window) after the call, and only of a list that
/// was walked to its end. Whoever then makes the call again relies on the API
/// having settled by then.
#[derive(Debug, Clone, Copy)]
#[must_use = "ask it what became of a call"]
pub struct Reconcile<'c> {
    client: &'c Client,
    consistency_window: Duration,
}

/// What became of a call.
#[derive(Debug, Clone, PartialEq)]
#[must_use = "it says whether the call was carried out"]
#[non_exhaustive]
pub enum Reconciled<T> {
    /// It was carried out: this came of it.
    Done(T),
    /// More than one thing fits: it was carried out more than once, or the
    /// reference is not used once only.
    Multiple(Vec<T>),
    /// What fits in all else has another amount, so it came of another call.
    AmountMismatch(Vec<T>),
    /// It was not carried out.
    NotDone,
    /// It was not found, and that proves nothing.
    Inconclusive(Inconclusive),
}

/// Why it proves nothing that something was not found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Inconclusive {
    /// It may still be on its way, or not in the list yet. Ask again then.
    TooEarly {
        /// How long to wait.
        wait: Duration,
    },
    /// The list could not be walked to its end: the API gave the same page
    /// again, or pages without an end.
    ListIncomplete,
    /// The API failed in a way that may mean "there is none" and may mean
    /// "I cannot look", or answered with something else than was asked for.
    ApiUnclear,
}

impl Client {
    /// Finds out what became of a call whose outcome is unknown.
    pub fn reconcile(&self) -> Reconcile<'_> {
        Reconcile {
            client: self,
            consistency_window: CONSISTENCY_WINDOW,
        }
    }
}

impl Reconcile<'_> {
    /// How long after a call its effect is sure to be seen; five minutes by
    /// default, which is a guess on the safe side: no source says. Before,
    /// nothing is [`NotDone`](Reconciled::NotDone).
    pub fn consistency_window(mut self, time: Duration) -> Self {
        self.consistency_window = time;
        self
    }
}

#[cfg(any(feature = "orders", feature = "refunds"))]
impl<T> Reconciled<T> {
    /// Sorts what was found under a reference.
    fn of(found: Vec<T>, is_expected: impl Fn(&T) -> bool, none: Self) -> Self {
        let (mut expected, others): (Vec<T>, Vec<T>) = found.into_iter().partition(is_expected);
        match (expected.len(), others.is_empty()) {
            (0, true) => none,
            (0, false) => Self::AmountMismatch(others),
            (1, true) => expected.pop().map_or(none, Self::Done),
            // One with the amount and one with another: both may be charged.
            _ => {
                expected.extend(others);
                Self::Multiple(expected)
            }
        }
    }
}
