//! The handle of a running simulator.

use crate::destination::{Destination, Receiver};
use crate::error::SimulatorError;
use crate::record::{Delivery, RecordedRequest};
use crate::shared::Shared;
use bytes::Bytes;
use durianpay_client::{ApiKey, Client, Timestamp, snap};
use http::StatusCode;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::oneshot;
use tokio::task::AbortHandle;

/// A running simulator. Dropping it closes the port.
///
/// ```
/// use durianpay_client::api::{
///     ChargeResponse, CreateOrder, OrderCustomer, PaymentStatus, QrisCharge,
/// };
/// use durianpay_simulator::Simulator;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let simulator = Simulator::start().await?;
/// let client = simulator.client();
///
/// let jane = OrderCustomer::new().email("jane.doe@example.com");
/// let order = client.orders().create(CreateOrder::new(10_000, jane)).await?;
/// let qris = QrisCharge::new(&order.id, order.amount);
/// let charge = client.payments().charge(qris).await?;
/// let ChargeResponse::Qris(qris) = charge.response else {
///     return Err("a QRIS charge has a QRIS response".into());
/// };
///
/// simulator.pay(&qris.payment_id).await?;
/// let payment = client.payments().get(&qris.payment_id).await?;
/// assert_eq!(payment.status, PaymentStatus::Completed);
/// # Ok(())
/// # }
/// ```
#[doc(alias = "mock")]
#[doc(alias = "sandbox")]
#[doc(alias = "stub")]
pub struct Simulator {
    pub(crate) shared: Arc<Shared>,
    pub(crate) client: Client,
    pub(crate) snap_client: snap::Client,
    pub(crate) key: ApiKey,
    pub(crate) base_url: String,
    /// The port, unless the simulator is in memory.
    pub(crate) port: Option<Port>,
}

/// A port that is served until this is dropped.
pub(crate) struct Port {
    pub(crate) dispatcher: AbortHandle,
    /// The task that keeps the clock running, if it runs.
    pub(crate) clock: Option<AbortHandle>,
    pub(crate) _stop: oneshot::Sender<()>,
}

impl Simulator {
    /// Returns a client of this simulator.
    #[must_use]
    pub fn client(&self) -> Client {
        self.client.clone()
    }

    /// Returns the base URL for a custom client: `http://127.0.0.1:…/v1`. In memory it is
    /// `http://localhost/v1`, which no server listens on.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Returns the key that requests must carry and that webhooks are signed with.
    #[must_use]
    pub fn api_key(&self) -> &ApiKey {
        &self.key
    }

    /// Returns the URL of webhooks, without user, password and query.
    #[must_use]
    pub fn webhook_url(&self) -> Option<String> {
        let state = self.shared.state();
        state.outbox.destination().map(Destination::to_string)
    }

    /// Sets the URL for all webhooks from now on, including those that wait for a retry. Events
    /// that occurred before the first URL was set are not sent.
    ///
    /// # Errors
    ///
    /// Fails if the URL is not `http` to a loopback address.
    pub fn set_webhook_url(&self, url: &str) -> Result<(), SimulatorError> {
        let destination = Destination::to_url(url)?;
        self.shared.state().outbox.set_destination(destination);
        Ok(())
    }

    /// Passes webhooks to this function from now on, like
    /// [`SimulatorBuilder::webhook_receiver`](crate::SimulatorBuilder::webhook_receiver). Use it
    /// for a receiver that needs a client of this simulator.
    pub fn set_webhook_receiver<F>(
        &self,
        receive: impl Fn(http::Request<Bytes>) -> F + Send + Sync + 'static,
    ) where
        F: Future<Output: Into<Option<StatusCode>>> + Send + 'static,
    {
        let destination = Destination::Function(Receiver::new(receive));
        self.shared.state().outbox.set_destination(destination);
    }

    /// Moves the virtual clock, and performs the tasks that fall due on the way: payments expire,
    /// banks respond, rejected webhooks are retried. Returns the deliveries.
    ///
    /// As with the vendor, the response to a request is sent before its webhook. [`Duration::ZERO`]
    /// waits for webhooks that are being delivered.
    ///
    /// # Errors
    ///
    /// Fails if the clock would leave the year 9999; the clock is then unchanged.
    pub async fn advance(&self, by: Duration) -> Result<Vec<Delivery>, SimulatorError> {
        self.shared.advance(by).await
    }

    /// Moves the virtual clock to a time, like [`advance`](Self::advance). A time in the past has
    /// no effect. Returns the deliveries.
    pub async fn advance_to(&self, time: Timestamp) -> Vec<Delivery> {
        self.shared.advance_to(time).await
    }

    /// Moves the virtual clock to a time at once, and performs the tasks that fall due on the way,
    /// without delivering webhooks. Use it before a request that should be made at that time. A
    /// time in the past has no effect. The next [`advance`](Self::advance) delivers the webhooks
    /// that fell due.
    pub fn move_clock_to(&self, time: Timestamp) {
        self.shared.state().perform_until(time);
    }

    /// Returns the virtual time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.shared.state().clock.now()
    }

    /// Returns the attempts so far to deliver a webhook, oldest first: the last 10,000, or another
    /// [number](crate::SimulatorBuilder::log_limit).
    #[must_use]
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.shared.state().outbox.sent().cloned().collect()
    }

    /// Returns the requests so far, including rejected ones, in the order of their responses: the last
    /// 10,000, or another [number](crate::SimulatorBuilder::log_limit).
    #[must_use]
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.shared.state().requests.iter().cloned().collect()
    }
}

impl Drop for Port {
    fn drop(&mut self) {
        self.dispatcher.abort();
        if let Some(clock) = &self.clock {
            clock.abort();
        }
    }
}

impl fmt::Debug for Simulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Simulator")
            .field("base_url", &self.base_url)
            .finish_non_exhaustive()
    }
}
