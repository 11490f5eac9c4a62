//! [`Worker`]: takes jobs from the queue and handles them.

use super::attempt::Step;
use super::context::{Confirmation, Context, Settings};
use super::handler::Handler;
use super::job::{Job, JobKind};
use super::lookup::Lookup;
use super::metrics::count;
use super::receive::Inbox;
use super::report::in_span;
use super::schedule::Schedule;
use super::store::Claim;
use super::sweep::{Sweep, SweepError, Swept};
use super::takeover::{self, Takeover};
use super::task::TaskStep;
use crate::client::Client;
use crate::store::StoreError;
use crate::types::timestamp::Timestamp;
use std::convert::Infallible;
use std::future::{pending, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};
use uuid::Uuid;

/// The wait after the database failed.
const STORE_PAUSE: Duration = Duration::from_secs(1);

/// How long a busy worker waits for more free places, to claim several jobs with one statement.
const GATHER: Duration = Duration::from_millis(5);

/// Handles the webhooks of an [`Inbox`], in this process and in any number of others.
///
/// You should run one in each process of your server, or in a separate process:
///
/// ```no_run
/// use durianpay_client::webhook::inbox::{
///     Delivery, HandlerError, Inbox, Occurrence, OrderQuery, Worker,
/// };
/// use durianpay_client::webhook::{Expectation, Expected};
/// use durianpay_client::{Amount, Client};
///
/// async fn look_up(order: OrderQuery) -> Result<Expectation, std::io::Error> {
///     // Read the order from your database.
///     Ok(Expectation::Order(Expected::new(order.order_id, Amount::from(10_000))))
/// }
///
/// async fn handle(delivery: Delivery) -> Result<(), HandlerError> {
///     match delivery.occurrence() {
///         Occurrence::OrderPaid(paid) => println!("deliver {}", paid.order_id),
///         Occurrence::Overpaid(paid) => println!("refund {:?}", paid.payment_id),
///         _ => {}
///     }
///     Ok(())
/// }
///
/// # async fn example(inbox: Inbox, client: Client) {
/// let lookup = |order| async { Ok(look_up(order).await?) };
/// Worker::new(inbox, client, lookup).run(handle).await;
/// # }
/// ```
///
/// # Guarantees
///
/// - **At least once.** A handler is run again if it fails, if its process dies, or if its
///   lease is lost. [`Delivery::attempt`](super::Delivery::attempt) returns the number of the
///   attempt, and [`Delivery::key`](super::Delivery::key) an idempotency key for side effects
///   elsewhere.
/// - **Exactly once** for side effects in the same database: `complete_in` of the stores in
///   `durianpay-sqlx` ends the task in the transaction of the side effect.
/// - **In order, one at a time** for each order or other object.
/// - **No unconfirmed facts**: nothing is handed over as a fact unless the API stated it or
///   signed it as a whole, and a state only moves forward.
/// - **No loss when the API lags**: if a webhook claims more than the API states yet, the API
///   is asked again on a [schedule](Self::event_schedule).
///
/// Dropping the future of [`run`](Self::run) has the same effect as the end of the process:
/// handlers are dropped, and their leases end. No call holds a lock or a transaction of the
/// inbox.
#[derive(Clone)]
pub struct Worker(Context);

/// Returns a random number from the system: the first bytes of a random UUID are all random
/// (RFC 9562).
fn random_number() -> u32 {
    let [a, b, c, d, ..] = Uuid::new_v4().into_bytes();
    u32::from_be_bytes([a, b, c, d])
}

impl Worker {
    /// Creates a worker that asks the API through `client`, and your database through
    /// `lookup`.
    #[must_use]
    pub fn new(inbox: Inbox, client: Client, lookup: impl Lookup) -> Self {
        let confirmation = Confirmation {
            client,
            lookup: Arc::new(lookup),
            unknown: Arc::default(),
        };
        Self::with(inbox, Some(confirmation))
    }

    /// Creates a worker for an inbox that only receives
    /// [notifications](Inbox::receive_notification). They are authentic as a whole, so that the
    /// API is not asked.
    ///
    /// If the same store also receives webhooks, each of its workers should have a client, from
    /// [`new`](Self::new): a worker without one leaves webhooks waiting.
    #[must_use]
    pub fn for_notifications(inbox: Inbox) -> Self {
        Self::with(inbox, None)
    }

    fn with(inbox: Inbox, confirmation: Option<Confirmation>) -> Self {
        Self(Context {
            inbox,
            confirmation,
            settings: Settings {
                concurrency: 8,
                lease: Duration::from_secs(60),
                poll: Duration::from_secs(1),
                grace: Duration::from_secs(30),
                events: Schedule::new(Duration::from_secs(1), Duration::from_secs(900), 40),
                tasks: Schedule::new(Duration::from_secs(2), Duration::from_secs(1800), 20),
                sweep: None,
                random: random_number,
            },
        })
    }

    /// Sets the number of jobs that are handled at once. Defaults to 8; the minimum is 1.
    #[must_use]
    pub fn concurrency(mut self, jobs: u32) -> Self {
        self.0.settings.concurrency = jobs.max(1);
        self
    }

    /// Sets how long a worker may be silent before another one takes over its jobs. Defaults to
    /// one minute. A running worker extends its leases three times in this time, so handlers
    /// may take longer.
    ///
    /// All workers of a store must have the same lease.
    #[must_use]
    pub fn lease(mut self, lease: Duration) -> Self {
        self.0.settings.lease = lease;
        self
    }

    /// Sets the interval at which the store is asked for jobs that are due. Defaults to one
    /// second. New jobs are noticed at once if the store can report them.
    #[must_use]
    pub fn poll_interval(mut self, interval: Duration) -> Self {
        self.0.settings.poll = interval;
        self
    }

    /// Sets how long [`run_until`](Self::run_until) waits for running handlers. Defaults to 30
    /// seconds.
    #[must_use]
    pub fn grace(mut self, grace: Duration) -> Self {
        self.0.settings.grace = grace;
        self
    }

    /// Sets when an event is confirmed again that could not be confirmed: the API or your
    /// database failed, the order is [not there yet](crate::webhook::Expectation::NotYet), or
    /// the API states less than the webhook claims. Defaults to 40 attempts within seven hours,
    /// at first after a second, at last every quarter of an hour.
    #[must_use]
    pub fn event_schedule(mut self, schedule: Schedule) -> Self {
        self.0.settings.events = schedule;
        self
    }

    /// Sets when a failed handler is run again. Defaults to 20 attempts within five hours.
    #[must_use]
    pub fn task_schedule(mut self, schedule: Schedule) -> Self {
        self.0.settings.tasks = schedule;
        self
    }

    /// Looks for missed webhooks every `interval`, among the orders and payments that were
    /// created within the last `window`: see [`sweep`](Self::sweep). Disabled by default.
    #[must_use]
    pub fn sweep_every(mut self, interval: Duration, window: Duration) -> Self {
        self.0.settings.sweep = Some((interval, window));
        self
    }

    /// Reads random numbers from a function, so that a simulation can be reproduced. They
    /// spread the waits between attempts.
    #[must_use]
    pub fn random(mut self, random: fn() -> u32) -> Self {
        self.0.settings.random = random;
        self
    }

    /// Handles jobs until the future is dropped.
    pub async fn run(&self, handler: impl Handler) -> Infallible {
        self.run_until(pending::<Infallible>(), handler).await
    }

    /// Handles jobs until `shutdown` is ready. Then it claims no more jobs, and waits for
    /// running handlers for at most the time of [`grace`](Self::grace).
    ///
    /// ```
    /// use durianpay_client::webhook::inbox::{Delivery, Inbox, MemoryStore, Worker};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let worker = Worker::for_notifications(Inbox::for_notifications(MemoryStore::default()));
    /// let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    /// let running = tokio::spawn(async move {
    ///     worker.run_until(stopped, |_: Delivery| std::future::ready(Ok(()))).await
    /// });
    /// drop(stop); // in production: on SIGTERM, with `tokio::signal`
    /// let _stopped = running.await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn run_until<T>(
        &self,
        shutdown: impl Future<Output = T>,
        handler: impl Handler,
    ) -> T {
        let mut shutdown = pin!(shutdown);
        let mut run = Run::new(self, handler);
        let settings = &self.0.settings;
        let poll = settings.poll.min(takeover::interval(settings.lease));
        loop {
            run.sweep();
            let pause = run.fill().await;
            let store = self.0.inbox.store();
            let idle = async {
                match pause {
                    Some(pause) => sleep(pause).await,
                    None => store.wait(poll).await,
                }
            };
            if let Some(output) = run.next(shutdown.as_mut(), idle).await {
                run.finish(settings.grace).await;
                return output;
            }
            run.take_over().await;
        }
    }

    /// Handles all jobs that are due now, and those that follow from them. Returns when no job
    /// is due or running here. It is for tests, and for your own job scheduler.
    ///
    /// # Errors
    ///
    /// If the store fails to return jobs.
    ///
    /// ```
    /// use durianpay_client::Amount;
    /// use durianpay_client::webhook::inbox::{Delivery, Inbox, Incoming, MemoryStore, Worker};
    /// use durianpay_client::webhook::{Expectation, Expected, Verifier};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use durianpay_client::api::{ChargeResponse, CreateOrder, OrderCustomer, QrisCharge};
    /// # let simulator = durianpay_simulator::Simulator::builder()
    /// #     .webhook_receiver(|_| std::future::ready(http::StatusCode::OK))
    /// #     .start_in_memory()?;
    /// # let client = simulator.client();
    /// # let jane = OrderCustomer::new().email("jane.doe@example.com");
    /// # let order = client.orders().create(CreateOrder::new(10_000, jane)).await?;
    /// # let charge = client.payments().charge(QrisCharge::new(&order.id, 10_000)).await?;
    /// # let ChargeResponse::Qris(qris) = charge.response else {
    /// #     return Err("a QRIS charge has a QRIS response".into());
    /// # };
    /// # let body = simulator.pay(&qris.payment_id).await?.remove(0).body;
    /// # let verifier = Verifier::new([simulator.api_key().clone()]);
    /// let inbox = Inbox::new(MemoryStore::default(), verifier);
    /// inbox.receive(Incoming::new(&body)).await?;
    ///
    /// let expected = Expectation::Order(Expected::new(order.id, Amount::from(10_000)));
    /// let lookup = move |_| std::future::ready(Ok(expected.clone()));
    /// let worker = Worker::new(inbox.clone(), client, lookup);
    /// let handler = async |delivery: Delivery| {
    ///     assert_eq!(delivery.occurrence().name(), "order_paid");
    ///     Ok(())
    /// };
    /// worker.run_pending(handler).await?;
    /// assert_eq!(inbox.metrics().handled, 1);
    /// # Ok(())
    /// # }
    /// ```
    pub async fn run_pending(&self, handler: impl Handler) -> Result<(), StoreError> {
        let mut run = Run::new(self, handler);
        loop {
            let claimed = run.claim().await?;
            if claimed == 0 && run.jobs.join_next().await.is_none() {
                return Ok(());
            }
        }
    }
}

impl Worker {
    /// Looks for payments and orders created since a time that have a final state at the API
    /// which the inbox has not seen, and adds them to the queue: their webhooks never arrived,
    /// or are still in transit.
    ///
    /// It reads at most `most_pages` pages, with one request each; the next call with the same
    /// or a later time continues there. It may run concurrently with live webhooks and with
    /// sweeps of other hosts: each occurrence is handed over once. It does not look for refunds
    /// of orders that were seen paid.
    ///
    /// No list contains batches of disbursements: pass those that are open in your database to
    /// [`Inbox::ask`](Inbox::ask).
    ///
    /// # Errors
    ///
    /// If a request or the store fails. The next sweep continues where this one ended.
    pub async fn sweep(&self, since: Timestamp, most_pages: u32) -> Result<Swept, SweepError> {
        Sweep::new(&self.0)?.run(since, most_pages).await
    }
}

/// A run of a worker.
struct Run<H> {
    context: Context,
    handler: Arc<H>,
    jobs: JoinSet<()>,
    /// Whether the last claim returned as many jobs as it asked for.
    is_busy: bool,
    takeover: Takeover,
    swept_at: Option<Instant>,
    sweeping: JoinSet<()>,
}

impl<H: Handler> Run<H> {
    fn new(worker: &Worker, handler: H) -> Self {
        Self {
            context: worker.0.clone(),
            handler: Arc::new(handler),
            jobs: JoinSet::new(),
            is_busy: false,
            takeover: Takeover::default(),
            swept_at: None,
            sweeping: JoinSet::new(),
        }
    }

    /// Claims as many jobs as there are free places. Returns their number.
    async fn claim(&mut self) -> Result<u32, StoreError> {
        if self.is_busy {
            // Nothing is lost at the end of the time: whatever has ended is no longer in the set.
            let _ = timeout(GATHER, self.gather()).await;
        }
        let most = self.free_places();
        if most == 0 {
            return Ok(0);
        }
        let settings = &self.context.settings;
        let claim = Claim {
            token: Uuid::new_v4().to_string(),
            most,
            max_wait: settings.longest_wait(),
        };
        let jobs = self.context.inbox.store().claim(claim).await?;
        let claimed = u32::try_from(jobs.len()).unwrap_or(u32::MAX);
        self.is_busy = claimed == most;
        for job in jobs {
            self.start(job);
        }
        Ok(claimed)
    }

    fn free_places(&self) -> u32 {
        let running = u32::try_from(self.jobs.len()).unwrap_or(u32::MAX);
        self.context.settings.concurrency.saturating_sub(running)
    }

    /// Waits until half of the places are free.
    async fn gather(&mut self) {
        let half = self.context.settings.concurrency.div_ceil(2);
        while self.free_places() < half && self.jobs.join_next().await.is_some() {}
    }

    fn start(&mut self, job: Job) {
        let context = self.context.clone();
        match job.kind {
            JobKind::Event => {
                let span = job.clone();
                let step = Step::new(context, job).run();
                self.jobs.spawn(in_span(&span, step))
            }
            JobKind::Task => {
                let handler = Arc::clone(&self.handler);
                let span = job.clone();
                let step = TaskStep::new(context, job).run(handler);
                self.jobs.spawn(in_span(&span, step))
            }
        };
    }

    /// Fills the free places. Returns the wait until the next attempt if the store failed,
    /// or zero if there may be more jobs.
    async fn fill(&mut self) -> Option<Duration> {
        match self.claim().await {
            Ok(0) => None,
            Ok(_) => Some(Duration::ZERO),
            Err(error) => {
                super::report::store_failed(&error);
                Some(STORE_PAUSE)
            }
        }
    }

    /// Waits until a job ends, until there may be a new one, or for the shutdown.
    async fn next<T>(
        &mut self,
        mut shutdown: Pin<&mut impl Future<Output = T>>,
        idle: impl Future<Output = ()>,
    ) -> Option<T> {
        let mut idle = pin!(idle);
        poll_fn(|cx| {
            if let Poll::Ready(output) = shutdown.as_mut().poll(cx) {
                return Poll::Ready(Some(output));
            }
            if let Poll::Ready(Some(_)) = self.jobs.poll_join_next(cx) {
                return Poll::Ready(None);
            }
            idle.as_mut().poll(cx).map(|()| None)
        })
        .await
    }

    /// Takes over the jobs of workers that died. Looks several times in each lease.
    async fn take_over(&mut self) {
        let settings = &self.context.settings;
        let now = Instant::now();
        if !self.takeover.is_due(settings.lease, now) {
            return;
        }
        let store = self.context.inbox.store();
        let running = match store.running().await {
            Ok(running) => running,
            Err(error) => return super::report::store_failed(&error),
        };
        for stopped in self.takeover.observe(running, settings.lease, now) {
            match store.release(&stopped).await {
                Ok(true) => {
                    count(&self.context.inbox.counters().taken_over);
                    super::report::taken_over(stopped.id);
                }
                Ok(false) => {}
                Err(error) => super::report::store_failed(&error),
            }
        }
    }

    /// Starts a sweep if one is due.
    fn sweep(&mut self) {
        let Some((interval, window)) = self.context.settings.sweep else {
            return;
        };
        let now = Instant::now();
        let is_due = self
            .swept_at
            .is_none_or(|at| now.saturating_duration_since(at) >= interval);
        while self.sweeping.try_join_next().is_some() {}
        if is_due && self.sweeping.is_empty() {
            self.swept_at = Some(now);
            let context = self.context.clone();
            self.sweeping.spawn(async move {
                let swept = async { Sweep::new(&context)?.within(window).await };
                if let Err(error) = swept.await {
                    super::report::sweep_failed(&error);
                }
            });
        }
    }

    /// Waits for the running jobs.
    async fn finish(&mut self, grace: Duration) {
        let all = async { while self.jobs.join_next().await.is_some() {} };
        // After the grace, the handlers are dropped and their leases end.
        let _ = timeout(grace, all).await;
    }
}

impl std::fmt::Debug for Worker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Worker")
            .field("inbox", &self.0.inbox)
            .field("settings", &self.0.settings)
            .finish_non_exhaustive()
    }
}
