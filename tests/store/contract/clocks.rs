//! Clocks that jump.

use crate::databases::Opened;
use crate::jobs::{DAY, HOUR, SECOND, WIDE, all, claim_one, done, event, retry};
use durianpay_client::webhook::inbox::Running;
use std::time::Duration;

pub(super) async fn waits_are_bounded_when_the_clock_jumps(Opened { store, clock, .. }: &Opened) {
    store.insert(event("a"), WIDE).await.unwrap();
    let id = claim_one(&**store, "1").await.unwrap().id;
    // Ahead: a wait is over early.
    assert!(store.finish(id, "1", retry(HOUR)).await.unwrap());
    clock.advance(DAY);
    assert_eq!(claim_one(&**store, "2").await.unwrap().id, id);
    // Back: the time of the retry is further away than any wait.
    assert!(store.finish(id, "2", retry(SECOND)).await.unwrap());
    clock.set_back(DAY);
    assert_eq!(claim_one(&**store, "3").await.unwrap().id, id);
    // A wait as long as allowed is kept.
    assert!(store.finish(id, "3", retry(HOUR)).await.unwrap());
    assert_eq!(claim_one(&**store, "4").await, None);
    clock.advance(HOUR);
    assert_eq!(claim_one(&**store, "4").await.unwrap().id, id);
    // Leases do not know the time.
    for jump in [true, false] {
        if jump {
            clock.advance(DAY);
        } else {
            clock.set_back(DAY);
        }
        assert_eq!(claim_one(&**store, "5").await, None);
        assert!(store.beat(id, "4").await.unwrap());
    }
    let running = store.running().await.unwrap();
    let token = "4".to_owned();
    assert_eq!(
        running,
        [Running {
            id,
            token,
            beats: 2
        }]
    );
    // New events are due at once, whatever came before.
    clock.advance(DAY);
    store.insert(event("b"), WIDE).await.unwrap();
    clock.set_back(DAY);
    let b = claim_one(&**store, "6").await.unwrap();
    assert_eq!(b.key, "event/b");
    // Not even the longest duration overflows.
    assert!(store.finish(b.id, "6", retry(Duration::MAX)).await.unwrap());
    let waiting = all(&**store).await.into_iter().find(|job| job.id == b.id);
    assert_eq!(waiting.unwrap().due_at, clock.now() + 100 * 366 * DAY);
    assert_eq!(claim_one(&**store, "7").await.unwrap().id, b.id);
    assert!(store.finish(b.id, "7", done("")).await.unwrap());
}
