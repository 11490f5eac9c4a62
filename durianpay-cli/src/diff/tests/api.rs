//! The API as a whole.

use super::{Case, check};

const API: &str = "[api]\nname = 'R'\nauth = 'k'\n[auth.k]\nscheme = 'basic'\n";

#[test]
fn added_and_removed() {
    let cases: &[Case] = &[
        ("", API, &["major the API: added"]),
        (API, "", &["major the API: removed"]),
    ];
    check(cases, ToOwned::to_owned);
}

#[test]
fn metadata() {
    let cases: &[Case] = &[
        (
            "name = 'R'",
            "name = 'S'",
            &["patch the API: name `R` → `S`"],
        ),
        (
            "name = 'R'",
            "name = 'R'\ndoc = 'A.'",
            &["patch the API: `doc` changed"],
        ),
        (
            "name = 'R'",
            "name = 'R'\nenvelope = 'data'",
            &["patch the API: `envelope` none → `data`"],
        ),
        (
            "name = 'R'\nidempotency_header = 'X-A'",
            "name = 'R'\nidempotency_header = 'X-B'",
            &["patch the API: `idempotency_header` `X-A` → `X-B`"],
        ),
        (
            "name = 'R'",
            "name = 'R'\nunset_time = '0001-01-01T00:00:00Z'",
            &["minor the API: `unset_time` none → `0001-01-01T00:00:00Z`"],
        ),
        (
            "name = 'R'\nunset_time = '0001-01-01T00:00:00Z'",
            "name = 'R'\nunset_time = '1970-01-01T00:00:00Z'",
            &["major the API: `unset_time` `0001-01-01T00:00:00Z` → `1970-01-01T00:00:00Z`"],
        ),
        (
            "name = 'R'\nunset_time = '0001-01-01T00:00:00Z'",
            "name = 'R'",
            &["major the API: `unset_time` `0001-01-01T00:00:00Z` → none"],
        ),
        (
            "name = 'R'",
            "name = 'R'\nheaders = { Api-Version = '1' }",
            &["minor the API: the header `api-version` none → `1`"],
        ),
        (
            "name = 'R'\nheaders = { Api-Version = '1', X-A = 'a' }",
            "name = 'R'\nheaders = { x-a = 'a', api-version = '2' }",
            &["minor the API: the header `api-version` `1` → `2`"],
        ),
    ];
    check(cases, |part| API.replace("name = 'R'", part));
}

#[test]
fn environments() {
    let cases: &[Case] = &[
        (
            "",
            "[environment.live]\nurl = 'https://a.example'\nlive = true",
            &["minor environment `live`: added"],
        ),
        (
            "[environment.live]\nurl = 'https://a.example'\nlive = true",
            "",
            &["major environment `live`: removed"],
        ),
        (
            "[environment.live]\nurl = 'https://a.example'\nlive = true",
            "[environment.live]\nurl = 'https://b.example'\nlive = true",
            &["minor environment `live`: url `https://a.example` → `https://b.example`"],
        ),
        (
            "[environment.live]\nurl = 'https://a.example'\nlive = true",
            "[environment.live]\nurl = 'http://a.example'\nplain_http = true\nlive = true",
            &["major environment `live`: url `https://a.example` → `http://a.example`"],
        ),
        (
            "[environment.live]\nurl = 'https://a.example'\nlive = true\nkey_prefix = 'a_'",
            "[environment.live]\nurl = 'https://a.example'\nlive = true\nkey_prefix = 'b_'",
            &["major environment `live`: `key_prefix` `a_` → `b_`"],
        ),
        (
            "[environment.live]\nurl = 'https://a.example'\nlive = true",
            "[environment.live]\nurl = 'https://a.example'\nlive = true\nkey_prefix = 'b_'",
            &["minor environment `live`: `key_prefix` none → `b_`"],
        ),
        (
            "[environment.live]\nurl = 'https://a.example'\nlive = true",
            "[environment.live]\nurl = 'https://a.example'\nlive = false",
            &["major environment `live`: `live` true → false"],
        ),
    ];
    check(cases, |part| format!("{API}{part}"));
}

#[test]
fn errors() {
    const ERROR: &str = "[error]\ntype = 'E'\nmessage = 'a'";
    let cases: &[Case] = &[
        ("", ERROR, &["minor the API: `error` added"]),
        (ERROR, "", &["major the API: `error` removed"]),
        (
            ERROR,
            "[error]\ntype = 'F'\nmessage = 'a'",
            &["patch the API: `error` of type `E` → `F`"],
        ),
        (
            ERROR,
            "[error]\ntype = 'E'\nmessage = ['a', 'b']\ncode = 'b'",
            &[
                "minor the API: `error.message` `a` → `a`, `b`",
                "minor the API: `error.code` none → `b`",
            ],
        ),
        (
            ERROR,
            "[error]\ntype = 'E'\nmessage = 'a'\nrequest_id = 'b'\nfields = 'c'",
            &[
                "minor the API: `error.request_id` none → `b`",
                "minor the API: `error.fields` none → `c`",
            ],
        ),
        (
            "[error]\ntype = 'E'\nmessage = 'a'\nrequest_id_header = 'X-A'",
            "[error]\ntype = 'E'\nmessage = 'a'\nrequest_id_header = 'X-B'\nunset_request_id = '-'",
            &[
                "minor the API: `error.request_id_header` `X-A` → `X-B`",
                "minor the API: `error.unset_request_id` none → `-`",
            ],
        ),
    ];
    check(cases, |part| {
        format!(
            "{API}{part}\n[type.E.fields]\na = 'string?'\nb = 'string?'\nc = '[G]?'\n\
             [type.F.fields]\na = 'string?'\n[type.G.fields]\nfield = 'string?'\nmessage = 'string?'\n"
        )
    });
}

/// The error body is always built; a type that only a resource needs depends on a Cargo feature.
#[test]
fn cargo_features() {
    let cases: &[Case] = &[(
        "E",
        "F",
        &[
            "major type `E`: now only part of `r`",
            "patch the API: `error` of type `E` → `F`",
        ],
    )];
    check(cases, |ty| {
        format!(
            "{API}[error]\ntype = '{ty}'\nmessage = 'a'\n\
             [type.E.fields]\na = 'string?'\n[type.F.fields]\na = 'string?'\n\
             [resource.r]\n[endpoint.\"r.get\"]\nhttp = 'GET /r'\nreturns = 'E'\nretry = 'safe'\n"
        )
    });
}
