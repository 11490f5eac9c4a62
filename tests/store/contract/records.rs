//! Records: compare and swap, and the changes in the same transaction.

use crate::databases::Opened;
use crate::jobs::{
    SECOND, WIDE, adds, all, changes, claim, claim_one, done, event, keys, retry, task,
};
use durianpay_client::webhook::inbox::{Change, JobStatus, StoredRecord};

pub(super) async fn changes_compare_the_version(Opened { store, .. }: &Opened) {
    assert_eq!(store.record("o").await.unwrap(), None);
    assert!(!store.apply(changes("o", 1)).await.unwrap());
    assert_eq!(store.record("o").await.unwrap(), None);
    for version in 0..3 {
        assert!(store.apply(changes("o", version)).await.unwrap());
        for wrong in [0, version, version + 2, -1] {
            assert!(!store.apply(changes("o", wrong)).await.unwrap());
            // Also if nothing is written.
            let data = None;
            let change = Change {
                data,
                ..changes("o", wrong)
            };
            assert!(!store.apply(change).await.unwrap());
        }
        let data = None;
        let change = Change {
            data,
            ..changes("o", version + 1)
        };
        assert!(store.apply(change).await.unwrap());
        let record = store.record("o").await.unwrap().unwrap();
        let data = format!("after {version}");
        assert_eq!(
            record,
            StoredRecord {
                data,
                version: version + 1
            }
        );
    }
    assert_eq!(store.record("p").await.unwrap(), None);
}

pub(super) async fn events_come_with_their_record(Opened { store, .. }: &Opened) {
    let record_of = async |key: &str| {
        let jobs = store.claim(claim(key, 9)).await.unwrap();
        assert_eq!(keys(&jobs), [key]);
        jobs[0].record.clone()
    };
    store.insert(event("a"), WIDE).await.unwrap();
    assert_eq!(record_of("event/a").await, None);
    let object = event("a").object;
    for version in 0..2 {
        assert!(store.apply(changes(&object, version)).await.unwrap());
    }
    store.insert(event("b"), WIDE).await.unwrap();
    let record = record_of("event/b").await;
    assert_eq!(record.as_ref().map(|record| record.version), Some(2));
    assert_eq!(record, store.record(&object).await.unwrap());
    // A task is handled without it.
    let tasks = vec![task("1", &object)];
    assert!(store.apply(adds(tasks)).await.unwrap());
    assert_eq!(record_of("task/1").await, None);
}

pub(super) async fn changes_are_whole(Opened { store, clock, .. }: &Opened) {
    store.insert(event("e"), WIDE).await.unwrap();
    let job = claim_one(&**store, "t").await.unwrap();
    let ends = |token: &str| Some((job.id, token.to_owned(), done("confirmed")));
    let change = |token| Change {
        tasks: vec![task("1", "o"), task("2", "o")],
        ends: ends(token),
        ..changes("o", 0)
    };
    // A worker whose lease is lost changes nothing.
    assert!(!store.apply(change("stale")).await.unwrap());
    assert_eq!(store.record("o").await.unwrap(), None);
    assert_eq!(all(&**store).await.len(), 1);
    assert!(store.apply(change("t")).await.unwrap());
    let jobs = all(&**store).await;
    assert_eq!(jobs.len(), 3);
    assert_eq!(
        (jobs[0].status, jobs[0].ended_at),
        (JobStatus::Done, Some(clock.now()))
    );
    assert_eq!(jobs[0].reason, "confirmed");
    assert_eq!(
        (jobs[1].status, jobs[1].deliveries),
        (JobStatus::Pending, 1)
    );
    // The same change again finds another version and ends nothing.
    assert!(!store.apply(change("t")).await.unwrap());
    // A task whose key is known is not added, whatever has become of it.
    let again = Change {
        tasks: vec![task("2", "o"), task("3", "o")],
        ..changes("o", 1)
    };
    assert!(store.apply(again).await.unwrap());
    assert_eq!(all(&**store).await.len(), 4);
}

pub(super) async fn pending_tasks_are_superseded(Opened { store, clock, .. }: &Opened) {
    let tasks = vec![task("1", "o"), task("2", "o"), task("3", "o")];
    assert!(store.apply(adds(tasks)).await.unwrap());
    let running = claim_one(&**store, "t").await.unwrap();
    let supersede = ["task/1", "task/2", "task/unknown"];
    let change = Change {
        supersede: supersede.map(str::to_owned).to_vec(),
        ..changes("o", 0)
    };
    assert!(store.apply(change).await.unwrap());
    let jobs = all(&**store).await;
    let statuses: Vec<_> = jobs.iter().map(|job| job.status).collect();
    let (pending, superseded) = (JobStatus::Pending, JobStatus::Superseded);
    assert_eq!(statuses, [JobStatus::Running, superseded, pending]);
    assert_eq!(jobs[1].ended_at, Some(clock.now()));
    assert!(store.finish(running.id, "t", done("")).await.unwrap());
    assert_eq!(claim_one(&**store, "u").await.unwrap().key, "task/3");
}

pub(super) async fn a_change_does_not_supersede_what_it_ends(Opened { store, .. }: &Opened) {
    assert!(store.apply(adds(vec![task("1", "o")])).await.unwrap());
    let running = claim_one(&**store, "t").await.unwrap();
    let change = Change {
        supersede: vec![running.key.clone()],
        ends: Some((running.id, "t".to_owned(), retry(SECOND))),
        ..changes("o", 0)
    };
    assert!(store.apply(change).await.unwrap());
    let jobs = all(&**store).await;
    assert_eq!(
        (jobs[0].status, jobs[0].ended_at),
        (JobStatus::Pending, None)
    );
}
