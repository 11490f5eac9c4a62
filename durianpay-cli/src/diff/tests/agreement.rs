//! Tests that the report of a change agrees with its effect on the generated code.

use super::mutations::{count, mutate, shortened};
use super::on_base;
use super::signatures::{code, signatures};
use crate::diff::change::Level;
use crate::diff::{compare, verdict};
use durianpay_codegen::model::Spec;
use durianpay_codegen::{Source, read};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// Turns the text of a version into sources.
type Sources = fn(&str) -> Vec<Source>;

/// A version with the signatures generated from it.
struct Version {
    text: String,
    sources: Sources,
    spec: Spec,
    signatures: BTreeSet<String>,
}

impl Version {
    /// Returns the version, if the text is valid.
    fn new(text: String, sources: Sources) -> Option<Self> {
        let (spec, diagnostics) = read(&sources(&text));
        diagnostics.is_empty().then(|| Self {
            signatures: signatures(&spec),
            text,
            sources,
            spec,
        })
    }

    /// Builds a version with another text and the same sources.
    fn with(&self, text: String) -> Option<Self> {
        Self::new(text, self.sources)
    }
}

fn alone(text: &str) -> Vec<Source> {
    vec![Source::new("spec.toml", text)]
}

/// Reads the fixtures, and the spec whose bindings are checked in.
fn versions() -> Vec<Version> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let fixtures = |folder: &str| {
        let entries = fs::read_dir(root.join(folder)).unwrap();
        let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths
    };
    let mut alone_in = fixtures("tests/fixtures/valid");
    alone_in.push(root.join("tests/expanded/mine.toml"));
    let on_base_in = fixtures("tests/fixtures/valid-on-base");
    let alone_in = alone_in.iter().map(|path| (path, alone as Sources));
    let on_base_in = on_base_in.iter().map(|path| (path, on_base as Sources));
    alone_in
        .chain(on_base_in)
        .map(|(path, sources)| {
            let text = fs::read_to_string(path).unwrap();
            Version::new(text, sources).unwrap()
        })
        .collect()
}

/// Asserts that a removal is major, an addition is at least minor, and that an empty report means
/// equal code.
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

/// Removes and restores each line that a fixture does not require.
#[test]
fn every_removable_line() {
    let mut tried = 0;
    for whole in versions() {
        for less in shortened(&whole.text).filter_map(|text| whole.with(text)) {
            assert_agrees(&whole, &less);
            assert_agrees(&less, &whole);
            tried += 1;
        }
    }
    assert!(tried > 200, "only {tried} lines were taken away");
}

/// Tests every 71st of all small changes of all fixtures. With this step, successive lines get
/// different kinds of changes.
#[test]
fn small_changes() {
    const STEP: usize = 71;
    let mut tried = 0;
    for old in versions() {
        let numbers = (0..count(&old.text)).step_by(STEP);
        let texts = numbers.map(|number| mutate(&old.text, number));
        for new in texts
            .filter(|text| *text != old.text)
            .filter_map(|text| old.with(text))
        {
            assert_agrees(&old, &new);
            assert_agrees(&new, &old);
            tried += 1;
        }
    }
    assert!(tried > 50, "only {tried} changes were tried");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// Applies several changes at once, and skips those that make the spec invalid.
    #[test]
    fn many_changes_at_once(spec: prop::sample::Index, changes in prop::collection::vec(any::<prop::sample::Index>(), 1..20)) {
        static VERSIONS: LazyLock<Vec<Version>> = LazyLock::new(versions);
        let old = spec.get(&VERSIONS);
        let mut text = old.text.clone();
        for change in changes {
            let changed = mutate(&text, change.index(count(&text)));
            if read(&(old.sources)(&changed)).1.is_empty() {
                text = changed;
            }
        }
        let new = old.with(text).unwrap();
        assert_agrees(old, &new);
        assert_agrees(&new, old);
    }
}
