//! Signed requests, response codes, notifications.

use super::{Case, check};

const SCHEME: &str = "\
[api]
name = 'B'
auth = 'transaction'
[credential.client]
kind = 'text'
[credential.secret]
kind = 'secret'
[auth.transaction]
scheme = 'signed'
headers = { X-CLIENT = '{client}', X-ID = '{unique_id}', X-SIGNATURE = '{signature}' }
[auth.transaction.signature]
algorithm = 'hmac-sha512'
key = 'secret'
encoding = 'base64'
over = '{path}'
";

#[test]
fn credentials() {
    let cases: &[Case] = &[
        (
            "kind = 'text'",
            "kind = 'text'\ndefault = '1'",
            &["major credential `client`: `default` none → `1`"],
        ),
        (
            "kind = 'text'\ndefault = '1'",
            "kind = 'text'\ndefault = '2'",
            &["major credential `client`: `default` `1` → `2`"],
        ),
        (
            "kind = 'text'\ndoc = 'A.'",
            "kind = 'text'\ndoc = 'B.'",
            &["patch credential `client`: `doc` changed"],
        ),
    ];
    check(cases, |part| SCHEME.replacen("kind = 'text'", part, 1));
}

#[test]
fn added_credentials() {
    let cases: &[Case] = &[
        (
            "",
            "[credential.more]\nkind = 'text'\n",
            &[
                "major credential `more`: added",
                "major auth `transaction`: `headers` changed",
            ],
        ),
        (
            "",
            "[credential.more]\nkind = 'text'\ndefault = '1'\n",
            &[
                "major auth `transaction`: `headers` changed",
                "minor credential `more`: added",
            ],
        ),
    ];
    check(cases, |part| {
        let header = if part.is_empty() { "1" } else { "{more}" };
        let headers = format!("headers = {{ X-MORE = '{header}',");
        format!("{part}{}", SCHEME.replace("headers = {", &headers))
    });
}

/// A server rejects requests that are signed differently.
#[test]
fn schemes() {
    const CHANGED: &str = "major auth `transaction`: `signature` changed";
    let cases: &[Case] = &[
        ("'hmac-sha512'", "'hmac-sha256'", &[CHANGED]),
        ("'base64'", "'hex'", &[CHANGED]),
        ("over = '{path}'", "over = '{path}|'", &[CHANGED]),
        (
            "X-CLIENT = '{client}'",
            "X-CLIENT = 'id {client}'",
            &["major auth `transaction`: `headers` changed"],
        ),
        (
            "scheme = 'signed'",
            "scheme = 'signed'\ntimestamp = { offset = '+07:00' }",
            &["major auth `transaction`: `timestamp` changed"],
        ),
        (
            "scheme = 'signed'",
            "scheme = 'signed'\nunique_id_digits = 20",
            &["minor auth `transaction`: `unique_id_digits` 32 → 20"],
        ),
        (
            "scheme = 'signed'",
            "scheme = 'signed'\ndoc = 'A.'",
            &["patch auth `transaction`: `doc` changed"],
        ),
    ];
    for (old, new, expected) in cases {
        let found = super::lines(SCHEME, &SCHEME.replacen(old, new, 1));
        assert_eq!(found, *expected, "{old} → {new}");
    }
}

#[test]
fn codes() {
    let cases: &[Case] = &[
        (
            "'4xx' = { name = 'A' }",
            "'4xx' = { name = 'A', outcome = 'unknown' }",
            &["major value `C.4xx`: `outcome` or `renews` changed"],
        ),
        (
            "'4xx' = { name = 'A' }",
            "'400' = { name = 'A' }",
            &[
                "major value `C.4xx`: free digits added or removed",
                "patch value `C.4xx`: wire name `4xx` → `400`",
            ],
        ),
    ];
    check(cases, |value| {
        format!(
            "[api]\nname = 'B'\nauth = 'k'\n[auth.k]\nscheme = 'basic'\n\
             [error]\ntype = 'E'\ncode = 'c'\ncodes = 'C'\n[type.E.fields]\nc = 'C?'\n\
             [enum.C]\npattern = 'x'\n[enum.C.values]\n{value}\n"
        )
    });
}

#[test]
fn notifications() {
    const NOTIFICATION: &str = "[notification.paid]\npath = '/paid'\ndata = 'P'\n";
    let cases: &[Case] = &[
        ("", NOTIFICATION, &["minor notification `paid`: added"]),
        (NOTIFICATION, "", &["major notification `paid`: removed"]),
        (
            NOTIFICATION,
            "[notification.paid]\npath = '/done'\ndata = 'Q'\nacknowledgement = '{}'\n",
            &[
                "major notification `paid`: type `P` → `Q`",
                "minor notification `paid`: `path` `/paid` → `/done`",
                "minor notification `paid`: `acknowledgement` changed",
            ],
        ),
    ];
    check(cases, |part| {
        format!(
            "[api]\nname = 'B'\nauth = 'k'\n[auth.k]\nscheme = 'basic'\n\
             [notifications.signature]\nalgorithm = 'rsa-sha256'\nencoding = 'base64'\n\
             header = 'X-S'\ntimestamp_header = 'X-T'\nover = '{{path}}'\n{part}\
             [type.P.fields]\na = 'string'\n[type.Q.fields]\na = 'string'\n"
        )
    });
}

/// A change of the trust rules is always major.
#[test]
fn signatures_of_notifications() {
    const SIGNATURE: &str = "\
[api]\nname = 'B'\nauth = 'k'\n[auth.k]\nscheme = 'basic'\n\
[notifications.signature]\nalgorithm = 'rsa-sha256'\nencoding = 'base64'\n\
header = 'X-S'\ntimestamp_header = 'X-T'\nover = '{path}'\n";
    for (old, new) in [
        ("'rsa-sha256'", "'hmac-sha256'"),
        ("'X-S'", "'X-Z'"),
        ("'{path}'", "'{path}{body}'"),
        ("'base64'", "'base64'\nbodies = 'minified'"),
        ("'base64'", "'base64'\nreceiver_header = 'X-R'"),
    ] {
        let found = super::lines(SIGNATURE, &SIGNATURE.replace(old, new));
        assert_eq!(
            found,
            ["major the notifications: `signature` changed"],
            "{new}"
        );
    }
}
