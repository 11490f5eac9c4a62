//! Operators: canceling, resolving, pruning, encrypting.

use crate::shop::{Shop, batch, order, qris};
use durianpay_client::api::{FindDisbursement, SubmitDisbursementOptions, endpoint};
use durianpay_client::intent::{
    IntentError, IntentFilter, IntentStatus, IntentStore as _, Intents, MemoryIntents, Resolution,
};
use durianpay_client::store::{Seal, SealError};
use durianpay_client::{ApiKey, Client};
use durianpay_simulator::{Effect, Fault};
use std::time::Duration;

fn offline(store: MemoryIntents) -> Intents {
    let key = ApiKey::new("dp_test_simulator").unwrap();
    let client = Client::builder(key)
        .base_url("http://127.0.0.1:9/v1")
        .build()
        .unwrap();
    Intents::new(client, store)
}

#[tokio::test(start_paused = true)]
async fn an_unsent_intent_can_be_canceled() {
    let shop = Shop::open();
    offline(shop.store.clone())
        .create_order(order("shop-1"))
        .await
        .unwrap_err();
    assert!(
        shop.intents
            .cancel("orders.create", "shop-1")
            .await
            .unwrap()
    );
    assert!(
        shop.intents
            .cancel("orders.create", "shop-1")
            .await
            .unwrap()
    );
    assert!(
        !shop
            .intents
            .cancel("orders.create", "unknown")
            .await
            .unwrap()
    );
    let error = shop
        .intents
        .create_order(order("shop-1"))
        .await
        .unwrap_err();
    assert!(matches!(error, IntentError::Canceled), "{error}");
    assert_eq!(shop.intents.recover().await.unwrap().next, None);
    assert_eq!(shop.executions(&endpoint::ORDERS_CREATE), 0);

    shop.order("shop-2").await;
    assert!(
        !shop
            .intents
            .cancel("orders.create", "shop-2")
            .await
            .unwrap()
    );
}

#[tokio::test(start_paused = true)]
async fn an_operator_resolves_an_invisible_call() {
    let shop = Shop::open();
    let order = shop.order("shop-1").await;
    for (reference, effect) in [("first", Effect::Applied), ("second", Effect::NotApplied)] {
        let fault = Fault::Reset(effect);
        shop.simulator
            .faults()
            .next_of(&endpoint::PAYMENTS_CHARGE, fault);
        shop.intents
            .charge(reference, qris(&order))
            .await
            .unwrap_err();
    }
    shop.wait().await;
    assert_eq!(shop.intents.recover().await.unwrap().review.len(), 2);
    let payments = shop.simulator.client().payments().list().await.unwrap();
    let payment = payments.payments.unwrap().remove(0).id;

    let resolve = |reference, resolution| {
        shop.intents
            .resolve("payments.charge", reference, resolution)
    };
    assert!(
        resolve("first", Resolution::Done(payment.to_string()))
            .await
            .unwrap()
    );
    assert!(!resolve("first", Resolution::NotDone).await.unwrap());
    assert!(!resolve("unknown", Resolution::NotDone).await.unwrap());
    let recovery = shop.intents.recover().await.unwrap();
    assert_eq!(
        (recovery.settled.len(), recovery.next),
        (1, None),
        "{recovery:?}"
    );
    assert_eq!(shop.executions(&endpoint::PAYMENTS_CHARGE), 2);
}

/// The payment of another charge cannot be that of one that a person has given up.
#[tokio::test(start_paused = true)]
async fn a_charge_canceled_by_an_operator_does_not_affect_others() {
    let shop = Shop::open();
    let order = shop.order("shop-1").await;
    for (reference, effect) in [("first", Effect::NotApplied), ("second", Effect::Applied)] {
        let faults = shop.simulator.faults();
        faults.next_of(&endpoint::PAYMENTS_CHARGE, Fault::Reset(effect));
        let charge = shop.intents.charge(reference, qris(&order));
        charge.await.unwrap_err();
    }
    let canceled = Resolution::Canceled;
    let canceled = shop.intents.resolve("payments.charge", "first", canceled);
    assert!(canceled.await.unwrap());
    let recovery = shop.intents.recover().await.unwrap();
    let settled = recovery.settled.iter().map(|intent| &*intent.reference);
    assert_eq!(settled.collect::<Vec<_>>(), ["second"], "{recovery:?}");
    let list = shop.intents.list(IntentFilter::default()).await.unwrap();
    let first = list.iter().find(|intent| intent.reference == "first");
    assert_eq!(first.unwrap().reason, "resolved by an operator");
}

#[tokio::test(start_paused = true)]
async fn a_batch_found_by_an_operator_is_read() {
    let shop = Shop::open();
    let options = || SubmitDisbursementOptions::new().force_disburse(true);
    let submit = || shop.intents.submit_disbursement("july", batch(), options());
    for _ in 0..4 {
        let faults = shop.simulator.faults();
        faults.next_of(
            &endpoint::DISBURSEMENTS_SUBMIT,
            Fault::Reset(Effect::Applied),
        );
    }
    submit().await.unwrap_err();
    let client = shop.simulator.client();
    let query = FindDisbursement::new().idempotency_key("july");
    let found = client.disbursements().status(query).await.unwrap().id;
    let done = Resolution::Done(found.to_string());
    let done = shop.intents.resolve("disbursements.submit", "july", done);
    assert!(done.await.unwrap());
    assert_eq!(submit().await.unwrap().id, found);
    assert_eq!(shop.executions(&endpoint::DISBURSEMENTS_SUBMIT), 1);
}

#[tokio::test(start_paused = true)]
async fn a_pruned_reference_is_never_sent_again() {
    let shop = Shop::open();
    shop.order("shop-1").await;
    assert_eq!(shop.store.prune(Duration::from_secs(60)).await.unwrap(), 0);
    assert_eq!(shop.store.prune(Duration::ZERO).await.unwrap(), 1);
    let error = shop
        .intents
        .create_order(order("shop-1"))
        .await
        .unwrap_err();
    assert!(matches!(error, IntentError::Pruned), "{error}");
    let list = shop.intents.list(IntentFilter::default()).await.unwrap();
    assert_eq!(
        (list[0].status, &*list[0].summary),
        (IntentStatus::Done, "")
    );
    assert_eq!(shop.executions(&endpoint::ORDERS_CREATE), 1);
}

/// Reverses all bytes.
struct Reversed;

impl Seal for Reversed {
    fn seal(&self, mut content: Vec<u8>) -> Result<Vec<u8>, SealError> {
        content.reverse();
        Ok(content)
    }

    fn open(&self, mut stored: Vec<u8>) -> Result<Vec<u8>, SealError> {
        stored.reverse();
        Ok(stored)
    }
}

#[tokio::test(start_paused = true)]
async fn sealed_content_is_not_readable_in_the_store() {
    let shop = Shop::open();
    let intents = shop.restarted().seal_with(Reversed);
    let created = intents.create_order(order("shop-1")).await.unwrap();
    let record = shop
        .store
        .get("orders.create", "shop-1")
        .await
        .unwrap()
        .unwrap();
    let text = String::from_utf8(record.intent.data).unwrap();
    assert!(!text.contains("jane.doe"), "{text}");
    assert_eq!(
        intents.create_order(order("shop-1")).await.unwrap(),
        created
    );
    // Without the seal, nothing is sent either.
    let error = shop
        .intents
        .create_order(order("shop-1"))
        .await
        .unwrap_err();
    assert!(matches!(error, IntentError::Unreadable(_)), "{error}");
    assert_eq!(shop.executions(&endpoint::ORDERS_CREATE), 1);
}

#[tokio::test(start_paused = true)]
async fn an_intent_of_another_environment_is_left_alone() {
    let shop = Shop::open();
    let live = Client::builder(ApiKey::new("dp_live_demo").unwrap());
    let live = live.base_url("http://127.0.0.1:9/v1").build().unwrap();
    let live = Intents::new(live, shop.store.clone());
    live.create_order(order("shop-1")).await.unwrap_err();
    let error = shop
        .intents
        .create_order(order("shop-1"))
        .await
        .unwrap_err();
    assert!(error.to_string().contains("`live`"), "{error}");
    let recovery = shop.intents.recover().await.unwrap();
    assert_eq!(recovery.review.len(), 1, "{recovery:?}");
    assert_eq!(shop.executions(&endpoint::ORDERS_CREATE), 0);
}

/// Neither the key of the API nor the credentials of a request are stored.
#[tokio::test(start_paused = true)]
async fn the_store_holds_no_secret() {
    let shop = Shop::open();
    shop.paid("shop-1").await;
    let records = shop.store.list(IntentFilter::default()).await.unwrap();
    assert_eq!(records.len(), 2);
    for record in records {
        let text = String::from_utf8(record.intent.data.clone())
            .unwrap()
            .to_lowercase();
        for secret in ["dp_test", "zhbfdgvzd", "authorization", "basic "] {
            assert!(!text.contains(secret), "{text}");
        }
        assert!(!format!("{record:?}").contains("jane"), "{record:?}");
    }
}
