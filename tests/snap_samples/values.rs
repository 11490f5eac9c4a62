//! The values that a merchant decides by: codes, statuses and amounts.

use crate::table::FOLDER;
use durianpay_client::Amount;
use durianpay_client::json;
use durianpay_client::snap::api::{
    AccessToken, BankAccount, BankTransferStatus, CreateBankTransfer, CreateBankTransferFields,
    EwalletPayment, EwalletPaymentNotification, EwalletPaymentStatus, Money,
    QrisPaymentNotification, ResponseCode, TransactionStatus, TransferNotification,
    VaPaymentNotification, VirtualAccountPaymentStatus, VirtualAccountResponse,
};
use serde_json::{Value, json};
use std::fs;

fn text(file: &str) -> String {
    fs::read_to_string(format!("{FOLDER}/{file}.json")).unwrap()
}

fn read<T: json::Decode>(file: &str) -> T {
    json::from_str(&text(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

#[test]
fn codes_are_known_for_every_service() {
    let duplicate: ResponseCode = "4093801".into();
    assert_eq!(
        duplicate,
        ResponseCode::DuplicateReference("4093801".into())
    );
    assert_eq!(duplicate.as_str(), "4093801");

    let listed: Vec<Value> = serde_json::from_str(&text("dp-sandbox-triggers")).unwrap();
    for trigger in listed {
        let code = trigger["responseCode"].as_str().unwrap();
        let code = ResponseCode::from(code);
        assert!(!matches!(code, ResponseCode::Unknown(_)), "{code}");
        let id = trigger["xExternalId"].as_str().unwrap();
        assert_eq!(code.as_str()[..3], id[..3]);
        assert_eq!(code.is_success(), id == "200001", "{code}");
        assert_eq!(code.is_pending(), id == "202001", "{code}");
    }
}

#[test]
fn a_numeric_code_is_written_back_as_a_number() {
    let account: VirtualAccountResponse = read("aspi-inquiry-va.response");
    assert_eq!(
        account.response_code,
        Some(ResponseCode::Successful("2003000".into()))
    );
    let written: Value = serde_json::from_str(&json::to_string(&account)).unwrap();
    assert_eq!(written["responseCode"], json!(2_003_000));
}

#[test]
fn a_code_of_eight_digits_is_kept_as_unknown() {
    let payment: EwalletPayment = read("aspi-debit-payment.response");
    assert_eq!(
        payment.response_code,
        Some(ResponseCode::Unknown("20054000".into()))
    );
}

#[test]
fn an_account_inquiry_in_progress_has_empty_names() {
    let account: BankAccount = read("dp-account-inquiry-external.response-202");
    assert!(account.response_code.unwrap().is_pending());
    assert_eq!(account.beneficiary_account_name.as_deref(), Some(""));
    let account: BankAccount = read("dp-account-inquiry-external.response-200");
    assert!(account.response_code.unwrap().is_success());
    assert_eq!(
        account.beneficiary_account_name.as_deref(),
        Some("Jane Doe")
    );
}

#[test]
fn the_expiry_of_a_token_keeps_its_notation() {
    for (written, read) in [
        (
            json!("2024-05-13 08:47:36.452492159 +0000 UTC"),
            "2024-05-13 08:47:36.452492159 +0000 UTC",
        ),
        (json!("900"), "900"),
        (json!(900), "900"),
    ] {
        let body = json!({"accessToken": "t", "expiresIn": written});
        let token: AccessToken = json::from_str(&body.to_string()).unwrap();
        assert_eq!(token.expires_in.as_deref(), Some(read));
        let back: Value = serde_json::from_str(&json::to_string(&token)).unwrap();
        assert_eq!(back, body);
    }
}

#[test]
fn the_status_of_a_transfer_is_read_from_both_places() {
    let mut body: Value = serde_json::from_str(&text("third-transfer-status.response")).unwrap();
    let at_the_top: BankTransferStatus = json::from_str(&body.to_string()).unwrap();
    assert_eq!(
        at_the_top.latest_transaction_status,
        Some(TransactionStatus::Success)
    );

    let status = body["latestTransactionStatus"].take();
    body["additionalInfo"]["latestTransactionStatus"] = status;
    let inside: BankTransferStatus = json::from_str(&body.to_string()).unwrap();
    assert_eq!(inside.latest_transaction_status, None);
    let info = inside.additional_info.unwrap();
    assert_eq!(
        info.latest_transaction_status,
        Some(TransactionStatus::Success)
    );
}

#[test]
fn notifications_state_whether_the_money_has_arrived() {
    let done: TransferNotification = read("dp-notify-transfer-bank.done");
    let failed: TransferNotification = read("dp-notify-transfer-bank.failed");
    assert!(done.response_code.unwrap().is_success() && failed.response_code.unwrap().is_success());
    let (done, failed) = (
        done.additional_info.unwrap(),
        failed.additional_info.unwrap(),
    );
    assert!(done.latest_transaction_status.unwrap().is_paid());
    let status = failed.latest_transaction_status.unwrap();
    assert!(status.is_final() && status.is_failed() && !status.is_paid());
    assert_eq!(
        failed.failure_reason.as_deref(),
        Some("sample failure reason")
    );

    let qris: QrisPaymentNotification = read("dp-notify-qris.completed");
    assert!(qris.latest_transaction_status.is_paid());
    assert_eq!(qris.amount.unwrap().value, Amount::from(1022));

    let ewallet: EwalletPaymentNotification = read("dp-notify-ewallet");
    assert!(!ewallet.latest_transaction_status.is_final());
}

#[test]
fn a_rejected_payment_into_a_virtual_account_is_not_paid() {
    let completed: VaPaymentNotification = read("dp-notify-va-payment.completed");
    let rejected: VaPaymentNotification = read("dp-notify-va-payment.rejected");
    let status = |notification: VaPaymentNotification| {
        let info = notification.additional_info.unwrap();
        info.latest_transaction_status.unwrap()
    };
    assert!(status(completed).is_paid());
    let rejected = status(rejected);
    assert_eq!(rejected, VirtualAccountPaymentStatus::Rejected);
    assert!(rejected.is_final() && !rejected.is_paid());
}

#[test]
fn only_a_completed_transaction_is_paid() {
    for (written, is_final, is_paid) in [
        ("00", true, true),
        ("01", false, false),
        ("02", false, false),
        ("03", false, false),
        ("04", true, false),
        ("05", true, false),
        ("06", true, false),
        ("07", false, false),
        ("08", false, false),
    ] {
        let status = TransactionStatus::from(written);
        assert_eq!(status.is_final(), is_final, "{written}");
        assert_eq!(status.is_paid(), is_paid, "{written}");
    }
}

#[test]
fn a_refund_history_has_typed_amounts() {
    let payment: EwalletPaymentStatus = read("aspi-debit-status.response");
    let refunds = payment.refund_history.unwrap();
    let amount = refunds[0].refund_amount.as_ref().unwrap().value;
    assert_eq!(amount, Amount::from(12_345_678));
}

#[test]
fn money_is_written_with_two_decimals_and_the_currency() {
    assert_eq!(
        json::to_string(&Money::new(20_000)),
        r#"{"value":"20000.00","currency":"IDR"}"#
    );
    let transfer = CreateBankTransfer::new(CreateBankTransferFields {
        partner_reference_no: "2020102900000000000001".into(),
        amount: Money::new(20_000),
        beneficiary_account_name: "Jane Doe".into(),
        beneficiary_account_no: "1234567890".into(),
        beneficiary_bank_code: "014".into(),
        source_account_no: "mer_12345678d9abcde".into(),
        transaction_date: "2019-07-03T12:08:56-07:00".parse().unwrap(),
    });
    let sent: Value = serde_json::from_str(&json::to_string(&transfer)).unwrap();
    let sample: Value = serde_json::from_str(&text("dp-transfer-interbank.request")).unwrap();
    for (name, value) in sent.as_object().unwrap() {
        assert_eq!(value, &sample[name], "{name}");
    }
}

#[test]
fn money_in_another_currency_is_left_out_and_kept_as_json() {
    let mut body: Value = serde_json::from_str(&text("dp-notify-qris.completed")).unwrap();
    body["amount"]["currency"] = json!("USD");
    let notification: QrisPaymentNotification = json::from_str(&body.to_string()).unwrap();
    assert_eq!(notification.amount, None);
    assert!(notification.unknown_fields().is_unreadable("amount"));
    let written: Value = serde_json::from_str(&json::to_string(&notification)).unwrap();
    assert_eq!(written, body);
}
