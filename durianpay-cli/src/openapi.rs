//! Converts a spec to an `OpenAPI` document.
//!
//! The [guide] describes the mapping of each node, precisely enough to reverse it.
//!
//! [guide]: https://docs.rs/durianpay-client/latest/durianpay_client/guide/openapi/index.html

mod about;
mod auth;
mod choice;
mod document;
mod edition;
mod enumeration;
pub(crate) mod example;
mod examples;
mod field;
mod language;
mod limits;
mod node;
mod notification;
mod object;
mod operation;
mod page;
mod parameter;
mod paths;
mod response;
mod route;
mod server;
mod shared;
mod signed_webhook;
mod signing;
mod style;
mod table;
mod token;
mod ty;
mod union;
mod v3_0;
mod webhook;
mod wire;

pub use edition::Edition;
pub use examples::examples;

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

/// Builds the document of a spec.
#[must_use]
pub fn document(spec: &Spec, edition: &Edition<'_>, version: Version) -> Value {
    let document = document::document(spec, edition);
    match version {
        Version::V3_0 => v3_0::lower(document),
        Version::V3_1 => document,
    }
}

/// Builds the document of a spec as indented text that ends with a line end.
#[must_use]
pub fn text(spec: &Spec, edition: &Edition<'_>, version: Version) -> String {
    format!("{:#}\n", document(spec, edition, version))
}
