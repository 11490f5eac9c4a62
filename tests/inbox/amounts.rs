//! Which payments pay an order: the amount expected, in the right currency, to the right
//! merchant.

use crate::support::{Shop, amounts, rupiah};
use durianpay_client::api::{AdminFeeMethod, Order, PaymentId};
use durianpay_client::json::Json;
use durianpay_client::webhook::inbox::{JobStatus, Occurrence};
use durianpay_client::webhook::{Expected, Fee};
use std::time::Duration;

/// Pays an order whose reads show this, and returns what was handed over after its creation.
async fn paid_showing(member: &str, value: impl Into<Json>) -> (Shop, Order, PaymentId) {
    let shop = Shop::open().await;
    let (order, payment) = shop.sale().await;
    shop.simulator.faults().show(&payment, member, value);
    shop.simulator.pay(&payment).await.unwrap();
    shop.work_to_the_end().await;
    (shop, order, payment)
}

/// Checks that the only payment was reported as a mismatch, for the given reason.
#[track_caller]
fn assert_differs(shop: &Shop, reason: &str) {
    assert_eq!(shop.names(), ["paid_differently"]);
    let told = shop.only("paid_differently");
    let Occurrence::PaidDifferently { reason: found, .. } = told.occurrence() else {
        panic!("{told:?}");
    };
    assert_eq!(found, reason);
}

#[tokio::test(start_paused = true)]
async fn a_paid_order_is_delivered_once_with_its_facts() {
    let shop = Shop::open().await;
    let order = shop.order_like(|order| order.order_ref_id("shop-7")).await;
    let payment = shop.charge(&order).await;
    shop.simulator.pay(&payment).await.unwrap();
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid"]);
    let paid = shop.only("order_paid");
    let Occurrence::OrderPaid(facts) = paid.occurrence() else {
        panic!("{paid:?}");
    };
    assert_eq!(facts.order_id, order.id);
    assert_eq!(facts.order_ref_id.as_deref(), Some("shop-7"));
    assert_eq!(facts.payment_id.as_ref(), Some(&payment));
    assert_eq!(amounts(&paid), ("10000.00".to_owned(), "0.00".to_owned()));
    assert_eq!(paid.attempt(), 1);
    let lookups = shop.books.lock().unwrap().lookups.clone();
    assert!(lookups.iter().all(|query| query.order_id == order.id));
    assert!(
        lookups
            .iter()
            .any(|query| query.order_ref_id.as_deref() == Some("shop-7"))
    );
}

#[tokio::test(start_paused = true)]
async fn a_paid_amount_of_one_or_zero_rupiah_is_not_paid() {
    for paid in ["1.00", "0.00"] {
        let (shop, ..) = paid_showing("paid_amount", paid).await;
        assert_differs(
            &shop,
            &format!("the amount paid is {paid}, expected 10000.00"),
        );
        let told = amounts(&shop.only("paid_differently"));
        assert_eq!(told.0, paid, "the amount that was received");
    }
}

#[tokio::test(start_paused = true)]
async fn a_wrong_paid_amount_is_reported_and_not_delivered() {
    for paid in [1, 9_999, 10_001] {
        let shop = Shop::open().await;
        let (_, payment) = shop.sale().await;
        shop.simulator.pay_amount(&payment, paid).await.unwrap();
        shop.work_to_the_end().await;
        assert_differs(
            &shop,
            &format!("the amount paid is {paid}.00, expected 10000.00"),
        );
    }
}

#[tokio::test(start_paused = true)]
async fn an_absent_paid_amount_is_that_of_the_payment() {
    for blank in [Json::from(""), Json::null()] {
        let (shop, ..) = paid_showing("paid_amount", blank).await;
        assert_eq!(shop.names(), ["order_paid"]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_payment_in_another_currency_is_not_paid() {
    for member in ["currency", "Currency"] {
        let (shop, ..) = paid_showing(member, "USD").await;
        assert_differs(&shop, "the currency is USD, expected IDR");
    }
}

#[tokio::test(start_paused = true)]
async fn an_unreadable_required_fact_is_queried_again() {
    for (of_order, member, value) in [
        (false, "paid_amount", r#""Rp 10.000""#),
        (false, "paid_amount", "10000.001"),
        (false, "currency", r#"["IDR"]"#),
        (false, "merchant_id", r#"{"id": "mer_1"}"#),
        (false, "is_live", r#""yes""#),
        (true, "currency", r#"["IDR"]"#),
        (true, "admin_fee_method", "[7]"),
        (true, "payments", r#""none""#),
        (
            true,
            "payments",
            r#"[{"id": "pay_other", "status": "completed"}]"#,
        ),
    ] {
        let shop = Shop::deaf().await;
        let (order, payment) = shop.sale().await;
        shop.simulator.pay(&payment).await.unwrap();
        let (event, id) = if of_order {
            ("order.completed", order.id.as_str())
        } else {
            ("payment.completed", payment.as_str())
        };
        let faults = shop.simulator.faults();
        faults.show(id, member, Json::parse(value).unwrap());
        shop.claim(event, id).await;
        shop.work_for(Duration::from_secs(60)).await;
        assert_eq!(shop.names(), [""; 0], "{member}: {value}");
        let waiting = shop.reasons(JobStatus::Pending).await;
        let reason = format!("a field `{member}` that cannot be read");
        assert!(
            waiting.iter().any(|(_, why)| why.contains(&reason)),
            "{waiting:?}"
        );
        faults.clear_of(id);
        shop.work_to_the_end().await;
        assert_eq!(shop.names(), ["order_paid"], "{member}: {value}");
    }
}

#[tokio::test(start_paused = true)]
async fn irrelevant_unreadable_fields_do_not_stop_a_delivery() {
    let shop = Shop::open().await;
    let (order, payment) = shop.sale().await;
    let faults = shop.simulator.faults();
    for (member, value) in [
        ("created_at", "\"a while ago\""),
        ("total_fee", "4440.000000000001"),
        ("metadata", "{\"note\": \"Budi \\ud83d\"}"),
        ("customer", "7"),
    ] {
        for id in [order.id.as_str(), payment.as_str()] {
            faults.show(id, member, Json::parse(value).unwrap());
        }
    }
    faults.show(
        &payment,
        "paid_amount",
        Json::parse("\"10000.0000\"").unwrap(),
    );
    shop.simulator.pay(&payment).await.unwrap();
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid"]);
}

#[tokio::test(start_paused = true)]
async fn an_order_in_another_currency_is_not_paid() {
    let shop = Shop::open().await;
    let (order, payment) = shop.sale().await;
    shop.simulator.faults().show(&order.id, "currency", "USD");
    shop.simulator.faults().show(&payment, "amount", "10001.00");
    shop.simulator.pay(&payment).await.unwrap();
    shop.work_to_the_end().await;
    assert!(!shop.names().contains(&"order_paid"), "{:?}", shop.names());
    assert!(
        shop.names().contains(&"paid_differently"),
        "{:?}",
        shop.names()
    );
}

#[tokio::test(start_paused = true)]
async fn a_payment_to_another_merchant_is_not_paid() {
    let shop = Shop::open().await;
    let (order, payment) = shop.sale().await;
    shop.expect(
        &order,
        Expected::new(&order.id, order.amount).merchant_id("mer_mine"),
    );
    let faults = shop.simulator.faults();
    faults.show(&payment, "merchant_id", "mer_other");
    faults.show(&order.id, "merchant_id", "mer_mine");
    shop.simulator.pay(&payment).await.unwrap();
    shop.work_to_the_end().await;
    assert_differs(&shop, "the merchant is `mer_other`, expected `mer_mine`");
}

#[tokio::test(start_paused = true)]
async fn a_payment_of_another_environment_is_not_paid() {
    let (shop, ..) = paid_showing("is_live", true).await;
    assert_differs(&shop, "the environment differs from that of the API key");
}

/// Opens a shop with an order whose fee comes on top, and pays it with that rule.
async fn paid_with_fee(method: AdminFeeMethod, fee: Option<Fee>) -> Shop {
    let shop = Shop::open().await;
    let order = shop
        .unknown_order(|order| order.admin_fee_method(method))
        .await;
    let expected = Expected::new(&order.id, order.amount);
    let expected = match fee {
        Some(fee) => expected.fee(fee),
        None => expected,
    };
    shop.expect(&order, expected);
    let payment = shop.charge(&order).await;
    // The order lags: it is for the payment to say that it is paid.
    let faults = shop.simulator.faults();
    faults.show(&order.id, "status", "processing");
    shop.simulator.pay(&payment).await.unwrap();
    shop.work_to_the_end().await;
    shop
}

#[tokio::test(start_paused = true)]
async fn a_fee_on_top_is_paid_if_the_order_states_it() {
    let shop = paid_with_fee(AdminFeeMethod::Excluded, None).await;
    assert_eq!(shop.names(), ["order_paid"]);
    assert_eq!(amounts(&shop.only("order_paid")).0, "14440.00");
}

#[tokio::test(start_paused = true)]
async fn a_fee_on_top_is_paid_if_the_shop_states_it() {
    let shop = paid_with_fee(AdminFeeMethod::Excluded, Some(Fee::OnTop)).await;
    assert_eq!(shop.names(), ["order_paid"]);
}

#[tokio::test(start_paused = true)]
async fn a_fee_on_top_is_rejected_if_the_shop_bears_it() {
    let shop = paid_with_fee(AdminFeeMethod::Excluded, Some(Fee::Included)).await;
    assert_differs(&shop, "the amount is 14440.00, expected 10000.00");
}

#[tokio::test(start_paused = true)]
async fn an_included_fee_changes_nothing() {
    let shop = paid_with_fee(AdminFeeMethod::Included, None).await;
    assert_eq!(shop.names(), ["order_paid"]);
    assert_eq!(amounts(&shop.only("order_paid")).0, "10000.00");
}

#[tokio::test(start_paused = true)]
async fn a_fee_other_than_the_stated_one_is_rejected() {
    let shop = Shop::open().await;
    let order = shop
        .order_like(|order| order.admin_fee_method(AdminFeeMethod::Excluded))
        .await;
    let payment = shop.charge(&order).await;
    let faults = shop.simulator.faults();
    faults.show(&payment, "amount", "14440.01");
    faults.show(&payment, "paid_amount", "14440.01");
    shop.simulator.pay(&payment).await.unwrap();
    shop.work_to_the_end().await;
    assert_differs(&shop, "the amount is 14440.01, expected 10000.00");
}

#[tokio::test(start_paused = true)]
async fn a_payment_reduced_by_a_promotion_is_reported_and_not_delivered() {
    let shop = Shop::open().await;
    let (_, payment) = shop.sale().await;
    let faults = shop.simulator.faults();
    faults.show(&payment, "promo_id", "prm_1");
    faults.show(&payment, "discount", "2000.00");
    faults.show(&payment, "paid_amount", "8000.00");
    shop.simulator.pay(&payment).await.unwrap();
    shop.work_to_the_end().await;
    assert_differs(&shop, "the amount paid is 8000.00, expected 10000.00");
}

#[tokio::test(start_paused = true)]
async fn instalments_pay_an_order_when_they_are_complete() {
    let shop = Shop::open().await;
    let order = shop.order().await;
    let halves = [shop.charge(&order).await, shop.charge(&order).await];
    let faults = shop.simulator.faults();
    for half in &halves {
        faults.show(half, "amount", "5000.00");
        faults.show(half, "paid_amount", "5000.00");
    }
    // Until it is complete, the order is under way.
    faults.show(&order.id, "status", "processing");
    let first = shop.simulator.pay(&halves[0]).await.unwrap();
    assert_eq!(first.len(), 2);
    shop.work_for(Duration::from_secs(10)).await;
    assert_eq!(shop.names(), ["paid_differently"]);
    assert_eq!(amounts(&shop.only("paid_differently")).0, "5000.00");

    faults.clear_of(&order.id);
    shop.simulator.pay(&halves[1]).await.unwrap();
    shop.work_to_the_end().await;
    let paid = shop.only("order_paid");
    assert_eq!(amounts(&paid).0, "10000.00");
    let Occurrence::OrderPaid(facts) = paid.occurrence() else {
        panic!("{paid:?}");
    };
    assert_eq!(facts.payment_id, None, "two payments paid it");
    assert!(!shop.names().contains(&"overpaid"), "{:?}", shop.names());
    assert_eq!(shop.jobs(None, Some(JobStatus::Dead)).await, []);
}

#[tokio::test(start_paused = true)]
async fn instalments_that_are_not_the_whole_do_not_pay_an_order() {
    for (second, total) in [("4999.99", "9999.99"), ("5000.01", "10000.01")] {
        let shop = Shop::open().await;
        let order = shop.order().await;
        let parts = [shop.charge(&order).await, shop.charge(&order).await];
        let faults = shop.simulator.faults();
        for (part, amount) in parts.iter().zip(["5000.00", second]) {
            faults.show(part, "amount", amount);
            faults.show(part, "paid_amount", amount);
        }
        for part in &parts {
            shop.simulator.pay(part).await.unwrap();
        }
        shop.work_to_the_end().await;
        let told = shop.names();
        assert_eq!(told, ["paid_differently", "paid_differently"], "{total}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_completed_order_over_another_amount_is_not_paid_by_its_status() {
    for (amount, expected) in [("10000.00", "order_paid"), ("10000.01", "paid_differently")] {
        let shop = Shop::deaf().await;
        let (order, payment) = shop.sale().await;
        let faults = shop.simulator.faults();
        faults.show(&order.id, "amount", amount);
        // Some responses list no payments.
        faults.show(&order.id, "payments", Json::null());
        shop.simulator.pay(&payment).await.unwrap();
        shop.claim("order.completed", &order.id).await;
        shop.work_to_the_end().await;
        assert_eq!(shop.names(), [expected], "{amount}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_order_over_another_amount_is_not_paid() {
    let shop = Shop::open().await;
    let (order, payment) = shop.sale().await;
    shop.expect(&order, Expected::new(&order.id, rupiah("20000")));
    shop.simulator.pay(&payment).await.unwrap();
    shop.work_to_the_end().await;
    assert_differs(&shop, "the amount is 10000.00, expected 20000.00");
}
