//! The table of faults: faults of networks and servers are injected into five calls, and
//! the results are measured. `docs/faults.md` is generated from them.

mod calls;
mod page;
mod row;
mod rows;
mod support;

use calls::Setups;
use row::{Proof, Reported, Row};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

/// The number of rows that run concurrently. More would make time limits unreliable on a
/// busy machine.
const AT_ONCE: usize = 6;

/// The environment variable that makes the test write the page.
const UPDATE: &str = "UPDATE_FAULTS";

const COMMAND: &str = "UPDATE_FAULTS=1 cargo test -p durianpay-tests --test wire faults";

/// Makes the calls of every row, and returns their results. All setups are started before
/// the first call, so that no time limit expires during the setup.
async fn measure(rows: &[Row]) -> BTreeMap<&'static str, Reported> {
    let mut setups = Vec::new();
    for row in rows {
        if let Proof::Measured { setup, .. } = &row.proof {
            setups.push((row.id, Setups::start(setup).await));
        }
    }
    let turns = Arc::new(Semaphore::new(AT_ONCE));
    let mut tasks = JoinSet::new();
    for (id, setups) in setups {
        let turns = Arc::clone(&turns);
        tasks.spawn(async move {
            let _turn = turns.acquire().await.unwrap();
            (id, calls::reported(id, &setups).await)
        });
    }
    tasks.join_all().await.into_iter().collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_fault_has_the_result_of_its_row_and_of_the_page() {
    let rows = rows::all();
    let measured = measure(&rows).await;
    let mut wrong = Vec::new();
    for row in &rows {
        if let Proof::Measured { expected, .. } = &row.proof
            && measured[row.id] != *expected
        {
            let found = measured[row.id];
            wrong.push(format!(
                "row {} ({}):\n  expected {expected:?}\n     found {found:?}",
                row.id, row.fault
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));

    let path = root().join("docs/faults.md");
    let page = page::render(&rows, &measured);
    if env::var_os(UPDATE).is_some() {
        fs::write(&path, &page).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page, "docs/faults.md is stale: run `{COMMAND}`");
}

#[test]
fn rows_are_in_order_and_none_is_missing() {
    let ids: Vec<_> = rows::all().iter().map(|row| row.id).collect();
    let number = |id: &str| -> u32 { id.trim_end_matches(char::is_alphabetic).parse().unwrap() };
    let numbers: BTreeSet<u32> = ids.iter().copied().map(number).collect();
    assert_eq!(numbers, (1..=56).collect());
    let mut sorted = ids.clone();
    sorted.sort_by_key(|id| (number(id), *id));
    sorted.dedup();
    assert_eq!(ids, sorted);
}

#[test]
fn the_tests_that_rows_name_exist() {
    let mut sources = String::new();
    read_sources(&root().join("tests"), &mut sources);
    read_sources(&root().join("durianpay-client/src/retry"), &mut sources);
    read_sources(&root().join("durianpay-client/src/http"), &mut sources);
    for row in rows::all() {
        if let Proof::Shown { tests, .. } = row.proof {
            for test in tests {
                let line = format!("fn {test}()");
                assert!(sources.contains(&line), "row {}: no test `{test}`", row.id);
            }
        }
    }
}

fn read_sources(folder: &Path, sources: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_sources(&path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            sources.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
