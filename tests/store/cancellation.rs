//! Every future of every store, dropped at every poll.

use crate::databases::{Database, Opened};
use crate::jobs::{HOUR, WIDE, changes, claim, done, event, task};
use crate::polls::{poll_times, quiet, soon, tasks};
use durianpay_client::webhook::inbox::{
    BoxFuture, Change, Filter, JobInfo, JobStatus, NewJob, Running, Store,
};
use std::sync::Arc;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
async fn memory_operations_can_be_dropped() {
    operations_can_be_dropped(&Database::Memory).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_operations_can_be_dropped() {
    operations_can_be_dropped(&Database::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_operations_can_be_dropped() {
    if let Some(database) = Database::postgres("read committed") {
        operations_can_be_dropped(&database).await;
    }
}

/// The arguments of an operation: a running event, and unique names.
#[derive(Clone)]
struct Case {
    store: Arc<dyn Store>,
    id: i64,
    name: String,
}

type Operation = fn(Case) -> BoxFuture<'static, ()>;

const OPERATIONS: [(&str, Operation); 14] = [
    ("insert", |case| {
        Box::pin(async move {
            let _ = case.store.insert(new(&case), WIDE).await.unwrap();
        })
    }),
    ("claim", |case| {
        Box::pin(async move {
            let _ = case.store.claim(claim("other", 9)).await.unwrap();
        })
    }),
    ("beat", |case| {
        Box::pin(async move { assert!(case.store.beat(case.id, "t").await.unwrap()) })
    }),
    ("finish", |case| {
        Box::pin(async move { assert!(case.store.finish(case.id, "t", done("")).await.unwrap()) })
    }),
    ("running", |case| {
        Box::pin(async move { assert_eq!(case.store.running().await.unwrap().len(), 1) })
    }),
    ("release", |case| {
        Box::pin(async move { assert!(case.store.release(&seen(&case)).await.unwrap()) })
    }),
    ("record", |case| {
        Box::pin(async move { assert!(case.store.record(&case.name).await.unwrap().is_none()) })
    }),
    ("apply", |case| {
        Box::pin(async move { assert!(case.store.apply(change(&case)).await.unwrap()) })
    }),
    ("wait", |case| {
        Box::pin(async move { case.store.wait(Duration::ZERO).await })
    }),
    ("list", |case| {
        Box::pin(async move {
            let _ = case.store.list(Filter::default()).await.unwrap();
        })
    }),
    ("job", |case| {
        Box::pin(async move { assert!(case.store.job(case.id).await.unwrap().is_some()) })
    }),
    ("counts", |case| {
        Box::pin(async move {
            let _ = case.store.counts().await.unwrap();
        })
    }),
    ("replay", |case| {
        Box::pin(async move { assert_eq!(case.store.replay(vec![case.id]).await.unwrap(), 0) })
    }),
    ("prune", |case| {
        Box::pin(async move { assert_eq!(case.store.prune(HOUR).await.unwrap(), 0) })
    }),
];

fn new(case: &Case) -> NewJob {
    NewJob {
        object: format!("new {}", case.name),
        ..event(&format!("new {}", case.name))
    }
}

fn seen(case: &Case) -> Running {
    Running {
        id: case.id,
        token: "t".to_owned(),
        beats: 0,
    }
}

/// Changes a record, adds two tasks and ends the event.
fn change(case: &Case) -> Change {
    let tasks = ["1", "2"].map(|task_name| task(&format!("{} {task_name}", case.name), &case.name));
    Change {
        tasks: tasks.to_vec(),
        ends: Some((case.id, "t".to_owned(), done(""))),
        ..changes(&case.name, 0)
    }
}

async fn operations_can_be_dropped(database: &Database) {
    let Opened { store, other, .. } = database.open(1).await;
    // From here on the store may have a task that listens.
    store.wait(Duration::ZERO).await;
    for (operation_name, operation) in OPERATIONS {
        for polls in 0..50 {
            let name = format!("{operation_name} {polls}");
            let running = event(&name);
            store.insert(running, WIDE).await.unwrap();
            let id = soon(store.claim(claim("t", 9))).await.unwrap()[0].id;
            let store = Arc::clone(&store);
            let case = Case { store, id, name };
            let before = tasks().await;
            let ready = poll_times(polls, operation(case.clone())).await.is_some();
            // At once, while the operation may be going on.
            soon(case.store.insert(event(&case.name), WIDE))
                .await
                .unwrap();
            quiet(before).await;
            soon(is_whole(&case, &*other, operation_name)).await;
            soon(settle(&case, &*other)).await;
            if ready {
                break;
            }
            assert!(polls < 49, "{operation_name} is never ready");
        }
    }
}

/// Checks that the operation was carried out whole or not at all, on another connection.
async fn is_whole(case: &Case, other: &dyn Store, operation: &str) {
    let of_object = async |object: String| {
        let filter = Filter {
            object: Some(object),
            ..Filter::default()
        };
        other.list(filter).await.unwrap()
    };
    let job: JobInfo = other.job(case.id).await.unwrap().unwrap().0;
    let beats = other.running().await.unwrap().first().map(|job| job.beats);
    let record = other.record(&case.name).await.unwrap();
    let tasks = of_object(case.name.clone()).await;
    let inserted = of_object(format!("new {}", case.name)).await;
    let state = (
        job.status,
        beats,
        record.is_some(),
        tasks.len(),
        inserted.len(),
    );
    let (running, done, pending) = (JobStatus::Running, JobStatus::Done, JobStatus::Pending);
    let before = (running, Some(0), false, 0, 0);
    let after = match operation {
        "insert" => (running, Some(0), false, 0, 1),
        "beat" => (running, Some(1), false, 0, 0),
        "finish" => (done, None, false, 0, 0),
        "release" => (pending, None, false, 0, 0),
        "apply" => (done, None, true, 2, 0),
        _ => before,
    };
    assert!(
        state == before || state == after,
        "{}: {state:?}",
        case.name
    );
    assert_eq!((job.attempts, job.deliveries), (1, 2));
}

/// Ends all jobs, on both pools: nothing is locked.
async fn settle(case: &Case, other: &dyn Store) {
    let _ = other.finish(case.id, "t", done("")).await.unwrap();
    for store in [&*case.store, other, &*case.store] {
        for job in store.claim(claim("last", 9)).await.unwrap() {
            assert!(other.finish(job.id, "last", done("")).await.unwrap());
        }
    }
    let counts = case.store.counts().await.unwrap();
    assert!(
        counts
            .iter()
            .all(|(_, status, _)| *status == JobStatus::Done)
    );
}
