//! The keys of the two forms of webhooks, which do not belong together.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::raw::{RawSignature, RawWebhook};
use crate::rules;
use crate::source::{At, Span};

/// Reports the keys of a signature inside the payload, where the body is signed.
///
/// ```toml
/// [webhook.signature]
/// header = "X-Signature"
/// in     = "signature"
/// ```
pub(super) fn check_body_keys(
    diagnostics: &mut Diagnostics,
    raw: &RawWebhook,
    signature: &RawSignature,
) {
    let found = [
        ("in", span(signature.place.as_ref())),
        ("amount_text", span(signature.amount_text.as_ref())),
        ("live", span(signature.live.as_ref())),
        ("retry_count", span(raw.retry_count.as_ref())),
        ("fields", raw.fields.first().map(|field| field.name.span)),
    ];
    for (key, span) in found {
        if let Some(span) = span {
            let help = match key {
                "fields" | "retry_count" => {
                    format!("remove `{key}`, and describe the fields in the types of the events")
                }
                _ => format!("remove `{key}`, or `header` if two values of the payload are signed"),
            };
            let message = format!("`{key}` is not allowed: the whole body is signed");
            diagnostics.push(misplaced(span, message).help(help));
        }
    }
}

/// Reports the keys of a signature over the body, where the signature is in the payload or
/// there is none. Reports keys that are missing there, too.
///
/// ```toml
/// [webhook]
/// event = { header = "X-Event" }
/// ```
pub(super) fn check_field_keys(diagnostics: &mut Diagnostics, raw: &RawWebhook) {
    let needs = "webhooks without a signature over the body";
    let event = raw.event.as_ref();
    for (key, span) in [
        (
            "header",
            event.and_then(|event| span(event.header.as_ref())),
        ),
        ("id", raw.id.as_ref().map(|id| id.span)),
    ] {
        if let Some(span) = span {
            diagnostics.push(misplaced(span, format!("`{key}` is not allowed: {needs}")));
        }
    }
    let has_event = event.is_some_and(|event| event.key.is_some() || event.header.is_some());
    for (key, is_given) in [("event", has_event), ("data", raw.data.is_some())] {
        if !is_given {
            let message = format!(
                "`[webhook]` has no `{key}`, which only a signature over the body makes optional"
            );
            let help = format!("add `{key}`, or a `[webhook.signature]` with a `header`");
            diagnostics.push(misplaced(raw.span, message).help(help));
        }
    }
    if let Some(signature) = &raw.signature {
        check_signature(diagnostics, signature);
    }
}

fn check_signature(diagnostics: &mut Diagnostics, raw: &RawSignature) {
    let found = [
        ("encoding", span(raw.encoding.as_ref())),
        ("prefix", span(raw.prefix.as_ref())),
        ("list", span(raw.list.as_ref())),
        ("version", span(raw.version.as_ref())),
        ("timestamp", raw.timestamp.as_ref().map(|time| time.span)),
        ("secret", span(raw.secret.as_ref())),
    ];
    for (key, span) in found {
        if let Some(span) = span {
            let message = format!("`{key}` is not allowed without `header`");
            diagnostics.push(misplaced(span, message));
        }
    }
    let missing: Vec<String> = [
        ("scheme", raw.scheme.is_some()),
        ("in", raw.place.is_some()),
        ("separator", raw.separator.is_some()),
    ]
    .into_iter()
    .filter(|(_, is_given)| !is_given)
    .map(|(key, _)| format!("`{key}`"))
    .collect();
    if !missing.is_empty() {
        let missing = missing.join(" and ");
        let message = format!("the signature has neither `header` nor {missing}");
        diagnostics.push(misplaced(raw.span, message).help(format!(
            "add `header` if the whole body is signed, or {missing} if two values of the payload are"
        )));
    }
}

pub(super) fn span<T>(value: Option<&At<T>>) -> Option<Span> {
    value.map(|value| value.span)
}

pub(super) fn misplaced(span: Span, message: String) -> Diagnostic {
    Diagnostic::new(&rules::WEBHOOK_KEYS, span, message)
}
