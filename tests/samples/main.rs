//! Every sample of the public documentation is read, and written back unchanged.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first surprise, and says where"
)]

mod edits;
mod openapi;
mod table;

use Role::{Request, Response};
use bytes::Bytes;
use durianpay_client::api::endpoint;
use durianpay_client::{ApiKey, Client, FieldError, json};
use durianpay_codegen::model::{self, Envelope, Spec};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use table::SAMPLES;
use xtask::samples::{self, Walk};

/// The part of a call that a sample shows, with the endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A body that we send: it has to be exactly as specified.
    Request(&'static str),
    /// A body that we get, wrapped in `data` or bare.
    Response(&'static str),
    /// One item of a list that we get.
    Item(&'static str),
    /// An error response that we get.
    ErrorResponse(&'static str),
    /// A body that we get from more than one call, or a webhook.
    Whole,
}

/// A sample and the type it is read as.
struct Sample {
    file: &'static str,
    role: Role,
    /// Reads and writes.
    read: fn(&str) -> Result<Reread, json::ReadError>,
    /// Reads what is exactly as specified.
    read_strictly: fn(&str) -> Result<(), json::ReadError>,
    /// Reads and writes through serde.
    read_by_serde: fn(&str) -> serde_json::Result<Value>,
}

/// A sample after it was read.
struct Reread {
    json: String,
    debug: String,
    /// What is in no field, though it says something.
    left: Vec<String>,
}

/// The truth values that a request prints as text. They are read leniently only.
const RESTATED: &[(&str, &str, bool)] = &[(
    "refunds.create.refund-link.request",
    "use_refund_link",
    true,
)];

/// What a cut page has lost of a request, without which it is none.
const LOST: &[(&str, &str, &str)] = &[
    (
        "promos.create.request.partial",
        "sub_type",
        "direct_discount",
    ),
    ("promos.create.request.partial", "limit_type", "quota"),
    (
        "promos.create.request.partial",
        "price_deduction_type",
        "total_price",
    ),
];

impl Sample {
    fn printed(&self) -> Value {
        let text = fs::read_to_string(format!("samples/{}.json", self.file)).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    /// What is read: without the envelope, and with what the page has lost.
    fn value(&self) -> Value {
        let mut value = self.printed();
        for (_, key, lost) in LOST.iter().filter(|(file, ..)| *file == self.file) {
            assert_eq!(value.get(key), None, "{} has lost nothing", self.file);
            value[key] = Value::from(*lost);
        }
        match (self.role, value.get_mut("data")) {
            (Response(id), Some(data)) if !is_whole(id) => data.take(),
            _ => value,
        }
    }

    /// What is sent by a program that writes each field as its type is.
    fn restated(&self) -> Value {
        let mut value = self.value();
        for (_, key, truth) in RESTATED.iter().filter(|(file, ..)| *file == self.file) {
            assert_eq!(value[key], truth.to_string(), "{} is no text", self.file);
            value[key] = Value::from(*truth);
        }
        value
    }

    fn walk<'spec>(&self, spec: &'spec Spec, samples: &[samples::Sample]) -> Walk<'spec> {
        let mut samples = samples.iter();
        let sample = samples.find(|sample| sample.file == self.file).unwrap();
        Walk::through(spec, &sample.ty, &self.value())
    }

    fn reread(&self) -> Reread {
        (self.read)(&self.value().to_string())
            .unwrap_or_else(|error| panic!("{}: {error}", self.file))
    }

    /// The status of a refusal: `payments.get.error.500`.
    fn status(&self) -> Option<u16> {
        let (_, rest) = self.file.split_once("error.")?;
        rest.get(..3)?.parse().ok()
    }
}

/// The spec that is shipped.
fn spec() -> Spec {
    let sources: Vec<_> = durianpay_spec::SOURCES
        .iter()
        .map(|(name, text)| durianpay_codegen::Source::new(*name, *text))
        .collect();
    let (spec, faults) = durianpay_codegen::read(&sources);
    assert_eq!(faults, []);
    spec
}

fn find<'spec>(spec: &'spec Spec, id: &str) -> &'spec model::Endpoint {
    spec.endpoints()
        .find(|endpoint| endpoint.id == id)
        .unwrap_or_else(|| panic!("`{id}` is no endpoint"))
}

/// Whether the type of the answer has the envelope key.
fn is_whole(id: &str) -> bool {
    endpoint::ALL
        .iter()
        .any(|endpoint| endpoint.id == id && endpoint.envelope == durianpay_client::Envelope::Whole)
}

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
fn samples_are_written_as_they_were_read() {
    for sample in SAMPLES {
        let written: Value = serde_json::from_str(&sample.reread().json).unwrap();
        assert_eq!(written, sample.value(), "{}", sample.file);
    }
}

#[test]
fn samples_are_the_same_through_serde() {
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
fn answers_are_wrapped_as_specified() {
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

/// What the samples show of the spec, as `cargo xtask coverage` prints it.
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

/// What is marked sensitive, and what no type describes, is not in the debug output.
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

/// What a refusal says, wherever it stands in the body, is what the error has.
#[test]
fn refusals_are_read_into_the_error() {
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
        assert_eq!(error.status(), Some(status), "{}", sample.file);
        assert_eq!(error.message(), text("error").or(reason), "{}", sample.file);
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
