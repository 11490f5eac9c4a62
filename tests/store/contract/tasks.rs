//! Tasks: their order.

use crate::databases::Opened;
use crate::jobs::{SECOND, WIDE, adds, claim, claim_one, dead, done, event, keys, retry, task};
use durianpay_client::webhook::inbox::Running;

pub(super) async fn tasks_of_an_object_keep_their_order(Opened { store, clock, .. }: &Opened) {
    let tasks = vec![task("a1", "a"), task("b1", "b"), task("a2", "a")];
    assert!(store.apply(adds(tasks)).await.unwrap());
    let jobs = store.claim(claim("one", 9)).await.unwrap();
    assert_eq!(keys(&jobs), ["task/a1", "task/b1"]);
    let more = vec![task("a3", "a"), task("c1", "c")];
    assert!(store.apply(adds(more)).await.unwrap());
    let others = store.claim(claim("two", 9)).await.unwrap();
    assert_eq!(keys(&others), ["task/c1"]);
    // A later one does not overtake one that is to be tried again.
    let a1 = jobs[0].id;
    assert!(store.finish(a1, "one", retry(10 * SECOND)).await.unwrap());
    assert_eq!(claim_one(&**store, "x").await, None);
    clock.advance(10 * SECOND);
    for expected in ["task/a1", "task/a2", "task/a3"] {
        let jobs = store.claim(claim("three", 9)).await.unwrap();
        assert_eq!(keys(&jobs), [expected]);
        assert!(store.finish(jobs[0].id, "three", done("")).await.unwrap());
    }
}

pub(super) async fn tasks_without_an_object_have_no_order(Opened { store, .. }: &Opened) {
    let tasks = vec![task("1", ""), task("2", ""), task("3", "")];
    assert!(store.apply(adds(tasks)).await.unwrap());
    assert_eq!(store.claim(claim("one", 2)).await.unwrap().len(), 2);
    assert_eq!(store.claim(claim("two", 2)).await.unwrap().len(), 1);
}

pub(super) async fn ended_tasks_do_not_block(Opened { store, .. }: &Opened) {
    let tasks = vec![task("1", "a"), task("2", "a"), task("3", "a")];
    assert!(store.apply(adds(tasks)).await.unwrap());
    let first = claim_one(&**store, "t").await.unwrap();
    assert!(store.finish(first.id, "t", dead("x")).await.unwrap());
    let second = claim_one(&**store, "u").await.unwrap();
    assert_eq!(second.key, "task/2");
    // One that is replayed waits for the running one, and goes before the others.
    assert_eq!(store.replay(vec![first.id]).await.unwrap(), 1);
    assert_eq!(claim_one(&**store, "v").await, None);
    let seen = Running {
        id: second.id,
        token: "u".to_owned(),
        beats: 0,
    };
    assert!(store.release(&seen).await.unwrap());
    for expected in ["task/1", "task/2", "task/3"] {
        let job = claim_one(&**store, "w").await.unwrap();
        assert_eq!(job.key, expected);
        assert!(store.finish(job.id, "w", done("")).await.unwrap());
    }
}

pub(super) async fn tasks_come_first(Opened { store, clock, .. }: &Opened) {
    store.insert(event("old"), WIDE).await.unwrap();
    clock.advance(SECOND);
    store.insert(event("new"), WIDE).await.unwrap();
    clock.advance(SECOND);
    let tasks = vec![task("a1", "a"), task("b1", "b")];
    assert!(store.apply(adds(tasks)).await.unwrap());
    let first = store.claim(claim("one", 3)).await.unwrap();
    assert_eq!(keys(&first), ["task/a1", "task/b1", "event/old"]);
    let rest = store.claim(claim("two", 3)).await.unwrap();
    assert_eq!(keys(&rest), ["event/new"]);
}
