//! Calls that an idempotency key protects from being carried out twice.

use crate::support::{client, create_order, rejection, shown};
use bytes::Bytes;
use durianpay_client::api::{
    BatchKey, CreateTopUp, CreateTopUpFields, Disbursement, DisbursementPayout,
    DisbursementPayoutFields, ErrorCode, SubmitDisbursement, SubmitDisbursementHeaders,
    ValidateAccount, ValidateAccountFields,
};
use durianpay_client::{Call, Error, ErrorKind, IdempotencyKey, Outcome};
use http::StatusCode;

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
fn each_keyed_call_has_one_unique_key() {
    let call = approve();
    let key = key_of(&call).unwrap();
    assert_eq!(key.len(), 36, "a UUID: {key}");
    assert_eq!(key_of(&call).as_deref(), Some(&*key));
    assert_ne!(key_of(&approve()).as_deref(), Some(&*key));
}

#[test]
fn a_key_of_the_caller_is_sent_instead() {
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

fn submit() -> Call<Disbursement> {
    let payout = DisbursementPayout::new(DisbursementPayoutFields {
        account_owner_name: "Jane Doe".into(),
        bank_code: "bca".into(),
        amount: 10_000.into(),
        account_number: "8422640".into(),
    });
    let batch = SubmitDisbursement::new("batch", [payout]);
    let headers = SubmitDisbursementHeaders::new("batch-7");
    client().disbursements().submit(batch, headers)
}

#[test]
fn every_keyed_operation_accepts_a_stored_key() {
    let stored = IdempotencyKey::new("stored-1").unwrap();
    let client = client();
    let disbursements = client.disbursements();
    let account = ValidateAccount::new(ValidateAccountFields {
        account_number: "123456789".into(),
        bank_code: "bca".into(),
    });
    let top_up = CreateTopUp::new(CreateTopUpFields {
        bank_id: 1,
        amount: 10_000.into(),
    });
    for key in [
        key_of(&submit().idempotency_key(&stored)),
        key_of(&disbursements.approve("dis_1").idempotency_key(&stored)),
        key_of(&disbursements.validate(account).idempotency_key(&stored)),
        key_of(&disbursements.topup(top_up).idempotency_key(stored.clone())),
    ] {
        assert_eq!(key.as_deref(), Some("stored-1"));
    }
}

#[test]
fn request_keys_and_batch_keys_have_separate_headers() {
    let call = submit().idempotency_key("request-1");
    let request = call.to_http().unwrap();
    assert_eq!(request.headers()[KEY], "request-1");
    assert_eq!(request.headers()["idempotency_key"], "batch-7");
    let key = BatchKey::new("batch-8");
    let headers = SubmitDisbursementHeaders::new(&key);
    assert_eq!(headers.idempotency_key, key);
}

#[test]
fn an_invalid_key_is_rejected_before_sending() {
    for (key, reason) in [
        (String::new(), "is empty"),
        ("k".repeat(256), "is longer than 255 bytes"),
        ("two words".to_owned(), "that is not visible ASCII"),
        ("a\r\nx-evil: 1".to_owned(), "that is not visible ASCII"),
        ("kunci-é".to_owned(), "that is not visible ASCII"),
    ] {
        let error = approve().idempotency_key(&key).to_http().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request, "{key:?}");
        assert_eq!(error.outcome(), Outcome::NotSent, "{key:?}");
        assert!(error.to_string().contains(reason), "{error}");
        assert!(!shown(&error).contains("evil"), "{error}");
    }
    for key in ["k".repeat(255), "!~".to_owned()] {
        assert_eq!(key_of(&approve().idempotency_key(&key)), Some(key));
    }
}

#[tokio::test]
async fn a_key_is_rejected_for_operations_without_one() {
    let expected =
        "orders.create: the operation does not support idempotency keys; call it without one";
    let call = client().orders().create(create_order());
    let error = call.idempotency_key("key-1").await.unwrap_err();
    assert_eq!(error.to_string(), expected);
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert_eq!(error.attempts(), 0);
    let read = client().disbursements().get("dis_1");
    let error = read.idempotency_key("key-1").to_http().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
}

#[test]
fn the_header_of_the_key_cannot_be_set_directly() {
    for name in ["x-idempotency-key", "X-Idempotency-Key"] {
        let error = approve().header(name, "key-1").to_http().unwrap_err();
        let expected = format!(
            "disbursements.approve: the header `{name}` must be set with `idempotency_key`"
        );
        assert_eq!(error.to_string(), expected);
    }
}

/// The body as it was recorded.
#[test]
fn a_batch_that_exists_under_its_key_is_a_conflict() {
    let body = r#"{
        "error": "disbursement already exist with given idempotency key",
        "error_code": "DISBURSEMENT_ALREADY_EXIST_WITH_GIVEN_IDEMPOTENCY_KEY",
        "request_id": "dp_ut3QDzyPXt8684"
    }"#;
    let response = http::Response::builder().status(403);
    let response = response.body(Bytes::from_static(body.as_bytes())).unwrap();
    let error = submit().read_http(response).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Conflict);
    assert_eq!(error.outcome(), Outcome::Unknown);
    let code = error.code().map(ErrorCode::from);
    assert_eq!(code, Some(ErrorCode::DisbursementExists));
}

#[test]
fn a_used_key_is_a_conflict_with_any_status() {
    for body in [
        r#"{"error_code": "DUPLICATE_REQUEST"}"#,
        r#"{"error_code": "IDEMPOTENCY_KEY_EXISTS", "error": "no"}"#,
        r#"{"message": "request already submitted"}"#,
        r#"{"data": {"error": "request already processed"}}"#,
    ] {
        for status in [400, 403, 409, 422] {
            let error = answered(status, body).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Conflict, "{status} {body}");
            assert_eq!(error.outcome(), Outcome::Unknown, "{status} {body}");
        }
        // Where no key is involved, nothing exists under it.
        let error = rejection(403, &[], body);
        assert_eq!(error.kind(), ErrorKind::Api, "{body}");
        assert_eq!(error.outcome(), Outcome::Rejected, "{body}");
    }
    for body in [
        "{}",
        r#"{"error": "bank account does not exist", "error_code": "DPAY_INVALID_REQUEST"}"#,
        r#"{"error": "the idempotency key is missing"}"#,
    ] {
        let error = answered(400, body).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Api, "{body}");
        assert_eq!(error.outcome(), Outcome::Rejected, "{body}");
    }
}

#[test]
fn the_message_that_marks_a_duplicate_is_returned() {
    let message = |status, body: &'static str| {
        let response = http::Response::builder().status(status);
        let response = response.body(Bytes::from_static(body.as_bytes())).unwrap();
        let response = approve().raw().read_http(response);
        let message = response.message().map(str::to_owned);
        (message, response.read().is_ok())
    };
    let data = r#"{"data": {"id": "dis_1"}, "message": "request already submitted"}"#;
    let repeated = Some("request already submitted".to_owned());
    assert_eq!(message(200, data), (repeated.clone(), true));
    let alone = r#"{"message": "request already submitted"}"#;
    assert_eq!(message(409, alone), (repeated.clone(), false));
    assert_eq!(message(200, alone), (repeated, false));
    // A field of what is returned is not the message beside it.
    let within = r#"{"data": {"id": "dis_1", "message": "of the batch"}}"#;
    assert_eq!(message(200, within), (None, true));
    let echo = r#"{"data": {"id": "dis_1"}, "message": "hello dp_test_demo"}"#;
    assert_eq!(
        message(200, echo),
        (Some("hello [API key]".to_owned()), true)
    );
    for body in ["", "null", "[]", "cut {"] {
        assert_eq!(message(200, body), (None, false), "{body}");
    }
}

#[test]
fn a_stored_key_round_trips() {
    let key = IdempotencyKey::new("stored-1").unwrap();
    let shown = format!("{key}");
    let strings = [key.as_str(), key.as_ref(), &*shown];
    assert_eq!(strings, ["stored-1"; 3]);
    assert_eq!(format!("{key:>10}"), "  stored-1");
    assert_eq!(format!("{key:?}"), "\"stored-1\"");
    assert_eq!("stored-1".parse(), Ok(key));
}

#[test]
fn other_calls_have_no_key() {
    assert_eq!(key_of(&client().orders().create(create_order())), None);
    assert_eq!(key_of(&client().disbursements().get("dis_1")), None);
}

#[test]
fn a_retry_of_a_running_request_has_an_unknown_outcome() {
    for body in ["", "{}", r#"{"message": "in progress"}"#, "accepted"] {
        let error = answered(202, body).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Pending, "{body}");
        assert_eq!(error.outcome(), Outcome::Unknown, "{body}");
        assert_eq!(error.status(), Some(StatusCode::ACCEPTED), "{body}");
    }
    let done = answered(202, r#"{"data": {"id": "dis_1", "status": "approved"}}"#);
    assert_eq!(done.unwrap().id.as_str(), "dis_1");
}

#[test]
fn a_conflict_of_a_keyed_call_has_an_unknown_outcome() {
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
