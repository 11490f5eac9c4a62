//! Signed requests in the notation of the spec language, and as security schemes.

use super::table::Table;
use durianpay_codegen::model::{
    Algorithm, Api, Auth, Credential, CredentialKind, Encoding, NamedTemplate, Part, SignatureRule,
    SigningScheme, TimestampRule, TokenRule, offset_text, template_text,
};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;

/// Builds the tables `[credential.*]`.
pub(super) fn credentials(api: &Api) -> Map<String, Value> {
    let credentials = api.credentials.iter();
    credentials
        .map(|one| (one.name.clone(), credential(one).into()))
        .collect()
}

fn credential(credential: &Credential) -> Map<String, Value> {
    let Credential {
        about,
        name: _,
        kind,
        default,
    } = credential;
    let kind = match kind {
        CredentialKind::Text => "text",
        CredentialKind::Secret => "secret",
        CredentialKind::RsaPrivateKey => "rsa_private_key",
    };
    let mut table = Table::default();
    table.set("kind", Some(kind));
    table.set("default", default.as_deref());
    table.about(about)
}

/// Maps an authentication scheme to its value in the language.
pub(super) fn scheme_word(auth: &Auth) -> &'static str {
    match auth {
        Auth::Basic => "basic",
        Auth::Bearer => "bearer",
        Auth::Header(_) => "header",
        Auth::Query(_) => "query",
        Auth::Signed(_) => "signed",
    }
}

/// Builds the tables `[auth.*]` of signing schemes.
pub(super) fn schemes(api: &Api) -> Map<String, Value> {
    let schemes = api.signing.iter();
    schemes
        .map(|one| (one.name.clone(), scheme(one).into()))
        .collect()
}

fn scheme(scheme: &SigningScheme) -> Map<String, Value> {
    let SigningScheme {
        about,
        name: _,
        headers,
        signature,
        token,
        timestamp,
        unique_id_digits,
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

fn token(token: &TokenRule) -> Map<String, Value> {
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

fn named(all: &[NamedTemplate]) -> Map<String, Value> {
    let entry = |named: &NamedTemplate| {
        let mut table = Table::default();
        table.set("value", Some(template_text(&named.template)));
        (named.name.clone(), Value::Object(table.about(&named.about)))
    };
    all.iter().map(entry).collect()
}

/// Builds the security schemes of all signing schemes. `OpenAPI` can express only the header that
/// contains the signature.
pub(super) fn security_schemes(api: &Api) -> Map<String, Value> {
    let schemes = api.signing.iter();
    schemes
        .map(|scheme| (scheme.name.clone(), security_scheme(scheme)))
        .collect()
}

fn security_scheme(scheme: &SigningScheme) -> Value {
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

/// Returns the name of the API's security scheme.
pub(super) fn security_name(auth: &Auth) -> &str {
    match auth {
        Auth::Signed(name) => name,
        other => scheme_word(other),
    }
}
