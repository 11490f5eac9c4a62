//! Refunds of SNAP in doubt.

use super::merchant::{Merchant, refund, wait};
use super::server::Fault::{Lost, NeverArrived};
use crate::shop::is_pending;
use durianpay_client::intent::{IntentError, Resolution, Submitted};

#[tokio::test(start_paused = true)]
async fn a_refund_of_a_wallet_payment_is_found_or_resent_once() {
    for (fault, is_found) in [(Lost, true), (NeverArrived, false)] {
        let merchant = Merchant::open();
        // Worse than it may be: no source says that a second one is rejected.
        merchant.snap.set(|snap| snap.accepts_duplicates = true);
        // An empty list of refunds would prove nothing.
        let earlier = refund("credit-note-6");
        merchant
            .intents
            .refund_ewallet_payment(earlier)
            .await
            .unwrap();
        merchant.snap.faults(if is_found {
            vec![fault]
        } else {
            vec![fault; 3]
        });
        let click = || {
            merchant
                .intents
                .refund_ewallet_payment(refund("credit-note-7"))
        };
        let error = click().await.unwrap_err();
        assert!(is_pending(&error), "{error}");
        let second = click().await;
        assert_eq!(second.is_ok(), is_found, "{second:?}");
        wait().await;
        for _ in 0..2 {
            let made = click().await.unwrap();
            assert_eq!(matches!(made, Submitted::Found(_)), is_found, "{made:?}");
        }
        assert_eq!(merchant.snap.made("credit-note-7"), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn an_unlisted_refund_in_doubt_needs_review() {
    for has_no_history in [true, false] {
        let merchant = Merchant::open();
        merchant
            .snap
            .set(|snap| snap.has_no_refund_history = has_no_history);
        listed_nowhere(merchant).await;
    }
}

async fn listed_nowhere(merchant: Merchant) {
    merchant.snap.faults([NeverArrived; 3]);
    let click = || {
        merchant
            .intents
            .refund_ewallet_payment(refund("credit-note-7"))
    };
    click().await.unwrap_err();
    wait().await;
    let error = click().await.unwrap_err();
    assert!(matches!(error, IntentError::Review { .. }), "{error}");
    assert_eq!(merchant.snap.made("credit-note-7"), 0);
    let done = Resolution::Done("ref_1".to_owned());
    let operation = "snap.ewallet_payments.refund";
    let resolved = merchant
        .intents
        .resolve(operation, "credit-note-7", done)
        .await;
    assert!(resolved.unwrap());
    let Submitted::Found(found) = click().await.unwrap() else {
        panic!("it was not sent again");
    };
    assert_eq!(found.refund_no.unwrap().as_str(), "ref_1");
    assert_eq!(found.refund_amount.unwrap().value, 4_000.into());
}

/// The API has no list of such refunds.
#[tokio::test(start_paused = true)]
async fn only_an_operator_resends_a_qr_refund_in_doubt() {
    let merchant = Merchant::open();
    merchant.snap.faults([NeverArrived; 3]);
    let click = || merchant.intents.refund_qris(refund("credit-note-7"));
    click().await.unwrap_err();
    wait().await;
    for _ in 0..2 {
        let error = click().await.unwrap_err();
        assert!(matches!(error, IntentError::Review { .. }), "{error}");
        assert_eq!(merchant.intents.recover().await.unwrap().review.len(), 1);
    }
    assert_eq!(merchant.snap.made("credit-note-7"), 0);
    let operation = "snap.qris.refund";
    let resolve = |resolution| {
        merchant
            .intents
            .resolve(operation, "credit-note-7", resolution)
    };
    assert!(resolve(Resolution::NotDone).await.unwrap());
    let made = click().await.unwrap();
    assert_eq!(made.refund_no.unwrap().as_str(), "id_1");
    assert_eq!(merchant.snap.made("credit-note-7"), 1);
}
