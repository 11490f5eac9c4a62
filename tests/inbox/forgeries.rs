//! Forged webhooks of every kind, posted to a shop with a worker: none delivers anything.

mod kinds;

use crate::support::{SECOND, Shop};
use durianpay_client::webhook::inbox::{JobStatus, Limits, Occurrence, Schedule};
use durianpay_simulator::Simulator;
use kinds::{Forgery, Known};
use std::collections::BTreeMap;

/// The number of kinds that an earlier version was tried with.
const LEAST: usize = 635;

/// A shop that is held to no limit, so that every forgery comes to its worker.
async fn unlimited() -> Shop {
    let mut limits = Limits::default();
    limits.per_second = 1_000_000;
    limits.confirmed_per_second = 1_000_000;
    limits.stored = 1_000_000;
    limits.stored_per_object = 1_000_000;
    Shop::open_with(Simulator::builder(), |inbox| inbox.limits(limits)).await
}

/// Posts the forgeries. Returns how many had each status.
async fn post(shop: &Shop, forgeries: &[Forgery]) -> BTreeMap<u16, usize> {
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let mut statuses = BTreeMap::new();
    for forgery in forgeries {
        let sent = http
            .post(&shop.url)
            .body(forgery.body.clone())
            .send()
            .await
            .unwrap();
        let status = sent.status().as_u16();
        assert!([200, 400].contains(&status), "{status}: {:?}", forgery.kind);
        *statuses.entry(status).or_default() += 1;
    }
    statuses
}

async fn work(shop: &Shop) {
    let schedule = Schedule::new(SECOND, SECOND, 2);
    let worker = shop.worker().event_schedule(schedule);
    // Each attempt, and the times at which unknown objects are asked for again.
    for _ in 0..3 {
        worker.run_pending(shop.handler()).await.unwrap();
        tokio::time::advance(61 * SECOND).await;
    }
}

/// Returns the occurrences that were handed over as confirmed.
fn facts(shop: &Shop) -> Vec<Occurrence> {
    let handled = shop.handled();
    let occurrences = handled.iter().map(|delivery| delivery.occurrence().clone());
    occurrences
        .filter(|occurrence| {
            !matches!(
                occurrence,
                Occurrence::Unconfirmed { .. } | Occurrence::OrderCreated(_)
            )
        })
        .collect()
}

#[tokio::test(start_paused = true)]
#[expect(clippy::print_stdout, reason = "the number of kinds is reported")]
async fn no_forgery_delivers_an_unpaid_order() {
    let shop = unlimited().await;
    let (order, payment) = shop.sale().await;
    let known = Known {
        key: shop.simulator.api_key(),
        payment: payment.as_str(),
        order: order.id.as_str(),
        other_payment: "pay_of_the_forger",
        other_order: "ord_of_the_forger",
    };
    let forgeries = kinds::all(&known);
    println!("{} kinds of forged webhooks", forgeries.len());
    assert!(forgeries.len() >= LEAST, "{}", forgeries.len());
    let genuine = kinds::genuine(&known);
    assert!(forgeries.iter().all(|forgery| forgery.body != genuine));

    let statuses = post(&shop, &forgeries).await;
    println!("by status: {statuses:?}");
    assert!(
        statuses[&200] > LEAST / 2,
        "most of them come to the worker"
    );
    work(&shop).await;
    assert_eq!(facts(&shop), []);
    assert!(
        shop.handled().len() > 10,
        "some are handed over as unconfirmed"
    );
    assert_eq!(shop.jobs(None, Some(JobStatus::Running)).await, []);
    // And the shop works still: the order is delivered once it is paid.
    shop.simulator.pay(&payment).await.unwrap();
    shop.receive(&genuine).await.unwrap();
    work(&shop).await;
    let facts = facts(&shop);
    assert!(
        matches!(&*facts, [Occurrence::OrderPaid(paid)] if paid.order_id == order.id),
        "{facts:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn forgeries_do_not_add_deliveries_to_a_genuine_payment() {
    let shop = unlimited().await;
    let (order, payment) = shop.sale().await;
    // The forger has paid another order, and sends its signature for this one.
    let (own_order, own_payment) = shop.sale().await;
    let known = Known {
        key: shop.simulator.api_key(),
        payment: payment.as_str(),
        order: order.id.as_str(),
        other_payment: own_payment.as_str(),
        other_order: own_order.id.as_str(),
    };
    let forgeries = kinds::all(&known);
    let (before, after) = forgeries.split_at(forgeries.len() / 2);
    post(&shop, before).await;
    shop.simulator.pay(&own_payment).await.unwrap();
    shop.worker().run_pending(shop.handler()).await.unwrap();
    post(&shop, after).await;
    work(&shop).await;
    let facts = facts(&shop);
    assert!(
        matches!(&*facts, [Occurrence::OrderPaid(paid)] if paid.order_id == own_order.id),
        "{facts:?}"
    );
}
