//! A spec as an `OpenAPI` document: spec in, JSON out.
//!
//! What becomes of which node is described in `docs/openapi.md`, which is
//! exact: whoever follows it gets the spec back.

mod about;
mod document;
mod enumeration;
mod example;
mod field;
mod language;
mod limits;
mod node;
mod object;
mod operation;
mod parameter;
mod paths;
mod response;
mod shared;
mod ty;
mod union;
mod v3_0;
mod webhook;
mod wire;

use durianpay_codegen::model::Spec;
use serde_json::Value;

/// A version of `OpenAPI`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Version {
    /// 3.0.3, for older tools.
    V3_0,
    /// 3.1.0.
    #[default]
    V3_1,
}

/// What a document says of itself and no spec holds.
#[derive(Debug, Clone, Copy)]
pub struct Edition<'a> {
    /// `info.version`.
    pub version: &'a str,
    /// The licence of the description, as an SPDX expression.
    pub license: Option<&'a str>,
}

/// What is only known of where a document is made: nothing.
impl Default for Edition<'_> {
    fn default() -> Self {
        Self {
            version: "0.0.0",
            license: None,
        }
    }
}

/// The document of a spec.
#[must_use]
pub fn document(spec: &Spec, edition: &Edition<'_>, version: Version) -> Value {
    let document = document::document(spec, edition);
    match version {
        Version::V3_0 => v3_0::lower(document),
        Version::V3_1 => document,
    }
}

/// The document of a spec as text: indented, with a line end at its end.
#[must_use]
pub fn text(spec: &Spec, edition: &Edition<'_>, version: Version) -> String {
    format!("{:#}\n", document(spec, edition, version))
}
