//! Every future of every store of intents, dropped at every poll.

use super::rows::{change, intent};
use crate::databases::{Database, Opened};
use crate::jobs::HOUR;
use crate::polls::{poll_times, quiet, soon, tasks};
use durianpay_client::intent::{IntentFilter, IntentRecord, IntentStatus, IntentStore};
use durianpay_client::store::BoxFuture;
use std::sync::Arc;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
async fn memory_operations_of_intents_can_be_dropped() {
    operations_can_be_dropped(&Database::Memory).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_operations_of_intents_can_be_dropped() {
    operations_can_be_dropped(&Database::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_operations_of_intents_can_be_dropped() {
    if let Some(database) = Database::postgres("read committed") {
        operations_can_be_dropped(&database).await;
    }
}

/// The arguments of an operation: an intent, and a name for another one.
#[derive(Clone)]
struct Case {
    store: Arc<dyn IntentStore>,
    known: IntentRecord,
    name: String,
}

type Operation = fn(Case) -> BoxFuture<'static, ()>;

const OPERATIONS: [(&str, Operation); 7] = [
    ("insert", |case| {
        Box::pin(async move {
            let record = case.store.insert(intent(&case.name)).await.unwrap();
            assert_eq!(record.version, 1);
        })
    }),
    ("get", |case| {
        Box::pin(async move {
            let get = case.store.get("orders.create", &case.name);
            assert!(get.await.unwrap().is_none());
        })
    }),
    ("update", |case| {
        Box::pin(async move {
            let change = change(&case.known, IntentStatus::Done, "response");
            assert!(case.store.update(change).await.unwrap());
        })
    }),
    ("list", |case| {
        Box::pin(async move {
            let _ = case.store.list(IntentFilter::default()).await.unwrap();
        })
    }),
    ("counts", |case| {
        Box::pin(async move {
            let _ = case.store.counts().await.unwrap();
        })
    }),
    ("prune", |case| {
        Box::pin(async move { assert_eq!(case.store.prune(HOUR).await.unwrap(), 0) })
    }),
    ("wait", |case| {
        Box::pin(async move { case.store.wait(Duration::ZERO).await })
    }),
];

async fn operations_can_be_dropped(database: &Database) {
    let Opened {
        intents: store,
        other_intents: other,
        ..
    } = database.open(1).await;
    // From here on the store may have a task that listens.
    store.wait(Duration::ZERO).await;
    for (operation_name, operation) in OPERATIONS {
        for polls in 0..50 {
            let name = format!("{operation_name} {polls}");
            let known = store.insert(intent(&format!("known {name}")));
            let case = Case {
                known: known.await.unwrap(),
                store: Arc::clone(&store),
                name,
            };
            let before = tasks().await;
            let ready = poll_times(polls, operation(case.clone())).await.is_some();
            // At once, while the operation may be going on.
            soon(case.store.counts()).await.unwrap();
            quiet(before).await;
            soon(is_whole(&case, &*other, operation_name)).await;
            if ready {
                break;
            }
            assert!(polls < 49, "{operation_name} is never ready");
        }
    }
}

/// Checks that the operation was carried out whole or not at all, on another connection, and
/// that the row can be changed.
async fn is_whole(case: &Case, other: &dyn IntentStore, operation: &str) {
    let get = async |reference: &str| other.get("orders.create", reference).await.unwrap();
    let known = get(&case.known.intent.reference).await.unwrap();
    let added = get(&case.name).await;
    let data = String::from_utf8(known.intent.data.clone()).unwrap();
    let state = (known.status, known.version, data.as_str(), added.is_some());
    let before = (IntentStatus::Ready, 1, "request", false);
    let after = match operation {
        "insert" => (IntentStatus::Ready, 1, "request", true),
        "update" => (IntentStatus::Done, 2, "response", false),
        _ => before,
    };
    assert!(
        state == before || state == after,
        "{}: {state:?}",
        case.name
    );
    let last = change(&known, IntentStatus::Canceled, "end");
    assert!(case.store.update(last).await.unwrap());
}
