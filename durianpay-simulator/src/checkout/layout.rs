//! The frame of the pages, and their responses.

use super::html::Html;
use crate::model::site::ReturnUrl;
use http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderValue, Response, StatusCode};

/// The policy of a page: it loads, runs and leads to its own files and pages alone. The merchant's page
/// at the end is added to it, since browsers apply `form-action` to redirects too.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
    img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

/// A page.
pub(super) struct Page<'p> {
    pub(super) status: StatusCode,
    /// The heading, which is also the title of the window.
    pub(super) heading: &'p str,
    /// The state that the page shows. A page whose state has changed reloads itself.
    pub(super) state: &'p str,
    pub(super) content: Html,
    /// The merchant's page to which a form of this one leads.
    pub(super) return_url: Option<&'p ReturnUrl>,
}

impl Page<'_> {
    /// Writes the page.
    pub(super) fn respond(self) -> Response<String> {
        let html = Html::new(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"robots\" content=\"noindex\">\n<title>",
        )
        .text(self.heading)
        .markup(
            " – Durianpay simulator</title>\n<link rel=\"icon\" href=\"data:,\">\n\
             <link rel=\"stylesheet\" href=\"/_sim/page.css\">\n\
             <link rel=\"stylesheet\" href=\"/_sim/checkout.css\">\n\
             <script src=\"/_sim/checkout.js\" defer></script>\n</head>\n<body class=\"checkout\">\n\
             <p class=\"notice\">Durianpay simulator: no money moves.</p>\n<main data-state=\"",
        )
        .text(self.state)
        .markup("\">\n<h1>")
        .text(self.heading)
        .markup("</h1>\n")
        .add(&self.content)
        .markup("</main>\n</body>\n</html>\n");
        let more = self
            .return_url
            .map(|url| format!("{POLICY} {}", url.source()));
        let policy = more.and_then(|policy| HeaderValue::try_from(policy).ok());
        let policy = policy.unwrap_or(HeaderValue::from_static(POLICY));
        let mut response = Response::new(html.finish());
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        let html = HeaderValue::from_static("text/html; charset=utf-8");
        headers.insert(CONTENT_TYPE, html);
        headers.insert(CONTENT_SECURITY_POLICY, policy);
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
        headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        response
    }
}

/// Writes the link to the merchant's page, if there is one.
pub(super) fn back_to_shop(url: Option<&ReturnUrl>) -> Html {
    Html::default().with_some(url, |html, url| {
        html.markup("<p><a href=\"")
            .text(&url.to_string())
            .markup("\">Back to the shop</a></p>\n")
    })
}

/// Responds with a page that only says something.
pub(super) fn message(status: StatusCode, heading: &str, text: &str) -> Response<String> {
    let page = Page {
        status,
        heading,
        state: "",
        content: Html::new("<p>").text(text).markup("</p>\n"),
        return_url: None,
    };
    page.respond()
}

/// Sends the browser to another page, with a GET.
pub(super) fn see_other(url: &str) -> Response<String> {
    let mut response = Response::new(String::new());
    match HeaderValue::from_str(url) {
        Ok(url) => {
            *response.status_mut() = StatusCode::SEE_OTHER;
            response.headers_mut().insert(LOCATION, url);
            response
        }
        // Paths and parsed URLs are ASCII.
        Err(_) => message(
            StatusCode::NOT_FOUND,
            "Not found",
            "This page does not exist.",
        ),
    }
}

pub(super) fn method_not_allowed() -> Response<String> {
    let reason = "This page can only be read, or its form sent.";
    let mut response = message(StatusCode::METHOD_NOT_ALLOWED, "Not allowed", reason);
    let allowed = HeaderValue::from_static("GET, HEAD, POST");
    response.headers_mut().insert(ALLOW, allowed);
    response
}
