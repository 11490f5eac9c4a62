//! A second call under a reference: it returns the outcome of the first.

use crate::shop::{Shop, batch, is_pending, order, order_of, qris, refund, rejected_once};
use durianpay_client::api::{ApproveDisbursement, SubmitDisbursementOptions, endpoint};
use durianpay_client::intent::{IntentError, IntentStatus, Intents};
use durianpay_client::{ApiKey, Client, ErrorKind};
use durianpay_simulator::{Effect, Fault};
use http::StatusCode;
use std::time::Duration;

#[tokio::test(start_paused = true)]
async fn every_operation_is_carried_out_once_for_many_calls() {
    let shop = Shop::open();
    let payment = shop.paid("shop-1").await;
    let options = || SubmitDisbursementOptions::new().force_disburse(false);
    for _ in 0..3 {
        // A process that was started again makes the same calls.
        let intents = shop.restarted();
        let order = intents.create_order(order("shop-1")).await.unwrap();
        let charge = intents.charge("shop-1", qris(&order)).await.unwrap();
        assert_eq!(charge.payment_id(), Some(&payment));
        intents
            .create_refund(refund("refund-1", &payment))
            .await
            .unwrap();
        let batch = intents.submit_disbursement("july", batch(), options());
        let batch = batch.await.unwrap();
        let approved = intents.approve_disbursement(&batch.id, ApproveDisbursement::new());
        assert_eq!(approved.await.unwrap().id, batch.id);
    }
    for operation in [
        &endpoint::ORDERS_CREATE,
        &endpoint::PAYMENTS_CHARGE,
        &endpoint::REFUNDS_CREATE,
        &endpoint::DISBURSEMENTS_SUBMIT,
        &endpoint::DISBURSEMENTS_APPROVE,
    ] {
        assert_eq!(shop.executions(operation), 1, "{}", operation.id);
    }
}

#[tokio::test(start_paused = true)]
async fn calls_at_the_same_time_join_the_first() {
    let shop = Shop::open();
    let slow = Fault::Delay(Duration::from_millis(100));
    shop.simulator
        .faults()
        .next_of(&endpoint::ORDERS_CREATE, slow);
    let calls: Vec<_> = (0..20)
        .map(|_| tokio::spawn(shop.intents.create_order(order("shop-1")).into_future()))
        .collect();
    let mut ids = Vec::new();
    for call in calls {
        ids.push(call.await.unwrap().unwrap().id);
    }
    ids.dedup();
    assert_eq!(ids.len(), 1);
    assert_eq!(shop.executions(&endpoint::ORDERS_CREATE), 1);
}

#[tokio::test(start_paused = true)]
async fn a_reference_is_bound_to_one_amount_and_object() {
    let shop = Shop::open();
    let first = shop.order("shop-1").await;
    let other = shop.order("shop-2").await;
    let error = shop.intents.create_order(order_of(10_001, "shop-1")).await;
    let message = error.unwrap_err().to_string();
    assert!(
        message.contains("10000.00") && message.contains("10001.00"),
        "{message}"
    );

    shop.intents.charge("qris", qris(&first)).await.unwrap();
    let error = shop.intents.charge("qris", qris(&other)).await.unwrap_err();
    assert!(matches!(error, IntentError::OtherRequest { .. }), "{error}");
    assert!(error.is_settled());
    assert_eq!(shop.executions(&endpoint::PAYMENTS_CHARGE), 1);

    let options = || SubmitDisbursementOptions::new().force_disburse(true);
    let submit = |batch| shop.intents.submit_disbursement("july", batch, options());
    submit(batch()).await.unwrap();
    let mut raised = batch();
    raised.items[0].amount = 10_001.into();
    let error = submit(raised).await.unwrap_err();
    assert!(matches!(error, IntentError::OtherRequest { .. }), "{error}");
    assert_eq!(shop.executions(&endpoint::DISBURSEMENTS_SUBMIT), 1);
}

#[tokio::test(start_paused = true)]
async fn a_rejected_call_can_be_repeated_with_other_content() {
    let shop = Shop::open();
    let mut wrong = order("shop-1");
    wrong.customer.mobile = Some("abc".into());
    for _ in 0..2 {
        let error = shop.intents.create_order(wrong.clone()).await.unwrap_err();
        let IntentError::Rejected(rejection) = &error else {
            panic!("{error}");
        };
        assert_eq!(rejection.status(), Some(StatusCode::BAD_REQUEST));
        assert!(error.is_settled());
    }
    let order = shop
        .intents
        .create_order(order_of(20_000, "shop-1"))
        .await
        .unwrap();
    assert_eq!(order.amount, 20_000.into());
    assert_eq!(shop.executions(&endpoint::ORDERS_CREATE), 1);
}

/// Other intents of an order know it by the order that is recorded first, and must not take its
/// payment for theirs.
#[tokio::test(start_paused = true)]
async fn a_rejected_charge_cannot_be_repeated_for_another_order() {
    let shop = Shop::open();
    let (first, second) = (shop.order("shop-1").await, shop.order("shop-2").await);
    let client = Client::builder(shop.simulator.api_key().clone());
    let client = client.transport(shop.simulator.transport());
    let intents = Intents::new(rejected_once(client, 1), shop.store.clone());
    intents.charge("qris", qris(&first)).await.unwrap_err();
    let error = intents.charge("qris", qris(&second)).await.unwrap_err();
    assert!(matches!(error, IntentError::OtherRequest { .. }), "{error}");
    assert_eq!(shop.executions(&endpoint::PAYMENTS_CHARGE), 0);
    intents.charge("qris", qris(&first)).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_rejected_call_cannot_be_repeated_in_another_environment() {
    let shop = Shop::open();
    let mut wrong = order("shop-1");
    wrong.customer.mobile = Some("abc".into());
    let error = shop.intents.create_order(wrong).await.unwrap_err();
    assert!(matches!(error, IntentError::Rejected(_)), "{error}");

    let live = Client::builder(ApiKey::new("dp_live_demo").unwrap());
    let live = live.base_url("http://127.0.0.1:9/v1").build().unwrap();
    let live = Intents::new(live, shop.store.clone());
    let error = live.create_order(order("shop-1")).await.unwrap_err();
    assert!(matches!(error, IntentError::OtherRequest { .. }), "{error}");
    assert_eq!(shop.intents.recover().await.unwrap().settled, []);
    assert_eq!(shop.executions(&endpoint::ORDERS_CREATE), 0);
}

#[tokio::test(start_paused = true)]
async fn recover_sends_an_unsent_call() {
    let shop = Shop::open();
    let key = ApiKey::new("dp_test_simulator").unwrap();
    let nowhere = Client::builder(key)
        .base_url("http://127.0.0.1:9/v1")
        .build()
        .unwrap();
    let offline = Intents::new(nowhere, shop.store.clone());
    let error = offline.create_order(order("shop-1")).await.unwrap_err();
    assert!(is_pending(&error) && !error.is_settled(), "{error}");
    let recovery = offline.recover().await.unwrap();
    assert_eq!(recovery.pending.len(), 1, "{recovery:?}");

    let recovery = shop.intents.recover().await.unwrap();
    let [settled] = &recovery.settled[..] else {
        panic!("{recovery:?}");
    };
    assert_eq!((settled.status, recovery.next), (IntentStatus::Done, None));
    let id = settled.outcome.as_ref().unwrap().get("id").unwrap();
    let order = shop.order("shop-1").await;
    assert_eq!(id.to_string(), format!("\"{}\"", order.id));
    assert_eq!(shop.executions(&endpoint::ORDERS_CREATE), 1);
}

#[tokio::test(start_paused = true)]
async fn a_rate_limited_call_is_sent_later() {
    let shop = Shop::open();
    let busy = Fault::TooManyRequests {
        retry_after: Duration::from_secs(7),
    };
    shop.simulator
        .faults()
        .next_of(&endpoint::ORDERS_CREATE, busy);
    let error = shop
        .intents
        .create_order(order("shop-1"))
        .await
        .unwrap_err();
    let IntentError::Pending {
        retry_after,
        source,
        ..
    } = &error
    else {
        panic!("{error}");
    };
    assert_eq!(*retry_after, Duration::from_secs(7));
    assert_eq!(source.as_ref().unwrap().kind(), ErrorKind::Api);
    shop.order("shop-1").await;
    assert_eq!(shop.executions(&endpoint::ORDERS_CREATE), 1);
}

#[tokio::test(start_paused = true)]
async fn a_batch_with_a_lost_response_is_found_after_a_restart() {
    let shop = Shop::open();
    let options = || SubmitDisbursementOptions::new().force_disburse(true);
    let submit = |intents: &Intents| intents.submit_disbursement("july", batch(), options());
    for _ in 0..4 {
        let lost = Fault::Reset(Effect::Applied);
        shop.simulator
            .faults()
            .next_of(&endpoint::DISBURSEMENTS_SUBMIT, lost);
    }
    let error = submit(&shop.intents).await.unwrap_err();
    assert!(is_pending(&error), "{error}");
    shop.simulator.faults().clear();
    let batch = submit(&shop.restarted()).await.unwrap();
    assert_eq!(batch.idempotency_key.unwrap().as_str(), "july");
    // It is found by its key, and not sent again.
    let requests = shop.simulator.requests();
    let sent = requests.iter();
    let sent = sent.filter(|request| request.path == "/disbursements/submit");
    assert_eq!(sent.count(), 3, "an attempt and two retries");
    assert_eq!(shop.executions(&endpoint::DISBURSEMENTS_SUBMIT), 1);
}

/// Calls that wait for another call return its rejection, and do not send it again.
#[tokio::test(start_paused = true)]
async fn all_joined_calls_return_the_rejection() {
    let shop = Shop::open();
    shop.intents.recover().await.unwrap();
    let slow = Fault::Delay(Duration::from_millis(150));
    shop.simulator
        .faults()
        .next_of(&endpoint::ORDERS_CREATE, slow);
    let wrong = || {
        let mut order = order("shop-1");
        order.customer.mobile = Some("abc".into());
        shop.intents.create_order(order)
    };
    let first = tokio::spawn(wrong().into_future());
    tokio::time::sleep(Duration::from_millis(75)).await;
    let second = wrong().await.unwrap_err();
    let first = first.await.unwrap().unwrap_err();
    let (IntentError::Rejected(first), IntentError::Rejected(second)) = (&first, &second) else {
        panic!("{first}, {second}");
    };
    assert_eq!(second.status(), Some(StatusCode::BAD_REQUEST));
    assert_eq!(second.code(), Some("DPAY_INVALID_REQUEST"));
    assert_eq!(second.message(), first.message());
    assert_eq!(second.request_id(), first.request_id());
    assert!(first.message().is_some() && first.request_id().is_some());
    let requests = shop.simulator.requests();
    let sent = requests.iter().filter(|request| request.method == "POST");
    assert_eq!(sent.count(), 1);
}
