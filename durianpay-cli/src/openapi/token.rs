//! Tokens and templates in the notation of the spec language.

use super::table::Table;
use durianpay_codegen::model::{NamedTemplate, TokenRule, template_text};
use serde_json::{Map, Value};

/// Builds the table of a token.
pub(super) fn token(token: &TokenRule) -> Map<String, Value> {
    let TokenRule {
        about,
        endpoint,
        body,
        token,
        expires,
        lifetime_seconds,
    } = token;
    let mut table = Table::default();
    table.set("endpoint", Some(endpoint.as_str()));
    table.set("body", (!body.is_empty()).then(|| named(body)));
    table.set("token", Some(token.as_str()));
    table.set("expires", expires.as_deref());
    table.set("lifetime_seconds", Some(*lifetime_seconds));
    table.about(about)
}

/// Builds the tables of templates, by name.
pub(super) fn named(all: &[NamedTemplate]) -> Map<String, Value> {
    let entry = |named: &NamedTemplate| {
        let mut table = Table::default();
        table.set("value", Some(template_text(&named.template)));
        (named.name.clone(), Value::Object(table.about(&named.about)))
    };
    all.iter().map(entry).collect()
}
