//! Leases: tokens, beats and their release.

use crate::databases::Opened;
use crate::jobs::{SECOND, WIDE, all, claim_one, dead, done, event, retry};
use durianpay_client::webhook::inbox::{Finish, JobStatus, Running};

pub(super) async fn finishing_needs_the_token(Opened { store, clock, .. }: &Opened) {
    store.insert(event("a"), WIDE).await.unwrap();
    let id = all(&**store).await[0].id;
    // A job that is not running has no token.
    assert!(!store.finish(id, "", done("")).await.unwrap());
    assert!(!store.beat(id, "").await.unwrap());
    claim_one(&**store, "t").await.unwrap();
    for end in [done(""), dead("x"), retry(SECOND)] {
        assert!(!store.finish(id, "other", end.clone()).await.unwrap());
        assert!(!store.finish(id + 1, "t", end).await.unwrap());
    }
    assert!(!store.beat(id, "other").await.unwrap());
    clock.advance(SECOND);
    assert!(store.finish(id, "t", done("first")).await.unwrap());
    // The response may have been lost: done stays done, and nothing else.
    assert!(store.beat(id, "t").await.unwrap());
    assert!(store.finish(id, "t", done("again")).await.unwrap());
    let superseded = Finish::Superseded {
        reason: String::new(),
    };
    for end in [dead("x"), retry(SECOND), superseded] {
        assert!(!store.finish(id, "t", end).await.unwrap());
    }
    assert!(!store.finish(id, "other", done("")).await.unwrap());
    let info = &all(&**store).await[0];
    assert_eq!(
        (info.status, info.reason.as_str()),
        (JobStatus::Done, "again")
    );
    assert_eq!(info.ended_at, Some(clock.now()));
}

pub(super) async fn only_unchanged_jobs_are_released(Opened { store, clock, .. }: &Opened) {
    store.insert(event("a"), WIDE).await.unwrap();
    assert_eq!(store.running().await.unwrap(), []);
    let id = claim_one(&**store, "t").await.unwrap().id;
    let seen = Running {
        id,
        token: "t".to_owned(),
        beats: 0,
    };
    assert_eq!(store.running().await.unwrap(), std::slice::from_ref(&seen));
    assert!(store.beat(id, "t").await.unwrap());
    assert!(!store.release(&seen).await.unwrap());
    let seen = Running { beats: 1, ..seen };
    assert_eq!(store.running().await.unwrap(), std::slice::from_ref(&seen));
    let of_another = Running {
        token: "u".to_owned(),
        ..seen.clone()
    };
    assert!(!store.release(&of_another).await.unwrap());
    clock.advance(SECOND);
    assert!(store.release(&seen).await.unwrap());
    assert!(!store.release(&seen).await.unwrap());
    // The worker that was too slow cannot change it any more.
    assert!(!store.beat(id, "t").await.unwrap());
    assert!(!store.finish(id, "t", done("")).await.unwrap());
    let info = &all(&**store).await[0];
    assert_eq!(
        (info.status, info.due_at),
        (JobStatus::Pending, clock.now())
    );
    assert!(!info.reason.is_empty());
    let again = claim_one(&**store, "v").await.unwrap();
    assert_eq!((again.id, again.attempts), (id, 2));
    assert_eq!(store.running().await.unwrap()[0].beats, 0);
    assert!(!store.beat(id, "t").await.unwrap());
    assert!(!store.finish(id, "t", done("")).await.unwrap());
    // A job that is done is not released.
    store.finish(id, "v", done("")).await.unwrap();
    let seen = Running {
        id,
        token: "v".to_owned(),
        beats: 0,
    };
    assert!(!store.release(&seen).await.unwrap());
}
