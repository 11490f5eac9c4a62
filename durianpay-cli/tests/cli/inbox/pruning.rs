//! `prune`: removes old jobs, and keeps everything that prevents a second effect.

use super::support::{error, json, printed, shop, statuses};
use serde_json::Value;

#[test]
fn only_old_finished_jobs_are_pruned() {
    let folder = shop();
    assert_eq!(json(&folder, &["prune", "--older-than", "3h"])["pruned"], 0);
    let report = printed(&folder, &["prune", "--older-than", "1h"]);
    assert!(
        report.starts_with("3 jobs pruned: events were deleted"),
        "{report}"
    );
    assert!(
        report.contains("kept: pending, running and dead jobs"),
        "{report}"
    );
    let left = statuses(&folder);
    let ids: Vec<i64> = left.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids, [2, 3, 4, 5, 6]);
    let content = |id: &str| json(&folder, &["show", id, "--content"])["content"].take();
    assert_eq!(content("2"), Value::from(""), "a done task is emptied");
    assert_ne!(content("3"), Value::from(""), "a dead task is not");
}

#[test]
fn a_pruned_task_cannot_be_replayed() {
    let folder = shop();
    printed(&folder, &["prune", "--older-than", "1h"]);
    let report = printed(&folder, &["replay", "2", "3", "--yes"]);
    let expected = "1 job replayed\nskipped, content was pruned: 2\n";
    assert_eq!(report, expected);
}

#[test]
fn an_age_is_required() {
    let folder = shop();
    let missing = error(&folder, &["prune"]);
    assert!(missing.contains("--older-than <DURATION>"), "{missing}");
    let no_unit = error(&folder, &["prune", "--older-than", "30"]);
    assert!(no_unit.contains("`30d`"), "{no_unit}");
}
