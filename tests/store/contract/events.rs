//! Events: adding and claiming them.

use crate::databases::Opened;
use crate::jobs::{SECOND, WIDE, all, claim, claim_one, dead, done, event, keys, retry};
use durianpay_client::webhook::inbox::{Bounds, Finish, Inserted, JobStatus, NewJob, Trust};

pub(super) async fn known_events_are_counted(Opened { store, clock, .. }: &Opened) {
    let insert = || store.insert(event("a"), WIDE);
    assert_eq!(insert().await.unwrap(), Inserted::New);
    assert_eq!(insert().await.unwrap(), Inserted::Known(2));
    // Also while it runs, which it goes on doing.
    let job = claim_one(&**store, "t").await.unwrap();
    assert_eq!(insert().await.unwrap(), Inserted::Known(3));
    assert!(store.beat(job.id, "t").await.unwrap());
    let jobs = all(&**store).await;
    assert_eq!(jobs.len(), 1);
    assert_eq!((jobs[0].deliveries, jobs[0].attempts), (3, 1));
    assert_eq!(jobs[0].status, JobStatus::Running);
    assert_eq!(jobs[0].created_at, clock.now());
}

pub(super) async fn events_without_effect_are_reopened(Opened { store, clock, .. }: &Opened) {
    let ends = [
        (done("not yet paid"), true),
        (dead("gave up"), true),
        (done(""), false),
    ];
    for (number, (end, reopens)) in ends.into_iter().enumerate() {
        let event = event(&format!("{number}"));
        store.insert(event.clone(), WIDE).await.unwrap();
        let job = claim_one(&**store, "t").await.unwrap();
        assert!(store.finish(job.id, "t", end).await.unwrap());
        clock.advance(SECOND);
        let again = store.insert(event, WIDE).await.unwrap();
        assert_eq!(again, Inserted::Known(2));
        let (info, _) = store.job(job.id).await.unwrap().unwrap();
        assert_eq!(info.status == JobStatus::Pending, reopens);
        assert_eq!(info.ended_at.is_none(), reopens);
        let next = claim_one(&**store, "u").await;
        assert_eq!(next.is_some(), reopens);
        if let Some(next) = next {
            assert_eq!((next.id, next.attempts), (job.id, 1));
            assert_eq!(info.due_at, clock.now());
            store.finish(job.id, "u", done("")).await.unwrap();
        }
    }
}

pub(super) async fn events_with_effect_are_reopened_after_a_while(
    Opened { store, clock, .. }: &Opened,
) {
    let bounds = Bounds {
        reopen_after: 60 * SECOND,
        ..WIDE
    };
    store.insert(event("a"), bounds).await.unwrap();
    let job = claim_one(&**store, "t").await.unwrap();
    store.finish(job.id, "t", done("")).await.unwrap();
    clock.advance(59 * SECOND);
    store.insert(event("a"), bounds).await.unwrap();
    assert!(claim_one(&**store, "u").await.is_none());
    clock.advance(SECOND);
    let again = store.insert(event("a"), bounds).await.unwrap();
    assert_eq!(again, Inserted::Known(3));
    assert_eq!(claim_one(&**store, "u").await.unwrap().id, job.id);
}

pub(super) async fn attempts_that_are_deferred_do_not_count(Opened { store, clock, .. }: &Opened) {
    store.insert(event("a"), WIDE).await.unwrap();
    for token in ["t", "u"] {
        let job = claim_one(&**store, token).await.unwrap();
        assert_eq!(job.attempts, 1);
        let defer = Finish::Defer {
            after: SECOND,
            reason: "later".to_owned(),
        };
        assert!(store.finish(job.id, token, defer).await.unwrap());
        assert!(claim_one(&**store, "x").await.is_none());
        clock.advance(SECOND);
    }
}

pub(super) async fn bounds_hold_for_unsigned_events(Opened { store, .. }: &Opened) {
    let bounds = Bounds {
        total: 3,
        per_object: 2,
        ..WIDE
    };
    let unsigned = |key: &str, object: &str, trust| NewJob {
        object: object.to_owned(),
        trust,
        ..event(key)
    };
    let insert = |key, object, trust| store.insert(unsigned(key, object, trust), bounds);
    let (new, full) = (Inserted::New, Inserted::Full);
    assert_eq!(insert("1", "a", Trust::Unsigned).await.unwrap(), new);
    assert_eq!(insert("2", "a", Trust::Invalid).await.unwrap(), new);
    assert_eq!(insert("3", "a", Trust::Unsigned).await.unwrap(), full);
    assert_eq!(insert("4", "b", Trust::Unsigned).await.unwrap(), new);
    assert_eq!(insert("5", "c", Trust::Invalid).await.unwrap(), full);
    // A known event needs no room, and signed events have a separate limit.
    let known = insert("1", "a", Trust::Unsigned).await.unwrap();
    assert_eq!(known, Inserted::Known(2));
    assert_eq!(insert("6", "a", Trust::Signed).await.unwrap(), new);
    assert_eq!(insert("7", "a", Trust::Confirmed).await.unwrap(), new);
    // Trusted events come first.
    let trusted = store.claim(claim("s", 2)).await.unwrap();
    assert_eq!(keys(&trusted), ["event/6", "event/7"]);
    // Running events take room, and events that have ended do not.
    let job = claim_one(&**store, "t").await.unwrap();
    assert_eq!(job.key, "event/1");
    assert_eq!(insert("3", "a", Trust::Unsigned).await.unwrap(), full);
    store.finish(job.id, "t", done("")).await.unwrap();
    assert_eq!(insert("3", "a", Trust::Unsigned).await.unwrap(), new);
}

pub(super) async fn claims_are_exclusive_and_complete(Opened { store, clock, .. }: &Opened) {
    for key in ["a", "b", "c"] {
        store.insert(event(key), WIDE).await.unwrap();
        clock.advance(SECOND);
    }
    let jobs = store.claim(claim("one", 2)).await.unwrap();
    assert_eq!(keys(&jobs), ["event/a", "event/b"]);
    let job = &jobs[0];
    let expected = event("a");
    assert_eq!(
        (
            job.kind,
            &job.key,
            &job.object,
            &job.name,
            &job.data,
            job.trust
        ),
        (
            expected.kind,
            &expected.key,
            &expected.object,
            &expected.name,
            &expected.data,
            expected.trust
        )
    );
    assert_eq!((job.attempts, job.token.as_str()), (1, "one"));
    assert_eq!(job.created_at, clock.now() - 3 * SECOND);
    assert_eq!(job.claimed_at, clock.now());
    let rest = store.claim(claim("two", 9)).await.unwrap();
    assert_eq!(keys(&rest), ["event/c"]);
    assert!(store.claim(claim("three", 9)).await.unwrap().is_empty());
    assert!(store.claim(claim("none", 0)).await.unwrap().is_empty());
}

pub(super) async fn retries_wait(Opened { store, clock, .. }: &Opened) {
    store.insert(event("a"), WIDE).await.unwrap();
    let job = claim_one(&**store, "t").await.unwrap();
    assert!(store.finish(job.id, "t", retry(10 * SECOND)).await.unwrap());
    clock.advance(9 * SECOND);
    assert_eq!(claim_one(&**store, "u").await, None);
    let info = &all(&**store).await[0];
    assert_eq!(
        (info.status, info.reason.as_str()),
        (JobStatus::Pending, "later")
    );
    assert_eq!((info.due_at, info.ended_at), (clock.now() + SECOND, None));
    clock.advance(SECOND);
    let again = claim_one(&**store, "u").await.unwrap();
    assert_eq!((again.id, again.attempts), (job.id, 2));
}
