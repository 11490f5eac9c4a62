//! States go forward only; reads that lag, unknown states and contradictions are asked again.

use crate::support::{HOUR, MINUTE, SECOND, Shop};
use durianpay_client::api::endpoint;
use durianpay_client::webhook::State;
use durianpay_client::webhook::inbox::{
    HandlerError, JobKind, JobStatus, Occurrence, PaidStatus, Schedule,
};
use durianpay_simulator::Simulator;

#[tokio::test(start_paused = true)]
async fn a_payment_visible_late_is_delivered() {
    let shop = Shop::open().await;
    let (order, payment) = shop.sale().await;
    // `GET` lags for longer than all deliveries of the webhook take.
    let faults = shop.simulator.faults();
    faults.lag(&payment, 20).lag(&order.id, 20);
    let sent = shop.simulator.pay(&payment).await.unwrap();
    assert_eq!(sent.len(), 2, "{sent:?}");
    shop.work().await;
    let names = shop.names();
    assert!(!names.contains(&"order_paid"), "{names:?}");
    shop.work_to_the_end().await;
    shop.only("order_paid");
    assert_eq!(shop.jobs(None, Some(JobStatus::Dead)).await, []);
    let events = shop.jobs(Some(JobKind::Event), Some(JobStatus::Done)).await;
    assert!(events.iter().any(|event| event.attempts > 5), "{events:?}");
}

#[tokio::test(start_paused = true)]
async fn a_stale_payment_of_a_completed_order_is_queried_again() {
    let shop = Shop::deaf().await;
    let (order, payment) = shop.sale().await;
    shop.simulator.faults().lag(&payment, 3);
    shop.simulator.pay(&payment).await.unwrap();
    shop.claim("order.completed", &order.id).await;
    shop.work().await;
    assert_eq!(shop.names(), [""; 0]);
    let pending = shop.reasons(JobStatus::Pending).await;
    assert_eq!(
        pending[0].1,
        "the API states that the order is completed, and that no payment is"
    );
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid"]);
}

#[tokio::test(start_paused = true)]
async fn a_completed_payment_pays_a_stale_order() {
    let shop = Shop::deaf().await;
    let (order, payment) = shop.sale().await;
    shop.simulator.faults().lag(&order.id, 100);
    shop.simulator.pay(&payment).await.unwrap();
    shop.claim("payment.completed", &payment).await;
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid"]);
}

#[tokio::test(start_paused = true)]
async fn an_unknown_status_is_queried_again_until_known() {
    let shop = Shop::open().await;
    let (order, payment) = shop.sale().await;
    let faults = shop.simulator.faults();
    faults.show_status(&payment, "captured", 10);
    faults.show_status(&order.id, "captured", 10);
    shop.simulator.pay(&payment).await.unwrap();
    shop.work().await;
    assert_eq!(shop.names(), [""; 0]);
    let reasons = shop.reasons(JobStatus::Pending).await;
    let expected = "the API states the status `captured`, which is not known here";
    assert!(
        reasons.iter().any(|(_, reason)| reason == expected),
        "{reasons:?}"
    );
    shop.work_to_the_end().await;
    shop.only("order_paid");
    assert_eq!(shop.jobs(None, Some(JobStatus::Dead)).await, []);
}

#[tokio::test(start_paused = true)]
async fn a_claim_that_the_api_contradicts_becomes_a_dead_job() {
    let shop = Shop::open().await;
    let (order, payment) = shop.sale().await;
    let faults = shop.simulator.faults();
    faults.show(&payment, "status", "captured");
    faults.show(&order.id, "status", "processing");
    shop.simulator.pay(&payment).await.unwrap();
    let begun = tokio::time::Instant::now();
    shop.work_to_the_end().await;
    assert!(begun.elapsed() > 6 * HOUR && begun.elapsed() < 10 * HOUR);
    let dead = shop.jobs(None, Some(JobStatus::Dead)).await;
    let names: Vec<_> = dead.iter().map(|job| (&*job.name, job.attempts)).collect();
    assert_eq!(names, [("payment.completed", 40), ("order.completed", 40)]);
    assert!(!shop.names().contains(&"order_paid"), "{:?}", shop.names());
    // And when it is known after all, any delivery of the webhook opens it again.
    faults.clear_of(&payment).clear_of(&order.id);
    let body = shop.simulator.deliveries()[1].body.clone();
    shop.receive(&body).await.unwrap();
    shop.work().await;
    shop.only("order_paid");
}

#[tokio::test(start_paused = true)]
async fn completed_after_failed_is_reported_once_and_not_delivered() {
    let shop = Shop::deaf().await;
    let (order, payment) = shop.sale().await;
    let faults = shop.simulator.faults();
    faults.show(&payment, "status", "failed");
    shop.claim("payment.failed", &payment).await;
    shop.work().await;
    assert_eq!(shop.names(), ["payment_ended"]);
    faults.clear_of(&payment);
    shop.simulator.pay(&payment).await.unwrap();
    for round in 0..3 {
        for id in [payment.as_str(), order.id.as_str()] {
            shop.claim(&format!("order.completed.{round}"), id).await;
        }
        shop.work_for(2 * MINUTE).await;
    }
    assert_eq!(shop.names(), ["payment_ended", "conflict"]);
    let told = shop.only("conflict");
    let Occurrence::Conflict {
        payment: facts,
        recorded,
        found,
    } = told.occurrence()
    else {
        panic!("{told:?}");
    };
    assert_eq!(facts.payment_id.as_ref(), Some(&payment));
    assert_eq!((*recorded, *found), (State::Failed, State::Completed));
    assert_eq!(told.paid_status(), PaidStatus::NotBegun);
}

#[tokio::test(start_paused = true)]
async fn failed_after_completed_reports_the_progress_of_the_delivery() {
    for (fails, expected) in [(false, PaidStatus::Handled), (true, PaidStatus::Begun)] {
        let shop = Shop::deaf().await;
        let (_, payment) = shop.sale().await;
        shop.simulator.pay(&payment).await.unwrap();
        if fails {
            let gives_up = HandlerError::give_up("no such product");
            shop.books.lock().unwrap().failures.push_back(gives_up);
        }
        shop.claim("payment.completed", &payment).await;
        shop.work_to_the_end().await;
        shop.simulator.faults().show(&payment, "status", "failed");
        shop.claim("payment.failed", &payment).await;
        shop.work_to_the_end().await;
        assert_eq!(shop.names(), ["order_paid", "conflict"]);
        assert_eq!(shop.only("conflict").paid_status(), expected);
    }
}

#[tokio::test(start_paused = true)]
async fn states_before_the_recorded_one_are_ignored() {
    let shop = Shop::deaf().await;
    let (order, payment) = shop.sale().await;
    shop.simulator.pay(&payment).await.unwrap();
    shop.claim("payment.completed", &payment).await;
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid"]);
    let faults = shop.simulator.faults();
    for status in ["started", "processing", "pending"] {
        faults.show(&payment, "status", status);
        faults.show(&order.id, "status", status);
        for id in [payment.as_str(), order.id.as_str()] {
            shop.claim(&format!("seen.{status}"), id).await;
        }
        shop.work_to_the_end().await;
    }
    assert_eq!(shop.names(), ["order_paid"]);
    assert_eq!(shop.reasons(JobStatus::Dead).await, []);
    // The record still says completed: what excludes it is a conflict.
    faults.show(&payment, "status", "failed");
    shop.claim("seen.failed", &payment).await;
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid", "conflict"]);
}

#[tokio::test(start_paused = true)]
async fn each_end_of_a_payment_is_reported_once() {
    let shop = Shop::open().await;
    let order = shop.order().await;
    shop.work().await;
    let payments = [
        shop.charge(&order).await,
        shop.charge(&order).await,
        shop.charge(&order).await,
    ];
    shop.simulator.fail(&payments[0]).await.unwrap();
    shop.simulator.expire(&payments[1]).await.unwrap();
    shop.client.payments().cancel(&payments[2]).await.unwrap();
    shop.simulator.advance(SECOND).await.unwrap();
    shop.work_to_the_end().await;
    for (payment, event) in payments.iter().zip(["failed", "expired", "cancelled"]) {
        shop.claim(&format!("again.{event}"), payment).await;
    }
    shop.work_to_the_end().await;
    let mut found = Vec::new();
    for delivery in shop.handled() {
        if let Occurrence::PaymentEnded {
            payment_id,
            state,
            order: of,
        } = delivery.occurrence()
        {
            assert_eq!(of.order_id, order.id);
            found.push((payment_id.clone(), *state));
        }
    }
    found.sort_by_key(|(_, state)| state.as_str());
    let [failed, expired, cancelled] = payments;
    let expected = [
        (cancelled, State::Cancelled),
        (expired, State::Expired),
        (failed, State::Failed),
    ];
    assert_eq!(found, expected);
    // A further payment pays the order still.
    let last = shop.charge(&order).await;
    shop.simulator.pay(&last).await.unwrap();
    shop.work_to_the_end().await;
    shop.only("order_paid");
}

#[tokio::test(start_paused = true)]
async fn the_record_of_an_order_has_the_states_of_its_payments() {
    // Refunded is recorded by the event of the payment; that of the order comes later.
    let shop = Shop::open_with(Simulator::builder().refunded_status(), |inbox| inbox).await;
    let (order, payment) = shop.sale().await;
    shop.work().await;
    shop.simulator.pay(&payment).await.unwrap();
    shop.refund(&payment, 10_000).await;
    let body = shop.simulator.deliveries().last().unwrap().body.clone();
    shop.work_to_the_end().await;
    // The order and its payments are read from a replica that has no refund yet.
    shop.simulator
        .faults()
        .show(&payment, "status", "completed");
    assert!(String::from_utf8_lossy(&body).contains(order.id.as_str()));
    tokio::time::advance(2 * MINUTE).await;
    shop.receive(&body).await.unwrap();
    shop.work_to_the_end().await;
    let names = shop.names();
    assert_eq!(names, ["order_refunded"]);
}

#[tokio::test(start_paused = true)]
async fn an_event_is_queried_again_on_its_schedule() {
    let shop = Shop::deaf().await;
    let (_, payment) = shop.sale().await;
    shop.claim("payment.completed", &payment).await;
    let schedule = Schedule::new(SECOND, 8 * SECOND, 5);
    let worker = shop.worker().event_schedule(schedule);
    let begun = tokio::time::Instant::now();
    let mut waits = Vec::new();
    loop {
        let before = shop.calls();
        worker.run_pending(shop.handler()).await.unwrap();
        assert_eq!(shop.calls(), before + 1, "one request for each attempt");
        let Some(wait) = shop.next_due().await else {
            break;
        };
        waits.push(wait.as_secs());
        tokio::time::advance(wait).await;
    }
    assert_eq!(waits, [1, 2, 4, 8]);
    assert!(begun.elapsed() < 16 * SECOND);
    let dead = shop.jobs(None, Some(JobStatus::Dead)).await;
    assert_eq!(dead[0].reason, "the API still states `processing`");
    assert_eq!(shop.simulator.executions(&endpoint::PAYMENTS_GET), 0);
}

#[tokio::test(start_paused = true)]
async fn an_end_visible_late_is_reported() {
    for status in ["failed", "expired", "cancelled"] {
        let shop = Shop::deaf().await;
        let (_, payment) = shop.sale().await;
        shop.claim(&format!("payment.{status}"), &payment).await;
        shop.work_for(MINUTE).await;
        assert_eq!(shop.names(), [""; 0], "{status}");
        assert_eq!(shop.reasons(JobStatus::Pending).await.len(), 1, "{status}");
        shop.simulator.faults().show(&payment, "status", status);
        shop.work_to_the_end().await;
        assert_eq!(shop.names(), ["payment_ended"], "{status}");
        assert_eq!(shop.reasons(JobStatus::Dead).await, [], "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn each_event_advances_the_record_of_an_order() {
    let shop = Shop::deaf().await;
    let order = shop.order().await;
    shop.claim("order.created", &order.id).await;
    shop.work().await;
    let payment = shop.charge(&order).await;
    shop.simulator.pay(&payment).await.unwrap();
    shop.claim("payment.completed", &payment).await;
    shop.work().await;
    assert_eq!(shop.names(), ["order_created", "order_paid"]);
    // What excludes the payment is known as such only by the second event.
    shop.simulator.faults().show(&payment, "status", "failed");
    shop.claim("payment.failed", &payment).await;
    shop.work().await;
    assert_eq!(shop.names().last(), Some(&"conflict"));
}

#[tokio::test(start_paused = true)]
async fn a_conflict_reports_the_progress_of_its_order() {
    let shop = Shop::deaf().await;
    let (order, payment) = shop.sale().await;
    let mut others = Vec::new();
    for _ in 0..101 {
        others.push(shop.charge(&order).await);
    }
    let gives_up = HandlerError::give_up("no such product");
    shop.books.lock().unwrap().failures.push_back(gives_up);
    shop.simulator.pay(&payment).await.unwrap();
    shop.claim("payment.completed", &payment).await;
    shop.work().await;
    // None of this is its delivery: that of another order, a webhook of its name, and more
    // tasks of the order than a list shows by default.
    let (_, paid) = shop.sale().await;
    shop.simulator.pay(&paid).await.unwrap();
    shop.claim("payment.completed", &paid).await;
    for other in &others {
        shop.simulator.fail(other).await.unwrap();
    }
    shop.claim("order_paid", &order.id).await;
    shop.work().await;
    assert_eq!(shop.names().len(), 2 + others.len());
    shop.simulator.faults().show(&payment, "status", "failed");
    shop.claim("payment.failed", &payment).await;
    shop.work().await;
    assert_eq!(shop.only("conflict").paid_status(), PaidStatus::Begun);
}
