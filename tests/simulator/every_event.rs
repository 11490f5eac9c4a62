//! Every event of the spec is sent when its trigger occurs.

use crate::support::{
    AUTHORIZED, Receiver, charge, create, data, order_and_payment, send, send_raw, simulator_for,
};
use durianpay_client::api::WEBHOOK;
use durianpay_client::json::Json;
use durianpay_client::webhook::{SignatureError, Untrusted};
use durianpay_simulator::{DeliveryOutcome, Simulator, SimulatorBuilder, SimulatorError};
use http::StatusCode;
use std::collections::BTreeSet;
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

const SUBSCRIPTION: &str = r#"{"plan":{"name":"n","price":"5","qty":"1"},"started_at":"2021-09-30T12:58:38Z","charge_type":"manual"}"#;

/// Returns the events that were sent after the first `before`.
fn since(simulator: &Simulator, before: usize) -> Vec<String> {
    let deliveries = simulator.deliveries();
    let new = deliveries[before..].iter();
    new.map(|delivery| delivery.event.clone()).collect()
}

async fn told_by(simulator: &Simulator, method: &str, path: &str, body: &str) -> Vec<String> {
    let before = simulator.deliveries().len();
    let (status, answer) = send(simulator, method, path, body).await;
    assert_eq!(status, 200, "{answer}");
    simulator.advance(Duration::ZERO).await.unwrap();
    since(simulator, before)
}

#[tokio::test]
async fn each_event_has_a_trigger() {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    let client = simulator.client();

    let (_, payment) = order_and_payment(&client).await;
    simulator.pay(&payment).await.unwrap();
    simulator.settle(&payment).await.unwrap();
    let order = create(&client).await;
    for end in ["failed", "expired", "cancelled"] {
        let payment = charge(&client, &order).await;
        match end {
            "failed" => drop(simulator.fail(&payment).await.unwrap()),
            "expired" => drop(simulator.expire(&payment).await.unwrap()),
            _ => drop(client.payments().cancel(&payment).await.unwrap()),
        }
    }
    let account = r#"{"account_number":"2","bank_code":"bca"}"#;
    send(&simulator, "POST", "/disbursements/validate", account).await;
    let batch = r#"{"name":"n","items":[{"account_owner_name":"Jane","bank_code":"bca","amount":"5","account_number":"2"}]}"#;
    let headers = format!("{AUTHORIZED}idempotency_key: 1\r\n");
    let path = "/disbursements/submit?force_disburse=true";
    let (status, ..) = send_raw(&simulator, "POST", path, &headers, batch.as_bytes()).await;
    assert_eq!(status, 200);
    simulator.advance(MINUTE * 2).await.unwrap();
    let whole = r#"{"id":"inv_7","amount":"10001.00"}"#;
    send(&simulator, "POST", "/invoices/manual_transaction", whole).await;
    send(&simulator, "POST", "/subscriptions", SUBSCRIPTION).await;
    send(&simulator, "DELETE", "/subscriptions/sub_7/cancel", "").await;
    let notified = Json::parse("{}").unwrap();
    simulator
        .trigger("subscription.notification_sent", notified)
        .await
        .unwrap();

    let told: BTreeSet<String> = since(&simulator, 0).into_iter().collect();
    let known = WEBHOOK.events.iter().map(|event| event.name.to_owned());
    assert_eq!(told, known.collect());
    for delivery in simulator.deliveries() {
        let untrusted = Untrusted::parse(&delivery.body).unwrap();
        assert_eq!(untrusted.decode_error(), None, "{}", delivery.event);
        assert_eq!(untrusted.claimed_event_name(), delivery.event);
    }
}

#[tokio::test]
async fn an_invoice_is_paid_by_the_remaining_amount() {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    for (amount, expected) in [
        ("10000.99", &["invoice.transaction"][..]),
        ("10001.00", &["invoice.transaction", "invoice.paid"]),
    ] {
        let body = format!(r#"{{"id":"inv_7","amount":"{amount}"}}"#);
        let path = "/invoices/manual_transaction";
        let told = told_by(&simulator, "POST", path, &body).await;
        assert_eq!(told, expected, "{amount}");
    }
}

#[tokio::test]
async fn a_subscription_is_created_and_changed() {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    let created = told_by(&simulator, "POST", "/subscriptions", SUBSCRIPTION).await;
    assert_eq!(created, ["subscription.created"]);
    let changed = told_by(&simulator, "DELETE", "/subscriptions/sub_7/cancel", "").await;
    assert_eq!(changed, ["subscription.updated"]);
}

#[tokio::test]
async fn a_completed_payment_is_settled_once() {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    let (_, payment) = order_and_payment(&simulator.client()).await;
    let early = simulator.settle(&payment).await;
    assert!(matches!(early, Err(SimulatorError::NotCompleted { .. })));
    simulator.pay(&payment).await.unwrap();

    let told = simulator.settle(&payment).await.unwrap();
    assert_eq!(told.len(), 1);
    let body: serde_json::Value = serde_json::from_slice(&told[0].body).unwrap();
    assert_eq!(told[0].event, "settlement.settled");
    assert_eq!(body["data"]["payments"][0]["payment_id"], payment.as_str());
    let id = body["data"]["settlement_id"].as_str().unwrap();
    assert!(id.starts_with("set_"), "{id}");

    let again = simulator.settle(&payment).await;
    assert!(matches!(again, Err(SimulatorError::Settled(known)) if known == payment));
    let unknown = simulator.settle("pay_nobody").await;
    assert!(matches!(unknown, Err(SimulatorError::UnknownPayment(_))));
}

#[tokio::test]
async fn any_event_can_be_triggered_with_any_payload() {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    let data = Json::parse(r#"{"id":"lo_1","points":7.50}"#).unwrap();
    let told = simulator.trigger("loyalty.earned", data).await.unwrap();
    assert_eq!(
        told[0].body,
        r#"{"event":"loyalty.earned","data":{"id":"lo_1","points":7.50},"retry_count":0}"#
    );
}

/// Returns the payloads of the events without a known field, in the order in which they are sent.
async fn undocumented_payloads(builder: SimulatorBuilder) -> Vec<(String, String)> {
    let receiver = Receiver::answering(&[]).await;
    let simulator = builder.webhook_url(&receiver.url).start().await.unwrap();
    let account = r#"{"account_number":"2","bank_code":"bca"}"#;
    for (method, path, body) in [
        ("POST", "/disbursements/validate", account),
        ("POST", "/subscriptions", SUBSCRIPTION),
        ("DELETE", "/subscriptions/sub_7/cancel", ""),
        (
            "POST",
            "/invoices/manual_transaction",
            r#"{"id":"inv_7","amount":"10001.00"}"#,
        ),
    ] {
        let (status, answer) = send(&simulator, method, path, body).await;
        assert_eq!(status, 200, "{answer}");
    }
    simulator.advance(MINUTE).await.unwrap();
    let sent = simulator.deliveries().into_iter();
    sent.map(|sent| (sent.event, data(&sent.body).to_string()))
        .collect()
}

#[tokio::test]
async fn events_without_known_fields_can_name_their_objects() {
    const ACCOUNT: &str = r#"{"bank_code":"bca","account_number":"2"}"#;
    let named = [
        ("subscription.created", r#"{"id":"sub_vUoR0w6c6j3912"}"#),
        ("subscription.updated", r#"{"id":"sub_7"}"#),
        ("invoice.transaction", r#"{"id":"inv_7"}"#),
        ("invoice.paid", r#"{"id":"inv_7"}"#),
        ("account_validation.completed", ACCOUNT),
    ];
    let expected = |payload: fn(&'static str) -> &'static str| {
        named.map(|(event, data)| (event.to_owned(), payload(data).to_owned()))
    };
    let sent = undocumented_payloads(Simulator::builder()).await;
    assert_eq!(sent, expected(|_| "{}"));
    let sent = undocumented_payloads(Simulator::builder().named_objects()).await;
    assert_eq!(sent, expected(|data| data));
}

#[tokio::test]
async fn the_sample_of_the_dashboard_is_sent_once_without_an_order() {
    let receiver = Receiver::answering(&[401, 200]).await;
    let simulator = simulator_for(&receiver).await;
    let sent = simulator.send_sample().await.unwrap();
    let [sent] = &sent[..] else {
        panic!("{sent:?}");
    };
    assert_eq!(sent.event, "payment.completed");
    assert_eq!(
        sent.outcome,
        DeliveryOutcome::Rejected(StatusCode::UNAUTHORIZED)
    );
    assert_eq!(receiver.bodies(), std::slice::from_ref(&sent.body));

    let webhook = Untrusted::parse(&sent.body).unwrap();
    assert_eq!(webhook.decode_error(), None);
    let mismatch = webhook.verify([simulator.api_key()]).unwrap_err();
    assert_eq!(mismatch, SignatureError::Mismatch);
    let client = simulator.client();
    let id = data(&sent.body)["id"].as_str().unwrap().to_owned();
    assert!(client.payments().get(&*id).await.is_err());
    let id = data(&sent.body)["order_id"].as_str().unwrap().to_owned();
    assert!(client.orders().get(&*id).await.is_err());

    simulator.advance(MINUTE * 24 * 60).await.unwrap();
    assert_eq!(simulator.deliveries().len(), 1);
}
