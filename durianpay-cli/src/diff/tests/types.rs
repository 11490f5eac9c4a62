//! Objects, unions, enums and ids.

use super::{Case, check};

#[test]
fn added_and_removed() {
    let cases: &[Case] = &[
        (
            "",
            "[type.T.fields]\na = 'string'",
            &["minor type `T`: added"],
        ),
        (
            "[type.T.fields]\na = 'string'",
            "",
            &["major type `T`: removed"],
        ),
        ("", "[enum.E.values]\na = ''", &["minor enum `E`: added"]),
        ("[enum.E.values]\na = ''", "", &["major enum `E`: removed"]),
        ("", "[id]\nI = 'i_'", &["minor id `I`: added"]),
        ("[id]\nI = 'i_'", "", &["major id `I`: removed"]),
        (
            "[type.T.fields]\na = 'string'",
            "[enum.T.values]\na = ''",
            &["major type `T`: removed", "minor enum `T`: added"],
        ),
        (
            "[type.T.fields]\na = 'string'\n[union.U]\ntag = 't'\n[union.U.members]\nA = 'T'",
            "[type.T.fields]\na = 'string'",
            &["major union `U`: removed"],
        ),
    ];
    check(cases, ToOwned::to_owned);
}

#[test]
fn ids() {
    let cases: &[Case] = &[
        (
            "[id]\nI = 'i_'",
            "[id]\nI = 'j_'",
            &["patch id `I`: prefix `i_` → `j_`"],
        ),
        (
            "[id.I]\ndoc = 'A.'",
            "[id.I]\ndoc = 'B.'",
            &["patch id `I`: `doc` changed"],
        ),
    ];
    check(cases, ToOwned::to_owned);
}

#[test]
fn enums() {
    let cases: &[Case] = &[
        // A string that was `Unknown` is now a variant.
        ("a = ''", "a = ''\nb = ''", &["minor value `E.b`: added"]),
        ("a = ''\nb = ''", "a = ''", &["major value `E.b`: removed"]),
        (
            "a = ''\nb = ''",
            "b = ''\na = ''",
            &["patch enum `E`: values reordered"],
        ),
        (
            "a = ''",
            "a = { name = 'B' }",
            &["major value `E.a`: Rust name `A` → `B`"],
        ),
        (
            "a = ''",
            "b = { name = 'A' }",
            &["patch value `E.a`: wire name `a` → `b`"],
        ),
        (
            "a = { is = 'paid' }\nb = ''",
            "a = { is = 'paid' }\nb = { is = 'paid' }",
            &["minor value `E.b`: `is_paid` returns true"],
        ),
        (
            "a = ''",
            "a = { is = 'paid' }",
            &[
                "minor enum `E`: some values are marked `paid`",
                "minor value `E.a`: `is_paid` returns true",
            ],
        ),
        (
            "a = { is = 'paid' }",
            "a = ''",
            &[
                "major enum `E`: no value is marked `paid` now",
                "minor value `E.a`: `is_paid` returns false",
            ],
        ),
        (
            "a = ''",
            "a = { deprecated = 'b' }",
            &["minor value `E.a`: deprecated: b"],
        ),
    ];
    check(cases, |values| format!("[enum.E.values]\n{values}"));
}

#[test]
fn limits_of_values() {
    let cases: &[Case] = &[
        (
            "limits = 'amount'\nvalues.a = { max = 5 }",
            "limits = 'amount'\nvalues.a = { max = 6 }",
            &["minor value `E.a`: limits changed"],
        ),
        (
            "limits = 'amount'\nvalues.a = { max = 5 }",
            "limits = 'amount'\nvalues.a = { min = 5 }",
            &["minor value `E.a`: limits changed"],
        ),
        (
            "limits = 'amount'\nvalues.a = { max = 5 }",
            "limits = 'integer'\nvalues.a = { max = 5 }",
            &["major enum `E`: the type of the limits of its values changed"],
        ),
        (
            "values.a = ''",
            "limits = 'amount'\nvalues.a = { max = 5 }",
            &[
                "minor enum `E`: its values have limits",
                "minor value `E.a`: limits changed",
            ],
        ),
        (
            "limits = 'amount'\nvalues.a = { max = 5 }",
            "values.a = ''",
            &[
                "major enum `E`: its values have no limits now",
                "minor value `E.a`: limits changed",
            ],
        ),
    ];
    check(cases, |body| format!("[enum.E]\n{body}"));
}

#[test]
fn enums_of_integers() {
    let cases: &[Case] = &[(
        "type = 'string'",
        "type = 'integer'",
        &["major enum `E`: `string` → `integer` on the wire"],
    )];
    check(cases, |form| {
        format!("[enum.E]\n{form}\n[enum.E.values]\n7 = {{ name = 'Seven' }}")
    });
}

/// Builds a spec with the union `U` in an object.
fn unions(part: &str) -> String {
    format!(
        "[type.A.fields]\na = 'string'\n[type.B.fields]\nb = 'string'\n\
         [type.T.fields]\nu = 'U'\n[union.U]\ntag = 'kind'\n[union.U.members]\n{part}"
    )
}

#[test]
fn members_of_unions() {
    let cases: &[Case] = &[
        (
            "X = 'A'",
            "X = 'A'\nY = 'B'",
            &["minor member `U.Y`: added"],
        ),
        (
            "X = 'A'\nY = 'B'",
            "X = 'A'",
            &["major member `U.Y`: removed"],
        ),
        (
            "X = 'A'",
            "X = 'B'",
            &["major member `U.X`: type `A` → `B`"],
        ),
        (
            "X = 'A'",
            "X = { type = 'A', name = 'Z' }",
            &["major member `U.X`: Rust name `X` → `Z`"],
        ),
        (
            "X = 'A'",
            "Z = { type = 'A', name = 'X' }",
            &["patch member `U.X`: wire name `X` → `Z`"],
        ),
        (
            "X = 'A'\nY = 'B'",
            "Y = 'B'\nX = 'A'",
            &["patch union `U`: members reordered"],
        ),
    ];
    check(cases, unions);
    let tags: &[Case] = &[("kind", "sort", &["patch union `U`: tag `kind` → `sort`"])];
    check(tags, |tag| unions("X = 'A'").replace("kind", tag));
}

/// A union in a request converts from its members.
#[test]
fn conversions_into_requests() {
    let cases: &[Case] = &[
        (
            "X = 'A'",
            "X = 'A'\nY = 'A'",
            &[
                "major type `T`: no longer converts from `A`",
                "major union `U`: no longer converts from `A`",
                "minor member `U.Y`: added",
            ],
        ),
        (
            "X = 'A'",
            "X = 'A'\nY = 'B'",
            &[
                "minor type `T`: converts from `B`",
                "minor union `U`: converts from `B`",
                "minor member `U.Y`: added",
            ],
        ),
    ];
    check(cases, |members| {
        format!(
            "[resource.r]\n[endpoint.\"r.m\"]\nhttp = \"POST /m\"\nbody = \"T\"\nretry = \"never\"\n\
             [endpoint.\"r.n\"]\nhttp = \"POST /n\"\nbody = \"B\"\nretry = \"never\"\n{}",
            unions(members)
        )
    });
}

#[test]
fn types_that_become_part_of_a_request() {
    let cases: &[Case] = &[
        (
            "returns = 'T'",
            "body = 'T'",
            &[
                "major endpoint `r.m`: `m()` → `m(request: T)`",
                "major endpoint `r.m`: returns `T` → `nothing`",
                "minor type `A`: now part of a request",
                "minor type `T`: now part of a request",
                "minor union `U`: now part of a request",
            ],
        ),
        (
            "body = 'T'",
            "returns = 'T'",
            &[
                "major endpoint `r.m`: `m(request: T)` → `m()`",
                "major endpoint `r.m`: returns `nothing` → `T`",
                "major type `A`: no longer part of a request",
                "major type `T`: no longer part of a request",
                "major union `U`: no longer part of a request",
            ],
        ),
    ];
    check(cases, |part| {
        format!(
            "[resource.r]\n[endpoint.\"r.m\"]\nhttp = \"POST /m\"\n{part}\nretry = \"never\"\n{}",
            unions("X = 'A'")
        )
    });
}

#[test]
fn groups_of_fields() {
    let cases: &[Case] = &[(
        "",
        "any_of = [['a', 'b']]",
        &["patch type `T`: `any_of` changed"],
    )];
    check(cases, |part| {
        format!("[type.T]\n{part}\n[type.T.fields]\na = 'string?'\nb = 'string?'")
    });
}
