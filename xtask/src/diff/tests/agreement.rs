//! What is said of a change agrees with what it does to the generated code.

use super::mutations::{count, mutate, shortened, sound};
use super::signatures::{code, signatures};
use crate::diff::change::Level;
use crate::diff::{compare, verdict};
use crate::shipped;
use durianpay_codegen::model::Spec;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

/// A version with what is generated of it.
struct Version {
    text: String,
    spec: Spec,
    signatures: BTreeSet<String>,
}

impl Version {
    fn new(text: String) -> Option<Self> {
        let spec = sound(&text)?;
        Some(Self {
            signatures: signatures(&spec),
            spec,
            text,
        })
    }
}

/// The fixtures, and the spec that is kept as files.
fn versions() -> Vec<Version> {
    let root = shipped::root();
    let fixtures = fs::read_dir(root.join("tests/fixtures/sound")).unwrap();
    let mut paths: Vec<_> = fixtures.map(|entry| entry.unwrap().path()).collect();
    paths.push(root.join("tests/kept/mine.toml"));
    paths.sort();
    paths
        .iter()
        .filter_map(|path| Version::new(fs::read_to_string(path).unwrap()))
        .collect()
}

/// What was taken away is major, what came is at least minor, and silence is
/// silence.
fn assert_agrees(old: &Version, new: &Version) {
    let changes = compare(&old.spec, &new.spec);
    let said = verdict(&changes);
    let lost: Vec<&String> = old.signatures.difference(&new.signatures).collect();
    let won: Vec<&String> = new.signatures.difference(&old.signatures).collect();
    let context = || {
        format!(
            "lost {lost:#?}\nwon {won:#?}\n{changes:#?}\n{}\n---\n{}",
            old.text, new.text
        )
    };
    assert!(
        lost.is_empty() || said == Some(Level::Major),
        "{}",
        context()
    );
    assert!(
        won.is_empty() || said >= Some(Level::Minor),
        "{}",
        context()
    );
    assert!(
        said.is_some() || code(&old.spec) == code(&new.spec),
        "{}",
        context()
    );
}

#[test]
fn a_spec_against_itself() {
    for version in versions() {
        assert_eq!(compare(&version.spec, &version.spec), []);
    }
}

#[test]
fn every_fixture_against_every_other() {
    let versions = versions();
    for old in &versions {
        for new in &versions {
            assert_agrees(old, new);
        }
    }
}

/// Each line that a fixture can do without, taken away and put back.
#[test]
fn every_line_that_can_go() {
    let mut tried = 0;
    for whole in versions() {
        for less in shortened(&whole.text).filter_map(Version::new) {
            assert_agrees(&whole, &less);
            assert_agrees(&less, &whole);
            tried += 1;
        }
    }
    assert!(tried > 200, "only {tried} lines were taken away");
}

/// Of all small changes of every fixture, one in so many: the step meets
/// another kind of change in each line.
#[test]
fn small_changes() {
    const STEP: usize = 71;
    let mut tried = 0;
    for old in versions() {
        let numbers = (0..count(&old.text)).step_by(STEP);
        let texts = numbers.map(|number| mutate(&old.text, number));
        for new in texts
            .filter(|text| *text != old.text)
            .filter_map(Version::new)
        {
            assert_agrees(&old, &new);
            assert_agrees(&new, &old);
            tried += 1;
        }
    }
    assert!(tried > 50, "only {tried} changes were tried");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    /// Several changes at once, of which some are unsound and not made.
    #[test]
    fn many_changes_at_once(spec: prop::sample::Index, changes in prop::collection::vec(any::<prop::sample::Index>(), 1..20)) {
        static VERSIONS: LazyLock<Vec<Version>> = LazyLock::new(versions);
        let old = spec.get(&VERSIONS);
        let mut text = old.text.clone();
        for change in changes {
            let changed = mutate(&text, change.index(count(&text)));
            if sound(&changed).is_some() {
                text = changed;
            }
        }
        let new = Version::new(text).unwrap();
        assert_agrees(old, &new);
        assert_agrees(&new, old);
    }
}
