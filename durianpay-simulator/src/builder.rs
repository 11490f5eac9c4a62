//! The builder of a simulator.

use crate::clock::Clock;
use crate::connection::{ConnectionHandle, FaultyListener};
use crate::credentials::Credentials;
use crate::destination::{Destination, Receiver};
use crate::dispatcher;
use crate::error::SimulatorError;
use crate::legacy::LEGACY;
use crate::letter::Signing;
use crate::memory::MemoryTransport;
use crate::model::merchant::Behavior;
use crate::outbox::Outbox;
use crate::server;
use crate::shared::Shared;
use crate::simulator::{Port, Simulator};
use crate::snap::behavior::Behavior as SnapBehavior;
use crate::snap::handle_client::{base_url as snap_url, client_builder};
use crate::state::{Settings, State};
use axum::Router;
use axum::extract::ConnectInfo;
use bytes::Bytes;
use durianpay_client::{Amount, ApiKey, Client, Runtime, Timestamp, TokioRuntime};
use http::StatusCode;
use std::fmt;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// The settings of a [`Simulator`], from [`Simulator::builder`].
#[derive(Default)]
#[must_use = "a builder does nothing until `start` is called"]
pub struct SimulatorBuilder {
    key: Option<ApiKey>,
    webhooks: Option<Webhooks>,
    /// Where the notifications of SNAP go to.
    pub(crate) notified: Option<Webhooks>,
    pub(crate) snap: SnapBehavior,
    runtime: Option<Arc<dyn Runtime>>,
    seed: u64,
    starts_at: Option<Timestamp>,
    behavior: Behavior,
}

/// Where webhooks go to.
#[derive(Debug)]
pub(crate) enum Webhooks {
    /// To a URL that is not checked yet.
    Url(String),
    Receiver(Receiver),
}

impl Simulator {
    /// Starts a simulator with default settings, in the tokio runtime that
    /// this is called in.
    ///
    /// # Errors
    ///
    /// If no port can be opened.
    pub async fn start() -> Result<Self, SimulatorError> {
        Self::builder().start().await
    }

    /// Returns a builder, for a simulator with custom settings.
    pub fn builder() -> SimulatorBuilder {
        SimulatorBuilder::default()
    }
}

impl SimulatorBuilder {
    /// Accepts calls with this key, and signs webhooks with it. A live key is
    /// rejected. `dp_test_simulator` by default.
    pub fn api_key(mut self, key: ApiKey) -> Self {
        self.key = Some(key);
        self
    }

    /// Sends webhooks to this URL: `http` to a loopback address.
    pub fn webhook_url(mut self, url: impl Into<String>) -> Self {
        self.webhooks = Some(Webhooks::Url(url.into()));
        self
    }

    /// Hands webhooks over to this function, which returns the status of the response; `None`
    /// breaks the connection before there is one. Replaces a URL.
    ///
    /// Faults of deliveries apply to it: a receiver that is called twice runs twice at the same
    /// time, and of a sender that hangs up, the future is dropped. It must not move the clock of
    /// the simulator.
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

    /// Takes the timer of delayed responses and of receivers from this runtime, in place of
    /// tokio. In memory it is also the runtime of [`client`](Simulator::client).
    pub fn runtime(mut self, runtime: impl Runtime) -> Self {
        self.runtime = Some(Arc::new(runtime));
        self
    }

    /// Makes other ids and tokens than another seed; 0 by default. Those of one seed are the same
    /// in every run.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Sets the virtual clock to this time at the start, in place of the
    /// real one, or in memory of the first moment of 2026.
    pub fn starts_at(mut self, time: Timestamp) -> Self {
        self.starts_at = Some(time);
        self
    }

    /// Leaves the signature out of webhooks of this event.
    ///
    /// The integration guide prints one with `payment.completed` alone, other
    /// sources with more: a receiver must accept webhooks without one.
    pub fn unsigned(mut self, event: impl Into<String>) -> Self {
        self.behavior.unsigned_events.push(event.into());
        self
    }

    /// Sets the fee of each payment; 4440.00 rupiah by default.
    ///
    /// It applies to orders that say who bears it. With `excluded`, the customer does: the
    /// payment and its webhook are over the amount of the order and the fee. With `included`,
    /// the merchant does, and the amount stays. `total_fee` of the payment shows the fee in
    /// either case. It is blank, as in all samples, if the order does not name an
    /// `admin_fee_method`.
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

    /// Lets a payment read `refunded` once all that was paid is refunded, as the older
    /// documentation says. By default it stays `completed`, and only its refunds show that
    /// the money has gone back.
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

    /// Lets lists show an order, a payment or a refund only so long after it was made; at once
    /// by default. Reading one by its id shows it at once.
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

    /// Lets the events of which no field is known name their object. By default their
    /// payloads are empty, since no page prints one.
    ///
    /// The events of invoices and subscriptions have the `id`, and
    /// `account_validation.completed` has `bank_code` and `account_number`, since a check of
    /// an account has no id. Whether Durianpay's have them is not certain: a receiver can
    /// use them, and cannot rely on them.
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

    /// Starts the simulator on a free port of 127.0.0.1, in the tokio runtime
    /// that this is called in.
    ///
    /// # Errors
    ///
    /// If the key is a live one, if the webhook URL is not `http` to a
    /// loopback address, if the fee is negative, or if no port can be opened.
    pub async fn start(self) -> Result<Simulator, SimulatorError> {
        let clock = self.starts_at.map_or_else(Clock::real, Clock::at);
        let key = self.checked_key()?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let host = format!("http://{}", listener.local_addr()?);
        let base_url = format!("{host}{}", LEGACY.base_path);
        let client = Client::builder(key.clone()).base_url(&base_url).build()?;
        let runtime = self.runtime.clone();
        let runtime = runtime.unwrap_or_else(|| Arc::new(TokioRuntime::new()));
        let state = self.state(&key, clock)?;
        let shared = Arc::new(Shared::new(state, runtime));
        shared.state().credentials = Credentials::from_client(&client)?;
        let stop = serve(listener, Arc::clone(&shared));
        let dispatcher = tokio::spawn(dispatcher::run(Arc::clone(&shared)));
        let port = Port {
            dispatcher: dispatcher.abort_handle(),
            _stop: stop,
        };
        Ok(Simulator {
            snap_client: client_builder(&snap_url(&host), &shared, false).build()?,
            shared,
            client,
            key,
            base_url,
            port: Some(port),
        })
    }

    /// Creates a simulator without a port: its [`client`](Simulator::client) calls it in memory,
    /// over a [transport](Simulator::transport), and so fast that a test can run thousands of
    /// histories.
    ///
    /// It reads no clock of the machine and draws no random number: the same calls with the same
    /// [seed](Self::seed) get the same bytes. The virtual clock begins with the first moment of
    /// 2026, or when [`starts_at`](Self::starts_at) says.
    ///
    /// No task delivers webhooks: each `async` method of the handle delivers those that are due,
    /// and `advance(Duration::ZERO)` does nothing else. A
    /// [receiver](Self::webhook_receiver) needs no network either.
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
    /// If the key is a live one, if the webhook URL is not `http` to a loopback address, or if
    /// the fee is negative.
    pub fn start_in_memory(self) -> Result<Simulator, SimulatorError> {
        let clock = Clock::at(self.starts_at.unwrap_or_else(first_moment));
        let key = self.checked_key()?;
        let runtime = self.runtime.clone();
        let runtime = runtime.unwrap_or_else(|| Arc::new(TokioRuntime::new()));
        let state = self.state(&key, clock)?;
        let shared = Arc::new(Shared::new(state, Arc::clone(&runtime)));
        let host = "http://localhost";
        let base_url = format!("{host}{}", LEGACY.base_path);
        let client = Client::builder(key.clone())
            .base_url(&base_url)
            .transport(MemoryTransport::new(Arc::clone(&shared)))
            .runtime(runtime)
            .build()?;
        shared.state().credentials = Credentials::from_client(&client)?;
        Ok(Simulator {
            snap_client: client_builder(&snap_url(host), &shared, true).build()?,
            shared,
            client,
            key,
            base_url,
            port: None,
        })
    }

    /// Returns the key, unless it or the fee is refused.
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

    /// Returns the state at the start.
    fn state(self, key: &ApiKey, clock: Clock) -> Result<State, SimulatorError> {
        let destination = |webhooks| match webhooks {
            None => Ok(None),
            Some(Webhooks::Url(url)) => Destination::to_url(&url).map(Some),
            Some(Webhooks::Receiver(receiver)) => Ok(Some(Destination::Function(receiver))),
        };
        let signing = Signing {
            is_repeated: self.snap.signs_again,
            is_below_url: self.snap.signs_documented_path,
        };
        let (webhooks, notified) = (destination(self.webhooks)?, destination(self.notified)?);
        Ok(State::new(Settings {
            key: key.clone(),
            behavior: self.behavior,
            credentials: Credentials::default(),
            clock,
            outbox: Outbox::new(webhooks, notified, signing),
            seed: self.seed,
            snap: self.snap,
        }))
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
            .finish_non_exhaustive()
    }
}

/// Returns the time at which the clock of a simulator in memory starts.
fn first_moment() -> Timestamp {
    const FIRST_SECOND_OF_2026: i64 = 1_767_225_600;
    Timestamp::from_unix_seconds(FIRST_SECOND_OF_2026)
        .expect("a second of 2026 is within the years of a timestamp")
}

/// Returns the default key.
fn default_key() -> ApiKey {
    ApiKey::new("dp_test_simulator").expect("a constant of printable ASCII characters is a key")
}

/// Serves the port until the returned sender is dropped.
fn serve(listener: TcpListener, shared: Arc<Shared>) -> oneshot::Sender<()> {
    let (stop, stopped) = oneshot::channel();
    let serve = move |ConnectInfo(connection): ConnectInfo<ConnectionHandle>, request| {
        server::serve(Arc::clone(&shared), connection, request)
    };
    let service = Router::new()
        .fallback(serve)
        .into_make_service_with_connect_info::<ConnectionHandle>();
    tokio::spawn(async move {
        // Not aborted: its connections are separate tasks, which only a
        // graceful shutdown ends. The next response of each is its last.
        let serving =
            axum::serve(FaultyListener(listener), service).with_graceful_shutdown(async {
                let _dropped = stopped.await;
            });
        let _ended = serving.await;
    });
    stop
}
