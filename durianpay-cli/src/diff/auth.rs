//! Authentication: the schemes that send a key or credentials, and the credentials.

use super::change::{Changes, Node};
use super::pairs::{Pair, are_reordered, by_keys};
use super::signing;
use super::template::values;
use super::token::compare_tokens;
use super::ty::or_none;
use durianpay_codegen::model::{
    Api, Auths, Credential, CredentialKind, Holds, SendingScheme, Template, template_text,
};

/// Compares how the requests of an API are authenticated.
pub(super) fn compare(changes: &mut Changes, old: &Api, new: &Api) {
    let Auths {
        usual: _,
        name: _,
        schemes,
        sending,
        credentials,
    } = &old.auth;
    compare_credentials(changes, credentials, &new.auth.credentials);
    compare_sending(changes, sending, &new.auth.sending);
    signing::compare_schemes(changes, &old.signing, &new.signing);
    for (name, auth) in schemes {
        let same = new.auth.schemes.get(name).filter(|same| *same != auth);
        if same.is_some() && *name != old.auth.name {
            let mut node = changes.node(format!("auth `{name}`"), &old.about, &new.about);
            node.major(
                "`scheme` changed",
                "the Rust API is unchanged; requests authenticate differently",
            );
        }
    }
}

/// Compares the scheme of most endpoints, and what a client is created from.
pub(super) fn compare_usual(node: &mut Node<'_>, old: &Auths, new: &Auths) {
    if old.usual != new.usual {
        node.major(
            "`auth` changed",
            "the Rust API is unchanged; requests authenticate differently",
        );
    }
    if old.holds() != new.holds() {
        node.major(
            format!("{} → {}", holds(old), holds(new)),
            "a client is created from something else",
        );
    }
}

fn holds(auths: &Auths) -> &'static str {
    match auths.holds() {
        Holds::Nothing => "no key",
        Holds::Key => "`ApiKey`",
        Holds::Credentials => "`Credentials`",
    }
}

fn compare_sending(changes: &mut Changes, old: &[SendingScheme], new: &[SendingScheme]) {
    let node = |scheme: &SendingScheme| format!("auth `{}`", scheme.name);
    let pairs = by_keys(old, new, &[|scheme| &scheme.name]);
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

/// Compares a scheme. Servers reject requests with other credentials, so a change is always major.
fn compare_scheme(changes: &mut Changes, name: String, old: &SendingScheme, new: &SendingScheme) {
    let SendingScheme {
        about,
        name: _,
        basic,
        headers,
        query,
        token,
    } = old;
    let mut node = changes.node(name, about, &new.about);
    node.about(about, &new.about);
    let sent = "the Rust API is unchanged; requests carry other credentials";
    let pair = |basic: &Option<(Template, Template)>| {
        let text = |(user, password): &(Template, Template)| {
            (template_text(user), template_text(password))
        };
        basic.as_ref().map(text)
    };
    if pair(basic) != pair(&new.basic) {
        node.major("`user` and `password` changed", sent);
    }
    for (key, old, new) in [
        ("headers", headers, &new.headers),
        ("query", query, &new.query),
    ] {
        if values(old) != values(new) {
            node.major(format!("`{key}` changed"), sent);
        }
        for (before, after) in old.iter().zip(new) {
            node.about(&before.about, &after.about);
        }
    }
    compare_tokens(&mut node, token.as_ref(), new.token.as_ref());
}

fn compare_credentials(changes: &mut Changes, old: &[Credential], new: &[Credential]) {
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
    if credential.default.is_some() || credential.optional {
        node.minor("added", "adds a setter to `Credentials`");
    } else {
        node.major("added", "`CredentialsFields` require it");
    }
}

fn compare_credential(changes: &mut Changes, name: String, old: &Credential, new: &Credential) {
    let Credential {
        about,
        name: _,
        kind,
        default,
        optional,
    } = old;
    let mut node = changes.node(name, about, &new.about);
    node.about(about, &new.about);
    if *kind != new.kind {
        node.major(
            format!("`{}` → `{}`", kind_word(*kind), kind_word(new.kind)),
            "its field of `CredentialsFields` has another type",
        );
    }
    if *optional != new.optional {
        node.major(
            format!("`optional` {optional} → {}", new.optional),
            "`CredentialsFields` gain or lose a field",
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
