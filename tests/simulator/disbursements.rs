//! Disbursements: even account numbers are valid and odd ones are not.

use crate::support::{AUTHORIZED, Receiver, data, send, send_raw, simulator_for};
use durianpay_client::__private::json::from_slice_strict;
use durianpay_client::api::Notification;
use durianpay_client::webhook::Untrusted;
use durianpay_simulator::Simulator;
use serde_json::{Value, json};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

fn batch(accounts: &[&str]) -> String {
    let items: Vec<Value> = accounts
        .iter()
        .map(|number| {
            json!({
                "account_owner_name": "Jane Doe",
                "bank_code": "bca",
                "amount": "10000",
                "account_number": number
            })
        })
        .collect();
    json!({ "name": "sample disbursement", "items": items }).to_string()
}

async fn submit(simulator: &Simulator, query: &str, key: &str, accounts: &[&str]) -> (u16, Value) {
    let headers = format!("{AUTHORIZED}idempotency_key: {key}\r\n");
    let path = format!("/disbursements/submit{query}");
    let body = batch(accounts);
    let (status, _, answer) = send_raw(simulator, "POST", &path, &headers, body.as_bytes()).await;
    (status, answer)
}

/// Submits a batch that is accepted, and returns its path.
async fn submitted(simulator: &Simulator, query: &str, accounts: &[&str]) -> String {
    let (status, answer) = submit(simulator, query, "idem_123", accounts).await;
    assert_eq!(status, 200, "{answer}");
    format!("/disbursements/{}", answer["data"]["id"].as_str().unwrap())
}

async fn status(simulator: &Simulator, path: &str) -> Value {
    send(simulator, "GET", path, "").await.1["data"]["status"].clone()
}

async fn items(simulator: &Simulator, path: &str) -> Vec<Value> {
    let (_, items) = send(simulator, "GET", &format!("{path}/items"), "").await;
    let items = items["data"]["disbursement_batch_items"]
        .as_array()
        .unwrap();
    items.iter().map(|item| item["status"].clone()).collect()
}

async fn balance(simulator: &Simulator) -> i64 {
    let (_, balance) = send(simulator, "GET", "/disbursements/topup/balance", "").await;
    balance["data"]["balance"].as_i64().unwrap()
}

#[tokio::test]
async fn a_valid_batch_is_approved_and_then_paid_out() {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    let before = balance(&simulator).await;
    let path = submitted(&simulator, "", &["8422640", "235464"]).await;
    assert_eq!(status(&simulator, &path).await, "need_approval");
    assert_eq!(items(&simulator, &path).await, ["valid", "valid"]);
    assert_eq!(balance(&simulator).await, before);

    let approve = format!("{path}/approve");
    let (_, approved) = send(&simulator, "POST", &approve, "").await;
    assert_eq!(approved["data"]["status"], "approved");
    assert_eq!(approved["data"]["total_amount"], "20000.00");
    assert_eq!(items(&simulator, &path).await, ["processing", "processing"]);
    let repeated = json!({ "message": "request already submitted" });
    let again = send(&simulator, "POST", &approve, "").await;
    assert_eq!(again, (409, repeated));
    let (status, body) = send(&simulator, "DELETE", &path, "").await;
    let code = "INVALID_DISBURSEMENT_STATUS";
    assert_eq!((status, &body["error_code"]), (403, &json!(code)));
    assert_eq!(balance(&simulator).await, before - 20_000);

    simulator.advance(MINUTE).await.unwrap();
    assert_eq!(self::status(&simulator, &path).await, "success");
    assert_eq!(items(&simulator, &path).await, ["done", "done"]);
    let events = [
        "disbursement.validation_completed",
        "disbursement.completed",
    ];
    assert_eq!(receiver.events(), events);
    let bodies = receiver.bodies();
    for body in &bodies {
        from_slice_strict::<Notification>(body).unwrap();
    }
    let id = path.strip_prefix("/disbursements/").unwrap();
    assert_eq!(data(&bodies[0]), json!({ "id": id }));
    let authentic = Untrusted::parse(&bodies[1])
        .unwrap()
        .verify([simulator.api_key()])
        .unwrap();
    assert_eq!(authentic.amount().to_string(), "20000.00");
}

#[tokio::test]
async fn a_batch_with_an_invalid_account_needs_revision_or_skips_it() {
    let simulator = Simulator::start().await.unwrap();
    let path = submitted(&simulator, "?force_disburse=true", &["8422647", "235464"]).await;
    assert_eq!(status(&simulator, &path).await, "need_revision");
    assert_eq!(items(&simulator, &path).await, ["invalid", "valid"]);
    let (_, first) = send(&simulator, "GET", &format!("{path}/items?limit=1"), "").await;
    let first = &first["data"]["disbursement_batch_items"][0];
    let fault = &first["invalid_fields"][0];
    assert_eq!(fault["key"], "account_number");
    assert_eq!(fault["message"], "Invalid BankCode/AccountNumber");

    let approve = format!("{path}/approve");
    assert_eq!(send(&simulator, "POST", &approve, "").await.0, 400);
    let approve = format!("{approve}?ignore_invalid=true");
    assert_eq!(send(&simulator, "POST", &approve, "").await.0, 200);
    simulator.advance(MINUTE).await.unwrap();
    assert_eq!(items(&simulator, &path).await, ["invalid", "done"]);
    assert_eq!(status(&simulator, &path).await, "success");
}

#[tokio::test]
async fn a_forced_batch_is_paid_at_once_and_may_fail() {
    let simulator = Simulator::start().await.unwrap();
    let before = balance(&simulator).await;
    let query = "?force_disburse=true&skip_validation=true";
    let path = submitted(&simulator, query, &["1", "2"]).await;
    assert_eq!(status(&simulator, &path).await, "approved");
    simulator.advance(MINUTE).await.unwrap();
    assert_eq!(status(&simulator, &path).await, "partially_success");
    assert_eq!(items(&simulator, &path).await, ["failed", "done"]);
    assert_eq!(balance(&simulator).await, before - 10_000);
    let alone = submit(&simulator, "?skip_validation=true", "other", &["2"]).await;
    assert_eq!(alone.0, 400);
}

#[tokio::test]
async fn a_batch_is_created_once_for_its_key() {
    let simulator = Simulator::start().await.unwrap();
    let first = submit(&simulator, "", "idem_1", &["2"]).await;
    assert_eq!(first.0, 200);
    for numbers in [["2"], ["4"]] {
        let (status, body) = submit(&simulator, "", "idem_1", &numbers).await;
        assert_eq!(status, 403);
        let code = "DISBURSEMENT_ALREADY_EXIST_WITH_GIVEN_IDEMPOTENCY_KEY";
        assert_eq!(body["error_code"], code);
    }
    let keyless = send(&simulator, "POST", "/disbursements/submit", &batch(&["2"])).await;
    assert_eq!(
        (keyless.0, &keyless.1["errors"][0]["field"]),
        (400, &json!("idempotency_key"))
    );

    let find = r#"{"idempotency_key":"idem_1"}"#;
    let (_, found) = send(&simulator, "POST", "/disbursements/status", find).await;
    assert_eq!(found["data"]["id"], first.1["data"]["id"]);
    let path = format!("/disbursements/{}", first.1["data"]["id"].as_str().unwrap());
    assert_eq!(send(&simulator, "DELETE", &path, "").await.0, 200);
    // disbursements.get.error.500.json
    let failing = json!({
        "error": "error getting disbursement batch",
        "error_code": "DPAY_INTERNAL_ERROR"
    });
    assert_eq!(send(&simulator, "GET", &path, "").await, (500, failing));
}

#[tokio::test]
async fn a_repeated_idempotency_key_acts_once() {
    let simulator = Simulator::start().await.unwrap();
    let path = submitted(&simulator, "", &["2"]).await;
    let approve = format!("{path}/approve");
    let headers = format!("{AUTHORIZED}x-idempotency-key: k1\r\n");
    let repeat = async |path: &str| {
        let (status, _, body) = send_raw(&simulator, "POST", path, &headers, b"").await;
        (status, body)
    };
    let (status, first) = repeat(&approve).await;
    assert_eq!(status, 200);
    let (status, again) = repeat(&approve).await;
    assert_eq!((status, &again["data"]), (200, &first["data"]));
    assert_eq!(again["message"], "request already processed");
    let other = repeat(&format!("{approve}?ignore_invalid=true")).await;
    assert_eq!(other.0, 409);
}

#[tokio::test]
async fn an_account_is_checked_when_the_clock_moves() {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    let validate = async |number: &str| {
        let body = json!({ "account_number": number, "bank_code": "bca" }).to_string();
        let (_, answer) = send(&simulator, "POST", "/disbursements/validate", &body).await;
        answer["data"]["status"].clone()
    };
    assert_eq!(validate("12").await, "processing");
    assert_eq!(validate("13").await, "processing");
    assert_eq!(validate("12").await, "processing");
    simulator.advance(MINUTE).await.unwrap();
    assert_eq!(receiver.events(), ["account_validation.completed"; 2]);
    from_slice_strict::<Notification>(&receiver.bodies()[0]).unwrap();
    assert_eq!(validate("12").await, "valid");
    assert_eq!(validate("13").await, "invalid");
}

#[tokio::test]
async fn a_top_up_is_rejected_as_in_the_sandbox() {
    let simulator = Simulator::start().await.unwrap();
    let body = r#"{"bank_id":1,"amount":"10000"}"#;
    let refused = json!({
        "error": "top-up not allowed in sandbox mode",
        "error_code": "DPAY_INTERNAL_ERROR"
    });
    let answer = send(&simulator, "POST", "/disbursements/topup", body).await;
    assert_eq!(answer, (400, refused));
}
