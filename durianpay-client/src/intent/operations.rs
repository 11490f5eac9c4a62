//! [`Operations`]: the operations of one client that an intent can make.

use super::kind::Kind;
use crate::client::core::{ApiClient, ClientCore};
use crate::error::Error;
use crate::store::BoxFuture;
use crate::types::descriptor::Endpoint;
use crate::types::server_time::ServerTime;
use std::fmt;

/// The prefixes of operations in stores, for all clients except the one of Durianpay's older
/// API.
const PREFIXES: [&str; 1] = ["snap."];

/// A client whose calls can be made through intents: [`Client`](crate::Client), or
/// `snap::Client` with the feature `snap`. It cannot be implemented elsewhere.
///
/// ```
/// use durianpay_client::intent::{
///     IntentClient, IntentError, IntentFilter, IntentStatus, Intents, MemoryIntents,
/// };
///
/// /// Returns the number of intents that a person must look into, for either API.
/// async fn in_review<C: IntentClient>(intents: &Intents<C>) -> Result<usize, IntentError> {
///     let statuses = vec![IntentStatus::Review];
///     let filter = IntentFilter { statuses, ..IntentFilter::default() };
///     Ok(intents.list(filter).await?.len())
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let client = simulator.client();
/// let store = MemoryIntents::default();
/// assert_eq!(in_review(&Intents::new(client, store.clone())).await?, 0);
/// assert_eq!(in_review(&Intents::new(simulator.snap().client(), store)).await?, 0);
/// # Ok(())
/// # }
/// ```
pub trait IntentClient: Sealed + ApiClient + Clone + fmt::Debug + Send + Sync + 'static {}

/// The part that only this crate can implement.
pub trait Sealed {
    /// Returns the operations of the client.
    fn operations() -> &'static Operations;
}

/// The operations of one client.
pub struct Operations {
    /// The prefix of operation names in stores, so that clients can share a store.
    pub(super) prefix: &'static str,
    pub(super) kinds: &'static [&'static dyn Kind],
    pub(super) server_time: AskTime,
    /// Returns whether an error says that an object with the reference of the request exists.
    pub(super) is_duplicate: fn(&Error) -> bool,
}

/// Returns the server's time, with a request if no response has contained it.
type AskTime = for<'a> fn(&'a ClientCore) -> BoxFuture<'a, Result<Option<ServerTime>, Error>>;

impl Operations {
    /// Returns the name of an operation in stores.
    pub(super) fn name_of(&self, endpoint: &Endpoint) -> String {
        format!("{}{}", self.prefix, endpoint.id)
    }

    /// Returns whether a name belongs to an operation of this client, known or not.
    pub(super) fn has(&self, name: &str) -> bool {
        let prefix = PREFIXES.iter().find(|prefix| name.starts_with(**prefix));
        prefix.copied().unwrap_or_default() == self.prefix
    }

    /// Returns the kind of an operation by its name in stores.
    pub(super) fn kind_of(&self, name: &str) -> Option<&'static dyn Kind> {
        let id = name.strip_prefix(self.prefix).filter(|_| self.has(name))?;
        let mut kinds = self.kinds.iter().copied();
        kinds.find(|kind| kind.endpoint().id == id)
    }
}

impl fmt::Debug for Operations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Operations")
            .field("prefix", &self.prefix)
            .finish_non_exhaustive()
    }
}
