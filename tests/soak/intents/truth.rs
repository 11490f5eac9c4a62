//! Compares the merchant's database with the true state in the simulator.

use super::merchant::{AMOUNT, Call, Entry};
use super::plan::{Item, item};
use durianpay_client::Amount;
use durianpay_client::api::{Payment, PaymentStatus, endpoint};
use durianpay_client::intent::IntentError;
use durianpay_simulator::Simulator;
use std::collections::{BTreeMap, BTreeSet};

/// What exists, by the merchant's references.
struct Truth {
    /// The ids of orders.
    orders: BTreeMap<String, Vec<String>>,
    /// The payments that were not canceled, by the id of their order.
    payments: BTreeMap<String, Vec<Payment>>,
    /// The ids of refunds.
    refunds: BTreeMap<String, Vec<String>>,
}

/// Reads all objects. There must be no faults any more.
async fn read(simulator: &Simulator) -> Truth {
    let client = simulator.client();
    let mut truth = Truth {
        orders: BTreeMap::new(),
        payments: BTreeMap::new(),
        refunds: BTreeMap::new(),
    };
    let mut orders = client.orders().list().stream();
    while let Some(order) = orders.next().await {
        let order = order.unwrap();
        let reference = order.order_ref_id.unwrap();
        truth
            .orders
            .entry(reference)
            .or_default()
            .push(order.id.to_string());
    }
    let mut payments = client.payments().list().stream();
    while let Some(payment) = payments.next().await {
        let payment = payment.unwrap();
        if payment.status != PaymentStatus::Cancelled {
            let order = payment.order_id.to_string();
            truth.payments.entry(order).or_default().push(payment);
        }
    }
    let mut refunds = client.refunds().list().stream();
    while let Some(refund) = refunds.next().await {
        let refund = refund.unwrap();
        let reference = refund.refund_ref_id.unwrap();
        truth
            .refunds
            .entry(reference)
            .or_default()
            .push(refund.id.to_string());
    }
    truth
}

pub(crate) async fn balance(simulator: &Simulator) -> Amount {
    let balance = simulator.client().disbursements().balance().await;
    balance.unwrap().balance
}

/// Panics if a reference has had an effect twice.
pub(crate) async fn nothing_is_doubled(simulator: &Simulator, seed: u64, items: usize) {
    simulator.faults().clear();
    let truth = read(simulator).await;
    let mut batches = 0;
    for item in (0..items).map(|number| item(seed, number)) {
        let sale = match item {
            Item::Sale(sale) => sale,
            Item::Batch(_) => {
                batches += 1;
                continue;
            }
        };
        let orders = truth
            .orders
            .get(&sale.reference)
            .map_or(&[][..], Vec::as_slice);
        assert!(orders.len() <= 1, "{sale:?}: {orders:?}");
        let payments = orders.first().and_then(|order| truth.payments.get(order));
        let payments = payments.map_or(&[][..], Vec::as_slice);
        assert!(
            payments.len() <= sale.charges.len(),
            "{sale:?}: {payments:?}"
        );
    }
    for (reference, refunds) in &truth.refunds {
        assert_eq!(refunds.len(), 1, "{reference}: {refunds:?}");
    }
    assert!(simulator.executions(&endpoint::DISBURSEMENTS_SUBMIT) <= batches);
}

/// Panics unless each call has had exactly the effect that the merchant knows of.
pub(crate) async fn nothing_is_lost(simulator: &Simulator, entries: &[Entry], before: Amount) {
    let truth = read(simulator).await;
    let mut order = "";
    let mut charges: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    let (mut batches, mut paid_out) = (BTreeSet::new(), 0);
    for entry in entries {
        let none = Vec::new();
        match entry.call {
            Call::Order => {
                let ids = truth.orders.get(&entry.reference).unwrap_or(&none);
                is_carried_out(entry, ids);
                order = entry.result.as_deref().unwrap_or_default();
            }
            Call::Charge => charges.entry(order).or_default().push(entry),
            Call::Refund => {
                let ids = truth.refunds.get(&entry.reference).unwrap_or(&none);
                is_carried_out(entry, ids);
            }
            Call::Submit => {
                let id = entry.result.as_ref().unwrap();
                assert!(batches.insert(id), "{entry:?}");
                paid_out += AMOUNT;
            }
            Call::Approve => {
                entry.result.as_ref().unwrap();
            }
        }
    }
    for (order, charges) in charges {
        let payments = truth.payments.get(order).map_or(&[][..], Vec::as_slice);
        are_charged(&charges, payments);
    }
    let submitted = simulator.executions(&endpoint::DISBURSEMENTS_SUBMIT);
    assert_eq!(submitted, batches.len(), "a batch was submitted twice");
    let spent = before.hundredths() - balance(simulator).await.hundredths();
    assert_eq!(spent, paid_out * 100, "a batch was paid twice, or never");
}

/// Panics unless the objects of a reference equal those in the merchant's database.
fn is_carried_out(entry: &Entry, ids: &[String]) {
    match &entry.result {
        Ok(id) => assert_eq!(ids, std::slice::from_ref(id), "{entry:?}"),
        Err(IntentError::Review { .. }) => assert!(ids.len() <= 1, "{entry:?}: {ids:?}"),
        Err(IntentError::Rejected(_)) => assert!(ids.is_empty(), "{entry:?}: {ids:?}"),
        Err(error) => panic!("{entry:?}: {error}"),
    }
}

/// Panics unless the payments of an order are those of its charges.
fn are_charged(charges: &[&Entry], payments: &[Payment]) {
    let mut known = BTreeSet::new();
    let mut open = 0;
    for entry in charges {
        match &entry.result {
            Ok(id) => {
                assert!(
                    known.insert(id.as_str()),
                    "two charges have one payment: {charges:?}"
                );
            }
            Err(IntentError::Review { .. }) => open += 1,
            Err(IntentError::Rejected(_)) => {}
            Err(error) => panic!("{entry:?}: {error}"),
        }
    }
    let exist: BTreeSet<&str> = payments.iter().map(|payment| payment.id.as_str()).collect();
    assert!(known.is_subset(&exist), "{charges:?}: {payments:#?}");
    let unknown = exist.len() - known.len();
    assert!(unknown <= open, "{charges:?}: {payments:#?}");
}

/// Returns the number of calls that a person must look into.
pub(crate) fn for_a_person(entries: &[Entry]) -> usize {
    let review = |entry: &&Entry| matches!(entry.result, Err(IntentError::Review { .. }));
    entries.iter().filter(review).count()
}
