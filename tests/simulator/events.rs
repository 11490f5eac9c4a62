//! Webhooks: which are sent, their content, and that a receiver can verify them.

use crate::support::{
    Receiver, charge, create, data, event_name, order, order_and_payment, simulator_for,
};
use durianpay_client::__private::json::from_slice_strict;
use durianpay_client::api::Notification;
use durianpay_client::webhook::{Expected, SignatureError, Untrusted};
use durianpay_simulator::{DeliveryOutcome, Simulator};
use serde_json::Value;
use std::time::Duration;

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    keys.sort_unstable();
    keys
}

#[tokio::test]
async fn each_change_sends_one_webhook() {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    let client = simulator.client();

    let (first, payment) = order_and_payment(&client).await;
    let told = simulator.pay(&payment).await.unwrap();
    let events: Vec<&str> = told.iter().map(|delivery| &*delivery.event).collect();
    assert_eq!(events, ["payment.completed", "order.completed"]);
    assert!(
        told.iter()
            .all(|delivery| delivery.outcome == DeliveryOutcome::Accepted)
    );

    let second = create(&client).await;
    simulator
        .fail(charge(&client, &second).await)
        .await
        .unwrap();
    simulator
        .expire(charge(&client, &second).await)
        .await
        .unwrap();
    let cancelled = charge(&client, &second).await;
    client.payments().cancel(&cancelled).await.unwrap();
    // The webhooks of a call are sent after its response.
    simulator.advance(Duration::ZERO).await.unwrap();

    let expected = [
        ("order.created", first.id.as_str()),
        ("payment.completed", payment.as_str()),
        ("order.completed", first.id.as_str()),
        ("order.created", second.id.as_str()),
        ("payment.failed", ""),
        ("payment.expired", ""),
        ("payment.cancelled", cancelled.as_str()),
    ];
    let bodies = receiver.bodies();
    assert_eq!(bodies.len(), expected.len());
    for (body, (event, id)) in bodies.iter().zip(expected) {
        assert_eq!(event_name(body), event);
        let found = data(body)["id"].as_str().unwrap().to_owned();
        assert!(found == id || id.is_empty(), "{event}: {found}");
        // Each webhook must match the spec strictly.
        from_slice_strict::<Notification>(body).unwrap();
    }
    let sent: Vec<_> = simulator
        .deliveries()
        .into_iter()
        .map(|delivery| delivery.body)
        .collect();
    assert_eq!(sent, bodies);
}

#[tokio::test]
async fn webhooks_have_the_members_of_the_guide() {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    let client = simulator.client();
    let link = order()
        .is_payment_link(true)
        .expiry_date("2022-03-29T10:00:00Z".parse().unwrap());
    let linked = client.orders().create(link).await.unwrap();
    simulator.pay(charge(&client, &linked).await).await.unwrap();
    let plain = create(&client).await;
    simulator.fail(charge(&client, &plain).await).await.unwrap();

    // The samples `guide.webhook.*`. Signatures that the guide does not have are those that the
    // documentation prints or that integrations verify.
    let of_payment = [
        "amount",
        "amount_str",
        "created_at",
        "currency",
        "failure_reason",
        "id",
        "is_live",
        "merchant_id",
        "metadata",
        "order_id",
        "payment_method",
        "signature",
    ];
    let of_order = [
        "amount",
        "amount_str",
        "created_at",
        "currency",
        "customer_id",
        "description",
        "id",
        "is_live",
        "merchant_id",
        "meta_data",
        "signature",
        "status",
    ];
    let of_linked = [
        &of_order[..7],
        &["expiry_date"],
        &of_order[7..10],
        &["payment_link_url"],
        &of_order[10..],
    ]
    .concat();
    let mut of_linked = of_linked;
    of_linked.sort_unstable();
    let of_completed = [
        "amount",
        "created_at",
        "currency",
        "id",
        "metadata",
        "order_id",
        "paid_at",
        "signature",
    ];
    let expected: [(&str, &[&str]); 5] = [
        ("order.created", &of_linked),
        ("payment.completed", &of_completed),
        ("order.completed", &of_linked),
        ("order.created", &of_order),
        ("payment.failed", &of_payment),
    ];
    let bodies = receiver.bodies();
    for (body, (event, members)) in bodies.iter().zip(expected) {
        assert_eq!(event_name(body), event);
        let mut members = members.to_vec();
        members.sort_unstable();
        assert_eq!(keys(&data(body)), members, "{event}");
        let envelope: Value = serde_json::from_slice(body).unwrap();
        assert_eq!(
            envelope.get("retry_count").is_some(),
            event != "payment.completed"
        );
    }
    // Here it is a decimal string, there whole hundredths next to their string.
    assert_eq!(data(&bodies[1])["amount"], "10000.67");
    assert_eq!(data(&bodies[4])["amount"], 1_000_067);
    assert_eq!(data(&bodies[4])["amount_str"], "10000.67");
    assert_eq!(data(&bodies[4])["failure_reason"]["code"], 20010);
    assert_eq!(data(&bodies[2])["status"], "completed");
}

#[tokio::test]
async fn a_whole_amount_is_sent_without_decimals_and_signed_with_two() {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    let client = simulator.client();
    let mut asked = order();
    asked.amount = 10_000.into();
    let order = client.orders().create(asked).await.unwrap();
    let payment = charge(&client, &order).await;
    let told = simulator.pay(&payment).await.unwrap();

    // As the guide prints it; the string in this form would not verify.
    assert_eq!(data(&told[0].body)["amount"], "10000");
    let authentic = Untrusted::parse(&told[0].body)
        .unwrap()
        .verify([simulator.api_key()])
        .unwrap();
    assert_eq!(authentic.amount().to_string(), "10000.00");
}

#[tokio::test]
async fn delivered_webhooks_verify_and_confirm() {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    let client = simulator.client();
    let (order, payment) = order_and_payment(&client).await;
    simulator.pay(&payment).await.unwrap();
    let expected = Expected::new(&order.id, order.amount);
    let bodies = receiver.bodies();
    assert_eq!(bodies.len(), 3);
    for body in &bodies {
        let untrusted = Untrusted::parse(body).unwrap();
        assert!(
            untrusted.decode_error().is_none(),
            "{:?}",
            untrusted.decode_error()
        );
        let authentic = untrusted.verify([simulator.api_key()]).unwrap();
        let confirmed = authentic.confirm(&client, &expected).await.unwrap();
        assert!(confirmed.is_paid());
    }
    let other = durianpay_client::ApiKey::new("dp_test_other").unwrap();
    let forged = Untrusted::parse(&bodies[1]).unwrap().verify([&other]);
    assert_eq!(forged.unwrap_err(), SignatureError::Mismatch);
}

#[tokio::test]
async fn an_event_can_be_sent_unsigned() {
    let receiver = Receiver::answering(&[]).await;
    let simulator = Simulator::builder()
        .webhook_url(&receiver.url)
        .unsigned("order.completed")
        .start()
        .await
        .unwrap();
    let (_, payment) = order_and_payment(&simulator.client()).await;
    let told = simulator.pay(&payment).await.unwrap();
    let verify = |body| {
        Untrusted::parse(body)
            .unwrap()
            .verify([simulator.api_key()])
    };
    assert!(verify(&told[0].body).is_ok());
    assert_eq!(verify(&told[1].body).unwrap_err(), SignatureError::Missing);
}
