//! The futures of intents, dropped at every poll: each call is carried out once, and a later
//! one has its outcome.

use crate::databases::{Database, Opened};
use crate::polls::{poll_times, soon};
use durianpay_client::Client;
use durianpay_client::api::{CreateOrder, Order, OrderCustomer};
use durianpay_client::intent::{IntentError, IntentStore, Intents, Recovery};
use durianpay_simulator::Simulator;
use std::sync::Arc;
use std::time::Duration;

/// Longer than the consistency window and every limit of a call.
const LONG: Duration = Duration::from_secs(10 * 60);

#[tokio::test(flavor = "multi_thread")]
async fn intents_in_memory_can_be_dropped_at_every_poll() {
    survives(&Database::Memory).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn intents_in_sqlite_can_be_dropped_at_every_poll() {
    survives(&Database::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn intents_in_postgres_can_be_dropped_at_every_poll() {
    if let Some(database) = Database::postgres("read committed") {
        survives(&database).await;
    }
}

async fn survives(database: &Database) {
    let shop = Shop::open(database).await;
    let drops = shop.drop_calls().await;
    assert!(drops > 1, "{drops}");
    let drops = shop.drop_recoveries().await;
    assert!(drops > 1, "{drops}");
}

struct Shop {
    simulator: Simulator,
    intents: Arc<dyn IntentStore>,
    other_intents: Arc<dyn IntentStore>,
}

impl Shop {
    async fn open(database: &Database) -> Self {
        let Opened {
            intents,
            other_intents,
            ..
        } = database.open(2).await;
        Self {
            simulator: Simulator::start().await.unwrap(),
            intents,
            other_intents,
        }
    }

    /// The intents of a process. The limit is short, since a dropped future can leave a claim
    /// that another process must take over.
    fn process(&self, store: &Arc<dyn IntentStore>) -> Intents {
        let client = Client::builder(self.simulator.api_key().clone())
            .base_url(self.simulator.base_url())
            .total_timeout(Duration::from_millis(300))
            .build();
        Intents::from_arc(client.unwrap(), Arc::clone(store))
            .lease_margin(Duration::from_millis(50))
    }

    /// Drops a call at every poll. Returns the number of drops.
    async fn drop_calls(&self) -> u32 {
        for polls in 0..200 {
            let reference = format!("call-{polls}");
            let intents = self.process(&self.intents);
            let call = intents.create_order(order(&reference)).into_future();
            let dropped = poll_times(polls, call).await;
            let order = soon(self.finish(&reference)).await;
            if let Some(whole) = dropped {
                assert_eq!(whole.unwrap().id, order.id);
                return polls;
            }
        }
        panic!("the call is never ready");
    }

    /// Drops a recovery of an intent that was recorded and not sent, at every poll. Returns the
    /// number of drops.
    async fn drop_recoveries(&self) -> u32 {
        for polls in 0..200 {
            let reference = format!("recovery-{polls}");
            let intents = self.process(&self.intents);
            let recorded = intents.create_order(order(&reference)).to_record();
            self.intents.insert(recorded.unwrap()).await.unwrap();
            let dropped = poll_times(polls, intents.recover()).await;
            soon(self.finish(&reference)).await;
            if let Some(recovery) = dropped {
                let Recovery { settled, .. } = recovery.unwrap();
                assert_eq!(settled.len(), 1);
                return polls;
            }
        }
        panic!("the recovery is never ready");
    }

    /// Calls again in other processes until there is an outcome, and checks that there is one
    /// order.
    async fn finish(&self, reference: &str) -> Order {
        let created = loop {
            // A process takes the time of a server that jumps for an error.
            let intents = self.process(&self.other_intents);
            match intents.create_order(order(reference)).await {
                Ok(order) => break order,
                Err(IntentError::Pending { .. }) => {
                    self.simulator.advance(LONG).await.unwrap();
                }
                Err(error) => panic!("{reference}: {error}"),
            }
        };
        let mut orders = self.simulator.client().orders().list().stream();
        let mut same = Vec::new();
        while let Some(order) = orders.next().await {
            let order = order.unwrap();
            if order.order_ref_id.as_deref() == Some(reference) {
                same.push(order.id);
            }
        }
        assert_eq!(same, std::slice::from_ref(&created.id), "{reference}");
        created
    }
}

fn order(reference: &str) -> CreateOrder {
    let jane = OrderCustomer::new().email("jane.doe@example.com");
    CreateOrder::new(10_000, jane).order_ref_id(reference)
}
