//! Every sample of SNAP, Durianpay's and the standard's, is read and written back unchanged.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first surprise, and says where"
)]

mod spec;
mod table;
mod values;

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use table::Role::Request;
use table::{FOLDER, SAMPLES};

#[test]
fn every_sample_is_in_the_table() {
    // The list of triggers is no body; `values` reads it.
    let list = "dp-sandbox-triggers";
    let files: BTreeSet<String> = fs::read_dir(FOLDER)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == "json"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .filter(|file| !file.starts_with("signature-") && file != list)
        .collect();
    let table: BTreeSet<String> = SAMPLES
        .iter()
        .map(|sample| sample.file.to_owned())
        .collect();
    assert_eq!(files, table);
}

#[test]
fn samples_round_trip() {
    for sample in SAMPLES {
        let written: Value = serde_json::from_str(&sample.reread().json).unwrap();
        assert_eq!(written, sample.value(), "{}", sample.file);
    }
}

#[test]
fn samples_round_trip_through_serde() {
    for sample in SAMPLES {
        let written = (sample.read_by_serde)(&sample.value().to_string()).unwrap();
        assert_eq!(written, sample.value(), "{}", sample.file);
    }
}

/// The fields of each type hold everything that a sample says.
#[test]
fn the_types_have_every_key() {
    for sample in SAMPLES {
        let left = sample.reread().left;
        assert_eq!(left, Vec::<String>::new(), "{}", sample.file);
    }
}

#[test]
fn requests_are_exactly_as_specified() {
    for sample in SAMPLES {
        let Request(_) = sample.role else { continue };
        let read = (sample.read_strictly)(&sample.value().to_string());
        assert_eq!(read, Ok(()), "{}", sample.file);
    }
}

#[test]
fn debug_output_shows_nothing_sensitive() {
    let mut seen = BTreeSet::new();
    for sample in SAMPLES {
        let debug = sample.reread().debug;
        let json = sample.value().to_string();
        for text in SENSITIVE {
            assert!(!debug.contains(text), "{} shows {text:?}", sample.file);
            if json.contains(text) {
                seen.insert(text);
            }
        }
    }
    for text in SENSITIVE {
        assert!(seen.contains(text), "the samples no longer hold {text}");
    }
}

/// Names, addresses, numbers of people and accounts, links, and the token.
const SENSITIVE: &[&str] = &[
    "6281234567890",
    "62818283848",
    "880088009876543210",
    "888801000003301",
    "999901000003300",
    "Hafizh",
    "Jane Doe",
    "Jokul Doe",
    "PT Example",
    "SAMPLE_ACCESS_TOKEN",
    "jane.doe@example.com",
    "https://pjsp.com/",
];
