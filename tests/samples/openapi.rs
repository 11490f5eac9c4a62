//! The samples, held against the `OpenAPI` document of the spec.
//!
//! Schemas know nothing of the leniency of our readers, for whom blank text is an absent
//! amount and digits in text are a number. Where a sample needs it, it is listed.

use crate::sample::Role::{ErrorResponse, Item, Request, Response, Whole};
use crate::sample::{Sample, find, spec};
use crate::table::SAMPLES;
use durianpay_cli::openapi::{Edition, Version, document};
use durianpay_codegen::model::{Spec, Type};
use durianpay_test_support::schemas::Schemas;
use jsonschema::Validator;
use serde_json::Value;
use xtask::samples;

/// Values that schemas reject and our readers accept: the sample, the place, and the value.
const ODD: &[(&str, &str, &str)] = &[
    // An empty list, as PHP writes a map without entries. The spec: "an empty array in the sample".
    ("orders.get.response", "/metadata", "[]"),
    // Times without a zone, which RFC 3339 does not have. The spec: "The samples have no zone".
    (
        "promos.get.response",
        "/starts_at",
        "\"2015-05-05T12:30:00\"",
    ),
    ("promos.get.response", "/ends_at", "\"2015-05-08T12:30:00\""),
    (
        "promos.list.response",
        "/data/0/starts_at",
        "\"2015-05-05T12:30:00\"",
    ),
    (
        "promos.list.response",
        "/data/0/ends_at",
        "\"2015-05-08T12:30:00\"",
    ),
];

/// The schema of a sample.
fn schema(
    spec: &Spec,
    document: &Value,
    schemas: &Schemas<'_>,
    sample: &Sample,
    ty: &Type,
) -> Validator {
    let operation = |id: &str| {
        let endpoint = find(spec, id);
        let path = endpoint.path.replace('/', "~1");
        format!("/paths/{path}/{}", endpoint.verb.to_lowercase())
    };
    let content = "content/application~1json/schema";
    match sample.role {
        Request(id) => schemas.at(&format!("{}/requestBody/{content}", operation(id))),
        Response(id) => {
            let schema = format!("{}/responses/200/{content}", operation(id));
            // Of several forms, the wrapped one stands first: without this, a wrapped answer
            // would be taken for a bare one whose fields are all absent.
            let is_wrapped = sample.printed().get("data").is_some();
            let form = format!("{schema}/anyOf/{}", usize::from(!is_wrapped));
            let has_forms = document.pointer(&form).is_some();
            schemas.at(if has_forms { &form } else { &schema })
        }
        Item(_) | ErrorResponse(_) | Whole => match ty {
            Type::Object(name) => schemas.named(name),
            other => panic!("{} is read as {other:?}", sample.file),
        },
    }
}

#[test]
fn samples_match_their_schemas() {
    let spec = spec();
    let document = document(&spec, &Edition::default(), Version::V3_1);
    let schemas = Schemas::new(&document);
    let types = samples::all(&spec).unwrap();
    let mut odd = Vec::new();
    for sample in SAMPLES {
        let mut types = types.iter();
        let known = types.find(|known| known.file == sample.file).unwrap();
        let value = match sample.role {
            Request(_) => sample.value(),
            _ => sample.printed(),
        };
        let validator = schema(&spec, &document, &schemas, sample, &known.ty);
        for fault in validator.iter_errors(&value) {
            let place = fault.instance_path().to_string();
            odd.push((sample.file, place, fault.instance().to_string()));
        }
    }
    let listed = ODD
        .iter()
        .map(|(file, place, value)| (*file, (*place).to_owned(), (*value).to_owned()));
    assert_eq!(odd, listed.collect::<Vec<_>>());
}
