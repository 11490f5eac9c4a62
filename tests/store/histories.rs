//! Random histories, in which every store must behave like the memory store.

use crate::databases::{postgres_database, sqlite_file, sqlite_pool};
use crate::jobs::{Clock, all};
use durianpay_client::webhook::inbox::{
    Bounds, Change, Claim, Finish, JobInfo, JobKind, MemoryStore, NewJob, Running, Store, Trust,
};
use durianpay_sqlx::{PostgresStore, SqliteStore};
use durianpay_test_support::postgres::PostgresServer;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::collections::HashMap;
use std::time::Duration;

/// Names of events and of tasks; a job's name is also its key.
const EVENTS: [&str; 4] = ["e0", "e1", "e2", "e3"];
const TASKS: [&str; 5] = ["t0", "t1", "t2", "t3", "t4"];
const OBJECTS: [&str; 3] = ["", "a", "b"];

#[derive(Debug, Clone)]
enum Step {
    Insert {
        name: &'static str,
        object: &'static str,
        trust: Trust,
        bounds: (u32, u32),
    },
    Claim {
        most: u32,
        max_wait: u64,
    },
    Beat(Held),
    Finish(Held, Finish),
    Release(Held, i64),
    Apply {
        object: &'static str,
        stale: bool,
        data: bool,
        tasks: Vec<(&'static str, &'static str)>,
        supersede: Vec<&'static str>,
        ends: Option<(Held, Finish)>,
    },
    Replay(Vec<&'static str>),
    Prune {
        age: u64,
    },
    Clock {
        forward: bool,
        seconds: u64,
    },
}

/// A job, with the token of its last claim or with another one.
#[derive(Debug, Clone)]
struct Held {
    name: &'static str,
    stale: bool,
}

fn names() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        prop::sample::select(&EVENTS[..]),
        prop::sample::select(&TASKS[..])
    ]
}

fn held() -> impl Strategy<Value = Held> {
    (names(), prop::bool::weighted(0.1)).prop_map(|(name, stale)| Held { name, stale })
}

fn finish() -> impl Strategy<Value = Finish> {
    let reason = || prop_oneof![Just(String::new()), Just("because".to_owned())];
    prop_oneof![
        3 => reason().prop_map(|reason| Finish::Done { reason }),
        2 => (0_u64..40, reason()).prop_map(|(after, reason)| Finish::Retry {
            after: Duration::from_secs(after),
            reason
        }),
        1 => reason().prop_map(|reason| Finish::Dead { reason }),
        1 => reason().prop_map(|reason| Finish::Superseded { reason }),
    ]
}

fn insert() -> impl Strategy<Value = Step> {
    let trust = vec![
        Trust::Confirmed,
        Trust::Signed,
        Trust::Unsigned,
        Trust::Invalid,
    ];
    (
        prop::sample::select(&EVENTS[..]),
        prop::sample::select(&OBJECTS[..]),
        prop::sample::select(trust),
        (0_u32..4, 0_u32..3),
    )
        .prop_map(|(name, object, trust, bounds)| Step::Insert {
            name,
            object,
            trust,
            bounds,
        })
}

fn apply() -> impl Strategy<Value = Step> {
    let task = (
        prop::sample::select(&TASKS[..]),
        prop::sample::select(&OBJECTS[..]),
    );
    (
        prop::sample::select(&OBJECTS[..]),
        prop::bool::weighted(0.15),
        any::<bool>(),
        vec(task, 0..4),
        vec(prop::sample::select(&TASKS[..]), 0..3),
        prop::option::of((held(), finish())),
    )
        .prop_map(
            |(object, stale, data, tasks, supersede, ends)| Step::Apply {
                object,
                stale,
                data,
                tasks,
                supersede,
                ends,
            },
        )
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => insert(),
        6 => (0_u32..5, 0_u64..60).prop_map(|(most, max_wait)| Step::Claim { most, max_wait }),
        1 => held().prop_map(Step::Beat),
        5 => (held(), finish()).prop_map(|(held, finish)| Step::Finish(held, finish)),
        2 => (held(), 0_i64..2).prop_map(|(held, beats)| Step::Release(held, beats)),
        5 => apply(),
        1 => vec(names(), 0..4).prop_map(Step::Replay),
        1 => (0_u64..30).prop_map(|age| Step::Prune { age }),
        2 => (prop::bool::weighted(0.7), 1_u64..40)
            .prop_map(|(forward, seconds)| Step::Clock { forward, seconds }),
    ]
}

/// The arguments of the steps.
#[derive(Default)]
struct Tokens {
    claims: u32,
    by_name: HashMap<String, String>,
}

impl Tokens {
    fn token(&self, held: &Held) -> String {
        let token = self.by_name.get(held.name).cloned().unwrap_or_default();
        if held.stale {
            "stale".to_owned()
        } else {
            token
        }
    }
}

async fn id(store: &dyn Store, name: &str) -> i64 {
    let jobs = all(store).await;
    let job = jobs.iter().find(|job| job.name == name);
    job.map_or(-1, |job| job.id)
}

fn job(kind: JobKind, name: &str, object: &str, trust: Trust) -> NewJob {
    NewJob {
        kind,
        key: name.to_owned(),
        object: object.to_owned(),
        name: name.to_owned(),
        data: format!("data of {name}").into_bytes(),
        trust,
    }
}

/// Takes a step and returns the result of the store, without the numbers of the rows.
async fn take(store: &dyn Store, step: &Step, tokens: &Tokens) -> String {
    match step.clone() {
        Step::Insert {
            name,
            object,
            trust,
            bounds: (total, per_object),
        } => {
            let event = job(JobKind::Event, name, object, trust);
            let reopen_after = Duration::from_secs(40);
            let bounds = Bounds {
                total,
                per_object,
                reopen_after,
            };
            format!("{:?}", store.insert(event, bounds).await.unwrap())
        }
        Step::Claim { most, max_wait } => {
            let claim = Claim {
                token: format!("claim {}", tokens.claims),
                most,
                max_wait: Duration::from_secs(max_wait),
            };
            let mut jobs = store.claim(claim).await.unwrap();
            for job in &mut jobs {
                job.id = 0;
            }
            format!("{jobs:?}")
        }
        Step::Beat(held) => {
            let id = id(store, held.name).await;
            format!("{}", store.beat(id, &tokens.token(&held)).await.unwrap())
        }
        Step::Finish(held, finish) => {
            let id = id(store, held.name).await;
            let finished = store.finish(id, &tokens.token(&held), finish).await;
            format!("{}", finished.unwrap())
        }
        Step::Release(held, beats) => {
            let seen = Running {
                id: id(store, held.name).await,
                token: tokens.token(&held),
                beats,
            };
            format!("{}", store.release(&seen).await.unwrap())
        }
        Step::Apply { .. } => format!("{}", change(store, step, tokens).await),
        Step::Replay(names) => {
            let mut ids = Vec::new();
            for name in names {
                ids.push(id(store, name).await);
            }
            format!("{}", store.replay(ids).await.unwrap())
        }
        Step::Prune { age } => {
            let pruned = store.prune(Duration::from_secs(age)).await;
            format!("{}", pruned.unwrap())
        }
        Step::Clock { .. } => String::new(),
    }
}

async fn change(store: &dyn Store, step: &Step, tokens: &Tokens) -> bool {
    let Step::Apply {
        object,
        stale,
        data,
        tasks,
        supersede,
        ends,
    } = step
    else {
        return false;
    };
    let record = store.record(object).await.unwrap();
    let version = record.map_or(0, |record| record.version);
    let ends = match ends {
        Some((held, finish)) => Some((
            id(store, held.name).await,
            tokens.token(held),
            finish.clone(),
        )),
        None => None,
    };
    let task = |(name, object): &(&str, &str)| job(JobKind::Task, name, object, Trust::Confirmed);
    let change = Change {
        object: (*object).to_owned(),
        version: version + i64::from(*stale),
        data: data.then(|| format!("version {version}")),
        tasks: tasks.iter().map(task).collect(),
        supersede: supersede.iter().map(|key| (*key).to_owned()).collect(),
        ends,
    };
    store.apply(change).await.unwrap()
}

/// Everything that a store says about itself, without the numbers of the rows.
async fn state(store: &dyn Store) -> String {
    let mut jobs: Vec<JobInfo> = all(store).await;
    let names: HashMap<i64, String> = jobs.iter().map(|job| (job.id, job.name.clone())).collect();
    let mut lines = Vec::new();
    for job in &mut jobs {
        let (_, data) = store.job(job.id).await.unwrap().unwrap();
        job.id = 0;
        lines.push(format!("{job:?} {}", String::from_utf8_lossy(&data)));
    }
    for Running { id, token, beats } in store.running().await.unwrap() {
        lines.push(format!("{} {token} {beats}", names[&id]));
    }
    for object in OBJECTS {
        let record = store.record(object).await.unwrap();
        lines.push(format!("{object} {record:?}"));
    }
    lines.push(format!("{:?}", store.counts().await.unwrap()));
    lines.join("\n")
}

/// Takes all steps on the store and on a memory store, and compares each result and state.
async fn compare(store: &dyn Store, clock: &Clock, steps: &[Step]) -> Result<(), TestCaseError> {
    let model = {
        let clock = clock.clone();
        MemoryStore::default().with_clock(move || clock.now())
    };
    let mut tokens = Tokens::default();
    for step in steps {
        if let Step::Clock { forward, seconds } = step {
            let duration = Duration::from_secs(*seconds);
            if *forward {
                clock.advance(duration);
            } else {
                clock.set_back(duration);
            }
        }
        let expected = take(&model, step, &tokens).await;
        prop_assert_eq!(take(store, step, &tokens).await, expected);
        prop_assert_eq!(state(store).await, state(&model).await);
        if let Step::Claim { .. } = step {
            let token = format!("claim {}", tokens.claims);
            let running = model.running().await.unwrap();
            for job in running.iter().filter(|job| job.token == token) {
                let (info, _) = model.job(job.id).await.unwrap().unwrap();
                tokens.by_name.insert(info.name, token.clone());
            }
            tokens.claims += 1;
        }
    }
    Ok(())
}

fn config(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    }
}

#[test]
fn sqlite_behaves_like_memory() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::default();
    let (pool, store) = runtime.block_on(async {
        let pool = sqlite_pool(sqlite_file(&folder), 1).await;
        // The file is not read after a crash.
        sqlx::query("PRAGMA synchronous = OFF")
            .execute(&pool)
            .await
            .unwrap();
        let store = SqliteStore::new(pool.clone());
        store.migrate().await.unwrap();
        let clock = clock.clone();
        (pool, store.with_clock(move || clock.now()))
    });
    let result = TestRunner::new(config(150)).run(&vec(step(), 1..40), |steps| {
        runtime.block_on(async {
            let sql = "DELETE FROM durianpay_inbox; DELETE FROM durianpay_records";
            sqlx::raw_sql(sql).execute(&pool).await.unwrap();
            compare(&store, &clock, &steps).await
        })
    });
    result.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn postgres_behaves_like_memory() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let Some(server) = PostgresServer::start() else {
        return;
    };
    let clock = Clock::default();
    let (pool, store) = runtime.block_on(async {
        let name = postgres_database(&server, "serializable").await;
        let pool = server.pool(&name, 1).await;
        let store = PostgresStore::new(pool.clone());
        store.migrate().await.unwrap();
        let clock = clock.clone();
        (pool, store.with_clock(move || clock.now()))
    });
    let result = TestRunner::new(config(40)).run(&vec(step(), 1..40), |steps| {
        runtime.block_on(async {
            let sql = "TRUNCATE durianpay_inbox, durianpay_records";
            sqlx::raw_sql(sql).execute(&pool).await.unwrap();
            compare(&store, &clock, &steps).await
        })
    });
    result.unwrap_or_else(|error| panic!("{error}"));
}
