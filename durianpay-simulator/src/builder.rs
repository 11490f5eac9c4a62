//! The builder of a simulator.

use crate::clock::Clock;
use crate::credentials::Credentials;
use crate::defaults::{default_key, first_moment};
use crate::destination::{Destination, Receiver};
use crate::dispatcher;
use crate::error::SimulatorError;
use crate::legacy::LEGACY;
use crate::letter::Signing;
use crate::log;
use crate::memory::MemoryTransport;
use crate::model::merchant::Behavior;
use crate::model::site::ReturnUrl;
use crate::outbox::Outbox;
use crate::server;
use crate::shared::Shared;
use crate::simulator::{Port, Simulator};
use crate::snap::behavior::Behavior as SnapBehavior;
use crate::snap::handle_client::{base_url as snap_url, client_builder};
use crate::standalone::{Standalone, reachable};
use crate::state::{Settings, State};
use bytes::Bytes;
use durianpay_client::{Amount, ApiKey, Client, Runtime, Timestamp, TokioRuntime};
use http::StatusCode;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// The settings of a [`Simulator`], from [`Simulator::builder`].
///
/// ```
/// use durianpay_client::ApiKey;
/// use durianpay_simulator::Simulator;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let simulator = Simulator::builder()
///     .api_key(ApiKey::new("dp_test_shop")?)
///     .seed(7)
///     .starts_at("2026-03-01T09:00:00Z".parse()?)
///     .start_in_memory()?;
/// assert_eq!(simulator.now(), "2026-03-01T09:00:00Z".parse()?);
/// # Ok(())
/// # }
/// ```
#[derive(Default)]
#[must_use = "a builder does nothing until `start` is called"]
pub struct SimulatorBuilder {
    key: Option<ApiKey>,
    pub(crate) webhooks: Option<Webhooks>,
    /// The destination of the notifications of SNAP.
    pub(crate) notified: Option<Webhooks>,
    pub(crate) snap: SnapBehavior,
    runtime: Option<Arc<dyn Runtime>>,
    seed: u64,
    starts_at: Option<Timestamp>,
    behavior: Behavior,
    /// The settings of a simulator that others use.
    pub(crate) standalone: Standalone,
}

/// The destination of webhooks.
#[derive(Debug)]
pub(crate) enum Webhooks {
    /// A URL that has not been checked yet.
    Url(String),
    /// A URL of any host.
    RemoteUrl(String),
    Receiver(Receiver),
}

impl Simulator {
    /// Starts a simulator with default settings. Must be called in a tokio runtime, in which it
    /// then runs.
    ///
    /// # Errors
    ///
    /// Fails if no port can be opened.
    pub async fn start() -> Result<Self, SimulatorError> {
        Self::builder().start().await
    }

    /// Returns a builder for a simulator with custom settings.
    pub fn builder() -> SimulatorBuilder {
        SimulatorBuilder::default()
    }
}

impl SimulatorBuilder {
    /// Sets the key that requests must carry, and that webhooks are signed with. Defaults to
    /// `dp_test_simulator`. A live key is rejected at the start.
    pub fn api_key(mut self, key: ApiKey) -> Self {
        self.key = Some(key);
        self
    }

    /// Sends webhooks to this URL, which must be `http` to a loopback address.
    pub fn webhook_url(mut self, url: impl Into<String>) -> Self {
        self.webhooks = Some(Webhooks::Url(url.into()));
        self
    }

    /// Passes webhooks to this function instead of a URL. It returns the status of the response;
    /// `None` breaks the connection before the response.
    ///
    /// Delivery faults apply: a duplicate runs the function twice concurrently, and if the sender
    /// hangs up, the future is dropped. The function must not move the clock of the simulator.
    ///
    /// ```
    /// use durianpay_client::json::Json;
    /// use durianpay_simulator::{DeliveryOutcome, Simulator};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let simulator = Simulator::builder()
    ///     .webhook_receiver(|webhook| async move {
    ///         if webhook.body().is_empty() {
    ///             return http::StatusCode::BAD_REQUEST;
    ///         }
    ///         http::StatusCode::OK
    ///     })
    ///     .start_in_memory()?;
    /// let sent = simulator.trigger("order.completed", Json::parse("{}")?).await?;
    /// assert_eq!(sent[0].outcome, DeliveryOutcome::Accepted);
    /// # Ok(())
    /// # }
    /// ```
    pub fn webhook_receiver<F>(
        mut self,
        receive: impl Fn(http::Request<Bytes>) -> F + Send + Sync + 'static,
    ) -> Self
    where
        F: Future<Output: Into<Option<StatusCode>>> + Send + 'static,
    {
        self.webhooks = Some(Webhooks::Receiver(Receiver::new(receive)));
        self
    }

    /// Uses the timer of this runtime instead of tokio's for delayed responses and for receivers.
    /// In memory, it is also the runtime of [`client`](Simulator::client).
    pub fn runtime(mut self, runtime: impl Runtime) -> Self {
        self.runtime = Some(Arc::new(runtime));
        self
    }

    /// Sets the seed of ids and tokens. Defaults to 0. The same seed produces the same ids and
    /// tokens in every run.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Sets the initial time of the virtual clock. Defaults to the real time, and in memory to the
    /// start of 2026.
    pub fn starts_at(mut self, time: Timestamp) -> Self {
        self.starts_at = Some(time);
        self
    }

    /// Sends webhooks of this event without a signature.
    ///
    /// The integration guide prints a signature with `payment.completed` alone, other sources with
    /// more events: a receiver must accept webhooks without one.
    pub fn unsigned(mut self, event: impl Into<String>) -> Self {
        self.behavior.unsigned_events.push(event.into());
        self
    }

    /// Sets the fee of each payment. Defaults to 4440.00 rupiah.
    ///
    /// It applies to orders that state who bears it. With `excluded`, the customer does: the
    /// payment and its webhook have the amount of the order plus the fee. With `included`, the
    /// merchant does, and the amount is unchanged. In both cases `total_fee` of the payment
    /// contains the fee. If the order has no `admin_fee_method`, `total_fee` is blank or absent, as
    /// in all samples.
    ///
    /// ```
    /// use durianpay_client::api::{
    ///     AdminFeeMethod, ChargeResponse, CreateOrder, OrderCustomer, QrisCharge,
    /// };
    /// use durianpay_simulator::Simulator;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let simulator = Simulator::builder().admin_fee(4_000).start().await?;
    /// let client = simulator.client();
    /// let jane = OrderCustomer::new().email("jane.doe@example.com");
    /// let order = CreateOrder::new(10_000, jane).admin_fee_method(AdminFeeMethod::Excluded);
    /// let order = client.orders().create(order).await?;
    /// let qris = QrisCharge::new(&order.id, order.amount);
    /// let charge = client.payments().charge(qris).await?;
    /// let ChargeResponse::Qris(qris) = charge.response else {
    ///     return Err("a QRIS charge has a QRIS response".into());
    /// };
    /// let payment = client.payments().get(&qris.payment_id).await?;
    /// assert_eq!(order.amount, 10_000.into());
    /// assert_eq!(payment.amount, 14_000.into());
    /// assert_eq!(payment.total_fee, Some(4_000.into()));
    /// # Ok(())
    /// # }
    /// ```
    pub fn admin_fee(mut self, fee: impl Into<Amount>) -> Self {
        self.behavior.admin_fee = fee.into();
        self
    }

    /// Sets the status of a payment to `refunded` once all of it is refunded, as the older
    /// documentation states. By default it stays `completed`, and only its refunds show that the
    /// money was returned.
    ///
    /// ```
    /// # use durianpay_client::api::{
    /// #     ChargeResponse, CreateOrder, CreateRefundFields, OrderCustomer, PaymentStatus, QrisCharge,
    /// # };
    /// # use durianpay_simulator::Simulator;
    /// #
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let simulator = Simulator::builder().refunded_status().start().await?;
    /// # let client = simulator.client();
    /// # let jane = OrderCustomer::new().email("jane.doe@example.com");
    /// # let order = client.orders().create(CreateOrder::new(10_000, jane)).await?;
    /// # let qris = QrisCharge::new(&order.id, order.amount);
    /// # let charge = client.payments().charge(qris).await?;
    /// # let ChargeResponse::Qris(qris) = charge.response else {
    /// #     return Err("a QRIS charge has a QRIS response".into());
    /// # };
    /// # let payment = qris.payment_id;
    /// simulator.pay(&payment).await?;
    /// client.refunds().create(CreateRefundFields {
    ///     ref_id: "refund-1".into(),
    ///     payment_id: payment.clone(),
    ///     amount: 10_000.into(),
    /// }).await?;
    /// let read = client.payments().get(&payment).await?;
    /// assert_eq!(read.status, PaymentStatus::Refunded);
    /// # Ok(())
    /// # }
    /// ```
    pub fn refunded_status(mut self) -> Self {
        self.behavior.has_refunded_status = true;
        self
    }

    /// Shows orders, payments and refunds in lists only this long after they were created; by
    /// default at once. A read by id shows them at once.
    ///
    /// ```
    /// use durianpay_client::api::{CreateOrder, OrderCustomer};
    /// use durianpay_simulator::Simulator;
    /// use std::time::Duration;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let minute = Duration::from_secs(60);
    /// let simulator = Simulator::builder().list_lag(minute).start_in_memory()?;
    /// let client = simulator.client();
    /// let jane = OrderCustomer::new().email("jane.doe@example.com");
    /// let order = client.orders().create(CreateOrder::new(10_000, jane)).await?;
    /// assert_eq!(client.orders().get(&order.id).await?.id, order.id);
    /// assert_eq!(client.orders().list().await?.count, Some(0));
    /// simulator.advance(minute).await?;
    /// assert_eq!(client.orders().list().await?.count, Some(1));
    /// # Ok(())
    /// # }
    /// ```
    pub fn list_lag(mut self, lag: Duration) -> Self {
        self.behavior.list_lag = lag;
        self
    }

    /// Adds the id of the object to events without a known field. By default their payloads are
    /// empty, since no page prints one.
    ///
    /// The events of invoices and subscriptions then contain `id`, and
    /// `account_validation.completed` contains `bank_code` and `account_number`, since an account
    /// check has no id. It is not certain that Durianpay sends them: a receiver may use them, but
    /// must not rely on them.
    ///
    /// ```
    /// use durianpay_client::api::RecordInvoicePayment;
    /// use durianpay_client::json::Json;
    /// use durianpay_simulator::Simulator;
    /// use std::time::Duration;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let url = "http://127.0.0.1:9/hook";
    /// let simulator = Simulator::builder().webhook_url(url).named_objects().start().await?;
    /// let paid = RecordInvoicePayment::new("inv_7", 5_000);
    /// simulator.client().invoices().manual_transaction(paid).await?;
    /// simulator.advance(Duration::ZERO).await?;
    /// let sent = &simulator.deliveries()[0];
    /// let body = Json::parse(std::str::from_utf8(&sent.body)?)?;
    /// assert_eq!(sent.event, "invoice.transaction");
    /// assert_eq!(body.get("data"), Some(Json::parse(r#"{"id":"inv_7"}"#)?));
    /// # Ok(())
    /// # }
    /// ```
    pub fn named_objects(mut self) -> Self {
        self.behavior.names_all_objects = true;
        self
    }

    /// Starts the simulator on a free port of 127.0.0.1, or at the address of
    /// [`address`](Self::address). Must be called in a tokio runtime, in which it then runs.
    ///
    /// # Errors
    ///
    /// Fails if the key is a live one, if a URL or the address is not allowed, if the fee is negative, or
    /// if the port cannot be opened.
    pub async fn start(mut self) -> Result<Simulator, SimulatorError> {
        let mut clock = self.starts_at.map_or_else(Clock::real, Clock::at);
        let key = self.checked_key()?;
        let listener = TcpListener::bind(self.standalone.checked_address()?).await?;
        let address = reachable(listener.local_addr()?);
        let host = format!("http://{address}");
        let base_url = legacy_url(&host);
        self.behavior.site.origin = Some(host.clone());
        let runtime = self.runtime.clone();
        let runtime = runtime.unwrap_or_else(|| Arc::new(TokioRuntime::new()));
        let speed = self.standalone.clock_speed;
        if speed > 0 {
            clock.run(speed, runtime.system_time());
        }
        let shared = Arc::new(self.shared(&key, clock, runtime)?);
        // A client sends a key over `http` to loopback only.
        let is_remote = !address.ip().is_loopback();
        let client_host = if is_remote { IN_MEMORY } else { &host };
        let client = Client::builder(key.clone()).base_url(legacy_url(client_host));
        let client = if is_remote {
            client.transport(MemoryTransport::new(Arc::clone(&shared)))
        } else {
            client
        };
        let client = client.build()?;
        shared.state().credentials = Credentials::from_client(&client)?;
        let stop = server::listen(listener, Arc::clone(&shared));
        let dispatcher = tokio::spawn(dispatcher::run(Arc::clone(&shared)));
        let keep_running = || tokio::spawn(dispatcher::keep_running(Arc::clone(&shared)));
        let port = Port {
            dispatcher: dispatcher.abort_handle(),
            clock: (speed > 0).then(|| keep_running().abort_handle()),
            _stop: stop,
        };
        Ok(Simulator {
            snap_client: client_builder(&snap_url(client_host), &shared, is_remote).build()?,
            shared,
            client,
            key,
            base_url,
            port: Some(port),
        })
    }

    /// Creates a simulator without a port: its [`client`](Simulator::client) calls it in memory,
    /// over a [transport](Simulator::transport), fast enough to run thousands of histories in a
    /// test.
    ///
    /// It reads no clock of the machine and draws no random number: the same calls with the same
    /// [seed](Self::seed) produce the same bytes. The virtual clock begins at the start of 2026, or
    /// at the time of [`starts_at`](Self::starts_at).
    ///
    /// No background task delivers webhooks: each `async` method of the handle delivers those that
    /// are due, and `advance(Duration::ZERO)` does only that. A [receiver](Self::webhook_receiver)
    /// needs no network either.
    ///
    /// ```
    /// use durianpay_client::api::{self, CreateOrder, OrderCustomer};
    /// use durianpay_client::Outcome;
    /// use durianpay_simulator::{Effect, Fault, Simulator};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let simulator = Simulator::builder().seed(7).start_in_memory()?;
    /// simulator.faults().next(Fault::Reset(Effect::Applied));
    /// let jane = OrderCustomer::new().email("jane.doe@example.com");
    /// let order = CreateOrder::new(10_000, jane);
    /// let error = simulator.client().orders().create(order).await.unwrap_err();
    /// assert_eq!(error.outcome(), Outcome::Unknown);
    /// assert_eq!(simulator.executions(&api::endpoint::ORDERS_CREATE), 1);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if the key is a live one, if the webhook URL is not `http` to a loopback address, or
    /// if the fee is negative.
    pub fn start_in_memory(self) -> Result<Simulator, SimulatorError> {
        let clock = Clock::at(self.starts_at.unwrap_or_else(first_moment));
        let key = self.checked_key()?;
        let runtime = self.runtime.clone();
        let runtime = runtime.unwrap_or_else(|| Arc::new(TokioRuntime::new()));
        let shared = Arc::new(self.shared(&key, clock, Arc::clone(&runtime))?);
        let base_url = legacy_url(IN_MEMORY);
        let client = Client::builder(key.clone())
            .base_url(&base_url)
            .transport(MemoryTransport::new(Arc::clone(&shared)))
            .runtime(runtime)
            .build()?;
        shared.state().credentials = Credentials::from_client(&client)?;
        Ok(Simulator {
            snap_client: client_builder(&snap_url(IN_MEMORY), &shared, true).build()?,
            shared,
            client,
            key,
            base_url,
            port: None,
        })
    }

    /// Returns the key. Fails if it is a live one, or if the fee is negative.
    fn checked_key(&self) -> Result<ApiKey, SimulatorError> {
        let key = self.key.clone().unwrap_or_else(default_key);
        if key
            .environment()
            .is_some_and(|environment| environment.live)
        {
            return Err(SimulatorError::LiveKey);
        }
        if self.behavior.admin_fee < Amount::ZERO {
            return Err(SimulatorError::NegativeAmount(self.behavior.admin_fee));
        }
        Ok(key)
    }

    /// Creates the shared part, with the initial state.
    fn shared(
        self,
        key: &ApiKey,
        clock: Clock,
        runtime: Arc<dyn Runtime>,
    ) -> Result<Shared, SimulatorError> {
        let Standalone {
            observer,
            hosts,
            is_lenient,
            log_limit,
            snapshot,
            return_url,
            ..
        } = self.standalone;
        let log_limit = log_limit.unwrap_or(log::DEFAULT_LIMIT);
        let destination = |webhooks| match webhooks {
            None => Ok(None),
            Some(Webhooks::Url(url)) => Destination::to_url(&url).map(Some),
            Some(Webhooks::RemoteUrl(url)) => Destination::to_remote_url(&url).map(Some),
            Some(Webhooks::Receiver(receiver)) => Ok(Some(Destination::Function(receiver))),
        };
        let signing = Signing {
            is_repeated: self.snap.signs_again,
            is_below_url: self.snap.signs_documented_path,
        };
        let (webhooks, notified) = (destination(self.webhooks)?, destination(self.notified)?);
        let mut state = State::new(Settings {
            key: key.clone(),
            behavior: self.behavior,
            credentials: Credentials::default(),
            clock,
            outbox: Outbox::new(webhooks, notified, signing, log_limit),
            seed: self.seed,
            snap: self.snap,
            is_lenient,
            log_limit,
        });
        if let Some(url) = return_url {
            state.merchant.behavior.site.return_url = Some(ReturnUrl::parse(&url)?);
        }
        if let Some(snapshot) = snapshot {
            snapshot.restore(&mut state);
        }
        Ok(Shared::new(state, runtime, observer, hosts))
    }
}

impl fmt::Debug for SimulatorBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SimulatorBuilder")
            .field("webhooks", &self.webhooks)
            .field("notified", &self.notified)
            .field("snap", &self.snap)
            .field("seed", &self.seed)
            .field("starts_at", &self.starts_at)
            .field("behavior", &self.behavior)
            .field("standalone", &self.standalone)
            .finish_non_exhaustive()
    }
}

/// The host of a simulator without a port.
const IN_MEMORY: &str = "http://localhost";

/// Returns the base URL of the older API on a host.
fn legacy_url(host: &str) -> String {
    format!("{host}{}", LEGACY.base_path)
}
