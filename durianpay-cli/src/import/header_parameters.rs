//! The header parameters that requests cannot carry, or that the document describes elsewhere.

use super::cx::Cx;
use durianpay_codegen::headers::{is_name, is_of_protocol};

/// Headers that OpenAPI describes elsewhere and ignores as parameters.
const IGNORED: [&str; 3] = ["accept", "content-type", "authorization"];

/// Checks whether OpenAPI ignores a header as a parameter.
pub(super) fn is_ignored(name: &str) -> bool {
    IGNORED
        .iter()
        .any(|ignored| ignored.eq_ignore_ascii_case(name))
}

/// Returns the reason why a header is not a parameter of the endpoint, if there is one.
pub(super) fn reason_to_drop(cx: &Cx<'_>, name: &str) -> Option<String> {
    if !is_name(name) {
        Some(format!("the header `{name}` has no valid name"))
    } else if cx.choices.headers.contains(&name.to_ascii_lowercase()) {
        Some(format!(
            "the header `{name}` carries the key of other operations"
        ))
    } else if is_of_protocol(name) {
        Some(format!("the header `{name}` is set by the client"))
    } else {
        None
    }
}
