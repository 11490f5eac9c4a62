//! The retry loop, driven by scripted attempts and a clock that only advances while
//! sleeping.

use super::{Attempted, execute};
use crate::error::History;
use crate::error::{Error, ErrorKind};
use crate::http::limits::CallLimits;
use crate::http::raw::RawResponse;
use crate::retry::{DEFAULT_RETRIES, HeldBack, Hooks, Progress, RetryBudget, RetryPolicy};
use crate::runtime::{BoxFuture, Runtime, TokioRuntime};
use crate::types::descriptor::{Endpoint, Envelope, RetryClass};
use crate::types::outcome::Outcome;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};
use tokio::time::Instant;

const SECOND: Duration = Duration::from_secs(1);

/// Tokio's paused clock, with the longest possible pauses.
struct LongestPauses(TokioRuntime);

impl Runtime for LongestPauses {
    fn now(&self) -> Duration {
        self.0.now()
    }

    fn system_time(&self) -> SystemTime {
        self.0.system_time()
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        self.0.sleep(time)
    }

    fn random(&self) -> [u8; 16] {
        [u8::MAX; 16]
    }
}

fn runtime() -> LongestPauses {
    LongestPauses(TokioRuntime::new())
}

/// The scripted result of an attempt.
#[derive(Clone, Copy)]
enum Scripted {
    Status(u16),
    /// A 503 that asks for a pause of this many seconds.
    RetryAfter(u64),
    Refused,
    Broken,
    /// No response.
    Silence,
}

impl Scripted {
    async fn play(self) -> Result<RawResponse, Error> {
        let failed = |kind, outcome| Err(Error::new(kind, outcome, "scripted"));
        match self {
            Scripted::Status(status) => Ok(response(status, None)),
            Scripted::RetryAfter(seconds) => Ok(response(503, Some(seconds))),
            Scripted::Refused => failed(ErrorKind::Connect, Outcome::NotSent),
            Scripted::Broken => failed(ErrorKind::Transport, Outcome::Unknown),
            Scripted::Silence => std::future::pending().await,
        }
    }
}

fn response(status: u16, retry_after: Option<u64>) -> RawResponse {
    let mut headers = HeaderMap::new();
    if let Some(seconds) = retry_after {
        headers.insert("retry-after", seconds.into());
    }
    RawResponse {
        status: StatusCode::from_u16(status).expect("a status"),
        headers,
        body: Bytes::new(),
        handled_at: None,
    }
}

const ENDPOINT: Endpoint = Endpoint::new("orders.get", "GET", "/orders", RetryClass::Safe, "")
    .returning(Envelope::Wrapped);

fn policy(class: RetryClass) -> RetryPolicy {
    RetryPolicy {
        api: &crate::api::API,
        endpoint: &ENDPOINT,
        class,
        limits: CallLimits::default(),
        retries: DEFAULT_RETRIES,
        budget: Arc::new(RetryBudget::default()),
        hooks: Hooks::default(),
        held_back: HeldBack::default(),
    }
}

/// The result of a run, and its duration with the longest possible pauses.
struct Run {
    result: Result<(RawResponse, History), Error>,
    attempts: usize,
    took: Duration,
}

impl Run {
    /// Returns the attempts that are reported to the caller.
    fn reported_attempts(&self) -> u32 {
        match &self.result {
            Ok((_, history)) => history.attempts,
            Err(error) => error.attempts(),
        }
    }
}

/// Runs a policy against a script whose last step repeats.
async fn run(policy: &RetryPolicy, script: &[Scripted]) -> Run {
    let made = Cell::new(0);
    let attempt = |_: Attempted| {
        let step = script[made.get().min(script.len() - 1)];
        made.set(made.get() + 1);
        step.play()
    };
    let started = Instant::now();
    let mut progress = Progress::NONE;
    let result = execute(policy, &runtime(), &mut progress, attempt).await;
    let run = Run {
        result,
        attempts: made.get(),
        took: started.elapsed(),
    };
    assert_eq!(
        usize::try_from(run.reported_attempts()).ok(),
        Some(run.attempts)
    );
    run
}

#[tokio::test(start_paused = true)]
async fn each_status_is_classified_for_each_class() {
    for status in 200..600 {
        let passing = [408, 429, 500, 502, 503, 504].contains(&status);
        for (class, is_retried) in [
            (RetryClass::Safe, passing),
            (RetryClass::Keyed, passing),
            (RetryClass::Never, false),
        ] {
            let run = run(&policy(class), &[Scripted::Status(status)]).await;
            let attempts = if is_retried { 3 } else { 1 };
            assert_eq!(run.attempts, attempts, "{status} {class:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn each_failure_is_classified_for_each_class() {
    for (step, unprotected, protected) in [
        (Scripted::Refused, 3, 3),
        (Scripted::Broken, 1, 3),
        // Two attempts of 30 s, and the rest of 80 s.
        (Scripted::Silence, 1, 3),
    ] {
        let never = run(&policy(RetryClass::Never), &[step]).await;
        assert_eq!(never.attempts, unprotected);
        for class in [RetryClass::Safe, RetryClass::Keyed] {
            assert_eq!(run(&policy(class), &[step]).await.attempts, protected);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn waits_grow_and_stay_within_the_deadline() {
    let safe = policy(RetryClass::Safe);
    let run_ = run(&safe, &[Scripted::Status(503)]).await;
    assert_eq!(run_.took, SECOND / 2 + SECOND);

    let patient = RetryPolicy {
        retries: u32::MAX,
        ..policy(RetryClass::Safe)
    };
    let run_ = run(&patient, &[Scripted::Status(503)]).await;
    // 0.5, 1, 2 and 4 s, and then 8 s as long as it ends before 80 s.
    assert_eq!(run_.attempts, 5 + 9);
    assert!(run_.took < patient.limits.total);

    let run_ = run(&safe, &[Scripted::Silence]).await;
    assert_eq!(run_.took, safe.limits.total);
    let error = run_.result.err().expect("there is no response");
    assert_eq!(
        error.to_string(),
        "no complete response within 80s (3 attempts)"
    );
}

#[tokio::test(start_paused = true)]
async fn a_wait_beyond_the_deadline_is_not_started() {
    let mut hasty = policy(RetryClass::Safe);
    hasty.limits.total = SECOND / 2;
    let run_ = run(&hasty, &[Scripted::Status(503)]).await;
    assert_eq!((run_.attempts, run_.took), (1, Duration::ZERO));
    let run_ = run(&policy(RetryClass::Safe), &[Scripted::RetryAfter(61)]).await;
    assert_eq!((run_.attempts, run_.took), (1, Duration::ZERO));
    let run_ = run(
        &policy(RetryClass::Safe),
        &[Scripted::RetryAfter(60), Scripted::RetryAfter(20)],
    )
    .await;
    assert_eq!((run_.attempts, run_.took), (2, 60 * SECOND));
}

#[tokio::test(start_paused = true)]
async fn the_requested_wait_is_kept() {
    let script = [
        Scripted::RetryAfter(7),
        Scripted::RetryAfter(0),
        Scripted::Status(200),
    ];
    let run = run(&policy(RetryClass::Keyed), &script).await;
    assert_eq!((run.attempts, run.took), (3, 8 * SECOND));
    assert_eq!(
        run.result.map(|(raw, _)| raw.status).ok(),
        Some(StatusCode::OK)
    );
}

#[tokio::test(start_paused = true)]
async fn an_error_has_the_worst_outcome_of_all_attempts() {
    for (class, script, outcome) in [
        (
            RetryClass::Never,
            &[Scripted::Refused][..],
            Outcome::NotSent,
        ),
        (
            RetryClass::Never,
            &[Scripted::Refused, Scripted::Broken],
            Outcome::Unknown,
        ),
        (
            RetryClass::Keyed,
            &[Scripted::Broken, Scripted::Refused],
            Outcome::Unknown,
        ),
        (
            RetryClass::Keyed,
            &[Scripted::RetryAfter(1), Scripted::Refused],
            Outcome::Unknown,
        ),
        (
            RetryClass::Keyed,
            &[Scripted::Status(429), Scripted::Refused],
            Outcome::Rejected,
        ),
    ] {
        let run = run(&policy(class), script).await;
        let error = run.result.err().expect("no attempt succeeds");
        assert_eq!(error.outcome(), outcome, "{error:?}");
    }
    let run = run(
        &policy(RetryClass::Keyed),
        &[Scripted::Broken, Scripted::Status(400)],
    )
    .await;
    let (_, history) = run.result.expect("a response");
    assert_eq!(history.worst, Some(Outcome::Unknown));
}

#[tokio::test(start_paused = true)]
async fn the_budget_is_withdrawn_and_deposited() {
    let safe = policy(RetryClass::Safe);
    for (script, left) in [
        (&[Scripted::Broken][..], 490),
        (&[Scripted::Silence], 470),
        (&[Scripted::Status(503), Scripted::Status(200)], 470),
        (&[Scripted::Status(503), Scripted::Status(404)], 465),
        (&[Scripted::Status(200)], 466),
        (&[Scripted::Status(404)], 466),
    ] {
        run(&safe, script).await.result.ok();
        assert_eq!(safe.budget.left(), left);
    }
    while safe.budget.withdraw(1) {}
    assert_eq!(run(&safe, &[Scripted::Refused]).await.attempts, 1);
}

#[tokio::test(start_paused = true)]
async fn a_dropped_call_makes_no_further_attempt() {
    let made = Cell::new(0);
    let policy = policy(RetryClass::Safe);
    let attempt = |_: Attempted| {
        made.set(made.get() + 1);
        Scripted::Status(503).play()
    };
    {
        let mut progress = Progress::NONE;
        let runtime = runtime();
        let call = execute(&policy, &runtime, &mut progress, attempt);
        let dropped = tokio::time::timeout(SECOND / 4, call).await;
        assert!(dropped.is_err(), "it waits for half a second");
    }
    tokio::time::sleep(60 * SECOND).await;
    assert_eq!(made.get(), 1);
}

/// Returns the report of a call that is dropped while it waits for its second attempt.
async fn dropped_in_the_pause(policy: &RetryPolicy, first: Scripted) -> Progress {
    let mut progress = Progress::NONE;
    let runtime = runtime();
    let call = execute(policy, &runtime, &mut progress, |_| first.play());
    let dropped = tokio::time::timeout(SECOND / 4, call).await;
    assert!(dropped.is_err(), "it waits for half a second");
    progress
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_dropped_while_it_waits_has_done_what_its_attempts_did() {
    let keyed = policy(RetryClass::Keyed);
    for (first, outcome) in [
        (Scripted::Refused, Outcome::NotSent),
        (Scripted::Status(429), Outcome::Rejected),
        (Scripted::Status(503), Outcome::Unknown),
        (Scripted::Broken, Outcome::Unknown),
    ] {
        let progress = dropped_in_the_pause(&keyed, first).await;
        let attempts = 1;
        assert_eq!(progress, Progress { outcome, attempts });
    }
    // During an attempt, the request may have been sent.
    let progress = dropped_in_the_pause(&keyed, Scripted::Silence).await;
    assert_eq!(progress.outcome, Outcome::Unknown);
}

#[tokio::test(start_paused = true)]
async fn what_is_stated_of_an_error_counts_in_the_outcome_of_all_attempts() {
    static STATED: Endpoint = ENDPOINT.failing(&[
        (429, None, Some(Outcome::Unknown)),
        (503, None, Some(Outcome::Rejected)),
    ]);
    let stated = RetryPolicy {
        endpoint: &STATED,
        ..policy(RetryClass::Keyed)
    };
    for (status, outcome) in [(429, Outcome::Unknown), (503, Outcome::Rejected)] {
        let script = [Scripted::Status(status), Scripted::Refused];
        let error = run(&stated, &script).await.result.err().expect("refused");
        assert_eq!(error.outcome(), outcome, "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_attempt_without_any_time_is_not_made() {
    let mut policy = policy(RetryClass::Keyed);
    policy.limits.total = Duration::ZERO;
    let run = run(&policy, &[Scripted::Status(200)]).await;
    assert_eq!(run.attempts, 0);
    let error = run.result.err().expect("no time");
    assert_eq!(error.outcome(), Outcome::NotSent);
}

/// A process that is suspended and resumes after the attempt's time limit.
#[tokio::test(start_paused = true)]
async fn an_attempt_does_not_go_on_when_its_time_is_up() {
    let polled = Cell::new(0);
    let never = policy(RetryClass::Never);
    let attempt = |_: Attempted| {
        std::future::poll_fn(|_| {
            polled.set(polled.get() + 1);
            std::task::Poll::<Result<RawResponse, Error>>::Pending
        })
    };
    let (runtime, mut progress) = (runtime(), Progress::NONE);
    let mut call = std::pin::pin!(execute(&never, &runtime, &mut progress, attempt));
    assert!(poll_once(call.as_mut()).await.is_none());
    tokio::time::advance(never.limits.attempt).await;
    let result = poll_once(call.as_mut()).await.expect("the time is up");
    let error = result.err().expect("no response");
    assert_eq!((error.kind(), polled.get()), (ErrorKind::Timeout, 1));
}

/// A clock that is ahead of its timer, as in a process that was suspended: the executor may poll
/// a task before it checks for expired timers.
struct LateTimer(Arc<AtomicU64>);

impl Runtime for LateTimer {
    fn now(&self) -> Duration {
        Duration::from_secs(self.0.load(Ordering::Relaxed))
    }

    fn system_time(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::pending())
    }

    fn random(&self) -> [u8; 16] {
        [0; 16]
    }
}

#[tokio::test]
async fn the_clock_ends_an_attempt_though_its_timer_is_late() {
    let seconds = Arc::new(AtomicU64::new(1));
    let runtime = LateTimer(Arc::clone(&seconds));
    let polled = Cell::new(0);
    let attempt = |_: Attempted| {
        std::future::poll_fn(|_| {
            polled.set(polled.get() + 1);
            std::task::Poll::<Result<RawResponse, Error>>::Pending
        })
    };
    let (never, mut progress) = (policy(RetryClass::Never), Progress::NONE);
    let mut call = std::pin::pin!(execute(&never, &runtime, &mut progress, attempt));
    assert!(poll_once(call.as_mut()).await.is_none());
    seconds.store(1 + never.limits.attempt.as_secs(), Ordering::Relaxed);
    let result = poll_once(call.as_mut()).await.expect("the time is up");
    let error = result.err().expect("no response");
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert_eq!((error.kind(), polled.get()), (ErrorKind::Timeout, 1));
}

/// Polls a future once.
async fn poll_once<F: Future>(mut future: std::pin::Pin<&mut F>) -> Option<F::Output> {
    std::future::poll_fn(|context| {
        std::task::Poll::Ready(match future.as_mut().poll(context) {
            std::task::Poll::Ready(output) => Some(output),
            std::task::Poll::Pending => None,
        })
    })
    .await
}
