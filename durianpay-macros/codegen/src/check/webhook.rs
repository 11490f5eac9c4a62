//! Checks webhooks: the envelope, the signature and the events.
//!
//! The envelope is an object type with a union field like any other, so it becomes
//! one in the model, under the names `Notification` and `Event`.

use super::collisions::Identifiers;
use super::field_index::FieldIndex;
use super::fields::{check_fields, no_name};
use super::types::only_one;
use super::variant_names::Variants;
use super::{Checker, duplicate};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{
    About, AmountForm, Event, Field, Limits, Member, Object, Signature, Spec, Style, Type, Union,
    Webhook, WebhookScheme,
};
use crate::raw::{RawEvent, RawSignature, RawWebhook};
use crate::rules;
use crate::source::At;
use std::collections::BTreeMap;

const NOTIFICATION: &str = "Notification";
const UNION: &str = "Event";

pub(super) fn check(diagnostics: &mut Diagnostics, checker: &Checker<'_>, spec: &mut Spec) {
    let Some(raw) = only_one(diagnostics, "webhook", &checker.raw.webhooks, |raw| {
        raw.span
    }) else {
        return;
    };
    if raw.signature.as_ref().is_some_and(RawSignature::is_of_body) {
        return;
    }
    let events = check_events(diagnostics, checker, &checker.raw.events);
    let about = checker.about(diagnostics, &raw.common, raw.span);
    for name in [NOTIFICATION, UNION] {
        reserve(diagnostics, checker, raw, name);
        forget(spec, name);
    }
    let event = raw.event.as_ref().and_then(|event| event.key.as_ref());
    let event = word(diagnostics, event, "event");
    let data = word(diagnostics, raw.data.as_ref(), "data");
    let union = union(&about, &event, &events);
    let notification = notification(diagnostics, checker, raw, &data);
    let retry_count = check_retry_count(diagnostics, raw, &notification);
    let signature = raw
        .signature
        .as_ref()
        .and_then(|raw| check_signature(diagnostics, checker, spec, &events, raw));
    spec.unions.insert(UNION.to_owned(), union);
    spec.objects.insert(NOTIFICATION.to_owned(), notification);
    spec.webhook = Some(Webhook {
        about,
        notification: NOTIFICATION.to_owned(),
        union: UNION.to_owned(),
        event,
        data,
        retry_count,
        retry_minutes: check_minutes(diagnostics, &raw.retry_minutes),
        success: check_success(diagnostics, raw.success.as_ref()),
        signature,
        events: events.into_iter().map(|(event, _)| event).collect(),
    });
}

/// ```toml
/// data = ""
/// ```
fn word(diagnostics: &mut Diagnostics, text: Option<&At<String>>, default: &str) -> String {
    let Some(text) = text else {
        return default.to_owned();
    };
    if crate::names::field(&text.value).is_empty() {
        diagnostics.push(no_name(text).help("write a key with ASCII letters"));
        return default.to_owned();
    }
    text.value.clone()
}

/// ```toml
/// [type.Event]
/// [webhook]
/// ```
pub(super) fn reserve(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawWebhook,
    name: &str,
) {
    if let Some((_, span)) = checker.index.names.get(name) {
        diagnostics.push(
            Diagnostic::new(
                &rules::DUPLICATE_NAME,
                *span,
                format!("the type name `{name}` is reserved for webhooks"),
            )
            .related(raw.span, "the webhooks are described here")
            .help("rename the type"),
        );
    }
}

/// Removes a type of the spec whose name is reserved for the bindings.
pub(super) fn forget(spec: &mut Spec, name: &str) {
    spec.objects.remove(name);
    spec.unions.remove(name);
    spec.enums.remove(name);
    spec.ids.remove(name);
}

/// Returns the valid events, with the names of their variants.
pub(super) fn check_events<'r>(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: impl IntoIterator<Item = &'r RawEvent>,
) -> Vec<(Event, String)> {
    let mut variants = Variants::new(UNION);
    let mut seen: BTreeMap<&str, &At<String>> = BTreeMap::new();
    let mut events = Vec::new();
    for raw in raw {
        if let Some(first) = seen.insert(raw.name.as_str(), &raw.name) {
            diagnostics.push(duplicate("event", &raw.name, first.span));
            continue;
        }
        events.extend(check_event(diagnostics, checker, &mut variants, raw));
    }
    events
}

fn check_event(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    variants: &mut Variants,
    raw: &RawEvent,
) -> Option<(Event, String)> {
    let about = checker.about(diagnostics, &raw.common, raw.name.span);
    let object = checker.object(diagnostics, "data", raw.data.as_ref());
    check_subject(diagnostics, checker, raw.subject.as_ref());
    let variant = variants.name(diagnostics, &raw.name, None)?;
    let event = Event {
        about,
        name: raw.name.value.clone(),
        object: object?,
        subject: raw.subject.as_ref().map(|subject| subject.value.clone()),
    };
    Some((event, variant))
}

/// ```toml
/// subject = "payment.get"
/// ```
fn check_subject(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    subject: Option<&At<String>>,
) {
    let endpoints = &checker.index.endpoints;
    if let Some(subject) = subject
        && !endpoints.contains(subject.as_str())
    {
        let unknown = Diagnostic::new(
            &rules::UNKNOWN_ENDPOINT,
            subject.span,
            format!("unknown endpoint `{}`", subject.value),
        );
        let unknown = diagnostics.suggest_name(unknown, &subject.value, endpoints.iter().copied());
        diagnostics.push(unknown);
    }
}

fn union(about: &About, tag: &str, events: &[(Event, String)]) -> Union {
    let members = events
        .iter()
        .map(|(event, variant)| Member {
            about: event.about.clone(),
            value: event.name.clone(),
            name: variant.clone(),
            object: event.object.clone(),
        })
        .collect();
    Union {
        about: About {
            doc: "The event of a webhook, with its payload.".to_owned(),
            source: about.source.clone(),
            ..About::default()
        },
        name: UNION.to_owned(),
        tag: tag.to_owned(),
        members,
        is_input: false,
    }
}

fn notification(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawWebhook,
    data: &str,
) -> Object {
    let payload = Field {
        about: About {
            doc: "The event and its payload.".to_owned(),
            source: checker.place(raw.span),
            ..About::default()
        },
        wire: data.to_owned(),
        name: crate::names::field(data),
        ty: Type::Union(UNION.to_owned()),
        optional: false,
        nullable: false,
        aliases: Vec::new(),
        also: Vec::new(),
        constant: None,
        default: None,
        example: None,
        sensitive: false,
        limits: Limits::default(),
        currency: None,
        pattern: None,
        style: Style::default(),
    };
    let mut fields = vec![payload];
    let event = raw.event.as_ref().and_then(|event| event.key.as_ref());
    let keys = [event, raw.data.as_ref()].into_iter().flatten();
    let taken = keys.map(|key| (crate::names::field(&key.value), key.span));
    fields.extend(check_fields(
        diagnostics,
        checker,
        Identifiers::for_parts_of(NOTIFICATION).with_taken(taken),
        raw.fields.iter(),
    ));
    Object {
        about: checker.about(diagnostics, &raw.common, raw.span),
        name: NOTIFICATION.to_owned(),
        fields,
        any_of: Vec::new(),
        is_input: false,
    }
}

/// ```toml
/// retry_count = "retries"
/// fields      = { retry_count = "integer?" }
/// ```
fn check_retry_count(
    diagnostics: &mut Diagnostics,
    raw: &RawWebhook,
    notification: &Object,
) -> Option<String> {
    let key = raw.retry_count.as_ref()?;
    let Some(written) = raw.fields.iter().find(|raw| raw.name.value == key.value) else {
        let unknown = Diagnostic::new(
            &rules::UNKNOWN_FIELD,
            key.span,
            format!("`[webhook.fields]` has no `{}`", key.value),
        );
        let known = raw.fields.iter().map(|raw| raw.name.as_str());
        let unknown = diagnostics.suggest_name(unknown, &key.value, known);
        diagnostics.push(unknown);
        return None;
    };
    let mut fields = notification.fields.iter();
    let field = fields.find(|field| field.wire == key.value)?;
    if !matches!(field.ty, Type::Integer(_)) {
        diagnostics.push(
            Diagnostic::new(
                &rules::WEBHOOK_FIELD_TYPE,
                written.ty.as_ref().map_or(key.span, |ty| ty.span),
                format!(
                    "`{}` contains the number of deliveries, but is not an `integer`",
                    key.value
                ),
            )
            .related(key.span, "`retry_count` names it here")
            .help("change the type to `integer`"),
        );
        return None;
    }
    Some(key.value.clone())
}

/// ```toml
/// success = 20
/// ```
pub(super) fn check_success(diagnostics: &mut Diagnostics, status: Option<&At<i64>>) -> u16 {
    const DEFAULT: u16 = 200;
    let Some(status) = status else { return DEFAULT };
    match u16::try_from(status.value) {
        Ok(success @ 200..300) => success,
        _ => {
            diagnostics.push(Diagnostic::new(
                &rules::SUCCESS_STATUS,
                status.span,
                format!("{} is not a success status", status.value),
            ));
            DEFAULT
        }
    }
}

pub(super) fn check_minutes(diagnostics: &mut Diagnostics, minutes: &[At<i64>]) -> Vec<u64> {
    minutes
        .iter()
        .filter_map(|minute| {
            let fits = u64::try_from(minute.value).ok();
            if fits.is_none() {
                diagnostics.push(Diagnostic::new(
                    &rules::RETRY_MINUTES,
                    minute.span,
                    format!("{} is not a number of minutes", minute.value),
                ));
            }
            fits
        })
        .collect()
}

/// ```toml
/// [webhook.signature]
/// over = ["id"]
/// ```
fn check_signature(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &Spec,
    events: &[(Event, String)],
    raw: &RawSignature,
) -> Option<Signature> {
    let about = checker.about(diagnostics, &raw.common, raw.span);
    let [id, amount] = raw.over.as_slice() else {
        let place = raw.over.first().map_or(raw.span, |first| first.span);
        diagnostics.push(Diagnostic::new(
            &rules::SIGNATURE_OVER,
            place,
            "a signature must be over two fields, an id and an amount",
        ));
        return None;
    };
    let index = FieldIndex::new(spec);
    for (event, _) in events {
        check_signed_amount(diagnostics, checker, &index, event, amount);
        if let Some(live) = &raw.live {
            let related = "`live` names it here";
            check_live(diagnostics, checker, &index, event, live, related);
        }
    }
    let scheme = raw.scheme.as_ref()?;
    if scheme.value != WebhookScheme::HmacSha256 {
        diagnostics.push(Diagnostic::new(
            &rules::WEBHOOK_KEYS,
            scheme.span,
            "a signature over two values must be `hmac-sha256`",
        ));
    }
    Some(Signature {
        about,
        id: id.value.clone(),
        amount: amount.value.clone(),
        amount_text: raw.amount_text.as_ref().map(|key| key.value.clone()),
        separator: raw.separator.as_ref()?.value.clone(),
        place: raw.place.as_ref()?.value.clone(),
        live: raw.live.as_ref().map(|key| key.value.clone()),
    })
}

/// Checks that the signed amount has the type that the verifier reads. It reads the
/// amount of all events in the same way, including unknown events, so no event may
/// differ.
pub(super) fn check_signed_amount(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    index: &FieldIndex<'_>,
    event: &Event,
    amount: &At<String>,
) {
    let Some(field) = index.get(&event.object, &amount.value) else {
        return;
    };
    if field.ty != Type::Amount(AmountForm::Hundredths) {
        let raw = checker.raw_field(&event.object, &field.wire);
        let ty = raw.and_then(|raw| raw.ty.as_ref());
        diagnostics.push(
            Diagnostic::new(
                &rules::SIGNED_AMOUNT,
                ty.map_or(amount.span, |ty| ty.span),
                format!(
                    "`{}` of `{}` is signed, but is not an `amount` with `number = \"hundredths\"`",
                    amount.value, event.object
                ),
            )
            .related(amount.span, "the signature includes it here"),
        );
    }
}

/// Checks that the field with the environment is a boolean. The verifier could not
/// compare any other type with the environment of the key.
pub(super) fn check_live(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    index: &FieldIndex<'_>,
    event: &Event,
    live: &At<String>,
    related: &str,
) {
    let Some(field) = index.get(&event.object, &live.value) else {
        return;
    };
    if field.ty != Type::Boolean {
        let raw = checker.raw_field(&event.object, &field.wire);
        let ty = raw.and_then(|raw| raw.ty.as_ref());
        diagnostics.push(
            Diagnostic::new(
                &rules::WEBHOOK_FIELD_TYPE,
                ty.map_or(live.span, |ty| ty.span),
                format!(
                    "`{}` of `{}` states whether the environment is live, but is not a `boolean`",
                    live.value, event.object
                ),
            )
            .related(live.span, related)
            .help("change the type to `boolean`"),
        );
    }
}
