//! Unions that are values by themselves.

use super::{Case, check};

/// Builds a spec with the union `U`, whose table begins with `part`.
fn unions(part: &str) -> String {
    format!(
        "[type.A.fields]\na = 'string'\n[type.B.fields]\nb = 'string'\n\
         [type.T.fields]\nu = 'U'\n[union.U]\n{part}"
    )
}

#[test]
fn tags() {
    const MEMBERS: &str = "[union.U.members]\na = 'A'\nb = 'B'";
    let cases: &[Case] = &[
        (
            "tag = 'kind'\ninside = true",
            "tag = 'sort'\ninside = true",
            &["major union `U`: tag `kind` → `sort`"],
        ),
        (
            "tag = 'kind'\ninside = true",
            "",
            &["major union `U`: tag `kind` → none"],
        ),
        (
            "tag = 'kind'",
            "tag = 'kind'\ninside = true",
            &[
                "major union `U`: removed",
                "minor union `U`: added",
                "patch field `T.u`: wire format changed",
            ],
        ),
        ("tag = 'kind'\ninside = false", "tag = 'kind'", &[]),
    ];
    check(cases, |part| unions(&format!("{part}\n{MEMBERS}")));
}

#[test]
fn members() {
    let cases: &[Case] = &[
        (
            "a = 'integer'",
            "a = 'integer'\nb = 'string'",
            &["minor member `U.b`: added"],
        ),
        (
            "a = 'integer'\nb = 'string'",
            "a = 'integer'",
            &["major member `U.b`: removed"],
        ),
        (
            "a = 'integer'",
            "a = 'string'",
            &["major member `U.a`: type `integer` → `string`"],
        ),
        (
            "a = { type = 'amount', number = 'rupiah' }",
            "a = { type = 'amount', number = 'hundredths' }",
            &[
                "major member `U.a`: written as a number in rupiah → a number in hundredths of a rupiah",
            ],
        ),
        (
            "a = 'integer'",
            "b = { type = 'integer', name = 'A' }",
            &["patch member `U.a`: wire name `a` → `b`"],
        ),
        (
            "a = 'integer'\nb = 'string'",
            "b = 'string'\na = 'integer'",
            &["patch union `U`: members reordered"],
        ),
        (
            "a = 'A'\nb = 'B'",
            "b = 'B'\na = 'A'",
            &["minor union `U`: members reordered"],
        ),
    ];
    check(cases, |part| unions(&format!("[union.U.members]\n{part}")));
}
