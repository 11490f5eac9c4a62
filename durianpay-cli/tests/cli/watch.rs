//! `durianpay spec check --watch`.

use crate::support::{command, folder};
use regex::Regex;
use std::fs;
use std::io::{BufRead as _, BufReader, Lines};
use std::path::Path;
use std::process::{Child, ChildStdout, Stdio};
use std::time::{Duration, Instant};

const VALID: &str = "[type.Order.fields]\nid = \"string\"\n";

const INVALID: &str = "[type.Order.fields]\nid = \"sting\"\n";

/// A program that watches, which ends with the test.
struct Watch {
    child: Child,
    /// The reading end of its standard output, until it is closed.
    lines: Option<Lines<BufReader<ChildStdout>>>,
}

impl Watch {
    fn start(folder: &Path, arguments: &[&str]) -> Self {
        let mut child = command(folder, &[&["spec", "check", "--watch"], arguments].concat())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let stdout = child.stdout.take().unwrap();
        Self {
            child,
            lines: Some(BufReader::new(stdout).lines()),
        }
    }

    fn line(&mut self) -> String {
        self.lines.as_mut().unwrap().next().unwrap().unwrap()
    }

    /// Returns the lines of one check, between the first and the last one.
    fn check(&mut self) -> Vec<String> {
        let first = self.line();
        assert!(first.ends_with(" UTC] checking"), "{first}");
        let mut lines = Vec::new();
        loop {
            match self.line() {
                line if line == "waiting for changes" => return lines,
                line => lines.push(line),
            }
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn every_change_is_checked() {
    let folder = folder(&[("specs/mine.toml", VALID)]);
    let mut watch = Watch::start(folder.path(), &["specs"]);
    let summary = "1 files, 0 endpoints, 1 types: no errors";
    assert_eq!(watch.check(), [summary]);
    fs::write(folder.path().join("specs/mine.toml"), INVALID).unwrap();
    let found = watch.check();
    assert!(found[0].starts_with("error[unknown-type]: "), "{found:?}");
    assert_eq!(found.last().unwrap(), "1 error");
    assert!(
        !found.concat().contains('\u{1b}'),
        "the output has no styles"
    );
    fs::remove_file(folder.path().join("specs/mine.toml")).unwrap();
    let found = watch.check();
    assert!(found[0].starts_with("error: "), "{found:?}");
    fs::write(folder.path().join("specs/other.toml"), VALID).unwrap();
    assert_eq!(watch.check(), [summary]);
}

/// The patterns of `tasks.json` in the guide match what VS Code would read.
#[test]
fn the_problem_matcher_of_the_guide_matches_the_output() {
    let guide = fs::read_to_string("../docs/spec-language.md").unwrap();
    let (_, rest) = guide
        .split_once("```json\n{\n  \"version\": \"2.0.0\"")
        .unwrap();
    let (rest, _) = rest.split_once("```").unwrap();
    let tasks: serde_json::Value =
        serde_json::from_str(&format!("{{\"version\": \"2.0.0\"{rest}")).unwrap();
    let task = &tasks["tasks"][0];
    let matcher = &task["problemMatcher"];
    let regex = |value: &serde_json::Value| Regex::new(value.as_str().unwrap()).unwrap();
    let arguments = task["args"].as_array().unwrap();
    let arguments: Vec<_> = arguments
        .iter()
        .map(|word| word.as_str().unwrap())
        .collect();
    let folder = folder(&[("specs/mine.toml", INVALID)]);
    let mut watch = Watch::start(folder.path(), &arguments[2..3]);
    assert_eq!(arguments, ["spec", "check", "specs", "--watch"]);
    assert!(regex(&matcher["background"]["beginsPattern"]).is_match(&watch.line()));
    let [first, second] = [0, 1].map(|at| regex(&matcher["pattern"][at]["regexp"]));
    let found = watch.line();
    let found = first.captures(&found).unwrap();
    assert_eq!([&found[1], &found[2]], ["error", "unknown-type"]);
    let place = watch.line();
    let place = second.captures(&place).unwrap();
    assert_eq!(
        [&place[1], &place[2], &place[3]],
        ["specs/mine.toml", "2", "7"]
    );
    let end = regex(&matcher["background"]["endsPattern"]);
    while !end.is_match(&watch.line()) {}
}

/// Programs read a list per line.
#[test]
fn json_is_one_line_per_check() {
    let folder = folder(&[("mine.toml", VALID)]);
    let mut watch = Watch::start(folder.path(), &["mine.toml", "--format=json"]);
    assert_eq!(watch.line(), "[]");
    fs::write(folder.path().join("mine.toml"), INVALID).unwrap();
    let found: serde_json::Value = serde_json::from_str(&watch.line()).unwrap();
    assert_eq!(found[0]["code"], "unknown-type");
}

/// Nothing is written while nothing changes, so the program has to notice it by itself.
#[cfg(unix)]
#[test]
fn it_ends_when_its_output_is_closed() {
    let folder = folder(&[("mine.toml", VALID)]);
    let mut watch = Watch::start(folder.path(), &["mine.toml"]);
    watch.check();
    watch.lines = None;
    let limit = Instant::now() + Duration::from_secs(20);
    loop {
        if let Some(status) = watch.child.try_wait().unwrap() {
            assert_eq!(status.code(), Some(0));
            return;
        }
        assert!(Instant::now() < limit, "it watches for nobody");
        std::thread::sleep(Duration::from_millis(20));
    }
}
