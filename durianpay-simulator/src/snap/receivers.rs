//! Where the notifications of a running simulator go to.

use crate::destination::{Destination, Receiver};
use crate::error::SimulatorError;
use crate::simulator::Simulator;
use bytes::Bytes;
use http::StatusCode;

impl Simulator {
    /// Registers the URL below which the notifications of SNAP go to from now on, as
    /// [`SimulatorBuilder::snap_webhook_url`](crate::SimulatorBuilder::snap_webhook_url) does.
    ///
    /// # Errors
    ///
    /// If the URL is not `http` to a loopback address.
    pub fn set_snap_webhook_url(&self, url: &str) -> Result<(), SimulatorError> {
        let destination = Destination::to_url(url)?;
        self.shared.state().outbox.set_notified(destination);
        Ok(())
    }

    /// Hands the notifications of SNAP over to this function from now on, as
    /// [`SimulatorBuilder::snap_webhook_receiver`](crate::SimulatorBuilder::snap_webhook_receiver)
    /// does.
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
