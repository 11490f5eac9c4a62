//! The files of the page at `/` and of the pages of customers. They need nothing from other hosts.

use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderValue, Method, Response, StatusCode};

/// The policy of the page: it may load and run its own files alone.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
    img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The files of the page, with their paths and types.
static FILES: [(&str, &str, &str); 6] = [
    (
        "/",
        "text/html; charset=utf-8",
        include_str!("page/index.html"),
    ),
    (
        "/_sim/page.css",
        "text/css; charset=utf-8",
        include_str!("page/page.css"),
    ),
    (
        "/_sim/page.js",
        "text/javascript; charset=utf-8",
        include_str!("page/page.js"),
    ),
    (
        "/_sim/faults.js",
        "text/javascript; charset=utf-8",
        include_str!("page/faults.js"),
    ),
    (
        "/_sim/checkout.css",
        "text/css; charset=utf-8",
        include_str!("page/checkout.css"),
    ),
    (
        "/_sim/checkout.js",
        "text/javascript; charset=utf-8",
        include_str!("page/checkout.js"),
    ),
];

/// Returns the response with a file of the page, if the path is one.
pub(crate) fn file(method: &Method, path: &str) -> Option<Response<String>> {
    let (_, kind, text) = FILES.iter().find(|(known, _, _)| *known == path)?;
    let mut response = Response::new(String::new());
    if method != Method::GET && method != Method::HEAD {
        *response.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
        return Some(response);
    }
    (*text).clone_into(response.body_mut());
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    Some(response)
}
