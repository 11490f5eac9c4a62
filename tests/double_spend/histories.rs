//! Random histories: lost calls, other calls around them, lists that lag, and clocks that disagree.
//! `reconcile` must never return `Done` for an object that the call did not create, nor `NotDone`
//! for one that it created.
//!
//! A failure names its seed: `HISTORY=42 cargo test --test double_spend histories` runs that
//! history of each operation alone.

use crate::operation::{AMOUNT, create_order};
use crate::random::Random;
use crate::world::{QUESTIONS, SECOND, World, refund};
use durianpay_client::Reconciled;
use durianpay_client::api::{
    ChargePayment, Disbursement, OrderId, PaymentId, QrisCharge, VaBank, VaCharge, VaChargeFields,
    endpoint,
};
use std::collections::BTreeSet;
use std::fmt::Debug;

/// The number of histories of each operation.
const HISTORIES: u64 = 150;

/// The number of times that each result occurred, in all histories up to one.
#[derive(Debug, Default)]
struct Tally {
    history: u64,
    done: u32,
    not_done: u32,
    inconclusive: u32,
}

/// Runs all histories of an operation. Each returns whether it was decided in the end, and whether
/// it must be decided, since nothing in it can leave a doubt.
async fn run_all(history: impl AsyncFn(&mut World, &mut Tally) -> (bool, bool)) {
    let chosen = std::env::var("HISTORY").ok();
    let seeds = match chosen.map(|seed| seed.parse::<u64>().unwrap()) {
        Some(seed) => seed..seed + 1,
        None => 0..HISTORIES,
    };
    let all = seeds.end - seeds.start;
    let mut tally = Tally::default();
    let mut decided = 0;
    for seed in seeds {
        tally.history = seed;
        let mut world = World::new(Random::new(seed)).await;
        let (is_decided, is_plain) = history(&mut world, &mut tally).await;
        assert!(
            is_decided || !is_plain,
            "HISTORY={seed} is plain and not decided"
        );
        decided += u64::from(is_decided);
    }
    if all > 1 {
        assert!(decided * 10 >= all * 7, "{decided} of {all} are decided");
        let fewest = tally.done.min(tally.not_done).min(tally.inconclusive);
        assert!(fewest >= 20, "{tally:?}");
    }
}

/// Compares a result with the truth, that is, the object that the call created. Returns whether the
/// result decides.
fn judge<T: Debug>(
    tally: &mut Tally,
    found: &Reconciled<T>,
    own: Option<&str>,
    id: impl Fn(&T) -> &str,
) -> bool {
    let history = tally.history;
    match found {
        Reconciled::Done(object) => {
            tally.done += 1;
            let done = Some(id(object));
            assert_eq!(done, own, "HISTORY={history}: a wrong `Done`: {object:?}");
            true
        }
        Reconciled::NotDone => {
            tally.not_done += 1;
            assert_eq!(own, None, "HISTORY={history}: a wrong `NotDone`");
            true
        }
        _ => {
            tally.inconclusive += 1;
            false
        }
    }
}

/// Returns the object that is new.
fn made(before: &BTreeSet<String>, now: &BTreeSet<String>) -> Option<String> {
    let mut made = now.difference(before);
    let own = made.next().cloned();
    assert_eq!(made.next(), None, "one call made two objects");
    own
}

#[tokio::test]
async fn reconcile_is_right_in_any_history_of_an_order() {
    run_all(async |world, tally| {
        let mut is_plain = true;
        for number in 0..world.random.within(0..3) {
            // An old order has the same reference.
            let is_reused = world.random.percent(20);
            is_plain &= !is_reused;
            let other = format!("other-{number}");
            world.ordered(if is_reused { "mine" } else { &other }).await;
            world.pass(130 * SECOND..600 * SECOND).await;
        }
        let sent = world.begin().await;
        let before = world.orders().await;
        world.endanger(&endpoint::ORDERS_CREATE);
        let order = create_order("mine");
        let _lost = world.client.orders().create(order).await;
        let own = made(&before, &world.orders().await);
        let mut is_decided = false;
        for time in QUESTIONS {
            world.pass(time).await;
            world.ordered("another").await;
            let found = world.client.reconcile().order("mine", AMOUNT, sent).await;
            let found = found.unwrap();
            is_decided = judge(tally, &found, own.as_deref(), |order| order.id.as_str());
        }
        (is_decided, is_plain)
    })
    .await;
}

#[tokio::test]
async fn reconcile_is_right_in_any_history_of_a_refund() {
    run_all(async |world, tally| {
        let order = world.ordered("order").await;
        let payment = world.charged(QrisCharge::new(&order.id, AMOUNT)).await;
        world.simulator.pay(&payment).await.unwrap();
        let mut is_plain = true;
        for number in 0..world.random.within(0..3) {
            let is_reused = world.random.percent(20);
            is_plain &= !is_reused;
            let other = format!("other-{number}");
            let other = refund(&payment, if is_reused { "mine" } else { &other });
            world.direct.refunds().create(other).await.unwrap();
            world.pass(130 * SECOND..600 * SECOND).await;
        }
        let sent = world.begin().await;
        let before = world.refunds(&payment).await;
        world.endanger(&endpoint::REFUNDS_CREATE);
        let own_refund = refund(&payment, "mine");
        let _lost = world.client.refunds().create(own_refund.clone()).await;
        let own = made(&before, &world.refunds(&payment).await);
        let mut is_decided = false;
        for (number, time) in QUESTIONS.into_iter().enumerate() {
            world.pass(time).await;
            let other = refund(&payment, &format!("later-{number}"));
            world.direct.refunds().create(other).await.unwrap();
            let found = world.client.reconcile().refund(&own_refund, sent).await;
            let found = found.unwrap();
            is_decided = judge(tally, &found, own.as_deref(), |refund| refund.id.as_str());
        }
        (is_decided, is_plain)
    })
    .await;
}

#[tokio::test]
async fn reconcile_is_right_in_any_history_of_a_batch() {
    run_all(async |world, tally| {
        let direct = world.direct.clone();
        for number in 0..world.random.within(0..3) {
            let other = format!("other-{number}");
            world.submit(&direct, &other).await.unwrap();
            world.pass(0..600 * SECOND).await;
        }
        let sent = world.begin().await;
        let before = world.simulator.executions(&endpoint::DISBURSEMENTS_SUBMIT);
        world.endanger(&endpoint::DISBURSEMENTS_SUBMIT);
        let _lost = world.submit(&world.client, "mine").await;
        let after = world.simulator.executions(&endpoint::DISBURSEMENTS_SUBMIT);
        let own = (after > before).then_some("mine");
        let mut is_decided = false;
        for (number, time) in QUESTIONS.into_iter().enumerate() {
            world.pass(time).await;
            world
                .submit(&direct, &format!("later-{number}"))
                .await
                .unwrap();
            let found = world.client.reconcile().disbursement("mine", sent).await;
            let key = |batch: &Disbursement| batch.idempotency_key.clone().unwrap();
            is_decided = judge(tally, &found.unwrap(), own, |batch| {
                assert_eq!(key(batch).as_str(), "mine");
                "mine"
            });
        }
        (is_decided, true)
    })
    .await;
}

/// Builds a charge of the order, by one of two methods and with or without a reference.
fn charge(order: &OrderId, by_va: bool, reference: Option<&str>) -> ChargePayment {
    if !by_va {
        return QrisCharge::new(order, AMOUNT).into();
    }
    let charge = VaCharge::new(VaChargeFields {
        order_id: order.clone(),
        bank_code: VaBank::Bca,
        name: "Jane Doe".into(),
        amount: AMOUNT.into(),
    });
    match reference {
        Some(reference) => charge.payment_ref_id(reference).into(),
        None => charge.into(),
    }
}

/// Other charges in the last moments before the call, or after it, occur only if they can be
/// distinguished, as `Reconcile::charge` requires.
#[tokio::test]
async fn reconcile_is_right_in_any_history_of_a_charge() {
    run_all(async |world, tally| {
        let order = world.ordered("order").await.id;
        let by_va = world.random.percent(60);
        let reference = (by_va && world.random.percent(60)).then_some("mine");
        let own_charge = charge(&order, by_va, reference);
        let (mut excluded, mut is_plain) = (Vec::new(), world.view.date_ahead == 0);
        for number in 0..world.random.within(0..3) {
            let other = other_charge(world, &order, (by_va, reference), number).await;
            excluded.extend(other.excluded);
            // How far the clock of the payments is ahead of that of `Date`.
            let ahead = u64::try_from(-world.view.date_ahead).unwrap_or(0);
            let least = match other.likeness {
                Likeness::ToldApart => 0,
                Likeness::Open => 2 * SECOND + ahead,
                // With a reused reference, the other payment is recognized because it is older.
                Likeness::SameReference => 62 * SECOND + ahead,
            };
            let close = world.random.percent(60);
            is_plain &= other.likeness == Likeness::ToldApart || !close;
            let least = if close { least } else { 130 * SECOND };
            let most = if close { 20 * SECOND } else { 600 * SECOND };
            world.pass(least..least + most).await;
        }
        let sent = world.begin().await;
        let before = world.payments(&order).await;
        world.endanger(&endpoint::PAYMENTS_CHARGE);
        let _lost = world.client.payments().charge(own_charge.clone()).await;
        let own = made(&before, &world.payments(&order).await);
        let mut is_decided = false;
        for (number, time) in QUESTIONS.into_iter().enumerate() {
            world.pass(time).await;
            let number = 10 + number as u64;
            let other = other_charge(world, &order, (by_va, reference), number).await;
            let is_in_doubt = other.likeness != Likeness::ToldApart;
            excluded.extend(other.excluded);
            excluded.extend(Some(other.id).filter(|_| is_in_doubt));
            let reconcile = world.client.reconcile().excluding(excluded.clone());
            let found = reconcile.charge(own_charge.clone(), sent).await.unwrap();
            is_decided = judge(tally, &found, own.as_deref(), |payment| payment.id.as_str());
        }
        (is_decided, is_plain)
    })
    .await;
}

/// A charge of the order by another call.
struct Other {
    id: PaymentId,
    /// The payment, if the merchant excludes it.
    excluded: Option<PaymentId>,
    likeness: Likeness,
}

/// The similarity of a payment of another call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likeness {
    ToldApart,
    Open,
    SameReference,
}

/// Makes another charge of the order, in addition to the one with this method and reference.
async fn other_charge(
    world: &mut World,
    order: &OrderId,
    (own_by_va, own_reference): (bool, Option<&str>),
    number: u64,
) -> Other {
    let name = format!("other-{number}");
    let by_va = world.random.percent(50);
    let reference = [Some(&*name), own_reference, None];
    let reference = world.random.pick(&reference).filter(|_| by_va);
    let id = world.charged(charge(order, by_va, reference)).await;
    let excluded = world.random.percent(20).then(|| id.clone());
    let is_named_otherwise = reference.is_some() && own_reference.is_some();
    let likeness = if excluded.is_some() || by_va != own_by_va {
        Likeness::ToldApart
    } else if reference.is_some() && reference == own_reference {
        Likeness::SameReference
    } else if is_named_otherwise {
        Likeness::ToldApart
    } else {
        Likeness::Open
    };
    Other {
        id,
        excluded,
        likeness,
    }
}
