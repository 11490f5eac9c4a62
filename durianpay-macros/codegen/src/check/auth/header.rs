//! Checks the names of the headers that a scheme sets.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::headers;
use crate::rules;
use crate::source::At;

/// Checks a name, given an earlier name of the same header.
///
/// ```toml
/// [auth.transaction.headers]
/// Content-Length = "5"
/// ```
pub(super) fn check_header_name(
    diagnostics: &mut Diagnostics,
    name: &At<String>,
    first: Option<&At<String>>,
) -> bool {
    let problem = if !headers::is_name(name.as_str()) {
        let message = format!("`{}` is not a valid header name", name.value);
        Diagnostic::new(&rules::HEADER_NAME, name.span, message)
    } else if headers::is_of_protocol(name.as_str())
        && !name.value.eq_ignore_ascii_case("authorization")
    {
        let message = format!(
            "the header `{}` is reserved: the client sets it",
            name.value
        );
        Diagnostic::new(&rules::RESERVED_PARAMETER, name.span, message)
    } else if let Some(first) = first {
        let message = format!("`{}` and `{}` are the same header", first.value, name.value);
        Diagnostic::new(&rules::DUPLICATE_HEADER, name.span, message)
            .related(first.span, "the first one is here")
    } else {
        return true;
    };
    diagnostics.push(problem);
    false
}
