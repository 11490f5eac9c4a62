//! Random histories, in which every store must behave like the memory store.

use crate::databases::{Database, Opened, postgres_database, sqlite_file, sqlite_pool};
use crate::jobs::Clock;
use durianpay_client::intent::{
    IntentChange, IntentFilter, IntentRecord, IntentStatus, IntentStore, MemoryIntents, NewIntent,
};
use durianpay_sqlx::{PostgresStore, SqliteStore};
use durianpay_test_support::postgres::PostgresServer;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use std::time::Duration;

const OPERATIONS: [&str; 2] = ["orders.create", "refunds.create"];
/// Those that a database could take for one another, and those that it could not store.
const REFERENCES: [&str; 8] = ["a", "A", "a ", "á", "a\u{301}", "\0", "\u{FFFD}", "'%_\\"];
const OBJECTS: [&str; 4] = ["", "ord_1", "ORD_1", "o\0"];
const STATUSES: [IntentStatus; 7] = [
    IntentStatus::Ready,
    IntentStatus::Sending,
    IntentStatus::InDoubt,
    IntentStatus::Review,
    IntentStatus::Done,
    IntentStatus::Rejected,
    IntentStatus::Canceled,
];

#[derive(Debug, Clone)]
enum Step {
    Insert(NewIntent),
    Get(&'static str, &'static str),
    Update {
        /// The place of the intent among all.
        place: usize,
        stale: i64,
        status: IntentStatus,
        data: Vec<u8>,
    },
    List(Selection),
    Prune(u64),
    Clock {
        forward: bool,
        seconds: u64,
    },
}

/// A filter, with the place of an intent instead of its number.
#[derive(Debug, Clone)]
struct Selection {
    filter: IntentFilter,
    after: Option<usize>,
}

fn insert() -> impl Strategy<Value = Step> {
    (
        select(&OPERATIONS[..]),
        select(&REFERENCES[..]),
        select(&OBJECTS[..]),
        vec(any::<u8>(), 0..20),
    )
        .prop_map(|(operation, reference, object, data)| {
            Step::Insert(NewIntent {
                operation: operation.to_owned(),
                reference: reference.to_owned(),
                object: object.to_owned(),
                environment: "sandbox".to_owned(),
                data,
            })
        })
}

fn update() -> impl Strategy<Value = Step> {
    (
        0_usize..8,
        prop_oneof![8 => Just(0_i64), 1 => Just(-1), 1 => Just(1)],
        select(&STATUSES[..]),
        vec(any::<u8>(), 0..20),
    )
        .prop_map(|(place, stale, status, data)| Step::Update {
            place,
            stale,
            status,
            data,
        })
}

fn list() -> impl Strategy<Value = Step> {
    let statuses = prop_oneof![
        1 => Just(vec![]),
        2 => Just(IntentStatus::OPEN.to_vec()),
        3 => vec(select(&STATUSES[..]), 0..4),
    ];
    (
        statuses,
        weighted(0.3, select(&OPERATIONS[..])),
        weighted(0.4, select(&OBJECTS[..])),
        weighted(0.3, 0_usize..8),
        weighted(0.5, 0_u32..6),
    )
        .prop_map(|(statuses, operation, object, after, limit)| {
            let filter = IntentFilter {
                statuses,
                operation: operation.map(str::to_owned),
                object: object.map(str::to_owned),
                after: None,
                limit,
            };
            Step::List(Selection { filter, after })
        })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => insert(),
        2 => (select(&OPERATIONS[..]), select(&REFERENCES[..]))
            .prop_map(|(operation, reference)| Step::Get(operation, reference)),
        8 => update(),
        6 => list(),
        1 => (0_u64..40).prop_map(Step::Prune),
        2 => (prop::bool::weighted(0.7), 1_u64..40)
            .prop_map(|(forward, seconds)| Step::Clock { forward, seconds }),
    ]
}

async fn all(store: &dyn IntentStore) -> Vec<IntentRecord> {
    store.list(IntentFilter::default()).await.unwrap()
}

/// Describes a record without its number.
fn told(record: &IntentRecord) -> String {
    let IntentRecord {
        id: _,
        intent,
        status,
        version,
        created_at,
        updated_at,
    } = record;
    format!(
        "{intent:?} {:?} {status} {version} {created_at:?} {updated_at:?}",
        intent.data
    )
}

fn told_all(records: &[IntentRecord]) -> Vec<String> {
    records.iter().map(told).collect()
}

/// Takes a step and returns the result of the store.
async fn take(store: &dyn IntentStore, step: &Step) -> Vec<String> {
    match step.clone() {
        Step::Insert(intent) => vec![told(&store.insert(intent).await.unwrap())],
        Step::Get(operation, reference) => {
            let record = store.get(operation, reference).await.unwrap();
            record.iter().map(told).collect()
        }
        Step::Update {
            place,
            stale,
            status,
            data,
        } => {
            let record = all(store).await.into_iter().nth(place);
            let (id, version) = record.map_or((-1, 1), |record| (record.id, record.version));
            let change = IntentChange {
                id,
                version: version + stale,
                status,
                data,
            };
            vec![store.update(change).await.unwrap().to_string()]
        }
        Step::List(Selection { filter, after }) => {
            let records = all(store).await;
            let after = after.and_then(|place| records.get(place));
            let after = after.map(|record| record.id);
            told_all(&store.list(IntentFilter { after, ..filter }).await.unwrap())
        }
        Step::Prune(age) => {
            let pruned = store.prune(Duration::from_secs(age)).await.unwrap();
            vec![pruned.to_string()]
        }
        Step::Clock { .. } => vec![],
    }
}

/// Takes all steps on the store and on a memory store, and compares each result and state.
async fn compare(
    store: &dyn IntentStore,
    clock: &Clock,
    steps: &[Step],
) -> Result<(), TestCaseError> {
    let now = clock.clone();
    let model = MemoryIntents::default().with_clock(move || now.now());
    for step in steps {
        if let Step::Clock { forward, seconds } = step {
            let duration = Duration::from_secs(*seconds);
            if *forward {
                clock.advance(duration);
            } else {
                clock.set_back(duration);
            }
        }
        let expected = take(&model, step).await;
        prop_assert_eq!(take(store, step).await, expected);
        let (records, expected) = (all(store).await, all(&model).await);
        prop_assert_eq!(told_all(&records), told_all(&expected));
        let counts = store.counts().await.unwrap();
        prop_assert_eq!(counts, model.counts().await.unwrap());
    }
    Ok(())
}

fn run(cases: u32, compare: impl Fn(&[Step]) -> Result<(), TestCaseError>) {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let result = TestRunner::new(config).run(&vec(step(), 1..40), |steps| compare(&steps));
    result.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn sqlite_keeps_intents_like_memory() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::default();
    let (pool, store) = runtime.block_on(async {
        let pool = sqlite_pool(sqlite_file(&folder), 1).await;
        // The file is not read after a crash.
        let fast = sqlx::query("PRAGMA synchronous = OFF").execute(&pool);
        fast.await.unwrap();
        let store = SqliteStore::new(pool.clone());
        store.migrate().await.unwrap();
        let clock = clock.clone();
        (pool, store.with_clock(move || clock.now()))
    });
    run(150, |steps| {
        runtime.block_on(async {
            let empty = sqlx::query("DELETE FROM durianpay_intents").execute(&pool);
            empty.await.unwrap();
            compare(&store, &clock, steps).await
        })
    });
}

#[test]
fn postgres_keeps_intents_like_memory() {
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
    run(40, |steps| {
        runtime.block_on(async {
            let empty = sqlx::query("TRUNCATE durianpay_intents").execute(&pool);
            empty.await.unwrap();
            compare(&store, &clock, steps).await
        })
    });
}

/// A list of 100 is a page, and the next one begins after it.
#[tokio::test(flavor = "multi_thread")]
async fn lists_have_pages_of_a_hundred() {
    let postgres = Database::postgres("read committed");
    for database in [Some(Database::Memory), Some(Database::sqlite()), postgres] {
        let Some(database) = database else { continue };
        let Opened { intents, .. } = database.open(1).await;
        for number in 0..101 {
            let intent = super::rows::intent(&number.to_string());
            intents.insert(intent).await.unwrap();
        }
        let page = all(&*intents).await;
        assert_eq!(page.len(), 100);
        let filter = IntentFilter {
            after: page.last().map(|record| record.id),
            ..IntentFilter::default()
        };
        let next = intents.list(filter).await.unwrap();
        assert_eq!(next.len(), 1);
        assert_eq!(next[0].intent.reference, "100");
    }
}
