//! The values of `X-EXTERNAL-ID` that force a response.

use super::support::{Raw, simulator, transfer};
use durianpay_client::Outcome;
use durianpay_client::snap::api::{GetBankTransferStatus, ResponseCode, endpoint};
use durianpay_simulator::Simulator;

fn executions(simulator: &Simulator) -> usize {
    simulator.executions(&endpoint::BANK_TRANSFERS_CREATE)
}

async fn exists(simulator: &Simulator, reference: &str) -> bool {
    let question = GetBankTransferStatus::new().original_partner_reference_no(reference);
    simulator
        .snap()
        .client()
        .bank_transfers()
        .status(question)
        .await
        .is_ok()
}

#[tokio::test]
async fn a_forced_success_is_executed() {
    let simulator = simulator();
    let client = simulator.snap().client();
    for (id, reference, expected) in [("200001", "a", "2001800"), ("202001", "b", "2021800")] {
        let call = client
            .bank_transfers()
            .create(transfer(reference, "1234567890"));
        let transfer = call.idempotency_key(id).await.unwrap();
        assert_eq!(transfer.response_code, Some(ResponseCode::from(expected)));
        assert!(exists(&simulator, reference).await);
    }
    assert_eq!(executions(&simulator), 2);
}

#[tokio::test]
async fn a_forced_rejection_is_not_executed() {
    for (id, expected, outcome) in [
        ("400001", "4001801", Outcome::Rejected),
        ("400002", "4001802", Outcome::Rejected),
        ("401001", "4011801", Outcome::Rejected),
        ("401002", "4011800", Outcome::Rejected),
        ("409001", "4091800", Outcome::Unknown),
        ("409002", "4091801", Outcome::Unknown),
    ] {
        let simulator = simulator();
        let client = simulator.snap().client();
        // The values are never used up.
        for _ in 0..2 {
            let call = client.bank_transfers().create(transfer("a", "1234567890"));
            let error = call.idempotency_key(id).await.unwrap_err();
            assert_eq!((error.code(), error.outcome()), (Some(expected), outcome));
        }
        assert_eq!(executions(&simulator), 0);
        assert!(!exists(&simulator, "a").await);
    }
}

#[tokio::test(start_paused = true)]
async fn a_forced_failure_is_executed_once_and_its_response_lost() {
    for (id, expected) in [("500001", "5001801"), ("504001", "5041800")] {
        let simulator = simulator();
        let client = simulator.snap().client();
        let call = client.bank_transfers().create(transfer("a", "1234567890"));
        let error = call.idempotency_key(id).await.unwrap_err();
        assert_eq!(
            (error.code(), error.outcome()),
            (Some(expected), Outcome::Unknown)
        );
        // The client has retried.
        assert_eq!(executions(&simulator), 1);
        assert!(exists(&simulator, "a").await);
    }
}

#[tokio::test]
async fn reads_are_forced_too() {
    let simulator = simulator();
    let body = r#"{"beneficiaryAccountNo":"1234567890","beneficiaryBankCode":"014"}"#;
    for (id, status, code, name) in [
        ("200001", 200, "2001600", Some("Dummy Name")),
        ("202001", 202, "2021600", Some("")),
        ("504001", 504, "5041600", None),
        ("401001", 401, "4011601", None),
    ] {
        let request = Raw::new("/v1.0/account-inquiry-external", id, body);
        let (found, body) = request.send(&simulator).await;
        assert_eq!((found, body["responseCode"].as_str()), (status, Some(code)));
        assert_eq!(body["beneficiaryAccountName"].as_str(), name);
    }
}
