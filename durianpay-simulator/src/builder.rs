//! The builder of a simulator.

use crate::clock::Clock;
use crate::connection::{ConnectionHandle, FaultyListener};
use crate::credentials::Credentials;
use crate::dispatcher;
use crate::error::SimulatorError;
use crate::loopback::loopback_url;
use crate::model::merchant::Behavior;
use crate::outbox::Outbox;
use crate::server;
use crate::shared::Shared;
use crate::simulator::Simulator;
use crate::state::{Settings, State};
use axum::Router;
use axum::extract::ConnectInfo;
use durianpay_client::{Amount, ApiKey, Client, Timestamp};
use std::net::Ipv4Addr;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// The settings of a [`Simulator`], from [`Simulator::builder`].
#[derive(Debug, Default)]
#[must_use = "a builder does nothing until `start` is called"]
pub struct SimulatorBuilder {
    key: Option<ApiKey>,
    webhook_url: Option<String>,
    starts_at: Option<Timestamp>,
    behavior: Behavior,
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
        self.webhook_url = Some(url.into());
        self
    }

    /// Sets the virtual clock to this time at the start, in place of the
    /// real one.
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
        let key = self.key.unwrap_or_else(default_key);
        if key
            .environment()
            .is_some_and(|environment| environment.live)
        {
            return Err(SimulatorError::LiveKey);
        }
        if self.behavior.admin_fee < Amount::ZERO {
            return Err(SimulatorError::NegativeAmount(self.behavior.admin_fee));
        }
        let url = self.webhook_url.as_deref().map(loopback_url).transpose()?;
        let clock = self.starts_at.map_or_else(Clock::real, Clock::at);
        let http = dispatcher::http_client()?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let base_url = format!("http://{}{}", listener.local_addr()?, server::BASE_PATH);
        let client = Client::builder(key.clone()).base_url(&base_url).build()?;
        let credentials = Credentials::from_client(&client)?;
        let state = State::new(Settings {
            key: key.clone(),
            behavior: self.behavior,
            credentials,
            clock,
            outbox: Outbox::new(url),
        });
        let shared = Arc::new(Shared::new(state, http));
        let stop = serve(listener, Arc::clone(&shared));
        let dispatcher = tokio::spawn(dispatcher::run(Arc::clone(&shared)));
        Ok(Simulator {
            shared,
            client,
            key,
            base_url,
            dispatcher: dispatcher.abort_handle(),
            _stop: stop,
        })
    }
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
