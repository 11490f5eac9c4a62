//! Calls of SNAP whose response was lost: found, made again, or listed for a person.

use super::merchant::{Merchant, qris, transfer, wait};
use super::server::Fault::{Code, DoneWithCode, Lost, NeverArrived, Refused, Silent};
use crate::shop::is_pending;
use durianpay_client::intent::{IntentError, IntentStatus, Resolution, Submitted};
use durianpay_client::snap::api::{
    CreateEwalletPayment, CreateEwalletTransfer, CreateEwalletTransferFields, CreateVirtualAccount,
    CreateVirtualAccountFields, EwalletChannel, EwalletPaymentInfo, EwalletPlatform,
    EwalletTransferInfo, Money, VirtualAccountBank, VirtualAccountInfo, VirtualAccountType,
};
use serde_json::json;
use std::time::Duration;

const TRANSFER: &str = "/transfer-interbank";
const QRIS: &str = "/qr/qr-mpm-generate";

#[tokio::test(start_paused = true)]
async fn a_transfer_is_submitted_once_for_many_calls() {
    let merchant = Merchant::open();
    for _ in 0..3 {
        let accepted = merchant.transfer("payout-1").await.unwrap();
        let Submitted::Accepted(transfer) = accepted else {
            panic!("{accepted:?}");
        };
        assert_eq!(transfer.reference_no.unwrap().as_str(), "id_1");
    }
    assert_eq!(merchant.snap.requests(TRANSFER), 1);
    let mut other = transfer("payout-1");
    other.beneficiary_account_no = "1234567892".into();
    let error = merchant.intents.create_bank_transfer(other).await;
    let message = error.unwrap_err().to_string();
    assert!(message.contains("another request"), "{message}");
    assert!(!message.contains("123456789"), "{message}");
}

#[tokio::test(start_paused = true)]
async fn a_transfer_with_a_lost_response_is_found() {
    for fault in [
        Lost,
        Silent,
        DoneWithCode(504, "00"),
        DoneWithCode(500, "00"),
    ] {
        let merchant = Merchant::open();
        merchant.snap.faults([fault]);
        let error = merchant.transfer("payout-1").await.unwrap_err();
        assert!(is_pending(&error), "{fault:?}: {error}");
        let found = merchant.transfer("payout-1").await.unwrap();
        assert!(matches!(found, Submitted::Found(_)), "{fault:?}: {found:?}");
        assert_eq!(merchant.snap.made("payout-1"), 1);
    }
}

/// The status shows the result of an accepted transfer, so the intent is done.
#[tokio::test(start_paused = true)]
async fn a_failed_transfer_is_found() {
    let merchant = Merchant::open();
    merchant.snap.faults([Lost]);
    let failed = json!({ "additionalInfo": { "latestTransactionStatus": "06" } });
    merchant.snap.set(|snap| snap.status = Some(failed));
    merchant.transfer("payout-1").await.unwrap_err();
    let found = merchant.transfer("payout-1").await.unwrap();
    let Submitted::Found(status) = found else {
        panic!("{found:?}");
    };
    let inner = status.additional_info.unwrap().latest_transaction_status;
    assert!(inner.unwrap().is_final());
}

/// Each attempt has a separate `X-EXTERNAL-ID`, which does not trigger a case of the sandbox.
#[tokio::test(start_paused = true)]
async fn a_transfer_is_resent_once_it_is_certain_not_to_exist() {
    let merchant = Merchant::open();
    merchant.snap.faults([NeverArrived; 3]);
    merchant.transfer("payout-1").await.unwrap_err();
    for _ in 0..3 {
        let error = merchant.transfer("payout-1").await.unwrap_err();
        let IntentError::Pending { retry_after, .. } = error else {
            panic!("{error}");
        };
        assert!(retry_after > Duration::from_secs(60), "{retry_after:?}");
    }
    assert_eq!(
        merchant.snap.requests(TRANSFER),
        3,
        "an attempt and two retries"
    );
    wait().await;
    let accepted = merchant.transfer("payout-1").await.unwrap();
    assert!(matches!(accepted, Submitted::Accepted(_)), "{accepted:?}");
    let ids = merchant.snap.external_ids(TRANSFER);
    assert_eq!(ids.len(), 4);
    assert!(ids[..3].iter().all(|id| *id == ids[0]), "{ids:?}");
    assert_ne!(ids[3], ids[0]);
    assert!(ids.iter().all(|id| id.len() == 32), "{ids:?}");
    assert_eq!(merchant.snap.made("payout-1"), 1);
}

/// The API says 404xx01 for a while.
#[tokio::test(start_paused = true)]
async fn a_transfer_visible_late_is_not_sent_twice() {
    let merchant = Merchant::open();
    let late = Duration::from_secs(4 * 60);
    merchant.snap.set(|snap| snap.delay = late);
    merchant.snap.set(|snap| snap.accepts_duplicates = true);
    merchant.snap.faults([Lost]);
    merchant.transfer("payout-1").await.unwrap_err();
    let error = merchant.transfer("payout-1").await.unwrap_err();
    assert!(is_pending(&error), "{error}");
    let recovery = merchant.intents.recover().await.unwrap();
    assert_eq!(recovery.pending.len(), 1, "{recovery:?}");
    wait().await;
    let recovery = merchant.intents.recover().await.unwrap();
    assert_eq!(recovery.settled.len(), 1, "{recovery:?}");
    assert_eq!(merchant.snap.made("payout-1"), 1);
}

#[tokio::test(start_paused = true)]
async fn a_transfer_with_an_unclear_status_needs_review() {
    for status in [
        json!({ "amount": { "value": "250001.00", "currency": "IDR" } }),
        json!({ "amount": { "value": "250000.00", "currency": "USD" } }),
        json!({ "originalPartnerReferenceNo": "payout-2" }),
        json!({ "originalPartnerReferenceNo": 7.5 }),
        json!({ "responseCode": "2023600" }),
    ] {
        let merchant = Merchant::open();
        merchant.snap.faults([Lost]);
        merchant.snap.set(|snap| snap.status = Some(status.clone()));
        merchant.transfer("payout-1").await.unwrap_err();
        wait().await;
        let error = merchant.transfer("payout-1").await.unwrap_err();
        assert!(
            matches!(error, IntentError::Review { .. }),
            "{status}: {error}"
        );
        assert_eq!(merchant.intents.recover().await.unwrap().review.len(), 1);
        assert_eq!(
            merchant.snap.requests(TRANSFER),
            2,
            "{status}: an attempt and a retry"
        );
        let done = Resolution::Done("id_1".to_owned());
        let operation = "snap.bank_transfers.create";
        let resolved = merchant.intents.resolve(operation, "payout-1", done).await;
        assert!(resolved.unwrap());
        let found = merchant.transfer("payout-1").await.unwrap();
        assert!(matches!(found, Submitted::Found(_)), "{found:?}");
    }
}

/// Amount and reference are of the standard alone.
#[tokio::test(start_paused = true)]
async fn a_status_without_amount_and_reference_is_accepted() {
    let merchant = Merchant::open();
    merchant.snap.faults([Lost]);
    let bare = json!({ "amount": null, "originalPartnerReferenceNo": null });
    merchant.snap.set(|snap| snap.status = Some(bare));
    merchant.transfer("payout-1").await.unwrap_err();
    let found = merchant.transfer("payout-1").await.unwrap();
    assert!(matches!(found, Submitted::Found(_)), "{found:?}");
}

/// Status 07 is as good as 404xx01, at either place.
#[tokio::test(start_paused = true)]
async fn an_early_not_found_status_is_inconclusive() {
    for status in [
        json!({ "latestTransactionStatus": "07" }),
        json!({ "latestTransactionStatus": null, "additionalInfo": { "latestTransactionStatus": "07" } }),
    ] {
        let merchant = Merchant::open();
        merchant.snap.faults([Lost]);
        merchant.snap.set(|snap| snap.status = Some(status.clone()));
        merchant.transfer("payout-1").await.unwrap_err();
        let error = merchant.transfer("payout-1").await.unwrap_err();
        assert!(is_pending(&error), "{status}: {error}");
        wait().await;
        // It is sent again, and the API says that the reference exists.
        let error = merchant.transfer("payout-1").await.unwrap_err();
        assert!(is_pending(&error), "{status}: {error}");
        wait().await;
        let error = merchant.transfer("payout-1").await.unwrap_err();
        assert!(
            matches!(error, IntentError::Review { .. }),
            "{status}: {error}"
        );
        assert_eq!(merchant.snap.made("payout-1"), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_transfer_to_a_wallet_is_found_too() {
    let merchant = Merchant::open();
    let info = EwalletTransferInfo::new(EwalletPlatform::GoPay);
    let request = || {
        CreateEwalletTransfer::new(CreateEwalletTransferFields {
            partner_reference_no: "payout-1".into(),
            customer_number: "6281234567890".into(),
            amount: Money::new(10_000),
            additional_info: info.clone(),
        })
    };
    merchant.snap.faults([Lost]);
    let submit = || merchant.intents.create_ewallet_transfer(request());
    submit().await.unwrap_err();
    let found = submit().await.unwrap();
    assert!(matches!(found, Submitted::Found(_)), "{found:?}");
    assert_eq!(merchant.snap.made("payout-1"), 1);
}

/// The first code was never shown, so another one is requested.
#[tokio::test(start_paused = true)]
async fn a_lost_request_for_a_code_is_sent_again() {
    let merchant = Merchant::open();
    merchant.snap.faults([NeverArrived; 3]);
    merchant.qris("shop-1017").await.unwrap_err();
    let created = merchant.qris("shop-1017").await.unwrap();
    let Submitted::Accepted(created) = created else {
        panic!("{created:?}");
    };
    assert_eq!(created.qr_content.as_deref(), Some("code of id_1"));
    let ids = merchant.snap.external_ids(QRIS);
    assert_ne!(ids[3], ids[0]);
}

/// The API says that the reference exists: the code cannot be read again.
#[tokio::test(start_paused = true)]
async fn a_code_with_a_lost_response_ends_in_review() {
    let merchant = Merchant::open();
    merchant.snap.faults([Lost]);
    let error = merchant.qris("shop-1017").await.unwrap_err();
    assert!(is_pending(&error), "{error}");
    for _ in 0..3 {
        let error = merchant.qris("shop-1017").await.unwrap_err();
        let IntentError::Review { reason } = &error else {
            panic!("{error}");
        };
        assert!(reason.contains("another reference"), "{reason}");
        assert_eq!(merchant.intents.recover().await.unwrap().review.len(), 1);
    }
    assert_eq!(
        merchant.snap.requests(QRIS),
        3,
        "the first, its retry, and another id"
    );
    assert_eq!(merchant.snap.made("shop-1017"), 1);
    let done = Resolution::Done("pay_1".to_owned());
    let resolved = merchant
        .intents
        .resolve("snap.qris.create", "shop-1017", done)
        .await;
    assert!(resolved.unwrap());
    let found = merchant.qris("shop-1017").await.unwrap();
    assert!(matches!(found, Submitted::Found(_)), "{found:?}");
}

/// An API that is down does not make a loop without an end.
#[tokio::test(start_paused = true)]
async fn a_code_without_any_response_ends_in_review() {
    let merchant = Merchant::open();
    merchant.snap.faults([Code(500, "00"); 400]);
    let mut passes = 0;
    let error = loop {
        match merchant.qris("shop-1017").await.unwrap_err() {
            error if is_pending(&error) => passes += 1,
            error => break error,
        }
    };
    assert!(matches!(error, IntentError::Review { .. }), "{error}");
    assert_eq!(passes, 100);
}

/// A wallet that knows the phone number may ask the customer on its own.
#[tokio::test(start_paused = true)]
async fn a_wallet_payment_with_a_phone_number_is_not_sent_again() {
    for (phone_number, made) in [(None, 1), (Some("085103885747"), 0)] {
        let merchant = Merchant::open();
        let create = || {
            let mut info = EwalletPaymentInfo::new(EwalletChannel::Ovo);
            info.phone_number = phone_number.map(str::to_owned);
            let request = CreateEwalletPayment::new("shop-1017", Money::new(10_000), info);
            merchant.intents.create_ewallet_payment(request)
        };
        merchant.snap.faults([NeverArrived; 3]);
        create().await.unwrap_err();
        let second = create().await;
        assert_eq!(second.is_ok(), made == 1, "{second:?}");
        assert_eq!(merchant.snap.made("shop-1017"), made);
    }
}

/// No source says whether a second account of the same `trxId` is rejected.
#[tokio::test(start_paused = true)]
async fn a_virtual_account_in_doubt_needs_review_by_number() {
    let merchant = Merchant::open();
    let create = || {
        let request = CreateVirtualAccount::new(CreateVirtualAccountFields {
            virtual_account_name: "Jane Doe".into(),
            virtual_account_trx_type: VirtualAccountType::Closed,
            trx_id: "shop-1018".into(),
            additional_info: VirtualAccountInfo::new(VirtualAccountBank::Bri),
        });
        let request = request.total_amount(Money::new(10_000));
        merchant.intents.create_virtual_account(request)
    };
    merchant.snap.faults([NeverArrived; 3]);
    create().await.unwrap_err();
    wait().await;
    for _ in 0..2 {
        let error = create().await.unwrap_err();
        assert!(matches!(error, IntentError::Review { .. }), "{error}");
    }
    assert_eq!(merchant.snap.made("shop-1018"), 0);
    let done = Resolution::Done("  1234567890".to_owned());
    let operation = "snap.virtual_accounts.create";
    let resolved = merchant.intents.resolve(operation, "shop-1018", done).await;
    assert!(resolved.unwrap());
    let account = create().await.unwrap().virtual_account_data.unwrap();
    assert_eq!(account.partner_service_id.as_deref(), Some("  123456"));
    assert_eq!(account.customer_no.as_deref(), Some("7890"));
}

#[tokio::test(start_paused = true)]
async fn a_call_that_was_not_sent_keeps_its_external_id() {
    let merchant = Merchant::open();
    merchant.snap.faults([Refused; 3]);
    let submit = || {
        let intent = merchant.intents.create_bank_transfer(transfer("payout-1"));
        intent.external_id("20261129000001")
    };
    let error = submit().await.unwrap_err();
    assert!(is_pending(&error), "{error}");
    let operation = "snap.bank_transfers.create";
    assert_eq!(
        merchant.status(operation, "payout-1").await,
        IntentStatus::Ready
    );
    submit().await.unwrap();
    let ids = merchant.snap.external_ids(TRANSFER);
    assert_eq!(ids, ["20261129000001"; 4]);
}

#[tokio::test(start_paused = true)]
async fn an_external_id_consists_of_digits() {
    let merchant = Merchant::open();
    for id in ["", "a", "1 2", &"1".repeat(37)] {
        let intent = merchant.intents.create_qris(qris("shop-1017"));
        let error = intent.external_id(id).await.unwrap_err();
        assert!(matches!(error, IntentError::Invalid(_)), "{error}");
    }
    let shop = crate::shop::Shop::open();
    let order = shop.intents.create_order(crate::shop::order("shop-1"));
    let error = order.external_id("1").await.unwrap_err();
    assert!(matches!(error, IntentError::Invalid(_)), "{error}");
    assert!(merchant.snap.server.calls().is_empty());
}
