//! `list` and `show`.

use super::support::{error, inbox, json, printed, shop, statuses};
use crate::support::{command, text};
use serde_json::{Value, json};
use std::process::Stdio;

fn ids(list: &Value) -> Vec<i64> {
    let jobs = list.as_array().unwrap().iter();
    jobs.map(|job| job["id"].as_i64().unwrap()).collect()
}

#[test]
fn jobs_are_filtered() {
    let folder = shop();
    let expected = [
        (1, "done"),
        (2, "done"),
        (3, "dead"),
        (4, "superseded"),
        (5, "running"),
        (6, "pending"),
    ];
    assert_eq!(
        statuses(&folder),
        expected.map(|(id, status)| (id, status.to_owned()))
    );
    for (arguments, expected) in [
        (&["--kind", "event"][..], &[6, 1][..]),
        (&["--status", "superseded"], &[4]),
        (&["--kind", "task", "--status", "done"], &[2]),
        (&["--object", "orders/ord_3"], &[5, 4]),
        (&["--object", "orders/ord_9"], &[]),
        (&["--stuck", "1h"], &[5]),
        (&["--stuck", "3h"], &[]),
        (&["--limit", "2", "--before", "4"], &[3, 2]),
    ] {
        let list = json(&folder, &[&["list"], arguments].concat());
        assert_eq!(ids(&list), expected, "{arguments:?}");
    }
    assert_eq!(printed(&folder, &["list", "--object", "none"]), "no jobs\n");
}

#[test]
fn the_table_has_a_row_for_each_job() {
    let folder = shop();
    let table = printed(&folder, &["list"]);
    let rows: Vec<Vec<&str>> = table
        .lines()
        .map(|line| {
            line.split("  ")
                .map(str::trim)
                .filter(|cell| !cell.is_empty())
                .collect()
        })
        .collect();
    assert_eq!(
        rows[0],
        [
            "ID", "KIND", "STATUS", "ATTEMPTS", "CREATED", "OBJECT", "NAME", "REASON"
        ]
    );
    assert_eq!(rows.len(), 7);
    let dead = &rows[4];
    assert_eq!(dead[..4], ["3", "task", "dead", "1"]);
    assert_eq!(
        dead[5..],
        [
            "orders/ord_2",
            "order.paid",
            r"the printer is \u{1b}[31mon fire"
        ]
    );
}

#[test]
fn a_full_page_hints_at_the_next() {
    let folder = shop();
    let page = inbox(&folder, &["list", "--limit", "4"]);
    assert_eq!(
        text(&page.stderr),
        "there may be more jobs; continue with --before 3\n"
    );
    let last = inbox(&folder, &["list", "--limit", "4", "--before", "3"]);
    assert_eq!(text(&last.stderr), "");
}

#[test]
fn content_is_shown_only_on_request() {
    let folder = shop();
    let shown = printed(&folder, &["show", "1"]);
    for line in [
        "status      done",
        "object      orders/ord_1",
        "trust       signed",
        "deliveries  1",
        "due at      -",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "{line}: {shown}");
    }
    assert!(!shown.contains("sari@example.com"), "{shown}");
    let with_content = printed(&folder, &["show", "1", "--content"]);
    let content = r#"content     {}\n{"email": "sari@example.com"}\u{1b}\u{9b}"#;
    assert_eq!(with_content, format!("{shown}{content}\n"));

    let shown = json(&folder, &["show", "1"]);
    assert_eq!(shown["content"], Value::Null);
    assert_eq!(
        shown["ended_at"].as_str().unwrap().len(),
        "2026-01-01T00:00:00.000Z".len()
    );
    let with_content = json(&folder, &["show", "1", "--content"]);
    assert_eq!(
        with_content["content"],
        "{}\n{\"email\": \"sari@example.com\"}\u{1b}\u{9b}"
    );
    let raw = printed(&folder, &["show", "1", "--content", "--format", "json"]);
    assert!(raw.chars().all(|c| c == '\n' || !c.is_control()), "{raw:?}");
}

/// `list` and `show` print the same members of a job.
#[test]
fn both_have_the_same_members() {
    let folder = shop();
    let list = json(&folder, &["list", "--status", "dead"]);
    assert_eq!(list, json!([json(&folder, &["show", "3"])]));
    let members: Vec<&String> = list[0].as_object().unwrap().keys().collect();
    let expected = [
        "id",
        "kind",
        "status",
        "object",
        "name",
        "trust",
        "attempts",
        "deliveries",
        "reason",
        "created_at",
        "due_at",
        "claimed_at",
        "ended_at",
    ];
    assert_eq!(members, expected);
}

#[test]
fn invalid_selections_are_errors() {
    let folder = shop();
    for (arguments, part) in [
        (&["show", "99"][..], "job 99 does not exist"),
        (&["show", "first"], "invalid value 'first'"),
        (
            &["list", "--kind", "order"],
            "[possible values: event, task]",
        ),
        (
            &["list", "--status", "lost"],
            "pending, running, done, dead, superseded",
        ),
        (&["list", "--stuck", "15"], "`30d`, `12h`, `5m`"),
        (
            &["list", "--stuck", "15m", "--status", "dead"],
            "cannot be used with",
        ),
        (&["list", "--limit", "0"], "0 is not in 1.."),
    ] {
        let error = error(&folder, arguments);
        assert!(error.contains(part), "{arguments:?}: {error}");
    }
}

#[test]
fn a_list_goes_to_a_file() {
    let folder = shop();
    let list = printed(&folder, &["list", "--status", "dead"]);
    let written = inbox(&folder, &["list", "--status", "dead", "--out", "dead.txt"]);
    assert_eq!(text(&written.stdout), "");
    assert_eq!(text(&written.stderr), "dead.txt written\n");
    let file = std::fs::read_to_string(folder.path().join("dead.txt")).unwrap();
    assert_eq!(file, list);
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    let folder = shop();
    let mut child = command(
        &folder,
        &["inbox", "list", "--database-url", "sqlite:shop.db"],
    )
    .stdout(Stdio::piped())
    .stderr(Stdio::piped())
    .spawn()
    .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(text(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}
