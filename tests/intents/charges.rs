//! Charges, which have no reference in the API and are distinguished by the intents.

use crate::shop::{Shop, is_pending, qr_code, qris, rejected_once};
use durianpay_client::Client;
use durianpay_client::api::{
    EwalletCharge, EwalletChargeFields, Order, PaymentStatus, VaBank, VaCharge, VaChargeFields,
    Wallet, endpoint,
};
use durianpay_client::intent::{
    Charged, IntentError, IntentFilter, IntentStatus, IntentStore as _, Intents, Resolution,
};
use durianpay_simulator::{Effect, Fault};
use std::time::Duration;

const LOST: Fault = Fault::Reset(Effect::Applied);
const NEVER_ARRIVED: Fault = Fault::Reset(Effect::NotApplied);

#[tokio::test(start_paused = true)]
async fn a_second_call_returns_the_code_of_a_lost_charge() {
    let shop = Shop::open();
    let order = shop.order("shop-1").await;
    shop.simulator
        .faults()
        .next_of(&endpoint::PAYMENTS_CHARGE, LOST);
    let error = shop.intents.charge("qris", qris(&order)).await.unwrap_err();
    assert!(is_pending(&error), "{error}");

    let charge = shop.intents.charge("qris", qris(&order)).await.unwrap();
    assert!(qr_code(&charge).is_some(), "{charge:?}");
    let again = shop.restarted().charge("qris", qris(&order)).await.unwrap();
    assert_eq!(charge, again);
    let payments = shop.simulator.client().payments().list().await.unwrap();
    let open = payments.payments.unwrap().into_iter();
    let open = open.filter(|payment| payment.status != PaymentStatus::Cancelled);
    assert_eq!(open.count(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_canceled_payment_is_not_an_outcome() {
    let shop = Shop::open();
    let order = shop.order("shop-1").await;
    let faults = shop.simulator.faults();
    faults.next_of(&endpoint::PAYMENTS_CHARGE, LOST);
    shop.intents.charge("qris", qris(&order)).await.unwrap_err();
    let never = Fault::Delay(Duration::from_secs(3600));
    faults.next_of(&endpoint::PAYMENTS_CHARGE, never);
    let charge = shop.intents.charge("qris", qris(&order)).into_future();
    let charge = tokio::spawn(charge);
    let again = loop {
        let list = shop.intents.list(IntentFilter::default()).await.unwrap();
        let mut list = list.into_iter();
        if let Some(again) = list.find(|intent| intent.attempts == 2) {
            break again;
        }
        tokio::task::yield_now().await;
    };
    assert_eq!((again.status, again.outcome), (IntentStatus::Sending, None));
    charge.abort();
}

/// It may be paid as long as it is open, so nothing is charged beside it.
#[tokio::test(start_paused = true)]
async fn a_lost_charge_is_resent_only_after_its_payment_is_canceled() {
    let shop = Shop::open();
    let order = shop.order("shop-1").await;
    let faults = shop.simulator.faults();
    faults.next_of(&endpoint::PAYMENTS_CHARGE, LOST);
    shop.intents.charge("qris", qris(&order)).await.unwrap_err();
    faults.next_of(&endpoint::PAYMENTS_CANCEL, NEVER_ARRIVED);
    let error = shop.intents.charge("qris", qris(&order)).await.unwrap_err();
    assert!(is_pending(&error), "{error}");
    assert_eq!(shop.executions(&endpoint::PAYMENTS_CHARGE), 1);

    // Another program cancels it.
    let client = shop.simulator.client();
    let payments = client.payments().list().await.unwrap();
    let payment = payments.payments.unwrap().remove(0).id;
    client.payments().cancel(&payment).await.unwrap();
    let charge = shop.intents.charge("qris", qris(&order)).await.unwrap();
    assert!(qr_code(&charge).is_some(), "{charge:?}");
    assert_eq!(shop.executions(&endpoint::PAYMENTS_CHARGE), 2);
}

#[tokio::test(start_paused = true)]
async fn a_charge_paid_meanwhile_is_not_sent_again() {
    let shop = Shop::open();
    let order = shop.order("shop-1").await;
    shop.simulator
        .faults()
        .next_of(&endpoint::PAYMENTS_CHARGE, LOST);
    shop.intents.charge("qris", qris(&order)).await.unwrap_err();
    let payments = shop.simulator.client().payments().list().await.unwrap();
    let payment = payments.payments.unwrap().remove(0).id;
    shop.simulator.pay(&payment).await.unwrap();

    let charge = shop.intents.charge("qris", qris(&order)).await.unwrap();
    let Charged::Found(found) = charge else {
        panic!("{charge:?}");
    };
    assert_eq!(
        (found.id, found.status),
        (payment, PaymentStatus::Completed)
    );
    assert_eq!(shop.executions(&endpoint::PAYMENTS_CHARGE), 1);
}

#[tokio::test(start_paused = true)]
async fn a_recovered_charge_waits_for_the_next_call() {
    let shop = Shop::open();
    let order = shop.order("shop-1").await;
    shop.simulator
        .faults()
        .next_of(&endpoint::PAYMENTS_CHARGE, LOST);
    shop.intents.charge("qris", qris(&order)).await.unwrap_err();
    let recovery = shop.intents.recover().await.unwrap();
    assert_eq!(recovery.settled.len(), 1, "{recovery:?}");
    assert_eq!(shop.executions(&endpoint::PAYMENTS_CANCEL), 0);
    let charge = shop.intents.charge("qris", qris(&order)).await.unwrap();
    assert!(qr_code(&charge).is_some());
    assert_eq!(shop.executions(&endpoint::PAYMENTS_CANCEL), 1);
}

/// The earlier charge was made by another intent minutes before.
#[tokio::test(start_paused = true)]
async fn an_earlier_charge_is_not_mistaken_for_the_lost_one() {
    let shop = Shop::open();
    let order = shop.order("shop-1").await;
    let first = shop.intents.charge("first", qris(&order)).await.unwrap();
    shop.simulator
        .faults()
        .next_of(&endpoint::PAYMENTS_CHARGE, NEVER_ARRIVED);
    shop.intents
        .charge("second", qris(&order))
        .await
        .unwrap_err();
    let error = shop
        .intents
        .charge("second", qris(&order))
        .await
        .unwrap_err();
    assert!(is_pending(&error), "{error}");
    shop.wait().await;
    let second = shop.intents.charge("second", qris(&order)).await.unwrap();
    assert_ne!(first.payment_id(), second.payment_id());
    assert_eq!(shop.executions(&endpoint::PAYMENTS_CHARGE), 2);
}

/// One payment, and three calls that may have made it: a person must look.
#[tokio::test(start_paused = true)]
async fn charges_in_doubt_by_one_method_need_review() {
    let shop = Shop::open();
    let order = shop.order("shop-1").await;
    for (reference, fault) in [
        ("first", LOST),
        ("second", NEVER_ARRIVED),
        ("third", NEVER_ARRIVED),
    ] {
        shop.simulator
            .faults()
            .next_of(&endpoint::PAYMENTS_CHARGE, fault);
        shop.intents
            .charge(reference, qris(&order))
            .await
            .unwrap_err();
    }
    shop.wait().await;
    let recovery = shop.intents.recover().await.unwrap();
    let references = recovery.review.iter().map(|intent| &*intent.reference);
    assert_eq!(
        references.collect::<Vec<_>>(),
        ["first", "second", "third"],
        "{recovery:?}"
    );
    // The reason for a person is recorded once, and follows the state in the API.
    let records = shop.store.list(IntentFilter::default()).await.unwrap();
    shop.intents.recover().await.unwrap();
    assert_eq!(
        shop.store.list(IntentFilter::default()).await.unwrap(),
        records
    );
    let reason = async || {
        let list = shop.intents.list(IntentFilter::default()).await.unwrap();
        let mut list = list.into_iter();
        let first = list.find(|intent| intent.reference == "first");
        first.unwrap().reason
    };
    let reason_now = reason().await;
    assert!(reason_now.contains("`second`"), "{reason_now}");
    let canceled = Resolution::Canceled;
    let canceled = shop.intents.resolve("payments.charge", "second", canceled);
    assert!(canceled.await.unwrap());
    let first = shop.intents.charge("first", qris(&order));
    let error = first.await.unwrap_err();
    assert!(matches!(error, IntentError::Review { .. }), "{error}");
    assert!(reason().await.contains("`third`"));
    assert_eq!(shop.executions(&endpoint::PAYMENTS_CHARGE), 1);
}

fn va(order: &Order) -> VaCharge {
    VaCharge::new(VaChargeFields {
        order_id: order.id.clone(),
        bank_code: VaBank::Mandiri,
        name: "Jane Doe".into(),
        amount: order.amount,
    })
}

#[tokio::test(start_paused = true)]
async fn charges_by_two_methods_are_distinguished() {
    let shop = Shop::open();
    let order = shop.order("shop-1").await;
    shop.simulator
        .faults()
        .next_of(&endpoint::PAYMENTS_CHARGE, NEVER_ARRIVED);
    shop.intents.charge("qris", qris(&order)).await.unwrap_err();
    shop.simulator
        .faults()
        .next_of(&endpoint::PAYMENTS_CHARGE, LOST);
    shop.intents.charge("va", va(&order)).await.unwrap_err();
    let recovery = shop.intents.recover().await.unwrap();
    let settled = recovery.settled.iter().map(|intent| &*intent.reference);
    assert_eq!(settled.collect::<Vec<_>>(), ["va"], "{recovery:?}");
    shop.wait().await;
    let charge = shop.intents.charge("qris", qris(&order)).await.unwrap();
    assert!(qr_code(&charge).is_some());
    assert_eq!(shop.executions(&endpoint::PAYMENTS_CHARGE), 2);
}

#[tokio::test(start_paused = true)]
async fn a_found_charge_leaves_no_doubt_about_the_next() {
    let shop = Shop::open();
    let order = shop.order("shop-1").await;
    for reference in ["first", "second"] {
        let faults = shop.simulator.faults();
        faults.next_of(&endpoint::PAYMENTS_CHARGE, LOST);
        let charge = shop.intents.charge(reference, qris(&order));
        charge.await.unwrap_err();
        let recovery = shop.intents.recover().await.unwrap();
        let settled = recovery.settled.iter();
        let settled = settled.map(|intent| (&*intent.reference, &*intent.reason));
        assert_eq!(
            settled.collect::<Vec<_>>(),
            [(reference, "")],
            "{recovery:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_charge_in_doubt_does_not_affect_other_orders() {
    let shop = Shop::open();
    let (one, two) = (shop.order("shop-1").await, shop.order("shop-2").await);
    for (order, fault) in [(one, NEVER_ARRIVED), (two, LOST)] {
        let faults = shop.simulator.faults();
        faults.next_of(&endpoint::PAYMENTS_CHARGE, fault);
        let charge = shop.intents.charge(order.id.as_str(), qris(&order));
        charge.await.unwrap_err();
    }
    let recovery = shop.intents.recover().await.unwrap();
    assert_eq!(recovery.settled.len(), 1, "{recovery:?}");
    assert_eq!(recovery.pending.len(), 1, "{recovery:?}");
}

/// A virtual account has the reference of the intent, so nothing else can be taken for it.
#[tokio::test(start_paused = true)]
async fn references_distinguish_two_charges_in_doubt() {
    let shop = Shop::open();
    let order = shop.order("shop-1").await;
    for (reference, fault) in [("first", NEVER_ARRIVED), ("second", LOST)] {
        let faults = shop.simulator.faults();
        faults.next_of(&endpoint::PAYMENTS_CHARGE, fault);
        let charge = shop.intents.charge(reference, va(&order));
        charge.await.unwrap_err();
    }
    let recovery = shop.intents.recover().await.unwrap();
    let settled = recovery.settled.iter().map(|intent| &*intent.reference);
    assert_eq!(settled.collect::<Vec<_>>(), ["second"], "{recovery:?}");
    let payments = shop.simulator.client().payments().list().await.unwrap();
    let payment = payments.payments.unwrap().remove(0);
    assert_eq!(payment.payment_ref_id.as_deref(), Some("second"));
    shop.wait().await;
    shop.intents.charge("first", va(&order)).await.unwrap();
    assert_eq!(shop.executions(&endpoint::PAYMENTS_CHARGE), 2);
}

/// A payment that another intent made and withdrew is not that of a charge that was lost.
#[tokio::test(start_paused = true)]
async fn a_payment_canceled_by_another_charge_is_not_matched() {
    let shop = Shop::open();
    let order = shop.order("shop-1").await;
    let faults = shop.simulator.faults();
    faults.next_of(&endpoint::PAYMENTS_CHARGE, LOST);
    shop.intents.charge("a", qris(&order)).await.unwrap_err();
    let charge = shop.intents.charge("a", qris(&order)).await.unwrap();
    assert!(qr_code(&charge).is_some(), "{charge:?}");

    faults.next_of(&endpoint::PAYMENTS_CHARGE, NEVER_ARRIVED);
    shop.intents.charge("b", qris(&order)).await.unwrap_err();
    shop.wait().await;
    let charge = shop.restarted().charge("b", qris(&order)).await.unwrap();
    assert!(qr_code(&charge).is_some(), "{charge:?}");
    assert_eq!(shop.executions(&endpoint::PAYMENTS_CHARGE), 3);
}

/// In the API, a payment by an e-wallet and one by a QR code may look the same.
#[tokio::test(start_paused = true)]
async fn charges_by_similar_methods_are_not_distinguished() {
    let shop = Shop::open();
    let order = shop.order("shop-1").await;
    let wallet = || {
        EwalletCharge::new(EwalletChargeFields {
            order_id: order.id.clone(),
            amount: order.amount,
            mobile: "08123456789".into(),
            wallet_type: Wallet::Dana,
        })
    };
    shop.simulator
        .faults()
        .next_of(&endpoint::PAYMENTS_CHARGE, NEVER_ARRIVED);
    shop.intents.charge("wallet", wallet()).await.unwrap_err();
    shop.simulator
        .faults()
        .next_of(&endpoint::PAYMENTS_CHARGE, LOST);
    shop.intents.charge("qris", qris(&order)).await.unwrap_err();
    let recovery = shop.intents.recover().await.unwrap();
    assert_eq!(recovery.settled, [], "{recovery:?}");
    assert_eq!(shop.executions(&endpoint::PAYMENTS_CANCEL), 0);
}

/// The payment that was canceled is still not that of a call after the rejection.
#[tokio::test(start_paused = true)]
async fn a_repeated_charge_remembers_its_canceled_payments() {
    let shop = Shop::open();
    let order = shop.order("shop-1").await;
    let client = Client::builder(shop.simulator.api_key().clone());
    let client = client.transport(shop.simulator.transport());
    let intents = Intents::new(rejected_once(client, 2), shop.store.clone());
    let faults = shop.simulator.faults();
    faults.next_of(&endpoint::PAYMENTS_CHARGE, LOST);
    intents.charge("qris", qris(&order)).await.unwrap_err();
    let error = intents.charge("qris", qris(&order)).await.unwrap_err();
    assert!(matches!(error, IntentError::Rejected(_)), "{error}");
    assert_eq!(shop.executions(&endpoint::PAYMENTS_CANCEL), 1);

    faults.next_of(&endpoint::PAYMENTS_CHARGE, NEVER_ARRIVED);
    intents.charge("qris", qris(&order)).await.unwrap_err();
    shop.wait().await;
    let charge = shop.restarted().charge("qris", qris(&order)).await.unwrap();
    assert!(qr_code(&charge).is_some(), "{charge:?}");
    assert_eq!(shop.executions(&endpoint::PAYMENTS_CHARGE), 2);
}
