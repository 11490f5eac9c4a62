//! [`Sample`]: a document of the public documentation, and its type.

use Role::Response;
use durianpay_client::api::endpoint;
use durianpay_client::json;
use durianpay_codegen::model::{self, Spec};
use serde_json::Value;
use std::fs;
use xtask::samples::{self, Walk};

/// The part of a call that a sample shows, with the endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
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
pub(crate) struct Sample {
    pub(crate) file: &'static str,
    pub(crate) role: Role,
    /// Reads and writes.
    pub(crate) read: fn(&str) -> Result<Reread, json::ReadError>,
    /// Reads a value that is exactly as specified.
    pub(crate) read_strictly: fn(&str) -> Result<(), json::ReadError>,
    /// Reads and writes through serde.
    pub(crate) read_by_serde: fn(&str) -> serde_json::Result<Value>,
}

/// A sample after it was read.
pub(crate) struct Reread {
    pub(crate) json: String,
    pub(crate) debug: String,
    /// Members that are in no field, although they have a meaning.
    pub(crate) left: Vec<String>,
}

/// The truth values that a request prints as text. They are read leniently only.
const RESTATED: &[(&str, &str, bool)] = &[(
    "refunds.create.refund-link.request",
    "use_refund_link",
    true,
)];

/// The parts of a request that a truncated page has lost, and that it must have.
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
    pub(crate) fn printed(&self) -> Value {
        let text = fs::read_to_string(format!("samples/{}.json", self.file)).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    /// The value to read: without the envelope, and with the parts that the page has lost.
    pub(crate) fn value(&self) -> Value {
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

    /// The value as it is sent by a program that writes each field by its type.
    pub(crate) fn restated(&self) -> Value {
        let mut value = self.value();
        for (_, key, truth) in RESTATED.iter().filter(|(file, ..)| *file == self.file) {
            assert_eq!(value[key], truth.to_string(), "{} is no text", self.file);
            value[key] = Value::from(*truth);
        }
        value
    }

    pub(crate) fn walk<'spec>(
        &self,
        spec: &'spec Spec,
        samples: &[samples::Sample],
    ) -> Walk<'spec> {
        let mut samples = samples.iter();
        let sample = samples.find(|sample| sample.file == self.file).unwrap();
        Walk::through(spec, &sample.ty, &self.value())
    }

    pub(crate) fn reread(&self) -> Reread {
        (self.read)(&self.value().to_string())
            .unwrap_or_else(|error| panic!("{}: {error}", self.file))
    }

    /// The status of a refusal: `payments.get.error.500`.
    pub(crate) fn status(&self) -> Option<u16> {
        let (_, rest) = self.file.split_once("error.")?;
        rest.get(..3)?.parse().ok()
    }
}

/// The spec that is shipped.
pub(crate) fn spec() -> Spec {
    let sources: Vec<_> = durianpay_spec::SOURCES
        .iter()
        .map(|(name, text)| durianpay_codegen::Source::new(*name, *text))
        .collect();
    let (spec, faults) = durianpay_codegen::read(&sources);
    assert_eq!(faults, []);
    spec
}

pub(crate) fn find<'spec>(spec: &'spec Spec, id: &str) -> &'spec model::Endpoint {
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
