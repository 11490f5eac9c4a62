//! Response codes of a transfer, and the resulting states of its intent.

use super::fuse::Fuse;
use super::merchant::{Merchant, transfer, wait};
use super::server::Fault::{Code, Lost, Nothing};
use crate::shop::is_pending;
use durianpay_client::intent::{IntentError, IntentStatus, MemoryIntents, Submitted};

const OPERATION: &str = "snap.bank_transfers.create";

#[tokio::test(start_paused = true)]
async fn a_rejection_is_final_and_another_call_sends_its_own_request() {
    for (status, case) in [(400, "01"), (401, "00"), (403, "14"), (404, "11")] {
        let merchant = Merchant::open();
        merchant.snap.faults([Code(status, case)]);
        let submit = |id: &str| {
            let intent = merchant.intents.create_bank_transfer(transfer("payout-1"));
            intent.external_id(id)
        };
        let error = submit("1000001").await.unwrap_err();
        let IntentError::Rejected(rejection) = &error else {
            panic!("{status}{case}: {error}");
        };
        let code = format!("{status}18{case}");
        assert_eq!(rejection.code(), Some(&*code));
        assert_eq!(merchant.intents.recover().await.unwrap().settled, []);
        submit("1000002").await.unwrap();
        let ids = merchant.snap.external_ids("/transfer-interbank");
        assert_eq!(ids, ["1000001", "1000002"], "the second call has its own");
        assert_eq!(merchant.snap.made("payout-1"), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_rate_limited_request_is_sent_later_with_another_external_id() {
    let merchant = Merchant::open();
    merchant.snap.faults([Code(429, "00"); 3]);
    let error = merchant.transfer("payout-1").await.unwrap_err();
    assert!(is_pending(&error), "{error}");
    assert_eq!(
        merchant.status(OPERATION, "payout-1").await,
        IntentStatus::Ready
    );
    merchant.transfer("payout-1").await.unwrap();
    let ids = merchant.snap.external_ids("/transfer-interbank");
    assert_ne!(ids[0], ids[3]);
}

/// The reference was used before the intent: the transfer is there, and is not made again.
#[tokio::test(start_paused = true)]
async fn an_existing_reference_is_queried_at_once() {
    let merchant = Merchant::open();
    merchant.transfer("payout-1").await.unwrap();
    let other = Merchant {
        store: MemoryIntents::default(),
        ..merchant
    };
    let intents = other.restarted(&Fuse::default());
    let found = intents.create_bank_transfer(transfer("payout-1")).await;
    let found = found.unwrap();
    assert!(matches!(found, Submitted::Found(_)), "{found:?}");
    assert_eq!(other.snap.made("payout-1"), 1);
}

/// The API contradicts itself: it has the reference, and does not show it.
#[tokio::test(start_paused = true)]
async fn an_existing_but_invisible_reference_needs_review() {
    let merchant = Merchant::open();
    merchant.snap.faults([Code(409, "01")]);
    let error = merchant.transfer("payout-1").await.unwrap_err();
    assert!(is_pending(&error), "too early: {error}");
    wait().await;
    for _ in 0..2 {
        let error = merchant.transfer("payout-1").await.unwrap_err();
        assert!(matches!(error, IntentError::Review { .. }), "{error}");
    }
    assert_eq!(merchant.snap.requests("/transfer-interbank"), 1);
}

/// 409xx00 says of the id that it was used, and nothing of the transfer.
#[tokio::test(start_paused = true)]
async fn a_used_external_id_is_a_doubt_and_is_replaced() {
    let merchant = Merchant::open();
    merchant.snap.faults([Code(409, "00"), Nothing]);
    let error = merchant.transfer("payout-1").await.unwrap_err();
    assert!(is_pending(&error), "{error}");
    assert_eq!(
        merchant.status(OPERATION, "payout-1").await,
        IntentStatus::InDoubt
    );
    wait().await;
    merchant.transfer("payout-1").await.unwrap();
    let ids = merchant.snap.external_ids("/transfer-interbank");
    assert_ne!(ids[0], ids[1]);
    assert_eq!(merchant.snap.made("payout-1"), 1);
}

/// A later rejection does not reveal the result of an earlier attempt.
#[tokio::test(start_paused = true)]
async fn a_rejection_after_a_lost_response_is_a_doubt() {
    let merchant = Merchant::open();
    merchant.snap.faults([Lost, Code(403, "14")]);
    let error = merchant.transfer("payout-1").await.unwrap_err();
    assert!(is_pending(&error), "{error}");
    let found = merchant.transfer("payout-1").await.unwrap();
    assert!(matches!(found, Submitted::Found(_)), "{found:?}");
}
