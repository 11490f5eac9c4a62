//! The states of orders and payments.

use crate::support::{
    Receiver, amount, charge, create, data, order, order_and_payment, send, simulator_for,
};
use durianpay_client::__private::json::from_slice_strict;
use durianpay_client::api::{
    self, Address, CancelledPayment, ChargePayment, ChargeResponse, ErrorCode, FailureCode,
    GetOrder, GetPayment, Order, OrderCustomer, OrderExpand, OrderItem, OrderItemFields,
    OrderStatus, Payment, PaymentExpand, PaymentState, PaymentStatus, QrisCharge, VerifyPayment,
};
use durianpay_client::json::{Decode, Json};
use durianpay_client::{Client, Timestamp, webhook};
use durianpay_simulator::{Delivery, Simulator, SimulatorError};
use http::StatusCode;
use serde_json::{Value, json};
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(60 * 60);

async fn order_status(client: &Client, order: &Order) -> OrderStatus {
    client.orders().get(&order.id).await.unwrap().status
}

#[tokio::test]
async fn the_status_of_an_order_follows_its_payments() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let order = create(&client).await;
    assert_eq!(order_status(&client, &order).await, OrderStatus::Started);

    let first = charge(&client, &order).await;
    assert_eq!(order_status(&client, &order).await, OrderStatus::Processing);
    simulator.fail(&first).await.unwrap();
    assert_eq!(order_status(&client, &order).await, OrderStatus::Started);

    let second = charge(&client, &order).await;
    simulator.pay(&second).await.unwrap();
    assert_eq!(order_status(&client, &order).await, OrderStatus::Completed);

    let expand = GetOrder::new().expand([OrderExpand::Payments]);
    let order = client.orders().get_with(&order.id, expand).await.unwrap();
    let payments = order.payments.unwrap();
    let seen: Vec<_> = payments
        .iter()
        .map(|payment| (&payment.id, &payment.status))
        .collect();
    assert_eq!(
        seen,
        [
            (&first, &PaymentStatus::Failed),
            (&second, &PaymentStatus::Completed)
        ]
    );
    assert_eq!(
        payments[0].failure_reason.as_ref().unwrap().code,
        Some(FailureCode::PayerAction)
    );
}

#[tokio::test]
async fn a_payment_ends_once() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let (_, payment) = order_and_payment(&client).await;
    simulator.expire(&payment).await.unwrap();
    let ended = client.payments().get(&payment).await.unwrap();
    assert_eq!(ended.status, PaymentStatus::Expired);
    assert_eq!(
        ended.failure_reason.unwrap().code,
        Some(FailureCode::PaymentExpired)
    );

    for refused in [
        simulator.pay(&payment).await,
        simulator.fail(&payment).await,
        simulator.expire(&payment).await,
    ] {
        let Err(SimulatorError::NotProcessing {
            payment: named,
            status,
        }) = refused
        else {
            panic!("an expired payment ended again: {refused:?}");
        };
        assert_eq!((named, status), (payment.clone(), PaymentStatus::Expired));
    }
    let unknown = simulator.pay("pay_0").await.unwrap_err();
    assert_eq!(unknown.to_string(), "the payment `pay_0` does not exist");
}

#[tokio::test]
async fn two_payments_of_an_order_can_be_paid_but_a_paid_order_not_charged() {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    let client = simulator.client();
    let (order, first) = order_and_payment(&client).await;
    let second = charge(&client, &order).await;
    let events = |deliveries: Vec<Delivery>| -> Vec<String> {
        deliveries.into_iter().map(|sent| sent.event).collect()
    };
    let sent = events(simulator.pay(&first).await.unwrap());
    assert_eq!(sent, ["payment.completed", "order.completed"]);
    let sent = simulator.pay(&second).await.unwrap();
    assert_eq!(data(&sent[0].body)["id"], second.as_str());
    assert_eq!(events(sent), ["payment.completed"]);
    for payment in [&first, &second] {
        let payment = client.payments().get(payment).await.unwrap();
        assert_eq!(payment.status, PaymentStatus::Completed);
    }
    assert_eq!(order_status(&client, &order).await, OrderStatus::Completed);

    let refused = client
        .payments()
        .charge(QrisCharge::new(&order.id, order.amount))
        .await
        .unwrap_err();
    assert_eq!(refused.status(), Some(StatusCode::BAD_REQUEST));
    assert_eq!(refused.fields()[0].message, "the order is already paid");
}

#[tokio::test]
async fn status_carries_a_signature_in_every_status() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let (order, payment) = order_and_payment(&client).await;
    let processing = client.payments().status(&payment).await.unwrap();
    assert_eq!(processing.is_completed, Some(false));

    simulator.pay(&payment).await.unwrap();
    let state = client.payments().status(&payment).await.unwrap();
    assert_eq!(
        (state.status, state.is_completed),
        (PaymentStatus::Completed, Some(true))
    );
    assert_eq!(state.signature, processing.signature);
    let signature = state.signature.unwrap();
    webhook::verify(
        payment.as_str(),
        order.amount,
        &signature,
        simulator.api_key(),
    )
    .unwrap();

    let verify = |signature: &str| {
        client
            .payments()
            .verify(&payment, VerifyPayment::new(signature))
    };
    assert!(verify(&signature).await.unwrap());
    let forged = signature.replace(char::is_numeric, "0");
    assert!(!verify(&forged).await.unwrap());
    assert!(!verify("no signature").await.unwrap());
}

#[tokio::test]
async fn cancel_works_only_while_processing() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let (order, payment) = order_and_payment(&client).await;
    let cancelled = client.payments().cancel(&payment).await.unwrap();
    assert_eq!(cancelled.status, PaymentStatus::Cancelled);
    assert_eq!(order_status(&client, &order).await, OrderStatus::Started);

    let again = client.payments().cancel(&payment).await.unwrap_err();
    assert_eq!(again.status(), Some(StatusCode::BAD_REQUEST));
    assert_eq!(again.code(), Some(ErrorCode::InvalidPaymentId.as_str()));
    let message = format!("the payment `{payment}` is cancelled, not processing");
    assert_eq!(again.message(), Some(&*message));

    let paid = charge(&client, &order).await;
    simulator.pay(&paid).await.unwrap();
    assert!(client.payments().cancel(&paid).await.is_err());
    let kept = client.payments().get(&paid).await.unwrap();
    assert_eq!(kept.status, PaymentStatus::Completed);
}

#[tokio::test]
async fn a_payment_expires_when_the_clock_reaches_its_time() {
    let start: Timestamp = "2022-03-28T10:00:00Z".parse().unwrap();
    let simulator = Simulator::builder().starts_at(start).start().await.unwrap();
    let client = simulator.client();
    let (order, payment) = order_and_payment(&client).await;
    let status = async || client.payments().get(&payment).await.unwrap().status;
    let kept = client.payments().get(&payment).await.unwrap();
    assert_eq!(
        kept.expiration_date.unwrap().to_string(),
        "2022-03-28T11:00:00Z"
    );

    let moment = Duration::from_nanos(1);
    let just_before = HOUR.checked_sub(moment).unwrap();
    simulator.advance(just_before).await.unwrap();
    assert_eq!(status().await, PaymentStatus::Processing);
    simulator.advance(moment).await.unwrap();
    assert_eq!(status().await, PaymentStatus::Expired);
    assert_eq!(order_status(&client, &order).await, OrderStatus::Started);
    assert_eq!(simulator.now().to_string(), "2022-03-28T11:00:00Z");
}

#[tokio::test]
async fn an_order_can_be_charged_until_it_expires() {
    let start: Timestamp = "2022-03-29T09:59:59Z".parse().unwrap();
    let simulator = Simulator::builder().starts_at(start).start().await.unwrap();
    let client = simulator.client();
    let asked = order().expiry_date("2022-03-29T17:00:00.000+07:00".parse().unwrap());
    let order = client.orders().create(asked).await.unwrap();
    charge(&client, &order).await;

    simulator.advance(Duration::from_secs(1)).await.unwrap();
    let late = QrisCharge::new(&order.id, order.amount);
    let refused = client.payments().charge(late).await.unwrap_err();
    assert_eq!(refused.fields()[0].message, "the order has expired");
}

#[tokio::test]
async fn every_method_of_the_vendor_can_be_charged() {
    let simulator = Simulator::start().await.unwrap();
    let mut asked = order().items([OrderItem::new(OrderItemFields {
        name: "LED Television".into(),
        qty: 1,
        price: amount("10000.67"),
    })]);
    asked.customer.address = Some(Address::new().city("Jakarta"));
    let order = simulator.client().orders().create(asked).await.unwrap();
    for (method, asked, shown, channel) in [
        ("QRIS", json!({}), "qr_code", "QRIS"),
        (
            "VA",
            json!({ "bank_code": "BCA", "name": "Jane" }),
            "account_number",
            "BCA",
        ),
        (
            "EWALLET",
            json!({ "mobile": "08123456789", "wallet_type": "DANA" }),
            "checkout_url",
            "DANA",
        ),
        (
            "RETAILSTORE",
            json!({ "bank_code": "ALFAMART", "name": "Jane" }),
            "account_number",
            "ALFAMART",
        ),
        (
            "ONLINE_BANKING",
            json!({ "type": "JENIUSPAY", "name": "Jane", "mobile": "08123456789" }),
            "web_url",
            "JENIUSPAY",
        ),
        ("CARD", json!({}), "checkout_url", "CARD"),
        (
            "BNPL",
            json!({ "payment_method_unique_id": "INDODANA" }),
            "redirect_url",
            "INDODANA",
        ),
    ] {
        let mut request = asked;
        request["order_id"] = json!(order.id.as_str());
        request["amount"] = json!("10000.67");
        let charge = json!({ "type": method, "request": request }).to_string();
        let (status, answer) = send(&simulator, "POST", "/payments/charge", &charge).await;
        assert_eq!(status, 200, "{method}: {answer}");
        let answer = &answer["data"];
        assert_eq!(answer["type"], method);
        let answer = &answer["response"];
        assert_eq!(answer["order_id"], order.id.as_str(), "{method}");
        // Recorded as blank where a number is stated.
        let is_stated = ["VA", "RETAILSTORE"].contains(&method);
        let paid = if is_stated { "" } else { "10000.67" };
        assert_eq!(answer["paid_amount"], paid, "{method}");
        assert!(answer[shown].is_string(), "{method} lacks `{shown}`");

        let payment = answer["payment_id"].as_str().unwrap();
        let payment = simulator.client().payments().get(payment).await.unwrap();
        let shown = payment.payment_details_type.unwrap();
        assert_eq!(shown.as_str(), method);
        assert_eq!(payment.method_id.as_deref(), Some(channel), "{method}");
    }
}

#[tokio::test]
async fn expand_adds_only_the_named_members() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let (order, payment) = order_and_payment(&client).await;
    let plain = client.orders().get(&order.id).await.unwrap();
    assert!(plain.customer.is_none() && plain.payments.is_none());
    let expand = GetOrder::new().expand([OrderExpand::Customer]);
    let with_customer = client.orders().get_with(&order.id, expand).await.unwrap();
    assert_eq!(
        with_customer.customer.unwrap().given_name.as_deref(),
        Some("Jane")
    );
    assert!(with_customer.payments.is_none());

    let plain = client.payments().get(&payment).await.unwrap();
    assert!(plain.customer.is_none() && plain.order.is_none());
    let expand = GetPayment::new().expand([PaymentExpand::Customer, PaymentExpand::Order]);
    let whole = client.payments().get_with(&payment, expand).await.unwrap();
    assert_eq!(whole.customer.unwrap().id, order.customer_id);
    assert_eq!(whole.order.unwrap().id, order.id);
}

#[tokio::test]
async fn values_of_the_merchant_are_returned_digit_for_digit() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let tip: Json = "0.10".parse().unwrap();
    let item = OrderItem::new(OrderItemFields {
        name: "LED Television".into(),
        qty: 3,
        price: amount("10.10"),
    })
    .total_price(amount("30.30"));
    let asked = order().metadata([("tip", tip.clone())]).items([item]);
    let created = client.orders().create(asked).await.unwrap();
    assert_eq!(created.metadata.unwrap()["tip"], tip);
    let read = client.orders().get(&created.id).await.unwrap();
    assert_eq!(read.metadata.unwrap()["tip"], tip);
    let item = &read.items.unwrap()[0];
    assert_eq!((item.qty, item.price), (Some(3), Some(amount("10.10"))));
    assert_eq!(created.created_at, read.created_at);
}

#[tokio::test]
async fn a_known_customer_stays_the_same() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let first = create(&client).await;
    let known = OrderCustomer::new().id(first.customer_id.clone().unwrap());
    let asked = api::CreateOrder::new(amount("5"), known);
    let second = client.orders().create(asked).await.unwrap();
    assert_eq!(second.customer_id, first.customer_id);
}

/// Reads an enveloped response strictly as its type, and returns the JSON.
fn strict<T: Decode>(body: &[u8]) -> Value {
    let body: Value = serde_json::from_slice(body).unwrap();
    assert_eq!(body.as_object().unwrap().len(), 1, "{body}");
    let data = body["data"].to_string();
    if let Err(fault) = from_slice_strict::<T>(data.as_bytes()) {
        panic!("{fault}: {data}");
    }
    body["data"].clone()
}

#[tokio::test]
async fn every_response_passes_strict_reading() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let whole = order()
        .is_payment_link(true)
        .expiry_date("2099-01-01T00:00:00Z".parse().unwrap())
        .items([OrderItem::new(OrderItemFields {
            name: "LED Television".into(),
            qty: 1,
            price: amount("10000.67"),
        })]);
    for asked in [order(), whole] {
        let created = client.orders().create(asked).raw().await.unwrap();
        let data = strict::<Order>(created.body());
        assert_eq!(
            (&data["fees"], &data["shipping_fee"]),
            (&Value::Null, &json!(""))
        );
        let order = created.read().unwrap();
        let read = client.orders().get(&order.id).await.unwrap();
        let link = |order: &Order| order.payment_link_url.clone().unwrap_or_default();
        assert_eq!(link(&order), link(&read));

        let charge = ChargePayment::new(QrisCharge::new(&order.id, order.amount));
        let charged = client.payments().charge(charge).raw().await.unwrap();
        strict::<api::Charge>(charged.body());
        let ChargeResponse::Qris(qris) = charged.read().unwrap().response else {
            panic!("a QRIS charge was answered otherwise");
        };
        let payment = &qris.payment_id;

        let customer_and_payments =
            GetOrder::new().expand([OrderExpand::Customer, OrderExpand::Payments]);
        let read = client.orders().get_with(&order.id, customer_and_payments);
        strict::<Order>(read.raw().await.unwrap().body());
        let customer_and_order =
            GetPayment::new().expand([PaymentExpand::Customer, PaymentExpand::Order]);
        let read = client.payments().get_with(payment, customer_and_order);
        strict::<Payment>(read.raw().await.unwrap().body());
        let state = client.payments().status(payment);
        strict::<PaymentState>(state.raw().await.unwrap().body());
        let verified = client.payments().verify(payment, VerifyPayment::new("x"));
        assert_eq!(
            strict::<bool>(verified.raw().await.unwrap().body()),
            json!(false)
        );
        let cancelled = client.payments().cancel(payment);
        strict::<CancelledPayment>(cancelled.raw().await.unwrap().body());
        strict::<Payment>(client.payments().get(payment).raw().await.unwrap().body());
    }
}

#[tokio::test]
async fn the_response_to_a_charge_has_the_members_of_the_guide() {
    let simulator = Simulator::start().await.unwrap();
    let order = create(&simulator.client()).await;
    let request = json!({
        "type": "QRIS",
        "request": { "order_id": order.id.as_str(), "name": "Nobel", "amount": "10000.67" }
    });
    let (status, answer) = send(&simulator, "POST", "/payments/charge", &request.to_string()).await;
    assert_eq!(status, 200);
    let mut keys: Vec<&str> = answer["data"]["response"]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    keys.sort_unstable();
    assert_eq!(
        keys,
        [
            "amount",
            "creation_time",
            "expiration_time",
            "metadata",
            "order_id",
            "paid_amount",
            "payment_id",
            "qr_code",
            "qr_string",
            "status",
            "unique_id",
        ]
    );
}
