//! Finds out whether a call with [`Outcome::Unknown`](crate::Outcome::Unknown) was
//! carried out.

#[cfg(all(feature = "orders", feature = "payments"))]
mod charge;
mod consistency_window;
#[cfg(feature = "disbursements")]
mod disbursement;
#[cfg(any(feature = "orders", feature = "refunds"))]
mod matches;
#[cfg(feature = "orders")]
mod order;
#[cfg(feature = "refunds")]
mod refund;
#[cfg(feature = "orders")]
mod walk;

use crate::client::Client;
use std::time::Duration;

/// The default consistency window. It is longer than any attempt of this client,
/// with a wide margin for queues and for lists that lag behind.
const CONSISTENCY_WINDOW: Duration = Duration::from_secs(5 * 60);

/// Finds out whether a call with the outcome [`Unknown`](crate::Outcome::Unknown)
/// was carried out. Created by [`Client::reconcile`].
///
/// Each method takes the time just before the call was made. Store it together with
/// the reference, so that a restarted program can reconcile too.
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
/// # Certainty
///
/// An object that is found was created: the API itself returns it. It is harder to
/// know that an object does *not* exist, since a request may still be on its way,
/// and no source says how soon a list shows a new object. So `NotDone` is returned
/// only [some time](Self::consistency_window) after the call, and only for a list
/// that was read to its end. If you then make the call again, you rely on the API
/// being consistent by then.
#[derive(Debug, Clone, Copy)]
#[must_use = "does nothing until one of its methods is awaited"]
pub struct Reconcile<'c> {
    client: &'c Client,
    consistency_window: Duration,
}

/// Whether a call was carried out.
#[derive(Debug, Clone, PartialEq)]
#[must_use = "this says whether the call was carried out"]
#[non_exhaustive]
pub enum Reconciled<T> {
    /// The call was carried out and created this object.
    Done(T),
    /// More than one object matches: the call was carried out more than once, or
    /// the reference is not unique.
    Multiple(Vec<T>),
    /// The objects that match otherwise have another amount, so another call
    /// created them.
    AmountMismatch(Vec<T>),
    /// The call was not carried out.
    NotDone,
    /// No object was found, which does not prove that the call was not carried out.
    Inconclusive(Inconclusive),
}

/// The reason why a missing object does not prove that a call was not carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Inconclusive {
    /// The request may still be on its way, or the object not in the list yet. Ask
    /// again after the wait.
    TooEarly {
        /// How long to wait.
        wait: Duration,
    },
    /// The list could not be read to its end: the API returned the same page again,
    /// or too many pages.
    ListIncomplete,
    /// The API failed in a way that may or may not mean "there is none", or
    /// responded with another object than requested.
    ApiUnclear,
}

impl Client {
    /// Returns methods that find out whether a call was carried out.
    pub fn reconcile(&self) -> Reconcile<'_> {
        Reconcile {
            client: self,
            consistency_window: CONSISTENCY_WINDOW,
        }
    }
}

impl Reconcile<'_> {
    /// Sets how long after a call its object is certain to be visible; five minutes
    /// by default, a conservative guess, since no source says. Before that, the
    /// result is never [`NotDone`](Reconciled::NotDone).
    pub fn consistency_window(mut self, time: Duration) -> Self {
        self.consistency_window = time;
        self
    }
}

#[cfg(any(feature = "orders", feature = "refunds"))]
impl<T> Reconciled<T> {
    /// Creates a result from the objects that were found under a reference.
    fn from_found(found: Vec<T>, is_expected: impl Fn(&T) -> bool, none: Self) -> Self {
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
