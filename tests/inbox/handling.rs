//! `handle`: the effect and its mark, whatever fails.

use crate::support::confirmed_state;
use durianpay_client::webhook::ResponseError;
use durianpay_client::webhook::inbox::{
    HandleError, Handled, Inbox, MemoryStore, Record, State, Store, StoreError,
};
use std::convert::Infallible;
use std::error::Error as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

#[tokio::test]
async fn an_effect_happens_once() {
    let inbox = Inbox::in_memory();
    let paid = confirmed_state("pay_1", "completed").await;
    let count = AtomicU32::new(0);
    let mut outcomes = Vec::new();
    for _ in 0..3 {
        let handled = inbox
            .handle(&paid, async || {
                count.fetch_add(1, Ordering::SeqCst);
                Ok::<_, Infallible>(())
            })
            .await;
        outcomes.push(handled.unwrap());
    }
    assert_eq!(
        outcomes,
        [
            Handled::Done,
            Handled::AlreadyHandled,
            Handled::AlreadyHandled
        ]
    );
    assert_eq!(count.into_inner(), 1);
}

#[tokio::test]
async fn what_comes_late_has_no_effect() {
    let inbox = Inbox::in_memory();
    let refunded = confirmed_state("pay_1", "refunded").await;
    let fine = async || Ok::<_, Infallible>(());
    assert_eq!(inbox.handle(&refunded, fine).await.unwrap(), Handled::Done);
    for status in ["completed", "processing", "started"] {
        let late = confirmed_state("pay_1", status).await;
        let never = async || -> Result<(), Infallible> { panic!("it was refunded meanwhile") };
        let handled = inbox.handle(&late, never).await.unwrap();
        let by = State::Refunded;
        assert_eq!(handled, Handled::Superseded { by }, "{status}");
    }
}

#[tokio::test]
async fn states_that_exclude_each_other_are_told_and_not_overwritten() {
    let inbox = Inbox::in_memory();
    let failed = confirmed_state("pay_1", "failed").await;
    let _ = inbox
        .handle(&failed, async || Ok::<_, Infallible>(()))
        .await
        .unwrap();
    let paid = confirmed_state("pay_1", "completed").await;
    let never = async || -> Result<(), Infallible> { panic!("it is in conflict") };
    let error = inbox.handle(&paid, never).await.unwrap_err();
    assert!(
        matches!(
            error,
            HandleError::Conflict {
                recorded: State::Failed,
                found: State::Completed
            },
        ),
        "{error}"
    );
    assert_eq!(error.status_code(), 409);
    assert_eq!(
        error.to_string(),
        "the confirmed state `completed` excludes the recorded state `failed`; look into it by hand",
    );
    assert_eq!(inbox.state(&paid).await.unwrap(), Some(State::Failed));
}

#[tokio::test]
async fn an_effect_that_fails_is_tried_again_at_the_next_delivery() {
    let inbox = Inbox::in_memory();
    let paid = confirmed_state("pay_1", "completed").await;
    let error = inbox
        .handle(&paid, async || Err(std::io::Error::other("no stock")))
        .await
        .unwrap_err();
    assert!(matches!(error, HandleError::Handler(_)), "{error}");
    assert_eq!(error.status_code(), 503);
    assert_eq!(error.to_string(), "the handler failed");
    assert_eq!(error.source().unwrap().to_string(), "no stock");
    let again = inbox.handle(&paid, async || Ok::<_, Infallible>(())).await;
    assert_eq!(again.unwrap(), Handled::Done);
}

#[tokio::test]
async fn an_effect_that_is_dropped_or_panics_is_busy_until_its_lease_runs_out() {
    let inbox = Inbox::in_memory().lease(Duration::from_secs(1));
    for (id, panics) in [("pay_1", false), ("pay_2", true)] {
        let paid = confirmed_state(id, "completed").await;
        let begun = Arc::new(AtomicU32::new(0));
        let (inner, here, count) = (inbox.clone(), paid.clone(), Arc::clone(&begun));
        let task = tokio::spawn(async move {
            let effect = async || -> Result<(), Infallible> {
                count.fetch_add(1, Ordering::SeqCst);
                if panics {
                    // As a handler does, without the words.
                    std::panic::resume_unwind(Box::new(()));
                }
                std::future::pending().await
            };
            inner.handle(&here, effect).await.map(|_| ())
        });
        while begun.load(Ordering::SeqCst) == 0 {
            tokio::task::yield_now().await;
        }
        task.abort();
        assert!(task.await.is_err());

        let fine = async || Ok::<_, Infallible>(());
        let error = inbox.handle(&paid, fine).await.unwrap_err();
        assert_eq!(error.status_code(), 503);
        let HandleError::Busy { remaining } = error else {
            panic!("{id}: {error}");
        };
        tokio::time::sleep(remaining).await;
        assert_eq!(
            inbox.handle(&paid, fine).await.unwrap(),
            Handled::Done,
            "{id}"
        );
    }
}

/// A store that fails from the second or so call on.
struct Failing {
    store: MemoryStore,
    calls: AtomicU32,
    works: u32,
}

impl Store for Failing {
    async fn update<T, F>(&self, object: &str, step: F) -> Result<T, StoreError>
    where
        T: Send,
        F: FnOnce(&mut Record, Duration) -> T + Send,
    {
        if self.calls.fetch_add(1, Ordering::SeqCst) >= self.works {
            return Err(StoreError::new("the disk is full"));
        }
        self.store.update(object, step).await
    }
}

#[tokio::test]
async fn a_store_that_fails_is_told_apart_before_and_after_the_effect() {
    let paid = confirmed_state("pay_1", "completed").await;
    for (works, happened, chain) in [
        (
            0,
            0,
            &["the inbox could not be read or written", "the disk is full"][..],
        ),
        (
            1,
            1,
            &[
                "the handler succeeded, but the state could not be marked as completed",
                "the inbox could not be read or written",
                "the disk is full",
            ],
        ),
    ] {
        let inbox = Inbox::new(Failing {
            store: MemoryStore::default(),
            calls: AtomicU32::new(0),
            works,
        });
        let count = AtomicU32::new(0);
        let error = inbox
            .handle(&paid, async || {
                count.fetch_add(1, Ordering::SeqCst);
                Ok::<_, Infallible>(())
            })
            .await
            .unwrap_err();
        let first: &dyn std::error::Error = &error;
        let messages = std::iter::successors(Some(first), |&error| error.source());
        assert_eq!(messages.map(ToString::to_string).collect::<Vec<_>>(), chain);
        assert_eq!(error.status_code(), 503);
        assert_eq!(count.into_inner(), happened);
    }
}
