//! `docs/promises.md`: each promise has all its parts, and names tests that run.

mod page;
mod sources;

use super::{crates, repository};
use page::{Proof, read};
use sources::{is_compiled, tests_of};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The minimum number of promises. Fewer mean that the page was not parsed correctly.
const LEAST: usize = 25;

/// The files of the repository, by their paths relative to the root.
struct Files {
    root: PathBuf,
    /// The root file of each library, program, example and test.
    targets: BTreeSet<PathBuf>,
}

impl Files {
    fn of_repository() -> Self {
        let root = repository().canonicalize().unwrap();
        let targets = crates().into_iter().filter_map(|target| {
            let below = target.strip_prefix(&root).ok()?;
            Some(below.to_owned())
        });
        Self {
            targets: targets.collect(),
            root,
        }
    }

    fn text(&self, path: &Path) -> Option<String> {
        fs::read_to_string(self.root.join(path)).ok()
    }

    /// Lists the reasons why a proof is invalid: one problem for each test that does not run.
    fn problems_of(&self, proof: &Proof) -> Vec<String> {
        let (file, path) = (&proof.file, Path::new(&proof.file));
        let Some(text) = self.text(path) else {
            return vec![format!("there is no file `{file}`")];
        };
        if !is_compiled(path, &self.targets, &|path| self.text(path)) {
            return vec![format!("no target of Cargo compiles `{file}`")];
        }
        let found = tests_of(&text);
        let missing = proof.tests.iter().filter(|test| !found.contains(*test));
        missing
            .map(|test| format!("no test of `{file}` that runs is called `{test}`"))
            .collect()
    }
}

#[test]
fn every_promise_has_tests_that_run() {
    let files = Files::of_repository();
    let page = files.text(Path::new("docs/promises.md")).unwrap();
    let (promises, mut problems) = read(&page);
    for promise in &promises {
        let of_tests = promise.held_by.iter();
        let of_tests = of_tests.flat_map(|proof| files.problems_of(proof));
        problems.extend(of_tests.map(|problem| format!("{}: {problem}", promise.title)));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(promises.len() >= LEAST, "only {} promises", promises.len());
}

#[test]
fn a_test_that_does_not_run_is_reported() {
    let files = Files::of_repository();
    let problems = |file: &str, test: &str| {
        files.problems_of(&Proof {
            file: file.to_owned(),
            tests: vec![test.to_owned()],
        })
    };
    let own = "tests/structure/promises.rs";
    assert_eq!(
        problems(own, "a_test_that_does_not_run_is_reported"),
        [""; 0]
    );
    for (file, test, expected) in [
        ("tests/structure/absent.rs", "x", "there is no file"),
        // It belongs to a separate package outside this workspace.
        ("tests/outside/inbox/tests/paid_once.rs", "x", "no target"),
        (own, "problems_of", "no test of"),
        (own, "absent", "no test of"),
    ] {
        let found = problems(file, test);
        let [problem] = &found[..] else {
            panic!("{file}: {found:?}");
        };
        assert!(problem.starts_with(expected), "{problem}");
    }
}
