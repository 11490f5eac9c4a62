//! [`Engine`]: carries intents out, for any client.

use super::lease::Leases;
use super::operations::Operations;
use super::store::IntentStore;
use crate::client::core::ClientCore;
use crate::error::Error;
use crate::store::Seal;
use crate::types::server_time::ServerTime;
use std::sync::Arc;
use std::time::Duration;

/// Carries intents out. It has no type parameter, so that it is compiled once.
#[derive(Clone)]
pub(super) struct Engine {
    pub(super) core: ClientCore,
    pub(super) operations: &'static Operations,
    pub(super) store: Arc<dyn IntentStore>,
    pub(super) seal: Arc<dyn Seal>,
    pub(super) window: Duration,
    pub(super) leases: Arc<Leases>,
}

impl Engine {
    /// Returns the name of the client's environment, or an empty string.
    pub(super) fn environment(&self) -> &'static str {
        let environment = self.core.environment();
        environment.map_or("", |environment| environment.name)
    }

    /// Returns how long a call may still be sent after it began.
    pub(super) fn limit(&self) -> Duration {
        self.core.total_limit()
    }

    /// Returns the server's time, if the server provides it.
    pub(super) async fn server_time(&self) -> Result<Option<ServerTime>, Error> {
        (self.operations.server_time)(&self.core).await
    }
}
