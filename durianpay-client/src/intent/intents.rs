//! [`Intents`]: the calls that are recorded before they are sent.

use super::lease::Leases;
use super::store::IntentStore;
use crate::client::Client;
use crate::client::core::ApiClient as _;
use crate::store::{Plain, Seal};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// The default consistency window, which is that of [`reconcile`](crate::Client::reconcile).
const CONSISTENCY_WINDOW: Duration = Duration::from_secs(5 * 60);

/// Makes calls that move money, each once, whatever crashes: see the
/// [module](crate::intent).
///
/// Cheap to clone; clones share all.
#[derive(Clone)]
pub struct Intents {
    pub(super) client: Client,
    pub(super) store: Arc<dyn IntentStore>,
    pub(super) seal: Arc<dyn Seal>,
    pub(super) window: Duration,
    pub(super) leases: Arc<Leases>,
}

impl Intents {
    /// Creates intents that are sent through a client and recorded in a store.
    #[must_use]
    pub fn new(client: Client, store: impl IntentStore + 'static) -> Self {
        Self::from_arc(client, Arc::new(store))
    }

    /// Creates intents with a store that is chosen at run time.
    #[must_use]
    pub fn from_arc(client: Client, store: Arc<dyn IntentStore>) -> Self {
        Self {
            client,
            store,
            seal: Arc::new(Plain),
            window: CONSISTENCY_WINDOW,
            leases: Arc::default(),
        }
    }

    /// Encrypts what is stored of requests and responses, which have personal data. All
    /// processes must use the same seal.
    #[must_use]
    pub fn seal_with(mut self, seal: impl Seal + 'static) -> Self {
        self.seal = Arc::new(seal);
        self
    }

    /// Sets how long after a call its object is certain to be visible; five minutes by
    /// default, a conservative guess, since no source says. Before that, a call that the API
    /// does not show is never made again.
    #[must_use]
    pub fn consistency_window(mut self, time: Duration) -> Self {
        self.window = time;
        self
    }

    /// Sets how much longer than a call may take an intent that is being sent must stay
    /// unchanged, before its process is taken for dead; 10 seconds by default. Until then a call
    /// under its reference waits, and [`recover`](Self::recover) passes it over.
    ///
    /// The margin is for the store and the scheduler, between the end of a call and the record
    /// of its outcome. If it is too short, the call counts as in doubt for a while, and the API
    /// is asked what became of it; nothing is sent twice.
    #[must_use]
    pub fn lease_margin(mut self, margin: Duration) -> Self {
        self.leases = Arc::new(Leases::with_margin(margin));
        self
    }

    /// Returns the store.
    #[must_use]
    pub fn store(&self) -> &dyn IntentStore {
        &*self.store
    }

    /// Returns the client.
    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    /// Returns the name of the client's environment, or an empty string.
    pub(super) fn environment(&self) -> &'static str {
        let environment = self.client.environment();
        environment.map_or("", |environment| environment.name)
    }

    /// Returns how long after it is begun a call may still be sent.
    pub(super) fn limit(&self) -> Duration {
        self.client.core().total_limit()
    }
}

impl fmt::Debug for Intents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Intents")
            .field("client", &self.client)
            .field("store", &self.store)
            .finish_non_exhaustive()
    }
}
