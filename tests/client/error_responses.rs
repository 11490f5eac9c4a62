//! Rejections and redirects, in every form they come in.

use crate::support::{rejection, shown};
use durianpay_client::{ErrorKind, Outcome};

/// A body of a rejection, and the expected details.
struct Printed {
    name: &'static str,
    body: &'static str,
    message: Option<&'static str>,
    code: Option<&'static str>,
    request_id: Option<&'static str>,
    fields: &'static [(&'static str, &'static str)],
}

const NOTHING: Printed = Printed {
    name: "",
    body: "",
    message: None,
    code: None,
    request_id: None,
    fields: &[],
};

/// The forms in which the vendor prints rejections, and some that others send.
const PRINTED: &[Printed] = &[
    Printed {
        name: "error.401",
        body: r#"{"error": "invalid Authorization header in request", "error_code": "DPAY_UNAUTHORIZED_ACCESS"}"#,
        message: Some("invalid Authorization header in request"),
        code: Some("DPAY_UNAUTHORIZED_ACCESS"),
        ..NOTHING
    },
    Printed {
        name: "error.500, without a code",
        body: r#"{"error": "internal server error"}"#,
        message: Some("internal server error"),
        ..NOTHING
    },
    Printed {
        name: "orders.create.error.400, with fields and without a request id",
        body: r#"{"error": "required fields missing", "error_code": "DPAY_INVALID_REQUEST",
                  "request_id": "not-set", "errors": [{"field": "amount=\"amount invalid\"\n",
                  "message": "Please provide valid order data"}]}"#,
        message: Some("required fields missing"),
        code: Some("DPAY_INVALID_REQUEST"),
        fields: &[(
            "amount=\"amount invalid\"\n",
            "Please provide valid order data",
        )],
        ..NOTHING
    },
    Printed {
        name: "orders.list.error.400, with a request id",
        body: r#"{"error": "invalid skip and limit parameter", "error_code": "DPAY_INVALID_REQUEST",
                  "request_id": "dp_1lRGmHZClt3882"}"#,
        message: Some("invalid skip and limit parameter"),
        code: Some("DPAY_INVALID_REQUEST"),
        request_id: Some("dp_1lRGmHZClt3882"),
        ..NOTHING
    },
    Printed {
        name: "virtual_accounts.simulate.error.400, without a message",
        body: r#"{"error_code": "DPAY_INVALID_REQUEST", "request_id": "dp_JSN8xJULZ39583", "errors": [
                  {"field": "account_number", "message": "can't be blank"},
                  {"field": "amount", "message": "can't be blank"}]}"#,
        code: Some("DPAY_INVALID_REQUEST"),
        request_id: Some("dp_JSN8xJULZ39583"),
        fields: &[
            ("account_number", "can't be blank"),
            ("amount", "can't be blank"),
        ],
        ..NOTHING
    },
    Printed {
        name: "subaccounts.register.error.401, with a sentence as code",
        body: r#"{"error": "invalid credentials", "error_code": "merchant is not registered as a master merchant",
                  "request_id": "dp_pqHhskeQZf1990"}"#,
        message: Some("invalid credentials"),
        code: Some("merchant is not registered as a master merchant"),
        request_id: Some("dp_pqHhskeQZf1990"),
        ..NOTHING
    },
    Printed {
        name: "virtual_accounts.simulate.error.422, with data instead",
        body: r#"{"data": {"status": "Payment Unsuccessful", "reason": "VA Not found"}}"#,
        message: Some("VA Not found"),
        ..NOTHING
    },
    Printed {
        name: "wrapped in data",
        body: r#"{"data": {"error": "invalid payment id", "error_code": "DPAY_INVALID_PAYMENT_ID",
                  "request_id": "dp_1", "errors": [{"field": "id", "message": "odd"}]}}"#,
        message: Some("invalid payment id"),
        code: Some("DPAY_INVALID_PAYMENT_ID"),
        request_id: Some("dp_1"),
        fields: &[("id", "odd")],
    },
    Printed {
        name: "partly wrapped in data",
        body: r#"{"request_id": "dp_1", "errors": [{"field": "id", "message": "odd"}],
                  "data": {"error": "invalid payment id"}}"#,
        message: Some("invalid payment id"),
        request_id: Some("dp_1"),
        fields: &[("id", "odd")],
        ..NOTHING
    },
    Printed {
        name: "fields alone, beside no data",
        body: r#"{"data": null, "errors": [{"field": "id", "message": "odd"}]}"#,
        fields: &[("id", "odd")],
        ..NOTHING
    },
    Printed {
        name: "parts of other kinds",
        body: r#"{"error": {"message": "no"}, "error_code": 17, "request_id": null,
                  "errors": [{"field": 1}, "odd", null]}"#,
        code: Some("17"),
        fields: &[("", ""), ("", "odd"), ("", "")],
        ..NOTHING
    },
    Printed {
        name: "empty parts",
        body: r#"{"error": "", "error_code": "", "request_id": "", "errors": []}"#,
        ..NOTHING
    },
    Printed {
        name: "errors by field",
        body: r#"{"errors": {"id": "odd"}}"#,
        fields: &[("id", "odd")],
        ..NOTHING
    },
    Printed {
        name: "payments.charge, an empty object",
        body: "{}",
        ..NOTHING
    },
    Printed {
        name: "nothing",
        body: "",
        ..NOTHING
    },
    Printed {
        name: "null",
        body: "null",
        ..NOTHING
    },
    Printed {
        name: "a list",
        body: "[]",
        ..NOTHING
    },
    Printed {
        name: "text",
        body: "upstream connect error",
        ..NOTHING
    },
    Printed {
        name: "a page",
        body: "<html><h1>502 Bad Gateway</h1></html>",
        ..NOTHING
    },
    Printed {
        name: "cut",
        body: r#"{"error": "internal"#,
        ..NOTHING
    },
];

#[test]
fn every_form_of_a_rejection_is_read() {
    for printed in PRINTED {
        for (status, outcome) in [
            (400, Outcome::Rejected),
            (401, Outcome::Rejected),
            (403, Outcome::Rejected),
            (404, Outcome::Rejected),
            (409, Outcome::Rejected),
            (422, Outcome::Rejected),
            (429, Outcome::Rejected),
            (408, Outcome::Unknown),
            (500, Outcome::Unknown),
            (502, Outcome::Unknown),
            (503, Outcome::Unknown),
            (599, Outcome::Unknown),
            // A status that HTTP does not know says nothing.
            (600, Outcome::Unknown),
            (999, Outcome::Unknown),
            (101, Outcome::Unknown),
        ] {
            for label in ["application/json", "text/plain; charset=utf-8"] {
                let error = rejection(status, &[("content-type", label)], printed.body);
                let name = format!("{} {status} {label}", printed.name);
                assert_eq!(error.kind(), ErrorKind::Api, "{name}");
                assert_eq!(error.outcome(), outcome, "{name}");
                assert_eq!(error.operation(), Some("orders.get"), "{name}");
                assert_eq!(
                    error.status().map(|status| status.as_u16()),
                    Some(status),
                    "{name}"
                );
                assert_eq!(error.message(), printed.message, "{name}");
                assert_eq!(error.code(), printed.code, "{name}");
                assert_eq!(error.request_id(), printed.request_id, "{name}");
                assert_eq!(error.body(), Some(printed.body.as_bytes()), "{name}");
                let fields: Vec<_> = error
                    .fields()
                    .iter()
                    .map(|fault| (&*fault.field, &*fault.message))
                    .collect();
                assert_eq!(fields, printed.fields, "{name}");
            }
        }
    }
}

#[test]
fn a_redirect_is_an_error_that_keeps_its_response() {
    for status in [300, 301, 302, 303, 304, 307, 308, 399] {
        let error = rejection(
            status,
            &[
                ("location", "https://evil.example/?canary"),
                ("x-request-id", "dp_1"),
            ],
            r#"{"error": "moved"}"#,
        );
        assert_eq!(error.kind(), ErrorKind::Redirect, "{status}");
        assert_eq!(error.outcome(), Outcome::Unknown, "{status}");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert_eq!(error.message(), Some("moved"));
        assert_eq!(error.request_id(), Some("dp_1"));
        assert!(!shown(&error).contains("evil"), "{error}");
    }
}

#[test]
fn the_request_id_may_be_in_a_header() {
    for (headers, body, expected) in [
        (&[("x-request-id", "dp_head")][..], "", Some("dp_head")),
        (&[("X-Request-Id", "dp_head")], "{}", Some("dp_head")),
        (
            &[("x-request-id", "dp_head")],
            r#"{"request_id": "not-set"}"#,
            Some("dp_head"),
        ),
        (
            &[("x-request-id", "dp_head")],
            r#"{"request_id": "dp_body"}"#,
            Some("dp_body"),
        ),
        (&[], r#"{"request_id": "not-set"}"#, None),
    ] {
        let error = rejection(500, headers, body);
        assert_eq!(error.request_id(), expected, "{body}");
    }
}
