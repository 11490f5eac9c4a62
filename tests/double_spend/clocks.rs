//! Clocks that differ or are set, and other calls shortly before: the outcome of a call must be
//! decided by the server's clock, or not at all.

use crate::operation::{AMOUNT, Setup, ago};
use crate::scripted_api::Scripted;
use durianpay_client::api::{
    CreateRefund, CreateRefundFields, OrderId, PaymentId, QrisCharge, endpoint,
};
use durianpay_client::{
    Client, ErrorKind, Inconclusive, Outcome, Reconciled, ServerTime, Timestamp,
};
use durianpay_simulator::{Effect, Fault};
use serde_json::json;
use std::time::Duration;

const SECOND: Duration = Duration::from_secs(1);

const MINUTE: Duration = Duration::from_secs(60);

/// Creates a setup whose server clock is this many seconds behind the merchant's.
async fn behind(seconds: i64) -> Setup {
    let time = Timestamp::now().unix_seconds() - seconds;
    Setup::starting_at(Timestamp::from_unix_seconds(time)).await
}

/// Charges an order and loses the call, either the request or the response.
async fn lose(setup: &Setup, order: &OrderId, effect: Effect) -> (QrisCharge, ServerTime) {
    let sent = setup.server_time().await;
    let fault = Fault::Reset(effect);
    setup
        .simulator
        .faults()
        .next_of(&endpoint::PAYMENTS_CHARGE, fault);
    let charge = QrisCharge::new(order, AMOUNT);
    let error = setup.direct.payments().charge(charge.clone()).await;
    assert_eq!(error.unwrap_err().outcome(), Outcome::Unknown);
    (charge, sent)
}

#[tokio::test]
async fn a_charge_is_found_with_any_local_clock() {
    for seconds in [-86_400 * 400, -301, 0, 301, 86_400 * 400] {
        let setup = behind(seconds).await;
        let order = setup.order("mine").await.id;
        let (charge, sent) = lose(&setup, &order, Effect::Applied).await;
        setup.settle().await;
        let found = setup.direct.reconcile().charge(charge, sent).await;
        assert!(matches!(found.unwrap(), Reconciled::Done(_)), "{seconds}");
    }
}

/// The merchant's clock is a day ahead when it asks, as if it had just been set.
#[tokio::test]
async fn a_clock_set_ahead_does_not_make_a_charge_not_done() {
    let setup = behind(86_400).await;
    let order = setup.order("mine").await.id;
    let (charge, sent) = lose(&setup, &order, Effect::NotApplied).await;
    for (passed, is_early) in [(0, true), (360, true), (30, false)] {
        let passed = Duration::from_secs(passed);
        setup.simulator.advance(passed).await.unwrap();
        let reconcile = setup.direct.reconcile();
        match reconcile.charge(charge.clone(), sent).await.unwrap() {
            Reconciled::Inconclusive(Inconclusive::TooEarly { wait }) => {
                assert!(is_early && !wait.is_zero() && wait < 7 * MINUTE, "{wait:?}");
            }
            Reconciled::NotDone => assert!(!is_early, "{passed:?}"),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn an_earlier_charge_is_not_mistaken_for_the_lost_one() {
    for (before, is_in_doubt) in [(5 * MINUTE, false), (30 * SECOND, true)] {
        let setup = Setup::new().await;
        let order = setup.order("mine").await.id;
        let charge = QrisCharge::new(&order, AMOUNT);
        setup.direct.payments().charge(charge).await.unwrap();
        let earlier = setup.direct.payments().list().await.unwrap();
        let earlier = earlier.payments.unwrap().remove(0).id;
        setup.simulator.advance(before).await.unwrap();
        // A response after the time has passed, by the clock of any merchant.
        setup.order("unrelated").await;
        let (charge, sent) = lose(&setup, &order, Effect::NotApplied).await;
        setup.settle().await;
        let found = setup.direct.reconcile().charge(charge.clone(), sent).await;
        match found.unwrap() {
            Reconciled::NotDone => assert!(!is_in_doubt, "{before:?}"),
            Reconciled::Ambiguous(payments) => {
                assert!(is_in_doubt, "{before:?}");
                assert_eq!(payments[0].id, earlier);
            }
            other => panic!("{other:?}"),
        }
        let reconcile = setup.direct.reconcile().excluding([earlier]);
        let found = reconcile.charge(charge, sent).await.unwrap();
        assert_eq!(found, Reconciled::NotDone);
    }
}

#[tokio::test]
async fn a_blank_reference_is_rejected_before_any_request() {
    let server = Scripted::start(|_| (200, json!({}))).await;
    let refund = CreateRefund::new(CreateRefundFields {
        ref_id: String::new(),
        payment_id: PaymentId::new("pay_1"),
        amount: AMOUNT.into(),
    });
    for blank in ["", " \t"] {
        let reconcile = || server.client.reconcile();
        let order = reconcile().order(blank, AMOUNT, ago(600)).await;
        let batch = reconcile().disbursement(blank, ago(600)).await;
        let refund = reconcile().refund(&refund, ago(600)).await;
        for error in [order.unwrap_err(), batch.unwrap_err(), refund.unwrap_err()] {
            assert_eq!(error.kind(), ErrorKind::Request);
            assert!(error.to_string().contains("blank"), "{error}");
        }
    }
    assert!(server.asked().is_empty());
}

#[tokio::test]
async fn without_a_date_the_result_is_inconclusive() {
    let server = Scripted::dated("yesterday", |_| (200, json!({ "orders": [] }))).await;
    assert_eq!(server.client.server_time().await.unwrap(), None);
    let doubt = Reconciled::Inconclusive(Inconclusive::ClockUnknown);
    let found = server.client.reconcile().order("mine", AMOUNT, ago(6000));
    assert_eq!(found.await.unwrap(), doubt);
}

#[tokio::test]
async fn the_server_time_is_queried_once() {
    let server = Scripted::start(|_| (401, json!({}))).await;
    for _ in 0..3 {
        let time = server.client.server_time().await.unwrap().unwrap();
        let now = Timestamp::now();
        assert!(time.earliest() <= now && now <= time.latest());
    }
    assert_eq!(server.asked(), ["/orders?limit=1"]);
    let unreachable = Client::builder(durianpay_client::ApiKey::new("dp_test_demo").unwrap())
        .base_url("http://127.0.0.1:9/v1")
        .retries(0)
        .build()
        .unwrap();
    let error = unreachable.server_time().await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::NotSent);
}
