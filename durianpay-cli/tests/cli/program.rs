//! Properties that all commands share.

use crate::support::{command, durianpay, folder, text};
use std::fs;
use std::process::Stdio;

/// All commands.
const COMMANDS: &[&[&str]] = &[
    &[],
    &["spec"],
    &["spec", "check"],
    &["spec", "explain"],
    &["spec", "expand"],
    &["spec", "diff"],
    &["spec", "import"],
    &["spec", "openapi"],
    &["spec", "schema"],
    &["completions"],
    #[cfg(feature = "inbox")]
    &["inbox"],
    #[cfg(feature = "inbox")]
    &["inbox", "schema"],
    #[cfg(feature = "inbox")]
    &["inbox", "migrate"],
    #[cfg(feature = "inbox")]
    &["inbox", "status"],
    #[cfg(feature = "inbox")]
    &["inbox", "list"],
    #[cfg(feature = "inbox")]
    &["inbox", "show"],
    #[cfg(feature = "inbox")]
    &["inbox", "replay"],
    #[cfg(feature = "inbox")]
    &["inbox", "prune"],
    #[cfg(feature = "simulate")]
    &["simulate"],
    #[cfg(feature = "webhook")]
    &["webhook"],
    #[cfg(feature = "webhook")]
    &["webhook", "send"],
    #[cfg(feature = "webhook")]
    &["webhook", "verify"],
    #[cfg(feature = "webhook")]
    &["webhook", "listen"],
];

/// The commands that are no groups.
const SINGLE: [&str; 2] = ["completions", "simulate"];

#[test]
fn every_help_has_an_example() {
    for words in COMMANDS {
        let output = durianpay(".", &[words, &["--help"][..]].concat());
        assert_eq!(output.status.code(), Some(0), "{words:?}");
        let help = text(&output.stdout);
        let (_, examples) = help.split_once("\nExamples:\n").unwrap();
        let begin = format!("  durianpay {}", words.join(" "));
        assert!(
            examples.lines().any(|line| line.contains(begin.trim())),
            "{words:?}: {examples}"
        );
        if words.is_empty() && !cfg!(all(feature = "inbox", feature = "webhook")) {
            // The snapshot includes all groups.
            continue;
        }
        let name = words.join("-");
        let name = if name.is_empty() { "durianpay" } else { &name };
        insta::assert_snapshot!(format!("help-{name}"), help);
    }
}

/// Checks that the commands listed by each group's help are all tested here.
#[test]
fn all_commands_are_tested() {
    let groups = COMMANDS.iter().filter(|words| words.len() == 1);
    for group in groups.filter(|words| !SINGLE.contains(&words[0])) {
        let help = text(&durianpay(".", &[group, &["--help"][..]].concat()).stdout);
        let (_, listed) = help.split_once("Commands:\n").unwrap();
        let (listed, _) = listed.split_once("\n\n").unwrap();
        let listed: Vec<&str> = listed
            .lines()
            .filter_map(|line| line.split_whitespace().next())
            .filter(|name| *name != "help")
            .collect();
        let tested: Vec<&str> = COMMANDS
            .iter()
            .filter(|words| words.len() == 2 && words[0] == group[0])
            .map(|words| words[1])
            .collect();
        assert_eq!(listed, tested, "{group:?}");
    }
}

#[test]
fn a_missing_or_unknown_command_is_a_usage_error() {
    for words in [&[][..], &["spec"], &["repair"], &["spec", "repair"]] {
        let output = durianpay(".", words);
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert_eq!(text(&output.stdout), "", "{words:?}");
    }
    let version = durianpay(".", &["--version"]);
    let expected = format!("durianpay {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(text(&version.stdout), expected);
}

#[test]
fn completions() {
    for (shell, part) in [
        ("bash", "complete -F _durianpay"),
        ("zsh", "#compdef durianpay"),
        ("fish", "complete -c durianpay"),
    ] {
        let output = durianpay(".", &["completions", shell]);
        assert_eq!(output.status.code(), Some(0), "{shell}");
        let script = text(&output.stdout);
        assert!(script.contains(part), "{shell}");
        for word in ["openapi", "--envelope", "github"] {
            assert!(
                script.contains(word.trim_start_matches("--")),
                "{shell}: {word}"
            );
        }
    }
    let unknown = durianpay(".", &["completions", "tcsh"]);
    assert_eq!(unknown.status.code(), Some(2));
}

/// The document is larger than any pipe buffer, and its reader is gone.
#[test]
fn a_closed_pipe_is_not_an_error() {
    let mut child = command(".", &["spec", "openapi"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(text(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

/// Progress is not written if standard error is not a terminal.
#[test]
fn progress_is_for_terminals() {
    let output = durianpay(".", &["spec", "openapi"]);
    assert_eq!(text(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = command(".", &["spec", "schema"])
        .stdout(full)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
        .wait_with_output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let error = text(&output.stderr);
    assert!(
        error.starts_with("error: cannot write to standard output: "),
        "{error}"
    );
}

#[test]
fn reports_go_to_a_file_without_styles() {
    let folder = folder(&[("mine.toml", "[resource.points]\ndocs = \"Points.\"\n")]);
    for arguments in [
        &["spec", "check", "mine.toml"][..],
        &["spec", "check", "mine.toml", "--format", "json"],
        &["spec", "check", "mine.toml", "--format", "github"],
        &["spec", "explain", "unknown-key"],
        &["spec", "explain"],
        &["spec", "diff", "shipped", "shipped"],
    ] {
        let printed = durianpay(folder.path(), arguments);
        let to_file = [arguments, &["--out", "report.txt"]].concat();
        let written = durianpay(folder.path(), &to_file);
        assert_eq!(
            written.status.code(),
            printed.status.code(),
            "{arguments:?}"
        );
        assert_eq!(text(&written.stdout), "", "{arguments:?}");
        assert_eq!(text(&written.stderr), "report.txt written\n");
        let report = fs::read_to_string(folder.path().join("report.txt")).unwrap();
        let expected = [printed.stdout, printed.stderr].concat();
        assert_eq!(
            report.trim_end(),
            text(&expected).trim_end(),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_report_that_cannot_be_written_is_an_error() {
    let folder = folder(&[]);
    let arguments = ["spec", "explain", "--out", "no/such/folder.txt"];
    let printed = durianpay(folder.path(), &arguments);
    assert_eq!(printed.status.code(), Some(2));
    let reason = text(&printed.stderr);
    assert!(
        reason.starts_with("error: cannot write no/such/folder.txt"),
        "{reason}"
    );
}
