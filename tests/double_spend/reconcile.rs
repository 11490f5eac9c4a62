//! Reconciling a call: the certain results, the uncertain ones, and odd responses.

use crate::operation::{Setup, ago, create_order};
use crate::scripted_api::{Scripted, number};
use durianpay_client::api::{CreateRefund, CreateRefundFields, QrisCharge};
use durianpay_client::{ApiKey, Client, ErrorKind, Inconclusive, Reconciled, Timestamp};
use http::StatusCode;
use serde_json::{Value, json};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

/// Returns orders with these references and amounts, as in a list.
fn listed(orders: &[(&str, &str)]) -> Vec<Value> {
    let orders = orders.iter().enumerate();
    orders
        .map(|(number, (reference, amount))| {
            json!({
                "id": format!("ord_{number}"), "amount": amount, "status": "started",
                "order_ref_id": reference,
            })
        })
        .collect()
}

/// Serves orders by `skip`, `size` at a time.
async fn orders(orders: &[(&str, &str)], size: usize) -> Scripted {
    let all = listed(orders);
    Scripted::start(move |target| {
        let begin = number(target, "skip").min(all.len());
        let page = &all[begin..(begin + size).min(all.len())];
        (200, json!({ "orders": page, "count": all.len() }))
    })
    .await
}

/// Reconciles the order "mine" of Rp 10000, ten minutes ago.
async fn mine(client: &Client) -> Reconciled<durianpay_client::api::ListedOrder> {
    let found = client.reconcile().order("mine", 10_000, ago(600)).await;
    found.unwrap()
}

#[tokio::test]
async fn an_order_is_found_on_any_page() {
    let others: Vec<_> = (0..7).map(|_| ("other", "10000")).collect();
    for position in 0..=7 {
        let mut all = others.clone();
        all.insert(position, ("mine", "10000.00"));
        let server = orders(&all, 3).await;
        let Reconciled::Done(order) = mine(&server.client).await else {
            panic!("not found at {position}");
        };
        assert_eq!(order.id.as_str(), format!("ord_{position}"));
    }
}

#[tokio::test]
async fn duplicates_and_other_amounts_are_distinguished() {
    for (all, expected) in [
        (
            &[("mine", "10000"), ("other", "1"), ("mine", "10000")][..],
            "Several 2",
        ),
        (&[("mine", "10000"), ("mine", "9999")], "Several 2"),
        (&[("mine", "9999")], "OtherAmount 1"),
        (
            &[("MINE", "10000"), ("mine ", "10000"), ("", "10000")],
            "NotDone",
        ),
        (&[], "NotDone"),
    ] {
        let server = orders(all, 2).await;
        let found = match mine(&server.client).await {
            Reconciled::Multiple(orders) => format!("Several {}", orders.len()),
            Reconciled::AmountMismatch(orders) => format!("OtherAmount {}", orders.len()),
            Reconciled::NotDone => "NotDone".to_owned(),
            other => panic!("{other:?}"),
        };
        assert_eq!(found, expected, "{all:?}");
    }
}

#[tokio::test]
async fn the_days_around_the_call_are_listed_up_to_an_empty_page() {
    let server = orders(&[("a", "1"), ("b", "1"), ("c", "1")], 2).await;
    let sent = "2024-03-01T02:00:00+07:00/2024-03-01T02:00:01+07:00";
    let sent = sent.parse().unwrap();
    let found = server.client.reconcile().order("mine", 1, sent).await;
    assert_eq!(found.unwrap(), Reconciled::NotDone);
    let days = "/orders?from=2024-02-28&to=2024-03-03";
    let asked = [0, 2, 3].map(|skip| format!("{days}&skip={skip}"));
    assert_eq!(server.asked(), asked);
}

#[tokio::test]
async fn an_absent_object_is_not_done_only_after_the_window() {
    let server = orders(&[("other", "1")], 25).await;
    let zero = Duration::ZERO;
    for (sent, sent_within, consistency_window, is_sure) in [
        (0, None, None, false),
        // The client's total timeout of 80 seconds, plus five minutes.
        (370, None, None, false),
        (390, None, None, true),
        (86_400, None, None, true),
        // The server's clock was set back since.
        (-3600, None, None, false),
        (130, Some(MINUTE), Some(MINUTE), true),
        (110, Some(MINUTE), Some(MINUTE), false),
        (600, None, Some(60 * MINUTE), false),
        (600, Some(60 * MINUTE), None, false),
        (5, Some(zero), Some(zero), true),
    ] {
        let mut reconcile = server.client.reconcile();
        if let Some(time) = sent_within {
            reconcile = reconcile.sent_within(time);
        }
        if let Some(time) = consistency_window {
            reconcile = reconcile.consistency_window(time);
        }
        match reconcile.order("mine", 1, ago(sent)).await.unwrap() {
            Reconciled::NotDone => assert!(is_sure, "{sent}"),
            Reconciled::Inconclusive(Inconclusive::TooEarly { wait }) => {
                assert!(!is_sure && !wait.is_zero(), "{sent}");
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn an_incomplete_list_is_inconclusive() {
    // The same page again, or always a new one.
    let same = Scripted::start(|_| (200, json!({ "orders": listed(&[("other", "1")]) }))).await;
    let endless = Scripted::start(|target| {
        let order = json!({
            "id": format!("ord_{}", number(target, "skip")), "amount": "1", "status": "started",
        });
        (200, json!({ "orders": [order] }))
    })
    .await;
    for (server, pages) in [(same, 3), (endless, 1000)] {
        let doubt = Reconciled::Inconclusive(Inconclusive::ListIncomplete);
        assert_eq!(mine(&server.client).await, doubt);
        assert_eq!(server.asked().len(), pages);
    }
    // An order on it is found all the same.
    let same = Scripted::start(|_| (200, json!({ "orders": listed(&[("mine", "10000")]) }))).await;
    assert!(matches!(mine(&same.client).await, Reconciled::Done(_)));
}

/// A new order at the front shifts the others, so that the last page was seen before.
#[tokio::test]
async fn a_list_that_grows_while_it_is_read_is_complete() {
    let server = Scripted::start(|target| {
        let skip = number(target, "skip");
        let mut all = listed(&[("a", "1"), ("b", "1")]);
        if skip > 0 {
            let new = json!({ "id": "ord_new", "amount": "1", "status": "started" });
            all.insert(0, new);
        }
        (
            200,
            json!({ "orders": all.get(skip..).unwrap_or_default() }),
        )
    })
    .await;
    assert_eq!(mine(&server.client).await, Reconciled::NotDone);
    assert_eq!(server.asked().len(), 3);
}

/// The item that cannot be read may be the requested one.
#[tokio::test]
async fn a_list_with_an_unreadable_item_is_inconclusive() {
    for (position, pages) in [(0, 1), (0, 3), (1, 3)] {
        let server = Scripted::start(move |target| {
            let skip = number(target, "skip");
            let page = match skip {
                _ if skip >= pages => json!([]),
                _ if skip == position => json!([{ "id": "ord_x", "order_ref_id": "mine" }]),
                _ => json!([{
                    "id": format!("ord_{skip}"), "amount": "1", "status": "started",
                    "order_ref_id": "other",
                }]),
            };
            (200, json!({ "orders": page }))
        })
        .await;
        let doubt = Reconciled::Inconclusive(Inconclusive::ListIncomplete);
        assert_eq!(mine(&server.client).await, doubt, "{position} of {pages}");
        assert_eq!(server.asked().len(), pages + 1);
    }
}

/// The reference was sent, and cannot be read: the item may be the requested one.
#[tokio::test]
async fn an_item_with_an_unreadable_reference_is_inconclusive() {
    let server = Scripted::start(|target| {
        let orders = match number(target, "skip") {
            0 => json!([{
                "id": "ord_1", "amount": "10000", "status": "started", "order_ref_id": ["mine"],
            }]),
            _ => json!([]),
        };
        (200, json!({ "orders": orders }))
    })
    .await;
    let doubt = Reconciled::Inconclusive(Inconclusive::ListIncomplete);
    assert_eq!(mine(&server.client).await, doubt);

    let request = CreateRefund::new(CreateRefundFields {
        ref_id: "refund-1".into(),
        payment_id: "pay_1".into(),
        amount: 10_000.into(),
    });
    let refund = |ref_id: Value| {
        json!({
            "id": "rfn_1", "payment_id": "pay_1", "amount": "10000", "status": "done", "ref_id": ref_id,
        })
    };
    let unread = json!({ "id": ["rfn_2"] });
    for (refunds, is_not_done) in [
        (json!([]), true),
        (json!([refund(json!("other"))]), true),
        (json!([refund(json!({ "id": 1 }))]), false),
        (json!([refund(json!("other")), unread]), false),
    ] {
        let body = json!({ "data": refunds });
        let server = Scripted::start(move |_| (200, body.clone())).await;
        let reconcile = server.client.reconcile();
        let found = reconcile.refund(&request, ago(6000)).await.unwrap();
        let expected = if is_not_done {
            Reconciled::NotDone
        } else {
            Reconciled::Inconclusive(Inconclusive::ListIncomplete)
        };
        assert_eq!(found, expected, "{refunds}");
    }
}

#[tokio::test]
async fn a_refund_is_found_by_its_reference_and_has_its_amount() {
    let request = CreateRefund::new(CreateRefundFields {
        ref_id: "refund-1".into(),
        payment_id: "pay_1".into(),
        amount: 10_000.into(),
    });
    let refund = |id: &str, ref_id: &str, amount: &str| {
        json!({
            "id": id, "payment_id": "pay_1", "amount": amount, "status": "done", "ref_id": ref_id,
        })
    };
    let other = refund("rfn_1", "refund-0", "10000");
    let own = refund("rfn_2", "refund-1", "10000");
    let less = refund("rfn_3", "refund-1", "9999");
    for (refunds, expected) in [
        (json!([other, own]), "Done rfn_2"),
        (json!([other, less]), "AmountMismatch 1"),
        (json!([own, less]), "Multiple 2"),
        (json!([other]), "NotDone"),
    ] {
        let body = json!({ "data": refunds });
        let server = Scripted::start(move |_| (200, body.clone())).await;
        let reconcile = server.client.reconcile();
        let found = match reconcile.refund(&request, ago(6000)).await.unwrap() {
            Reconciled::Done(refund) => format!("Done {}", refund.id),
            Reconciled::AmountMismatch(refunds) => format!("AmountMismatch {}", refunds.len()),
            Reconciled::Multiple(refunds) => format!("Multiple {}", refunds.len()),
            Reconciled::NotDone => "NotDone".to_owned(),
            other => panic!("{other:?}"),
        };
        assert_eq!(found, expected, "{refunds}");
    }
}

#[tokio::test]
async fn an_unreachable_api_is_an_error() {
    for status in [401, 500] {
        let server = Scripted::start(move |_| (status, json!({}))).await;
        let reconcile = server.client.reconcile();
        let order = reconcile.clone().order("mine", 1, ago(600));
        let order = order.await.unwrap_err();
        assert_eq!(
            (order.kind(), order.status().map(|status| status.as_u16())),
            (ErrorKind::Api, Some(status))
        );
        let charge = QrisCharge::new("ord_1", 1);
        let charge = reconcile.clone().charge(charge, ago(600));
        let charge = charge.await.unwrap_err();
        assert_eq!(charge.status().map(|status| status.as_u16()), Some(status));
        let refund = CreateRefund::new(CreateRefundFields {
            ref_id: "r".into(),
            payment_id: "pay_1".into(),
            amount: 1.into(),
        });
        let refund = reconcile.refund(&refund, ago(600)).await;
        assert_eq!(
            refund.unwrap_err().status().map(|status| status.as_u16()),
            Some(status)
        );
    }
    let server = Scripted::start(|_| (401, json!({}))).await;
    let batch = server
        .client
        .reconcile()
        .disbursement("key", ago(600))
        .await;
    assert_eq!(batch.unwrap_err().status(), Some(StatusCode::UNAUTHORIZED));
}

#[tokio::test]
async fn a_charge_is_found_in_the_order_or_the_list() {
    let now = Timestamp::now().unix_seconds();
    let payment = |id: &str, order: &str, created_at: Value| {
        json!({
            "id": id, "order_id": order, "amount": "10000", "status": "processing",
            "created_at": created_at,
        })
    };
    let order = |payments: Value| json!({ "id": "ord_1", "amount": "10000", "status": "started", "payments": payments });
    let own = payment("pay_1", "ord_1", json!(now - 600));
    let unnamed = payment("pay_1", "", json!(now - 600));
    let undated = payment("pay_1", "ord_1", Value::Null);
    let unset = payment("pay_1", "ord_1", json!("0001-01-01T00:00:00Z"));
    let old = payment("pay_0", "ord_1", json!(now - 1200));
    let foreign = payment("pay_2", "ord_2", json!(now - 600));
    let unread = json!({ "id": "pay_1", "order_id": "ord_1" });
    for (of_order, in_list, expected) in [
        (json!([own]), json!([]), "Done"),
        // Within an order, recorded payments do not name it.
        (json!([unnamed]), json!([]), "Done"),
        (json!([old, own]), json!([]), "Done"),
        (json!([undated]), json!([]), "Ambiguous"),
        (json!([unset]), json!([]), "Ambiguous"),
        (json!([old]), json!([unnamed]), "Ambiguous"),
        (Value::Null, json!([foreign, own]), "Done"),
        (json!([]), json!([own, old]), "Done"),
        (json!([undated]), json!([undated]), "Ambiguous"),
        (json!([old]), json!([old, foreign]), "NotDone"),
        (Value::Null, json!([foreign]), "NotDone"),
        (Value::Null, Value::Null, "NotDone"),
        (json!([old, unread]), json!([]), "ListIncomplete"),
        (json!([old]), json!([old, unread]), "ListIncomplete"),
    ] {
        let order = order(of_order.clone());
        let server = Scripted::start(move |target| {
            if target.starts_with("/orders/ord_1?expand=payments") {
                return (200, order.clone());
            }
            let is_first = number(target, "skip") == 0;
            let payments = if is_first { &in_list } else { &Value::Null };
            (200, json!({ "payments": payments }))
        })
        .await;
        let reconcile = server.client.reconcile();
        let charge = QrisCharge::new("ord_1", 10_000);
        let found = match reconcile.charge(charge, ago(600)).await.unwrap() {
            Reconciled::Done(payment) => {
                assert_eq!(payment.id.as_str(), "pay_1");
                "Done"
            }
            Reconciled::Ambiguous(payments) => {
                assert_eq!(payments.len(), 1);
                "Ambiguous"
            }
            Reconciled::NotDone => "NotDone",
            Reconciled::Inconclusive(Inconclusive::ListIncomplete) => "ListIncomplete",
            other => panic!("{other:?}"),
        };
        assert_eq!(found, expected, "{of_order}");
    }
}

#[tokio::test]
async fn a_batch_is_not_done_only_if_the_api_confirms() {
    let batch = |key: Value| json!({ "data": { "id": "dis_1", "idempotency_key": key } });
    let done = |found: &Reconciled<_>| matches!(found, Reconciled::Done(_));
    for (status, body, expected) in [
        (200, batch(json!("key")), None),
        (200, batch(Value::Null), None),
        (
            200,
            batch(json!("another")),
            Some(Reconciled::Inconclusive(Inconclusive::ApiUnclear)),
        ),
        (404, json!({}), Some(Reconciled::NotDone)),
        (
            500,
            json!({}),
            Some(Reconciled::Inconclusive(Inconclusive::ApiUnclear)),
        ),
        (
            503,
            json!({}),
            Some(Reconciled::Inconclusive(Inconclusive::ApiUnclear)),
        ),
    ] {
        let server = Scripted::start(move |_| (status, body.clone())).await;
        let reconcile = server.client.reconcile();
        let found = reconcile.disbursement("key", ago(600)).await.unwrap();
        match expected {
            Some(expected) => assert_eq!(found, expected, "{status}"),
            None => assert!(done(&found), "{found:?}"),
        }
        assert_eq!(server.asked(), ["/disbursements/status"]);
    }
    // A response that was not read completely proves nothing.
    let server = Scripted::start(|_| (404, json!("longer than the limit"))).await;
    let client = Client::builder(ApiKey::new("dp_test_demo").unwrap())
        .base_url(server.client.base_url())
        .max_response_bytes(10)
        .build()
        .unwrap();
    let found = client.reconcile().disbursement("key", ago(600)).await;
    assert_eq!(found.unwrap_err().kind(), ErrorKind::BodyTooLarge);
    let server = Scripted::start(|_| (404, json!({}))).await;
    let early = server.client.reconcile().disbursement("key", ago(0)).await;
    assert!(matches!(
        early.unwrap(),
        Reconciled::Inconclusive(Inconclusive::TooEarly { .. })
    ));
}

#[tokio::test]
async fn two_charges_of_an_order_are_reported() {
    let setup = Setup::new().await;
    let order = setup.order("mine").await;
    let sent = setup.server_time().await;
    for _ in 0..2 {
        let charge = QrisCharge::new(&order.id, order.amount);
        setup.direct.payments().charge(charge).await.unwrap();
    }
    let reconcile = setup.direct.reconcile();
    let found = reconcile
        .charge(QrisCharge::new(&order.id, order.amount), sent)
        .await;
    let Reconciled::Multiple(payments) = found.unwrap() else {
        panic!("two payments are several");
    };
    assert_eq!(payments.len(), 2);
}

#[tokio::test]
async fn an_order_is_found_among_many() {
    let setup = Setup::new().await;
    let sent = setup.server_time().await;
    for number in 0..60 {
        let order = create_order(&format!("shop-{number}"));
        setup.direct.orders().create(order).await.unwrap();
    }
    for number in [0, 24, 25, 59] {
        let reference = format!("shop-{number}");
        let found = setup.direct.reconcile().order(&reference, 10_000, sent);
        let Reconciled::Done(order) = found.await.unwrap() else {
            panic!("{reference} is not found");
        };
        assert_eq!(order.order_ref_id.as_deref(), Some(&*reference));
    }
}
