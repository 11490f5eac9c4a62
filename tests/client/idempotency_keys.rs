//! Calls that an idempotency key protects from being carried out twice.

use crate::support::{client, create_order, rejection};
use bytes::Bytes;
use durianpay_client::api::Disbursement;
use durianpay_client::{Call, Error, ErrorKind, Outcome};

const KEY: &str = "x-idempotency-key";

fn approve() -> Call<Disbursement> {
    client().disbursements().approve("dis_1")
}

fn key_of<T>(call: &Call<T>) -> Option<String> {
    let request = call.to_http().unwrap();
    let key = request.headers().get(KEY)?;
    assert!(key.is_sensitive());
    Some(key.to_str().unwrap().to_owned())
}

fn answered(status: u16, body: &'static str) -> Result<Disbursement, Error> {
    let response = http::Response::builder().status(status);
    approve().read_http(response.body(Bytes::from_static(body.as_bytes())).unwrap())
}

#[test]
fn each_keyed_call_has_a_key_of_its_own_and_keeps_it() {
    let call = approve();
    let key = key_of(&call).unwrap();
    assert_eq!(key.len(), 36, "a UUID: {key}");
    assert_eq!(key_of(&call).as_deref(), Some(&*key));
    assert_ne!(key_of(&approve()).as_deref(), Some(&*key));
}

#[test]
fn a_key_of_the_callers_own_is_sent_instead() {
    let call = approve().idempotency_key("batch-7");
    assert_eq!(key_of(&call).as_deref(), Some("batch-7"));
    let keys = call
        .to_http()
        .unwrap()
        .headers()
        .get_all(KEY)
        .iter()
        .count();
    assert_eq!(keys, 1);
}

#[test]
fn other_calls_have_none() {
    assert_eq!(key_of(&client().orders().create(create_order())), None);
    assert_eq!(key_of(&client().disbursements().get("dis_1")), None);
}

#[test]
fn a_repeat_that_is_still_being_carried_out_is_no_failure_and_no_success() {
    for body in ["", "{}", r#"{"message": "in progress"}"#, "accepted"] {
        let error = answered(202, body).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Pending, "{body}");
        assert_eq!(error.outcome(), Outcome::Unknown, "{body}");
        assert_eq!(error.status(), Some(202), "{body}");
    }
    let done = answered(202, r#"{"data": {"id": "dis_1", "status": "approved"}}"#);
    assert_eq!(done.unwrap().id.as_str(), "dis_1");
}

#[test]
fn a_conflict_of_a_keyed_call_does_not_say_that_nothing_happened() {
    let body = r#"{"error": "duplicate request", "error_code": "DPAY_INVALID_REQUEST"}"#;
    let error = answered(409, body).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Conflict);
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert_eq!(error.message(), Some("duplicate request"));
    // Where no key is involved, a conflict is a rejection like any other.
    let error = rejection(409, &[], body);
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Api, Outcome::Rejected)
    );
}
