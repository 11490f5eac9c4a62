//! Resources and endpoints.

use super::{Case, check};

#[test]
fn added_and_removed() {
    const GET: &str = "[endpoint.\"r.get\"]\nhttp = \"GET /r\"\nretry = \"safe\"\n";
    let whole = |part: &str| part.replace("GET", GET);
    let cases: &[Case] = &[
        (
            "",
            "[resource.r]\nGET",
            &["minor resource `r`: added, with 1 endpoint"],
        ),
        (
            "[resource.r]\nGET",
            "",
            &["major resource `r`: removed, with 1 endpoint"],
        ),
        (
            "[resource.r]",
            "[resource.r]\nGET",
            &["minor endpoint `r.get`: added"],
        ),
        (
            "[resource.r]\nGET",
            "[resource.r]",
            &["major endpoint `r.get`: removed"],
        ),
        (
            "[resource.r]",
            "[resource.r]\ndoc = 'R.'",
            &["patch resource `r`: `doc` changed"],
        ),
        (
            "[resource.r]",
            "[resource.r]\ndeprecated = 'use `s`'",
            &["minor resource `r`: deprecated: use `s`"],
        ),
    ];
    check(cases, whole);
}

/// Builds a spec with an endpoint. `part` contains the rest of its tables.
fn endpoint(part: &str) -> String {
    format!(
        "[api]\nname = 'R'\nauth = 'k'\nidempotency_header = 'X-Key'\n[auth.k]\nscheme = 'basic'\n\
         [resource.r]\n[endpoint.\"r.m\"]\n{part}\n\
         [type.Free.fields]\na = 'string?'\nskip = 'integer?'\nlimit = 'integer?'\nfrom = 'integer?'\n\
         [type.Needy.fields]\na = 'string'\n\
         [type.List.fields]\nitems = '[Free]?'\nothers = '[Needy]?'\nrest = '[Free]?'\n\
         [id]\nA = 'a_'\nB = 'b_'\n\
         # All of them are part of a request, whatever else changes.\n\
         [resource.all]\n[endpoint.\"all.needy\"]\nhttp = 'POST /a'\nbody = 'Needy'\nretry = 'never'\n\
         [endpoint.\"all.free\"]\nhttp = 'POST /b'\nbody = 'Free'\nretry = 'never'\n"
    )
}

#[test]
fn verbs_and_paths() {
    let cases: &[Case] = &[(
        "http = 'GET /m'\nretry = 'safe'",
        "http = 'POST /n'\nretry = 'safe'",
        &["patch endpoint `r.m`: `GET /m` → `POST /n`"],
    )];
    check(cases, endpoint);
}

#[test]
fn parameters() {
    let cases: &[Case] = &[
        (
            "http = 'GET /m/{a}'\npath = { a = 'A' }",
            "http = 'GET /m/{a}'\npath = { a = 'B' }",
            &[
                "major endpoint `r.m`: `m(a: A)` → `m(a: B)`",
                "patch parameter `r.m(a)`: attributes changed",
            ],
        ),
        (
            "http = 'GET /m'",
            "http = 'GET /m/{a}'\npath = { a = 'A' }",
            &[
                "major endpoint `r.m`: `m()` → `m(a: A)`",
                "patch endpoint `r.m`: `GET /m` → `GET /m/{a}`",
            ],
        ),
        (
            "http = 'GET /m/{a}/{b}'\npath = { a = 'string', b = 'integer' }",
            "http = 'GET /m/{b}/{a}'\npath = { a = 'string', b = 'integer' }",
            &[
                "major endpoint `r.m`: `m(a: string, b: integer)` → `m(b: integer, a: string)`",
                "patch endpoint `r.m`: `GET /m/{a}/{b}` → `GET /m/{b}/{a}`",
            ],
        ),
        // Interchangeable arguments are named, so their order does not matter.
        (
            "http = 'GET /m/{a}/{b}'\npath = { a = 'string', b = 'string' }",
            "http = 'GET /m/{b}/{a}'\npath = { a = 'string', b = 'string' }",
            &[
                "patch endpoint `r.m`: `GET /m/{a}/{b}` → `GET /m/{b}/{a}`",
                "patch endpoint `r.m`: `m(RMArguments { a: string, b: string })` → `m(RMArguments { b: string, a: string })`",
            ],
        ),
        (
            "http = 'GET /m/{a}/{b}'\npath = { a = 'string', b = 'string' }",
            "http = 'GET /m/{a}/{c}'\npath = { a = 'string', c = 'string' }",
            &[
                "major endpoint `r.m`: `m(RMArguments { a: string, b: string })` → `m(RMArguments { a: string, c: string })`",
                "patch endpoint `r.m`: `GET /m/{a}/{b}` → `GET /m/{a}/{c}`",
            ],
        ),
        (
            "http = 'GET /m/{a}'\npath = { a = 'string' }",
            "http = 'GET /m/{a}/{b}'\npath = { a = 'string', b = 'string' }",
            &[
                "major endpoint `r.m`: `m(a: string)` → `m(RMArguments { a: string, b: string })`",
                "patch endpoint `r.m`: `GET /m/{a}` → `GET /m/{a}/{b}`",
            ],
        ),
        (
            "http = 'GET /m/{a}'\npath = { a = 'A' }",
            "http = 'GET /m/{b}'\npath = { b = 'A' }",
            &[
                "patch endpoint `r.m`: `GET /m/{a}` → `GET /m/{b}`",
                "patch endpoint `r.m`: `m(a: A)` → `m(b: A)`",
            ],
        ),
        (
            "http = 'GET /m/{a}'\npath = { a = 'A' }",
            "http = 'GET /m/{a}'\npath = { a = { type = 'A', doc = 'A.' } }",
            &["patch parameter `r.m(a)`: `doc` changed"],
        ),
        (
            "http = 'GET /m/{a}'\npath = { a = 'A' }",
            "http = 'GET /m/{a}'\npath = { a = { type = 'A', example = 'a_1' } }",
            &["patch parameter `r.m(a)`: attributes changed"],
        ),
    ];
    check(cases, |part| endpoint(&format!("{part}\nretry = 'safe'")));
}

#[test]
fn arguments() {
    let cases: &[Case] = &[
        (
            "",
            "query = 'Free'",
            &["minor endpoint `r.m`: `m_with(query: Free)` added"],
        ),
        (
            "query = 'Free'",
            "",
            &["major endpoint `r.m`: `m_with(query: Free)` removed"],
        ),
        (
            "",
            "query = 'Needy'",
            &["major endpoint `r.m`: `m()` → `m(query: Needy)`"],
        ),
        (
            "",
            "headers = 'Free'",
            &["minor endpoint `r.m`: `m_with(headers: Free)` added"],
        ),
        // Each further optional argument is one more argument of `m_with`.
        (
            "query = 'Free'",
            "query = 'Free'\nheaders = 'Free'",
            &[
                "major endpoint `r.m`: `m_with(query: Free)` → `m_with(RMWithArguments { query: Free, headers: Free })`",
            ],
        ),
        (
            "",
            "body = 'Free'",
            &["major endpoint `r.m`: `m()` → `m(request: Free)`"],
        ),
        (
            "body = 'Free'",
            "body = 'Needy'",
            &["major endpoint `r.m`: `m(request: Free)` → `m(request: Needy)`"],
        ),
    ];
    check(cases, |part| {
        endpoint(&format!("http = 'POST /m'\nretry = 'never'\n{part}"))
    });
}

/// A field that becomes required makes its query an argument of every call.
#[test]
fn a_query_that_becomes_required() {
    let whole = |ty: &str| {
        endpoint("http = 'GET /m'\nquery = 'Query'\nretry = 'safe'")
            + &format!("[type.Query.fields]\na = '{ty}'\n")
    };
    let cases: &[Case] = &[(
        "string?",
        "string",
        &[
            "major endpoint `r.m`: `m()` → `m(query: Query)`",
            "major endpoint `r.m`: `m_with(query: Query)` removed",
            "major field `Query.a`: `string?` → `string`",
        ],
    )];
    check(cases, whole);
}

#[test]
fn responses() {
    let cases: &[Case] = &[
        (
            "",
            "returns = 'List'",
            &["major endpoint `r.m`: returns `nothing` → `List`"],
        ),
        (
            "returns = 'List'",
            "returns = '[List]'",
            &["major endpoint `r.m`: returns `List` → `[List]`"],
        ),
        (
            "returns = 'List'",
            "returns = 'List?'",
            &["major endpoint `r.m`: returns `List` → `List?`"],
        ),
        (
            "returns = 'List'\nenvelope = 'bare'",
            "returns = 'List'\nenvelope = 'either'",
            &["patch endpoint `r.m`: envelope `bare` → `either`"],
        ),
        (
            "returns = 'List'\nenvelope = 'bare'",
            "returns = 'List'\nenvelope = 'whole'",
            &["minor endpoint `r.m`: envelope `bare` → `whole`"],
        ),
    ];
    check(cases, |part| {
        endpoint(&format!("http = 'GET /m'\nretry = 'safe'\n{part}"))
    });
}

#[test]
fn retry_classes() {
    let cases: &[Case] = &[
        (
            "never",
            "safe",
            &["minor endpoint `r.m`: retry `never` → `safe`"],
        ),
        (
            "safe",
            "never",
            &["minor endpoint `r.m`: retry `safe` → `never`"],
        ),
        (
            "never",
            "keyed",
            &["minor endpoint `r.m`: retry `never` → `keyed`"],
        ),
        // A caller that retries relied on the idempotency key.
        (
            "keyed",
            "safe",
            &["major endpoint `r.m`: retry `keyed` → `safe`"],
        ),
        (
            "keyed",
            "never",
            &["major endpoint `r.m`: retry `keyed` → `never`"],
        ),
    ];
    check(cases, |retry| {
        endpoint(&format!("http = 'POST /m'\nretry = '{retry}'"))
    });
}

#[test]
fn pages() {
    const ITEMS: &str = "items = 'items'\nskip = 'skip'\nlimit = 'limit'";
    let cases: &[Case] = &[
        ("", ITEMS, &["minor endpoint `r.m`: now paginated"]),
        (ITEMS, "", &["major endpoint `r.m`: no longer paginated"]),
        (
            ITEMS,
            "items = 'others'\nskip = 'skip'\nlimit = 'limit'",
            &[
                "major endpoint `r.m`: pages of `Free` → `Needy`",
                "patch endpoint `r.m`: page keys changed",
            ],
        ),
        (
            ITEMS,
            "items = 'rest'\nskip = 'from'\nlimit = 'limit'",
            &["patch endpoint `r.m`: page keys changed"],
        ),
        (
            ITEMS,
            "items = 'items'\nskip = 'skip'\nlimit = 'limit'\ntotal = 'rest'",
            &["patch endpoint `r.m`: `total` changed"],
        ),
        (
            ITEMS,
            "items = 'items'\nlink_header = true\nlimit = 'limit'",
            &["patch endpoint `r.m`: page keys changed"],
        ),
        (
            "items = 'items'\npage = 'skip'",
            "items = 'items'\npage = 'skip'\nfirst = 0",
            &["patch endpoint `r.m`: page keys changed"],
        ),
        (
            "items = 'items'\ncursor = 'skip'\nlast = 'a'",
            "items = 'items'\ncursor = 'from'\nlast = 'a'",
            &["patch endpoint `r.m`: page keys changed"],
        ),
    ];
    check(cases, |part| {
        let page = if part.is_empty() {
            ""
        } else {
            "[endpoint.\"r.m\".page]\n"
        };
        endpoint(&format!(
            "http = 'GET /m'\nquery = 'Free'\nreturns = 'List'\nretry = 'safe'\n{page}{part}"
        ))
    });
}

#[test]
fn events() {
    const STREAM: &str = "accept = 'text/event-stream'";
    const DONE: &str = "accept = 'text/event-stream'\nevents = { done = 'end' }";
    let cases: &[Case] = &[
        (
            "",
            STREAM,
            &[
                "major endpoint `r.m`: events instead of a whole response",
                "patch endpoint `r.m`: `accept` `application/json` → `text/event-stream`",
            ],
        ),
        (
            STREAM,
            "",
            &[
                "major endpoint `r.m`: a whole response instead of events",
                "patch endpoint `r.m`: `accept` `text/event-stream` → `application/json`",
            ],
        ),
        (STREAM, DONE, &["patch endpoint `r.m`: `done` none → `end`"]),
    ];
    check(cases, |part| {
        endpoint(&format!(
            "http = 'GET /m'\nreturns = 'Free'\nretry = 'safe'\n{part}"
        ))
    });
}

#[test]
fn files() {
    let cases: &[Case] = &[(
        "string",
        "file",
        &["major field `Form.content`: `string` → `file`"],
    )];
    check(cases, |ty| {
        format!(
            "[resource.r]\n[endpoint.\"r.m\"]\nhttp = 'POST /m'\nbody = 'Form'\n\
             content_type = 'multipart/form-data'\nretry = 'never'\n\
             [type.Form.fields]\ncontent = '{ty}'\n"
        )
    });
}

#[test]
fn error_responses() {
    let cases: &[Case] = &[
        ("", "404 = 'None.'", &["patch error `r.m` 404: added"]),
        ("404 = 'None.'", "", &["patch error `r.m` 404: removed"]),
        (
            "404 = 'None.'",
            "404 = 'Gone.'",
            &["patch error `r.m` 404: `doc` changed"],
        ),
        (
            "404 = { code = 'A' }",
            "404 = { code = 'B' }",
            &["patch error `r.m` 404: code `A` → `B`"],
        ),
        (
            "404 = ''",
            "404 = { outcome = 'unknown' }",
            &["minor error `r.m` 404: outcome by the status → unknown"],
        ),
        (
            "404 = { outcome = 'unknown' }",
            "404 = { outcome = 'rejected' }",
            &["minor error `r.m` 404: outcome unknown → rejected"],
        ),
        (
            "404 = ''",
            "404 = { type = 'json' }",
            &["minor error `r.m` 404: type `none` → `json`"],
        ),
        (
            "4XX = { type = 'json' }",
            "4XX = { type = 'string' }",
            &["major error `r.m` 4XX: type `json` → `string`"],
        ),
        (
            "default = { type = 'json' }",
            "5XX = { type = 'json' }",
            &[
                "major error `r.m` default: removed",
                "minor error `r.m` 5XX: added",
            ],
        ),
        (
            "404 = ''\n409 = ''",
            "409 = ''\n404 = ''",
            &["patch endpoint `r.m`: errors reordered"],
        ),
    ];
    check(cases, |part| {
        endpoint(&format!(
            "http = 'GET /m'\nretry = 'safe'\n[endpoint.\"r.m\".errors]\n{part}"
        ))
    });
}

#[test]
fn servers_and_response_headers() {
    let cases: &[Case] = &[
        (
            "retry = 'safe'",
            "retry = 'safe'\nresponse_headers = 'Free'",
            &["minor endpoint `r.m`: `response_headers` none → `Free`"],
        ),
        (
            "retry = 'safe'\nresponse_headers = 'Free'",
            "retry = 'safe'\nresponse_headers = 'Needy'",
            &["major endpoint `r.m`: `response_headers` `Free` → `Needy`"],
        ),
        (
            "retry = 'safe'",
            "retry = 'safe'\nservers = { live = 'https://b.example' }",
            &["major endpoint `r.m`: server in `live` none → `https://b.example`"],
        ),
        (
            "retry = 'safe'\nservers = { live = 'https://b.example' }",
            "retry = 'safe'\nservers = { live = 'https://c.example' }",
            &["major endpoint `r.m`: server in `live` `https://b.example` → `https://c.example`"],
        ),
    ];
    check(cases, |part| {
        endpoint(&format!(
            "http = 'GET /m'\n{part}\n[environment.live]\nurl = 'https://a.example'"
        ))
    });
}
