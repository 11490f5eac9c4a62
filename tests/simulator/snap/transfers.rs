//! Transfers to bank accounts and wallets, and the inquiries before them.

use super::support::{MINUTE, builder, code, notification, simulator, top_up, transfer};
use durianpay_client::Amount;
use durianpay_client::snap::api::{
    BankTransferStatus, EwalletInfo, EwalletPlatform, GetBankTransferStatus,
    GetEwalletTransferStatus, InquireBankAccount, InquireBankAccountFields, InquireEwalletAccount,
    InquireEwalletAccountFields, Money, TransactionStatus, TransferNotification,
};
use durianpay_client::snap::{Client, Notification};
use durianpay_simulator::{Delivery, Simulator, SimulatorError};
use std::time::Duration;

const EVEN: &str = "1234567890";
const ODD: &str = "1234567891";

async fn status(client: &Client, reference: &str) -> BankTransferStatus {
    let question = GetBankTransferStatus::new().original_partner_reference_no(reference);
    client.bank_transfers().status(question).await.unwrap()
}

async fn balance(simulator: &Simulator) -> Amount {
    let balance = simulator.client().disbursements().balance().await;
    balance.unwrap().balance
}

fn told(simulator: &Simulator, sent: &[Delivery]) -> TransferNotification {
    match notification(simulator, sent) {
        Notification::Transfer(transfer) => transfer,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_transfer_to_an_even_number_is_in_process_until_a_test_completes_it() {
    let simulator = simulator();
    let client = simulator.snap().client();
    let before = balance(&simulator).await;
    let accepted = client
        .bank_transfers()
        .create(transfer("a", EVEN))
        .await
        .unwrap();
    let id = accepted.reference_no.unwrap();
    assert!(id.as_str().starts_with("dis_item_"));
    simulator.advance(1000 * MINUTE).await.unwrap();
    let found = status(&client, "a").await;
    assert_eq!(
        found.latest_transaction_status,
        Some(TransactionStatus::Pending)
    );
    assert_eq!(found.original_reference_no.as_ref(), Some(&id));
    assert_eq!(found.service_code.as_deref(), Some("18"));

    let sent = simulator.snap().complete_transfer("a").await.unwrap();
    let told = told(&simulator, &sent);
    assert_eq!(told.original_reference_no, id);
    assert_eq!(told.amount, Some(Money::new(250_000)));
    let info = told.additional_info.unwrap();
    assert!(info.latest_transaction_status.unwrap().is_paid());
    assert_eq!(info.failure_reason, None);
    assert_eq!(sent[0].event, "transfer");
    assert_eq!(sent[0].path, "/v1.0/transfer-bank/notify");
    let found = status(&client, "a").await;
    assert_eq!(
        found.latest_transaction_status,
        Some(TransactionStatus::Success)
    );
    assert_eq!(
        balance(&simulator).await,
        before.checked_sub(250_000.into()).unwrap()
    );

    let error = simulator
        .snap()
        .fail_transfer(&id, "late")
        .await
        .unwrap_err();
    assert!(matches!(
        error,
        SimulatorError::TransferEnded { status: "done", .. }
    ));
    let error = simulator
        .snap()
        .complete_transfer("none")
        .await
        .unwrap_err();
    assert!(matches!(error, SimulatorError::UnknownTransfer(_)));
}

#[tokio::test]
async fn a_transfer_to_an_odd_number_fails_after_a_minute_and_the_money_returns() {
    let simulator = simulator();
    let client = simulator.snap().client();
    let before = balance(&simulator).await;
    client
        .bank_transfers()
        .create(transfer("a", ODD))
        .await
        .unwrap();
    assert_ne!(balance(&simulator).await, before);
    let moment = Duration::from_micros(1);
    let just_before = MINUTE.checked_sub(moment).unwrap();
    assert_eq!(simulator.advance(just_before).await.unwrap(), []);
    let sent = simulator.advance(moment).await.unwrap();
    let info = told(&simulator, &sent).additional_info.unwrap();
    assert!(info.latest_transaction_status.unwrap().is_failed());
    assert!(info.failure_reason.is_some());
    let found = status(&client, "a").await;
    assert_eq!(
        found.latest_transaction_status,
        Some(TransactionStatus::Failed)
    );
    assert_eq!(balance(&simulator).await, before);
}

#[tokio::test]
async fn a_test_can_let_a_transfer_to_a_wallet_fail() {
    let simulator = simulator();
    let client = simulator.snap().client();
    let before = balance(&simulator).await;
    let accepted = client
        .ewallet_transfers()
        .create(top_up("w", "081234567890"))
        .await;
    let id = accepted.unwrap().reference_no.unwrap();
    let sent = simulator
        .snap()
        .fail_transfer(&id, "the wallet is full")
        .await
        .unwrap();
    let told = told(&simulator, &sent);
    assert_eq!(told.beneficiary_account_no.as_deref(), Some("081234567890"));
    let reason = told.additional_info.unwrap().failure_reason;
    assert_eq!(reason.as_deref(), Some("the wallet is full"));
    let question = GetEwalletTransferStatus::new().original_reference_no(&id);
    let found = client.ewallet_transfers().status(question).await.unwrap();
    assert_eq!(
        found.latest_transaction_status,
        Some(TransactionStatus::Failed)
    );
    assert_eq!(balance(&simulator).await, before);
    // The other kind of transfer does not have it.
    let question = GetBankTransferStatus::new().original_reference_no(&id);
    assert_eq!(
        code(client.bank_transfers().status(question).await),
        "4043601"
    );
}

#[tokio::test]
async fn a_status_needs_references_of_the_same_transfer() {
    let simulator = simulator();
    let client = simulator.snap().client();
    let mut ids = Vec::new();
    for reference in ["a", "b"] {
        let accepted = client
            .bank_transfers()
            .create(transfer(reference, EVEN))
            .await;
        ids.push(accepted.unwrap().reference_no.unwrap());
    }
    let both = |reference: &str, id| {
        let question = GetBankTransferStatus::new().original_partner_reference_no(reference);
        client
            .bank_transfers()
            .status(question.original_reference_no(id))
    };
    both("a", &ids[0]).await.unwrap();
    assert_eq!(code(both("a", &ids[1]).await), "4043601");
}

#[tokio::test]
async fn a_reference_is_used_once() {
    let simulator = simulator();
    let client = simulator.snap().client();
    client
        .bank_transfers()
        .create(transfer("a", EVEN))
        .await
        .unwrap();
    let same = client.bank_transfers().create(transfer("a", EVEN)).await;
    assert_eq!(code(same), "4091801");
    let other = client.bank_transfers().create(transfer("a", ODD)).await;
    assert_eq!(code(other), "4091801");
    let wallet = client
        .ewallet_transfers()
        .create(top_up("a", "081234567890"))
        .await;
    assert_eq!(code(wallet), "4093801");

    let standard = builder()
        .snap_inconsistent_requests()
        .start_in_memory()
        .unwrap();
    let client = standard.snap().client();
    client
        .bank_transfers()
        .create(transfer("a", EVEN))
        .await
        .unwrap();
    let same = client.bank_transfers().create(transfer("a", EVEN)).await;
    assert_eq!(code(same), "4091801");
    let other = client.bank_transfers().create(transfer("a", ODD)).await;
    assert_eq!(code(other), "4041818");
}

#[tokio::test]
async fn a_transfer_cannot_cost_more_than_the_balance() {
    let simulator = simulator();
    let client = simulator.snap().client();
    let mut large = transfer("a", EVEN);
    large.amount = Money::new(balance(&simulator).await.checked_add(1.into()).unwrap());
    let refused = client.bank_transfers().create(large.clone()).await;
    assert_eq!(code(refused), "4031814");
    large.amount = Money::new(balance(&simulator).await);
    client.bank_transfers().create(large).await.unwrap();
    assert_eq!(balance(&simulator).await, Amount::ZERO);
    let mut nothing = transfer("b", EVEN);
    nothing.amount = Money::new(0);
    let refused = client.bank_transfers().create(nothing).await;
    assert_eq!(code(refused), "4001801");
}

#[tokio::test]
async fn a_new_transfer_may_not_be_visible_yet() {
    let lag = Duration::from_secs(30);
    let simulator = builder()
        .snap_visibility_lag(lag)
        .start_in_memory()
        .unwrap();
    let client = simulator.snap().client();
    client
        .bank_transfers()
        .create(transfer("a", EVEN))
        .await
        .unwrap();
    let question = || GetBankTransferStatus::new().original_partner_reference_no("a");
    assert_eq!(
        code(client.bank_transfers().status(question()).await),
        "4043601"
    );
    // The transfer exists all the same.
    let again = client.bank_transfers().create(transfer("a", EVEN)).await;
    assert_eq!(code(again), "4091801");
    simulator.advance(lag).await.unwrap();
    client.bank_transfers().status(question()).await.unwrap();
}

#[tokio::test]
async fn the_status_can_be_at_either_place() {
    let simulator = builder().snap_inner_status().start_in_memory().unwrap();
    let client = simulator.snap().client();
    client
        .bank_transfers()
        .create(transfer("a", EVEN))
        .await
        .unwrap();
    let found = status(&client, "a").await;
    assert_eq!(found.latest_transaction_status, None);
    let inner = found.additional_info.unwrap().latest_transaction_status;
    assert_eq!(inner, Some(TransactionStatus::Pending));
}

#[tokio::test]
async fn an_inquiry_has_a_result_two_seconds_later() {
    let simulator = simulator();
    let client = simulator.snap().client();
    let ask = |number: &str| {
        client
            .bank_transfers()
            .inquire_account(InquireBankAccount::new(InquireBankAccountFields {
                beneficiary_account_no: number.into(),
                beneficiary_bank_code: "014".into(),
            }))
    };
    for number in [EVEN, ODD] {
        let first = ask(number).await.unwrap();
        assert!(first.response_code.unwrap().is_pending());
        // An empty string is read as absent.
        assert_eq!(first.beneficiary_account_name.unwrap_or_default(), "");
    }
    simulator.advance(Duration::from_secs(2)).await.unwrap();
    let found = ask(EVEN).await.unwrap();
    assert_eq!(found.response_code.unwrap().to_string(), "2001600");
    assert_eq!(
        found.beneficiary_account_name.as_deref(),
        Some("Dummy Name")
    );
    assert_eq!(code(ask(ODD).await), "4041611");
}

#[tokio::test]
async fn an_inquiry_of_a_wallet_checks_its_number() {
    let simulator = simulator();
    let client = simulator.snap().client();
    let ask = |number: &str, platform: EwalletPlatform| {
        let fields = InquireEwalletAccountFields {
            partner_reference_no: "i".into(),
            customer_number: number.into(),
            amount: Money::new(1),
            additional_info: EwalletInfo::new(platform),
        };
        client
            .ewallet_transfers()
            .inquire_account(InquireEwalletAccount::new(fields))
    };
    ask("6281234567890", EwalletPlatform::GoPay).await.unwrap();
    simulator.advance(Duration::from_secs(2)).await.unwrap();
    let found = ask("6281234567890", EwalletPlatform::GoPay).await.unwrap();
    assert_eq!(found.customer_name.as_deref(), Some("Dummy Name"));
    let first = ask("6281234567890", EwalletPlatform::Dana).await.unwrap();
    assert!(first.response_code.unwrap().is_pending());
    assert_eq!(
        code(ask("1234567890", EwalletPlatform::GoPay).await),
        "4003701"
    );
    let unknown = EwalletPlatform::from("paypal");
    assert_eq!(code(ask("6281234567890", unknown).await), "4003701");
}
