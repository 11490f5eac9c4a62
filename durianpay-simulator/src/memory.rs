//! The simulator behind a transport, without a port.

use crate::exchange::{Sending, exchange};
use crate::shared::Shared;
use crate::simulator::Simulator;
use bytes::Bytes;
use durianpay_client::{BoxFuture, SendOptions, Transport, TransportError, TransportResult};
use std::fmt;
use std::sync::Arc;

/// Sends the requests of a client to a simulator in the same process, without a network. From
/// [`Simulator::transport`].
///
/// A request is executed when the future is polled for the first time, synchronously. Faults are
/// errors as the wire would give them: a connection that is [reset](crate::Fault::Reset) or
/// [closed](crate::Fault::Close) leaves the call in doubt, whether it was executed or not, and a
/// [body that is cut](crate::Fault::CutBody) shows the status and the first half.
#[derive(Clone)]
pub struct MemoryTransport {
    shared: Arc<Shared>,
}

impl Simulator {
    /// Returns a transport to this simulator that uses no port, for a client with settings of
    /// your own. [`client`](Self::client) of a simulator [in
    /// memory](crate::SimulatorBuilder::start_in_memory) has it already.
    ///
    /// ```
    /// use durianpay_client::Client;
    /// use durianpay_simulator::Simulator;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let simulator = Simulator::builder().start_in_memory()?;
    /// let client = Client::builder(simulator.api_key().clone())
    ///     .transport(simulator.transport())
    ///     .retries(0)
    ///     .build()?;
    /// assert!(client.orders().list().stream().next().await.is_none());
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn transport(&self) -> MemoryTransport {
        MemoryTransport {
            shared: Arc::clone(&self.shared),
        }
    }
}

impl MemoryTransport {
    pub(crate) fn new(shared: Arc<Shared>) -> Self {
        Self { shared }
    }

    async fn attempt(&self, request: http::Request<Bytes>, most: usize) -> TransportResult {
        let (response, sending) = exchange(&self.shared, request);
        let response = response.map(Bytes::from);
        match sending {
            Sending::Whole => {}
            Sending::Delayed(time) => self.shared.runtime.sleep(time).await,
            Sending::Reset => return Err(TransportError::unknown("the connection was reset")),
            Sending::Closed => {
                let reason = "the connection closed before there was a response";
                return Err(TransportError::unknown(reason));
            }
            Sending::Cut(length) => {
                let (head, body) = response.into_parts();
                let error = TransportError::unknown("the connection closed within the body");
                return Err(error.with_response(head.status.as_u16(), &body[..length]));
            }
        }
        if response.body().len() > most {
            let error = TransportError::body_too_large(most);
            let status = response.status().as_u16();
            return Err(error.with_response(status, &response.body()[..most]));
        }
        Ok(response)
    }
}

impl Transport for MemoryTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
        options: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        Box::pin(self.attempt(request, options.max_response_bytes()))
    }
}

impl fmt::Debug for MemoryTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryTransport").finish_non_exhaustive()
    }
}
