//! The state survives a restart, however the program ends.

use super::Running;
use crate::support::{folder, names};
use std::fs;
use std::thread::sleep;
use std::time::{Duration, Instant};

#[test]
fn a_restart_keeps_the_state() {
    let folder = folder(&[]);
    let options = ["--state", "shop.json"];
    let first = Running::start_in(folder.path(), &options);
    let order = first.create_order();
    first.end("TERM");
    let second = Running::start_in(folder.path(), &options);
    assert_eq!(second.api("GET", &format!("/orders/{order}"), "").0, 200);
    let other = second.create_order();
    assert_ne!(other, order);
    second.end("INT");
    assert_eq!(names(folder.path()), ["shop.json"]);
    let saved = fs::read_to_string(folder.path().join("shop.json")).unwrap();
    assert!(
        !saved.contains("dp_test_simulator"),
        "the key is in the file"
    );
}

#[test]
fn a_killed_process_loses_a_second_at_most() {
    let folder = folder(&[]);
    let options = ["--state", "shop.json"];
    let first = Running::start_in(folder.path(), &options);
    let order = first.create_order();
    let file = folder.path().join("shop.json");
    let begun = Instant::now();
    while !fs::read_to_string(&file).unwrap().contains(&order) {
        assert!(
            begun.elapsed() < Duration::from_secs(30),
            "it was not saved"
        );
        sleep(Duration::from_millis(50));
    }
    first.kill();
    let second = Running::start_in(folder.path(), &options);
    assert_eq!(second.api("GET", &format!("/orders/{order}"), "").0, 200);
}

#[test]
fn a_reset_returns_to_the_seed() {
    let folder = folder(&[]);
    let first = Running::start(&["--clock", "virtual"]);
    let order = first.create_order();
    let (_, snapshot) = first.control("GET", "/snapshot", "");
    fs::write(folder.path().join("seed.json"), snapshot.to_string()).unwrap();

    let seeded = Running::start_in(folder.path(), &["--seed", "seed.json"]);
    let later = seeded.create_order();
    assert_eq!(seeded.control("POST", "/reset", "").0, 200);
    assert_eq!(seeded.api("GET", &format!("/orders/{order}"), "").0, 200);
    assert_eq!(seeded.api("GET", &format!("/orders/{later}"), "").0, 404);
}

#[test]
fn the_state_is_preferred_to_the_seed() {
    let folder = folder(&[]);
    let empty = Running::start(&[]);
    let (_, snapshot) = empty.control("GET", "/snapshot", "");
    fs::write(folder.path().join("seed.json"), snapshot.to_string()).unwrap();
    let options = ["--seed", "seed.json", "--state", "shop.json"];
    let first = Running::start_in(folder.path(), &options);
    let order = first.create_order();
    first.end("INT");
    let second = Running::start_in(folder.path(), &options);
    assert_eq!(second.api("GET", &format!("/orders/{order}"), "").0, 200);
    assert_eq!(second.control("POST", "/reset", "").0, 200);
    assert_eq!(second.api("GET", &format!("/orders/{order}"), "").0, 404);
}
