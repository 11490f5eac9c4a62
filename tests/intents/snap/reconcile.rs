//! Calls of SNAP without an intent: `reconcile` finds their results.

use super::merchant::{Merchant, refund, transfer, wait};
use super::server::Fault::{Lost, NeverArrived};
use durianpay_client::{ErrorKind, Inconclusive, Outcome, Reconciled};
use std::time::Duration;

const STATUS: &str = "/transfer/status";

#[tokio::test(start_paused = true)]
async fn a_transfer_in_doubt_is_reconciled_once_certain() {
    for (faults, is_done) in [([Lost; 3], true), ([NeverArrived; 3], false)] {
        let merchant = Merchant::open();
        let client = merchant.client();
        let sent = client.server_time().await.unwrap().unwrap();
        merchant.snap.faults(faults);
        let error = client.bank_transfers().create(transfer("payout-1")).await;
        assert_eq!(error.unwrap_err().outcome(), Outcome::Unknown);
        let ask = |amount: u32| client.reconcile().bank_transfer("payout-1", amount, sent);
        let first = ask(250_000).await.unwrap();
        match first {
            Reconciled::Done(_) => assert!(is_done),
            Reconciled::Inconclusive(Inconclusive::TooEarly { wait }) => {
                assert!(!is_done && wait > Duration::from_secs(300), "{wait:?}");
            }
            other => panic!("{other:?}"),
        }
        wait().await;
        let later = ask(250_000).await.unwrap();
        match later {
            Reconciled::Done(status) => {
                assert!(is_done);
                assert_eq!(status.original_reference_no.unwrap().as_str(), "id_1");
                let other = ask(250_001).await.unwrap();
                assert!(matches!(other, Reconciled::AmountMismatch(_)), "{other:?}");
            }
            Reconciled::NotDone => assert!(!is_done),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_refund_in_doubt_is_found_in_the_history_of_its_payment() {
    let merchant = Merchant::open();
    let client = merchant.client();
    let sent = client.server_time().await.unwrap().unwrap();
    let made = client.ewallet_payments().refund(refund("credit-note-7"));
    made.await.unwrap();
    wait().await;
    let ask = |reference: &str| {
        let request = refund(reference);
        let reconcile = client.reconcile();
        async move { reconcile.ewallet_refund(&request, sent).await.unwrap() }
    };
    let found = ask("credit-note-7").await;
    assert!(matches!(found, Reconciled::Done(_)), "{found:?}");
    assert_eq!(ask("credit-note-8").await, Reconciled::NotDone);
    merchant.snap.set(|snap| snap.has_no_refund_history = true);
    let unclear = Reconciled::Inconclusive(Inconclusive::ApiUnclear);
    assert_eq!(ask("credit-note-7").await, unclear);
}

#[tokio::test(start_paused = true)]
async fn a_blank_reference_is_rejected_before_sending() {
    let merchant = Merchant::open();
    let client = merchant.client();
    let sent = "2026-11-29T10:00:00Z/2026-11-29T10:00:01Z".parse().unwrap();
    for blank in ["", " \t"] {
        let asked = client.reconcile().bank_transfer(blank, 1, sent).await;
        assert_eq!(asked.unwrap_err().kind(), ErrorKind::Request);
        let asked = client.reconcile().ewallet_transfer(blank, 1, sent).await;
        assert_eq!(asked.unwrap_err().kind(), ErrorKind::Request);
        let asked = client
            .reconcile()
            .ewallet_refund(&refund(blank), sent)
            .await;
        assert_eq!(asked.unwrap_err().kind(), ErrorKind::Request);
    }
    assert!(merchant.snap.server.calls().is_empty());
}

#[tokio::test(start_paused = true)]
async fn an_unknown_server_time_is_queried() {
    let merchant = Merchant::open();
    let client = merchant.client();
    for (pause, requests) in [(0, 1), (60, 1), (3600, 2)] {
        tokio::time::sleep(Duration::from_secs(pause)).await;
        let now = client.server_time().await.unwrap().unwrap();
        let true_time = durianpay_client::Timestamp::try_from(merchant.snap.clock.server_time());
        let true_time = true_time.unwrap();
        assert!(now.earliest() <= true_time && true_time <= now.latest());
        assert_eq!(merchant.snap.requests(STATUS), requests);
    }
}
