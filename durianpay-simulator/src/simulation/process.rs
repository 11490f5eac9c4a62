//! [`Process`]: one life of the merchant's program, which may end at any step.

use super::choices::Choices;
use crate::simulator::Simulator;
use bytes::Bytes;
use durianpay_client::intent::MemoryIntents;
use durianpay_client::webhook::inbox::{MemoryStore, ReceiveError};
use durianpay_client::{ApiKey, BoxFuture, Runtime};
use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};
use tokio::sync::Notify;
use tokio::time::{Instant, sleep};

/// One life of the merchant's program.
///
/// Each interaction with the outside is a step: a message to the API, an operation of a store. The
/// process may die at any step, which stops all of its tasks at once: a future that reaches a step
/// of a dead process is never ready. Clones are the same process.
///
/// The [module](crate::simulation) has an example.
#[derive(Clone)]
pub struct Process {
    pub(super) inner: Arc<Inner>,
}

pub(super) struct Inner {
    pub(super) choices: Arc<Choices>,
    pub(super) simulator: Arc<Simulator>,
    pub(super) started: Instant,
    pub(super) epoch: SystemTime,
    pub(super) inbox: MemoryStore,
    pub(super) intents: MemoryIntents,
    is_dead: AtomicBool,
    /// The steps left until it dies; negative if it does not.
    steps: AtomicI64,
    /// The offset of its clock in milliseconds; positive if it is ahead.
    offset: AtomicI64,
    randoms: AtomicU64,
    life: u64,
    pub(super) died: Notify,
    receiver: Mutex<Option<Receiver>>,
}

type Receiver = Arc<dyn Fn(Bytes) -> BoxFuture<'static, Result<(), ReceiveError>> + Send + Sync>;

/// The arguments of a new process.
pub(super) struct Start {
    pub(super) choices: Arc<Choices>,
    pub(super) simulator: Arc<Simulator>,
    pub(super) started: Instant,
    pub(super) epoch: SystemTime,
    pub(super) inbox: MemoryStore,
    pub(super) intents: MemoryIntents,
    /// The number of this life, from 0.
    pub(super) life: u64,
    /// The number of steps after which it dies; `None` if it does not.
    pub(super) steps: Option<u64>,
}

impl Process {
    pub(super) fn start(start: Start) -> Self {
        let Start {
            choices,
            simulator,
            started,
            epoch,
            inbox,
            intents,
            life,
            steps,
        } = start;
        let steps = steps.and_then(|steps| i64::try_from(steps).ok());
        Self {
            inner: Arc::new(Inner {
                choices,
                simulator,
                started,
                epoch,
                inbox,
                intents,
                is_dead: AtomicBool::new(false),
                steps: AtomicI64::new(steps.unwrap_or(-1)),
                offset: AtomicI64::new(0),
                randoms: AtomicU64::new(0),
                life,
                died: Notify::new(),
                receiver: Mutex::default(),
            }),
        }
    }

    /// Returns the key of the API.
    #[must_use]
    pub fn api_key(&self) -> ApiKey {
        self.inner.simulator.api_key().clone()
    }

    /// Sets the handler of webhooks, such as
    /// [`Inbox::receive`](durianpay_client::webhook::inbox::Inbox::receive). A webhook that arrives
    /// before is rejected, as by a program that is not listening yet.
    pub fn on_webhook<F>(&self, receive: impl Fn(Bytes) -> F + Send + Sync + 'static)
    where
        F: Future<Output = Result<(), ReceiveError>> + Send + 'static,
    {
        let receiver: Receiver = Arc::new(move |body| Box::pin(receive(body)));
        *self.receiver_slot() = Some(receiver);
    }

    /// Returns the number of this life, from 0: how many times the program was restarted.
    #[must_use]
    pub fn life(&self) -> u64 {
        self.inner.life
    }

    /// Returns a random number below the bound, determined by the seed.
    #[must_use]
    pub fn random_number(&self, below: u64) -> u64 {
        self.inner.choices.below("the merchant's choice", below)
    }

    /// Waits for some seconds, for example before a failed call is retried.
    pub async fn sleep_a_while(&self) {
        sleep(Duration::from_secs(5)).await;
        self.step().await;
    }

    /// Marks a point at which the process may die. Call it around effects of your program, such as
    /// writing a row of its database.
    pub async fn step(&self) {
        let inner = &*self.inner;
        if inner.steps.load(Ordering::Relaxed) > 0 {
            inner.steps.fetch_sub(1, Ordering::Relaxed);
        }
        if inner.steps.load(Ordering::Relaxed) == 0 {
            self.die();
        }
        self.alive().await;
    }

    /// Returns if the process is alive, and never otherwise.
    pub(super) async fn alive(&self) {
        if self.is_dead() {
            std::future::pending::<()>().await;
        }
    }

    pub(super) fn die(&self) {
        self.inner.is_dead.store(true, Ordering::Relaxed);
        self.inner.died.notify_waiters();
        self.inner.died.notify_one();
    }

    pub(super) fn is_dead(&self) -> bool {
        self.inner.is_dead.load(Ordering::Relaxed)
    }

    /// Sets the offset of the machine's clock in milliseconds; positive if it is ahead.
    pub(super) fn set_clock(&self, offset: i64) {
        self.inner.offset.store(offset, Ordering::Relaxed);
    }

    /// Passes a webhook to the process. Returns `None` if it does not receive webhooks.
    pub(super) async fn receive(&self, body: Bytes) -> Option<Result<(), ReceiveError>> {
        let receiver = self.receiver_slot().clone()?;
        if self.is_dead() {
            return None;
        }
        Some(receiver(body).await)
    }

    /// Stops receiving webhooks, and breaks the reference cycle of the process and its receiver.
    pub(super) fn stop_receiving(&self) {
        *self.receiver_slot() = None;
    }

    fn receiver_slot(&self) -> std::sync::MutexGuard<'_, Option<Receiver>> {
        let receiver = self.inner.receiver.lock();
        receiver.unwrap_or_else(PoisonError::into_inner)
    }
}

impl Runtime for Process {
    fn now(&self) -> Duration {
        self.inner.started.elapsed()
    }

    fn system_time(&self) -> SystemTime {
        let now = self.inner.epoch + self.now();
        let offset = self.inner.offset.load(Ordering::Relaxed);
        let ahead = Duration::from_millis(offset.unsigned_abs());
        if offset < 0 { now - ahead } else { now + ahead }
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        let process = self.clone();
        Box::pin(async move {
            sleep(time).await;
            process.alive().await;
        })
    }

    fn random(&self) -> [u8; 16] {
        let number = u128::from(self.inner.randoms.fetch_add(1, Ordering::Relaxed));
        let drawn = u128::from(self.inner.choices.number("random bytes"));
        let life = u128::from(self.inner.life);
        ((drawn << 64) ^ (life << 32) ^ number).to_be_bytes()
    }
}

impl fmt::Debug for Process {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Process")
            .field("life", &self.inner.life)
            .field("is_dead", &self.is_dead())
            .finish_non_exhaustive()
    }
}
