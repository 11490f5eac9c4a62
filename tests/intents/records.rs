//! Outcomes that are recorded late, or while the store fails.

use crate::shop::{order, qris, rejected_once};
use durianpay_client::Client;
use durianpay_client::api::{Order, PaymentStatus, endpoint};
use durianpay_client::intent::{
    Charged, IntentChange, IntentError, IntentFilter, IntentRecord, IntentStatus, IntentStore,
    Intents, MemoryIntents, NewIntent, Resolution,
};
use durianpay_client::store::{BoxFuture, StoreError, StoreResult};
use durianpay_simulator::{Effect, Fault, Simulator};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;
use tokio::time::{Instant, advance, sleep};

/// A store that is slow and fails when an outcome is recorded.
#[derive(Debug, Clone)]
struct Unreliable {
    store: MemoryIntents,
    /// How often it fails to record an outcome.
    failures: Arc<AtomicU32>,
    /// The outcomes that it may record.
    permits: Arc<Semaphore>,
    /// How often it was asked to.
    asked: Arc<AtomicU32>,
    /// Whether it fails when a call is about to be sent.
    is_before: Arc<AtomicBool>,
}

impl Unreliable {
    fn new(store: &MemoryIntents, failures: u32, permits: usize) -> Self {
        Self {
            store: store.clone(),
            failures: Arc::new(AtomicU32::new(failures)),
            permits: Arc::new(Semaphore::new(permits)),
            asked: Arc::default(),
            is_before: Arc::default(),
        }
    }
}

impl IntentStore for Unreliable {
    fn insert(&self, intent: NewIntent) -> BoxFuture<'_, StoreResult<IntentRecord>> {
        self.store.insert(intent)
    }

    fn get<'a>(
        &'a self,
        operation: &'a str,
        reference: &'a str,
    ) -> BoxFuture<'a, StoreResult<Option<IntentRecord>>> {
        self.store.get(operation, reference)
    }

    fn update(&self, change: IntentChange) -> BoxFuture<'_, StoreResult<bool>> {
        Box::pin(async move {
            if change.status == IntentStatus::Sending {
                if self.is_before.load(Ordering::SeqCst) {
                    return Err(StoreError::new("the database failed"));
                }
            } else {
                self.asked.fetch_add(1, Ordering::SeqCst);
                self.permits.acquire().await.unwrap().forget();
                let failures = &self.failures;
                let left = failures.load(Ordering::SeqCst);
                if left > 0 {
                    failures.store(left - 1, Ordering::SeqCst);
                    return Err(StoreError::new("the database failed"));
                }
            }
            self.store.update(change).await
        })
    }

    fn list(&self, filter: IntentFilter) -> BoxFuture<'_, StoreResult<Vec<IntentRecord>>> {
        self.store.list(filter)
    }

    fn counts(&self) -> BoxFuture<'_, StoreResult<Vec<(IntentStatus, u64)>>> {
        self.store.counts()
    }

    fn prune(&self, age: Duration) -> BoxFuture<'_, StoreResult<u64>> {
        self.store.prune(age)
    }

    fn wait(&self, timeout: Duration) -> BoxFuture<'_, ()> {
        self.store.wait(timeout)
    }
}

async fn simulator_with_order() -> (Simulator, Order) {
    let simulator = Simulator::builder().start_in_memory().unwrap();
    let order = simulator.client().orders().create(order("shop-1")).await;
    (simulator, order.unwrap())
}

#[tokio::test(start_paused = true)]
async fn an_outcome_is_recorded_once_the_store_works_again() {
    let (simulator, order) = simulator_with_order().await;
    let intents = MemoryIntents::default();
    let status = async |reference| {
        let record = intents.get("payments.charge", reference).await.unwrap();
        record.unwrap().status
    };
    for (reference, failures, expected) in [
        ("fails-4-times", 4, IntentStatus::Done),
        ("fails-5-times", 5, IntentStatus::Sending),
    ] {
        let store = Unreliable::new(&intents, failures, 100);
        let unreliable = Intents::new(simulator.client(), store);
        let begun = Instant::now();
        let charged = unreliable.charge(reference, qris(&order)).await;
        assert_eq!(charged.is_ok(), expected == IntentStatus::Done);
        assert_eq!(status(reference).await, expected);
        assert_eq!(begun.elapsed(), Duration::from_secs(1), "100 to 400 ms");
    }
    assert_eq!(simulator.executions(&endpoint::PAYMENTS_CHARGE), 2);
}

/// A charge that is known not to exist, and was not sent again, does not block others.
#[tokio::test(start_paused = true)]
async fn an_unsent_charge_leaves_no_doubt_about_others() {
    let (simulator, order) = simulator_with_order().await;
    let store = Unreliable::new(&MemoryIntents::default(), 0, 100);
    let is_before = Arc::clone(&store.is_before);
    let intents = Intents::new(simulator.client(), store);
    let charge = |reference| intents.charge(reference, qris(&order));
    let faults = simulator.faults();
    let fails = |effect| faults.next_of(&endpoint::PAYMENTS_CHARGE, Fault::Reset(effect));
    fails(Effect::NotApplied);
    charge("first").await.unwrap_err();
    simulator.advance(Duration::from_secs(600)).await.unwrap();
    is_before.store(true, Ordering::SeqCst);
    let error = charge("first").await.unwrap_err();
    assert!(matches!(error, IntentError::Store(_)), "{error}");
    let list = intents.list(IntentFilter::default()).await.unwrap();
    assert!(list[0].reason.contains("not carried out"), "{list:?}");
    assert!(intents.cancel("payments.charge", "first").await.unwrap());

    is_before.store(false, Ordering::SeqCst);
    fails(Effect::Applied);
    charge("second").await.unwrap_err();
    let recovery = intents.recover().await.unwrap();
    assert_eq!(recovery.settled.len(), 1, "{recovery:?}");
}

#[tokio::test(start_paused = true)]
async fn running_intents_send_unsent_calls() {
    let simulator = Simulator::builder().start_in_memory().unwrap();
    let intents = Intents::new(simulator.client(), MemoryIntents::default());
    simulator.faults().next_of(
        &endpoint::ORDERS_CREATE,
        Fault::TooManyRequests {
            retry_after: Duration::from_secs(20),
        },
    );
    let create = intents.create_order(order("shop-1"));
    create.await.unwrap_err();
    let run = intents.clone();
    let run = tokio::spawn(async move { run.run().await });
    sleep(Duration::from_secs(60)).await;
    assert_eq!(simulator.executions(&endpoint::ORDERS_CREATE), 1);
    run.abort();
}

/// A charge that was made by a process that is taken for dead, and that a person takes for not
/// made.
struct GivenUp {
    simulator: Simulator,
    order: Order,
    intents: MemoryIntents,
    /// The outcomes that the process may record.
    permits: Arc<Semaphore>,
    process: JoinHandle<Result<Charged, IntentError>>,
}

impl GivenUp {
    async fn new() -> Self {
        let (simulator, order) = simulator_with_order().await;
        let intents = MemoryIntents::default();
        let store = Unreliable::new(&intents, 0, 0);
        let (permits, asked) = (Arc::clone(&store.permits), Arc::clone(&store.asked));
        let slow = Intents::new(simulator.client(), store);
        let process = tokio::spawn(slow.charge("charge-1", qris(&order)).into_future());
        while asked.load(Ordering::SeqCst) == 0 {
            assert!(!process.is_finished(), "it has recorded nothing");
            tokio::task::yield_now().await;
        }
        let given_up = Self {
            simulator,
            order,
            intents,
            permits,
            process,
        };
        given_up.take_over().await;
        given_up
    }

    async fn take_over(&self) {
        let other = self.other(self.simulator.client());
        let seen = other.recover().await.unwrap();
        assert_eq!(seen.pending.len(), 1, "{seen:?}");
        advance(Duration::from_secs(120)).await;
        // The API does not respond, so that the call stays in doubt.
        for _attempt in 0..3 {
            let faults = self.simulator.faults();
            faults.next_of(&endpoint::ORDERS_GET, Fault::Reset(Effect::NotApplied));
        }
        let doubt = other.recover().await.unwrap();
        assert_eq!(doubt.pending.len(), 1, "{doubt:?}");
        let listed = other.list(IntentFilter::default()).await.unwrap();
        let reason = &listed[0].reason;
        assert!(
            reason.contains("the process that sent it stopped"),
            "{reason}"
        );
        let decided = other.resolve("payments.charge", "charge-1", Resolution::NotDone);
        assert!(decided.await.unwrap());
    }

    /// The intents in another process.
    fn other(&self, client: Client) -> Intents {
        Intents::new(client, self.intents.clone())
    }

    async fn charge(&self, intents: &Intents) -> Result<Charged, IntentError> {
        intents.charge("charge-1", qris(&self.order)).await
    }

    /// Lets the process record that the charge was made after all, which a person must see.
    async fn record(&mut self, other: &Intents) {
        self.permits.add_permits(100);
        let recorded = (&mut self.process).await.unwrap();
        for error in [recorded.unwrap_err(), self.charge(other).await.unwrap_err()] {
            assert!(matches!(error, IntentError::Review { .. }), "{error}");
        }
        let recovery = other.recover().await.unwrap();
        assert_eq!(recovery.review.len(), 1, "{recovery:?}");
        let reason = &recovery.review[0].reason;
        assert!(reason.contains("an earlier attempt"), "{reason}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_carried_out_twice_needs_review() {
    let mut charge = GivenUp::new().await;
    let other = charge.other(charge.simulator.client());
    charge.charge(&other).await.unwrap();
    charge.record(&other).await;
    assert_eq!(charge.simulator.executions(&endpoint::PAYMENTS_CHARGE), 2);

    // The person withdraws both payments.
    let decided = other.resolve("payments.charge", "charge-1", Resolution::NotDone);
    assert!(decided.await.unwrap());
    charge.charge(&other).await.unwrap();
    assert_eq!(charge.simulator.executions(&endpoint::PAYMENTS_CHARGE), 3);
}

/// A person decides which of two payments counts. The other is still none of another charge.
#[tokio::test(start_paused = true)]
async fn a_duplicate_payment_is_not_matched_to_another_charge() {
    let mut charge = GivenUp::new().await;
    let other = charge.other(charge.simulator.client());
    let second = charge.charge(&other).await.unwrap();
    let second = second.payment_id().unwrap().clone();
    charge.record(&other).await;
    let client = charge.simulator.client();
    let payments = client.payments().list().await.unwrap().payments.unwrap();
    let first = payments
        .iter()
        .find(|payment| payment.id != second)
        .unwrap();
    let decided = Resolution::Done(first.id.to_string());
    let decided = other.resolve("payments.charge", "charge-1", decided);
    assert!(decided.await.unwrap());

    let lost = Fault::Reset(Effect::NotApplied);
    let faults = charge.simulator.faults();
    faults.next_of(&endpoint::PAYMENTS_CHARGE, lost);
    let again = || other.charge("charge-2", qris(&charge.order));
    again().await.unwrap_err();
    charge
        .simulator
        .advance(Duration::from_secs(600))
        .await
        .unwrap();
    advance(Duration::from_secs(600)).await;
    let third = again().await.unwrap();
    assert_ne!(third.payment_id(), Some(&second));
    let second = client.payments().get(&second).await.unwrap();
    assert_eq!(second.status, PaymentStatus::Processing);
}

#[tokio::test(start_paused = true)]
async fn a_rejection_does_not_hide_a_duplicate_call() {
    let mut charge = GivenUp::new().await;
    let client = Client::builder(charge.simulator.api_key().clone());
    let client = client.transport(charge.simulator.transport());
    let other = charge.other(rejected_once(client, 1));
    let error = charge.charge(&other).await.unwrap_err();
    assert!(matches!(error, IntentError::Rejected(_)), "{error}");
    charge.charge(&other).await.unwrap();
    charge.record(&other).await;
    assert_eq!(charge.simulator.executions(&endpoint::PAYMENTS_CHARGE), 2);
}
