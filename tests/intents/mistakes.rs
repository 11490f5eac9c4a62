//! The ordinary mistakes of a merchant, after each of which money moves once.

use crate::shop::{Shop, batch, order, refund};
use durianpay_client::api::{CreateOrder, OrderCustomer, SubmitDisbursementOptions, endpoint};
use durianpay_client::intent::{IntentError, IntentFilter};
use durianpay_simulator::Fault;
use std::time::Duration;

#[tokio::test(start_paused = true)]
async fn a_call_without_reference_is_rejected_before_any_request() {
    let shop = Shop::open();
    let jane = || OrderCustomer::new().email("jane.doe@example.com");
    for request in [
        CreateOrder::new(10_000, jane()),
        CreateOrder::new(10_000, jane()).order_ref_id(""),
        CreateOrder::new(10_000, jane()).order_ref_id(" \t"),
        CreateOrder::new(10_000, jane()).order_ref_id("x".repeat(256)),
        CreateOrder::new(10_000, jane()).order_ref_id("a\nb"),
    ] {
        let error = shop.intents.create_order(request).await.unwrap_err();
        assert!(matches!(error, IntentError::Invalid(_)), "{error}");
        assert!(
            error.to_string().contains("the reference of the intent"),
            "{error}"
        );
    }
    let longest = shop.intents.create_order(order(&"x".repeat(255)));
    longest.to_record().unwrap();
    let options = SubmitDisbursementOptions::new().force_disburse(true);
    let error = shop
        .intents
        .submit_disbursement(" ", batch(), options)
        .await;
    assert!(matches!(error, Err(IntentError::Invalid(_))));
    assert!(shop.simulator.requests().is_empty());
    assert_eq!(
        shop.intents.list(IntentFilter::default()).await.unwrap(),
        []
    );
}

#[tokio::test(start_paused = true)]
async fn a_timeout_around_a_call_does_not_end_it() {
    let shop = Shop::open();
    shop.intents.recover().await.unwrap();
    let slow = Fault::Delay(Duration::from_millis(150));
    shop.simulator
        .faults()
        .next_of(&endpoint::ORDERS_CREATE, slow);
    let call = shop.intents.create_order(order("shop-1")).into_future();
    let elapsed = tokio::time::timeout(Duration::from_millis(75), call).await;
    assert!(elapsed.is_err(), "the call was faster than its timeout");

    let order = shop.order("shop-1").await;
    assert_eq!(order.order_ref_id.as_deref(), Some("shop-1"));
    assert_eq!(shop.executions(&endpoint::ORDERS_CREATE), 1);
}

#[tokio::test(start_paused = true)]
async fn a_job_that_runs_twice_pays_out_once() {
    let shop = Shop::open();
    let job = |shop: &Shop| {
        let options = SubmitDisbursementOptions::new().force_disburse(true);
        shop.restarted()
            .submit_disbursement("payroll-2026-07", batch(), options)
    };
    let (first, second) = tokio::join!(job(&shop), job(&shop));
    assert_eq!(first.unwrap().id, second.unwrap().id);
    let third = job(&shop).await.unwrap();
    assert_eq!(third.idempotency_key.unwrap().as_str(), "payroll-2026-07");
    assert_eq!(shop.executions(&endpoint::DISBURSEMENTS_SUBMIT), 1);
}

#[tokio::test(start_paused = true)]
async fn a_refund_requested_twice_is_sent_once() {
    let shop = Shop::open();
    let payment = shop.paid("shop-1").await;
    let click = || {
        shop.intents
            .create_refund(refund("credit-note-7", &payment))
    };
    let (first, second) = tokio::join!(click(), click());
    assert_eq!(first.unwrap().id, second.unwrap().id);
    assert_eq!(shop.executions(&endpoint::REFUNDS_CREATE), 1);
}

/// The key of a request is made at random by every call, and only the first one is sent.
#[tokio::test(start_paused = true)]
async fn only_the_key_of_the_first_call_is_sent() {
    let shop = Shop::open();
    let options = || SubmitDisbursementOptions::new().force_disburse(true);
    for _ in 0..3 {
        let submit = shop
            .restarted()
            .submit_disbursement("july", batch(), options());
        submit.await.unwrap();
    }
    let requests = shop.simulator.requests();
    let keys = requests
        .iter()
        .filter_map(|request| request.headers.get("x-idempotency-key"));
    assert_eq!(keys.count(), 1);
    assert_eq!(shop.executions(&endpoint::DISBURSEMENTS_SUBMIT), 1);
}
