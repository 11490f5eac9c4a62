//! Calls whose response was lost: found, made again, or listed for a person.

use crate::shop::{Shop, batch, is_pending, order, refund};
use bytes::Bytes;
use durianpay_client::api::{ApproveDisbursement, SubmitDisbursementOptions, endpoint};
use durianpay_client::intent::{IntentError, IntentStatus, Intents};
use durianpay_client::{BoxFuture, Client, SendOptions, Transport, TransportResult};
use durianpay_simulator::{Effect, Fault};
use std::sync::Arc;
use std::time::Duration;

const LOST: Fault = Fault::Reset(Effect::Applied);
const NEVER_ARRIVED: Fault = Fault::Reset(Effect::NotApplied);

#[tokio::test(start_paused = true)]
async fn an_order_with_a_lost_response_is_found() {
    let shop = Shop::open();
    shop.simulator
        .faults()
        .next_of(&endpoint::ORDERS_CREATE, LOST);
    let error = shop
        .intents
        .create_order(order("shop-1"))
        .await
        .unwrap_err();
    assert!(is_pending(&error), "{error}");

    let recovery = shop.restarted().recover().await.unwrap();
    assert_eq!(recovery.settled.len(), 1, "{recovery:?}");
    let order = shop.order("shop-1").await;
    assert_eq!(order.order_ref_id.as_deref(), Some("shop-1"));
    assert_eq!(shop.executions(&endpoint::ORDERS_CREATE), 1);
}

#[tokio::test(start_paused = true)]
async fn an_order_is_resent_once_it_is_certain_not_to_exist() {
    let shop = Shop::open();
    shop.simulator
        .faults()
        .next_of(&endpoint::ORDERS_CREATE, NEVER_ARRIVED);
    shop.intents
        .create_order(order("shop-1"))
        .await
        .unwrap_err();
    for _ in 0..3 {
        let error = shop
            .intents
            .create_order(order("shop-1"))
            .await
            .unwrap_err();
        let IntentError::Pending { retry_after, .. } = error else {
            panic!("{error}");
        };
        assert!(retry_after > Duration::from_secs(60), "{retry_after:?}");
    }
    assert_eq!(shop.executions(&endpoint::ORDERS_CREATE), 0);
    shop.wait().await;
    shop.order("shop-1").await;
    assert_eq!(shop.executions(&endpoint::ORDERS_CREATE), 1);
}

#[tokio::test(start_paused = true)]
async fn a_refund_in_doubt_is_never_made_twice() {
    for (fault, expected) in [(LOST, 1), (NEVER_ARRIVED, 1)] {
        let shop = Shop::open();
        let payment = shop.paid("shop-1").await;
        shop.simulator
            .faults()
            .next_of(&endpoint::REFUNDS_CREATE, fault);
        let click = || {
            shop.intents
                .create_refund(refund("credit-note-7", &payment))
        };
        click().await.unwrap_err();
        let _ = click().await;
        shop.wait().await;
        click().await.unwrap();
        click().await.unwrap();
        assert_eq!(
            shop.executions(&endpoint::REFUNDS_CREATE),
            expected,
            "{fault:?}"
        );
    }
}

/// A refund has a reference of its own, so neither another one that was made nor one in doubt
/// can be taken for it.
#[tokio::test(start_paused = true)]
async fn refunds_of_one_payment_are_distinguished() {
    let shop = Shop::open();
    let payment = shop.paid("shop-1").await;
    let make = |reference| shop.intents.create_refund(refund(reference, &payment));
    make("made").await.unwrap();
    let faults = shop.simulator.faults();
    for (reference, fault) in [("never-arrived", NEVER_ARRIVED), ("lost", LOST)] {
        faults.next_of(&endpoint::REFUNDS_CREATE, fault);
        make(reference).await.unwrap_err();
    }
    let recovery = shop.intents.recover().await.unwrap();
    let settled = recovery.settled.iter().map(|intent| &*intent.reference);
    assert_eq!(settled.collect::<Vec<_>>(), ["lost"], "{recovery:?}");
    assert_eq!(recovery.pending.len(), 1, "{recovery:?}");
    assert_eq!(shop.executions(&endpoint::REFUNDS_CREATE), 2);
}

/// Its key protects an approval that is sent again.
#[tokio::test(start_paused = true)]
async fn an_approval_in_doubt_is_found_or_sent_again() {
    for fault in [LOST, NEVER_ARRIVED] {
        let shop = Shop::open();
        let options = SubmitDisbursementOptions::new().force_disburse(false);
        let batch = shop.intents.submit_disbursement("july", batch(), options);
        let batch = batch.await.unwrap().id;
        let approve = || {
            let options = ApproveDisbursement::new();
            shop.intents.approve_disbursement(&batch, options)
        };
        for _ in 0..4 {
            let faults = shop.simulator.faults();
            faults.next_of(&endpoint::DISBURSEMENTS_APPROVE, fault);
        }
        let error = approve().await.unwrap_err();
        assert!(is_pending(&error), "{error}");
        approve().await.unwrap();
        assert_eq!(shop.executions(&endpoint::DISBURSEMENTS_APPROVE), 1);
    }
}

/// A process that died while it was sending: its outcome is never recorded.
#[tokio::test(start_paused = true)]
async fn an_intent_of_a_dead_process_is_taken_over_after_its_lease() {
    let shop = Shop::open();
    let slow = Fault::Delay(Duration::from_secs(3600));
    shop.simulator
        .faults()
        .next_of(&endpoint::ORDERS_CREATE, slow);
    let store = shop.store.clone();
    let dead = std::thread::spawn({
        let call = shop.restarted().create_order(order("shop-1"));
        move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                let call = call.into_future();
                let _elapsed = tokio::time::timeout(Duration::from_millis(200), call).await;
            });
            // Dropping the runtime ends the task that sends.
        }
    });
    tokio::task::spawn_blocking(|| dead.join())
        .await
        .unwrap()
        .unwrap();
    let sending = || async {
        use durianpay_client::intent::IntentStore as _;
        store
            .get("orders.create", "shop-1")
            .await
            .unwrap()
            .unwrap()
            .status
    };
    assert_eq!(sending().await, IntentStatus::Sending);

    let intents = shop.restarted();
    let recovery = intents.recover().await.unwrap();
    assert_eq!(recovery.pending.len(), 1, "{recovery:?}");
    assert!(recovery.next.unwrap() > Duration::from_secs(60));
    tokio::time::advance(Duration::from_secs(120)).await;
    let recovery = intents.recover().await.unwrap();
    assert_eq!(recovery.settled.len(), 1, "{recovery:?}");
    assert_eq!(sending().await, IntentStatus::Done);
    assert_eq!(shop.executions(&endpoint::ORDERS_CREATE), 1);
}

/// Without the server's time, the absence of an order proves nothing, ever.
#[tokio::test(start_paused = true)]
async fn a_lost_call_of_unknown_time_needs_review() {
    let shop = Shop::open();
    let timeless = Client::builder(shop.simulator.api_key().clone())
        .transport(shop.simulator.transport())
        .wrap_transport(WithoutDate)
        .build()
        .unwrap();
    let intents = Intents::new(timeless, shop.store.clone());
    shop.simulator
        .faults()
        .next_of(&endpoint::ORDERS_CREATE, NEVER_ARRIVED);
    intents.create_order(order("shop-1")).await.unwrap_err();
    shop.wait().await;
    let error = intents.create_order(order("shop-1")).await.unwrap_err();
    assert!(matches!(error, IntentError::Review { .. }), "{error}");
    assert_eq!(intents.recover().await.unwrap().review.len(), 1);
    // Nor does it if the server returns its time later.
    let later = shop.restarted().create_order(order("shop-1")).await;
    let error = later.unwrap_err();
    assert!(matches!(error, IntentError::Review { .. }), "{error}");
    assert_eq!(shop.executions(&endpoint::ORDERS_CREATE), 0);
}

/// A transport that leaves the `Date` out of responses.
struct WithoutDate(Arc<dyn Transport>);

impl Transport for WithoutDate {
    fn send(
        &self,
        request: http::Request<Bytes>,
        options: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        let sent = self.0.send(request, options);
        Box::pin(async move {
            let mut response = sent.await?;
            response.headers_mut().remove(http::header::DATE);
            Ok(response)
        })
    }
}
