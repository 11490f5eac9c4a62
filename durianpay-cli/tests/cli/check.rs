//! `durianpay spec check` and `explain`, run as a program.

use crate::support::{command, durianpay, folder, piped, text};
use serde_json::Value;
use std::process::Output;

const THREE_FILES: &str = "../tests/fixtures/invalid/three-files";

const FILES: [&str; 3] = ["orders.toml", "payments.toml", "webhooks.toml"];

fn check(format: &str) -> Output {
    let arguments = [&["spec", "check", "--format", format], FILES.as_slice()].concat();
    durianpay(THREE_FILES, &arguments)
}

#[test]
fn human() {
    let output = check("human");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout), "");
    insta::assert_snapshot!("human", text(&output.stderr));
    assert!(
        !output.stderr.contains(&b'\x1b'),
        "the output has no styles"
    );
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
    let folder = folder(&[("spec.toml", "[type.Order.fields]\nid = \"string\"\n")]);
    for (format, said) in [
        ("human", "1 files, 0 endpoints, 1 types: no errors"),
        ("json", "[]"),
        ("github", "1 files, 0 endpoints, 1 types: no errors"),
    ] {
        let output = durianpay(
            folder.path(),
            &["spec", "check", "spec.toml", "--format", format],
        );
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert_eq!(text(&output.stdout).trim_end(), said);
        assert_eq!(text(&output.stderr), "", "{format}");
    }
}

/// Editors use the byte offsets to replace the invalid text, and show it by line and column.
#[test]
fn positions_refer_to_the_file_on_disk() {
    let spec = "\u{feff}[type.Order.fields]\r\nid = { doc = \"訂單 🍈\", type = \"sting\" }\r\n";
    let folder = folder(&[("spec.toml", spec)]);
    let output = durianpay(
        folder.path(),
        &["spec", "check", "--format=json", "spec.toml"],
    );
    let diagnostics: Value = serde_json::from_slice(&output.stdout).unwrap();
    let [diagnostic] = diagnostics.as_array().unwrap().as_slice() else {
        panic!("{diagnostics}");
    };
    let number = |value: &Value, key: &str| usize::try_from(value[key].as_u64().unwrap()).unwrap();
    let covered = |value: &Value| spec[number(value, "start")..number(value, "end")].to_owned();
    assert_eq!(covered(diagnostic), "sting");
    assert_eq!(diagnostic["file"], "spec.toml");
    assert_eq!(
        [number(diagnostic, "line"), number(diagnostic, "end_line")],
        [2, 2]
    );
    assert_eq!(
        [
            number(diagnostic, "column"),
            number(diagnostic, "end_column")
        ],
        [30, 35]
    );

    let suggestion = &diagnostic["suggestions"][0];
    assert_eq!(covered(suggestion), "sting");
    assert_eq!(suggestion["replacement"], "string");
}

#[test]
fn invalid_usage_is_an_error() {
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
            "error: unknown rule `no-such-rule`; `durianpay spec explain` lists all rules",
        ),
    ] {
        let output = durianpay(".", &[&["spec"], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(text(&output.stdout), "", "{arguments:?}");
        let stderr = text(&output.stderr);
        assert!(stderr.starts_with(error), "{arguments:?}: {stderr}");
    }
}

/// The code may be copied with its brackets.
#[test]
fn explain() {
    let plain = durianpay(".", &["spec", "explain", "unknown-key"]);
    assert_eq!(plain.status.code(), Some(0));
    insta::assert_snapshot!("explain", text(&plain.stdout));
    let printed = durianpay(".", &["spec", "explain", "error[unknown-key]"]);
    assert_eq!(printed.stdout, plain.stdout);
}

/// The codes of some rules begin like the word before the brackets.
#[test]
fn explain_takes_codes_of_errors_and_warnings() {
    for (code, title) in [
        ("error-status", "error-status: "),
        ("error[error-status]", "error-status: "),
        ("warning[unused-type]", "unused-type: "),
    ] {
        let output = durianpay(".", &["spec", "explain", code]);
        let text = text(&output.stdout);
        assert!(text.starts_with(title), "{code}: {text}");
    }
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

/// Without files, the embedded spec is checked. The folder is empty.
#[test]
fn the_shipped_spec_is_embedded() {
    let folder = folder(&[]);
    let output = durianpay(folder.path(), &["spec", "check"]);
    assert_eq!(output.status.code(), Some(0));
    let files = durianpay_spec::SOURCES.len();
    let summary = text(&output.stdout);
    assert!(
        summary.starts_with(&format!("{files} files, ")),
        "{summary}"
    );
}

#[test]
fn standard_input_is_a_file() {
    let invalid = "[type.Order.fields]\nid = \"OrderId\"\n";
    let output = piped(".", &["spec", "check", "-", "--format=json"], invalid);
    assert_eq!(output.status.code(), Some(1));
    let diagnostics: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(diagnostics[0]["file"], "<stdin>");
    let valid = piped(".", &["spec", "check", "-"], "[id]\nOrderId = \"ord_\"\n");
    assert_eq!(valid.status.code(), Some(0));
}

/// `CLICOLOR_FORCE` replaces a terminal, because it requests the same output.
#[test]
fn colors_follow_the_environment() {
    const RED: &str = "\u{1b}[1m\u{1b}[31merror[unknown-type]\u{1b}[0m: ";
    let folder = folder(&[("spec.toml", "[type.Order.fields]\nid = \"OrderId\"\n")]);
    let report = |variables: &[(&str, &str)]| {
        let mut command = command(folder.path(), &["spec", "check", "spec.toml"]);
        command.envs(variables.iter().copied());
        text(&command.output().unwrap().stderr)
    };
    let colored = report(&[("CLICOLOR_FORCE", "1")]);
    assert!(colored.starts_with(RED), "{colored:?}");
    for variables in [
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")][..],
        &[("NO_COLOR", "1")],
        &[],
    ] {
        let plain = report(variables);
        assert!(!plain.contains('\u{1b}'), "{variables:?}: {plain:?}");
        assert!(plain.starts_with("error[unknown-type]: "), "{plain:?}");
    }
}
