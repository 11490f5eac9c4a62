//! The loop, driven by attempts that a script gives, under a clock that only
//! sleeping moves.

use super::{History, Plan, Quota, until_final};
use crate::descriptor::Retry;
use crate::error::{Error, ErrorKind, Outcome};
use crate::response::RawResponse;
use crate::transport::Limits;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use std::cell::Cell;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

const SECOND: Duration = Duration::from_secs(1);

/// What becomes of one attempt.
#[derive(Clone, Copy)]
enum Fate {
    Status(u16),
    /// A 503 that asks to wait so many seconds.
    Told(u64),
    Refused,
    Broken,
    /// No answer, ever.
    Silence,
}

impl Fate {
    async fn befall(self) -> Result<RawResponse, Error> {
        let failed = |kind, outcome| Err(Error::new(kind, outcome, "scripted"));
        match self {
            Fate::Status(status) => Ok(answer(status, None)),
            Fate::Told(seconds) => Ok(answer(503, Some(seconds))),
            Fate::Refused => failed(ErrorKind::Connect, Outcome::NotSent),
            Fate::Broken => failed(ErrorKind::Transport, Outcome::Unknown),
            Fate::Silence => std::future::pending().await,
        }
    }
}

fn answer(status: u16, told: Option<u64>) -> RawResponse {
    let mut headers = HeaderMap::new();
    if let Some(told) = told {
        headers.insert("retry-after", told.into());
    }
    RawResponse {
        status: StatusCode::from_u16(status).expect("a status"),
        headers,
        body: Bytes::new(),
        history: History::ONCE,
    }
}

fn plan(class: Retry) -> Plan {
    Plan {
        operation: "orders.get",
        class,
        limits: Limits::default(),
        repeats: super::REPEATS,
        quota: Arc::new(Quota::default()),
    }
}

/// What a run came to, and how long it took with the longest waits there are.
struct Run {
    result: Result<RawResponse, Error>,
    attempts: usize,
    took: Duration,
}

impl Run {
    /// The attempts that the caller is told of.
    fn told(&self) -> u32 {
        match &self.result {
            Ok(raw) => raw.history.attempts,
            Err(error) => error.attempts(),
        }
    }
}

/// Runs a plan against fates, the last of which goes on for ever.
async fn run(plan: &Plan, fates: &[Fate]) -> Run {
    let made = Cell::new(0);
    let attempt = || {
        let fate = fates[made.get().min(fates.len() - 1)];
        made.set(made.get() + 1);
        fate.befall()
    };
    let started = Instant::now();
    let result = until_final(plan, || u32::MAX, attempt).await;
    let run = Run {
        result,
        attempts: made.get(),
        took: started.elapsed(),
    };
    assert_eq!(usize::try_from(run.told()).ok(), Some(run.attempts));
    run
}

#[tokio::test(start_paused = true)]
async fn each_status_has_its_verdict_in_each_class() {
    for status in 200..600 {
        let passing = [408, 429, 500, 502, 503, 504].contains(&status);
        for (class, repeated) in [
            (Retry::Safe, passing),
            (Retry::Keyed, passing),
            (Retry::Never, false),
        ] {
            let run = run(&plan(class), &[Fate::Status(status)]).await;
            let attempts = if repeated { 3 } else { 1 };
            assert_eq!(run.attempts, attempts, "{status} {class:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn each_failure_has_its_verdict_in_each_class() {
    for (fate, unprotected, protected) in [
        (Fate::Refused, 3, 3),
        (Fate::Broken, 1, 3),
        // Two attempts of 30 s, and what is left of 80 s.
        (Fate::Silence, 1, 3),
    ] {
        let never = run(&plan(Retry::Never), &[fate]).await;
        assert_eq!(never.attempts, unprotected);
        for class in [Retry::Safe, Retry::Keyed] {
            assert_eq!(run(&plan(class), &[fate]).await.attempts, protected);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn waits_grow_and_stay_within_the_deadline() {
    let safe = plan(Retry::Safe);
    let run_ = run(&safe, &[Fate::Status(503)]).await;
    assert_eq!(run_.took, SECOND / 2 + SECOND);

    let patient = Plan {
        repeats: u32::MAX,
        ..plan(Retry::Safe)
    };
    let run_ = run(&patient, &[Fate::Status(503)]).await;
    // 0.5, 1, 2 and 4 s, and then 8 s as long as it ends before 80 s.
    assert_eq!(run_.attempts, 5 + 9);
    assert!(run_.took < patient.limits.total);

    let run_ = run(&safe, &[Fate::Silence]).await;
    assert_eq!(run_.took, safe.limits.total);
    let error = run_.result.err().expect("silence is no answer");
    assert_eq!(error.to_string(), "no whole answer within 80s (3 attempts)");
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_would_pass_the_deadline_is_not_begun() {
    let mut hasty = plan(Retry::Safe);
    hasty.limits.total = SECOND / 2;
    let run_ = run(&hasty, &[Fate::Status(503)]).await;
    assert_eq!((run_.attempts, run_.took), (1, Duration::ZERO));
    let run_ = run(&plan(Retry::Safe), &[Fate::Told(61)]).await;
    assert_eq!((run_.attempts, run_.took), (1, Duration::ZERO));
    let run_ = run(&plan(Retry::Safe), &[Fate::Told(60), Fate::Told(20)]).await;
    assert_eq!((run_.attempts, run_.took), (2, 60 * SECOND));
}

#[tokio::test(start_paused = true)]
async fn what_the_api_asks_for_is_waited() {
    let fates = [Fate::Told(7), Fate::Told(0), Fate::Status(200)];
    let run = run(&plan(Retry::Keyed), &fates).await;
    assert_eq!((run.attempts, run.took), (3, 8 * SECOND));
    assert_eq!(run.result.map(|raw| raw.status).ok(), Some(StatusCode::OK));
}

#[tokio::test(start_paused = true)]
async fn an_error_has_the_worst_outcome_of_all_attempts() {
    for (class, fates, outcome) in [
        (Retry::Never, &[Fate::Refused][..], Outcome::NotSent),
        (
            Retry::Never,
            &[Fate::Refused, Fate::Broken],
            Outcome::Unknown,
        ),
        (
            Retry::Keyed,
            &[Fate::Broken, Fate::Refused],
            Outcome::Unknown,
        ),
        (
            Retry::Keyed,
            &[Fate::Told(1), Fate::Refused],
            Outcome::Unknown,
        ),
        (
            Retry::Keyed,
            &[Fate::Status(429), Fate::Refused],
            Outcome::Rejected,
        ),
    ] {
        let run = run(&plan(class), fates).await;
        let error = run.result.err().expect("no attempt succeeds");
        assert_eq!(error.outcome(), outcome, "{error:?}");
    }
    let run = run(&plan(Retry::Keyed), &[Fate::Broken, Fate::Status(400)]).await;
    let raw = run.result.expect("an answer");
    assert_eq!(raw.history.worst, Some(Outcome::Unknown));
}

#[tokio::test(start_paused = true)]
async fn the_quota_is_taken_and_paid_back() {
    let safe = plan(Retry::Safe);
    for (fates, left) in [
        (&[Fate::Broken][..], 490),
        (&[Fate::Silence], 470),
        (&[Fate::Status(503), Fate::Status(200)], 470),
        (&[Fate::Status(503), Fate::Status(404)], 465),
        (&[Fate::Status(200)], 466),
        (&[Fate::Status(404)], 466),
    ] {
        run(&safe, fates).await.result.ok();
        assert_eq!(safe.quota.left(), left);
    }
    while safe.quota.take(1) {}
    assert_eq!(run(&safe, &[Fate::Refused]).await.attempts, 1);
}

#[tokio::test(start_paused = true)]
async fn a_dropped_call_makes_no_further_attempt() {
    let made = Cell::new(0);
    let plan = plan(Retry::Safe);
    let attempt = || {
        made.set(made.get() + 1);
        Fate::Status(503).befall()
    };
    {
        let call = until_final(&plan, || u32::MAX, attempt);
        let dropped = tokio::time::timeout(SECOND / 4, call).await;
        assert!(dropped.is_err(), "it waits for half a second");
    }
    tokio::time::sleep(60 * SECOND).await;
    assert_eq!(made.get(), 1);
}

#[test]
fn what_is_drawn_differs() {
    let drawn: std::collections::BTreeSet<u32> = (0..100).map(|_| super::draw()).collect();
    assert!(drawn.len() > 95);
}
