//! The scripts of CI: `.ci/run` runs all of them, and the workflows run the same.

use std::collections::BTreeSet;
use std::fs;
use toml::{Table, Value};
use xtask::shipped::root;

/// The script that runs the others.
const ALL: &str = "run";

#[test]
fn every_script_is_run_locally_and_by_workflows_alike() {
    let scripts: BTreeSet<String> = names(".ci");
    assert!(scripts.contains(ALL) && scripts.len() > 3, "{scripts:?}");
    let local = called(&text(".ci", ALL));
    let others: BTreeSet<String> = scripts
        .iter()
        .filter(|name| *name != ALL)
        .cloned()
        .collect();
    assert_eq!(local, others, "the scripts that `.ci/run` runs");
    for workflow in names(".github/workflows") {
        let missing: Vec<String> = called(&text(".github/workflows", &workflow))
            .into_iter()
            .filter(|script| !scripts.contains(script))
            .collect();
        assert!(missing.is_empty(), "{workflow} runs {missing:?}");
    }
}

#[test]
fn every_feature_of_the_client_is_checked_alone_from_each_resource() {
    let script = text(".ci", "features");
    let (_, sets) = script.split_once("sets=(").unwrap();
    let (sets, rest) = sets.split_once("\n)").unwrap();
    let lines = sets.lines().filter(|line| !line.trim().starts_with('#'));
    let mut sets: Vec<BTreeSet<&str>> = lines
        .flat_map(str::split_whitespace)
        .map(|set| set.split(',').collect())
        .collect();
    assert!(rest.contains("sets+=(native-tls)"));
    sets.push(BTreeSet::from(["native-tls"]));
    let manifest: Table = text("durianpay-client", "Cargo.toml").parse().unwrap();
    let all = manifest["features"].as_table().unwrap();
    // The private ones, and the one that turns on all of SNAP, are parts of others or made of them.
    let named = |name: &&String| !name.starts_with("__") && *name != "snap";
    for name in all.keys().filter(named) {
        let has = |set: &&BTreeSet<&str>| set.contains(name.as_str());
        assert!(sets.iter().any(|set| has(&set)), "`{name}` is in no set");
        let is_resource = |name: &String| all[name] == Value::Array(Vec::new());
        for other in all.keys().filter(|other| is_resource(other)) {
            let apart = |set: &BTreeSet<&str>| has(&set) && !set.contains(other.as_str());
            assert!(
                name == other || name == "default" || sets.iter().any(apart),
                "`{name}` is in no set without `{other}`"
            );
        }
    }
}

/// Returns the names of the scripts that a text runs.
fn called(text: &str) -> BTreeSet<String> {
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'));
    let calls = lines.filter_map(|line| line.split_once("bash .ci/"));
    let names = calls.filter_map(|(_, rest)| rest.split_whitespace().next());
    names.map(str::to_owned).collect()
}

fn names(folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name());
    names.map(|name| name.into_string().unwrap()).collect()
}

fn text(folder: &str, name: &str) -> String {
    fs::read_to_string(root().join(folder).join(name)).unwrap()
}
