//! Tests of the reports and decisions, with an in-memory store whose clock only the test advances.

use super::{
    Limits, Pages, Plan, Selection, Skip, SkipReason, Status, details, list_json, plan, table,
};
use durianpay_client::webhook::inbox::{
    Bounds, Change, Claim, Filter, Finish, JobInfo, JobKind, JobStatus, MemoryStore, NewJob, Store,
    Trust,
};
use std::time::{Duration, SystemTime};

const MINUTE: Duration = Duration::from_mins(1);

fn job(kind: JobKind, object: &str, name: &str) -> NewJob {
    NewJob {
        kind,
        key: format!("{kind} {object} {name}"),
        object: object.to_owned(),
        name: name.to_owned(),
        data: b"{}".to_vec(),
        trust: Trust::Signed,
    }
}

async fn add_event(store: &MemoryStore, name: &str) {
    let bounds = Bounds {
        total: u32::MAX,
        per_object: u32::MAX,
        reopen_after: Duration::MAX,
    };
    let event = job(JobKind::Event, "orders/ord_1", name);
    store.insert(event, bounds).await.unwrap();
}

async fn add_task(store: &MemoryStore, object: &str) {
    let change = Change {
        object: object.to_owned(),
        version: 0,
        data: Some("{}".to_owned()),
        tasks: vec![job(JobKind::Task, object, "order.paid")],
        supersede: vec![],
        ends: None,
    };
    assert!(store.apply(change).await.unwrap());
}

/// Claims the job that is due first.
async fn claim(store: &MemoryStore) -> i64 {
    let claim = Claim {
        token: "token".to_owned(),
        most: 1,
        max_wait: Duration::MAX,
    };
    store.claim(claim).await.unwrap()[0].id
}

async fn end(store: &MemoryStore, finish: Finish) {
    let id = claim(store).await;
    assert!(store.finish(id, "token", finish).await.unwrap());
}

fn reason() -> String {
    "no reason".to_owned()
}

/// Creates jobs with every status: events 1 (done) and 2 (dead), tasks 3 (done), 4 (dead), 5 (superseded), 6
/// (running), 7 (pending).
async fn every_status() -> MemoryStore {
    let store = MemoryStore::default();
    add_event(&store, "first").await;
    end(
        &store,
        Finish::Done {
            reason: String::new(),
        },
    )
    .await;
    add_event(&store, "second").await;
    end(&store, Finish::Dead { reason: reason() }).await;
    add_task(&store, "orders/ord_3").await;
    end(
        &store,
        Finish::Done {
            reason: String::new(),
        },
    )
    .await;
    add_task(&store, "orders/ord_4").await;
    end(&store, Finish::Dead { reason: reason() }).await;
    add_task(&store, "orders/ord_5").await;
    end(&store, Finish::Superseded { reason: reason() }).await;
    add_task(&store, "orders/ord_6").await;
    claim(&store).await;
    add_task(&store, "orders/ord_7").await;
    store
}

#[tokio::test(start_paused = true)]
async fn a_replay_reports_effects_that_would_happen_again() {
    let store = every_status().await;
    let whole = plan(&store, &Selection::Range { from: 1, to: 7 })
        .await
        .unwrap();
    let expected = Plan {
        replay: vec![5, 4, 3, 2, 1],
        done_tasks: vec![3],
        superseded_tasks: vec![5],
        skipped: vec![
            Skip {
                id: 7,
                reason: SkipReason::Pending,
            },
            Skip {
                id: 6,
                reason: SkipReason::Running,
            },
        ],
        unknown: vec![],
    };
    assert_eq!(whole, expected);
    let objection = whole.objection().unwrap();
    assert!(objection.contains("task 3 is already done"), "{objection}");
    assert!(objection.contains("task 5 is superseded"), "{objection}");

    let part = plan(&store, &Selection::Range { from: 1, to: 2 })
        .await
        .unwrap();
    assert_eq!(part.replay, [2, 1]);
    assert_eq!(part.objection(), None, "events have no side effects");
    let last = plan(
        &store,
        &Selection::Range {
            from: 7,
            to: i64::MAX,
        },
    )
    .await
    .unwrap();
    assert_eq!(
        last.skipped,
        [Skip {
            id: 7,
            reason: SkipReason::Pending
        }]
    );
}

#[tokio::test(start_paused = true)]
async fn dead_jobs_are_selected_by_object() {
    let store = every_status().await;
    let all = plan(&store, &Selection::Dead { object: None })
        .await
        .unwrap();
    assert_eq!(all.replay, [4, 2]);
    assert_eq!(all.objection(), None);
    let object = Some("orders/ord_4".to_owned());
    let one = plan(&store, &Selection::Dead { object }).await.unwrap();
    assert_eq!(one.replay, [4]);
}

#[tokio::test(start_paused = true)]
async fn jobs_by_id_must_exist_and_have_their_content() {
    let store = every_status().await;
    tokio::time::advance(2 * MINUTE).await;
    store.prune(MINUTE).await.unwrap();
    let by_id = plan(&store, &Selection::Ids(vec![1, 3, 4, 99]))
        .await
        .unwrap();
    assert_eq!(by_id.unknown, [1, 99], "the event is deleted");
    assert_eq!(by_id.replay, [4]);
    assert_eq!(
        by_id.skipped,
        [Skip {
            id: 3,
            reason: SkipReason::Pruned
        }]
    );
    let range = plan(&store, &Selection::Range { from: 3, to: 5 })
        .await
        .unwrap();
    assert_eq!(range.replay, [4]);
    assert_eq!(range.skipped.len(), 2, "the superseded task, too");
}

#[tokio::test(start_paused = true)]
async fn the_status_counts_every_page() {
    let store = every_status().await;
    let now = SystemTime::now;
    let limits = Limits {
        stuck: MINUTE,
        overdue: Some(MINUTE),
    };
    let early = Status::read(&store, limits, now()).await.unwrap();
    assert_eq!((early.dead, early.stuck), (2, 0));
    assert_eq!(early.overdue.unwrap().jobs, 0);
    for number in 0..2500 {
        add_event(&store, &format!("more {number}")).await;
    }
    tokio::time::advance(61 * MINUTE).await;
    let late = Status::read(&store, limits, now() + 61 * MINUTE)
        .await
        .unwrap();
    assert_eq!(late.stuck, 1);
    assert_eq!(late.overdue.unwrap().jobs, 2501);
    let oldest = late.oldest_pending.as_ref().unwrap();
    assert_eq!(oldest.id, 7);
    assert_eq!(oldest.age.as_secs() / 60, 61);
    let counts: Vec<_> = late.counts.iter().map(|(_, _, jobs)| *jobs).collect();
    assert_eq!(counts, [2500, 1, 1, 1, 1, 1, 1, 1], "{:?}", late.counts);
}

#[tokio::test(start_paused = true)]
async fn only_dead_stuck_and_overdue_jobs_raise_an_alarm() {
    let store = MemoryStore::default();
    let limits = Limits {
        stuck: MINUTE,
        overdue: None,
    };
    let read = async |limits| {
        Status::read(&store, limits, SystemTime::now() + 2 * MINUTE)
            .await
            .unwrap()
    };
    assert!(!read(limits).await.is_alarming());
    add_event(&store, "first").await;
    assert!(!read(limits).await.is_alarming());
    let strict = Limits {
        overdue: Some(MINUTE),
        ..limits
    };
    assert!(
        read(strict).await.is_alarming(),
        "no worker has claimed it in time"
    );
    claim(&store).await;
    assert!(!read(strict).await.is_alarming());
    tokio::time::advance(2 * MINUTE).await;
    assert!(read(limits).await.is_alarming(), "it is stuck");
}

#[tokio::test(start_paused = true)]
async fn pages_contain_all_jobs_once() {
    let store = MemoryStore::default();
    for number in 0..2000 {
        add_event(&store, &number.to_string()).await;
    }
    let mut pages = Pages::new(&store, Filter::default());
    let mut ids = Vec::new();
    while let Some(page) = pages.next().await.unwrap() {
        assert!(page.len() <= 1000);
        ids.extend(page.iter().map(|job| job.id));
    }
    assert!(ids.iter().copied().eq((1..=2000).rev()));
    assert!(pages.next().await.unwrap().is_none());
}

#[test]
fn text_from_senders_cannot_change_the_layout() {
    let hostile = "\u{1b}[2J\nrow\u{202e}\u{9b}2J";
    let job = JobInfo {
        id: 1,
        kind: JobKind::Event,
        object: hostile.to_owned(),
        name: hostile.to_owned(),
        trust: Trust::Invalid,
        status: JobStatus::Dead,
        attempts: 1,
        deliveries: 1,
        reason: hostile.repeat(100),
        created_at: SystemTime::UNIX_EPOCH,
        due_at: SystemTime::UNIX_EPOCH,
        claimed_at: None,
        ended_at: None,
    };
    let is_plain = |text: &str| {
        let mut others = text.chars().filter(|c| !(' '..='~').contains(c));
        others.all(|c| c == '\n' || c == '…')
    };
    let shown = table(std::slice::from_ref(&job));
    assert!(is_plain(&shown), "{shown:?}");
    assert_eq!(shown.lines().count(), 2);
    assert!(shown.lines().all(|line| line.len() < 300), "{shown}");
    let shown = details(&job, None);
    assert!(is_plain(&shown), "{shown:?}");
    assert_eq!(shown.lines().count(), 13);
    let json = list_json(&[job]).unwrap();
    assert!(is_plain(&json), "{json:?}");
    let list: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(list[0]["name"], hostile);
}
