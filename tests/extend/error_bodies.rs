//! Tests of error bodies whose types depend on the status.

use bytes::Bytes;
use durianpay_client::json::Decode;
use durianpay_client::{Call, EndpointError, Error, ErrorKind, Outcome};
use http::StatusCode;

durianpay_client::bindings! {
    /// Parcels, whose errors differ by status.
    pub mod parcels = r#"
        [api]
        name     = "Parcels"
        auth     = "key"
        envelope = "data"

        [auth.key]
        scheme = "bearer"

        [environment.live]
        url = "https://parcels.example"

        [error]
        type    = "Problem"
        message = "title"
        code    = "kind"

        [type.Problem.fields]
        title = "string?"
        kind  = "string?"

        [resource.parcels]

        [endpoint."parcels.send"]
        http    = "POST /parcels"
        body    = "Parcel"
        returns = "Parcel"
        retry   = "never"

        [endpoint."parcels.send".errors]
        401     = "The key is wrong."
        409     = { type = "Taken", outcome = "unknown" }
        422     = { type = "Invalid", doc = "A field is invalid." }
        4XX     = { type = "Problem", outcome = "unknown" }
        500     = { code = "closed", outcome = "rejected" }
        default = { type = "Outage" }

        [endpoint."parcels.get"]
        http    = "GET /parcels"
        returns = "Parcel"
        retry   = "safe"

        [endpoint."parcels.get".errors]
        404 = { type = "[string]" }
        5XX = { outcome = "rejected" }

        [type.Parcel.fields]
        to = "string"

        [type.Taken.fields]
        number = "integer"

        [type.Invalid.fields]
        fields = "{[string]}"
        email  = { type = "string?", sensitive = true }

        [type.Outage.fields]
        minutes = "integer?"
    "#;
}

durianpay_client::bindings! {
    /// Errors that all endpoints have in common.
    pub mod toko in "fixtures/valid/api-errors.toml";
}

use parcels::{Parcel, ParcelsGetError, ParcelsSendError};

fn client() -> parcels::Client {
    parcels::Client::builder(parcels::ApiKey::new("k-123-456").unwrap())
        .base_url("https://parcels.example")
        .build()
        .unwrap()
}

fn failed<T: Decode>(call: &Call<T>, status: u16, body: &'static str) -> Error {
    let response = http::Response::builder().status(status);
    let response = response.body(Bytes::from_static(body.as_bytes())).unwrap();
    call.read_http(response).err().unwrap()
}

fn sent(status: u16, body: &'static str) -> Error {
    failed(
        &client().parcels().send(Parcel::new("Jakarta")),
        status,
        body,
    )
}

fn body(status: u16, body: &'static str) -> ParcelsSendError {
    sent(status, body).read_body().unwrap().unwrap()
}

#[test]
fn the_most_exact_status_determines_the_type() {
    let ParcelsSendError::Conflict(taken) = body(409, r#"{"number": 7}"#) else {
        panic!("not a conflict");
    };
    assert_eq!(taken.number, 7);
    let ParcelsSendError::UnprocessableContent(invalid) =
        body(422, r#"{"fields": {"to": ["too long"]}}"#)
    else {
        panic!("not invalid");
    };
    assert_eq!(invalid.fields["to"], ["too long"]);
    for status in [400, 404, 499] {
        let error = body(status, r#"{"title": "No."}"#);
        assert!(
            matches!(error, ParcelsSendError::ClientError(_)),
            "{error:?}"
        );
    }
    for status in [502, 599] {
        let error = body(status, r#"{"minutes": "5"}"#);
        let ParcelsSendError::Default(outage) = error else {
            panic!("{error:?}");
        };
        assert_eq!(outage.minutes, Some(5));
    }
}

/// An entry without a type describes a body that is only read as `[error]` states.
#[test]
fn an_exact_entry_without_a_type_has_none() {
    for status in [401, 500] {
        assert!(sent(status, "{}").read_body::<ParcelsSendError>().is_none());
    }
    let get = client().parcels().get();
    for status in [400, 500] {
        let error = failed(&get, status, "{}");
        assert!(error.read_body::<ParcelsGetError>().is_none(), "{error}");
    }
    let body = failed(&get, 404, r#"["a"]"#).read_body();
    let ParcelsGetError::NotFound(similar) = body.unwrap().unwrap();
    assert_eq!(similar, ["a"]);
}

#[test]
fn an_unreadable_body_does_not_hide_the_error() {
    for text in ["", "<html>", "[]", r#"{"number": "none"}"#, "{}"] {
        let error = sent(409, text);
        assert_eq!(error.kind(), ErrorKind::Api);
        assert_eq!(error.status(), Some(StatusCode::CONFLICT));
        assert_eq!(error.outcome(), Outcome::Unknown);
        assert!(
            error.read_body::<ParcelsSendError>().unwrap().is_err(),
            "{text}"
        );
        assert_eq!(error.body(), Some(text.as_bytes()));
    }
    // The body of an error is never unwrapped.
    let wrapped = sent(409, r#"{"data": {"number": 7}}"#);
    assert!(wrapped.read_body::<ParcelsSendError>().unwrap().is_err());
}

#[test]
fn the_error_of_the_api_still_gives_message_and_code() {
    let error = sent(422, r#"{"title": "No.", "kind": "invalid", "fields": {}}"#);
    assert_eq!(
        (error.message(), error.code()),
        (Some("No."), Some("invalid"))
    );
    assert!(matches!(
        error.read_body(),
        Some(Ok(ParcelsSendError::UnprocessableContent(_)))
    ));
}

#[test]
fn the_most_exact_entry_states_the_outcome() {
    for (status, text, outcome) in [
        (422, "{}", Outcome::Rejected),
        (404, "{}", Outcome::Unknown),
        (408, "{}", Outcome::Unknown),
        (500, r#"{"kind": "closed"}"#, Outcome::Rejected),
        (500, "{}", Outcome::Unknown),
    ] {
        assert_eq!(sent(status, text).outcome(), outcome, "{status} {text}");
    }
    let unavailable = failed(&client().parcels().get(), 503, "{}");
    assert_eq!(unavailable.outcome(), Outcome::Rejected);
}

#[test]
fn only_an_error_response_of_the_endpoint_is_read() {
    fn is_none<E: EndpointError>(error: &Error) -> bool {
        error.read_body::<E>().is_none()
    }
    // Of another endpoint.
    assert!(is_none::<ParcelsGetError>(&sent(404, "{}")));
    // A success that cannot be read, and a redirect.
    let send = client().parcels().send(Parcel::new("Jakarta"));
    assert!(is_none::<ParcelsSendError>(&failed(&send, 200, "[]")));
    assert!(is_none::<ParcelsSendError>(&failed(&send, 302, "{}")));
}

#[test]
fn sensitive_fields_are_hidden() {
    let error = body(422, r#"{"fields": {}, "email": "a@example.com"}"#);
    let shown = format!("{error:?}");
    assert!(shown.contains("UnprocessableContent"), "{shown}");
    assert!(!shown.contains("a@example.com"), "{shown}");
}

fn toko_client() -> toko::Client {
    toko::Client::builder().build().unwrap()
}

#[test]
fn errors_of_the_api_are_those_of_each_endpoint() {
    let client = toko_client();
    let (create, cancel) = (client.orders().create(), client.orders().cancel());
    for call in [&create, &cancel] {
        let error = failed(call, 503, r#"{"code": 17, "title": "Closed."}"#);
        assert_eq!(error.outcome(), Outcome::Rejected);
        assert_eq!(error.code(), Some("17"));
    }
    // The endpoint describes this status itself.
    let body = failed(&create, 429, r#"{"seconds": 7}"#).read_body();
    let toko::OrdersCreateError::TooManyRequests(pause) = body.unwrap().unwrap() else {
        panic!("not a pause");
    };
    assert_eq!(pause.seconds, 7);
    let error = failed(&cancel, 429, "{}");
    assert!(error.read_body::<toko::OrdersCancelError>().is_none());
    let body = failed(&cancel, 404, r#"{"code": 4, "title": "None."}"#).read_body();
    let toko::OrdersCancelError::ClientError(problem) = body.unwrap().unwrap();
    assert_eq!(problem.code, 4);
}

#[test]
fn rejected_fields_are_listed_in_any_form() {
    let cancel = |body| {
        let error = failed(&toko_client().orders().cancel(), 400, body);
        let fields = error.fields().iter();
        let texts = fields.map(|invalid| format!("{}: {}", invalid.field, invalid.message));
        texts.collect::<Vec<_>>()
    };
    for (body, fields) in [
        (
            r#"{"fields": {"to": ["too long", "not a city"], "qty": "negative"}}"#,
            &["to: too long", "to: not a city", "qty: negative"][..],
        ),
        (
            r#"{"fields": {"to": {"message": "too long"}}}"#,
            &["to: too long"],
        ),
        (r#"{"fields": ["too long"]}"#, &[": too long"]),
        (
            r#"{"fields": [{"field": "to", "message": "too long"}]}"#,
            &["to: too long"],
        ),
        (r#"{"fields": {"to": [], "qty": 7}}"#, &["qty: "]),
        (r#"{"fields": "to"}"#, &[]),
    ] {
        assert_eq!(cancel(body), fields, "{body}");
    }
}
