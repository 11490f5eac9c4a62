//! The API as a whole: environments, authentication, errors.

use super::auth;
use super::change::{Changes, Node};
use super::pairs::{Pair, by_keys};
use super::ty::or_none;
use durianpay_codegen::model::{Api, ConstantHeader, Environment, ErrorShape, FieldPath};
use durianpay_codegen::urls::is_plain;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn compare(changes: &mut Changes, old: Option<&Api>, new: Option<&Api>) {
    match (old, new) {
        (None, None) => {}
        (Some(api), None) => changes
            .removed("the API", &api.about)
            .major("removed", "`API` and `environment` are removed"),
        (None, Some(api)) => changes.added("the API", &api.about).major(
            "added",
            "the endpoints move to a separate client with a separate API key",
        ),
        (Some(old), Some(new)) => compare_api(changes, old, new),
    }
}

fn compare_api(changes: &mut Changes, old: &Api, new: &Api) {
    let Api {
        about,
        name,
        auth: auths,
        signing: _,
        envelope,
        idempotency_header,
        unset_time,
        headers,
        environments,
        error,
    } = old;
    let mut node = changes.node("the API", about, &new.about);
    node.about(about, &new.about);
    if *name != new.name {
        node.patch(
            format!("name `{name}` → `{}`", new.name),
            "the name is for people only",
        );
    }
    auth::compare_usual(&mut node, auths, &new.auth);
    if *envelope != new.envelope {
        node.patch(
            change("`envelope`", envelope.as_ref(), new.envelope.as_ref()),
            "the Rust API is unchanged; responses are unwrapped by another key",
        );
    }
    if *idempotency_header != new.idempotency_header {
        let (old, new) = (idempotency_header.as_ref(), new.idempotency_header.as_ref());
        node.patch(
            change("`idempotency_header`", old, new),
            "the Rust API is unchanged; idempotency keys are sent in another header",
        );
    }
    compare_unset_times(&mut node, unset_time.as_ref(), new.unset_time.as_ref());
    compare_headers(&mut node, headers, &new.headers);
    compare_errors(&mut node, error.as_ref(), new.error.as_ref());
    compare_environments(changes, environments, &new.environments);
    auth::compare(changes, old, new);
}

/// Compares the headers that every request has. The server may answer in another form.
fn compare_headers(node: &mut Node<'_>, old: &[ConstantHeader], new: &[ConstantHeader]) {
    let values = |headers: &[ConstantHeader]| -> BTreeMap<String, String> {
        let headers = headers.iter();
        headers
            .map(|header| (header.name.to_ascii_lowercase(), header.value.clone()))
            .collect()
    };
    let (old, new) = (values(old), values(new));
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for name in names {
        let (before, after) = (old.get(name), new.get(name));
        if before != after {
            node.minor(
                change(&format!("the header `{name}`"), before, after),
                "the Rust API is unchanged; every request is sent with another value, or without the header",
            );
        }
    }
}

/// Compares the time that means "not set". Code that takes the presence of a time as proof that
/// something happened compiles either way.
fn compare_unset_times(node: &mut Node<'_>, old: Option<&String>, new: Option<&String>) {
    if old == new {
        return;
    }
    let what = change("`unset_time`", old, new);
    match old {
        None => node.minor(
            what,
            "the Rust API is unchanged; this time is read as an unset field",
        ),
        Some(_) => node.major(
            what,
            "the Rust API is unchanged; a field that was unset is read as a time",
        ),
    }
}

fn change(what: &str, old: Option<&String>, new: Option<&String>) -> String {
    format!("{what} {} → {}", or_none(old), or_none(new))
}

fn compare_errors(node: &mut Node<'_>, old: Option<&ErrorShape>, new: Option<&ErrorShape>) {
    let (old, new) = match (old, new) {
        (None, None) => return,
        (None, Some(_)) => return node.minor("`error` added", "API errors contain more details"),
        (Some(_), None) => {
            return node.major(
                "`error` removed",
                "the Rust API is unchanged; errors no longer have a message or code to act on",
            );
        }
        (Some(old), Some(new)) => (old, new),
    };
    let ErrorShape {
        about,
        object,
        message,
        code,
        codes,
        request_id,
        request_id_header,
        unset_request_id,
        fields,
    } = old;
    node.about(about, &new.about);
    if *object != new.object {
        node.patch(
            format!("`error` of type `{object}` → `{}`", new.object),
            "the type is documentation only: errors are read by their keys",
        );
    }
    for (key, old, new) in [
        ("message", message, &new.message),
        ("code", code, &new.code),
        ("request_id", request_id, &new.request_id),
        ("fields", fields, &new.fields),
    ] {
        if old != new {
            node.minor(
                format!("`error.{key}` {} → {}", list(old), list(new)),
                "the Rust API is unchanged; an error may have another value, or none",
            );
        }
    }
    if *codes != new.codes {
        node.major(
            change("`error.codes`", codes.as_ref(), new.codes.as_ref()),
            "the Rust API is unchanged; errors may have another outcome, or become successes",
        );
    }
    for (key, old, new) in [
        (
            "request_id_header",
            request_id_header,
            &new.request_id_header,
        ),
        ("unset_request_id", unset_request_id, &new.unset_request_id),
    ] {
        if old != new {
            node.minor(
                change(&format!("`error.{key}`"), old.as_ref(), new.as_ref()),
                "the Rust API is unchanged; an error may have another request id, or none",
            );
        }
    }
}

fn list(paths: &[FieldPath]) -> String {
    if paths.is_empty() {
        return "none".to_owned();
    }
    let paths: Vec<String> = paths.iter().map(FieldPath::to_string).collect();
    format!("`{}`", paths.join("`, `"))
}

fn compare_environments(changes: &mut Changes, old: &[Environment], new: &[Environment]) {
    let node = |environment: &Environment| format!("environment `{}`", environment.name);
    for pair in by_keys(old, new, &[|environment| &environment.name]) {
        match pair {
            Pair::Removed(environment) => changes
                .removed(node(environment), &environment.about)
                .major(
                    "removed",
                    "its static is removed, and its API keys are no longer recognized",
                ),
            Pair::Added(environment) => changes
                .added(node(environment), &environment.about)
                .minor("added", "adds a static"),
            Pair::Both(old, new) => compare_environment(changes, old, new),
        }
    }
}

fn compare_environment(changes: &mut Changes, old: &Environment, new: &Environment) {
    let Environment {
        about,
        name,
        url,
        key_prefix,
        live,
    } = old;
    let mut node = changes.node(format!("environment `{name}`"), about, &new.about);
    node.about(about, &new.about);
    if is_plain(&new.url) && !is_plain(url) {
        node.major(
            format!("url `{url}` → `{}`", new.url),
            "the Rust API is unchanged; requests, including the API key, are no longer encrypted",
        );
    } else if *url != new.url {
        node.minor(
            format!("url `{url}` → `{}`", new.url),
            "the Rust API is unchanged; requests, including the API key, go to another URL",
        );
    }
    if *key_prefix != new.key_prefix {
        let what = change("`key_prefix`", key_prefix.as_ref(), new.key_prefix.as_ref());
        if key_prefix.is_some() {
            node.major(
                what,
                "the Rust API is unchanged; API keys that selected this environment no longer do",
            );
        } else {
            node.minor(what, "the API key selects the environment");
        }
    }
    if *live != new.live {
        node.major(
            format!("`live` {live} → {}", new.live),
            "the Rust API is unchanged; whether real money moves in this environment changes",
        );
    }
}
