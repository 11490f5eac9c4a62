//! Rejections before the execution of a request, and their order.

use super::support::{Raw, code, simulator, token};
use durianpay_client::snap::api::{
    GetBankTransferStatus, InquireBankAccount, InquireBankAccountFields,
};
use serde_json::Value;

const PATH: &str = "/v1.0/balance-inquiry";
const BODY: &str = r#"{"accountNo":"mer_1"}"#;

fn request() -> Raw {
    Raw::new(PATH, "12345", BODY)
}

fn told(response: &(u16, Value)) -> (u16, &str, &str) {
    let text = |key: &str| response.1[key].as_str().unwrap();
    (response.0, text("responseCode"), text("responseMessage"))
}

#[tokio::test]
async fn each_header_is_mandatory() {
    for name in [
        "Content-Type",
        "X-TIMESTAMP",
        "X-SIGNATURE",
        "X-PARTNER-ID",
        "X-EXTERNAL-ID",
        "CHANNEL-ID",
    ] {
        let simulator = simulator();
        let without = match name {
            "X-SIGNATURE" => request().with(name, Some("")),
            _ => request().with(name, None),
        };
        let response = without.send(&simulator).await;
        let message = format!("Invalid Mandatory Field {name}");
        assert_eq!(told(&response), (400, "4001102", &*message));
    }
    let without = request().with("Authorization", Some(""));
    let response = without.send(&simulator()).await;
    assert_eq!(told(&response), (401, "4011103", "Token Not Found (B2B)"));
}

#[tokio::test]
async fn an_invalid_header_is_rejected_by_name() {
    for (name, value) in [
        ("Content-Type", "text/plain"),
        ("X-TIMESTAMP", "yesterday"),
        ("X-EXTERNAL-ID", "1234567890123456789012345678901234567"),
        ("X-EXTERNAL-ID", "12 45"),
    ] {
        let response = request().with(name, Some(value)).send(&simulator()).await;
        let message = format!("Invalid Mandatory Field {name}");
        assert_eq!(told(&response), (400, "4001102", &*message), "{value}");
    }
    let longest = request().with(
        "X-EXTERNAL-ID",
        Some("123456789012345678901234567890123456"),
    );
    assert_eq!(longest.send(&simulator()).await.0, 200);
    // Sources differ on the value.
    let other = request().with("CHANNEL-ID", Some("95521"));
    assert_eq!(other.send(&simulator()).await.0, 200);
}

#[tokio::test]
async fn credentials_are_checked() {
    let bad = "Unauthorized Invalid X-Signature";
    for (request, code, message) in [
        (
            request().with("Authorization", Some("Bearer x")),
            "4011101",
            "Invalid Token (B2B)",
        ),
        (
            request().with("X-PARTNER-ID", Some("me")),
            "4011100",
            "Unauthorized Unknown Client",
        ),
        (request().with("X-SIGNATURE", Some("AAAA")), "4011100", bad),
        (
            request().with("X-TIMESTAMP", Some("2026-03-02T12:05:01+07:00")),
            "4011100",
            "Unauthorized Invalid X-Timestamp",
        ),
        (
            request().with("X-TIMESTAMP", Some("2026-03-02T11:54:59+07:00")),
            "4011100",
            "Unauthorized Invalid X-Timestamp",
        ),
        (
            Raw {
                signed_body: Some(r#"{"accountNo":"mer_2"}"#.to_owned()),
                ..request()
            },
            "4011100",
            bad,
        ),
    ] {
        let response = request.send(&simulator()).await;
        assert_eq!(told(&response), (401, code, message));
    }
    let near = request().with("X-TIMESTAMP", Some("2026-03-02T12:05:00+07:00"));
    assert_eq!(near.send(&simulator()).await.0, 200);
}

#[tokio::test]
async fn credentials_are_checked_before_ids_and_ids_before_the_body() {
    let simulator = simulator();
    let token = token(&simulator).await;
    let unsigned = || Raw::new(PATH, "1", "{}").with("X-SIGNATURE", Some("AAAA"));
    let sent = unsigned().send_with(&simulator, &token).await;
    assert_eq!(told(&sent).1, "4011100");
    // The id is still free, since that request was not authenticated.
    let sent = Raw::new(PATH, "1", "{}")
        .send_with(&simulator, &token)
        .await;
    assert_eq!(
        told(&sent),
        (400, "4001102", "Invalid Mandatory Field accountNo")
    );
    // Now it is used up.
    let sent = Raw::new(PATH, "1", BODY)
        .send_with(&simulator, &token)
        .await;
    assert_eq!(told(&sent), (409, "4091100", "Conflict"));
    let sent = Raw::new(PATH, "1", "{}")
        .send_with(&simulator, &token)
        .await;
    assert_eq!(told(&sent).1, "4091100");
}

#[tokio::test]
async fn unknown_paths_and_methods_are_rejected_in_the_form_of_snap() {
    let simulator = simulator();
    for (method, path, expected) in [
        (
            "POST",
            "/v1.0/transfer-intrabank",
            (404, "4040000", "Not Found"),
        ),
        (
            "PUT",
            "/v1.0/balance-inquiry",
            (405, "4050000", "Requested Function Is Not Supported"),
        ),
        (
            "POST",
            "/v1.0/transfer-va/update-va",
            (405, "4050000", "Requested Function Is Not Supported"),
        ),
    ] {
        let request = Raw {
            method,
            ..Raw::new(path, "7", BODY)
        };
        assert_eq!(
            told(&request.send(&simulator).await),
            expected,
            "{method} {path}"
        );
    }
}

#[tokio::test]
async fn the_code_names_the_service_of_the_operation() {
    let simulator = simulator();
    let client = simulator.snap().client();
    let slug = InquireBankAccount::new(InquireBankAccountFields {
        beneficiary_account_no: "1234567890".into(),
        beneficiary_bank_code: "bca".into(),
    });
    let error = client.bank_transfers().inquire_account(slug).await;
    assert_eq!(code(error), "4001601");
    let status = GetBankTransferStatus::new().original_partner_reference_no("none");
    let error = client.bank_transfers().status(status).await;
    assert_eq!(code(error), "4043601");
}
