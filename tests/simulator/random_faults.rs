//! Random faults: the same seed must lead to the same history, in whatever order the calls are
//! made.

use crate::support::{Receiver, create, order, order_and_payment, simulator_for};
use durianpay_simulator::{DeliveryFault, Fault, Simulator};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use tokio::task::JoinSet;

/// Returns the faults of fifty different orders, which are created sequentially or concurrently.
async fn history(seed: u64, at_once: bool) -> BTreeMap<Vec<u8>, Vec<Option<Fault>>> {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().random(seed, 40);
    let mut calls = JoinSet::new();
    for number in 0..50 {
        let client = simulator.client();
        let order = order().order_ref_id(format!("order-{number}"));
        // A fault may fail the call.
        let call = async move { client.orders().create(order).await.is_ok() };
        if at_once {
            calls.spawn(call);
        } else {
            call.await;
        }
    }
    calls.join_all().await;
    let mut met = BTreeMap::<_, Vec<_>>::new();
    for request in simulator.requests() {
        let of_order = met.entry(request.body.to_vec()).or_default();
        of_order.push(request.fault);
    }
    met
}

#[tokio::test]
async fn a_seed_determines_a_history() {
    let first = history(1, false).await;
    assert_eq!(first.len(), 50);
    assert_eq!(first, history(1, true).await);
    assert_ne!(first, history(2, false).await);
}

#[tokio::test]
async fn every_kind_of_fault_occurs_and_nothing_acts_twice() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().random(3, 100);
    for number in 0..200 {
        let order = order().order_ref_id(format!("order-{number}"));
        let _any = simulator.client().orders().create(order).await;
    }
    let kinds: BTreeSet<_> = simulator
        .requests()
        .iter()
        .map(|request| format!("{:?}", request.fault.unwrap()))
        .collect();
    assert_eq!(kinds.len(), 10, "{kinds:?}");
    simulator.faults().clear();

    let mut orders = simulator.client().orders().list().stream();
    let mut references = BTreeSet::new();
    while let Some(order) = orders.next().await {
        let order = order.unwrap();
        assert!(references.insert(order.order_ref_id.clone()), "{order:?}");
    }
    assert!(!references.is_empty());
}

/// Returns the faults of the webhooks of some payments.
async fn deliveries(seed: u64) -> Vec<(String, u32, Option<DeliveryFault>)> {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    simulator.faults().random(seed, 0);
    let mut payments = Vec::new();
    for _ in 0..30 {
        payments.push(order_and_payment(&simulator.client()).await.1);
    }
    create(&simulator.client()).await;
    simulator.advance(Duration::ZERO).await.unwrap();
    simulator.faults().random(seed, 60);
    for payment in payments {
        simulator.pay(&payment).await.unwrap();
    }
    simulator
        .advance(Duration::from_secs(24 * 60 * 60))
        .await
        .unwrap();
    let sent = simulator.deliveries();
    let shown = sent.into_iter();
    shown
        .map(|delivery| (delivery.event, delivery.attempt, delivery.fault))
        .collect()
}

#[tokio::test]
async fn a_seed_determines_the_webhooks() {
    let first = deliveries(1).await;
    let met: BTreeSet<_> = first
        .iter()
        .map(|(_, _, fault)| format!("{fault:?}"))
        .collect();
    // All seven, and no fault.
    assert_eq!(met.len(), 8, "{met:?}");
    assert_eq!(first, deliveries(1).await);
    assert_ne!(first, deliveries(2).await);
}
