//! An in-process Durianpay for tests: a real HTTP port on loopback that
//! answers every endpoint, keeps what moves money, refuses what the API
//! refuses, and sends signed webhooks on a clock of its own.
//!
//! The vendor calls its own test environment a sandbox; this one needs neither
//! an account nor a network.
//!
//! ```
//! use durianpay_client::api::{CreateOrder, OrderCustomer, OrderStatus};
//! use durianpay_simulator::Simulator;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let simulator = Simulator::start().await?;
//! let client = simulator.client();
//! let order = client.orders().create(CreateOrder::new(10_000, OrderCustomer::new().email("jane.doe@example.com"))).await?;
//! # assert_eq!(order.status, OrderStatus::Started);
//! # Ok(())
//! # }
//! ```
//!
//! # What it does
//!
//! - **Orders.** An order exists or is a 404. Its status follows from its
//!   payments. It can be charged until its `expiry_date`.
//! - **Payments.** A charge has to be for the amount of the order. It is
//!   `processing` until [`pay`](Simulator::pay), [`fail`](Simulator::fail),
//!   [`expire`](Simulator::expire), a cancel, or an hour of the clock has
//!   passed. `status` gives a signature once it is completed. All seven methods
//!   can be charged. QRIS is answered with a code that no wallet can pay;
//!   `sandbox_options` change nothing.
//! - **Refunds.** A payment that is completed can be refunded, up to what was
//!   paid. A refund is `approved` at once, and stays so.
//! - **Virtual accounts.** `simulate` pays into one: the exact amount of a
//!   closed account, any amount between the limits of an open one. Every such
//!   payment has an order of its own. Static accounts are kept with the others
//!   and listed apart.
//! - **Disbursements.** An account is valid if its number is even and its bank
//!   is on the list. A batch is checked as it is submitted; then it is
//!   `need_approval` or `need_revision`, and goes out on approval or with
//!   `force_disburse`. The banks take a minute of the clock to pay it out, and
//!   as long to answer `validate`. Top-ups are refused, as in the sandbox. The
//!   balance pays for payouts; fees are not charged, since no source says how
//!   much they are.
//! - **Lists.** They give the last thing first, by `skip` and `limit`; `from`
//!   and `to` are days of UTC.
//! - **Samples.** All else is answered from the samples of the vendor's pages
//!   and remembers nothing: customers, e-wallet accounts, fees, invoices,
//!   promos, settlements, sub-accounts, subscriptions, `payments.capture`,
//!   `disbursements.banks` and `disbursements.topup_get`. Requests are checked,
//!   and an id from the path is given back; everything else is as printed.
//! - **Refusals.** A missing or wrong key is a 401, a request that the spec
//!   does not allow a 400 with the fields at fault, in the vendor's form. What
//!   does not exist is answered as documented. No source says how an unknown
//!   payment is answered; here it is the documented 400
//!   `DPAY_INVALID_PAYMENT_ID`, and for an unknown refund or batch the
//!   documented 500.
//! - **Idempotency.** Where an endpoint takes an idempotency key, the same
//!   request of the same key gets the same answer and acts once; another
//!   request of that key is a 409.
//! - **Webhooks.** They go to the registered URL, and are repeated on anything
//!   but 200 after 2, 5, 10, 90 and 210 minutes. Five events have the forms of
//!   the integration guide; all others have just the fields that the spec
//!   knows, and of some it knows none. `settlement.settled` follows
//!   [`settle`](Simulator::settle), `subscription.created` and `.updated`
//!   creating and cancelling one, `invoice.transaction` a manual transaction,
//!   and `invoice.paid` one of all that the sample invoice leaves to pay. When
//!   `subscription.notification_sent` is sent, no source says:
//!   [`tell`](Simulator::tell) sends it, as it does any other event. An event
//!   that names an amount is signed unless
//!   [told otherwise](SimulatorBuilder::unsigned).
//! - **Faults.** None, until a test asks for them: calls that are cut off before
//!   or after they have an effect, webhooks that come twice, late or out of
//!   order; see [`Faults`].
//! - **Time.** The clock starts at the real time, and then moves only with
//!   [`advance`](Simulator::advance): hours of repeats take no time.
//!
//! It listens on 127.0.0.1, sends webhooks to loopback addresses only, and
//! refuses live keys. Its ids are the same in every run.

mod accounts;
mod batches;
mod builder;
mod charge;
mod clock;
mod courier;
mod credentials;
mod disbursements;
mod error;
mod events;
mod faults;
mod handlers;
mod ids;
mod keys;
mod line;
mod loopback;
mod object;
mod orders;
mod outbox;
mod paging;
mod payments;
mod qris;
mod record;
mod refunds;
mod refusal;
mod route;
mod samples;
mod server;
mod state;
mod tampered;
mod tasks;
mod telling;
mod validations;
mod virtual_accounts;

pub use builder::SimulatorBuilder;
pub use error::SimulatorError;
pub use faults::{DeliveryFault, Effect, Fault, Faults};
pub use record::{Delivery, DeliveryOutcome, RecordedRequest};

use durianpay_client::ApiKey;
use durianpay_client::Client;
use durianpay_client::Timestamp;
use durianpay_client::api::PaymentId;
use state::{Ending, State};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, oneshot};
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
///     return Err("a QRIS charge has a QRIS answer".into());
/// };
///
/// simulator.pay(&qris.payment_id).await?;
/// let payment = client.payments().get(&qris.payment_id).await?;
/// assert_eq!(payment.status, PaymentStatus::Completed);
/// # Ok(())
/// # }
/// ```
pub struct Simulator {
    shared: Arc<Shared>,
    client: Client,
    key: ApiKey,
    base_url: String,
    courier: AbortHandle,
    /// The port is served until this is dropped.
    _stop: oneshot::Sender<()>,
}

/// What the port, the courier and the handle have in common.
struct Shared {
    /// Never held over an await.
    state: Mutex<State>,
    /// Held by whoever delivers.
    turn: tokio::sync::Mutex<()>,
    /// Tells the courier that there may be something to deliver.
    wake: Notify,
    http: reqwest::Client,
}

impl Shared {
    /// The state. Nothing that holds it can leave it half changed.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wake_courier(&self) {
        self.wake.notify_one();
    }
}

impl Simulator {
    /// Starts a simulator with default settings, in the tokio runtime that
    /// this is called in.
    ///
    /// # Errors
    ///
    /// If there is no port to be had.
    pub async fn start() -> Result<Self, SimulatorError> {
        Self::builder().start().await
    }

    /// A simulator with settings of your own.
    pub fn builder() -> SimulatorBuilder {
        SimulatorBuilder::default()
    }

    /// A client of this simulator.
    #[must_use]
    pub fn client(&self) -> Client {
        self.client.clone()
    }

    /// The base URL for a client of your own: `http://127.0.0.1:…/v1`.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The key that it takes, and signs webhooks with.
    #[must_use]
    pub fn api_key(&self) -> &ApiKey {
        &self.key
    }

    /// Registers the URL that webhooks go to from now on, those that wait to
    /// be repeated included. Events from before there was a URL are not sent.
    ///
    /// # Errors
    ///
    /// If the URL is not `http` to a loopback address.
    pub fn set_webhook_url(&self, url: &str) -> Result<(), SimulatorError> {
        let url = builder::loopback_url(url)?;
        self.shared.state().outbox.set_url(url);
        Ok(())
    }

    /// Lets the customer pay: the payment and its order are completed, and
    /// `payment.completed` and `order.completed` are sent. Gives the first
    /// attempts to deliver them; none without a webhook URL.
    ///
    /// # Errors
    ///
    /// If there is no such payment, if it is not processing, or if another one
    /// has paid the order. A webhook that is not accepted is no error.
    pub async fn pay(
        &self,
        payment: impl Into<PaymentId>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        self.end(payment.into(), Ending::Completed).await
    }

    /// Lets the payment fail, and sends `payment.failed`.
    ///
    /// # Errors
    ///
    /// If there is no such payment, or if it is not processing.
    pub async fn fail(
        &self,
        payment: impl Into<PaymentId>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        self.end(payment.into(), Ending::Failed).await
    }

    /// Lets the payment run out of time before its time, and sends
    /// `payment.expired`: an event that the guide's list of five lacks and
    /// other pages of the vendor name.
    ///
    /// # Errors
    ///
    /// If there is no such payment, or if it is not processing.
    pub async fn expire(
        &self,
        payment: impl Into<PaymentId>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        self.end(payment.into(), Ending::Expired).await
    }

    async fn end(
        &self,
        payment: PaymentId,
        ending: Ending,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        let told = self.shared.state().end(&payment, ending)?;
        self.deliver(told).await
    }

    /// Moves the virtual clock, and carries out what falls due on the way:
    /// payments expire, banks answer, refused webhooks are repeated. Gives what was
    /// delivered.
    ///
    /// A call is answered before its webhook is sent, as with the vendor;
    /// [`Duration::ZERO`] waits for webhooks that are on their way.
    ///
    /// # Errors
    ///
    /// If the clock would leave the year 9999; it is not moved then.
    pub async fn advance(&self, by: Duration) -> Result<Vec<Delivery>, SimulatorError> {
        self.shared.advance(by).await
    }

    /// The virtual time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.shared.state().clock.now()
    }

    /// Every attempt so far to deliver a webhook, the first one first.
    #[must_use]
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.shared.state().outbox.sent().to_vec()
    }

    /// Every request so far, refused ones included, the first one first.
    #[must_use]
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.shared.state().requests.clone()
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        self.courier.abort();
    }
}

impl fmt::Debug for Simulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Simulator")
            .field("base_url", &self.base_url)
            .finish_non_exhaustive()
    }
}
