//! Every sample of the public documentation is read, and written back unchanged.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first surprise, and says where"
)]

mod edits;
mod openapi;
mod sample;
mod table;

use bytes::Bytes;
use durianpay_client::{ApiKey, Client, FieldError};
use durianpay_codegen::model::Envelope;
use sample::Role::{Request, Response};
use sample::{find, spec};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use table::SAMPLES;
use xtask::samples;

#[test]
fn every_sample_is_in_the_table() {
    let files: BTreeSet<String> = fs::read_dir("samples")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == "json"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
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

#[test]
fn requests_are_exactly_as_specified() {
    for sample in SAMPLES
        .iter()
        .filter(|sample| matches!(sample.role, Request(_)))
    {
        let read = (sample.read_strictly)(&sample.restated().to_string());
        assert_eq!(read, Ok(()), "{}", sample.file);
    }
}

#[test]
fn responses_are_wrapped_as_specified() {
    let spec = spec();
    for sample in SAMPLES {
        let Response(id) = sample.role else { continue };
        let is_wrapped = sample.printed().get("data").is_some();
        let expected = match find(&spec, id).envelope {
            Envelope::Wrapped => true,
            Envelope::Bare => false,
            Envelope::Either | Envelope::Whole => is_wrapped,
        };
        assert_eq!(is_wrapped, expected, "{}: {id}", sample.file);
    }
}

/// No sample has a key that its type lacks, however deep; and what was read is in the
/// fields.
#[test]
fn the_types_have_every_key() {
    let spec = spec();
    let samples = samples::all(&spec).unwrap();
    for sample in SAMPLES {
        assert_eq!(
            sample.reread().left,
            Vec::<String>::new(),
            "{}",
            sample.file
        );
        let walk = sample.walk(&spec, &samples);
        assert_eq!(walk.strange, Vec::<String>::new(), "{}", sample.file);
    }
}

/// The parts of the spec that samples show, as `cargo xtask coverage` prints them.
#[test]
fn coverage() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let table = xtask::coverage::run().unwrap();
    settings.bind(|| insta::assert_snapshot!("coverage", table));
}

/// The union members of the integration guide are read as their types, not preserved as JSON.
#[test]
fn the_guide_is_typed() {
    let spec = spec();
    let samples = samples::all(&spec).unwrap();
    for sample in SAMPLES {
        let walk = sample.walk(&spec, &samples);
        let is_preserved = !walk.preserved.is_empty();
        assert!(
            !(sample.file.starts_with("guide.") && is_preserved),
            "{}: {:?}",
            sample.file,
            walk.preserved
        );
    }
}

/// Sensitive values, and values that no type describes, are not in the debug output.
#[test]
fn debug_output_shows_nothing_sensitive() {
    let spec = spec();
    let samples = samples::all(&spec).unwrap();
    let mut seen = BTreeSet::new();
    for sample in SAMPLES {
        let debug = sample.reread().debug;
        for text in sample.walk(&spec, &samples).secret {
            assert!(
                !debug.contains(&format!("{text:?}")) && (text.len() < 5 || !debug.contains(&text)),
                "{} shows {text:?}",
                sample.file
            );
            seen.insert(text);
        }
    }
    for text in [
        "jane.doe@example.com",
        "85722173217",
        "Jane",
        "Nobel",
        "9e892f199d026d06a56669e658a56f264610431d24e8b4d07f7bd46f6d5062d2",
        "adsyoi12sdASd123ASX@qqsda231",
    ] {
        assert!(seen.contains(text), "the samples no longer hold {text}");
    }
}

/// The error has the details of a rejection, wherever they are in the body.
#[test]
fn rejections_are_read_into_the_error() {
    let client = Client::new(ApiKey::new("dp_test_demo").unwrap()).unwrap();
    for sample in SAMPLES {
        let Some(status) = sample.status() else {
            continue;
        };
        let printed = sample.printed();
        let response = http::Response::builder()
            .status(status)
            .body(Bytes::from(printed.to_string()))
            .unwrap();
        let call = client.orders().get("ord_1");
        let error = call.read_http(response).unwrap_err();

        let text = |key: &str| printed.get(key).and_then(Value::as_str);
        let reason = printed.pointer("/data/reason").and_then(Value::as_str);
        let message = text("error").or(text("message")).or(reason);
        assert_eq!(
            error.status().map(|status| status.as_u16()),
            Some(status),
            "{}",
            sample.file
        );
        assert_eq!(error.message(), message, "{}", sample.file);
        assert_eq!(error.code(), text("error_code"), "{}", sample.file);
        let request_id = text("request_id").filter(|id| *id != "not-set");
        assert_eq!(error.request_id(), request_id, "{}", sample.file);
        let printed = printed.get("errors").and_then(Value::as_array);
        let count = printed.map_or(0, Vec::len);
        assert_eq!(error.fields().len(), count, "{}", sample.file);
        let is_named = |fault: &FieldError| !fault.field.is_empty() && !fault.message.is_empty();
        assert!(error.fields().iter().all(is_named), "{}", sample.file);
    }
}
