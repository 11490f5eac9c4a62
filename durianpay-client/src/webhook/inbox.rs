//! An inbox: runs each handler once, even if webhooks are delivered twice, at the same
//! time, late or out of order.
//!
//! Durianpay delivers a webhook again until the response is 200, and guarantees no order.
//! An [`Inbox`] records for each payment and order the furthest [`State`], which never
//! goes back, and the states that were handled:
//!
//! ```
//! use durianpay_client::webhook::inbox::{ConfirmedState, Inbox};
//! use durianpay_client::webhook::Confirmed;
//!
//! # async fn ship(order: &str) -> Result<(), std::io::Error> { Ok(()) }
//! # async fn handle(inbox: Inbox, confirmed: Confirmed) -> Result<(), Box<dyn std::error::Error>> {
//! // Once per order, whether the webhook of its payment or of the order comes first.
//! if let Some(paid) = ConfirmedState::paid_order(&confirmed) {
//!     inbox.handle(&paid, || ship(confirmed.order_id().as_str())).await?;
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Guarantees
//!
//! - **A state goes forward only.** An earlier state that arrives late is
//!   [`Superseded`](ClaimOutcome::Superseded) and is not handled: nothing is delivered
//!   for an order that was refunded meanwhile. States that exclude each other, such as
//!   `failed` and `completed`, are a [`Conflict`](ClaimOutcome::Conflict), and the first
//!   recorded state stays.
//! - **Only the API changes a state.** A [`ConfirmedState`] is created from a
//!   [`Confirmed`](super::Confirmed) value, never from the claims of a webhook.
//! - **`handle` and `claim`: at least once, one at a time.** A claim takes a lease. While
//!   it lasts, no other claim of this object succeeds. A completed state is never claimed
//!   again. If the process dies before, the lease expires and the next delivery runs the
//!   handler again: it is unknown how far the first run came. So side effects outside
//!   your database should be idempotent, with a key made from the order's id, and take
//!   less time than the lease.
//! - **`claim_in`: exactly once**, for side effects in the same database as the inbox.
//!   The claim is made in your own transaction, so that the side effect and the claim are
//!   committed together or not at all. The stores for SQLite and PostgreSQL in the
//!   package `durianpay-sqlx` have it.
//!
//! The inbox cannot recover missed deliveries: if your server is down for longer than the
//! vendor retries (five and a quarter hours in all), ask the API for the orders that are
//! open in your database.
//!
//! # Stored data
//!
//! One row for each state of an object in the table `durianpay_webhook_inbox`: the object
//! (`payments/pay_…` or `orders/ord_…`), the state, a random token, the end of the lease,
//! whether it is completed, and the number of attempts. No payload, no amount and no
//! personal data. Rows are never deleted: a state whose row is deleted can be handled
//! again.

mod confirmed_state;
mod error;
mod lease;
mod memory;
mod outcome;
mod record;
mod state;
mod store;

pub use confirmed_state::{ConfirmedState, UnknownState};
pub use error::{CompleteError, HandleError, StoreError};
pub use lease::Lease;
pub use memory::MemoryStore;
pub use outcome::{Attempt, ClaimOutcome};
pub use record::{Entry, Record};
pub use state::State;
pub use store::Store;

use record::ClaimRequest;
use std::time::Duration;
use uuid::Uuid;

/// The default lease. It is shorter than the two minutes after which Durianpay first
/// retries, so that the first retry can take over from a process that died.
const LEASE: Duration = Duration::from_secs(60);

/// Records which states of payments and orders were handled. See the [module](self) for
/// its guarantees.
#[derive(Debug, Clone)]
pub struct Inbox<S = MemoryStore> {
    store: S,
    lease: Duration,
}

/// The result of a webhook that needs no further delivery: respond with 200.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Handled {
    /// The handler succeeded now.
    Done,
    /// The state was handled before. The handler did not run.
    AlreadyHandled,
    /// The object is in a later state: this one is too late. The handler did not run.
    Superseded {
        /// The recorded state.
        by: State,
    },
}

impl Inbox {
    /// Creates an inbox that loses everything when the process ends: for tests.
    #[must_use]
    pub fn in_memory() -> Self {
        Self::new(MemoryStore::default())
    }
}

impl<S: Store> Inbox<S> {
    /// Creates an inbox that keeps its records in `store`.
    #[must_use]
    pub fn new(store: S) -> Self {
        Self {
            store,
            lease: LEASE,
        }
    }

    /// Returns the store.
    #[must_use]
    pub fn store(&self) -> &S {
        &self.store
    }

    /// Sets how long a handler may take; one minute by default. After that, another
    /// process may take over.
    #[must_use]
    pub fn lease(self, lease: Duration) -> Self {
        Self { lease, ..self }
    }

    /// Runs `handler`, unless this state was handled before. At least once in all, and
    /// one at a time: see the [module](self).
    ///
    /// A handler that fails releases its lease, so that the next delivery tries again. If
    /// it panics, or is dropped before its end, the lease must expire first.
    ///
    /// # Errors
    ///
    /// If the handler or the store fails, if another process is handling this object, or
    /// if the state conflicts with the recorded one. Each error has the [status
    /// code](super::ResponseError::status_code) to respond with.
    pub async fn handle<E, F>(
        &self,
        state: &ConfirmedState,
        handler: impl FnOnce() -> F,
    ) -> Result<Handled, HandleError<E>>
    where
        F: Future<Output = Result<(), E>>,
    {
        let lease = match self.claim(state).await? {
            ClaimOutcome::First(lease) => lease,
            ClaimOutcome::AlreadyHandled => return Ok(Handled::AlreadyHandled),
            ClaimOutcome::Superseded { by } => return Ok(Handled::Superseded { by }),
            ClaimOutcome::Busy { remaining } => return Err(HandleError::Busy { remaining }),
            ClaimOutcome::Conflict { recorded } => {
                let found = state.state();
                return Err(HandleError::Conflict { recorded, found });
            }
        };
        if let Err(error) = handler().await {
            // The error of the handler matters more than that of the store; a lease that
            // is not released expires.
            let _ = lease.release().await;
            return Err(HandleError::Handler(error));
        }
        lease.complete().await.map_err(HandleError::NotCompleted)?;
        Ok(Handled::Done)
    }

    /// Claims a state, for the duration of a [lease](Self::lease).
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn claim(
        &self,
        state: &ConfirmedState,
    ) -> Result<ClaimOutcome<Lease<'_, S>>, StoreError> {
        let token = Uuid::new_v4().to_string();
        let target = state.state();
        let request = ClaimRequest {
            token: token.clone(),
            lease: self.lease,
        };
        let claim = self
            .store
            .update(state.object(), move |record, now| {
                record.claim(target, request, now)
            })
            .await?;
        Ok(claim.map(|attempt| Lease {
            store: &self.store,
            state: state.clone(),
            token,
            attempt,
        }))
    }

    /// Returns the furthest recorded state of the object of `state`.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn state(&self, state: &ConfirmedState) -> Result<Option<State>, StoreError> {
        self.store
            .update(state.object(), |record, _now| record.state())
            .await
    }
}
