//! The actions of people and banks, webhooks on request, the clock, faults and logs.

use super::support::{call, done, rejected, shop};
use crate::support::{Receiver, create, data, order_and_payment};
use durianpay_client::api::{PaymentStatus, endpoint};
use durianpay_client::webhook::{SignatureError, Untrusted};
use durianpay_simulator::Simulator;
use http::StatusCode;
use serde_json::{Value, json};

#[tokio::test]
async fn a_payment_is_paid_and_its_webhooks_have_arrived() {
    let (simulator, receiver) = shop().await;
    let (_, payment) = order_and_payment(&simulator.client()).await;
    let path = format!("/_sim/payments/{payment}/pay");
    let sent = done(&simulator, "POST", &path, Value::Null).await;
    assert_eq!(sent["deliveries"][0]["event"], "payment.completed");
    assert_eq!(sent["deliveries"][1]["outcome"], "accepted");
    let expected = ["order.created", "payment.completed", "order.completed"];
    assert_eq!(receiver.events(), expected);
    let message = rejected(&simulator, "POST", &path, Value::Null, 409).await;
    assert!(
        message.ends_with("is completed, not processing"),
        "{message}"
    );
}

#[tokio::test]
async fn another_amount_is_paid_exactly() {
    let (simulator, _receiver) = shop().await;
    let (_, payment) = order_and_payment(&simulator.client()).await;
    let path = format!("/_sim/payments/{payment}/pay");
    for body in [
        json!({ "amount": "x" }),
        json!({ "amont": "1" }),
        json!([]),
        json!({ "amount": "-1" }),
    ] {
        rejected(&simulator, "POST", &path, body, 400).await;
    }
    done(&simulator, "POST", &path, json!({ "amount": "9999.99" })).await;
    let payment = done(
        &simulator,
        "GET",
        &format!("/_sim/payments/{payment}"),
        Value::Null,
    )
    .await;
    assert_eq!(payment["paid"], "9999.99");
    assert_eq!(payment["refundable"], "9999.99");
    assert_eq!(payment["amount"], "10000.67");
}

#[tokio::test]
async fn a_response_need_not_wait_for_the_receiver() {
    let (simulator, receiver) = shop().await;
    let (_, payment) = order_and_payment(&simulator.client()).await;
    let path = format!("/_sim/payments/{payment}/fail?wait=false");
    let sent = done(&simulator, "POST", &path, Value::Null).await;
    assert_eq!(sent["events"], json!([1]));
    simulator.advance(std::time::Duration::ZERO).await.unwrap();
    assert_eq!(receiver.events(), ["order.created", "payment.failed"]);
    rejected(
        &simulator,
        "POST",
        "/_sim/payments/x/fail?wait=no",
        Value::Null,
        400,
    )
    .await;
}

#[tokio::test]
async fn a_webhook_is_sent_again_and_forged() {
    let (simulator, receiver) = shop().await;
    let (_, payment) = order_and_payment(&simulator.client()).await;
    let sent = simulator.pay(&payment).await.unwrap();
    let path = format!("/_sim/deliveries/{}/resend", sent[0].number);
    let again = done(&simulator, "POST", &path, Value::Null).await;
    assert_eq!(again["deliveries"][0]["attempt"], 2);
    let bodies = receiver.bodies();
    assert_eq!(bodies.last(), Some(&sent[0].body));

    let (_, payment) = order_and_payment(&simulator.client()).await;
    let path = format!("/_sim/payments/{payment}/forge");
    done(&simulator, "POST", &path, Value::Null).await;
    let forged = receiver.bodies().pop().unwrap();
    assert_eq!(data(&forged)["id"], payment.as_str());
    let error = Untrusted::parse(&forged)
        .unwrap()
        .verify([simulator.api_key()]);
    assert_eq!(error.unwrap_err(), SignatureError::Mismatch);
    let read = simulator.client().payments().get(&payment).await.unwrap();
    assert_eq!(read.status, PaymentStatus::Processing);
}

#[tokio::test]
async fn a_custom_webhook_is_signed() {
    let (simulator, receiver) = shop().await;
    for (data, is_valid) in [
        (r#"{"id":"pay_1","amount":"10000"}"#, true),
        (
            r#"{"id":"pay_1","amount":1000000,"signature":"x","x":1.10}"#,
            true,
        ),
        (r#"{"id":"pay_1"}"#, false),
    ] {
        let body = format!(r#"{{"event":"payment.completed","data":{data}}}"#);
        let body: Value = serde_json::from_str(&body).unwrap();
        done(&simulator, "POST", "/_sim/webhooks", body).await;
        let webhook = receiver.bodies().pop().unwrap();
        let webhook = Untrusted::parse(&webhook).unwrap();
        assert_eq!(
            webhook.verify([simulator.api_key()]).is_ok(),
            is_valid,
            "{data}"
        );
    }
}

#[tokio::test]
async fn the_clock_moves_and_what_falls_due_happens() {
    let receiver = Receiver::answering(&[500]).await;
    let simulator = crate::support::simulator_for(&receiver).await;
    let (_, payment) = order_and_payment(&simulator.client()).await;
    let now = done(
        &simulator,
        "POST",
        "/_sim/clock/advance",
        json!({ "seconds": 3600 }),
    )
    .await;
    assert_eq!(now["now"], "2022-03-28T11:00:00Z");
    let payment = done(
        &simulator,
        "GET",
        &format!("/_sim/payments/{payment}"),
        Value::Null,
    )
    .await;
    assert_eq!(payment["status"], "expired");
    let expected = ["order.created", "order.created", "payment.expired"];
    assert_eq!(receiver.events(), expected);
    let far = json!({ "seconds": u64::MAX });
    rejected(&simulator, "POST", "/_sim/clock/advance", far, 400).await;
}

#[tokio::test]
async fn faults_are_armed_and_removed() {
    let (simulator, receiver) = shop().await;
    let plan = json!({ "plan": "orders.create:unavailable, order.created:duplicate" });
    let waiting = done(&simulator, "POST", "/_sim/faults", plan).await;
    assert_eq!(waiting["waiting"], 2);
    let client = simulator.client();
    let error = client
        .orders()
        .create(crate::support::order())
        .no_retry()
        .await;
    assert_eq!(
        error.unwrap_err().status(),
        Some(StatusCode::SERVICE_UNAVAILABLE)
    );
    create(&client).await;
    simulator.advance(std::time::Duration::ZERO).await.unwrap();
    assert_eq!(receiver.events(), ["order.created", "order.created"]);

    done(
        &simulator,
        "POST",
        "/_sim/faults",
        json!({ "plan": "reset" }),
    )
    .await;
    done(&simulator, "DELETE", "/_sim/faults", Value::Null).await;
    create(&client).await;
    let invalid = json!({ "plan": "explode" });
    let message = rejected(&simulator, "POST", "/_sim/faults", invalid, 400).await;
    assert_eq!(message, "invalid fault `explode`: unknown fault");
    assert_eq!(simulator.executions(&endpoint::ORDERS_CREATE), 2);
}

#[tokio::test]
async fn the_log_shows_requests_and_stays_bounded() {
    let simulator = Simulator::builder()
        .log_limit(3)
        .lenient()
        .start()
        .await
        .unwrap();
    let client = simulator.client();
    for _ in 0..5 {
        create(&client).await;
    }
    let page = done(&simulator, "GET", "/_sim/requests", Value::Null).await;
    assert_eq!(
        (page["items"].as_array().unwrap().len(), &page["next"]),
        (3, &json!(5))
    );
    let last = &page["items"][2];
    assert_eq!(
        (&last["operation"], &last["status"]),
        (&json!("orders.create"), &json!(200))
    );
    assert_eq!(
        (&last["path"], &last["number"]),
        (&json!("/v1/orders"), &json!(4))
    );
    assert!(!page.to_string().contains("ZHBf"), "the key is in the log");

    let body = r#"{"amount":"1","currency":"IDR","customer":{"email":"a@b.c"},"color":"red"}"#;
    crate::support::send(&simulator, "POST", "/orders", body).await;
    crate::support::send(&simulator, "POST", "/orders", "{}").await;
    let page = done(&simulator, "GET", "/_sim/requests?since=5", Value::Null).await;
    assert_eq!(
        page["items"][0]["notes"],
        json!(["ignored the unknown field `color`"])
    );
    let rejection = page["items"][1]["rejection"].as_str().unwrap();
    assert!(rejection.contains("required fields missing"), "{rejection}");
    assert_eq!(simulator.requests().len(), 3);

    done(&simulator, "DELETE", "/_sim/log", Value::Null).await;
    let page = done(&simulator, "GET", "/_sim/requests", Value::Null).await;
    assert_eq!(page, json!({ "items": [], "next": 7 }));
}

#[tokio::test]
async fn webhooks_go_only_where_someone_allowed() {
    let (simulator, _receiver) = shop().await;
    let other = Receiver::answering(&[]).await;
    done(
        &simulator,
        "PUT",
        "/_sim/webhook_url",
        json!({ "url": other.url }),
    )
    .await;
    create(&simulator.client()).await;
    simulator.advance(std::time::Duration::ZERO).await.unwrap();
    assert_eq!(other.events(), ["order.created"]);
    let far = json!({ "url": "http://192.0.2.1/hook" });
    rejected(&simulator, "PUT", "/_sim/webhook_url", far.clone(), 400).await;

    let named = Simulator::builder().remote_webhook_url("http://192.0.2.1:9/a");
    let named = named.start().await.unwrap();
    done(&named, "PUT", "/_sim/webhook_url", far).await;
    let (_, overview) = call(&named, "GET", "/_sim", Value::Null).await;
    assert_eq!(overview["webhook_url"], "http://192.0.2.1/hook");
}

#[tokio::test]
async fn an_order_is_paid_by_a_method() {
    let (simulator, receiver) = shop().await;
    for body in [
        Value::Null,
        json!({ "method": "VA", "channel": "BCA" }),
        json!({ "method": "EWALLET", "channel": "OVO", "mobile": "08123456789" }),
    ] {
        let order = create(&simulator.client()).await;
        let path = format!("/_sim/orders/{}/pay", order.id);
        let sent = done(&simulator, "POST", &path, body).await;
        assert_eq!(sent["deliveries"][1]["event"], "order.completed");
        let message = rejected(&simulator, "POST", &path, Value::Null, 400).await;
        assert!(message.ends_with("the order is already paid"), "{message}");
    }
    assert_eq!(receiver.events().len(), 9);
    let order = create(&simulator.client()).await;
    let path = format!("/_sim/orders/{}/pay", order.id);
    let unlisted = json!({ "method": "VA", "channel": "GRINGOTTS" });
    let message = rejected(&simulator, "POST", &path, unlisted, 400).await;
    assert!(
        message.contains("`bank_code` is not one of BCA"),
        "{message}"
    );
    rejected(
        &simulator,
        "POST",
        "/_sim/orders/ord_1/pay",
        Value::Null,
        404,
    )
    .await;
}

#[tokio::test]
async fn faults_are_listed_before_and_after_they_are_injected() {
    let (simulator, _receiver) = shop().await;
    let (_, payment) = order_and_payment(&simulator.client()).await;
    let body = json!({
        "plan": "snap.qris.create:delay=1s, payment.failed:drop, random=3@9",
        "read": { "id": payment, "reads": 2 },
        "show": { "id": payment, "member": "discount", "value": 1.50 },
    });
    let list = done(&simulator, "POST", "/_sim/faults", body).await;
    let armed: Vec<String> = list["armed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            format!(
                "{} {} {} {}",
                one["number"], one["target"], one["fault"], one["reads"]
            )
        })
        .collect();
    let expected = [
        "0 \"snap.qris.create\" \"delay=1000ms\" null".to_owned(),
        "1 \"payment.failed\" \"drop\" null".to_owned(),
        "2 null \"random=3@9\" null".to_owned(),
        format!("3 \"{payment}\" \"lag\" 2"),
        format!("4 \"{payment}\" \"discount=1.5\" null"),
    ];
    assert_eq!(armed, expected);
    assert_eq!((&list["waiting"], &list["fired"]), (&json!(3), &json!([])));
    for number in [2, 4] {
        done(
            &simulator,
            "DELETE",
            &format!("/_sim/faults/{number}"),
            Value::Null,
        )
        .await;
        rejected(
            &simulator,
            "DELETE",
            &format!("/_sim/faults/{number}"),
            Value::Null,
            404,
        )
        .await;
    }
    simulator.fail(&payment).await.unwrap();
    simulator.client().payments().get(&payment).await.unwrap();
    let list = done(&simulator, "GET", "/_sim/faults", Value::Null).await;
    let fired = &list["fired"];
    assert_eq!(
        (&fired[0]["fault"], &fired[0]["target"]),
        (&json!("lag"), &json!(payment))
    );
    assert_eq!(
        (&fired[1]["fault"], &fired[1]["subject"]),
        (&json!("drop"), &json!(payment))
    );
    assert_eq!(
        (&fired[1]["target"], &fired[1]["at"]),
        (&json!("payment.failed"), &json!("2022-03-28T10:00:00Z"))
    );
    // Removing what waits keeps the list of what was injected; a reset does not.
    done(&simulator, "DELETE", "/_sim/faults", Value::Null).await;
    let list = done(&simulator, "GET", "/_sim/faults", Value::Null).await;
    assert_eq!(
        (
            list["armed"].as_array().unwrap().len(),
            list["fired"].as_array().unwrap().len()
        ),
        (0, 2)
    );
    done(&simulator, "POST", "/_sim/reset", Value::Null).await;
    let list = done(&simulator, "GET", "/_sim/faults", Value::Null).await;
    assert_eq!(list["fired"], json!([]));
}
