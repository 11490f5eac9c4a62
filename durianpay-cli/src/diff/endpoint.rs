//! Endpoints that exist in both versions.

use super::about::DOCUMENTATION;
use super::change::{Changes, Node};
use super::pairs::{Pair, by_keys, by_name};
use super::signature::{self, Signatures};
use super::ty;
use durianpay_codegen::model::{
    Endpoint, Envelope, ErrorCase, ErrorStatus, EventStream, Field, MediaType, Outcome, Page,
    Retry, Success, Type,
};
use std::collections::BTreeMap;

pub(super) fn compare(
    changes: &mut Changes,
    (old_signatures, old): (&Signatures<'_>, &Endpoint),
    (signatures, new): (&Signatures<'_>, &Endpoint),
) {
    let Endpoint {
        about,
        id,
        verb,
        path,
        variant_of,
        returns,
        events,
        may_be_empty,
        responses,
        response_headers,
        envelope,
        retry,
        auth,
        service,
        servers,
        page,
        parameters,
        errors,
        // Callers see these as methods, which are compared as such.
        method: _,
        query: _,
        headers: _,
        body: _,
        content_type,
        accept,
    } = old;
    let mut node = changes.node(format!("endpoint `{id}`"), about, &new.about);
    node.about(about, &new.about);
    if (verb, path) != (&new.verb, &new.path) {
        node.patch(
            format!("`{verb} {path}` → `{} {}`", new.verb, new.path),
            "the Rust API is unchanged; the request goes to another URL",
        );
    }
    if *variant_of != new.variant_of {
        let (old, new) = (
            ty::or_none(variant_of.as_ref()),
            ty::or_none(new.variant_of.as_ref()),
        );
        node.patch(
            format!("`variant_of` {old} → {new}"),
            "the Rust API and the requests are unchanged",
        );
    }
    signature::compare(
        &mut node,
        &old_signatures.methods(old),
        &signatures.methods(new),
    );
    compare_returns(
        &mut node,
        (returns.as_ref(), *may_be_empty),
        (new.returns.as_ref(), new.may_be_empty),
    );
    compare_responses(&mut node, responses, &new.responses);
    compare_response_headers(
        &mut node,
        response_headers.as_ref(),
        new.response_headers.as_ref(),
    );
    compare_media_types(
        &mut node,
        "content_type",
        content_type.as_ref(),
        new.content_type.as_ref(),
    );
    compare_media_types(&mut node, "accept", accept.as_ref(), new.accept.as_ref());
    compare_events(&mut node, events.as_ref(), new.events.as_ref());
    compare_envelopes(&mut node, *envelope, new.envelope);
    compare_retries(&mut node, *retry, new.retry);
    if *auth != new.auth {
        let (old, new) = (ty::or_none(auth.as_ref()), ty::or_none(new.auth.as_ref()));
        node.major(
            format!("`auth` {old} → {new}"),
            "the Rust API is unchanged; requests authenticate differently",
        );
    }
    if *service != new.service {
        let (old, new) = (
            ty::or_none(service.as_ref()),
            ty::or_none(new.service.as_ref()),
        );
        node.patch(
            format!("`service` {old} → {new}"),
            "the Rust API is unchanged; response codes identify the endpoint by other digits",
        );
    }
    super::server::compare(&mut node, servers, &new.servers);
    compare_pages(&mut node, page.as_ref(), new.page.as_ref());
    compare_parameters(changes, id, parameters, &new.parameters);
    compare_errors(changes, old, errors, new);
}

/// Compares the return type, and whether it is optional.
fn compare_returns(node: &mut Node<'_>, old: (Option<&Type>, bool), new: (Option<&Type>, bool)) {
    let text = |(ty, may_be_empty): (Option<&Type>, bool)| {
        let mark = if may_be_empty { "?" } else { "" };
        ty.map_or_else(|| "nothing".to_owned(), |ty| ty::text(ty) + mark)
    };
    let (before, after) = (text(old), text(new));
    if before != after {
        node.major(
            format!("returns `{before}` → `{after}`"),
            "the call returns another type",
        );
    } else if old != new {
        node.patch(
            "wire format of the response changed",
            "the Rust API is unchanged; another format is read",
        );
    }
}

/// Compares the lists of successful responses. Callers see them as the variants of an enum.
fn compare_responses(node: &mut Node<'_>, old: &[Success], new: &[Success]) {
    let text = |response: &Success| {
        let ty = response.ty.as_ref();
        ty.map_or_else(|| "nothing".to_owned(), ty::text)
    };
    if old.is_empty() != new.is_empty() {
        node.major(
            if new.is_empty() {
                "`responses` removed"
            } else {
                "`responses` added"
            },
            "the call returns another type",
        );
        return;
    }
    for response in old {
        let status = response.status;
        match new.iter().find(|other| other.status == status) {
            None => node.major(
                format!("response {status} removed"),
                "the variant no longer exists",
            ),
            Some(other) if text(other) != text(response) => node.major(
                format!("response {status} `{}` → `{}`", text(response), text(other)),
                "the variant contains another type",
            ),
            Some(_) => {}
        }
    }
    for response in new {
        let status = response.status;
        if old.iter().all(|other| other.status != status) {
            node.minor(
                format!("response {status} added"),
                "the enum is non-exhaustive",
            );
        }
    }
}

/// Compares the type of the headers of a response, which callers name where they read them.
fn compare_response_headers(node: &mut Node<'_>, old: Option<&String>, new: Option<&String>) {
    if old == new {
        return;
    }
    let what = format!(
        "`response_headers` {} → {}",
        ty::or_none(old),
        ty::or_none(new)
    );
    match old {
        None => node.minor(what, "`read_headers` returns the headers of the response"),
        Some(_) => node.major(
            what,
            "the Rust API is unchanged; `read_headers` finds other headers",
        ),
    }
}

fn compare_media_types(
    node: &mut Node<'_>,
    key: &str,
    old: Option<&MediaType>,
    new: Option<&MediaType>,
) {
    if old != new {
        let text = |media_type: Option<&MediaType>| {
            media_type
                .map_or(MediaType::JSON, MediaType::as_str)
                .to_owned()
        };
        node.patch(
            format!("`{key}` `{}` → `{}`", text(old), text(new)),
            "the Rust API is unchanged; the body has another format on the wire",
        );
    }
}

/// Compares whether the response is a stream of events, and the event that ends it.
fn compare_events(node: &mut Node<'_>, old: Option<&EventStream>, new: Option<&EventStream>) {
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (None, None) => return,
        (None, Some(_)) => {
            node.major(
                "events instead of a whole response",
                "the call returns another type",
            );
            return;
        }
        (Some(_), None) => {
            node.major(
                "a whole response instead of events",
                "the call returns another type",
            );
            return;
        }
    };
    if old.done != new.done {
        let (old, new) = (
            ty::or_none(old.done.as_ref()),
            ty::or_none(new.done.as_ref()),
        );
        node.patch(
            format!("`done` {old} → {new}"),
            "the Rust API is unchanged; another event ends the stream",
        );
    }
}

fn compare_envelopes(node: &mut Node<'_>, old: Envelope, new: Envelope) {
    let word = |envelope| match envelope {
        Envelope::Wrapped => "wrapped",
        Envelope::Bare => "bare",
        Envelope::Either => "either",
        Envelope::Whole => "whole",
    };
    let what = format!("envelope `{}` → `{}`", word(old), word(new));
    if old == new {
    } else if [old, new].contains(&Envelope::Whole) {
        node.minor(
            what,
            "the Rust API is unchanged; a whole response is never unwrapped, any other is",
        );
    } else {
        node.patch(what, "both formats are accepted either way");
    }
}

/// Compares the retry classes. A class is data that callers may use, not part of a signature. Only
/// a change away from `keyed` silently removes a guarantee.
fn compare_retries(node: &mut Node<'_>, old: Retry, new: Retry) {
    let word = |retry| match retry {
        Retry::Safe => "safe",
        Retry::Keyed => "keyed",
        Retry::Never => "never",
    };
    let what = format!("retry `{}` → `{}`", word(old), word(new));
    match (old, new) {
        _ if old == new => {}
        (Retry::Keyed, _) => node.major(
            what,
            "no idempotency key is sent any longer: a retry may act twice",
        ),
        (_, Retry::Keyed) => node.minor(what, "the call sends an idempotency key automatically"),
        _ => node.minor(
            what,
            "callers that retry by class now retry a different set of calls",
        ),
    }
}

fn compare_pages(node: &mut Node<'_>, old: Option<&Page>, new: Option<&Page>) {
    let (old, new) = match (old, new) {
        (None, None) => return,
        (None, Some(_)) => {
            return node.minor("now paginated", "`stream()` returns the items of all pages");
        }
        (Some(_), None) => {
            return node.major(
                "no longer paginated",
                "`stream()` no longer returns the items",
            );
        }
        (Some(old), Some(new)) => (old, new),
    };
    let Page {
        about,
        items,
        item,
        way,
        limit,
        total,
    } = old;
    node.about(about, &new.about);
    if ty::text(item) != ty::text(&new.item) {
        node.major(
            format!("pages of `{}` → `{}`", ty::text(item), ty::text(&new.item)),
            "`stream()` returns another type",
        );
    }
    if (items, way, limit) != (&new.items, &new.way, &new.limit) {
        node.patch(
            "page keys changed",
            "the Rust API is unchanged; `stream()` requests pages differently",
        );
    }
    node.patch_if("`total` changed", total, &new.total, DOCUMENTATION);
}

/// Compares the attributes of the parameters. Their order, names and types are part of the method's
/// signature.
fn compare_parameters(changes: &mut Changes, id: &str, old: &[Field], new: &[Field]) {
    for pair in by_keys(old, new, &[|field| &field.wire]) {
        let Pair::Both(old, new) = pair else { continue };
        let Field {
            about,
            wire,
            name,
            ty,
            optional,
            nullable,
            aliases,
            also,
            constant,
            default,
            example,
            sensitive,
            limits,
            // Only fields of types have one.
            currency: _,
            pattern,
            // A path has no styles.
            style: _,
        } = old;
        let mut node = changes.node(format!("parameter `{id}({wire})`"), about, &new.about);
        node.about(about, &new.about);
        node.patch_if(
            "attributes changed",
            &(
                name, ty, optional, nullable, aliases, also, constant, default, example, sensitive,
                limits, pattern,
            ),
            &(
                &new.name,
                &new.ty,
                &new.optional,
                &new.nullable,
                &new.aliases,
                &new.also,
                &new.constant,
                &new.default,
                &new.example,
                &new.sensitive,
                &new.limits,
                &new.pattern,
            ),
            DOCUMENTATION,
        );
    }
}

const ERROR_RESPONSES: &str =
    "documentation only: unlisted error responses are reported in the same way";

/// Compares the types of a status, which are the contents of a variant.
fn compare_error_types(node: &mut Node<'_>, old: Option<&Type>, new: Option<&Type>) {
    let text = |ty: Option<&Type>| ty.map_or_else(|| "none".to_owned(), ty::text);
    let what = format!("type `{}` → `{}`", text(old), text(new));
    match (old, new) {
        (None, Some(_)) => node.minor(what, "adds a variant to a `non_exhaustive` enum"),
        (Some(_), None) => node.major(what, "a variant of the enum of error bodies is removed"),
        (old, new) if text(old) != text(new) => {
            node.major(what, "the variant contains another type");
        }
        _ => {}
    }
}

fn compare_errors(changes: &mut Changes, old: &Endpoint, errors: &[ErrorCase], new: &Endpoint) {
    let by_status = |errors: &'_ [ErrorCase]| -> BTreeMap<String, usize> {
        let errors = errors.iter().enumerate();
        errors
            .map(|(index, error)| (error.status.to_string(), index))
            .collect()
    };
    let name = |error: &ErrorCase| format!("error `{}` {}", old.id, error.status);
    for pair in by_name(&by_status(errors), &by_status(&new.errors)) {
        match pair {
            Pair::Removed(index) => {
                let error = &errors[*index];
                let mut node = changes.removed(name(error), &error.about);
                if error.ty.is_some() {
                    node.major(
                        "removed",
                        "a variant of the enum of error bodies is removed",
                    );
                } else {
                    node.patch("removed", ERROR_RESPONSES);
                }
            }
            Pair::Added(index) => {
                let error = &new.errors[*index];
                let mut node = changes.added(name(error), &error.about);
                if error.ty.is_some() {
                    node.minor("added", "adds a variant to a `non_exhaustive` enum");
                } else {
                    node.patch("added", ERROR_RESPONSES);
                }
            }
            Pair::Both(before, after) => {
                let (before, after) = (&errors[*before], &new.errors[*after]);
                let ErrorCase {
                    about,
                    status: _,
                    code,
                    outcome,
                    ty,
                } = before;
                let mut node = changes.node(name(before), about, &after.about);
                node.about(about, &after.about);
                compare_error_types(&mut node, ty.as_ref(), after.ty.as_ref());
                if *code != after.code {
                    let codes = (ty::or_none(code.as_ref()), ty::or_none(after.code.as_ref()));
                    node.patch(format!("code {} → {}", codes.0, codes.1), ERROR_RESPONSES);
                }
                if *outcome != after.outcome {
                    let word = |outcome| match outcome {
                        None => "by the status",
                        Some(Outcome::Rejected) => "rejected",
                        Some(Outcome::Unknown) => "unknown",
                    };
                    node.minor(
                        format!("outcome {} → {}", word(*outcome), word(after.outcome)),
                        "how a caller should react to this error may change",
                    );
                }
            }
        }
    }
    let statuses = |errors: &[ErrorCase], others: &[ErrorCase]| -> Vec<ErrorStatus> {
        let all = errors.iter().map(|error| error.status);
        all.filter(|status| others.iter().any(|other| other.status == *status))
            .collect()
    };
    if statuses(errors, &new.errors) != statuses(&new.errors, errors) {
        changes
            .node(format!("endpoint `{}`", old.id), &old.about, &new.about)
            .patch("errors reordered", DOCUMENTATION);
    }
}
