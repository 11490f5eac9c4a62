//! `status`: the report, and the exit code that monitoring depends on.

use super::support::{inbox, json, printed, shop};
use crate::support::text;
use serde_json::{Value, json};

#[test]
fn dead_and_stuck_jobs_are_findings() {
    let folder = shop();
    let output = inbox(
        &folder,
        &[
            "status",
            "--stuck",
            "1h",
            "--overdue",
            "1h",
            "--format",
            "json",
        ],
    );
    assert_eq!(output.status.code(), Some(1));
    let mut status: Value = serde_json::from_slice(&output.stdout).unwrap();
    let oldest = status["oldest_pending"].take();
    let expected = json!({
        "counts": [
            { "kind": "event", "status": "pending", "jobs": 1 },
            { "kind": "event", "status": "done", "jobs": 1 },
            { "kind": "task", "status": "running", "jobs": 1 },
            { "kind": "task", "status": "done", "jobs": 1 },
            { "kind": "task", "status": "superseded", "jobs": 1 },
            { "kind": "task", "status": "dead", "jobs": 1 },
        ],
        "oldest_pending": null,
        "dead": 1,
        "stuck": 1,
        "overdue": 1,
    });
    assert_eq!(status, expected);
    assert_eq!(oldest["id"], 6);
    let age = oldest["age_seconds"].as_u64().unwrap();
    assert!((7200..7300).contains(&age), "{age}");
}

#[test]
fn the_report_for_people_has_the_same_numbers() {
    let folder = shop();
    let output = inbox(&folder, &["status", "--overdue", "3h"]);
    assert_eq!(output.status.code(), Some(1));
    let report = text(&output.stdout);
    for line in [
        "task   dead               1",
        "oldest pending: job 6, for 2h",
        "dead: 1",
        "stuck: 1, running for longer than 15m",
        "overdue: 0, due for longer than 3h",
    ] {
        assert!(
            report.lines().any(|shown| shown.starts_with(line)),
            "{line}: {report}"
        );
    }
}

/// Each reason alone changes the exit code.
#[test]
fn each_finding_alone_is_a_finding() {
    let folder = shop();
    printed(&folder, &["replay", "--dead"]);
    let code = |arguments: &[&str]| inbox(&folder, arguments).status.code();
    assert_eq!(code(&["status", "--stuck", "1h"]), Some(1));
    assert_eq!(code(&["status", "--stuck", "3h"]), Some(0));
    assert_eq!(
        code(&["status", "--stuck", "3h", "--overdue", "1h"]),
        Some(1)
    );
    assert_eq!(
        code(&["status", "--stuck", "3h", "--overdue", "3h"]),
        Some(0)
    );
    let status = json(&folder, &["status", "--stuck", "3h"]);
    assert_eq!(status["dead"], 0);
    assert_eq!(status["overdue"], Value::Null);
}
