//! Many workers at once.

use crate::databases::Opened;
use crate::jobs::{SECOND, WIDE, adds, changes, claim, done, event, task};
use durianpay_client::webhook::inbox::{Change, JobStatus, Store};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

pub(super) async fn waiting_ends_with_a_new_job(Opened { store, .. }: &Opened) {
    let mut lasted = false;
    for _ in 0..100 {
        // It may return early, but not always.
        let begun = Instant::now();
        store.wait(Duration::from_millis(20)).await;
        lasted |= begun.elapsed() >= Duration::from_millis(20);
    }
    assert!(lasted);
    let waiting = {
        let store = Arc::clone(store);
        tokio::spawn(async move { store.wait(60 * SECOND).await })
    };
    store.insert(event("a"), WIDE).await.unwrap();
    // A worker that begins to wait after the job was stored does not wait either.
    tokio::time::timeout(20 * SECOND, waiting)
        .await
        .unwrap()
        .unwrap();
}

pub(super) async fn many_workers_keep_the_order(Opened { store, .. }: &Opened) {
    const OBJECTS: usize = 6;
    const TASKS: usize = 8;
    let names = (0..TASKS).flat_map(|task| (0..OBJECTS).map(move |object| (object, task)));
    let tasks = names
        .map(|(object, number)| task(&format!("{object}/{number}"), &format!("object {object}")));
    assert!(store.apply(adds(tasks.collect())).await.unwrap());
    for number in 0..20 {
        store
            .insert(event(&format!("{number}")), WIDE)
            .await
            .unwrap();
    }
    let handled: Arc<Mutex<HashMap<String, Vec<String>>>> = Arc::default();
    let workers: Vec<_> = (0..8)
        .map(|worker| {
            let (store, handled) = (Arc::clone(store), Arc::clone(&handled));
            tokio::spawn(async move { work(&*store, worker, &handled).await })
        })
        .collect();
    for worker in workers {
        tokio::time::timeout(60 * SECOND, worker)
            .await
            .unwrap()
            .unwrap();
    }
    let handled = handled.lock().unwrap();
    for object in 0..OBJECTS {
        let expected: Vec<_> = (0..TASKS)
            .map(|number| format!("task/{object}/{number}"))
            .collect();
        assert_eq!(handled[&format!("object {object}")], expected);
    }
    assert_eq!(handled["orders/ord_1"].len(), 20);
}

/// Claims and finishes jobs until none is left.
async fn work(store: &dyn Store, worker: u32, handled: &Mutex<HashMap<String, Vec<String>>>) {
    for round in 0.. {
        let token = format!("{worker}/{round}");
        let jobs = store.claim(claim(&token, 3)).await.unwrap();
        for job in jobs {
            {
                let mut seen = handled.lock().unwrap();
                seen.entry(job.object).or_default().push(job.key);
            }
            assert!(store.finish(job.id, &token, done("")).await.unwrap());
        }
        let counts = store.counts().await.unwrap();
        if counts
            .iter()
            .all(|(_, status, _)| *status == JobStatus::Done)
        {
            return;
        }
        tokio::task::yield_now().await;
    }
}

pub(super) async fn many_changes_of_one_record_are_serial(Opened { store, .. }: &Opened) {
    let writers: Vec<_> = (0..8)
        .map(|writer| {
            let store = Arc::clone(store);
            tokio::spawn(async move {
                for number in 0..5 {
                    change_once(&*store, &format!("{writer}/{number}")).await;
                }
            })
        })
        .collect();
    for writer in writers {
        tokio::time::timeout(60 * SECOND, writer)
            .await
            .unwrap()
            .unwrap();
    }
    assert_eq!(store.record("o").await.unwrap().unwrap().version, 40);
    let counts = store.counts().await.unwrap();
    assert_eq!(counts.iter().map(|(_, _, count)| count).sum::<u64>(), 40);
}

/// Changes the record as a worker does: reads it, and begins again if another was faster.
async fn change_once(store: &dyn Store, key: &str) {
    loop {
        let record = store.record("o").await.unwrap();
        let version = record.map_or(0, |record| record.version);
        let change = Change {
            tasks: vec![task(key, "o")],
            ..changes("o", version)
        };
        if store.apply(change).await.unwrap() {
            return;
        }
    }
}
