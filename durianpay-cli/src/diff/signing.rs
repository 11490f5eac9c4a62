//! Signed requests: credentials, schemes, tokens.

use super::change::{Changes, Node};
use super::pairs::{Pair, are_reordered, by_keys};
use super::ty::or_none;
use durianpay_codegen::model::{
    Credential, CredentialKind, NamedTemplate, SignatureRule, SigningScheme, TimestampRule,
    TokenRule,
};

pub(super) fn compare_credentials(changes: &mut Changes, old: &[Credential], new: &[Credential]) {
    let node = |credential: &Credential| format!("credential `{}`", credential.name);
    let pairs = by_keys(old, new, &[|credential| &credential.name]);
    if are_reordered(&pairs, new, |_, _| true)
        && let [first, ..] = new
    {
        changes
            .added("the credentials", &first.about)
            .patch("reordered", "nothing depends on their order");
    }
    for pair in pairs {
        match pair {
            Pair::Removed(credential) => changes
                .removed(node(credential), &credential.about)
                .major("removed", "`Credentials` no longer contain it"),
            Pair::Added(credential) => added(changes, &node(credential), credential),
            Pair::Both(old, new) => compare_credential(changes, node(old), old, new),
        }
    }
}

fn added(changes: &mut Changes, name: &str, credential: &Credential) {
    let mut node = changes.added(name, &credential.about);
    match credential.default {
        None => node.major("added", "`CredentialsFields` require it"),
        Some(_) => node.minor("added", "adds a setter to `Credentials`"),
    }
}

fn compare_credential(changes: &mut Changes, name: String, old: &Credential, new: &Credential) {
    let Credential {
        about,
        name: _,
        kind,
        default,
    } = old;
    let mut node = changes.node(name, about, &new.about);
    node.about(about, &new.about);
    if *kind != new.kind {
        node.major(
            format!("`{}` → `{}`", kind_word(*kind), kind_word(new.kind)),
            "its field of `CredentialsFields` has another type",
        );
    }
    if *default != new.default {
        let what = format!(
            "`default` {} → {}",
            or_none(default.as_ref()),
            or_none(new.default.as_ref())
        );
        if default.is_some() == new.default.is_some() {
            node.major(
                what,
                "the Rust API is unchanged; requests contain another value",
            );
        } else {
            node.major(what, "`CredentialsFields` gain or lose a field");
        }
    }
}

fn kind_word(kind: CredentialKind) -> &'static str {
    match kind {
        CredentialKind::Text => "text",
        CredentialKind::Secret => "secret",
        CredentialKind::RsaPrivateKey => "rsa_private_key",
    }
}

pub(super) fn compare_schemes(changes: &mut Changes, old: &[SigningScheme], new: &[SigningScheme]) {
    let node = |scheme: &SigningScheme| format!("auth `{}`", scheme.name);
    let pairs = by_keys(old, new, &[|scheme| &scheme.name]);
    if are_reordered(&pairs, new, |_, _| true)
        && let [first, ..] = new
    {
        changes
            .added("the signed schemes", &first.about)
            .patch("reordered", "nothing depends on their order");
    }
    for pair in pairs {
        match pair {
            Pair::Removed(scheme) => changes
                .removed(node(scheme), &scheme.about)
                .major("removed", "its static is removed"),
            Pair::Added(scheme) => changes
                .added(node(scheme), &scheme.about)
                .minor("added", "adds a static"),
            Pair::Both(old, new) => compare_scheme(changes, node(old), old, new),
        }
    }
}

/// Compares a scheme. Servers reject requests that are signed differently, so a change is always
/// major.
fn compare_scheme(changes: &mut Changes, name: String, old: &SigningScheme, new: &SigningScheme) {
    let SigningScheme {
        about,
        name: _,
        headers,
        signature,
        token,
        timestamp,
        unique_id_digits,
        unique_id_max,
    } = old;
    let mut node = changes.node(name, about, &new.about);
    node.about(about, &new.about);
    let signed = "the Rust API is unchanged; requests are signed differently";
    if values(headers) != values(&new.headers) {
        node.major("`headers` changed", signed);
    }
    for (before, after) in headers.iter().zip(&new.headers) {
        node.about(&before.about, &after.about);
    }
    compare_rules(&mut node, signature, &new.signature);
    let TimestampRule {
        about,
        offset_minutes,
        fraction_digits,
    } = timestamp;
    node.about(about, &new.timestamp.about);
    let time = (
        &new.timestamp.offset_minutes,
        &new.timestamp.fraction_digits,
    );
    if (offset_minutes, fraction_digits) != time {
        node.major("`timestamp` changed", signed);
    }
    if *unique_id_digits != new.unique_id_digits {
        node.minor(
            format!(
                "`unique_id_digits` {unique_id_digits} → {}",
                new.unique_id_digits
            ),
            "the Rust API is unchanged; ids have another length",
        );
    }
    if *unique_id_max != new.unique_id_max {
        let shown = |longest: Option<u8>| {
            let longest = longest.map(|longest| longest.to_string());
            or_none(longest.as_ref())
        };
        let (old, new) = (shown(*unique_id_max), shown(new.unique_id_max));
        node.minor(
            format!("`unique_id_max` {old} → {new}"),
            "the Rust API is unchanged; a different set of the caller's keys is rejected before sending",
        );
    }
    compare_tokens(&mut node, token.as_ref(), new.token.as_ref());
}

fn values(all: &[NamedTemplate]) -> Vec<(&String, String)> {
    let text = |named: &NamedTemplate| durianpay_codegen::model::template_text(&named.template);
    all.iter().map(|named| (&named.name, text(named))).collect()
}

fn compare_rules(node: &mut Node<'_>, old: &SignatureRule, new: &SignatureRule) {
    let SignatureRule {
        about,
        algorithm,
        key,
        encoding,
        over,
    } = old;
    node.about(about, &new.about);
    if (algorithm, key, encoding, over) != (&new.algorithm, &new.key, &new.encoding, &new.over) {
        node.major(
            "`signature` changed",
            "the Rust API is unchanged; requests are signed differently",
        );
    }
}

fn compare_tokens(node: &mut Node<'_>, old: Option<&TokenRule>, new: Option<&TokenRule>) {
    let (old, new) = match (old, new) {
        (None, None) => return,
        (None, Some(_)) => {
            return node.major(
                "`token` added",
                "the Rust API is unchanged; requests contain a token",
            );
        }
        (Some(_), None) => {
            return node.major(
                "`token` removed",
                "the Rust API is unchanged; requests no longer contain a token",
            );
        }
        (Some(old), Some(new)) => (old, new),
    };
    let TokenRule {
        about,
        endpoint,
        body,
        token,
        expires,
        lifetime_seconds,
    } = old;
    node.about(about, &new.about);
    for (before, after) in body.iter().zip(&new.body) {
        node.about(&before.about, &after.about);
    }
    if (endpoint, values(body)) != (&new.endpoint, values(&new.body)) {
        node.major(
            "`token` request changed",
            "the Rust API is unchanged; tokens are requested differently",
        );
    }
    if (token, expires, lifetime_seconds) != (&new.token, &new.expires, &new.lifetime_seconds) {
        node.minor(
            "`token` response changed",
            "the Rust API is unchanged; tokens or their expiry are read from elsewhere",
        );
    }
}
