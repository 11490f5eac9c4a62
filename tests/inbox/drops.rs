//! The futures of an inbox in memory, dropped at every poll.

use crate::support::Frozen;
use crate::watched_store::WatchedStore;
use durianpay_client::webhook::inbox::{BoxFuture, Delivery, Finish, HandlerError, Store};
use durianpay_test_support::inbox_drops::{Fixture, Scenario};
use std::sync::Mutex;
use std::time::Duration;

/// Stores in memory whose operations can be dropped before they are carried out, and after.
/// An effect is carried out in the same poll as the end of its task.
#[derive(Default)]
struct Memory {
    /// The keys of the effects beside the last store.
    effects: Mutex<Vec<String>>,
}

impl Fixture for Memory {
    type Store = WatchedStore;

    fn store(&self) -> BoxFuture<'_, WatchedStore> {
        self.effects.lock().unwrap().clear();
        Box::pin(async { WatchedStore::hesitant() })
    }

    fn effect<'a>(
        &'a self,
        store: &'a WatchedStore,
        delivery: &'a Delivery,
    ) -> BoxFuture<'a, Result<(), HandlerError>> {
        Box::pin(async move {
            let (task, reason) = (delivery.task(), String::new());
            let done = store
                .store
                .finish(task.id, &task.token, Finish::Done { reason });
            if !done.await? {
                return Err("the lease is lost".into());
            }
            self.effects.lock().unwrap().push(task.key.clone());
            Ok(())
        })
    }

    fn effects<'a>(&'a self, _store: &'a WatchedStore) -> BoxFuture<'a, usize> {
        Box::pin(async { self.effects.lock().unwrap().len() })
    }

    fn pass(&self, time: Duration) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            for _ in 0..20 {
                tokio::task::yield_now().await;
            }
            tokio::time::advance(time).await;
        })
    }

    fn lease(&self) -> Duration {
        Duration::from_secs(60)
    }
}

#[tokio::test(start_paused = true)]
async fn a_receiver_can_be_dropped_at_every_poll() {
    let _clock = Frozen::clock();
    let scenario = Scenario::start(Memory::default()).await;
    let drops = scenario.drop_receiving().await;
    assert!(drops > 2, "{drops}");
}

#[tokio::test(start_paused = true)]
async fn a_worker_and_its_handler_can_be_dropped_at_every_poll() {
    let _clock = Frozen::clock();
    let scenario = Scenario::start(Memory::default()).await;
    let drops = scenario.drop_working().await;
    assert!(drops > 10, "{drops}");
}

#[tokio::test(start_paused = true)]
async fn a_pending_run_can_be_dropped_at_every_poll() {
    let _clock = Frozen::clock();
    let scenario = Scenario::start(Memory::default()).await;
    let drops = scenario.drop_pending_run().await;
    assert!(drops > 10, "{drops}");
}

#[tokio::test(start_paused = true)]
async fn a_sweep_can_be_dropped_at_every_poll() {
    let _clock = Frozen::clock();
    let scenario = Scenario::start(Memory::default()).await;
    let drops = scenario.drop_sweeping().await;
    assert!(drops > 10, "{drops}");
}
