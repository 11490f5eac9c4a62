//! Payments of another amount than the order's: the customer pays another amount, or a fee is
//! added.

use crate::support::{
    Receiver, amount, charge, data, order, order_and_payment, send, simulator_for,
};
use durianpay_client::api::{
    AdminFeeMethod, CreateRefund, CreateRefundFields, Order, PaymentId, RefundType,
};
use durianpay_client::webhook::Untrusted;
use durianpay_client::{Amount, Client};
use durianpay_simulator::{Simulator, SimulatorError};
use http::StatusCode;

#[tokio::test]
async fn another_paid_amount_is_in_reads_but_not_in_the_webhook() {
    for paid in ["0", "1.00", "20000.00"] {
        let receiver = Receiver::answering(&[]).await;
        let simulator = simulator_for(&receiver).await;
        let client = simulator.client();
        let (order, payment) = order_and_payment(&client).await;
        let sent = simulator.pay_amount(&payment, amount(paid)).await.unwrap();
        let events: Vec<&str> = sent.iter().map(|delivery| &*delivery.event).collect();
        assert_eq!(events, ["payment.completed", "order.completed"]);
        assert_eq!(data(&sent[0].body)["amount"], "10000.67");
        let webhook = Untrusted::parse(&sent[0].body).unwrap();
        let authentic = webhook.verify([simulator.api_key()]).unwrap();
        assert_eq!(authentic.amount(), order.amount);

        let read = client.payments().get(&payment).await.unwrap();
        assert_eq!(read.status.as_str(), "completed");
        assert_eq!(read.amount, order.amount);
        assert_eq!(read.paid_amount, Some(amount(paid)), "{paid}");
        let order = client.orders().get(&order.id).await.unwrap();
        assert_eq!(order.status.as_str(), "completed");
    }
}

#[tokio::test]
async fn the_paid_amount_defaults_to_the_payment_amount() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let (order, payment) = order_and_payment(&client).await;
    let read = client.payments().get(&payment).await.unwrap();
    assert_eq!(read.paid_amount, None);
    simulator.pay(&payment).await.unwrap();
    let read = client.payments().get(&payment).await.unwrap();
    assert_eq!(read.paid_amount, Some(order.amount));
    // The format of recorded responses.
    simulator.faults().show(&payment, "paid_amount", "");
    let read = client.payments().get(&payment).await.unwrap();
    assert_eq!(read.paid_amount, None);
}

#[tokio::test]
async fn refunds_are_limited_to_the_paid_amount() {
    for (paid, kind) in [("1.00", "full"), ("30000.00", "full"), ("2.00", "partial")] {
        let simulator = Simulator::start().await.unwrap();
        let client = simulator.client();
        let (_, payment) = order_and_payment(&client).await;
        simulator.pay_amount(&payment, amount(paid)).await.unwrap();
        let sum = if kind == "full" { paid } else { "1.00" };
        let too_much: Amount = amount(paid).checked_add(amount("0.01")).unwrap();
        let refund = CreateRefund::new(CreateRefundFields {
            ref_id: "refund-1".into(),
            payment_id: payment.clone(),
            amount: too_much,
        });
        let error = client.refunds().create(refund).await.unwrap_err();
        assert_eq!(error.status(), Some(StatusCode::FORBIDDEN), "{paid}");
        let refund = CreateRefund::new(CreateRefundFields {
            ref_id: "refund-2".into(),
            payment_id: payment.clone(),
            amount: amount(sum),
        });
        let refund = client.refunds().create(refund).await.unwrap();
        assert_eq!(refund.refund_type.unwrap().as_str(), kind, "{paid}");
        let (_, list) = send(&simulator, "GET", "/refunds", "").await;
        assert_eq!(list["data"]["refund"][0]["payment_paid_amount"], paid);
    }
}

#[tokio::test]
async fn a_negative_payment_is_rejected() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let (_, payment) = order_and_payment(&client).await;
    let negative = Amount::from_hundredths(-1);
    let error = simulator.pay_amount(&payment, negative).await.unwrap_err();
    assert!(matches!(error, SimulatorError::NegativeAmount(found) if found == negative));
    let read = client.payments().get(&payment).await.unwrap();
    assert_eq!(read.status.as_str(), "processing");
}

/// Creates an order of Rp 10000.00, and a payment of it.
async fn payment_with_fee(client: &Client, method: AdminFeeMethod) -> (Order, PaymentId) {
    let mut asked = order().admin_fee_method(method);
    asked.amount = amount("10000.00");
    let order = client.orders().create(asked).await.unwrap();
    let payment = charge(client, &order).await;
    (order, payment)
}

#[tokio::test]
async fn an_excluded_fee_is_added_to_the_payment_and_its_webhook() {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    let client = simulator.client();
    let (order, payment) = payment_with_fee(&client, AdminFeeMethod::Excluded).await;
    assert_eq!(order.amount, amount("10000.00"));
    let sent = simulator.pay(&payment).await.unwrap();
    assert_eq!(data(&sent[0].body)["amount"], "14440");
    assert_eq!(data(&sent[1].body)["amount_str"], "10000.00");
    for (delivery, signed) in sent.iter().zip(["14440.00", "10000.00"]) {
        let webhook = Untrusted::parse(&delivery.body).unwrap();
        let authentic = webhook.verify([simulator.api_key()]).unwrap();
        assert_eq!(authentic.amount(), amount(signed));
    }

    let read = client.payments().get(&payment).await.unwrap();
    assert_eq!(read.amount, amount("14440.00"));
    assert_eq!(read.paid_amount, Some(amount("14440.00")));
    assert_eq!(read.total_fee, Some(amount("4440.00")));
    let refund = CreateRefund::new(CreateRefundFields {
        ref_id: "refund-1".into(),
        payment_id: payment.clone(),
        amount: amount("14440.01"),
    });
    let error = client.refunds().create(refund).await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::FORBIDDEN));
    let refund = CreateRefund::new(CreateRefundFields {
        ref_id: "refund-2".into(),
        payment_id: payment.clone(),
        amount: amount("14440.00"),
    });
    let refund = client.refunds().create(refund).await.unwrap();
    assert_eq!(refund.refund_type, Some(RefundType::Full));
}

#[tokio::test]
async fn an_included_fee_is_shown_without_changing_the_amount() {
    let simulator = Simulator::builder().admin_fee(amount("0.50")).start();
    let simulator = simulator.await.unwrap();
    let client = simulator.client();
    let (order, payment) = payment_with_fee(&client, AdminFeeMethod::Included).await;
    let read = client.payments().get(&payment).await.unwrap();
    assert_eq!(
        (read.amount, read.total_fee),
        (order.amount, Some(amount("0.50")))
    );
    // An order that does not state who bears the fee has none in its payment.
    let (order, payment) = order_and_payment(&client).await;
    let read = client.payments().get(&payment).await.unwrap();
    assert_eq!((read.amount, read.total_fee), (order.amount, None));
}

#[tokio::test]
async fn a_negative_fee_and_an_excessive_sum_are_rejected() {
    let builder = Simulator::builder().admin_fee(Amount::from_hundredths(-1));
    let error = builder.start().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "the amount cannot be negative; found -0.01"
    );

    let simulator = Simulator::start().await.unwrap();
    let mut asked = order().admin_fee_method(AdminFeeMethod::Excluded);
    asked.amount = Amount::from_hundredths(i64::MAX);
    let error = simulator.client().orders().create(asked).await.unwrap_err();
    assert_eq!(error.fields()[0].message, "is too large with the fee");
}
