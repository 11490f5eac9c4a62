//! [`Handler`] and [`Delivery`]: the interface to your code.

use super::job::{JobStatus, TaskRef};
use super::occurrence::Occurrence;
use std::error::Error as StdError;
use std::fmt;
use std::time::SystemTime;

/// An occurrence, handed over to be handled.
///
/// ```
/// use durianpay_client::webhook::inbox::{Delivery, HandlerError, Occurrence};
///
/// async fn handle(delivery: Delivery) -> Result<(), HandlerError> {
///     match delivery.occurrence() {
///         // The same key for every attempt, so that the goods are sent once.
///         Occurrence::OrderPaid(paid) => println!("send {}: {}", paid.order_id, delivery.key()),
///         other => println!("nothing to do for {}", other.name()),
///     }
///     Ok(())
/// }
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Delivery {
    pub(super) occurrence: Occurrence,
    pub(super) attempt: u32,
    pub(super) created_at: SystemTime,
    pub(super) task: TaskRef,
    pub(super) paid_status: PaidStatus,
}

/// The progress of handling an order's [`OrderPaid`](Occurrence::OrderPaid).
///
/// ```
/// use durianpay_client::webhook::inbox::{Delivery, HandlerError, Occurrence, PaidStatus};
///
/// async fn handle(delivery: Delivery) -> Result<(), HandlerError> {
///     if let Occurrence::OrderRefunded(refunded) = delivery.occurrence() {
///         match delivery.paid_status() {
///             PaidStatus::NotBegun => println!("do not ship {}", refunded.order_id),
///             _ => println!("stop or take back {}", refunded.order_id),
///         }
///     }
///     Ok(())
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PaidStatus {
    /// It was never handed over: nothing was delivered.
    NotBegun,
    /// It was handed over, but its handler did not succeed. It may be partly delivered.
    Begun,
    /// Its handler succeeded: it is delivered.
    Handled,
}

impl PaidStatus {
    pub(super) fn from_task(status: JobStatus, attempts: u32) -> Self {
        match (status, attempts) {
            (JobStatus::Done, _) => Self::Handled,
            (_, 0) => Self::NotBegun,
            _ => Self::Begun,
        }
    }
}

impl Delivery {
    /// Returns the occurrence.
    #[must_use]
    pub fn occurrence(&self) -> &Occurrence {
        &self.occurrence
    }

    /// Returns the number of this attempt, from 1. From 2 on, an earlier attempt has failed or
    /// its process has died, and it is unknown how far it came.
    #[must_use]
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// Returns when the occurrence was confirmed.
    #[must_use]
    pub fn confirmed_at(&self) -> SystemTime {
        self.created_at
    }

    /// Returns a string that is the same for every attempt of this occurrence and differs for
    /// any other. You should use it as an idempotency key for side effects outside your
    /// database.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.task.key
    }

    /// Returns the task, which `complete_in` of the stores in `durianpay-sqlx` completes within
    /// your own transaction.
    #[must_use]
    pub fn task(&self) -> &TaskRef {
        &self.task
    }

    /// Returns the progress of [`OrderPaid`](Occurrence::OrderPaid) of the same order when this
    /// delivery was claimed. It is looked up for [`OrderRefunded`](Occurrence::OrderRefunded)
    /// and [`Conflict`](Occurrence::Conflict), and is `NotBegun` for all others.
    #[must_use]
    pub fn paid_status(&self) -> PaidStatus {
        self.paid_status
    }
}

/// An error of a handler.
///
/// Any error converts into one that is retried, so that `?` works:
///
/// ```
/// use durianpay_client::webhook::inbox::HandlerError;
///
/// fn ship(address: Option<&str>) -> Result<(), HandlerError> {
///     let address = address.ok_or_else(|| HandlerError::give_up("no address"))?;
///     let _number: u32 = address.parse()?; // tried again later
///     Ok(())
/// }
/// # assert!(ship(None).is_err());
/// ```
pub struct HandlerError {
    pub(super) source: Box<dyn StdError + Send + Sync>,
    pub(super) gives_up: bool,
}

impl HandlerError {
    /// Creates an error for which a retry is useless: the task becomes a dead job, for an
    /// operator to look into.
    pub fn give_up(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self {
            source: source.into(),
            gives_up: true,
        }
    }
}

impl<E: Into<Box<dyn StdError + Send + Sync>>> From<E> for HandlerError {
    fn from(source: E) -> Self {
        Self {
            source: source.into(),
            gives_up: false,
        }
    }
}

impl fmt::Debug for HandlerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HandlerError")
            .field("source", &self.source)
            .field("gives_up", &self.gives_up)
            .finish()
    }
}

/// Handles occurrences. Implemented for every closure that takes a [`Delivery`] and returns a
/// future.
///
/// A handler runs outside any request, at least once for each occurrence, and for one
/// occurrence of an object at a time. Its future is dropped if its lease is lost, or if the
/// worker is dropped.
///
/// ```
/// use durianpay_client::webhook::inbox::{Delivery, Handler, HandlerError, Occurrence};
/// use durianpay_client::webhook::inbox::{Inbox, MemoryStore, Worker};
///
/// /// Ships the goods of paid orders.
/// struct Shipping;
///
/// impl Handler for Shipping {
///     async fn handle(&self, delivery: Delivery) -> Result<(), HandlerError> {
///         if let Occurrence::OrderPaid(paid) = delivery.occurrence() {
///             println!("ship {} once, under the key {}", paid.order_id, delivery.key());
///         }
///         Ok(())
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let worker = Worker::for_notifications(Inbox::for_notifications(MemoryStore::default()));
/// worker.run_pending(Shipping).await?; // in production: `run`
/// # Ok(())
/// # }
/// ```
pub trait Handler: Send + Sync + 'static {
    /// Handles an occurrence.
    ///
    /// # Errors
    ///
    /// If the occurrence is not handled. It is retried, unless the error [gives
    /// up](HandlerError::give_up).
    fn handle(&self, delivery: Delivery) -> impl Future<Output = Result<(), HandlerError>> + Send;
}

impl<H, F> Handler for H
where
    H: Fn(Delivery) -> F + Send + Sync + 'static,
    F: Future<Output = Result<(), HandlerError>> + Send,
{
    fn handle(&self, delivery: Delivery) -> impl Future<Output = Result<(), HandlerError>> + Send {
        self(delivery)
    }
}
