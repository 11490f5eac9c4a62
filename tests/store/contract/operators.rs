//! What operators ask: lists, counts, replay, retention.

use crate::databases::Opened;
use crate::jobs::{
    DAY, SECOND, WIDE, adds, all, changes, claim, claim_one, dead, done, event, retry, task,
};
use durianpay_client::webhook::inbox::{Filter, Inserted, JobInfo, JobKind, JobStatus, Store};
use std::time::Duration;

async fn ids(store: &dyn Store, filter: Filter) -> Vec<i64> {
    let jobs: Vec<JobInfo> = store.list(filter).await.unwrap();
    jobs.iter().map(|job| job.id).collect()
}

#[expect(
    clippy::many_single_char_names,
    reason = "the jobs have names of one letter"
)]
pub(super) async fn lists_are_filtered_and_paged(Opened { store, clock, .. }: &Opened) {
    let store = &**store;
    for key in ["a", "b", "c"] {
        store.insert(event(key), WIDE).await.unwrap();
    }
    store
        .apply(adds(vec![task("1", "x"), task("2", "y")]))
        .await
        .unwrap();
    let [a, b, c, x, y]: [i64; 5] = {
        let jobs = all(store).await;
        jobs.iter()
            .map(|job| job.id)
            .collect::<Vec<_>>()
            .try_into()
            .unwrap()
    };
    let none = Filter::default();
    assert_eq!(ids(store, none.clone()).await, [y, x, c, b, a]);
    let jobs = store.claim(claim("t", 3)).await.unwrap();
    assert_eq!(jobs.iter().map(|job| job.id).collect::<Vec<_>>(), [x, y, a]);
    store.finish(x, "t", dead("broken")).await.unwrap();
    store.finish(a, "t", done("")).await.unwrap();

    let kind = |kind| Filter {
        kind: Some(kind),
        ..none.clone()
    };
    assert_eq!(ids(store, kind(JobKind::Event)).await, [c, b, a]);
    assert_eq!(ids(store, kind(JobKind::Task)).await, [y, x]);
    let status = |status| Filter {
        status: Some(status),
        ..none.clone()
    };
    assert_eq!(ids(store, status(JobStatus::Dead)).await, [x]);
    assert_eq!(ids(store, status(JobStatus::Running)).await, [y]);
    assert_eq!(ids(store, status(JobStatus::Superseded)).await, [0_i64; 0]);
    let object = |object: &str| Filter {
        object: Some(object.to_owned()),
        ..none.clone()
    };
    assert_eq!(ids(store, object("y")).await, [y]);
    assert_eq!(ids(store, object("")).await, [0_i64; 0]);
    let pending = Filter {
        kind: Some(JobKind::Event),
        ..status(JobStatus::Pending)
    };
    assert_eq!(ids(store, pending).await, [c, b]);

    let stuck = |age: Duration| Filter {
        claimed_before: Some(age),
        ..none.clone()
    };
    assert_eq!(ids(store, stuck(Duration::ZERO)).await, [0_i64; 0]);
    clock.advance(SECOND);
    assert_eq!(ids(store, stuck(Duration::ZERO)).await, [y, x, a]);
    assert_eq!(ids(store, stuck(SECOND)).await, [0_i64; 0]);

    let page = |before, limit| Filter {
        before,
        limit: Some(limit),
        ..none.clone()
    };
    assert_eq!(ids(store, page(None, 2)).await, [y, x]);
    assert_eq!(ids(store, page(Some(x), 2)).await, [c, b]);
    assert_eq!(ids(store, page(Some(b), 2)).await, [a]);
    assert_eq!(ids(store, page(None, 0)).await, [0_i64; 0]);

    let counts = store.counts().await.unwrap();
    let (event, task) = (JobKind::Event, JobKind::Task);
    let expected = [
        (event, JobStatus::Done, 1),
        (event, JobStatus::Pending, 2),
        (task, JobStatus::Dead, 1),
        (task, JobStatus::Running, 1),
    ];
    assert_eq!(counts, expected);
    let (info, data) = store.job(x).await.unwrap().unwrap();
    assert_eq!(
        (info.id, info.reason.as_str(), &data[..]),
        (x, "broken", &b"{}"[..])
    );
    assert_eq!(info.claimed_at, Some(clock.now() - SECOND));
    assert_eq!(store.job(y + 1).await.unwrap(), None);
}

pub(super) async fn jobs_are_replayed(Opened { store, clock, .. }: &Opened) {
    let store = &**store;
    for key in ["done", "dead", "running", "waiting"] {
        store.insert(event(key), WIDE).await.unwrap();
    }
    let jobs = store.claim(claim("t", 4)).await.unwrap();
    let [a, b, c, d]: [i64; 4] = {
        let ids: Vec<i64> = jobs.iter().map(|job| job.id).collect();
        ids.try_into().unwrap()
    };
    store.finish(a, "t", done("")).await.unwrap();
    store.finish(b, "t", dead("x")).await.unwrap();
    store.finish(d, "t", retry(10 * SECOND)).await.unwrap();
    clock.advance(SECOND);
    assert_eq!(store.replay(vec![]).await.unwrap(), 0);
    assert_eq!(store.replay(vec![d + 1, i64::MAX, -1]).await.unwrap(), 0);
    assert_eq!(store.replay(vec![a, b, c, d, a]).await.unwrap(), 2);
    let jobs = all(store).await;
    assert_eq!((jobs[0].status, jobs[0].attempts), (JobStatus::Pending, 0));
    assert_eq!((jobs[1].due_at, jobs[1].ended_at), (clock.now(), None));
    assert_eq!(jobs[2].status, JobStatus::Running);
    assert_eq!(jobs[3].attempts, 1);
    let again = store.claim(claim("u", 9)).await.unwrap();
    assert_eq!(again.iter().map(|job| job.id).collect::<Vec<_>>(), [a, b]);
    assert_eq!(again[0].attempts, 1);
}

pub(super) async fn pruning_keeps_keys_and_records(Opened { store, clock, .. }: &Opened) {
    let store = &**store;
    for key in ["done", "dead", "pending", "late"] {
        store.insert(event(key), WIDE).await.unwrap();
    }
    let change = durianpay_client::webhook::inbox::Change {
        tasks: vec![task("1", "x"), task("2", "y")],
        ..changes("o", 0)
    };
    assert!(store.apply(change).await.unwrap());
    let finish = |key: &'static str, end| async move {
        let jobs = store.claim(claim("t", 9)).await.unwrap();
        for job in jobs {
            let end = if job.key == key {
                Clone::clone(&end)
            } else {
                retry(Duration::ZERO)
            };
            assert!(store.finish(job.id, "t", end).await.unwrap());
        }
    };
    finish("event/done", done("")).await;
    finish("event/dead", dead("x")).await;
    finish("task/1", done("")).await;
    clock.advance(DAY);
    finish("event/late", done("")).await;
    assert_eq!(store.prune(DAY).await.unwrap(), 0, "not older than a day");
    clock.advance(SECOND);
    assert_eq!(store.prune(DAY).await.unwrap(), 2);
    assert_eq!(store.prune(DAY).await.unwrap(), 0);
    let jobs = all(store).await;
    assert_eq!(jobs.len(), 5);
    let task = jobs.iter().find(|job| job.object == "x").unwrap();
    assert_eq!(task.status, JobStatus::Done);
    assert_eq!(store.job(task.id).await.unwrap().unwrap().1, b"");
    // No occurrence is handed over again, and the record is as it was.
    let change = durianpay_client::webhook::inbox::Change {
        tasks: vec![crate::jobs::task("1", "x")],
        ..changes("o", 1)
    };
    assert!(store.apply(change).await.unwrap());
    assert_eq!(all(store).await.len(), 5);
    assert_eq!(claim_one(store, "u").await.unwrap().key, "task/2");
    assert_eq!(store.record("o").await.unwrap().unwrap().version, 2);
    // A webhook whose event is deleted is asked about again, like a new one.
    let again = store.insert(event("done"), WIDE).await.unwrap();
    assert_eq!(again, Inserted::New);
}
