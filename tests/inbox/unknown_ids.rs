//! Webhooks about objects that the API does not know: samples and forgeries, and payments
//! that it knows a moment later.

use crate::support::{MINUTE, SECOND, Shop, claim};
use durianpay_client::webhook::inbox::{JobKind, JobStatus, Occurrence, Receipt, Trust};
use durianpay_client::webhook::sign;
use durianpay_simulator::{DeliveryOutcome, Effect, Fault};

#[tokio::test(start_paused = true)]
async fn the_sample_of_the_dashboard_is_accepted_and_delivers_nothing() {
    let shop = Shop::open().await;
    let sent = shop.simulator.send_sample().await.unwrap();
    assert_eq!(sent[0].outcome, DeliveryOutcome::Accepted);
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), [""; 0]);
    let events = shop.jobs(None, None).await;
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].trust, Trust::Invalid);
    assert_eq!(
        (events[0].kind, events[0].status),
        (JobKind::Event, JobStatus::Done)
    );
    assert_eq!(
        events[0].reason,
        "the API does not know the object: a sample or a forgery"
    );
    // A worker asked a few times within minutes, and then no more.
    assert_eq!(shop.calls(), 8);
}

#[tokio::test(start_paused = true)]
async fn deliveries_of_one_webhook_collapse_into_one_event() {
    let shop = Shop::open().await;
    let body = claim("payment.completed", "pay_forged");
    assert_eq!(shop.receive(&body).await.unwrap(), Receipt::Stored);
    for delivery in 2..100 {
        let retried = body.replace("}}", &format!("}},\"retry_count\":{delivery}}}"));
        let known = shop.receive(&retried).await.unwrap();
        assert_eq!(known, Receipt::Known { delivery });
    }
    shop.work_to_the_end().await;
    assert_eq!(shop.calls(), 8);
    let events = shop.jobs(None, None).await;
    assert_eq!((events.len(), events[0].deliveries), (1, 99));
}

#[tokio::test(start_paused = true)]
async fn webhooks_about_an_unknown_object_cause_one_request_a_minute() {
    let shop = Shop::open().await;
    for number in 0..20 {
        shop.claim(&format!("forged.{number}"), "pay_forged").await;
    }
    let mut calls = Vec::new();
    for _ in 0..10 {
        let before = shop.calls();
        shop.work().await;
        shop.work().await;
        calls.push(shop.calls() - before);
        tokio::time::advance(MINUTE + SECOND).await;
    }
    // Those that are asked at once have not heard of one another.
    assert!(calls.iter().all(|calls| *calls <= 8), "{calls:?}");
    assert!(calls.iter().sum::<usize>() <= 80, "{calls:?}");
}

#[tokio::test(start_paused = true)]
async fn a_signed_webhook_about_an_unknown_object_is_reported_as_dead() {
    let shop = Shop::open().await;
    let signature = sign("pay_1", 10_000.into(), shop.simulator.api_key()).unwrap();
    let body = format!(
        r#"{{"event":"payment.completed","data":{{"id":"pay_1","amount":"10000","signature":"{signature}"}}}}"#
    );
    shop.receive(&body).await.unwrap();
    shop.work_to_the_end().await;
    let dead = shop.reasons(JobStatus::Dead).await;
    let reason = "signed, but the API does not know the object".to_owned();
    assert_eq!(dead, [("payment.completed".to_owned(), reason)]);
}

#[tokio::test(start_paused = true)]
async fn another_delivery_reopens_an_event_without_effect() {
    let shop = Shop::deaf().await;
    let order = shop.order().await;
    let unpaid = shop.charge(&order).await;
    shop.set(
        order.id.as_str(),
        durianpay_client::webhook::Expectation::NotOurs,
    );
    let body = claim("payment.completed", unpaid.as_str());
    shop.simulator.pay(&unpaid).await.unwrap();
    shop.receive(&body).await.unwrap();
    shop.work_to_the_end().await;
    assert_eq!(
        shop.reasons(JobStatus::Done).await[0].1,
        "the order is not yours"
    );

    shop.expect(
        &order,
        durianpay_client::webhook::Expected::new(&order.id, order.amount),
    );
    assert_eq!(
        shop.receive(&body).await.unwrap(),
        Receipt::Known { delivery: 2 }
    );
    shop.work().await;
    assert_eq!(shop.names(), ["order_paid"]);
    // Once it had an effect, a delivery within a minute is only counted.
    let before = shop.calls();
    assert_eq!(
        shop.receive(&body).await.unwrap(),
        Receipt::Known { delivery: 3 }
    );
    shop.work().await;
    assert_eq!(shop.calls(), before);
}

#[tokio::test(start_paused = true)]
async fn sixty_forged_webhooks_cost_one_request_per_attempt() {
    let shop = Shop::open().await;
    let (_, payment) = shop.sale().await;
    for _ in 0..1000 {
        shop.simulator
            .faults()
            .next(Fault::ServerError(Effect::NotApplied));
    }
    let before = shop.calls();
    for number in 0..60 {
        shop.claim("payment.completed", format!("pay_forged_{number}"))
            .await;
    }
    shop.work().await;
    // The event of the order is the 61st.
    assert_eq!(shop.calls() - before, 61);
    let faults = shop.simulator.faults();
    faults
        .clear()
        .next(Fault::Unavailable)
        .next(Fault::Unavailable);
    let before = shop.calls();
    let client = shop.client.clone();
    let read = tokio::spawn(async move { client.payments().get(&payment).await });
    while !read.is_finished() {
        tokio::time::advance(SECOND).await;
    }
    assert!(read.await.unwrap().is_ok());
    assert_eq!(shop.calls() - before, 3, "the shop has its three attempts");
}

#[tokio::test(start_paused = true)]
async fn an_unknown_event_is_handed_over_raw_once() {
    let shop = Shop::open().await;
    let body = r#"{"event":"loyalty.earned","data":{"points":7.50,"note":"\u00e9"}}"#;
    for _ in 0..3 {
        shop.receive(body).await.unwrap();
        shop.work_to_the_end().await;
        tokio::time::advance(2 * MINUTE).await;
    }
    assert_eq!(shop.names(), ["unconfirmed"]);
    let Occurrence::Unconfirmed { event, data, trust } =
        shop.only("unconfirmed").occurrence().clone()
    else {
        panic!();
    };
    assert_eq!(event, "loyalty.earned");
    assert_eq!(data.as_str(), r#"{"points":7.50,"note":"\u00e9"}"#);
    assert_eq!(trust, Trust::Unsigned);
}
