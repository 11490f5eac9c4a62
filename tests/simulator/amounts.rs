//! Payments of another amount than the order's: the customer pays another one, or a fee comes
//! on top.

use crate::support::{Receiver, amount, data, order_and_payment, send, simulator_for};
use durianpay_client::Amount;
use durianpay_client::api::CreateRefund;
use durianpay_client::webhook::Untrusted;
use durianpay_simulator::{Simulator, SimulatorError};

#[tokio::test]
async fn another_amount_shows_in_reads_and_not_in_the_webhook() {
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
async fn the_amount_is_that_of_the_payment_unless_another_is_paid() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let (order, payment) = order_and_payment(&client).await;
    let read = client.payments().get(&payment).await.unwrap();
    assert_eq!(read.paid_amount, None);
    simulator.pay(&payment).await.unwrap();
    let read = client.payments().get(&payment).await.unwrap();
    assert_eq!(read.paid_amount, Some(order.amount));
    // The form of recorded responses.
    simulator.faults().show(&payment, "paid_amount", "");
    let read = client.payments().get(&payment).await.unwrap();
    assert_eq!(read.paid_amount, None);
}

#[tokio::test]
async fn refunds_go_up_to_what_was_paid() {
    for (paid, kind) in [("1.00", "full"), ("30000.00", "full"), ("2.00", "partial")] {
        let simulator = Simulator::start().await.unwrap();
        let client = simulator.client();
        let (_, payment) = order_and_payment(&client).await;
        simulator.pay_amount(&payment, amount(paid)).await.unwrap();
        let sum = if kind == "full" { paid } else { "1.00" };
        let too_much: Amount = amount(paid).checked_add(amount("0.01")).unwrap();
        let refund = CreateRefund::new("refund-1", &payment, too_much);
        let error = client.refunds().create(refund).await.unwrap_err();
        assert_eq!(error.status(), Some(403), "{paid}");
        let refund = CreateRefund::new("refund-2", &payment, amount(sum));
        let refund = client.refunds().create(refund).await.unwrap();
        assert_eq!(refund.refund_type.unwrap().as_str(), kind, "{paid}");
        let (_, list) = send(&simulator, "GET", "/refunds", "").await;
        assert_eq!(list["data"]["refund"][0]["payment_paid_amount"], paid);
    }
}

#[tokio::test]
async fn nobody_pays_less_than_nothing() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let (_, payment) = order_and_payment(&client).await;
    let negative = Amount::from_hundredths(-1);
    let error = simulator.pay_amount(&payment, negative).await.unwrap_err();
    assert!(matches!(error, SimulatorError::NegativeAmount(found) if found == negative));
    let read = client.payments().get(&payment).await.unwrap();
    assert_eq!(read.status.as_str(), "processing");
}
