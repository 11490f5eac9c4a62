//! A shop with an inbox, a worker and a simulated Durianpay, on a clock that only the test
//! moves.

use axum::Router;
use axum::extract::FromRef;
use axum::routing::post;
use durianpay_client::api::{
    ChargeResponse, CreateOrder, CreateRefund, CreateRefundFields, Order, OrderCustomer, PaymentId,
    QrisCharge, Refund,
};
use durianpay_client::webhook::inbox::{
    Delivery, Filter, HandlerError, Inbox, Incoming, JobInfo, JobKind, JobStatus, MemoryStore,
    Occurrence, OrderQuery, Receipt, ReceiveError, Store, Worker,
};
use durianpay_client::webhook::{Expectation, Expected, Verifier};
use durianpay_client::{Amount, Client};
use durianpay_simulator::{Simulator, SimulatorBuilder};
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, SystemTime};
use tokio::net::TcpListener;
use tokio::time::Instant;

pub(crate) const SECOND: Duration = Duration::from_secs(1);
pub(crate) const MINUTE: Duration = Duration::from_secs(60);
pub(crate) const HOUR: Duration = Duration::from_secs(60 * 60);

/// Keeps the paused clock of tokio from moving by itself while sockets are waited for. The
/// clock does not move while a blocking task runs, and this one runs until it is dropped.
pub(crate) struct Frozen(
    #[expect(dead_code, reason = "dropping it ends the task")] mpsc::Sender<()>,
);

impl Frozen {
    pub(crate) fn clock() -> Self {
        let (thaw, frozen) = mpsc::channel::<()>();
        // An error is the end.
        drop(tokio::task::spawn_blocking(move || frozen.recv()));
        Self(thaw)
    }
}

/// A delivery as the handler got it, and the number of the attempt.
pub(crate) type Handled = Vec<Delivery>;

/// The database of the shop.
#[derive(Default)]
pub(crate) struct Books {
    pub(crate) expectations: BTreeMap<String, Expectation>,
    /// The lookups so far.
    pub(crate) lookups: Vec<OrderQuery>,
    /// How often the database fails from now on.
    pub(crate) lookup_failures: u32,
    /// The results of the handler for the next deliveries, before it succeeds.
    pub(crate) failures: VecDeque<HandlerError>,
    pub(crate) handled: Handled,
}

pub(crate) struct Shop {
    pub(crate) simulator: Simulator,
    pub(crate) client: Client,
    pub(crate) inbox: Inbox,
    pub(crate) store: MemoryStore,
    pub(crate) books: Arc<Mutex<Books>>,
    pub(crate) url: String,
    started: (Instant, SystemTime),
    _clock: Frozen,
}

#[derive(Clone)]
struct App(Inbox);

impl FromRef<App> for Inbox {
    fn from_ref(app: &App) -> Self {
        app.0.clone()
    }
}

/// Serves `POST /webhook` with an inbox, and returns the URL.
pub(crate) async fn serve(inbox: Inbox) -> String {
    let router = Router::new()
        .route("/webhook", post(async |receipt: Receipt| receipt))
        .with_state(App(inbox));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/webhook", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

impl Shop {
    /// Opens a shop to which the simulator sends all webhooks.
    pub(crate) async fn open() -> Self {
        Self::open_with(Simulator::builder(), |inbox| inbox).await
    }

    pub(crate) async fn open_with(
        builder: SimulatorBuilder,
        configure: impl FnOnce(Inbox) -> Inbox,
    ) -> Self {
        let clock = Frozen::clock();
        let started = (Instant::now(), SystemTime::now());
        let simulator = builder.start().await.unwrap();
        let verifier = Verifier::new([simulator.api_key().clone()]);
        let store = MemoryStore::default();
        let inbox = configure(Inbox::new(store.clone(), verifier));
        let url = serve(inbox.clone()).await;
        simulator.set_webhook_url(&url).unwrap();
        Self {
            client: simulator.client(),
            simulator,
            inbox,
            store,
            books: Arc::default(),
            url,
            started,
            _clock: clock,
        }
    }

    /// Opens a shop whose webhooks are all lost on the way.
    pub(crate) async fn deaf() -> Self {
        let shop = Self::open().await;
        shop.simulator
            .set_webhook_url("http://127.0.0.1:9/nobody")
            .unwrap();
        shop
    }

    /// Creates an order over 10000.00, and writes it down.
    pub(crate) async fn order(&self) -> Order {
        self.order_like(|order| order).await
    }

    pub(crate) async fn order_like(
        &self,
        change: impl FnOnce(CreateOrder) -> CreateOrder,
    ) -> Order {
        let order = self.unknown_order(change).await;
        self.expect(&order, Expected::new(&order.id, order.amount));
        order
    }

    /// Creates an order that is not in the database of the shop.
    pub(crate) async fn unknown_order(
        &self,
        change: impl FnOnce(CreateOrder) -> CreateOrder,
    ) -> Order {
        let jane = OrderCustomer::new().email("jane.doe@example.com");
        let create = change(CreateOrder::new(Amount::from(10_000), jane));
        let order = self.client.orders().create(create).await.unwrap();
        // `order.created` comes after the response.
        self.simulator.advance(Duration::ZERO).await.unwrap();
        order
    }

    /// Expects this of an order from now on.
    pub(crate) fn expect(&self, order: &Order, expected: Expected) {
        self.set(order.id.as_str(), Expectation::Order(expected));
    }

    /// Sets the result of looking an order up.
    pub(crate) fn set(&self, order: &str, expectation: Expectation) {
        let mut books = self.books.lock().unwrap();
        books.expectations.insert(order.to_owned(), expectation);
    }

    /// Starts a QRIS payment of an order.
    pub(crate) async fn charge(&self, order: &Order) -> PaymentId {
        let qris = QrisCharge::new(&order.id, order.amount);
        let charge = self.client.payments().charge(qris).await.unwrap();
        let ChargeResponse::Qris(qris) = charge.response else {
            panic!("a QRIS charge has another response");
        };
        qris.payment_id
    }

    /// An order, and a payment of it that is under way.
    pub(crate) async fn sale(&self) -> (Order, PaymentId) {
        let order = self.order().await;
        let payment = self.charge(&order).await;
        (order, payment)
    }

    pub(crate) async fn refund(&self, payment: &PaymentId, amount: i64) -> Refund {
        let reference = format!("refund-{payment}-{amount}");
        let refund = CreateRefund::new(CreateRefundFields {
            ref_id: reference,
            payment_id: payment.clone(),
            amount: Amount::from_rupiah(amount).unwrap(),
        });
        self.client.refunds().create(refund).await.unwrap()
    }

    /// Receives a webhook, as a server does.
    pub(crate) async fn receive(&self, body: impl AsRef<[u8]>) -> Result<Receipt, ReceiveError> {
        self.inbox.receive(Incoming::new(body.as_ref())).await
    }

    /// Receives a webhook without a signature.
    pub(crate) async fn claim(&self, event: &str, id: impl AsRef<str>) -> Receipt {
        self.receive(claim(event, id.as_ref())).await.unwrap()
    }

    /// A worker whose waits are the longest of its schedules.
    pub(crate) fn worker(&self) -> Worker {
        self.worker_for(self.inbox.clone(), self.client.clone())
    }

    pub(crate) fn worker_for(&self, inbox: Inbox, client: Client) -> Worker {
        let books = Arc::clone(&self.books);
        Worker::new(inbox, client, lookup(books)).random(|| u32::MAX)
    }

    /// Handles a delivery: writes it down, and fails if the test said so.
    pub(crate) fn handler(
        &self,
    ) -> impl Fn(Delivery) -> std::future::Ready<Result<(), HandlerError>> + Send + Sync + 'static
    {
        let books = Arc::clone(&self.books);
        move |delivery| {
            let mut books = books.lock().unwrap();
            books.handled.push(delivery);
            std::future::ready(match books.failures.pop_front() {
                Some(error) => Err(error),
                None => Ok(()),
            })
        }
    }

    /// Handles all that is due now.
    pub(crate) async fn work(&self) {
        self.worker().run_pending(self.handler()).await.unwrap();
    }

    /// Works until nothing is pending, and moves the clock to whatever is due next.
    pub(crate) async fn work_to_the_end(&self) {
        self.work_for(Duration::from_secs(u64::from(u32::MAX)))
            .await;
    }

    /// The same, but for at most that long.
    pub(crate) async fn work_for(&self, time: Duration) {
        let end = Instant::now() + time;
        let worker = self.worker();
        loop {
            worker.run_pending(self.handler()).await.unwrap();
            let Some(wait) = self.next_due().await else {
                return;
            };
            if Instant::now() + wait > end {
                tokio::time::advance(end.saturating_duration_since(Instant::now())).await;
                return;
            }
            tokio::time::advance(wait).await;
        }
    }

    /// How long it is until a job is due; `None` if none is pending.
    pub(crate) async fn next_due(&self) -> Option<Duration> {
        let (instant, time) = self.started;
        let now = time + instant.elapsed();
        let pending = self.jobs(None, Some(JobStatus::Pending)).await;
        let due = pending.iter().map(|job| job.due_at).min()?;
        let wait = due.duration_since(now).unwrap_or_default();
        // The clocks of the store and of this shop were started one after the other.
        Some(wait + Duration::from_millis(50))
    }

    pub(crate) async fn jobs(
        &self,
        kind: Option<JobKind>,
        status: Option<JobStatus>,
    ) -> Vec<JobInfo> {
        let filter = Filter {
            kind,
            status,
            limit: Some(u32::MAX),
            ..Filter::default()
        };
        let mut jobs = self.store.list(filter).await.unwrap();
        jobs.reverse();
        jobs
    }

    /// The names of all jobs of a status, with their reasons.
    pub(crate) async fn reasons(&self, status: JobStatus) -> Vec<(String, String)> {
        let jobs = self.jobs(None, Some(status)).await;
        jobs.into_iter().map(|job| (job.name, job.reason)).collect()
    }

    /// Returns the names of the occurrences that were handed over, in order.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        let books = self.books.lock().unwrap();
        let names = books
            .handled
            .iter()
            .map(|delivery| delivery.occurrence().name());
        names.collect()
    }

    pub(crate) fn handled(&self) -> Handled {
        self.books.lock().unwrap().handled.clone()
    }

    /// Returns the only occurrence with the given name.
    #[track_caller]
    pub(crate) fn only(&self, name: &str) -> Delivery {
        let mut found = self.handled();
        found.retain(|delivery| delivery.occurrence().name() == name);
        assert_eq!(found.len(), 1, "{name} in {:?}", self.names());
        found.remove(0)
    }

    /// The number of requests of the API so far.
    pub(crate) fn calls(&self) -> usize {
        self.simulator.requests().len()
    }
}

pub(crate) fn lookup(
    books: Arc<Mutex<Books>>,
) -> impl Fn(
    OrderQuery,
) -> std::future::Ready<Result<Expectation, Box<dyn std::error::Error + Send + Sync>>>
+ Send
+ Sync
+ 'static {
    move |query| {
        let mut books = books.lock().unwrap();
        let found = books.expectations.get(query.order_id.as_str()).cloned();
        books.lookups.push(query);
        if books.lookup_failures > 0 {
            books.lookup_failures -= 1;
            return std::future::ready(Err("the database of the shop is locked".into()));
        }
        std::future::ready(Ok(found.unwrap_or(Expectation::NotYet)))
    }
}

/// The body of a webhook without a signature.
pub(crate) fn claim(event: &str, id: &str) -> String {
    let id = serde_json::Value::from(id);
    format!(r#"{{"event":"{event}","data":{{"id":{id},"amount":"10000"}}}}"#)
}

pub(crate) fn rupiah(text: &str) -> Amount {
    text.parse().unwrap()
}

/// The facts of a payment in an occurrence: received and refunded.
#[track_caller]
pub(crate) fn amounts(delivery: &Delivery) -> (String, String) {
    let facts = match delivery.occurrence() {
        Occurrence::OrderPaid(facts)
        | Occurrence::Overpaid(facts)
        | Occurrence::OrderRefunded(facts)
        | Occurrence::PaymentRefunded(facts)
        | Occurrence::PaidDifferently { payment: facts, .. }
        | Occurrence::Conflict { payment: facts, .. } => facts,
        other => panic!("{other:?} is about no payment"),
    };
    let text = |amount: Amount| amount.canonical().to_string();
    (text(facts.amount), text(facts.refunded))
}
