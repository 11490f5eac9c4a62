//! An in-memory transport to the simulator.

use crate::exchange::{Sending, exchange};
use crate::shared::Shared;
use crate::simulator::Simulator;
use bytes::Bytes;
use durianpay_client::{BoxFuture, SendOptions, Transport, TransportError, TransportResult};
use std::fmt;
use std::io;
use std::sync::Arc;

/// A transport that sends the requests of a client to a simulator in the same process, without a
/// network. Created by [`Simulator::transport`].
///
/// A request is executed synchronously when its future is first polled. Faults cause the same
/// errors as over a socket: if the connection is [reset](crate::Fault::Reset) or
/// [closed](crate::Fault::Close), the outcome is unknown, whether the request was executed or not;
/// a [truncated body](crate::Fault::CutBody) shows the status and its first half.
///
/// [`Simulator::transport`] has an example.
#[derive(Clone)]
pub struct MemoryTransport {
    shared: Arc<Shared>,
}

impl Simulator {
    /// Returns an in-memory transport to this simulator, for a client with custom settings. The
    /// [`client`](Self::client) of a simulator [in
    /// memory](crate::SimulatorBuilder::start_in_memory) uses it already.
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
            Sending::Reset => {
                let reset = io::Error::from(io::ErrorKind::ConnectionReset);
                return Err(TransportError::unknown(reset));
            }
            Sending::Closed => {
                let reason = "the connection closed before there was a response";
                return Err(TransportError::unknown(reason));
            }
            Sending::Cut(length) => {
                let (head, body) = response.into_parts();
                let closed = io::Error::from(io::ErrorKind::UnexpectedEof);
                let error = TransportError::unknown(closed);
                return Err(error.with_response(head.status, &body[..length]));
            }
        }
        if response.body().len() > most {
            let error = TransportError::body_too_large(most);
            let status = response.status();
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
