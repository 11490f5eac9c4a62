//! Checks webhooks that are signed as a whole.

mod body_key;
mod header;
mod keys;
mod signature;

use super::Checker;
use super::collisions::Identifiers;
use super::fields::check_fields;
use super::webhook::{check_events, check_minutes, check_success, forget, reserve};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{AddedEvent, Place, SignedWebhook, Spec};
use crate::raw::{RawPlace, RawSignature, RawWebhook};
use crate::rules;
use body_key::check_key;
use header::check_header;

/// The enum of the events in Rust.
const EVENT: &str = "Event";

pub(super) fn check(diagnostics: &mut Diagnostics, checker: &Checker<'_>, spec: &mut Spec) {
    let Some(raw) = checker.raw.webhooks.first() else {
        return;
    };
    match raw.signature.as_ref().filter(|raw| raw.is_of_body()) {
        Some(signature) => check_signed(diagnostics, checker, spec, raw, signature),
        None => {
            keys::check_field_keys(diagnostics, raw);
            check_unused(diagnostics, checker, raw);
        }
    }
}

fn check_signed(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &mut Spec,
    raw: &RawWebhook,
    signature: &RawSignature,
) {
    let about = checker.about(diagnostics, &raw.common, raw.span);
    let events = check_events(diagnostics, checker, &checker.raw.events);
    reserve(diagnostics, checker, raw, EVENT);
    forget(spec, EVENT);
    keys::check_body_keys(diagnostics, raw, signature);
    // They have no use, but an error in them would be the next one to be found.
    let fields = Identifiers::for_parts_of(EVENT);
    check_fields(diagnostics, checker, fields, raw.fields.iter());
    let event = check_place(diagnostics, checker, raw.event.as_ref());
    let data = raw.data.as_ref();
    let data = data.and_then(|data| check_key(diagnostics, data));
    let id = check_place(diagnostics, checker, raw.id.as_ref());
    let id = id.or_else(|| signature::default_id(raw, signature));
    if event.is_none() {
        check_unnamed(diagnostics, raw, checker);
    }
    let signature = signature::check(diagnostics, checker, signature, id.as_ref());
    let success = check_success(diagnostics, raw.success.as_ref());
    let retry_minutes = check_minutes(diagnostics, &raw.retry_minutes);
    let Some(signature) = signature else { return };
    let events = events.into_iter();
    spec.signed_webhook = Some(SignedWebhook {
        about,
        event,
        data,
        id,
        retry_minutes,
        success,
        signature,
        events: events
            .map(|(event, variant)| AddedEvent { event, variant })
            .collect(),
    });
}

/// ```toml
/// event = { key = "type", header = "X-Event" }
/// ```
fn check_place(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: Option<&RawPlace>,
) -> Option<Place> {
    let raw = raw?;
    check_about(diagnostics, checker, raw);
    let key = raw.key.as_ref();
    let key = key.map(|key| check_key(diagnostics, key).map(Place::Field));
    let header = raw.header.as_ref();
    let header = header.map(|header| {
        check_header(diagnostics, header).then(|| Place::Header(header.value.clone()))
    });
    match (key, header) {
        (Some(place), None) | (None, Some(place)) => place,
        (Some(_), Some(_)) | (None, None) => {
            let message = "a place must be either a `key` of the body or a `header`";
            let diagnostic = Diagnostic::new(&rules::WEBHOOK_KEYS, raw.span, message);
            diagnostics.push(diagnostic.help("write one of `key` and `header`"));
            None
        }
    }
}

/// Checks the keys of every node, which the model of a place does not have.
fn check_about(diagnostics: &mut Diagnostics, checker: &Checker<'_>, raw: &RawPlace) {
    let _ = checker.about(diagnostics, &raw.common, raw.span);
}

/// Checks the names of headers, and the numbers, that have no use without a signature
/// over the body.
fn check_unused(diagnostics: &mut Diagnostics, checker: &Checker<'_>, raw: &RawWebhook) {
    let time = raw.signature.as_ref();
    let time = time.and_then(|signature| signature.timestamp.as_ref());
    let places = [raw.event.as_ref(), raw.id.as_ref()].into_iter().flatten();
    for place in places.clone() {
        check_about(diagnostics, checker, place);
    }
    if let Some(time) = time {
        let _ = checker.about(diagnostics, &time.common, time.span);
    }
    let headers = places.filter_map(|place| place.header.as_ref());
    for header in headers.chain(time.and_then(|time| time.header.as_ref())) {
        check_header(diagnostics, header);
    }
    if let Some(key) = raw.id.as_ref().and_then(|id| id.key.as_ref()) {
        check_key(diagnostics, key);
    }
    let tolerance = time.and_then(|time| time.tolerance_seconds.as_ref());
    signature::check_tolerance(diagnostics, tolerance);
}

/// ```toml
/// [webhook]            # without `event`
/// [event."order.paid"]
/// [event."order.lost"]
/// ```
fn check_unnamed(diagnostics: &mut Diagnostics, raw: &RawWebhook, checker: &Checker<'_>) {
    if let ([first, second, ..], None) = (checker.raw.events.as_slice(), &raw.event) {
        diagnostics.push(
            Diagnostic::new(
                &rules::UNNAMED_EVENTS,
                second.name.span,
                "two events cannot be told apart: `[webhook]` has no `event`",
            )
            .related(first.name.span, "the other event is here"),
        );
    }
}
