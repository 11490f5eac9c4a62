//! The lookup in the database of the shop: not there yet, another system's, or wrong.

use crate::support::{MINUTE, Shop};
use durianpay_client::webhook::inbox::{JobKind, JobStatus};
use durianpay_client::webhook::{Expectation, Expected};

#[tokio::test(start_paused = true)]
async fn an_order_recorded_late_is_delivered_then() {
    let shop = Shop::open().await;
    let order = shop.unknown_order(|order| order).await;
    let payment = shop.charge(&order).await;
    shop.simulator.pay(&payment).await.unwrap();
    shop.work_for(10 * MINUTE).await;
    assert_eq!(shop.names(), [""; 0]);
    let pending = shop.reasons(JobStatus::Pending).await;
    assert!(!pending.is_empty());
    for (name, reason) in pending {
        assert_eq!(reason, "the order is not in your database yet", "{name}");
    }
    shop.expect(&order, Expected::new(&order.id, order.amount));
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid"]);
    assert_eq!(shop.jobs(None, Some(JobStatus::Dead)).await, []);
}

#[tokio::test(start_paused = true)]
async fn an_event_of_another_system_is_done_at_once() {
    let shop = Shop::open().await;
    let order = shop.unknown_order(|order| order).await;
    shop.set(order.id.as_str(), Expectation::NotOurs);
    let payment = shop.charge(&order).await;
    shop.simulator.pay(&payment).await.unwrap();
    shop.work().await;
    assert_eq!(shop.names(), [""; 0]);
    let events = shop.jobs(None, None).await;
    assert_eq!(events.len(), 3);
    for event in events {
        assert_eq!(
            (event.kind, event.status),
            (JobKind::Event, JobStatus::Done)
        );
        assert_eq!(
            (event.attempts, &*event.reason),
            (1, "the order is not yours")
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_lookup_of_another_order_delivers_nothing() {
    let shop = Shop::open().await;
    let (order, payment) = shop.sale().await;
    shop.expect(&order, Expected::new("ord_other", order.amount));
    shop.simulator.pay(&payment).await.unwrap();
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), [""; 0]);
    let dead = shop.reasons(JobStatus::Dead).await;
    assert_eq!(dead.len(), 3);
    let expected = format!(
        "the lookup is wrong: the order is `{}`, expected `ord_other`",
        order.id
    );
    assert_eq!(dead[0].1, expected);
}

#[tokio::test(start_paused = true)]
async fn a_failing_lookup_is_retried() {
    let shop = Shop::open().await;
    let (_, payment) = shop.sale().await;
    shop.books.lock().unwrap().lookup_failures = 5;
    shop.simulator.pay(&payment).await.unwrap();
    shop.work().await;
    let pending = shop.reasons(JobStatus::Pending).await;
    assert_eq!(
        pending[0].1,
        "the lookup failed: the database of the shop is locked"
    );
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid"]);
}

#[tokio::test(start_paused = true)]
async fn a_lookup_has_the_reference_of_the_shop() {
    for event in ["payment.completed", "order.completed"] {
        let shop = Shop::deaf().await;
        let order = shop
            .order_like(|order| order.order_ref_id("invoice 7"))
            .await;
        let payment = shop.charge(&order).await;
        shop.simulator.pay(&payment).await.unwrap();
        let id = match event {
            "payment.completed" => payment.as_str(),
            _ => order.id.as_str(),
        };
        shop.claim(event, id).await;
        shop.work().await;
        let books = shop.books.lock().unwrap();
        let query = books.lookups.last().unwrap();
        assert_eq!(query.order_id, order.id);
        assert_eq!(query.order_ref_id.as_deref(), Some("invoice 7"), "{event}");
    }
}
