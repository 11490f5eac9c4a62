//! Webhooks, signed as the spec says.

use super::keys::{encode, sha256_hex};
use super::page::write;
use super::scalar::from_text;
use super::shape::{entity, field_at};
use super::store::Members;
use super::template::fill;
use super::values::{example, project};
use super::webhook_key::WebhookKey;
use durianpay_client::{Amount, Timestamp};
use durianpay_codegen::model::{
    Algorithm, BodyForm, FieldPath, Notification, Notifications, Place, SecretForm,
    SignatureLayout, SignedTime, SignedWebhook, Spec, TimePlace, TimeUnit, Type, Webhook,
    WebhookScheme,
};
use serde_json::{Map, Value};

/// The token of a notification that has one.
const TOKEN: &str = "simulator-token";

/// A webhook to send.
#[derive(Debug)]
pub(super) struct Letter {
    /// The path to append to that of the receiver.
    pub(super) path: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
    /// The status by which a receiver accepts it.
    pub(super) success: u16,
}

/// The content of a webhook.
#[derive(Debug)]
pub(super) struct Content<'c> {
    pub(super) event: &'c str,
    /// The object that it is about.
    pub(super) item: Option<&'c Members>,
    /// The fields of the payload to set.
    pub(super) fields: &'c Members,
    pub(super) now: Timestamp,
    /// The number of the webhook.
    pub(super) number: u64,
    /// The path of the receiver.
    pub(super) receiver: &'c str,
}

/// Returns the names of all events and notifications.
pub(super) fn events(spec: &Spec) -> Vec<&str> {
    let signed = spec
        .signed_webhook
        .iter()
        .flat_map(|webhook| &webhook.events);
    let signed = signed.map(|added| &*added.event.name);
    let usual = spec.webhook.iter().flat_map(|webhook| &webhook.events);
    let usual = usual.map(|event| &*event.name);
    let notifications = spec.notifications.iter().flat_map(|all| &all.known);
    signed
        .chain(usual)
        .chain(notifications.map(|known| &*known.name))
        .collect()
}

/// Writes a webhook. Returns `None` if the spec has no such event.
pub(super) fn write_letter(spec: &Spec, key: &WebhookKey, content: &Content<'_>) -> Option<Letter> {
    if let Some(webhook) = &spec.signed_webhook {
        let event = webhook
            .events
            .iter()
            .find(|added| added.event.name == content.event)?;
        return Some(signed(spec, key, webhook, &event.event.object, content));
    }
    if let Some(webhook) = &spec.webhook {
        let event = webhook
            .events
            .iter()
            .find(|event| event.name == content.event)?;
        return Some(with_signed_payload(
            spec,
            key,
            webhook,
            &event.object,
            content,
        ));
    }
    let all = spec.notifications.as_ref()?;
    let known = all.known.iter().find(|known| known.name == content.event)?;
    Some(notification(spec, key, all, known, content))
}

/// Makes the payload: an example, or the object that the webhook is about, and the given fields.
fn payload(spec: &Spec, object: &str, content: &Content<'_>) -> Value {
    let mut value = Value::Object(example(spec, object));
    if let Some(item) = content.item {
        let ty = Type::Object(object.to_owned());
        if let Some(place) = entity(spec, &ty, None) {
            let members = project(spec, &place.object, &example(spec, &place.object), item);
            match place.path.as_slice() {
                [] => value = Value::Object(members),
                path => write(&mut value, path, Some(Value::Object(members))),
            }
        }
    }
    if let Value::Object(members) = &mut value {
        members.extend(content.fields.clone());
    }
    value
}

/// Writes a webhook that is signed as a whole.
fn signed(
    spec: &Spec,
    key: &WebhookKey,
    webhook: &SignedWebhook,
    object: &str,
    content: &Content<'_>,
) -> Letter {
    let payload = payload(spec, object, content);
    let mut headers = vec![("content-type".to_owned(), "application/json".to_owned())];
    let mut body = match &webhook.data {
        None => payload,
        Some(path) => {
            let mut body = Value::Object(Map::new());
            write(&mut body, &path.0, Some(payload));
            body
        }
    };
    let id = format!("evt_{}", content.number + 1);
    let is_whole = webhook.data.is_none();
    let mut place = |place: &Option<Place>, text: &str| match place {
        Some(Place::Header(name)) => headers.push((name.clone(), text.to_owned())),
        Some(Place::Field(path)) => {
            let field = field_at(spec, object, path).filter(|_| is_whole);
            let value = field.map_or_else(
                || Value::from(text),
                |field| from_text(spec, &field.ty, text),
            );
            write(&mut body, &path.0, Some(value));
        }
        None => {}
    };
    place(&webhook.event, content.event);
    place(&webhook.id, &id);
    let rule = &webhook.signature;
    let time = rule.timestamp.as_ref().map(|time| match time.unit {
        TimeUnit::Seconds => content.now.unix_seconds().to_string(),
        TimeUnit::Milliseconds => content.now.unix_seconds().saturating_mul(1_000).to_string(),
        TimeUnit::Rfc3339 => content.now.to_string(),
    });
    if let (
        Some(SignedTime {
            place: TimePlace::Field(path),
            ..
        }),
        Some(time),
    ) = (&rule.timestamp, &time)
    {
        place(&Some(Place::Field(path.clone())), time);
    }
    let body = body.to_string();
    let message = fill(&rule.over, |name| match name {
        "body" => Some(body.clone()),
        "body_sha256" => Some(sha256_hex(body.as_bytes())),
        "timestamp" => time.clone(),
        "id" => Some(id.clone()),
        _ => None,
    });
    let signature = key.sign(rule.scheme, rule.secret, message.as_bytes());
    let signature = encode(rule.encoding, &signature);
    let time = time.unwrap_or_default();
    let place = rule.timestamp.as_ref().map(|time| &time.place);
    if let Some(TimePlace::Header(name)) = place {
        headers.push((name.clone(), time.clone()));
    }
    let text = match &rule.layout {
        SignatureLayout::Plain(prefix) => format!("{prefix}{signature}"),
        SignatureLayout::Versions(version) => format!("{version},{signature}"),
        SignatureLayout::Pairs { separator, version } => match place {
            Some(TimePlace::Pair(name)) => format!("{name}={time}{separator}{version}={signature}"),
            Some(TimePlace::Header(_) | TimePlace::Field(_)) | None => {
                format!("{version}={signature}")
            }
        },
    };
    headers.push((rule.header.clone(), text));
    Letter {
        path: String::new(),
        headers,
        body,
        success: webhook.success,
    }
}

/// Writes a webhook whose payload contains a signature over two of its values.
fn with_signed_payload(
    spec: &Spec,
    key: &WebhookKey,
    webhook: &Webhook,
    object: &str,
    content: &Content<'_>,
) -> Letter {
    let mut payload = payload(spec, object, content);
    if let Some(rule) = &webhook.signature {
        let id = payload
            .get(&rule.id)
            .and_then(Value::as_str)
            .unwrap_or_default();
        // Numbers count hundredths of a rupiah, strings are rupiah.
        let amount = match payload.get(&rule.amount) {
            Some(Value::Number(number)) => number.as_i64().map(Amount::from_hundredths),
            Some(Value::String(text)) => text.parse().ok(),
            _ => None,
        };
        if let Some(amount) = amount.filter(|_| !id.is_empty()) {
            let message = format!("{id}{}{amount}", rule.separator);
            let signature = key.sign(
                WebhookScheme::HmacSha256,
                SecretForm::Text,
                message.as_bytes(),
            );
            let signature = Some(Value::from(hex::encode(signature)));
            write(&mut payload, std::slice::from_ref(&rule.place), signature);
            if let Some(copy) = &rule.amount_text
                && payload.get(copy).is_some()
            {
                write(
                    &mut payload,
                    std::slice::from_ref(copy),
                    Some(Value::from(amount.to_string())),
                );
            }
        }
        if let Some(live) = &rule.live
            && payload.get(live).is_some()
        {
            write(
                &mut payload,
                std::slice::from_ref(live),
                Some(Value::from(false)),
            );
        }
    }
    let mut body = Value::Object(Map::new());
    write(
        &mut body,
        std::slice::from_ref(&webhook.event),
        Some(Value::from(content.event)),
    );
    write(
        &mut body,
        std::slice::from_ref(&webhook.data),
        Some(payload),
    );
    if let Some(count) = &webhook.retry_count {
        write(&mut body, std::slice::from_ref(count), Some(Value::from(0)));
    }
    Letter {
        path: String::new(),
        headers: vec![("content-type".to_owned(), "application/json".to_owned())],
        body: body.to_string(),
        success: webhook.success,
    }
}

/// Writes a notification.
fn notification(
    spec: &Spec,
    key: &WebhookKey,
    all: &Notifications,
    known: &Notification,
    content: &Content<'_>,
) -> Letter {
    let rule = &all.signature;
    let mut payload = payload(spec, &known.object, content);
    if let Some(FieldPath(path)) = &known.about_id
        && content.item.is_none()
        && content.fields.is_empty()
    {
        // Each is about another object, so that a receiver does not take it for a repetition.
        let field = field_at(spec, &known.object, &FieldPath(path.clone()));
        if field.is_some_and(|field| matches!(field.ty, Type::Text | Type::Id(_))) {
            let id = format!("simulated-{}", content.number + 1);
            write(&mut payload, path, Some(Value::from(id)));
        }
    }
    let body = payload.to_string();
    let is_as_sent = |form: &BodyForm| matches!(form, BodyForm::AsReceived | BodyForm::Minified);
    let signed_body = if rule.bodies.iter().any(is_as_sent) {
        body.clone()
    } else {
        body.chars()
            .filter(|character| !character.is_whitespace())
            .collect()
    };
    let end = known.path.clone().unwrap_or_default();
    let path = format!("{}{end}", content.receiver.trim_end_matches('/'));
    let time = content.now.to_string();
    let message = fill(&rule.over, |name| match name {
        "method" => Some("POST".to_owned()),
        "path" => Some(path.clone()),
        "body" => Some(signed_body.clone()),
        "body_sha256" => Some(sha256_hex(signed_body.as_bytes())),
        "timestamp" => Some(time.clone()),
        "token" => Some(TOKEN.to_owned()),
        _ => None,
    });
    let scheme = match rule.algorithm {
        Algorithm::HmacSha256 => WebhookScheme::HmacSha256,
        Algorithm::HmacSha512 => WebhookScheme::HmacSha512,
        Algorithm::RsaSha256 => WebhookScheme::RsaSha256,
    };
    let signature = key.sign(scheme, SecretForm::Text, message.as_bytes());
    let mut headers = vec![
        ("content-type".to_owned(), "application/json".to_owned()),
        (rule.header.clone(), encode(rule.encoding, &signature)),
        (rule.timestamp_header.clone(), time.clone()),
    ];
    if let Some(name) = &rule.token_header {
        headers.push((name.clone(), format!("Bearer {TOKEN}")));
    }
    if let Some(name) = &rule.receiver_header {
        headers.push((name.clone(), "simulator".to_owned()));
    }
    Letter {
        path: end,
        headers,
        body,
        success: all.success,
    }
}
