//! `durianpay spec check` and `explain`, as a shell meets them.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first surprise, and says where"
)]

mod support;

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use support::{durianpay, text};

const THREE_FILES: &str = "../tests/fixtures/faults/three-files";

const FILES: [&str; 3] = ["orders.toml", "payments.toml", "webhooks.toml"];

fn check(format: &str) -> Output {
    let arguments = [&["spec", "check", "--format", format], FILES.as_slice()].concat();
    durianpay(THREE_FILES, &arguments)
}

/// A folder with one spec in it.
fn folder(name: &str, spec: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("spec.toml"), spec).unwrap();
    folder
}

#[test]
fn human() {
    let output = check("human");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout), "");
    insta::assert_snapshot!("human", text(&output.stderr));
    assert!(!output.stderr.contains(&b'\x1b'), "it is coloured");
}

#[test]
fn json() {
    let output = check("json");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stderr), "");
    insta::assert_snapshot!("json", text(&output.stdout));
}

#[test]
fn github() {
    let output = check("github");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stderr), "");
    insta::assert_snapshot!("github", text(&output.stdout));
}

#[test]
fn without_errors() {
    let folder = folder("valid", "[type.Order.fields]\nid = \"string\"\n");
    for (format, said) in [
        ("human", "1 files, 0 endpoints, 1 types: no errors"),
        ("json", "[]"),
        ("github", "1 files, 0 endpoints, 1 types: no errors"),
    ] {
        let output = durianpay(&folder, &["spec", "check", "spec.toml", "--format", format]);
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert_eq!(text(&output.stdout).trim_end(), said);
        assert_eq!(text(&output.stderr), "", "{format}");
    }
}

/// An editor cuts the faulty text out of the file by its bytes, and shows it by line and
/// column.
#[test]
fn places_are_those_of_the_file_on_disk() {
    let spec = "\u{feff}[type.Order.fields]\r\nid = { doc = \"訂單 🍈\", type = \"sting\" }\r\n";
    let folder = folder("places", spec);
    let output = durianpay(&folder, &["spec", "check", "--format=json", "spec.toml"]);
    let faults: Value = serde_json::from_slice(&output.stdout).unwrap();
    let [fault] = faults.as_array().unwrap().as_slice() else {
        panic!("{faults}");
    };
    let number = |value: &Value, key: &str| usize::try_from(value[key].as_u64().unwrap()).unwrap();
    let covered = |value: &Value| spec[number(value, "start")..number(value, "end")].to_owned();
    assert_eq!(covered(fault), "sting");
    assert_eq!(fault["file"], "spec.toml");
    assert_eq!([number(fault, "line"), number(fault, "end_line")], [2, 2]);
    assert_eq!(
        [number(fault, "column"), number(fault, "end_column")],
        [30, 35]
    );

    let suggestion = &fault["suggestions"][0];
    assert_eq!(covered(suggestion), "sting");
    assert_eq!(suggestion["replacement"], "string");
}

#[test]
fn wrong_usage_is_an_error() {
    for (arguments, error) in [
        (
            ["check", "--format", "xml"].as_slice(),
            "error: invalid value 'xml' for '--format <FORMAT>'",
        ),
        (
            &["check", "--format"],
            "error: a value is required for '--format <FORMAT>'",
        ),
        (
            &["check", "--colour"],
            "error: unexpected argument '--colour' found",
        ),
        (
            &["check", "--format=json", "missing.toml"],
            "error: cannot read missing.toml: ",
        ),
        (
            &["explain", "no-such-rule"],
            "error: no rule `no-such-rule`; `durianpay spec explain` lists all rules",
        ),
    ] {
        let output = durianpay(".", &[&["spec"], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(text(&output.stdout), "", "{arguments:?}");
        let stderr = text(&output.stderr);
        assert!(stderr.starts_with(error), "{arguments:?}: {stderr}");
    }
}

/// A code is taken as it is printed, in its brackets.
#[test]
fn explain() {
    let plain = durianpay(".", &["spec", "explain", "unknown-key"]);
    assert_eq!(plain.status.code(), Some(0));
    insta::assert_snapshot!("explain", text(&plain.stdout));
    let printed = durianpay(".", &["spec", "explain", "error[unknown-key]"]);
    assert_eq!(printed.stdout, plain.stdout);
}

#[test]
fn explain_lists_every_rule() {
    let listed = text(&durianpay(".", &["spec", "explain"]).stdout);
    for rule in durianpay_codegen::rules::all() {
        let line = listed
            .lines()
            .find(|line| line.split_whitespace().next() == Some(rule.code()));
        assert!(line.is_some_and(|line| line.ends_with(rule.summary())));
    }
}
