//! Refunds: an order that is paid back before it is delivered is not delivered.

use crate::support::{HOUR, MINUTE, SECOND, Shop, amounts};
use durianpay_client::webhook::inbox::{
    Delivery, HandlerError, JobKind, JobStatus, PaidStatus, Store,
};
use durianpay_simulator::Simulator;

#[tokio::test(start_paused = true)]
async fn an_order_refunded_before_its_webhook_is_not_delivered() {
    for is_told_by_status in [false, true] {
        let builder = Simulator::builder();
        let builder = if is_told_by_status {
            builder.refunded_status()
        } else {
            builder
        };
        let shop = Shop::open_with(builder, |inbox| inbox).await;
        let (_, payment) = shop.sale().await;
        shop.simulator.pay(&payment).await.unwrap();
        shop.refund(&payment, 10_000).await;
        shop.work_to_the_end().await;
        assert_eq!(shop.names(), ["order_refunded"], "{is_told_by_status}");
        let refunded = shop.only("order_refunded");
        assert_eq!(refunded.paid_status(), PaidStatus::NotBegun);
        assert_eq!(shop.jobs(None, Some(JobStatus::Dead)).await, []);
    }
}

#[tokio::test(start_paused = true)]
async fn two_half_refunds_are_a_full_refund() {
    let shop = Shop::open().await;
    let (_, payment) = shop.sale().await;
    shop.simulator.pay(&payment).await.unwrap();
    shop.refund(&payment, 4_000).await;
    shop.refund(&payment, 6_000).await;
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_refunded"]);
    assert_eq!(amounts(&shop.only("order_refunded")).1, "10000.00");
}

#[tokio::test(start_paused = true)]
async fn a_partially_refunded_order_is_delivered_and_the_refund_reported() {
    let shop = Shop::open().await;
    let (_, payment) = shop.sale().await;
    shop.simulator.pay(&payment).await.unwrap();
    shop.refund(&payment, 2_500).await;
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid"]);
    let told = amounts(&shop.only("order_paid"));
    assert_eq!(told, ("10000.00".to_owned(), "2500.00".to_owned()));
}

#[tokio::test(start_paused = true)]
async fn a_refund_before_the_handler_supersedes_the_delivery() {
    let shop = Shop::open().await;
    let order = shop.order().await;
    shop.work_for(SECOND).await;
    // The handler of an earlier occurrence fails, so that the payment has to wait for it.
    let payments = [shop.charge(&order).await, shop.charge(&order).await];
    shop.books
        .lock()
        .unwrap()
        .failures
        .push_back("the mail server is down".into());
    shop.simulator.fail(&payments[1]).await.unwrap();
    shop.work().await;
    shop.simulator.pay(&payments[0]).await.unwrap();
    shop.work().await;
    assert_eq!(shop.names(), ["order_created", "payment_ended"]);

    // Meanwhile it is confirmed, paid back, and asked for again.
    shop.refund(&payments[0], 10_000).await;
    shop.claim("refund.made", &payments[0]).await;
    shop.work().await;
    shop.work_to_the_end().await;
    let told = shop.names();
    assert_eq!(
        told,
        [
            "order_created",
            "payment_ended",
            "payment_ended",
            "order_refunded"
        ]
    );
    let superseded = shop.jobs(None, Some(JobStatus::Superseded)).await;
    assert_eq!(superseded.len(), 1);
    assert_eq!(superseded[0].name, "order_paid");
    assert_eq!(
        shop.only("order_refunded").paid_status(),
        PaidStatus::NotBegun
    );
}

#[tokio::test(start_paused = true)]
async fn an_unreported_refund_is_found_before_a_late_first_attempt() {
    let shop = Shop::open().await;
    let order = shop.order().await;
    shop.work_for(SECOND).await;
    let payments = [shop.charge(&order).await, shop.charge(&order).await];
    shop.books
        .lock()
        .unwrap()
        .failures
        .extend((0..6).map(|_| HandlerError::from("the mail server is down")));
    shop.simulator.fail(&payments[1]).await.unwrap();
    shop.work().await;
    shop.simulator.pay(&payments[0]).await.unwrap();
    shop.work().await;
    // No webhook reports it, and the task of the payment waits for a minute and more.
    shop.refund(&payments[0], 10_000).await;
    shop.work_to_the_end().await;
    assert!(!shop.names().contains(&"order_paid"), "{:?}", shop.names());
    assert_eq!(shop.names().last(), Some(&"order_refunded"));
}

#[tokio::test(start_paused = true)]
async fn a_refund_between_two_attempts_ends_the_delivery() {
    let shop = Shop::open().await;
    let (_, payment) = shop.sale().await;
    shop.books
        .lock()
        .unwrap()
        .failures
        .push_back("no stock".into());
    shop.simulator.pay(&payment).await.unwrap();
    shop.work().await;
    assert_eq!(shop.names(), ["order_paid"]);
    shop.refund(&payment, 10_000).await;
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid", "order_refunded"]);
    // The handler can see that it has begun.
    assert_eq!(shop.only("order_refunded").paid_status(), PaidStatus::Begun);
    let superseded = shop
        .jobs(Some(JobKind::Task), Some(JobStatus::Superseded))
        .await;
    assert_eq!(superseded.len(), 1);
    assert_eq!(superseded[0].reason, "the order is refunded");
}

#[tokio::test(start_paused = true)]
async fn a_partial_refund_between_two_attempts_does_not_end_the_delivery() {
    let shop = Shop::open().await;
    let (_, payment) = shop.sale().await;
    shop.books
        .lock()
        .unwrap()
        .failures
        .push_back("no stock".into());
    shop.simulator.pay(&payment).await.unwrap();
    shop.work().await;
    shop.refund(&payment, 10).await;
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid", "order_paid"]);
    assert_eq!(shop.handled()[1].attempt(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_refund_after_the_delivery_is_handed_over() {
    let shop = Shop::open().await;
    let (_, payment) = shop.sale().await;
    shop.simulator.pay(&payment).await.unwrap();
    shop.work_to_the_end().await;
    shop.refund(&payment, 10_000).await;
    shop.claim("refund.made", &payment).await;
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid", "order_refunded"]);
    assert_eq!(
        shop.only("order_refunded").paid_status(),
        PaidStatus::Handled
    );
}

#[tokio::test(start_paused = true)]
async fn a_stale_read_does_not_complete_a_refunded_payment() {
    let shop = Shop::open_with(Simulator::builder().refunded_status(), |inbox| inbox).await;
    let (order, payment) = shop.sale().await;
    shop.simulator.pay(&payment).await.unwrap();
    let refund = shop.refund(&payment, 10_000).await;
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_refunded"]);
    // A replica that has not seen the refund.
    let faults = shop.simulator.faults();
    faults.show(&payment, "status", "completed");
    faults.show(&refund.id, "status", "requested");
    for id in [payment.as_str(), order.id.as_str()] {
        shop.claim("payment.completed", id).await;
    }
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_refunded"]);
}

#[tokio::test(start_paused = true)]
async fn a_refund_visible_late_is_found() {
    let shop = Shop::open().await;
    let (_, payment) = shop.sale().await;
    shop.simulator.pay(&payment).await.unwrap();
    let refund = shop.refund(&payment, 10_000).await;
    shop.simulator
        .faults()
        .show(&refund.id, "status", "requested");
    shop.books
        .lock()
        .unwrap()
        .failures
        .push_back("no stock".into());
    shop.work().await;
    assert_eq!(shop.names(), ["order_paid"]);
    shop.simulator.faults().clear_of(&refund.id);
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid", "order_refunded"]);
}

#[tokio::test(start_paused = true)]
async fn a_failed_refund_is_ignored() {
    let shop = Shop::open().await;
    let (_, payment) = shop.sale().await;
    shop.simulator.pay(&payment).await.unwrap();
    let refund = shop.refund(&payment, 10_000).await;
    let faults = shop.simulator.faults();
    faults.show(&refund.id, "failure_reason", "the account is closed");
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid"]);
    assert_eq!(amounts(&shop.only("order_paid")).1, "0.00");
}

#[tokio::test(start_paused = true)]
async fn a_replayed_delivery_of_a_refunded_order_is_not_run() {
    let shop = Shop::open().await;
    let (_, payment) = shop.sale().await;
    shop.books
        .lock()
        .unwrap()
        .failures
        .push_back(HandlerError::give_up("no such product"));
    shop.simulator.pay(&payment).await.unwrap();
    shop.work_to_the_end().await;
    let dead = shop.jobs(None, Some(JobStatus::Dead)).await;
    tokio::time::advance(HOUR * 24).await;
    shop.refund(&payment, 10_000).await;
    shop.store.replay(vec![dead[0].id]).await.unwrap();
    shop.work_for(MINUTE).await;
    assert_eq!(shop.names(), ["order_paid", "order_refunded"]);
}

#[tokio::test(start_paused = true)]
async fn a_refund_of_another_payment_between_two_attempts_does_not_end_the_delivery() {
    let shop = Shop::deaf().await;
    let (order, first) = shop.sale().await;
    let second = shop.charge(&order).await;
    shop.simulator.pay(&first).await.unwrap();
    shop.simulator.pay(&second).await.unwrap();
    let mut failures = std::collections::VecDeque::from([HandlerError::from("no stock")]);
    shop.books.lock().unwrap().failures.append(&mut failures);
    shop.claim("order.completed", &order.id).await;
    shop.work().await;
    assert_eq!(shop.names()[0], "order_paid");
    shop.refund(&second, 10_000).await;
    shop.work_to_the_end().await;
    let paid: Vec<u32> = shop
        .handled()
        .iter()
        .filter(|delivery| delivery.occurrence().name() == "order_paid")
        .map(Delivery::attempt)
        .collect();
    assert_eq!(paid, [1, 2]);
}
