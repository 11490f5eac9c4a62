//! `replay`: no effect happens twice unless the operator insists.

use super::support::{error, json, printed, shop, statuses};
use serde_json::json;
use tempfile::TempDir;

fn status(folder: &TempDir, id: i64) -> String {
    let jobs = statuses(folder);
    let job = jobs.into_iter().find(|(job, _)| *job == id);
    job.unwrap().1
}

#[test]
fn dead_jobs_are_replayed() {
    let folder = shop();
    let none = ["replay", "--dead", "--object", "orders/ord_1"];
    assert_eq!(printed(&folder, &none), "0 jobs replayed\n");
    assert_eq!(status(&folder, 3), "dead");
    assert_eq!(printed(&folder, &["replay", "--dead"]), "1 job replayed\n");
    assert_eq!(status(&folder, 3), "pending");
    assert_eq!(printed(&folder, &["replay", "--dead"]), "0 jobs replayed\n");
}

#[test]
fn a_done_task_is_replayed_only_if_the_operator_insists() {
    let folder = shop();
    let before = statuses(&folder);
    let refused = error(&folder, &["replay", "3", "2"]);
    let expected = "error: task 2 is already done: the handler would run again, with all its effects; \
                    nothing was replayed; use --yes to replay anyway\n";
    assert_eq!(refused, expected);
    let refused = error(&folder, &["replay", "4"]);
    assert!(refused.contains("task 4 is superseded"), "{refused}");
    let refused = error(&folder, &["replay", "--range", "1..6"]);
    assert!(refused.contains("task 2 is already done"), "{refused}");
    assert_eq!(statuses(&folder), before);
    assert_eq!(
        printed(&folder, &["replay", "3", "2", "--yes"]),
        "2 jobs replayed\n"
    );
    assert_eq!(status(&folder, 2), "pending");
}

#[test]
fn an_event_is_replayed_without_confirmation() {
    let folder = shop();
    assert_eq!(printed(&folder, &["replay", "1"]), "1 job replayed\n");
    assert_eq!(status(&folder, 1), "pending");
}

#[test]
fn a_range_leaves_pending_and_running_jobs_alone() {
    let folder = shop();
    let replayed = json(&folder, &["replay", "--range", "3..6", "--yes"]);
    let expected = json!({
        "replayed": 2,
        "skipped": [
            { "id": 6, "reason": "pending" },
            { "id": 5, "reason": "running" },
        ],
    });
    assert_eq!(replayed, expected);
    let after = statuses(&folder);
    let expected = ["done", "done", "pending", "pending", "running", "pending"];
    assert!(
        after.iter().map(|(_, status)| status.as_str()).eq(expected),
        "{after:?}"
    );
    let again = printed(&folder, &["replay", "--range", "3..6", "--yes"]);
    let expected = "0 jobs replayed\nskipped, already pending: 6, 4, 3\nskipped, running: 5\n";
    assert_eq!(again, expected);
}

#[test]
fn exactly_one_selection_is_required() {
    let folder = shop();
    let before = statuses(&folder);
    for (arguments, part) in [
        (&["replay"][..], "required arguments were not provided"),
        (&["replay", "1", "--dead"], "cannot be used with"),
        (
            &["replay", "--range", "1..2", "--dead"],
            "cannot be used with",
        ),
        (
            &["replay", "1", "--object", "orders/ord_1"],
            "cannot be used with",
        ),
        (
            &["replay", "--object", "orders/ord_1"],
            "required arguments were not provided",
        ),
        (&["replay", "--range", "6..3"], "`1200..1300`"),
        (&["replay", "--range", "3"], "`1200..1300`"),
        (
            &["replay", "3", "99"],
            "job 99 does not exist; nothing was replayed",
        ),
        (
            &["replay", "98", "99"],
            "jobs 98, 99 do not exist; nothing was replayed",
        ),
    ] {
        let error = error(&folder, arguments);
        assert!(error.contains(part), "{arguments:?}: {error}");
    }
    assert_eq!(statuses(&folder), before);
}
