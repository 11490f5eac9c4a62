//! Servers: of the API, and of an endpoint.

use super::about::description;
use durianpay_codegen::model::About;
use serde_json::{Value, json};

/// Builds a server, with its doc as the description.
pub(super) fn server(url: &str, about: &About) -> Value {
    let text = description(about, &[]);
    if text.is_empty() {
        json!({"url": url})
    } else {
        json!({"url": url, "description": text})
    }
}
