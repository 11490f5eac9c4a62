//! Checks notifications, which are distinguished by their path and signed as a
//! whole.

use super::auth::{Kinds, Place, Placeholders, check_template};
use super::notification_fields::{IndexedSpec, check_fields};
use super::types::only_one;
use super::variant_names::Variants;
use super::webhook::{check_minutes, check_success, forget};
use super::{Checker, check_plain_name, duplicate};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::is_url_path;
use crate::headers;
use crate::model::{BodyForm, Notification, NotificationSignature, Notifications, Spec};
use crate::raw::{RawNotification, RawNotificationSignature, RawNotifications};
use crate::rules;
use crate::source::{At, Span};
use std::collections::BTreeMap;

/// The enum of all notifications in Rust.
const NOTIFICATION: &str = "Notification";

pub(super) fn check(diagnostics: &mut Diagnostics, checker: &Checker<'_>, spec: &mut Spec) {
    let raw = &checker.raw;
    let known = check_known(diagnostics, checker, spec);
    let all = &raw.notifications;
    let Some(table) = only_one(diagnostics, "notifications", all, |raw| raw.span) else {
        report_orphans(diagnostics, checker);
        return;
    };
    let is_alone = check_alone(diagnostics, checker, table);
    if let Some((_, span)) = checker.index.names.get(NOTIFICATION) {
        diagnostics.push(
            Diagnostic::new(
                &rules::DUPLICATE_NAME,
                *span,
                format!("the type `{NOTIFICATION}` is reserved for notifications"),
            )
            .related(table.span, "the notifications are described here")
            .help("rename the type"),
        );
        forget(spec, NOTIFICATION);
    }
    let about = checker.about(diagnostics, &table.common, table.span);
    let success = check_success(diagnostics, table.success.as_ref());
    let retry_minutes = check_minutes(diagnostics, &table.retry_minutes);
    let signature = check_signature(diagnostics, checker, table);
    if let (Some(signature), true) = (signature, is_alone) {
        spec.notifications = Some(Notifications {
            about,
            success,
            retry_minutes,
            signature,
            known,
        });
    }
}

/// ```toml
/// [notification.va_payment]   # without [notifications]
/// ```
fn report_orphans(diagnostics: &mut Diagnostics, checker: &Checker<'_>) {
    for raw in &checker.raw.known_notifications {
        diagnostics.push(Diagnostic::new(
            &rules::NOTIFICATION_WITHOUT_TABLE,
            raw.name.span,
            format!(
                "the notification `{}` needs a table `[notifications]`",
                raw.name.value
            ),
        ));
    }
}

/// ```toml
/// [webhook]
/// [notifications]
/// ```
fn check_alone(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    table: &RawNotifications,
) -> bool {
    if let Some(webhook) = checker.raw.webhooks.first() {
        diagnostics.push(
            Diagnostic::new(
                &rules::WEBHOOK_AND_NOTIFICATIONS,
                table.span,
                "a spec cannot have both `[webhook]` and `[notifications]`",
            )
            .related(webhook.span, "the webhooks are described here"),
        );
        return false;
    }
    if checker.raw.apis.is_empty() {
        diagnostics.push(Diagnostic::new(
            &rules::NO_API,
            table.span,
            "`notifications` describes an API, but this spec has no `[api]`",
        ));
        return false;
    }
    true
}

fn check_known(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &Spec,
) -> Vec<Notification> {
    let spec = &IndexedSpec::new(spec);
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    let mut paths: BTreeMap<&str, Span> = BTreeMap::new();
    let mut variants = Variants::new(NOTIFICATION);
    let mut known = Vec::new();
    for raw in &checker.raw.known_notifications {
        if let Some(first) = seen.insert(raw.name.as_str(), raw.name.span) {
            diagnostics.push(duplicate("notification", &raw.name, first));
            continue;
        }
        let rule = &rules::NOTIFICATION_NAME;
        let is_named = check_plain_name(diagnostics, rule, "a notification", &raw.name)
            && variants.name(diagnostics, &raw.name, None).is_some();
        let is_found = check_path(diagnostics, raw, &mut paths);
        let about = checker.about(diagnostics, &raw.common, raw.name.span);
        let object = checker.object(diagnostics, "data", raw.data.as_ref());
        let fields = object.as_deref();
        let fields = fields.map(|object| check_fields(diagnostics, checker, spec, object, raw));
        let (about_id, status) = fields.unwrap_or_default();
        check_acknowledgement(diagnostics, raw.acknowledgement.as_ref());
        if let (true, true, Some(object)) = (is_named, is_found, object) {
            known.push(Notification {
                about,
                name: raw.name.value.clone(),
                path: raw.path.as_ref().map(|path| path.value.clone()),
                object,
                about_id,
                status,
                acknowledgement: raw.acknowledgement.as_ref().map(|json| json.value.clone()),
            });
        }
    }
    known
}

/// ```toml
/// path = "v1.0/transfer-va/payment/"
/// ```
fn check_path<'r>(
    diagnostics: &mut Diagnostics,
    raw: &'r RawNotification,
    paths: &mut BTreeMap<&'r str, Span>,
) -> bool {
    let Some(path) = &raw.path else { return true };
    if !is_url_path(path.as_str()) {
        diagnostics.push(Diagnostic::new(
            &rules::NOTIFICATION_PATH,
            path.span,
            format!("`{}` is not a valid path of a notification", path.value),
        ));
        return false;
    }
    if let Some(first) = paths.insert(path.as_str(), path.span) {
        diagnostics.push(
            Diagnostic::new(
                &rules::NOTIFICATION_OF_SAME_PATH,
                path.span,
                format!("two notifications have the path `{}`", path.value),
            )
            .related(first, "the other is here"),
        );
        return false;
    }
    true
}

/// ```toml
/// acknowledgement = "OK"
/// ```
fn check_acknowledgement(diagnostics: &mut Diagnostics, json: Option<&At<String>>) {
    let Some(json) = json else { return };
    let text = json.value.trim();
    // Only a rough check, without a JSON parser: a test shows errors inside the object.
    let is_object = text.starts_with('{') && text.ends_with('}');
    if !is_object {
        diagnostics.push(Diagnostic::new(
            &rules::ACKNOWLEDGEMENT,
            json.span,
            format!("`{}` is not a JSON object", json.value),
        ));
    }
}

fn check_signature(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    table: &RawNotifications,
) -> Option<NotificationSignature> {
    let Some(raw) = &table.signature else {
        diagnostics.push(Diagnostic::new(
            &rules::UNSIGNED_NOTIFICATIONS,
            table.span,
            "the notifications have no signature",
        ));
        return None;
    };
    let about = checker.about(diagnostics, &raw.common, raw.span);
    let are_headers = check_headers(diagnostics, raw);
    let none = Kinds::new();
    let placeholders = Placeholders {
        place: Place::Notification,
        credentials: &none,
        has_token: raw.token_header.is_some(),
    };
    let over = raw.over.as_ref();
    let over = over.and_then(|over| check_template(diagnostics, placeholders, over));
    let text = |text: &Option<At<String>>| text.as_ref().map(|text| text.value.clone());
    let bodies: Vec<BodyForm> = raw.bodies.iter().map(|form| form.value).collect();
    let signature = NotificationSignature {
        about,
        algorithm: raw.algorithm.as_ref()?.value,
        encoding: raw.encoding.as_ref()?.value,
        header: text(&raw.header)?,
        timestamp_header: text(&raw.timestamp_header)?,
        token_header: text(&raw.token_header),
        receiver_header: text(&raw.receiver_header),
        over: over?,
        bodies: if bodies.is_empty() {
            vec![BodyForm::AsReceived]
        } else {
            bodies
        },
    };
    are_headers.then_some(signature)
}

/// ```toml
/// header = "X SIGNATURE"
/// ```
fn check_headers(diagnostics: &mut Diagnostics, raw: &RawNotificationSignature) -> bool {
    let all = [
        &raw.header,
        &raw.timestamp_header,
        &raw.token_header,
        &raw.receiver_header,
    ];
    let mut is_valid = true;
    for name in all.into_iter().flatten() {
        if !headers::is_name(name.as_str()) {
            diagnostics.push(Diagnostic::new(
                &rules::HEADER_NAME,
                name.span,
                format!("`{}` is not a valid header name", name.value),
            ));
            is_valid = false;
        }
    }
    is_valid
}
