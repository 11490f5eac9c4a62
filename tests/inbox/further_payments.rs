//! The second payment of an order: the customer paid twice, and the shop is told, in
//! whatever way it becomes known.

use crate::support::{MINUTE, Shop, amounts, claim};
use crate::watched_store::WatchedStore;
use durianpay_client::api::{Order, PaymentId};
use durianpay_client::webhook::Verifier;
use durianpay_client::webhook::inbox::{Inbox, Incoming, JobStatus, Occurrence};

/// Two payments of one order that are both under way.
async fn two_payments(shop: &Shop) -> (Order, [PaymentId; 2]) {
    let order = shop.order().await;
    let payments = [shop.charge(&order).await, shop.charge(&order).await];
    (order, payments)
}

/// Checks that one payment paid the order, and that the other one was reported as an overpayment.
#[track_caller]
fn assert_paid_twice(shop: &Shop, payments: &[PaymentId; 2]) {
    let mut names = shop.names();
    names.retain(|name| *name != "order_created");
    assert_eq!(names, ["order_paid", "overpaid"]);
    let ids = ["order_paid", "overpaid"].map(|name| match shop.only(name).occurrence() {
        Occurrence::OrderPaid(facts) | Occurrence::Overpaid(facts) => facts.payment_id.clone(),
        other => panic!("{other:?}"),
    });
    let mut found: Vec<PaymentId> = ids.into_iter().flatten().collect();
    found.sort_by(|one, other| one.as_str().cmp(other.as_str()));
    let mut all = payments.to_vec();
    all.sort_by(|one, other| one.as_str().cmp(other.as_str()));
    assert_eq!(found, all);
    assert_eq!(amounts(&shop.only("overpaid")).0, "10000.00");
}

#[tokio::test(start_paused = true)]
async fn a_second_payment_is_reported_by_its_event() {
    let shop = Shop::open().await;
    let (_, payments) = two_payments(&shop).await;
    for payment in &payments {
        shop.simulator.pay(payment).await.unwrap();
        shop.work_for(MINUTE).await;
    }
    assert_paid_twice(&shop, &payments);
}

#[tokio::test(start_paused = true)]
async fn a_second_payment_is_reported_by_the_event_of_the_order() {
    let shop = Shop::deaf().await;
    let (order, payments) = two_payments(&shop).await;
    for payment in &payments {
        shop.simulator.pay(payment).await.unwrap();
    }
    shop.claim("order.completed", &order.id).await;
    shop.work_to_the_end().await;
    assert_paid_twice(&shop, &payments);
}

#[tokio::test(start_paused = true)]
async fn a_second_payment_is_reported_by_a_sweep() {
    let shop = Shop::deaf().await;
    let (_, payments) = two_payments(&shop).await;
    let since = shop.simulator.now();
    for payment in &payments {
        shop.simulator.pay(payment).await.unwrap();
    }
    shop.worker().sweep(since, 100).await.unwrap();
    shop.work_to_the_end().await;
    assert_paid_twice(&shop, &payments);
}

#[tokio::test(start_paused = true)]
async fn a_second_payment_is_reported_once() {
    let shop = Shop::open().await;
    let (order, payments) = two_payments(&shop).await;
    let since = shop.simulator.now();
    for payment in &payments {
        shop.simulator.pay(payment).await.unwrap();
    }
    for round in 0..3 {
        shop.worker().sweep(since, 100).await.unwrap();
        shop.claim("order.completed", &order.id).await;
        for payment in &payments {
            shop.claim(&format!("round.{round}"), payment).await;
        }
        shop.work_for(MINUTE * 2).await;
    }
    assert_paid_twice(&shop, &payments);
    assert_eq!(shop.jobs(None, Some(JobStatus::Dead)).await, []);
}

#[tokio::test(start_paused = true)]
async fn a_second_payment_of_another_amount_is_an_overpayment() {
    let shop = Shop::open().await;
    let (_, payments) = two_payments(&shop).await;
    shop.simulator.pay(&payments[0]).await.unwrap();
    shop.work_for(MINUTE).await;
    shop.simulator.pay_amount(&payments[1], 3).await.unwrap();
    shop.work_for(MINUTE).await;
    assert_eq!(shop.names(), ["order_paid", "overpaid"]);
    assert_eq!(amounts(&shop.only("overpaid")).0, "3.00");
}

#[tokio::test(start_paused = true)]
async fn a_payment_after_a_refunded_one_pays_the_order() {
    // Both are paid, and the first is paid back, before any of it is known here.
    let shop = Shop::deaf().await;
    let (order, payments) = two_payments(&shop).await;
    for payment in &payments {
        shop.simulator.pay(payment).await.unwrap();
    }
    shop.refund(&payments[0], 10_000).await;
    shop.claim("order.completed", &order.id).await;
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid", "payment_refunded"]);
    let paid = shop.only("order_paid");
    let Occurrence::OrderPaid(facts) = paid.occurrence() else {
        panic!("{paid:?}");
    };
    assert_eq!(facts.payment_id.as_ref(), Some(&payments[1]));
}

#[tokio::test(start_paused = true)]
async fn two_payments_confirmed_concurrently_are_both_reported() {
    let shop = Shop::deaf().await;
    let (_, payments) = two_payments(&shop).await;
    // Both workers read the record before one of them changes it.
    let store = WatchedStore::hesitant();
    let verifier = Verifier::new([shop.simulator.api_key().clone()]);
    let inbox = Inbox::new(store.clone(), verifier);
    for payment in &payments {
        shop.simulator.pay(payment).await.unwrap();
        let body = claim("payment.completed", payment.as_str());
        inbox.receive(Incoming::new(body.as_bytes())).await.unwrap();
    }
    let worker = shop.worker_for(inbox, shop.client.clone());
    worker.run_pending(shop.handler()).await.unwrap();
    assert_paid_twice(&shop, &payments);
    assert!(store.count("apply") > 2, "they met");
}
