//! The destinations of notifications of a running simulator.

use crate::destination::{Destination, Receiver};
use crate::error::SimulatorError;
use crate::simulator::Simulator;
use bytes::Bytes;
use http::StatusCode;

impl Simulator {
    /// Sends all notifications of SNAP from now on to paths below this URL, like
    /// [`SimulatorBuilder::snap_webhook_url`](crate::SimulatorBuilder::snap_webhook_url).
    ///
    /// # Errors
    ///
    /// Fails if the URL is not `http` to a loopback address.
    pub fn set_snap_webhook_url(&self, url: &str) -> Result<(), SimulatorError> {
        let destination = Destination::to_url(url)?;
        self.shared.state().outbox.set_notified(destination);
        Ok(())
    }

    /// Passes the notifications of SNAP to this function from now on, like
    /// [`SimulatorBuilder::snap_webhook_receiver`](crate::SimulatorBuilder::snap_webhook_receiver).
    pub fn set_snap_webhook_receiver<F>(
        &self,
        receive: impl Fn(http::Request<Bytes>) -> F + Send + Sync + 'static,
    ) where
        F: Future<Output: Into<Option<StatusCode>>> + Send + 'static,
    {
        let destination = Destination::Function(Receiver::new(receive));
        self.shared.state().outbox.set_notified(destination);
    }
}
