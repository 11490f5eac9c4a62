//! QRIS and wallet payments, which both generations show.

use super::support::{
    MINUTE, builder, code, create_ewallet, create_qris, ewallet, notification, qris, simulator,
    time,
};
use crate::support::order_and_payment;
use durianpay_client::api::{self, PaymentStatus};
use durianpay_client::snap::api::{
    CancelEwalletPayment, CancelEwalletPaymentFields, CancelQris, CancelQrisFields, CreateRefund,
    CreateRefundFields, CustomerInfo, EwalletChannel, GetEwalletPaymentStatus, GetQrisStatus,
    Money, PaymentId, QrisStatus, TransactionStatus,
};
use durianpay_client::snap::{Client, Notification};
use durianpay_simulator::{Simulator, SimulatorError};
use std::time::Duration;

async fn status(client: &Client, id: &PaymentId) -> QrisStatus {
    client.qris().status(GetQrisStatus::new(id)).await.unwrap()
}

fn refund(id: &PaymentId, reference: &str, rupiah: u32) -> CreateRefund {
    CreateRefund::new(CreateRefundFields {
        original_partner_reference_no: "shop-1".into(),
        original_reference_no: id.clone(),
        partner_refund_no: reference.into(),
        refund_amount: Money::new(rupiah),
    })
}

fn cancel(id: &PaymentId) -> CancelQris {
    CancelQris::new(CancelQrisFields {
        merchant_id: "mer_1".into(),
        original_reference_no: id.clone(),
        reason: "customer request".into(),
    })
}

/// Returns the status of a payment in the older API.
async fn legacy(simulator: &Simulator, id: &PaymentId) -> PaymentStatus {
    let payment = simulator.client().payments().get(id.as_str()).await;
    payment.unwrap().status
}

#[tokio::test]
async fn a_qris_payment_sends_a_notification() {
    let simulator = simulator();
    let client = simulator.snap().client();
    let created = client.qris().create(qris("shop-1")).await.unwrap();
    let id = created.reference_no.unwrap();
    assert!(created.qr_content.unwrap().contains("540810000.00"));
    let found = status(&client, &id).await;
    assert_eq!(
        found.latest_transaction_status,
        Some(TransactionStatus::Pending)
    );
    assert_eq!(found.paid_time, None);

    simulator.advance(MINUTE).await.unwrap();
    let sent = simulator.snap().pay_qris(&id).await.unwrap();
    let Notification::QrisPayment(told) = notification(&simulator, &sent) else {
        panic!("{:?}", sent[0].event);
    };
    assert_eq!(told.original_reference_no, id);
    assert!(told.latest_transaction_status.is_paid());
    assert_eq!(told.amount, Some(Money::new(10_000)));
    assert_eq!(sent[0].path, "/v1.0/qr/qr-mpm-notify");
    let found = status(&client, &id).await;
    assert_eq!(
        found.latest_transaction_status,
        Some(TransactionStatus::Success)
    );
    assert_eq!(found.paid_time, Some(time("2026-03-02T12:01:00+07:00")));
    assert!(found.original_external_id.is_some());

    let error = simulator.snap().pay_qris(&id).await.unwrap_err();
    assert!(matches!(error, SimulatorError::NotProcessing { .. }));
    let error = simulator.snap().pay_ewallet(&id).await.unwrap_err();
    assert!(matches!(error, SimulatorError::OtherMethod { .. }));
    assert_eq!(code(client.qris().create(qris("shop-1")).await), "4094701");
}

#[tokio::test]
async fn a_wallet_payment_sends_a_notification() {
    let simulator = simulator();
    let client = simulator.snap().client();
    let created = client
        .ewallet_payments()
        .create(ewallet("shop-1"))
        .await
        .unwrap();
    let id = created.reference_no.unwrap();
    assert!(created.web_redirect_url.is_some());
    let sent = simulator.snap().pay_ewallet(&id).await.unwrap();
    let Notification::EwalletPayment(told) = notification(&simulator, &sent) else {
        panic!("{:?}", sent[0].event);
    };
    assert!(told.latest_transaction_status.is_paid());
    assert_eq!(sent[0].path, "/v1.0/debit/notify");
    let made = client
        .ewallet_payments()
        .refund(refund(&id, "r", 4_000))
        .await
        .unwrap();
    assert!(made.refund_no.unwrap().as_str().starts_with("ref_"));
    let found = client
        .ewallet_payments()
        .status(GetEwalletPaymentStatus::new(&id))
        .await;
    let found = found.unwrap();
    assert_eq!(
        found.latest_transaction_status,
        Some(TransactionStatus::Success)
    );
    let refunds = found.refund_history.unwrap();
    assert_eq!(refunds.len(), 1);
    assert_eq!(refunds[0].refund_amount, Some(Money::new(4_000)));
    // QRIS does not have this payment.
    assert_eq!(
        code(client.qris().status(GetQrisStatus::new(&id)).await),
        "4045101"
    );
}

#[tokio::test]
async fn payments_of_snap_are_in_the_older_api_without_its_webhooks() {
    let simulator = builder()
        .webhook_receiver(|_| std::future::ready(http::StatusCode::OK))
        .start_in_memory()
        .unwrap();
    let client = simulator.snap().client();
    let id = create_qris(&client, "shop-1").await;
    let listed = simulator.client().payments().list().await.unwrap();
    assert_eq!(listed.payments.unwrap()[0].id.as_str(), id.as_str());
    let payment = simulator
        .client()
        .payments()
        .get(id.as_str())
        .await
        .unwrap();
    assert_eq!(payment.status, PaymentStatus::Processing);
    assert_eq!(payment.payment_ref_id.as_deref(), Some("shop-1"));
    let sent = simulator.pay(id.as_str()).await.unwrap();
    assert_eq!(sent[0].event, "qris_payment");
    assert_eq!(simulator.deliveries().len(), 1);
    assert_eq!(legacy(&simulator, &id).await, PaymentStatus::Completed);
    simulator.settle(id.as_str()).await.unwrap();
}

#[tokio::test]
async fn a_qris_payment_of_the_older_api_is_in_snap() {
    let simulator = simulator();
    let client = simulator.snap().client();
    let (_, payment) = order_and_payment(&simulator.client()).await;
    let id = PaymentId::new(payment.as_str());
    let found = status(&client, &id).await;
    assert_eq!(
        found.latest_transaction_status,
        Some(TransactionStatus::Pending)
    );
    client.qris().cancel(cancel(&id)).await.unwrap();
    assert_eq!(legacy(&simulator, &id).await, PaymentStatus::Cancelled);
    assert!(simulator.deliveries().is_empty());
}

#[tokio::test]
async fn a_refund_by_one_generation_counts_for_the_other() {
    let simulator = simulator();
    let client = simulator.snap().client();
    let id = create_qris(&client, "shop-1").await;
    assert_eq!(
        code(client.qris().refund(refund(&id, "r", 1)).await),
        "4037815"
    );
    simulator.snap().pay_qris(&id).await.unwrap();
    client
        .qris()
        .refund(refund(&id, "r1", 4_000))
        .await
        .unwrap();
    let refunds = simulator
        .client()
        .refunds()
        .by_payment(id.as_str())
        .await
        .unwrap();
    assert_eq!(refunds[0].amount, 4_000.into());

    let older = api::CreateRefundFields {
        ref_id: "r2".into(),
        payment_id: id.as_str().into(),
        amount: 5_000.into(),
    };
    simulator.client().refunds().create(older).await.unwrap();
    assert_eq!(
        code(client.qris().refund(refund(&id, "r2", 1)).await),
        "4097801"
    );
    assert_eq!(
        code(client.qris().refund(refund(&id, "r3", 1_001)).await),
        "4037815"
    );
    client
        .qris()
        .refund(refund(&id, "r3", 1_000))
        .await
        .unwrap();
    let mut other = refund(&id, "r4", 1);
    other.original_partner_reference_no = "shop-2".into();
    assert_eq!(code(client.qris().refund(other).await), "4047801");
}

#[tokio::test]
async fn only_an_open_payment_is_cancelled() {
    let simulator = simulator();
    let client = simulator.snap().client();
    let id = create_qris(&client, "shop-1").await;
    let cancelled = client.qris().cancel(cancel(&id)).await.unwrap();
    assert_eq!(cancelled.original_reference_no.as_ref(), Some(&id));
    let found = status(&client, &id).await;
    assert_eq!(
        found.latest_transaction_status,
        Some(TransactionStatus::Canceled)
    );
    assert_eq!(code(client.qris().cancel(cancel(&id)).await), "4037715");
    let unknown = PaymentId::new("pay_none");
    assert_eq!(
        code(client.qris().cancel(cancel(&unknown)).await),
        "4047701"
    );

    let id = create_ewallet(&client, "shop-2").await;
    let cancel = |reference: &str| {
        let fields = CancelEwalletPaymentFields {
            partner_reference_no: reference.into(),
            original_reference_no: id.clone(),
        };
        client
            .ewallet_payments()
            .cancel(CancelEwalletPayment::new(fields))
    };
    assert_eq!(code(cancel("shop-1").await), "4045701");
    simulator.snap().pay_ewallet(&id).await.unwrap();
    assert_eq!(code(cancel("shop-2").await), "4035715");
}

#[tokio::test]
async fn a_payment_expires_by_the_clock() {
    let simulator = simulator();
    let client = simulator.snap().client();
    let by_default = create_qris(&client, "shop-1").await;
    let mut soon = qris("shop-2");
    soon.additional_info = soon
        .additional_info
        .expiry_date(time("2026-03-02T12:10:00+07:00"));
    let soon = client
        .qris()
        .create(soon)
        .await
        .unwrap()
        .reference_no
        .unwrap();
    assert_eq!(simulator.advance(9 * MINUTE).await.unwrap(), []);
    let sent = simulator.advance(MINUTE).await.unwrap();
    let Notification::QrisPayment(told) = notification(&simulator, &sent) else {
        panic!("{:?}", sent[0].event);
    };
    assert_eq!(told.original_reference_no, soon);
    assert!(told.latest_transaction_status.is_failed());
    assert_eq!(told.transaction_status_desc.as_deref(), Some("expired"));
    assert_eq!(code(client.qris().cancel(cancel(&soon)).await), "4037700");
    assert_eq!(legacy(&simulator, &soon).await, PaymentStatus::Expired);

    simulator
        .advance(Duration::from_secs(24 * 60 * 60))
        .await
        .unwrap();
    assert_eq!(
        legacy(&simulator, &by_default).await,
        PaymentStatus::Expired
    );
}

#[tokio::test]
async fn an_invalid_payment_is_rejected() {
    let simulator = simulator();
    let client = simulator.snap().client();
    let mut past = qris("shop-1");
    past.additional_info = past
        .additional_info
        .expiry_date(time("2026-03-02T12:00:00+07:00"));
    assert_eq!(code(client.qris().create(past).await), "4004701");
    let mut nameless = qris("shop-1");
    let customer = CustomerInfo::new().given_name("Jane");
    nameless.additional_info = nameless.additional_info.customer_info(customer);
    assert_eq!(code(client.qris().create(nameless).await), "4004702");
    let mut ovo = ewallet("shop-1");
    ovo.additional_info.channel_code = EwalletChannel::Ovo;
    assert_eq!(
        code(client.ewallet_payments().create(ovo.clone()).await),
        "4005402"
    );
    ovo.additional_info = ovo.additional_info.phone_number("085103885747");
    client.ewallet_payments().create(ovo).await.unwrap();
    let mut unknown = ewallet("shop-2");
    unknown.additional_info.channel_code = EwalletChannel::from("PAYPAL");
    assert_eq!(
        code(client.ewallet_payments().create(unknown).await),
        "4005401"
    );
}

#[tokio::test]
async fn a_payment_can_fail() {
    let simulator = simulator();
    let id = create_qris(&simulator.snap().client(), "shop-1").await;
    let sent = simulator.fail(id.as_str()).await.unwrap();
    let Notification::QrisPayment(told) = notification(&simulator, &sent) else {
        panic!("{:?}", sent[0].event);
    };
    assert!(told.latest_transaction_status.is_failed());
    let reason = told.additional_info.unwrap().failure_reason.unwrap();
    assert_ne!(reason.as_str(), "{}");
}
