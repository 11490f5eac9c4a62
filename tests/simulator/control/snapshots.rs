//! A simulator that is restored continues in the same way.

use super::support::{call, done, rejected, shop};
use crate::snap::support as snap;
use crate::support::{Receiver, create, order_and_payment, send, simulator_for};
use durianpay_client::api::{
    CreateRefundFields, DisbursementPayout, DisbursementPayoutFields, PaymentStatus,
    SubmitDisbursement, SubmitDisbursementHeaders, endpoint,
};
use durianpay_simulator::{Simulator, Snapshot};
use serde_json::{Value, json};
use std::time::Duration;

const ORDER: &str = r#"{"amount":"10000.60","currency":"IDR","customer":{"email":"a@b.c"},
    "metadata":{"exact":1.10,"large":12345678901234567890123,"nested":{"a":[1e2]}}}"#;

#[tokio::test]
async fn a_restored_simulator_responds_alike() {
    let (simulator, _receiver) = shop().await;
    let client = simulator.client();
    let (_, created) = send(&simulator, "POST", "/orders", ORDER).await;
    let id = created["data"]["id"].as_str().unwrap().to_owned();
    let (_, paid) = order_and_payment(&client).await;
    simulator.pay(&paid).await.unwrap();
    let (_, open) = order_and_payment(&client).await;
    let refund = CreateRefundFields {
        ref_id: "refund-1".into(),
        payment_id: paid.clone(),
        amount: 5_000.into(),
    };
    client.refunds().create(refund).await.unwrap();
    let snap_client = simulator.snap().client();
    let transfer = snap::transfer("shop-1", "1234567890");
    snap_client.bank_transfers().create(transfer).await.unwrap();

    let text = done(&simulator, "GET", "/_sim/snapshot", Value::Null).await;
    assert!(
        !text.to_string().contains("dp_test_simulator"),
        "the key is in it"
    );
    let text = simulator.snapshot().to_string();
    let other = Simulator::builder().start().await.unwrap();
    let saved: Snapshot = text.parse().unwrap();
    other.restore(&saved);
    assert_eq!(other.snapshot().to_string(), text);
    assert_eq!(other.now(), simulator.now());
    for path in [
        format!("/orders/{id}?expand=payments&expand=customer"),
        format!("/payments/{paid}"),
        format!("/payments/{open}"),
        "/orders".to_owned(),
        "/payments".to_owned(),
        "/refunds".to_owned(),
        "/disbursements/topup/balance".to_owned(),
    ] {
        let before = raw(&simulator, &path).await;
        assert_eq!(raw(&other, &path).await, before, "{path}");
    }
    assert!(
        raw(&other, &format!("/orders/{id}"))
            .await
            .contains("12345678901234567890123")
    );
    // The next ids are the same too.
    let next = create(&simulator.client()).await;
    assert_eq!(create(&other.client()).await.id, next.id);
    other.snap().complete_transfer("shop-1").await.unwrap();
}

async fn raw(simulator: &Simulator, path: &str) -> String {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let request = client.get(format!("{}{path}", simulator.base_url()));
    let response = request
        .basic_auth("dp_test_simulator", Some(""))
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 200, "{path}");
    response.text().await.unwrap()
}

#[tokio::test]
async fn a_webhook_is_retried_by_the_restored_simulator() {
    let receiver = Receiver::answering(&[500]).await;
    let simulator = simulator_for(&receiver).await;
    create(&simulator.client()).await;
    simulator.advance(Duration::ZERO).await.unwrap();
    let saved = simulator.snapshot();
    drop(simulator);
    let other = Receiver::answering(&[]).await;
    let restored = simulator_for(&other).await;
    restored.restore(&saved);
    restored.advance(Duration::from_secs(120)).await.unwrap();
    assert_eq!(other.events(), ["order.created"]);

    // Without a URL it is dropped, and does not block the clock.
    let deaf = Simulator::start().await.unwrap();
    deaf.restore(&saved);
    deaf.advance(Duration::from_secs(600)).await.unwrap();
    assert_eq!(deaf.deliveries(), []);
}

#[tokio::test]
async fn a_repeated_request_is_known_after_a_restart() {
    let (simulator, _receiver) = shop().await;
    let payout = DisbursementPayout::new(DisbursementPayoutFields {
        account_owner_name: "Jane".into(),
        bank_code: "bca".into(),
        amount: 10_000.into(),
        account_number: "12".into(),
    });
    let batch = SubmitDisbursement::new("salaries", [payout]);
    let headers = SubmitDisbursementHeaders::new("batch-1");
    let client = simulator.client();
    let batch = client.disbursements().submit(batch, headers).await.unwrap();
    let approve = async |simulator: &Simulator| {
        let call = simulator.client().disbursements().approve(&batch.id);
        call.idempotency_key("approval-1")
            .await
            .unwrap()
            .status
            .clone()
    };
    let first = approve(&simulator).await;
    let saved = simulator.snapshot().to_string();
    let restarted = Simulator::start().await.unwrap();
    restarted.restore(&saved.parse().unwrap());
    assert_eq!(approve(&restarted).await, first);
    assert_eq!(restarted.executions(&endpoint::DISBURSEMENTS_APPROVE), 0);
}

#[tokio::test]
async fn reset_returns_to_the_start() {
    let simulator = Simulator::start().await.unwrap();
    let start = simulator.snapshot().to_string();
    let (_, payment) = order_and_payment(&simulator.client()).await;
    simulator.faults().plan("reset*3").unwrap();
    done(
        &simulator,
        "POST",
        "/_sim/clock/advance",
        json!({ "seconds": 60 }),
    )
    .await;
    done(&simulator, "POST", "/_sim/reset", Value::Null).await;
    assert_eq!(simulator.snapshot().to_string(), start);
    assert_eq!(simulator.faults().waiting(), 0);
    let (status, _) = call(
        &simulator,
        "GET",
        &format!("/_sim/payments/{payment}"),
        Value::Null,
    )
    .await;
    assert_eq!(status, 404);
    let (_, again) = order_and_payment(&simulator.client()).await;
    assert_eq!(again, payment);
    let read = simulator.client().payments().get(&again).await.unwrap();
    assert_eq!(read.status, PaymentStatus::Processing);
}

#[tokio::test]
async fn an_invalid_snapshot_changes_nothing() {
    let (simulator, _receiver) = shop().await;
    create(&simulator.client()).await;
    simulator.advance(Duration::ZERO).await.unwrap();
    let before = simulator.snapshot().to_string();
    for (body, message) in [
        (json!("x"), "cannot be read"),
        (json!({}), "missing field `format`"),
        (json!({ "format": 7 }), "has the format 7"),
        (json!({ "format": 1, "state": {} }), "missing field"),
    ] {
        let error = rejected(&simulator, "PUT", "/_sim/snapshot", body, 400).await;
        assert!(error.contains(message), "{error}");
    }
    assert_eq!(simulator.snapshot().to_string(), before);
}
