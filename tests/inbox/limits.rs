//! Limits on what anyone can send, which genuine webhooks are never held to.

use crate::support::{SECOND, Shop, claim, serve};
use crate::watched_store::WatchedStore;
use durianpay_client::webhook::inbox::{
    Inbox, Incoming, JobStatus, LimitError, Limits, Receipt, ReceiveError, Store,
};
use durianpay_client::webhook::{ResponseError, Sender, Verifier, sign};
use durianpay_client::{Amount, ApiKey};
use std::net::IpAddr;

fn key() -> ApiKey {
    ApiKey::new("dp_test_demo").unwrap()
}

fn inbox(store: &WatchedStore, limits: Limits) -> Inbox {
    Inbox::new(store.clone(), Verifier::new([key()])).limits(limits)
}

fn signed(id: &str) -> String {
    let signature = sign(id, Amount::from(10_000), &key()).unwrap();
    format!(
        r#"{{"event":"payment.completed","data":{{"id":"{id}","amount":"10000","signature":"{signature}"}}}}"#
    )
}

async fn send(inbox: &Inbox, body: &str) -> Result<Receipt, ReceiveError> {
    inbox.receive(Incoming::new(body.as_bytes())).await
}

#[tokio::test(start_paused = true)]
async fn a_flood_is_rejected_before_the_store_is_used() {
    let store = WatchedStore::default();
    let inbox = inbox(&store, Limits::default());
    let mut accepted = 0;
    for number in 0..2_000 {
        let body = claim("payment.completed", &format!("pay_{number}"));
        match send(&inbox, &body).await {
            Ok(_) => accepted += 1,
            Err(error) => {
                assert_eq!(error.status_code(), 429);
                assert!(matches!(error, ReceiveError::Limit(LimitError::Rate)));
            }
        }
    }
    assert_eq!(accepted, 500);
    assert_eq!(store.total(), 500, "nothing else reached the store");
    // Signed webhooks get through all the same.
    for number in 0..600 {
        let receipt = send(&inbox, &signed(&format!("pay_genuine_{number}"))).await;
        assert_eq!(receipt.unwrap(), Receipt::Stored);
    }
    // And a second later, a second's worth of the others.
    tokio::time::advance(SECOND).await;
    let mut accepted = 0;
    for number in 2_000..2_100 {
        let body = claim("payment.completed", &format!("pay_{number}"));
        accepted += u32::from(send(&inbox, &body).await.is_ok());
    }
    assert_eq!(accepted, 50);
    assert_eq!(inbox.metrics().limited, 1_550);
}

#[tokio::test(start_paused = true)]
async fn a_forged_signature_is_limited_like_a_missing_one() {
    let store = WatchedStore::default();
    let inbox = inbox(&store, Limits::default());
    let forged = |number: u32| signed("pay_1").replace("10000", &number.to_string());
    let mut accepted = 0;
    for number in 0..1_000 {
        accepted += u32::from(send(&inbox, &forged(number)).await.is_ok());
    }
    // No more than may wait for one object.
    assert_eq!(accepted, 20);
    assert_eq!(store.total(), 500);
}

#[tokio::test(start_paused = true)]
async fn the_limit_of_an_object_is_a_503_for_it_alone() {
    let store = WatchedStore::default();
    let inbox = inbox(&store, Limits::default());
    for number in 0..20 {
        let body = claim(&format!("forged.{number}"), "pay_1");
        assert_eq!(send(&inbox, &body).await.unwrap(), Receipt::Stored);
    }
    let error = send(&inbox, &claim("payment.completed", "pay_1"))
        .await
        .unwrap_err();
    assert_eq!(error.status_code(), 503);
    assert!(matches!(error, ReceiveError::Limit(LimitError::Stored)));
    // A signed one of the same object, a known one, and one of another object.
    for (body, expected) in [
        (signed("pay_1"), Receipt::Stored),
        (claim("forged.7", "pay_1"), Receipt::Known { delivery: 2 }),
        (claim("payment.completed", "pay_2"), Receipt::Stored),
    ] {
        assert_eq!(send(&inbox, &body).await.unwrap(), expected, "{body}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_limit_of_the_queue_is_a_503() {
    let store = WatchedStore::default();
    let mut limits = Limits::default();
    limits.stored = 30;
    let inbox = inbox(&store, limits);
    for number in 0..30 {
        send(
            &inbox,
            &claim("payment.completed", &format!("pay_{number}")),
        )
        .await
        .unwrap();
    }
    let error = send(&inbox, &claim("payment.completed", "pay_31"))
        .await
        .unwrap_err();
    assert_eq!(error.status_code(), 503);
    assert_eq!(
        send(&inbox, &signed("pay_32")).await.unwrap(),
        Receipt::Stored
    );
}

#[tokio::test(start_paused = true)]
async fn each_sender_has_a_rate_limit() {
    let store = WatchedStore::default();
    let inbox = inbox(&store, Limits::default());
    let sender: IpAddr = [192, 0, 2, 7].into();
    let mut accepted = 0;
    for number in 0..300 {
        let body = claim("payment.completed", &format!("pay_{number}"));
        let incoming = Incoming::new(body.as_bytes()).sender(sender);
        accepted += u32::from(inbox.receive(incoming).await.is_ok());
    }
    assert_eq!(accepted, 100);
    let other: IpAddr = [192, 0, 2, 8].into();
    let body = claim("payment.completed", "pay_other");
    let incoming = Incoming::new(body.as_bytes()).sender(other);
    assert_eq!(inbox.receive(incoming).await.unwrap(), Receipt::Stored);
    assert_eq!(Sender(other), Sender([192, 0, 2, 8].into()));
}

#[tokio::test(start_paused = true)]
async fn confirmations_of_unsigned_webhooks_have_a_rate_limit() {
    let shop = Shop::deaf().await;
    for number in 0..300 {
        shop.claim("payment.completed", format!("pay_{number}"))
            .await;
    }
    shop.work().await;
    assert_eq!(shop.calls(), 200, "a burst");
    assert_eq!(shop.jobs(None, Some(JobStatus::Pending)).await.len(), 300);
    // Those that have to wait lose no attempt.
    let waiting = shop.jobs(None, Some(JobStatus::Pending)).await;
    assert_eq!(waiting.iter().filter(|job| job.attempts == 0).count(), 100);
    tokio::time::advance(SECOND + SECOND / 10).await;
    let before = shop.calls();
    shop.work().await;
    assert!(
        (20..=22).contains(&(shop.calls() - before)),
        "{}",
        shop.calls() - before
    );

    // A signed one does not wait.
    let (_, payment) = shop.sale().await;
    shop.simulator.pay(&payment).await.unwrap();
    let signature = sign(payment.as_str(), 10_000.into(), shop.simulator.api_key()).unwrap();
    let body = format!(
        r#"{{"event":"payment.completed","data":{{"id":"{payment}","amount":"10000","signature":"{signature}"}}}}"#
    );
    shop.receive(&body).await.unwrap();
    shop.work().await;
    assert_eq!(shop.names(), ["order_paid"]);
}

#[tokio::test(start_paused = true)]
async fn a_store_that_fails_is_a_503_and_the_next_delivery_is_stored() {
    let store = WatchedStore::default();
    store.fail("insert", 1);
    let inbox = inbox(&store, Limits::default());
    let error = send(&inbox, &signed("pay_1")).await.unwrap_err();
    assert_eq!(error.status_code(), 503);
    assert_eq!(
        send(&inbox, &signed("pay_1")).await.unwrap(),
        Receipt::Stored
    );
    assert_eq!(inbox.metrics().store_failures, 1);
}

#[tokio::test(start_paused = true)]
async fn a_webhook_is_stored_in_one_operation() {
    let store = WatchedStore::default();
    let inbox = inbox(&store, Limits::default());
    send(&inbox, &signed("pay_1")).await.unwrap();
    assert_eq!((store.total(), store.count("insert")), (1, 1));
    let filter = durianpay_client::webhook::inbox::Filter::default();
    assert_eq!(store.list(filter).await.unwrap().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_shop_that_requires_signatures_rejects_all_others() {
    let store = WatchedStore::default();
    let inbox = inbox(&store, Limits::default()).require_signature();
    let unsigned = claim("payment.completed", "pay_1");
    for body in [unsigned, signed("pay_1").replace("10000", "1")] {
        let error = send(&inbox, &body).await.unwrap_err();
        assert_eq!(error.status_code(), 401, "{body}");
    }
    assert_eq!(store.total(), 0);
    assert_eq!(
        send(&inbox, &signed("pay_1")).await.unwrap(),
        Receipt::Stored
    );
    drop(serve(inbox).await);
}
