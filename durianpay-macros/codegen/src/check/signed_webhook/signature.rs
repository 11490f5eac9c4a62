//! Signatures over the body of a webhook.

use super::super::Checker;
use super::super::auth::{Kinds, Place as TemplatePlace, Placeholders, check_template};
use super::body_key::check_key;
use super::header::check_header;
use super::keys::{misplaced, span};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::{SignatureForm, SignatureList, TOLERANCE_SECONDS};
use crate::model::{
    About, Encoding, Part, Place, SecretForm, SignatureLayout, SignedTime, Template, TimePlace,
    TimeUnit, WebhookScheme, WebhookSignature,
};
use crate::raw::{RawSignature, RawSignedTime, RawWebhook};
use crate::rules;
use crate::source::At;

/// The defaults of Standard Webhooks.
mod standard {
    pub(super) const SIGNATURE: &str = "webhook-signature";
    pub(super) const TIMESTAMP: &str = "webhook-timestamp";
    pub(super) const ID: &str = "webhook-id";
    pub(super) const OVER: &str = "{id}.{timestamp}.{body}";
}

/// The version of signatures in a list, if the spec names none.
const VERSION: &str = "v1";

/// The tolerance, in seconds, if the spec states none.
const TOLERANCE: u64 = 300;

/// Returns the place of the id that a form of signatures implies.
pub(super) fn default_id(raw: &RawWebhook, signature: &RawSignature) -> Option<Place> {
    let is_implied = raw.id.is_none() && signature.form.is_some();
    is_implied.then(|| Place::Header(standard::ID.to_owned()))
}

pub(super) fn check(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawSignature,
    id: Option<&Place>,
) -> Option<WebhookSignature> {
    let about = checker.about(diagnostics, &raw.common, raw.span);
    let is_standard = raw.form.is_some();
    if let Some(form) = &raw.form {
        // Another form would need other defaults.
        let SignatureForm::StandardWebhooks = form.value;
    }
    let layout = check_layout(diagnostics, raw, is_standard);
    let timestamp = match &raw.timestamp {
        Some(time) => check_time(diagnostics, checker, raw, time),
        None => is_standard.then(standard_time),
    };
    let over = check_over(diagnostics, raw, is_standard, id);
    if let Some(over) = &over {
        check_use(diagnostics, raw, over, timestamp.as_ref());
    }
    let default = is_standard.then_some(WebhookScheme::HmacSha256);
    let scheme = raw.scheme.as_ref().map(|scheme| scheme.value).or(default);
    if scheme.is_none() {
        let missing = misplaced(raw.span, "the signature has no `scheme`".to_owned());
        diagnostics.push(missing.help("add `scheme`, such as `scheme = \"hmac-sha256\"`"));
    }
    let secret = check_secret(diagnostics, raw, scheme, is_standard);
    let header = check_signature_header(diagnostics, raw)?;
    let encoding = if is_standard {
        Encoding::Base64
    } else {
        Encoding::Hex
    };
    Some(WebhookSignature {
        about,
        scheme: scheme?,
        encoding: raw.encoding.as_ref().map_or(encoding, |one| one.value),
        header,
        layout: layout?,
        over: over?,
        timestamp,
        secret,
    })
}

fn check_signature_header(diagnostics: &mut Diagnostics, raw: &RawSignature) -> Option<String> {
    let Some(header) = &raw.header else {
        return Some(standard::SIGNATURE.to_owned());
    };
    check_header(diagnostics, header).then(|| header.value.clone())
}

fn standard_time() -> SignedTime {
    SignedTime {
        about: About::default(),
        place: TimePlace::Header(standard::TIMESTAMP.to_owned()),
        unit: TimeUnit::Seconds,
        tolerance_seconds: TOLERANCE,
    }
}

/// ```toml
/// list   = "pairs"
/// prefix = "sha256="
/// ```
fn check_layout(
    diagnostics: &mut Diagnostics,
    raw: &RawSignature,
    is_standard: bool,
) -> Option<SignatureLayout> {
    let default = is_standard.then_some(SignatureList::Versions);
    let list = raw.list.as_ref().map(|list| list.value).or(default);
    let unwanted = [
        ("prefix", span(raw.prefix.as_ref()), list.is_none()),
        ("version", span(raw.version.as_ref()), list.is_some()),
        (
            "separator",
            span(raw.separator.as_ref()),
            list == Some(SignatureList::Pairs),
        ),
    ];
    for (key, span, is_wanted) in unwanted {
        if let (Some(span), false) = (span, is_wanted) {
            let (message, help) = match list {
                None => (
                    format!("`{key}` is only allowed with a `list`"),
                    format!("remove `{key}`, or set `list`"),
                ),
                Some(_) => (
                    format!("`{key}` does not fit the `list` of the signature"),
                    format!("remove `{key}`"),
                ),
            };
            diagnostics.push(misplaced(span, message).help(help));
        }
    }
    let text = |text: Option<&At<String>>, default: &str| {
        text.map_or_else(|| default.to_owned(), |text| text.value.clone())
    };
    let version = text(raw.version.as_ref(), VERSION);
    Some(match list {
        None => SignatureLayout::Plain(text(raw.prefix.as_ref(), "")),
        Some(SignatureList::Versions) => SignatureLayout::Versions(version),
        Some(SignatureList::Pairs) => SignatureLayout::Pairs {
            separator: check_separator(diagnostics, raw.separator.as_ref())?,
            version,
        },
    })
}

/// ```toml
/// list      = "pairs"
/// separator = "="
/// ```
fn check_separator(
    diagnostics: &mut Diagnostics,
    separator: Option<&At<String>>,
) -> Option<String> {
    let Some(separator) = separator else {
        return Some(",".to_owned());
    };
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"=+/-_".contains(&byte);
    let is_sound = !separator.value.is_empty() && !separator.value.bytes().any(is_part);
    if !is_sound {
        let message = format!("`{}` cannot separate pairs", separator.value);
        diagnostics.push(misplaced(separator.span, message).help(
            "write a separator without letters, digits and the characters of Base64, such as `,`",
        ));
    }
    is_sound.then(|| separator.value.clone())
}

/// ```toml
/// timestamp = { header = "X-Time", key = "sent_at" }
/// ```
fn check_time(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    signature: &RawSignature,
    raw: &RawSignedTime,
) -> Option<SignedTime> {
    let about = checker.about(diagnostics, &raw.common, raw.span);
    let is_pairs = matches!(&signature.list, Some(list) if list.value == SignatureList::Pairs);
    let default = signature.form.as_ref().map(|_| standard::TIMESTAMP);
    let tolerance_seconds = check_tolerance(diagnostics, raw.tolerance_seconds.as_ref());
    let header = raw.header.as_ref().map(|header| {
        check_header(diagnostics, header).then(|| TimePlace::Header(header.value.clone()))
    });
    let key = raw.key.as_ref();
    let key = key.map(|key| check_key(diagnostics, key).map(TimePlace::Field));
    let pair = raw.pair.as_ref().map(|pair| {
        if !is_pairs {
            let message = "`pair` is only allowed for `list = \"pairs\"`".to_owned();
            diagnostics.push(misplaced(pair.span, message).help(
                "set `list = \"pairs\"`, or name a `header`, or the `key` of a field of the body",
            ));
        }
        is_pairs.then(|| TimePlace::Pair(pair.value.clone()))
    });
    let mut places = [header, key, pair].into_iter().flatten();
    let place = match (places.next(), places.next(), default) {
        (Some(place), None, _) => place,
        (None, _, Some(header)) => Some(TimePlace::Header(header.to_owned())),
        (Some(_), Some(_), _) | (None, _, None) => {
            let message = "the time must be in one place: a `header`, the field of the body with a `key`, \
                           or a `pair` of the list";
            diagnostics.push(
                misplaced(raw.span, message.to_owned())
                    .help("keep one of `header`, `key` and `pair`"),
            );
            None
        }
    };
    Some(SignedTime {
        about,
        place: place?,
        unit: raw
            .unit
            .as_ref()
            .map_or(TimeUnit::Seconds, |unit| unit.value),
        tolerance_seconds: tolerance_seconds?,
    })
}

/// ```toml
/// timestamp = { header = "X-Time", tolerance_seconds = 0 }
/// ```
pub(super) fn check_tolerance(
    diagnostics: &mut Diagnostics,
    seconds: Option<&At<i64>>,
) -> Option<u64> {
    let Some(seconds) = seconds else {
        return Some(TOLERANCE);
    };
    let (min, max) = TOLERANCE_SECONDS;
    let allowed = (min..=max)
        .contains(&seconds.value)
        .then_some(seconds.value);
    if allowed.is_none() {
        diagnostics.push(Diagnostic::new(
            &rules::WEBHOOK_TOLERANCE,
            seconds.span,
            format!(
                "{} is not a tolerance from {min} to {max} seconds",
                seconds.value
            ),
        ));
    }
    u64::try_from(allowed?).ok()
}

fn check_over(
    diagnostics: &mut Diagnostics,
    raw: &RawSignature,
    is_standard: bool,
    id: Option<&Place>,
) -> Option<Template> {
    let default = if is_standard {
        standard::OVER
    } else {
        "{body}"
    };
    let default = At::new(default.to_owned(), raw.span);
    let over = match raw.over.as_slice() {
        [] if raw.is_over_list => {
            let message = "`over` must be one string: the whole body is signed";
            let diagnostic = Diagnostic::new(&rules::SIGNATURE_OVER, raw.span, message);
            diagnostics.push(diagnostic.help("write the signed string, such as `\"{body}\"`"));
            return None;
        }
        [] => &default,
        [over] if raw.is_over_list => {
            let message = "`over` must be one string: the whole body is signed";
            let diagnostic = Diagnostic::new(&rules::SIGNATURE_OVER, over.span, message);
            diagnostics.push(diagnostic.help("remove the brackets"));
            return None;
        }
        [over] => over,
        [first, ..] => {
            let message = "`over` must be one string: the whole body is signed".to_owned();
            diagnostics.push(misplaced(first.span, message));
            return None;
        }
    };
    let none = Kinds::new();
    let placeholders = Placeholders {
        place: TemplatePlace::Webhook {
            has_id: id.is_some(),
            has_time: raw.timestamp.is_some() || is_standard,
        },
        credentials: &none,
        has_token: false,
    };
    let template = check_template(diagnostics, placeholders, over)?;
    let has_body = template
        .iter()
        .any(|part| matches!(part, Part::Body | Part::BodySha256));
    if !has_body {
        diagnostics.push(Diagnostic::new(
            &rules::SIGNED_BODY,
            over.span,
            "the signed string contains neither `{body}` nor `{body_sha256}`",
        ));
    }
    has_body.then_some(template)
}

/// A time that is not signed proves nothing about the age of a webhook.
///
/// ```toml
/// over      = "{body}"
/// timestamp = { header = "X-Time" }
/// ```
fn check_use(
    diagnostics: &mut Diagnostics,
    raw: &RawSignature,
    over: &[Part],
    time: Option<&SignedTime>,
) {
    if time.is_none() || over.contains(&Part::Timestamp) {
        return;
    }
    let place = raw.timestamp.as_ref().map(|time| time.span);
    let place = place.or(span(raw.over.first())).unwrap_or(raw.span);
    let message = "the time is not signed: `over` does not contain `{timestamp}`".to_owned();
    diagnostics
        .push(misplaced(place, message).help("add `{timestamp}` to `over`, or remove `timestamp`"));
}

/// ```toml
/// scheme = "rsa-sha256"
/// secret = "base64"
/// ```
fn check_secret(
    diagnostics: &mut Diagnostics,
    raw: &RawSignature,
    scheme: Option<WebhookScheme>,
    is_standard: bool,
) -> SecretForm {
    if let (Some(secret), Some(scheme)) = (&raw.secret, scheme)
        && !scheme.is_hmac()
    {
        let message = "`secret` is not allowed: the key of this scheme is a public key".to_owned();
        diagnostics.push(misplaced(secret.span, message).help("remove `secret`"));
    }
    let default = if is_standard {
        SecretForm::Base64
    } else {
        SecretForm::Text
    };
    raw.secret.as_ref().map_or(default, |secret| secret.value)
}
