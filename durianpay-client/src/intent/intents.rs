//! [`Intents`]: calls that are recorded before they are sent.

use super::engine::Engine;
use super::lease::Leases;
use super::operations::IntentClient;
use super::store::IntentStore;
use crate::client::Client;
use crate::reconcile::consistency::CONSISTENCY_WINDOW;
use crate::store::{Plain, Seal};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// Makes calls that move money, each of them once, even after a crash: see the
/// [module](crate::intent).
///
/// Cheap to clone; clones share all state.
///
/// ```
/// use durianpay_client::intent::{IntentFilter, Intents, MemoryIntents};
/// use std::time::Duration;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let client = simulator.client();
/// let intents = Intents::new(client, MemoryIntents::default())
///     .consistency_window(Duration::from_secs(600));
///
/// // When the program starts: take the calls of earlier runs to an outcome.
/// let recovery = intents.recover().await?;
/// for intent in &recovery.review {
///     println!("look into {} of {}: {}", intent.operation, intent.reference, intent.reason);
/// }
/// assert!(intents.list(IntentFilter::default()).await?.is_empty());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[doc(alias = "idempotency")]
#[doc(alias = "outbox")]
pub struct Intents<C = Client> {
    pub(super) client: C,
    pub(super) engine: Engine,
}

impl<C: IntentClient> Intents<C> {
    /// Creates intents that are sent through a client and recorded in a store.
    #[must_use]
    pub fn new(client: C, store: impl IntentStore + 'static) -> Self {
        Self::from_arc(client, Arc::new(store))
    }

    /// Creates intents with a store that is selected at run time.
    #[must_use]
    pub fn from_arc(client: C, store: Arc<dyn IntentStore>) -> Self {
        let engine = Engine {
            core: client.core().clone(),
            operations: C::operations(),
            store,
            seal: Arc::new(Plain),
            window: CONSISTENCY_WINDOW,
            leases: Arc::default(),
        };
        Self { client, engine }
    }

    /// Encrypts stored requests and responses, which contain personal data. All processes must
    /// use the same seal.
    #[must_use]
    pub fn seal_with(mut self, seal: impl Seal + 'static) -> Self {
        self.engine.seal = Arc::new(seal);
        self
    }

    /// Sets how long after a call its object is certain to be visible. Defaults to five
    /// minutes, a conservative guess, since the vendor does not document it. Before that, a
    /// call that the API does not show is never made again.
    #[must_use]
    pub fn consistency_window(mut self, time: Duration) -> Self {
        self.engine.window = time;
        self
    }

    /// Sets the margin, added to the time that a call may take, after which the process that
    /// sends an unchanged intent is considered dead. Defaults to 10 seconds. Until then, a call
    /// with its reference waits, and [`recover`](Self::recover) skips it.
    ///
    /// The margin covers delays of the store and the scheduler between the end of a call and
    /// the record of its outcome. If it is too short, the call counts as in doubt for a while,
    /// and the API is asked for the result; nothing is sent twice.
    #[must_use]
    pub fn lease_margin(mut self, margin: Duration) -> Self {
        self.engine.leases = Arc::new(Leases::with_margin(margin));
        self
    }

    /// Returns the store.
    #[must_use]
    pub fn store(&self) -> &dyn IntentStore {
        &*self.engine.store
    }
}

impl<C: fmt::Debug> fmt::Debug for Intents<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Intents")
            .field("client", &self.client)
            .field("store", &self.engine.store)
            .finish_non_exhaustive()
    }
}
