//! Tests of the outcomes that a spec states for errors, and of optional responses.

use bytes::Bytes;
use durianpay_client::{Call, Error, ErrorKind, Outcome};

durianpay_client::bindings! {
    /// Tables of a restaurant.
    pub mod meja = r#"
        [api]
        name               = "Meja"
        auth               = "key"
        envelope           = "data"
        idempotency_header = "Idempotency-Key"

        [environment.live]
        url = "https://toko.example"

        [auth.key]
        scheme = "bearer"

        [error]
        type    = "Problem"
        message = "message"
        code    = "code"

        [type.Problem.fields]
        message = "string?"
        code    = "string?"

        [resource.tables]

        [endpoint."tables.book"]
        http    = "POST /tables"
        returns = "Table"
        retry   = "keyed"

        [endpoint."tables.book".errors]
        403 = { code = "GATEWAY_SAYS_NO", outcome = "unknown" }
        409 = { outcome = "rejected", doc = "The table is taken. The key was not used." }
        422 = { outcome = "unknown" }
        500 = { code = "NOT_EVEN_TRIED", outcome = "rejected" }

        [endpoint."tables.last"]
        http    = "GET /tables/last"
        returns = "Table?"
        retry   = "safe"

        [endpoint."tables.list"]
        http    = "GET /tables"
        returns = "[Table]?"
        retry   = "safe"

        [type.Table.fields]
        id = "string"
    "#;
}

fn client() -> meja::Client {
    meja::Client::builder(meja::ApiKey::new("k-123").unwrap())
        .base_url("https://meja.example")
        .build()
        .unwrap()
}

fn answered<T: durianpay_client::json::Decode>(
    call: &Call<T>,
    status: u16,
    body: &'static str,
) -> Result<T, Error> {
    let response = http::Response::builder().status(status);
    call.read_http(response.body(Bytes::from_static(body.as_bytes())).unwrap())
}

#[test]
fn a_stated_outcome_takes_precedence_over_the_status() {
    const NO: &str = r#"{"code": "GATEWAY_SAYS_NO"}"#;
    let book = client().tables().book();
    for (status, body, kind, outcome) in [
        (403, NO, ErrorKind::Api, Outcome::Unknown),
        (
            403,
            r#"{"code": "OTHER"}"#,
            ErrorKind::Api,
            Outcome::Rejected,
        ),
        (403, "{}", ErrorKind::Api, Outcome::Rejected),
        (400, NO, ErrorKind::Api, Outcome::Rejected),
        // Stated for the status, whatever the code.
        (409, "{}", ErrorKind::Api, Outcome::Rejected),
        (
            409,
            r#"{"code": "ALREADY"}"#,
            ErrorKind::Api,
            Outcome::Rejected,
        ),
        (422, NO, ErrorKind::Api, Outcome::Unknown),
        (
            422,
            r#"{"code": "KEY_EXISTS"}"#,
            ErrorKind::Conflict,
            Outcome::Unknown,
        ),
        (
            500,
            r#"{"code": "NOT_EVEN_TRIED"}"#,
            ErrorKind::Api,
            Outcome::Rejected,
        ),
        (500, "{}", ErrorKind::Api, Outcome::Unknown),
    ] {
        let error = answered(&book, status, body).unwrap_err();
        assert_eq!(error.kind(), kind, "{status} {body}");
        assert_eq!(error.outcome(), outcome, "{status} {body}");
    }
    let endpoint = &meja::endpoint::TABLES_BOOK;
    let stated = endpoint.stated_outcome(403, Some("GATEWAY_SAYS_NO"));
    assert_eq!(stated, Some(Outcome::Unknown));
    assert_eq!(endpoint.stated_outcome(404, None), None);
}

#[test]
fn an_error_says_whether_a_rejected_request_may_have_been_carried_out() {
    let book = client().tables().book();
    for (status, message) in [
        (
            400,
            "tables.book: the API rejected the request (status 400)",
        ),
        (
            422,
            "tables.book: the API rejected the request, which may have been carried out (status 422)",
        ),
        (500, "tables.book: the API failed (status 500)"),
    ] {
        let error = answered(&book, status, "{}").unwrap_err();
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn a_success_without_content_has_no_value() {
    let last = client().tables().last();
    let table = answered(&last, 200, r#"{"data": {"id": "t1"}}"#).unwrap();
    assert_eq!(table.unwrap().id, "t1");
    assert_eq!(answered(&last, 204, "").unwrap(), None);
    assert_eq!(answered(&last, 200, r#"{"data": null}"#).unwrap(), None);
    let all = client().tables().list();
    assert_eq!(answered(&all, 204, "").unwrap(), None);
    assert_eq!(answered(&all, 200, "[]").unwrap(), Some(Vec::new()));
}

#[test]
fn an_unreadable_value_is_not_read_as_none() {
    let last = client().tables().last();
    for (status, body) in [
        (200, ""),
        (200, "{}"),
        (200, r#"{"data": {}}"#),
        (200, r#"{"data": 5}"#),
        (204, "{"),
    ] {
        let error = answered(&last, status, body).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{status} {body}");
    }
    // A required value is not optional.
    let error = answered(&client().tables().book(), 204, "").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}
