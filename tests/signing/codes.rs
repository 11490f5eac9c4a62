//! Codes of responses, which count more than the HTTP status.

use crate::api::{self, BALANCE, TOPUP, TRANSFER};
use crate::server::{Clock, Reply, Server};
use durianpay_client::{Error, ErrorKind, Outcome};
use http::StatusCode;

async fn call(
    endpoint: &'static durianpay_client::Endpoint,
    status: u16,
    body: &'static str,
) -> (Result<(), Error>, usize) {
    let server = Server::new(move |_, _| Reply::Json(status, body.to_owned()));
    let client = api::client(&server, &Clock::new());
    let result = client.call(endpoint).await.map(drop);
    (result, server.calls().len())
}

#[tokio::test(start_paused = true)]
async fn the_code_decides_what_a_response_means() {
    for (status, body, outcome) in [
        (200, r#"{"responseCode":"2001800"}"#, None),
        (202, r#"{"responseCode":"2021800"}"#, None),
        (200, r#"{"responseCode":2001800}"#, None),
        (200, "{}", None),
        // An error inside of a success, as text and as a number.
        (200, r#"{"responseCode":"4091801"}"#, Some(Outcome::Unknown)),
        (200, r#"{"responseCode":4091801}"#, Some(Outcome::Unknown)),
        (
            200,
            r#"{"responseCode":"4011800"}"#,
            Some(Outcome::Rejected),
        ),
        (409, r#"{"responseCode":"4091801"}"#, Some(Outcome::Unknown)),
        // Undocumented, in the usual form: the status that it names.
        (
            200,
            r#"{"responseCode":"4041899"}"#,
            Some(Outcome::Rejected),
        ),
        (200, r#"{"responseCode":"5041899"}"#, Some(Outcome::Unknown)),
        (404, r#"{"responseCode":"5041899"}"#, Some(Outcome::Unknown)),
        // Of another length: the status of HTTP.
        (200, r#"{"responseCode":"20018000"}"#, None),
        (
            404,
            r#"{"responseCode":"50018000"}"#,
            Some(Outcome::Rejected),
        ),
        (200, r#"{"responseCode":""}"#, None),
        // A contradiction.
        (400, r#"{"responseCode":"2001800"}"#, Some(Outcome::Unknown)),
        (500, r#"{"responseCode":"2001800"}"#, Some(Outcome::Unknown)),
        (404, "not json", Some(Outcome::Rejected)),
        (502, "not json", Some(Outcome::Unknown)),
    ] {
        let (result, calls) = call(&TOPUP, status, body).await;
        let found = result.err().map(|error| error.outcome());
        assert_eq!(found, outcome, "{status} {body}");
        assert_eq!(calls, 1, "{status} {body}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_stated_outcome_of_the_endpoint_takes_precedence() {
    for status in [403, 200] {
        let (result, _) = call(&TRANSFER, status, r#"{"responseCode":"4031814"}"#).await;
        assert_eq!(result.unwrap_err().outcome(), Outcome::Unknown, "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_error_inside_a_200_has_code_and_message() {
    let body = r#"{"responseCode":4041801,"responseMessage":"Transaction Not Found"}"#;
    let (result, _) = call(&BALANCE, 200, body).await;
    let error = result.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(
        (error.status(), error.code()),
        (Some(StatusCode::OK), Some("4041801"))
    );
    assert_eq!(
        error.to_string(),
        "accounts.balance: the API rejected the request (status 200, code 4041801, message \
         \"Transaction Not Found\")"
    );
}

#[tokio::test(start_paused = true)]
async fn a_failure_code_inside_a_200_is_retried_like_a_status() {
    let body = r#"{"responseCode":"5041800"}"#;
    for (endpoint, expected) in [(&BALANCE, 3), (&TRANSFER, 3), (&TOPUP, 1)] {
        let (result, calls) = call(endpoint, 200, body).await;
        assert_eq!(result.unwrap_err().outcome(), Outcome::Unknown);
        assert_eq!(calls, expected, "{}", endpoint.id);
    }
}
