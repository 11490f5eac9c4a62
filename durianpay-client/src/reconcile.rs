//! Finds out whether a call with [`Outcome::Unknown`](crate::Outcome::Unknown) was
//! carried out.

#[cfg(any(
    feature = "orders",
    feature = "refunds",
    feature = "snap_bank_transfers",
    feature = "snap_ewallet_payments",
    feature = "snap_ewallet_transfers",
))]
pub(crate) mod blank;
#[cfg(all(feature = "orders", feature = "payments"))]
mod charge;
#[cfg(any(
    feature = "disbursements",
    feature = "orders",
    feature = "refunds",
    feature = "snap_bank_transfers",
    feature = "snap_ewallet_payments",
    feature = "snap_ewallet_transfers",
))]
pub(crate) mod consistency;
#[cfg(feature = "disbursements")]
mod disbursement;
#[cfg(all(feature = "orders", feature = "payments"))]
pub(crate) mod method;
#[cfg(feature = "orders")]
mod order;
#[cfg(all(feature = "orders", feature = "payments"))]
mod own_payment;
#[cfg(any(feature = "orders", feature = "refunds"))]
mod place;
#[cfg(any(feature = "orders", feature = "refunds"))]
mod reference;
#[cfg(feature = "refunds")]
mod refund;
#[cfg(any(
    feature = "orders",
    feature = "refunds",
    feature = "snap_ewallet_payments"
))]
pub(crate) mod verdict;
#[cfg(feature = "orders")]
mod walk;
#[cfg(any(
    feature = "disbursements",
    feature = "orders",
    feature = "refunds",
    feature = "snap_bank_transfers",
    feature = "snap_ewallet_payments",
    feature = "snap_ewallet_transfers",
))]
pub(crate) mod window;

#[cfg(all(feature = "orders", feature = "payments"))]
use crate::api::PaymentId;
#[cfg(any(feature = "orders", feature = "refunds", feature = "disbursements"))]
use crate::client::Client;
#[cfg(any(feature = "orders", feature = "refunds", feature = "disbursements"))]
use crate::client::core::ApiClient;
#[cfg(all(feature = "orders", feature = "payments"))]
use std::collections::BTreeSet;
use std::fmt;
use std::time::Duration;

/// Finds out whether a call with the outcome [`Unknown`](crate::Outcome::Unknown)
/// was carried out. Created by [`Client::reconcile`].
///
/// An [intent](mod@crate::intent) does this automatically, and stores the data that it needs:
/// you should prefer it for calls that move money. These methods are for calls that were made
/// without one.
///
/// Each method takes the server's time just before the call was made, from
/// [`Client::server_time`]. You should store it together with the reference, so that a
/// restarted program can reconcile too.
///
/// ```
/// use durianpay_client::api::{CreateOrder, OrderCustomer};
/// use durianpay_simulator::Simulator;
/// use durianpay_client::{Outcome, Reconciled};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let simulator = Simulator::start().await?;
/// # let client = simulator.client();
/// let jane = OrderCustomer::new().email("jane.doe@example.com");
/// let order = CreateOrder::new(10_000, jane).order_ref_id("shop-1017");
/// let sent = client.server_time().await?.ok_or("the server does not tell its time")?;
/// let id = match client.orders().create(order).await {
///     Ok(order) => order.id,
///     Err(error) if error.outcome() == Outcome::Unknown => {
///         match client.reconcile().order("shop-1017", 10_000, sent).await? {
///             Reconciled::Done(order) => order.id,
///             Reconciled::NotDone => return Err("create it again".into()),
///             Reconciled::Inconclusive(doubt) => return Err(format!("ask later: {doubt:?}").into()),
///             other => return Err(format!("have someone look: {other:?}").into()),
///         }
///     }
///     Err(error) => return Err(error.into()),
/// };
/// # let found = client.reconcile().order("shop-1017", 10_000, sent).await?;
/// # assert!(matches!(found, Reconciled::Done(order) if order.id == id));
/// # Ok(())
/// # }
/// ```
///
/// # Certainty
///
/// `Done` is an object that the API returned and that has the call's own reference, or, for a
/// charge without a reference, an object that [no other call can have made](Self::charge). It
/// is harder to know that an object does *not* exist, since a request may still be in transit,
/// and the vendor does not document how soon a list shows a new object. `NotDone` is therefore
/// returned only [some time](Self::consistency_window) after the call, and only for a list that
/// was read to its end and contains nothing that the call may have created. If you then make
/// the call again, you rely on the API being consistent by then.
///
/// All times are the server's. The time of the lookup is the `Date` of the first response minus
/// the time that its request took; without a `Date`, `NotDone` is never returned. The clock of
/// this machine does not matter, even if it was set between the call and the lookup.
#[cfg(any(feature = "orders", feature = "refunds", feature = "disbursements"))]
#[derive(Debug, Clone)]
#[must_use = "does nothing until one of its methods is awaited"]
pub struct Reconcile<'c> {
    client: &'c Client,
    sent_within: Duration,
    consistency_window: Duration,
    #[cfg(all(feature = "orders", feature = "payments"))]
    excluded: BTreeSet<PaymentId>,
}

/// Whether a call was carried out.
///
/// ```
/// use durianpay_client::Reconciled;
///
/// fn next_step<T>(answer: &Reconciled<T>) -> &'static str {
///     match answer {
///         Reconciled::Done(_) => "store the result",
///         Reconciled::NotDone => "make the call again",
///         _ => "ask a person",
///     }
/// }
/// assert_eq!(next_step::<()>(&Reconciled::NotDone), "make the call again");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use = "this says whether the call was carried out"]
#[non_exhaustive]
pub enum Reconciled<T> {
    /// The call was carried out and created this object.
    Done(T),
    /// More than one object matches: the call was carried out more than once, or another
    /// call used its reference, or charged its order at the same time.
    Multiple(Vec<T>),
    /// The objects that match otherwise have another amount. Another call may have created
    /// them; this call may still have been carried out.
    AmountMismatch(Vec<T>),
    /// This call or another one created these objects, and no field shows which. Have someone
    /// look, or exclude the objects that are known to belong to another call.
    Ambiguous(Vec<T>),
    /// The call was not carried out.
    NotDone,
    /// No object was found, which does not prove that the call was not carried out.
    Inconclusive(Inconclusive),
}

impl<T> Reconciled<T> {
    /// Returns the name of the result for a metric or a log, such as `not_done`. Names do not change
    /// in later versions.
    ///
    /// ```
    /// use durianpay_client::{Inconclusive, Reconciled};
    ///
    /// let doubt = Inconclusive::ClockUnknown;
    /// assert_eq!(Reconciled::<()>::Inconclusive(doubt).as_str(), "inconclusive");
    /// assert_eq!(doubt.to_string(), "clock_unknown");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Done(_) => "done",
            Self::Multiple(_) => "multiple",
            Self::AmountMismatch(_) => "amount_mismatch",
            Self::Ambiguous(_) => "ambiguous",
            Self::NotDone => "not_done",
            Self::Inconclusive(_) => "inconclusive",
        }
    }
}

/// Writes the name of the result, like [`as_str`](Reconciled::as_str).
impl<T> fmt::Display for Reconciled<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The reason why a missing object does not prove that a call was not carried out.
///
/// ```
/// use durianpay_client::{Inconclusive, Reconciled};
/// use std::time::Duration;
///
/// /// Returns how long to wait before the next query; `None` if there is a result.
/// fn pause<T>(result: &Reconciled<T>) -> Option<Duration> {
///     match result {
///         Reconciled::Inconclusive(Inconclusive::TooEarly { wait }) => Some(*wait),
///         Reconciled::Inconclusive(_) => Some(Duration::from_secs(60)),
///         _ => None,
///     }
/// }
/// # let wait = Duration::from_secs(5);
/// # let early = Reconciled::<()>::Inconclusive(Inconclusive::TooEarly { wait });
/// # assert_eq!(pause(&early), Some(wait));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Inconclusive {
    /// The request may still be in transit, or the object not yet in the list. Ask again after
    /// the wait.
    TooEarly {
        /// How long to wait.
        wait: Duration,
    },
    /// The response has no reliable `Date`, so it is unknown how long ago the call was made.
    /// Ask again; if this happens every time, have someone look.
    ClockUnknown,
    /// The list could not be read to its end: the API returned the same page again,
    /// or too many pages, or an item that cannot be read.
    ListIncomplete,
    /// The API failed in a way that may or may not mean "there is none", or
    /// responded with another object than requested.
    ApiUnclear,
}

impl Inconclusive {
    /// Returns the name of the reason for a metric or a log, such as `too_early`. Names do not
    /// change in later versions.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TooEarly { .. } => "too_early",
            Self::ClockUnknown => "clock_unknown",
            Self::ListIncomplete => "list_incomplete",
            Self::ApiUnclear => "api_unclear",
        }
    }
}

/// Writes the name of the reason, like [`as_str`](Inconclusive::as_str).
impl fmt::Display for Inconclusive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(any(feature = "orders", feature = "refunds", feature = "disbursements"))]
impl Client {
    /// Returns methods that find out whether a call was carried out.
    pub fn reconcile(&self) -> Reconcile<'_> {
        Reconcile {
            client: self,
            sent_within: self.core().total_limit(),
            consistency_window: consistency::CONSISTENCY_WINDOW,
            #[cfg(all(feature = "orders", feature = "payments"))]
            excluded: BTreeSet::new(),
        }
    }
}

#[cfg(any(feature = "orders", feature = "refunds", feature = "disbursements"))]
impl Reconcile<'_> {
    /// Sets how long after `sent` the request may have left; the
    /// [total limit](crate::ClientBuilder::total_timeout) of the client by default.
    ///
    /// You should raise it for a call with a longer [timeout](crate::Call::timeout), or if time
    /// may pass between `sent` and the call.
    pub fn sent_within(mut self, time: Duration) -> Self {
        self.sent_within = time;
        self
    }

    /// Sets how long after a call was sent its object is certain to be visible. Defaults to
    /// five minutes, a conservative guess, since the vendor does not document it. Before that,
    /// the result is never [`NotDone`](Reconciled::NotDone).
    pub fn consistency_window(mut self, time: Duration) -> Self {
        self.consistency_window = time;
        self
    }

    /// Excludes payments that are known to belong to other calls, in addition to those that
    /// were excluded before. Exclude the payments that other charges of the order returned.
    #[cfg(all(feature = "orders", feature = "payments"))]
    pub fn excluding(mut self, payments: impl IntoIterator<Item = PaymentId>) -> Self {
        self.excluded.extend(payments);
        self
    }
}
