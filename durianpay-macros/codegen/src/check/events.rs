//! Checks the events of a spec without `[webhook]`, which adds to those of its
//! base.

use super::Checker;
use super::field_index::FieldIndex;
use super::webhook::{check_events, check_live, check_signed_amount};
use crate::base::Base;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{AddedEvent, Event, Spec};
use crate::names;
use crate::raw::RawEvent;
use crate::rules;
use crate::source::At;
use std::collections::BTreeMap;

/// The variant that wraps the client's own events.
pub(crate) const SHIPPED: &str = "Shipped";

pub(super) fn check(diagnostics: &mut Diagnostics, checker: &Checker<'_>, spec: &mut Spec) {
    if !checker.raw.webhooks.is_empty() {
        return;
    }
    let base = checker.base.filter(|base| base.spec.webhook.is_some());
    let Some(base) = base else {
        report_orphans(diagnostics, checker);
        return;
    };
    let raw = &checker.raw.events;
    let new = raw.iter().filter(|raw| is_new(diagnostics, base, raw));
    let new: Vec<&RawEvent> = new.collect();
    let events = check_events(diagnostics, checker, new.iter().copied());
    let written = new
        .iter()
        .rev()
        .map(|raw| (raw.name.as_str(), *raw))
        .collect();
    let index = FieldIndex::new(spec);
    for (event, _) in &events {
        check_payload(diagnostics, checker, base, &index, &written, event);
    }
    let added = events.into_iter().map(|(event, variant)| AddedEvent {
        event,
        variant: names::avoid(variant, &[SHIPPED]),
    });
    spec.added_events = added.collect();
}

/// ```toml
/// [event."order.completed"]   # without [webhook]
/// ```
fn report_orphans(diagnostics: &mut Diagnostics, checker: &Checker<'_>) {
    for event in &checker.raw.events {
        diagnostics.push(Diagnostic::new(
            &rules::EVENT_WITHOUT_WEBHOOK,
            event.name.span,
            format!(
                "the event `{}` has no `[webhook]` to belong to",
                event.name.value
            ),
        ));
    }
}

/// ```toml
/// [event."payment.completed"]   # the client already has it
/// ```
fn is_new(diagnostics: &mut Diagnostics, base: &Base, raw: &RawEvent) -> bool {
    let shipped = base.raw.events.iter();
    let shipped = shipped
        .clone()
        .find(|event| event.name.value == raw.name.value);
    if let Some(shipped) = shipped {
        diagnostics.push(
            Diagnostic::new(
                &rules::EVENT_OF_BASE,
                raw.name.span,
                format!(
                    "the event `{}` is already part of the client",
                    raw.name.value
                ),
            )
            .related(shipped.name.span, "it is described here")
            .help("remove it; the client's own `Event` already has its payload"),
        );
    }
    shipped.is_none()
}

/// Checks that an added event has the signed keys, which the client's verifier
/// reads in these events too.
fn check_payload(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    base: &Base,
    index: &FieldIndex<'_>,
    written: &BTreeMap<&str, &RawEvent>,
    event: &Event,
) {
    let webhook = base.spec.webhook.as_ref();
    let signature = webhook.and_then(|webhook| webhook.signature.as_ref());
    let place = written.get(event.name.as_str());
    let place = place.and_then(|raw| raw.data.as_ref());
    if let (Some(signature), Some(place)) = (signature, place) {
        let amount = At::new(signature.amount.clone(), place.span);
        check_signed_amount(diagnostics, checker, index, event, &amount);
        if let Some(live) = &signature.live {
            let live = At::new(live.clone(), place.span);
            let related = "it is in the payload of this event";
            check_live(diagnostics, checker, index, event, &live, related);
        }
    }
}
