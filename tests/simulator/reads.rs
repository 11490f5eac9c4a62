//! Reads that do not show the current state of an object.

use crate::support::{charge, create, order_and_payment, send};
use durianpay_client::Client;
use durianpay_client::api::{
    DisbursementPayout, DisbursementPayoutFields, GetOrder, GetPayment, OrderExpand, OrderId,
    PaymentExpand, PaymentId, SubmitDisbursement, SubmitDisbursementHeaders, endpoint,
};
use durianpay_client::json::Json;
use durianpay_simulator::{Effect, Fault, Simulator};
use http::StatusCode;
use serde_json::json;
use std::time::Duration;

async fn payment_status(client: &Client, payment: &PaymentId) -> String {
    let payment = client.payments().get(payment).await.unwrap();
    payment.status.as_str().to_owned()
}

async fn order_status(client: &Client, order: &OrderId) -> String {
    let order = client.orders().get(order).await.unwrap();
    order.status.as_str().to_owned()
}

#[tokio::test]
async fn a_payment_lags_in_get_status_and_list_for_a_time() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let (order, payment) = order_and_payment(&client).await;
    let created = client.payments().get(&payment).await.unwrap();
    simulator.advance(Duration::from_secs(60)).await.unwrap();
    simulator.faults().lag(&payment, 4);
    simulator.pay(&payment).await.unwrap();

    // All fields are the earlier ones, not only the status.
    assert_eq!(client.payments().get(&payment).await.unwrap(), created);
    let state = client.payments().status(&payment).await.unwrap();
    assert_eq!(state.is_completed, Some(false));
    let listed = client.payments().list().await.unwrap().payments.unwrap();
    assert_eq!((&listed[0].status, listed.len()), (&created.status, 1));
    assert_eq!(listed[0].updated_at, created.updated_at);
    let expand = GetOrder::new().expand([OrderExpand::Payments]);
    let whole = client.orders().get_with(&order.id, expand).await.unwrap();
    assert_eq!(whole.status.as_str(), "completed");
    assert_eq!(whole.payments.unwrap()[0].status.as_str(), "processing");

    assert_eq!(simulator.faults().waiting(), 0);
    assert_eq!(payment_status(&client, &payment).await, "completed");
    let state = client.payments().status(&payment).await.unwrap();
    assert_eq!(state.is_completed, Some(true));
}

#[tokio::test]
async fn an_order_lags_without_its_payment() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let (order, payment) = order_and_payment(&client).await;
    simulator.faults().lag(&order.id, 3);
    assert_eq!(order_status(&client, &order.id).await, "started");
    simulator.pay(&payment).await.unwrap();
    assert_eq!(order_status(&client, &order.id).await, "processing");
    let expand = GetPayment::new().expand([PaymentExpand::Order]);
    let whole = client.payments().get_with(&payment, expand).await.unwrap();
    assert_eq!(whole.status.as_str(), "completed");
    assert_eq!(whole.order.unwrap().status.as_str(), "processing");
    assert_eq!(order_status(&client, &order.id).await, "completed");
}

#[tokio::test]
async fn lag_changes_only_reads() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let (order, payment) = order_and_payment(&client).await;
    let (_, other) = order_and_payment(&client).await;
    simulator.faults().lag(&payment, 1);
    for payment in [&payment, &other] {
        simulator.pay(payment).await.unwrap();
    }
    assert_eq!(payment_status(&client, &other).await, "completed");
    assert_eq!(order_status(&client, &order.id).await, "completed");
    // Neither a page without it nor a failed request shows it.
    let page = durianpay_client::api::ListPayments::new().limit(1);
    client.payments().list_with(page).await.unwrap();
    let failing = Fault::ServerError(Effect::NotApplied);
    simulator.faults().next_of(&endpoint::PAYMENTS_GET, failing);
    // The client's retry is the read that lags.
    assert_eq!(payment_status(&client, &payment).await, "processing");
    assert_eq!(payment_status(&client, &payment).await, "completed");
}

#[tokio::test]
async fn writes_use_the_true_state() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let (order, payment) = order_and_payment(&client).await;
    simulator.pay(&payment).await.unwrap();
    simulator.faults().lag(&payment, 2).lag(&order.id, 1);
    simulator.faults().show(&order.id, "status", "started");
    let charge = durianpay_client::api::QrisCharge::new(&order.id, order.amount);
    let error = client.payments().charge(charge).await.unwrap_err();
    assert_eq!(error.fields()[0].message, "the order is already paid");
    let error = client.payments().cancel(&payment).await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));
    assert_eq!(simulator.faults().waiting(), 2);
}

#[tokio::test]
async fn an_unchanged_object_does_not_lag() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let order = create(&client).await;
    let faults = simulator.faults();
    faults.lag(&order.id, 1).lag("ord_nobody", 1).lag("", 0);
    assert_eq!(faults.waiting(), 2);
    assert_eq!(order_status(&client, &order.id).await, "started");
    client.orders().get("ord_nobody").await.unwrap_err();
    assert_eq!(faults.waiting(), 1);
}

#[tokio::test]
async fn a_batch_lags_in_get_and_status() {
    let simulator = Simulator::start().await.unwrap();
    let disbursements = simulator.client();
    let disbursements = disbursements.disbursements();
    let payout = DisbursementPayout::new(DisbursementPayoutFields {
        account_owner_name: "Jane Doe".into(),
        bank_code: "bca".into(),
        amount: 10_000.into(),
        account_number: "8422640".into(),
    });
    let request = SubmitDisbursement::new("batch", [payout]);
    let headers = SubmitDisbursementHeaders::new("key-1");
    let batch = disbursements.submit(request, headers).await.unwrap();
    simulator.faults().lag(&batch.id, 3);
    disbursements.approve(&batch.id).await.unwrap();
    let status = async || {
        let batch = disbursements.get(&batch.id).await.unwrap();
        batch.status.unwrap().as_str().to_owned()
    };
    assert_eq!(status().await, "need_approval");
    simulator.advance(Duration::from_secs(60)).await.unwrap();
    assert_eq!(status().await, "approved");
    let body = json!({ "disbursement_batch_id": batch.id.as_str() }).to_string();
    let (_, found) = send(&simulator, "POST", "/disbursements/status", &body).await;
    assert_eq!(found["data"]["status"], "approved");
    assert_eq!(status().await, "success");
}

#[tokio::test]
async fn faults_of_one_object_are_applied_in_order() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let (_, payment) = order_and_payment(&client).await;
    simulator.pay(&payment).await.unwrap();
    let faults = simulator.faults();
    faults
        .show_status(&payment, "captured", 1)
        .lag(&payment, 2)
        .show_status(&payment, "", 1);
    assert_eq!(faults.waiting(), 3);
    let mut shown = Vec::new();
    for _ in 0..5 {
        let path = format!("/payments/{payment}/status");
        let (_, state) = send(&simulator, "GET", &path, "").await;
        let state = &state["data"];
        shown.push((
            state["status"].as_str().unwrap().to_owned(),
            state["is_completed"].as_bool().unwrap(),
        ));
    }
    let expected = [
        ("captured", true),
        ("processing", false),
        ("processing", false),
        ("", true),
        ("completed", true),
    ];
    assert_eq!(
        shown,
        expected.map(|(status, paid)| (status.to_owned(), paid))
    );
}

#[tokio::test]
async fn members_are_shown_until_they_are_cleared() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let (order, payment) = order_and_payment(&client).await;
    let second = charge(&client, &order).await;
    let truth = client.payments().get(&payment).await.unwrap();
    let faults = simulator.faults();
    faults
        .show(&payment, "currency", "USD")
        .show(&payment, "merchant_id", "mer_of_another")
        .show(&payment, "paid_amount", Json::from(7))
        .show(&order.id, "merchant_id", "mer_of_a_third");
    assert_eq!(faults.waiting(), 0);
    for _ in 0..2 {
        let expand = GetPayment::new().expand([PaymentExpand::Order]);
        let read = client.payments().get_with(&payment, expand).await.unwrap();
        assert_eq!(read.currency.unwrap().as_str(), "USD");
        assert_eq!(read.merchant_id.unwrap().as_str(), "mer_of_another");
        assert_eq!(read.paid_amount, Some(7.into()));
        let order = read.order.unwrap();
        assert_eq!(order.merchant_id.unwrap().as_str(), "mer_of_a_third");
        assert_eq!(order.currency.unwrap().as_str(), "IDR");
        // Recorded without a currency.
        let other = client.payments().get(&second).await.unwrap();
        assert_eq!(other.currency, None);
    }
    faults.clear_of(&payment);
    assert_eq!(client.payments().get(&payment).await.unwrap(), truth);
    let read = client.orders().get(&order.id).await.unwrap();
    assert_eq!(read.merchant_id.unwrap().as_str(), "mer_of_a_third");
    faults.clear();
    let read = client.orders().get(&order.id).await.unwrap();
    assert_eq!(read.merchant_id, None);
}

#[tokio::test]
async fn samples_can_be_altered() {
    let simulator = Simulator::start().await.unwrap();
    let faults = simulator.faults();
    faults
        .show("inv_7", "status", "paid")
        .show("sub_7", "status", Json::null());
    let (_, invoice) = send(&simulator, "GET", "/invoices/inv_7", "").await;
    let (_, subscription) = send(&simulator, "GET", "/subscriptions/sub_7", "").await;
    assert_eq!(invoice["data"]["status"], "paid", "{invoice}");
    assert_eq!(
        subscription["data"]["status"],
        json!(null),
        "{subscription}"
    );
}
