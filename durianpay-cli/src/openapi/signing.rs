//! Signed requests in the notation of the spec language, and as security schemes.

use super::table::Table;
use super::token::{named, token};
use durianpay_codegen::model::{
    Algorithm, Encoding, NamedTemplate, Part, SignatureRule, SigningScheme, TimestampRule,
    offset_text, template_text,
};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;

/// Builds the table of a signing scheme.
pub(super) fn scheme(scheme: &SigningScheme) -> Map<String, Value> {
    let SigningScheme {
        about,
        name: _,
        headers,
        signature,
        token,
        timestamp,
        unique_id_digits,
        unique_id_max,
    } = scheme;
    let mut table = Table::default();
    table.set("scheme", Some("signed"));
    let is_default = *timestamp == TimestampRule::default();
    table.set(
        "timestamp",
        (!is_default).then(|| self::timestamp(timestamp)),
    );
    let parts = || headers.iter().flat_map(|header| &header.template);
    let has_id = parts().any(|part| *part == Part::UniqueId);
    table.set("unique_id_digits", has_id.then_some(*unique_id_digits));
    table.set("unique_id_max", *unique_id_max);
    table.set("headers", Some(named(headers)));
    table.set("signature", Some(rule(signature)));
    table.set("token", token.as_ref().map(self::token));
    table.about(about)
}

fn timestamp(timestamp: &TimestampRule) -> Map<String, Value> {
    let TimestampRule {
        about,
        offset_minutes,
        fraction_digits,
    } = timestamp;
    let mut table = Table::default();
    table.set("offset", Some(offset_text(*offset_minutes)));
    table.set("fraction_digits", Some(*fraction_digits));
    table.about(about)
}

fn rule(rule: &SignatureRule) -> Map<String, Value> {
    let SignatureRule {
        about,
        algorithm,
        key,
        encoding,
        over,
    } = rule;
    let mut table = Table::default();
    table.set("algorithm", Some(algorithm_word(*algorithm)));
    table.set("key", Some(key.as_str()));
    table.set("encoding", Some(encoding_word(*encoding)));
    table.set("over", Some(template_text(over)));
    table.about(about)
}

pub(super) fn algorithm_word(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::HmacSha256 => "hmac-sha256",
        Algorithm::HmacSha512 => "hmac-sha512",
        Algorithm::RsaSha256 => "rsa-sha256",
    }
}

pub(super) fn encoding_word(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Base64 => "base64",
        Encoding::Hex => "hex",
    }
}

/// Builds the security scheme of a signing scheme. `OpenAPI` can express only the header that
/// contains the signature.
pub(super) fn security_scheme(scheme: &SigningScheme) -> Value {
    let is_signature = |header: &&NamedTemplate| header.template.contains(&Part::Signature);
    let header = scheme.headers.iter().find(is_signature);
    let others = scheme.headers.iter().filter(|header| !is_signature(header));
    let others: Vec<String> = others
        .map(|header| format!("`{}: {}`", header.name, template_text(&header.template)))
        .collect();
    let SignatureRule {
        about: _,
        algorithm,
        key,
        encoding,
        over,
    } = &scheme.signature;
    let mut text = format!(
        "The signature ({}, {}) of `{}`, keyed with `{key}`.",
        algorithm_word(*algorithm),
        encoding_word(*encoding),
        template_text(over),
    );
    if !others.is_empty() {
        let _ = write!(text, " Further headers: {}.", others.join(", "));
    }
    if let Some(token) = &scheme.token {
        let _ = write!(text, " The token comes from `{}`.", token.endpoint);
    }
    json!({
        "type": "apiKey",
        "in": "header",
        "name": header.map(|header| header.name.as_str()),
        "description": text,
    })
}
