//! Fields of requests and of responses.

use super::{Case, check};

const TYPES: &str = "
[type.Other.fields]
id = \"string\"
[enum.Color.values]
red = \"Red.\"
";

/// Builds a spec in which `T` is part of a request.
fn input(fields: &str) -> String {
    format!(
        "[resource.r]\n[endpoint.\"r.m\"]\nhttp = \"POST /m\"\nbody = \"T\"\nretry = \"never\"\n\
         [type.T.fields]\n{fields}\n{TYPES}"
    )
}

/// Builds a spec in which `T` is a response.
fn response(fields: &str) -> String {
    format!(
        "[resource.r]\n[endpoint.\"r.m\"]\nhttp = \"GET /m\"\nreturns = \"T\"\nretry = \"safe\"\n\
         [type.T.fields]\n{fields}\n{TYPES}"
    )
}

#[test]
fn of_requests() {
    let cases: &[Case] = &[
        ("a = 'string'", "a = 'string'", &[]),
        (
            "a = 'string'",
            "a = 'string'\nb = 'integer'",
            &["major field `T.b`: added, required"],
        ),
        (
            "a = 'string'\nb = 'string'",
            "a = 'string'\nb = 'string'\nc = 'string'",
            &["major field `T.c`: added, required"],
        ),
        // Interchangeable values are named.
        (
            "a = 'string'",
            "a = 'string'\nb = 'string'",
            &[
                "major type `T`: `new` takes its values by name",
                "major field `T.b`: added, required",
            ],
        ),
        (
            "a = 'string'\nb = 'string'",
            "a = 'string'\nb = 'integer'",
            &[
                "major type `T`: `new` takes its values by position",
                "major field `T.b`: `string` → `integer`",
            ],
        ),
        (
            "a = 'string'",
            "a = 'string'\nb = 'string?'",
            &["minor field `T.b`: added, optional"],
        ),
        (
            "a = 'string'\nb = 'string?'",
            "a = 'string'",
            &["major field `T.b`: removed"],
        ),
        (
            "a = 'string'",
            "a = 'string?'",
            &["major field `T.a`: `string` → `string?`"],
        ),
        (
            "a = 'string?'",
            "a = 'string'",
            &["major field `T.a`: `string?` → `string`"],
        ),
        // An `Option` in both versions, but an argument of `new` in only one.
        (
            "a = { type = 'string?', nullable = true }",
            "a = { type = 'string', nullable = true }",
            &["major field `T.a`: `string?`, nullable → `string`, nullable"],
        ),
        (
            "a = { type = 'string', nullable = true }",
            "a = { type = 'string?', nullable = true }",
            &["major field `T.a`: `string`, nullable → `string?`, nullable"],
        ),
        // These arguments are distinguished only by their position.
        (
            "a = 'string'\nb = 'integer'",
            "b = 'integer'\na = 'string'",
            &["major type `T`: required fields reordered"],
        ),
        (
            "a = 'string'\nb = 'string'",
            "b = 'string'\na = 'string'",
            &["patch type `T`: fields reordered"],
        ),
        (
            "a = 'string'\nb = 'string?'",
            "b = 'string?'\na = 'string'",
            &["patch type `T`: fields reordered"],
        ),
        (
            "a = 'string'",
            "a = { type = 'string', const = 'x' }",
            &["major field `T.a`: now always \"x\""],
        ),
        (
            "a = { type = 'string', const = 'x' }",
            "a = 'string'",
            &["major field `T.a`: no longer a constant, required"],
        ),
        (
            "a = { type = 'string', const = 'x' }",
            "a = 'string?'",
            &["minor field `T.a`: no longer a constant, optional"],
        ),
        (
            "a = 'string'",
            "a = 'string'\nb = { type = 'integer', const = 1 }",
            &["patch field `T.b`: constant added"],
        ),
        (
            "a = 'string'\nb = { type = 'integer', const = 1 }",
            "a = 'string'",
            &["patch field `T.b`: constant removed"],
        ),
    ];
    check(cases, input);
}

#[test]
fn of_responses() {
    let cases: &[Case] = &[
        (
            "a = 'string'",
            "a = 'string'\nb = 'string?'",
            &["minor field `T.b`: added, optional"],
        ),
        (
            "a = 'string'",
            "a = 'string'\nb = 'string'",
            &["minor field `T.b`: added, required"],
        ),
        (
            "a = 'string'\nb = 'string'",
            "a = 'string'",
            &["major field `T.b`: removed"],
        ),
        (
            "a = 'string'",
            "a = 'string?'",
            &["major field `T.a`: `string` → `string?`"],
        ),
        (
            "a = 'string'",
            "a = { type = 'string', nullable = true }",
            &["major field `T.a`: `string` → `string`, nullable"],
        ),
        (
            "a = 'string?'",
            "a = { type = 'string?', nullable = true }",
            &["patch field `T.a`: `string?` → `string?`, nullable"],
        ),
        (
            "a = { type = 'string?', nullable = true }",
            "a = { type = 'string', nullable = true }",
            &["minor field `T.a`: `string?`, nullable → `string`, nullable"],
        ),
        (
            "a = { type = 'string', nullable = true }",
            "a = { type = 'string?', nullable = true }",
            &["patch field `T.a`: `string`, nullable → `string?`, nullable"],
        ),
        (
            "a = 'string'",
            "a = 'integer'",
            &["major field `T.a`: `string` → `integer`"],
        ),
        (
            "a = 'string'",
            "a = '[Other]'",
            &["major field `T.a`: `string` → `[Other]`"],
        ),
        (
            "a = 'Other?'",
            "a = '{Color}?'",
            &["major field `T.a`: `Other?` → `{Color}?`"],
        ),
        (
            "a = 'string'\nb = 'string'",
            "b = 'string'\na = 'string'",
            &["patch type `T`: fields reordered"],
        ),
        (
            "a = { type = 'string', const = 'x' }",
            "a = { type = 'string', const = 'y' }",
            &["minor field `T.a`: always \"x\" → \"y\""],
        ),
        (
            "a = { type = 'string', const = 'x' }",
            "a = { type = 'string?', const = 'x' }",
            &["patch field `T.a`: `string` → `string?`"],
        ),
    ];
    check(cases, response);
}

#[test]
fn wire_names_and_rust_names() {
    let cases: &[Case] = &[
        // Nothing shows that this is the same field.
        (
            "a = 'string'",
            "b = 'string'",
            &[
                "major field `T.a`: removed",
                "minor field `T.b`: added, required",
            ],
        ),
        (
            "a = 'string'",
            "b = { type = 'string', name = 'a' }",
            &["patch field `T.a`: wire name `a` → `b`"],
        ),
        (
            "a = 'string'",
            "a = { type = 'string', name = 'b' }",
            &["major field `T.a`: Rust name `a` → `b`"],
        ),
        (
            "a = { type = 'string', const = 'x' }",
            "a = { type = 'string', const = 'x', name = 'b' }",
            &["patch field `T.a`: Rust name `a` → `b`"],
        ),
        (
            "a = 'string'",
            "a = { type = 'string', aliases = ['b'] }",
            &["patch field `T.a`: `aliases` changed"],
        ),
        (
            "a = { type = 'string', aliases = ['b'] }",
            "a = { type = 'string', aliases = ['c'] }",
            &["minor field `T.a`: `aliases` changed"],
        ),
    ];
    check(cases, response);
}

#[test]
fn wire_formats() {
    let cases: &[Case] = &[
        (
            "a = 'amount'",
            "a = { type = 'amount', number = 'rupiah' }",
            &["patch field `T.a`: wire format changed"],
        ),
        // The same number is another amount of money.
        (
            "a = 'amount'",
            "a = { type = 'amount', number = 'hundredths' }",
            &["major field `T.a`: unit of numbers changed"],
        ),
        (
            "a = { type = '[amount]', number = 'hundredths' }",
            "a = { type = '[amount]', number = 'rupiah' }",
            &["major field `T.a`: unit of numbers changed"],
        ),
        (
            "a = 'decimal'",
            "a = { type = 'decimal', number = 'plain' }",
            &["patch field `T.a`: wire format changed"],
        ),
        (
            "a = 'integer'",
            "a = { type = 'integer', number = 'string' }",
            &["patch field `T.a`: wire format changed"],
        ),
        (
            "a = 'integer'",
            "a = 'unsigned'",
            &["major field `T.a`: `integer` → `unsigned`"],
        ),
        (
            "a = 'string'",
            "a = 'date'",
            &["major field `T.a`: `string` → `date`"],
        ),
        (
            "a = 'uuid'",
            "a = 'base64'",
            &["major field `T.a`: `uuid` → `base64`"],
        ),
        (
            "a = 'string'",
            "a = { type = 'string', pattern = '^a$' }",
            &["patch field `T.a`: `pattern` changed"],
        ),
        (
            "a = 'integer'",
            "a = { type = 'integer', also = 'string' }",
            &["patch field `T.a`: `also` changed"],
        ),
    ];
    check(cases, response);
}

#[test]
fn metadata() {
    let cases: &[Case] = &[
        (
            "a = 'string'",
            "a = { type = 'string', sensitive = true }",
            &["patch field `T.a`: sensitive"],
        ),
        // A hidden value would appear in logs.
        (
            "a = { type = 'string', sensitive = true }",
            "a = 'string'",
            &["major field `T.a`: no longer sensitive"],
        ),
        (
            "a = 'integer'",
            "a = { type = 'integer', min = 1, max = 9 }",
            &["patch field `T.a`: limits changed"],
        ),
        (
            "a = 'string'",
            "a = { type = 'string', max_length = 9 }",
            &["patch field `T.a`: limits changed"],
        ),
        (
            "a = 'string?'",
            "a = { type = 'string?', default = 'x' }",
            &["patch field `T.a`: `default` changed"],
        ),
        (
            "a = { type = 'string', example = 'x' }",
            "a = { type = 'string', example = 'y' }",
            &["patch field `T.a`: `example` changed"],
        ),
        (
            "a = 'string'",
            "a = { type = 'string', doc = 'A.', note = 'B', evidence = 'observed', link = 'https://example.com' }",
            &["patch field `T.a`: `doc`, `link`, `evidence`, `note` changed"],
        ),
        (
            "a = 'string'",
            "a = { type = 'string', deprecated = 'use `b`' }",
            &["minor field `T.a`: deprecated: use `b`"],
        ),
        (
            "a = { type = 'string', deprecated = 'use `b`' }",
            "a = { type = 'string', deprecated = 'use `c`' }",
            &["patch field `T.a`: deprecation message changed"],
        ),
        (
            "a = { type = 'string', deprecated = 'use `b`' }",
            "a = 'string'",
            &["patch field `T.a`: no longer deprecated"],
        ),
    ];
    check(cases, input);
    check(cases, response);
}

#[test]
fn currencies() {
    let cases: &[Case] = &[
        (
            "'integer'",
            "{ type = 'integer', currency = 'USD' }",
            &["minor field `Sent.a`: `currency` none → `USD`"],
        ),
        (
            "{ type = 'integer', currency = 'USD' }",
            "{ type = 'integer', currency = { field = 'b' } }",
            &["major field `Sent.a`: `currency` `USD` → that of `b`"],
        ),
        (
            "{ type = 'integer', currency = 'USD' }",
            "'integer'",
            &["major field `Sent.a`: `currency` `USD` → none"],
        ),
    ];
    check(cases, |part| {
        format!(
            "[resource.r]\n[endpoint.'r.send']\nhttp = 'POST /r'\nbody = 'Sent'\nretry = 'never'\n[type.Sent.fields]\na = {part}\nb = 'string'\n"
        )
    });
}

#[test]
fn styles() {
    let cases: &[Case] = &[(
        "'[string]?'",
        "{ type = '[string]?', style = 'comma' }",
        &["patch field `Find.a`: `style` changed"],
    )];
    check(cases, |part| {
        format!(
            "[resource.r]\n[endpoint.'r.find']\nhttp = 'GET /r'\nquery = 'Find'\nretry = 'safe'\n[type.Find.fields]\na = {part}\n"
        )
    });
}
