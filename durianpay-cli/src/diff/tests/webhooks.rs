//! Webhooks.

use super::{Case, check, lines};

const REST: &str = "
[resource.payments]
[endpoint.\"payments.get\"]
http    = 'GET /p/{id}'
path    = { id = 'string' }
returns = 'Paid'
retry   = 'safe'
[endpoint.\"payments.find\"]
http    = 'GET /q/{id}'
path    = { id = 'string' }
returns = 'Paid'
retry   = 'safe'
[type.Paid.fields]
id     = 'string'
amount = { type = 'amount', number = 'hundredths' }
[type.Other.fields]
id = 'string'
";

#[test]
fn added_and_removed() {
    let webhook = format!("[webhook]\nevent = 'event'\ndata = 'data'\n{REST}");
    let added = [
        "minor type `Notification`: added",
        "minor union `Event`: added",
        "minor the webhooks: added",
    ];
    assert_eq!(lines(REST, &webhook), added);
    let removed = [
        "major type `Notification`: removed",
        "major union `Event`: removed",
        "major the webhooks: removed",
    ];
    assert_eq!(lines(&webhook, REST), removed);
}

#[test]
fn envelopes() {
    let cases: &[Case] = &[
        (
            "event = 'event'\ndata = 'data'",
            "event = 'kind'\ndata = 'payload'",
            &[
                "major field `Notification.data`: removed",
                "minor field `Notification.payload`: added, required",
                "patch union `Event`: tag `event` → `kind`",
                "patch the webhooks: `event` under `event` → `kind`",
                "patch the webhooks: `data` under `data` → `payload`",
            ],
        ),
        (
            "event = 'event'\ndata = 'data'",
            "event = 'event'\ndata = 'data'\nsuccess = 202\nretry_minutes = [1]",
            &[
                "patch the webhooks: `retry_minutes` changed",
                "patch the webhooks: `success` changed",
            ],
        ),
        (
            "event = 'event'\ndata = 'data'",
            "event = 'event'\ndata = 'data'\n[webhook.fields]\nagain = 'integer?'",
            &["minor field `Notification.again`: added, optional"],
        ),
        (
            "event = 'event'\ndata = 'data'\n[webhook.fields]\nagain = 'integer?'\ncount = 'integer?'",
            "event = 'event'\ndata = 'data'\nretry_count = 'again'\n[webhook.fields]\nagain = 'integer?'\ncount = 'integer?'",
            &["minor the webhooks: `retry_count` none → `again`"],
        ),
        (
            "event = 'event'\ndata = 'data'\nretry_count = 'again'\n[webhook.fields]\nagain = 'integer?'\ncount = 'integer?'",
            "event = 'event'\ndata = 'data'\nretry_count = 'count'\n[webhook.fields]\nagain = 'integer?'\ncount = 'integer?'",
            &["minor the webhooks: `retry_count` `again` → `count`"],
        ),
    ];
    check(cases, |part| format!("[webhook]\n{part}\n{REST}"));
}

/// A change of the trust rules is always major.
#[test]
fn signatures() {
    const SIGNED: &str =
        "scheme = 'hmac-sha256'\nover = ['id', 'amount']\nseparator = '|'\nin = 'signature'";
    let cases: &[Case] = &[
        ("", SIGNED, &["major the webhooks: `signature` added"]),
        (SIGNED, "", &["major the webhooks: `signature` removed"]),
        (
            SIGNED,
            "scheme = 'hmac-sha256'\nover = ['id', 'amount']\nseparator = '|'\nin = 'sign'",
            &["major the webhooks: `signature` changed"],
        ),
        (
            SIGNED,
            "scheme = 'hmac-sha256'\nover = ['id', 'amount']\nseparator = '|'\nin = 'signature'\nlive = 'is_live'",
            &["major the webhooks: `signature` changed"],
        ),
        (
            SIGNED,
            "scheme = 'hmac-sha256'\nover = ['id', 'amount']\nseparator = '-'\nin = 'signature'\nnote = 'A'",
            &[
                "major the webhooks: `signature` changed",
                "patch the webhooks: `note` changed",
            ],
        ),
    ];
    check(cases, |part| {
        let table = if part.is_empty() {
            ""
        } else {
            "[webhook.signature]"
        };
        format!("[webhook]\nevent = 'event'\ndata = 'data'\n{table}\n{part}\n{REST}")
    });
}

#[test]
fn events() {
    // A further event of each type, so that both types are always part of webhooks.
    const ALWAYS: &str = "[event.'a']\ndata = 'Paid'\n[event.'b']\ndata = 'Other'\n";
    let cases: &[Case] = &[
        (
            "",
            "[event.'payment.paid']\ndata = 'Paid'",
            &["minor member `Event.payment.paid`: added"],
        ),
        (
            "[event.'payment.paid']\ndata = 'Paid'",
            "",
            &["major member `Event.payment.paid`: removed"],
        ),
        (
            "[event.'payment.paid']\ndata = 'Paid'",
            "[event.'payment.paid']\ndata = 'Other'",
            &["major member `Event.payment.paid`: type `Paid` → `Other`"],
        ),
        (
            "[event.'payment.paid']\ndata = 'Paid'",
            "[event.'payment.paid']\ndata = 'Paid'\nsubject = 'payments.get'",
            &["minor event `payment.paid`: `subject` none → `payments.get`"],
        ),
        (
            "[event.'payment.paid']\ndata = 'Paid'\nsubject = 'payments.get'",
            "[event.'payment.paid']\ndata = 'Paid'\nsubject = 'payments.find'",
            &["minor event `payment.paid`: `subject` `payments.get` → `payments.find`"],
        ),
        (
            "[event.'payment.paid']\ndata = 'Paid'\nsubject = 'payments.get'",
            "[event.'payment.paid']\ndata = 'Paid'",
            &["major event `payment.paid`: `subject` `payments.get` → none"],
        ),
        (
            "[event.'payment.paid']\ndata = 'Paid'",
            "[event.'payment.paid']\ndata = 'Paid'\ndoc = 'P.'",
            &["patch member `Event.payment.paid`: `doc` changed"],
        ),
    ];
    check(cases, |part| {
        format!("[webhook]\nevent = 'event'\ndata = 'data'\n{ALWAYS}{part}\n{REST}")
    });
}

/// Webhooks that are signed as a whole have an own table.
#[test]
fn signed_webhooks() {
    const SIGNED: &str =
        "[webhook]\nevent = 'type'\n[webhook.signature]\nscheme = 'hmac-sha256'\nheader = 'X-S'\n";
    let with = |part: &str| format!("{SIGNED}{part}[event.'a']\ndata = 'Paid'\n{REST}");
    let of = |old: &str, new: &str| lines(&with(old), &with(new));
    assert_eq!(
        of("", "prefix = 'v1='\n"),
        ["major the signed webhooks: `signature` changed"]
    );
    assert_eq!(
        of("", "[event.'b']\ndata = 'Other'\n"),
        ["minor event `b`: added"]
    );
    let moved = with("").replace("event = 'type'", "event = { header = 'X-E' }\nid = 'id'");
    assert_eq!(
        lines(&with(""), &moved),
        [
            "major the signed webhooks: `event` `type` → `header X-E`",
            "major the signed webhooks: `id` none → `id`",
        ]
    );
    assert_eq!(lines(REST, &with("")), ["minor the signed webhooks: added"]);
    assert_eq!(
        lines(&with(""), REST),
        ["major the signed webhooks: removed"]
    );
}
