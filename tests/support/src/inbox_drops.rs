//! Drops the futures of an inbox at every poll, on any store: no event is lost, and no effect
//! in the database of the store is doubled.

use crate::scripted_server::{Request, Server, Step, json};
use durianpay_client::webhook::inbox::{
    BoxFuture, Delivery, Filter, HandlerError, Inbox, Incoming, JobKind, JobStatus, OrderQuery,
    Store, Worker,
};
use durianpay_client::webhook::{Expectation, Expected, Verifier, sign};
use durianpay_client::{Amount, ApiKey, Client, Timestamp};
use std::future::poll_fn;
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::Duration;

const ORDER: &str = "ord_1";
const PAYMENT: &str = "pay_1";

/// A kind of store.
pub trait Fixture: Send + Sync + 'static {
    /// The store. Clones share it.
    type Store: Store + Clone + 'static;

    /// Creates an empty store.
    fn store(&self) -> BoxFuture<'_, Self::Store>;

    /// Carries an effect out in the database of the store, in one transaction with the end of
    /// the task.
    fn effect<'a>(
        &'a self,
        store: &'a Self::Store,
        delivery: &'a Delivery,
    ) -> BoxFuture<'a, Result<(), HandlerError>>;

    /// Returns the number of effects in the database of the store.
    fn effects<'a>(&'a self, store: &'a Self::Store) -> BoxFuture<'a, usize>;

    /// Lets this time pass.
    fn pass(&self, time: Duration) -> BoxFuture<'_, ()>;

    /// Returns the lease of all workers.
    fn lease(&self) -> Duration;

    /// Returns whether futures are polled when they are woken, as a runtime does, and not all
    /// the time: for stores that take real time.
    fn is_real(&self) -> bool {
        false
    }
}

/// Polls a future at most `polls` times, lets other tasks run after each poll, and drops it.
pub async fn poll_times<T>(future: impl Future<Output = T>, polls: usize) -> Option<T> {
    let mut future = Box::pin(future);
    for _ in 0..polls {
        let polled = poll_fn(|cx| Poll::Ready(future.as_mut().poll(cx))).await;
        if let Poll::Ready(output) = polled {
            return Some(output);
        }
        tokio::task::yield_now().await;
    }
    None
}

/// Polls a future whenever it is woken, at most `polls` times, and drops it.
pub async fn poll_when_woken<T>(future: impl Future<Output = T>, polls: usize) -> Option<T> {
    let mut future = Box::pin(future);
    let mut left = polls;
    poll_fn(|cx| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        match future.as_mut().poll(cx) {
            Poll::Ready(output) => Poll::Ready(Some(output)),
            Poll::Pending if left == 0 => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

/// An API of one paid order, and the attempts of a handler at it.
#[derive(Debug)]
pub struct Scenario<F> {
    fixture: Arc<F>,
    _server: Server,
    client: Client,
    key: ApiKey,
}

/// The attempts of a handler, as the world outside of the database sees them.
type Attempts = Arc<Mutex<Vec<u32>>>;

impl<F: Fixture> Scenario<F> {
    /// Starts the API.
    pub async fn start(fixture: F) -> Self {
        let server = Server::start(answer).await;
        let key = ApiKey::new("dp_test_demo").unwrap();
        let hour = Duration::from_secs(60 * 60);
        let client = Client::builder(key.clone())
            .base_url(server.base_url())
            .connect_timeout(hour)
            .attempt_timeout(hour)
            .total_timeout(hour)
            .build()
            .unwrap();
        Self {
            fixture: Arc::new(fixture),
            _server: server,
            client,
            key,
        }
    }

    /// Drops the future of receiving at every poll. Returns the number of drops.
    pub async fn drop_receiving(&self) -> usize {
        let mut drops = 0;
        loop {
            let (store, inbox) = self.inbox().await;
            let body = self.webhooks().remove(0);
            let receiving = inbox.receive(Incoming::new(&body));
            let received = self.poll(receiving, drops).await;
            let is_whole = received.is_some();
            // The sender delivers it again.
            inbox.receive(Incoming::new(&body)).await.unwrap();
            let events = jobs(&store).await;
            assert_eq!(events.len(), 1, "after {drops} drops: {events:?}");
            let attempts = Attempts::default();
            self.finish(&store, &inbox, &attempts).await;
            assert_eq!(*attempts.lock().unwrap(), [1], "after {drops} drops");
            if is_whole {
                return drops;
            }
            drops += 1;
        }
    }

    /// Drops the future of a worker at every poll, and so the handler within it. Returns the
    /// number of drops.
    pub async fn drop_working(&self) -> usize {
        let mut drops = 0;
        loop {
            let (store, inbox) = self.inbox_with_webhooks().await;
            let attempts = Attempts::default();
            let worker = self.worker(&inbox);
            let run = worker.run(self.handler(&store, &attempts));
            self.poll(run, drops).await;
            let is_whole = has_ended(&store).await;
            self.finish(&store, &inbox, &attempts).await;
            if is_whole {
                return drops;
            }
            drops += 1;
        }
    }

    /// Drops the future of a run of all pending jobs at every poll. Returns the number of
    /// drops.
    pub async fn drop_pending_run(&self) -> usize {
        let mut drops = 0;
        loop {
            let (store, inbox) = self.inbox_with_webhooks().await;
            let attempts = Attempts::default();
            let worker = self.worker(&inbox);
            let run = worker.run_pending(self.handler(&store, &attempts));
            let ended = self.poll(run, drops).await;
            self.finish(&store, &inbox, &attempts).await;
            if ended.is_some() {
                return drops;
            }
            drops += 1;
        }
    }

    /// Drops the future of a sweep at every poll. Returns the number of drops.
    pub async fn drop_sweeping(&self) -> usize {
        let mut drops = 0;
        loop {
            let (store, inbox) = self.inbox().await;
            let worker = self.worker(&inbox);
            let since = Timestamp::now();
            let sweep = worker.sweep(since, 10);
            let swept = self.poll(sweep, drops).await;
            worker.sweep(since, 10).await.unwrap();
            self.finish(&store, &inbox, &Attempts::default()).await;
            if swept.is_some() {
                return drops;
            }
            drops += 1;
        }
    }

    async fn poll<T>(&self, future: impl Future<Output = T>, polls: usize) -> Option<T> {
        if self.fixture.is_real() {
            poll_when_woken(future, polls).await
        } else {
            poll_times(future, polls).await
        }
    }

    async fn inbox(&self) -> (F::Store, Inbox) {
        let store = self.fixture.store().await;
        let inbox = Inbox::new(store.clone(), Verifier::new([self.key.clone()]));
        (store, inbox)
    }

    async fn inbox_with_webhooks(&self) -> (F::Store, Inbox) {
        let (store, inbox) = self.inbox().await;
        for body in self.webhooks() {
            inbox.receive(Incoming::new(&body)).await.unwrap();
        }
        (store, inbox)
    }

    /// The webhooks of the payment and of its order.
    fn webhooks(&self) -> Vec<Vec<u8>> {
        let webhook = |(event, id): (&str, &str)| {
            let signature = sign(id, Amount::from(10_000), &self.key).unwrap();
            format!(
                r#"{{"event":"{event}","data":{{"id":"{id}","amount":"10000","signature":"{signature}"}}}}"#
            )
            .into_bytes()
        };
        let events = [("payment.completed", PAYMENT), ("order.completed", ORDER)];
        events.into_iter().map(webhook).collect()
    }

    fn worker(&self, inbox: &Inbox) -> Worker {
        let lookup = |_: OrderQuery| async {
            tokio::task::yield_now().await;
            Ok(Expectation::Order(Expected::new(ORDER, 10_000)))
        };
        Worker::new(inbox.clone(), self.client.clone(), lookup).lease(self.fixture.lease())
    }

    /// A handler that begins outside of the database, takes its time, and has its effect in
    /// the database.
    fn handler(
        &self,
        store: &F::Store,
        attempts: &Attempts,
    ) -> impl Fn(Delivery) -> BoxFuture<'static, Result<(), HandlerError>> + Send + Sync + 'static + use<F>
    {
        let (fixture, store) = (Arc::clone(&self.fixture), store.clone());
        let attempts = Arc::clone(attempts);
        move |delivery| {
            let (fixture, store) = (Arc::clone(&fixture), store.clone());
            attempts.lock().unwrap().push(delivery.attempt());
            Box::pin(async move {
                for _ in 0..3 {
                    tokio::task::yield_now().await;
                }
                fixture.effect(&store, &delivery).await?;
                tokio::task::yield_now().await;
                Ok(())
            })
        }
    }

    /// Lets a fresh worker end everything, and checks that there was one effect.
    async fn finish(&self, store: &F::Store, inbox: &Inbox, attempts: &Attempts) {
        let worker = self.worker(inbox);
        let handler = self.handler(store, attempts);
        let run = tokio::spawn(async move { worker.run(handler).await });
        let step = self.fixture.lease() / 8;
        let mut steps = 0;
        while !has_ended(store).await {
            self.fixture.pass(step).await;
            steps += 1;
            assert!(steps < 10_000, "it does not end: {:?}", jobs(store).await);
        }
        run.abort();
        let _ = run.await;
        let jobs = jobs(store).await;
        let tasks = jobs.iter().filter(|(kind, _)| *kind == JobKind::Task);
        assert_eq!(tasks.count(), 1, "{jobs:?}");
        let is_done = |(_, status): &(JobKind, JobStatus)| *status == JobStatus::Done;
        assert!(jobs.iter().all(is_done), "{jobs:?}");
        assert_eq!(self.fixture.effects(store).await, 1, "{jobs:?}");
        let attempts = attempts.lock().unwrap();
        assert!(matches!(**attempts, [1 | 2] | [1, 2]), "{attempts:?}");
    }
}

async fn jobs(store: &impl Store) -> Vec<(JobKind, JobStatus)> {
    let jobs = store.list(Filter::default()).await.unwrap();
    jobs.into_iter().map(|job| (job.kind, job.status)).collect()
}

async fn has_ended(store: &impl Store) -> bool {
    let is_open = |status| matches!(status, JobStatus::Pending | JobStatus::Running);
    let jobs = jobs(store).await;
    !jobs.is_empty() && jobs.into_iter().all(|(_, status)| !is_open(status))
}

/// The API: one order, paid by one payment.
fn answer(request: &Request) -> Vec<Step> {
    let payment = format!(
        r#"{{"id":"{PAYMENT}","order_id":"{ORDER}","amount":"10000","status":"completed"}}"#
    );
    let order = |payments: &str| {
        format!(r#"{{"id":"{ORDER}","amount":"10000","status":"completed"{payments}}}"#)
    };
    let is_first_page = !request.target.contains("skip=1");
    let page = |item: &str| {
        if is_first_page {
            format!("[{item}]")
        } else {
            "[]".to_owned()
        }
    };
    let path = request.target.split('?').next().unwrap_or_default();
    let body = match path.strip_prefix("/v1/").unwrap_or_default() {
        "payments" => format!(r#"{{"payments":{}}}"#, page(&payment)),
        "orders" => format!(r#"{{"orders":{}}}"#, page(&order(""))),
        "payments/pay_1" => payment,
        "orders/ord_1" => order(&format!(r#","payments":[{payment}]"#)),
        _ => r#"{"data":[]}"#.to_owned(),
    };
    vec![json(200, body)]
}
