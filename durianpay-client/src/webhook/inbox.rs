//! An inbox: each effect of a webhook once, whatever is delivered twice, at the
//! same time, late or out of order.
//!
//! Durianpay repeats a webhook until it is answered with 200, and promises no
//! order. An [`Inbox`] remembers for each payment and order the furthest
//! [`State`], which never goes back, and whose effect was claimed:
//!
//! ```
//! use durianpay_client::webhook::inbox::{ConfirmedState, Inbox};
//! use durianpay_client::webhook::Confirmed;
//!
//! # async fn ship(order: &str) -> Result<(), std::io::Error> { Ok(()) }
//! # async fn handle(inbox: Inbox, confirmed: Confirmed) -> Result<(), Box<dyn std::error::Error>> {
//! // Once per order, whether its payment or the order itself was told first.
//! if let Some(paid) = ConfirmedState::paid_order(&confirmed) {
//!     inbox.handle(&paid, || ship(confirmed.order_id().as_str())).await?;
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # What is guaranteed
//!
//! - **A state goes forward only.** What comes late is
//!   [`Superseded`](ClaimOutcome::Superseded), and its effect does not happen any more:
//!   nothing is delivered for an order that was refunded meanwhile. States that
//!   exclude each other, such as `failed` and `completed`, are a
//!   [`Conflict`](ClaimOutcome::Conflict), and what was recorded first stays.
//! - **Only the API moves a state.** A [`ConfirmedState`] is made of a
//!   [`Confirmed`](super::Confirmed) value, never of what a webhook claims.
//! - **`handle` and `claim`: at least once, one at a time.** Whoever claims gets
//!   a lease. While it runs, nobody else gets one for this object. When the effect is done, it
//!   is never claimed again. When the process dies in between, the lease runs out and the next
//!   delivery carries the effect out again: nobody can know how far it came. So
//!   make an effect outside your database idempotent itself, by a key made of the
//!   order's id, and let it take less time than the lease.
//! - **`claim_in`: exactly once**, for effects in the same database as the inbox.
//!   The claim is made in your own transaction, so that effect and mark are
//!   committed together or not at all. It is there for the stores in SQLite and
//!   PostgreSQL, behind the features `sqlite` and `postgres`.
//!
//! It does not make a delivery come: when your server is down for longer than
//! the vendor repeats (five and a quarter hours in all), ask the API for what is
//! open in your books.
//!
//! # What is stored
//!
//! One row for each state of an object in the table `durianpay_webhook_inbox`: the object
//! (`payments/pay_…` or `orders/ord_…`), the state, a random token, until when it
//! is leased, whether it is done, and the number of attempts. No payload, no
//! amount and nothing of a person. Rows are never deleted: an effect whose row is
//! deleted can happen again.

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

/// Shorter than the two minutes after which Durianpay first repeats, so that
/// the first repeat can take over from a process that died.
const LEASE: Duration = Duration::from_secs(60);

/// Remembers what was done about which payment and order. See the
/// [module](self) for what it guarantees.
#[derive(Debug, Clone)]
pub struct Inbox<S = MemoryStore> {
    store: S,
    lease: Duration,
}

/// What became of an effect that needs no further care: answer 200.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Handled {
    /// It was carried out just now.
    Done,
    /// It was carried out before.
    Repeated,
    /// The object is further by now: it came late, and must not happen.
    Superseded {
        /// The state that is recorded.
        by: State,
    },
}

impl Inbox {
    /// An inbox that forgets everything when the process ends: for tests.
    #[must_use]
    pub fn in_memory() -> Self {
        Self::new(MemoryStore::default())
    }
}

impl<S: Store> Inbox<S> {
    /// An inbox that keeps its records in `store`.
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

    /// How long an effect may take: after that, somebody else may take it over.
    /// It is a minute unless set.
    #[must_use]
    pub fn lease(self, lease: Duration) -> Self {
        Self { lease, ..self }
    }

    /// Carries `effect` out, if nobody has for this fact. At least once in all,
    /// and one at a time: see the [module](self).
    ///
    /// An effect that fails gives its claim back, so that the next delivery
    /// tries again. One that panics, or is dropped before its end, does not: its
    /// lease has to run out first.
    ///
    /// # Errors
    ///
    /// If the effect or the store fails, if somebody else is at it, or if the
    /// fact cannot be true beside what is recorded. Each says by
    /// [`answer`](HandleError::answer) how to answer the webhook.
    pub async fn handle<E, F>(
        &self,
        fact: &ConfirmedState,
        effect: impl FnOnce() -> F,
    ) -> Result<Handled, HandleError<E>>
    where
        F: Future<Output = Result<(), E>>,
    {
        let lease = match self.claim(fact).await? {
            ClaimOutcome::First(lease) => lease,
            ClaimOutcome::Repeated => return Ok(Handled::Repeated),
            ClaimOutcome::Superseded { by } => return Ok(Handled::Superseded { by }),
            ClaimOutcome::Busy { remaining } => return Err(HandleError::Busy { remaining }),
            ClaimOutcome::Conflict { recorded } => {
                let found = fact.state();
                return Err(HandleError::Conflict { recorded, found });
            }
        };
        if let Err(error) = effect().await {
            // What the effect says matters more than what the store says of it;
            // a lease that is not given back runs out.
            let _ = lease.release().await;
            return Err(HandleError::Effect(error));
        }
        lease.complete().await.map_err(HandleError::NotCompleted)?;
        Ok(Handled::Done)
    }

    /// Claims the effect of a fact, for as long as a [lease](Self::lease).
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn claim(
        &self,
        fact: &ConfirmedState,
    ) -> Result<ClaimOutcome<Lease<'_, S>>, StoreError> {
        let token = Uuid::new_v4().to_string();
        let state = fact.state();
        let request = ClaimRequest {
            token: token.clone(),
            lease: self.lease,
        };
        let claim = self
            .store
            .update(fact.object(), move |record, now| {
                record.claim(state, request, now)
            })
            .await?;
        Ok(claim.map(|attempt| Lease {
            store: &self.store,
            fact: fact.clone(),
            token,
            attempt,
        }))
    }

    /// The furthest state of the object that `fact` is about, as recorded.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn state(&self, fact: &ConfirmedState) -> Result<Option<State>, StoreError> {
        self.store
            .update(fact.object(), |record, _now| record.state())
            .await
    }
}
