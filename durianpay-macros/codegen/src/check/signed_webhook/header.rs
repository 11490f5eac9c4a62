//! The names of headers.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::headers;
use crate::rules;
use crate::source::At;

/// ```toml
/// header = "X Signature"
/// ```
pub(super) fn check_header(diagnostics: &mut Diagnostics, name: &At<String>) -> bool {
    let is_name = headers::is_name(name.as_str());
    if !is_name {
        diagnostics.push(Diagnostic::new(
            &rules::HEADER_NAME,
            name.span,
            format!("`{}` is not a valid header name", name.value),
        ));
    }
    is_name
}
