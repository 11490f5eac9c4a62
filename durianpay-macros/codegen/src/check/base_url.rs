//! Checks base URLs.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::rules;
use crate::source::At;
use crate::urls::is_plain;

const HTTPS: &str = "https://";
const HTTP: &str = "http://";

/// Checks a URL that paths are appended to. It is `https`, unless plain HTTP is allowed.
///
/// ```toml
/// url = "https://api.toko.example/v1/"
/// ```
pub(super) fn check(diagnostics: &mut Diagnostics, url: &At<String>, may_be_plain: bool) -> bool {
    let host = url.value.strip_prefix(HTTPS);
    let host = host.or_else(|| url.value.strip_prefix(HTTP).filter(|_| may_be_plain));
    let is_base = host.is_some_and(|host| {
        !host.is_empty() && !host.ends_with('/') && !host.contains(['?', '#', '@', ' '])
    });
    if !is_base {
        let diagnostic = Diagnostic::new(
            &rules::BASE_URL,
            url.span,
            format!("`{}` is not a base URL", url.value),
        );
        diagnostics.push(if is_plain(&url.value) && !may_be_plain {
            diagnostic.help("write `https://`; if the API only has plain HTTP, set `plain_http = true` in the environment")
        } else {
            diagnostic
        });
    }
    is_base
}
