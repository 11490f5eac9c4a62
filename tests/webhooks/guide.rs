//! The five events as the vendor's guide prints them.

use crate::support::{ID, amount, key};
use durianpay_client::api::{Event, FailureCode, OrderId, OrderStatus, PaymentMethod};
use durianpay_client::webhook::{SignatureError, Subject, Untrusted};

#[test]
fn the_signature_of_the_sample_is_not_of_the_demo_key() {
    let untrusted = Untrusted::parse(PAYMENT_COMPLETED.as_bytes()).unwrap();
    let found = untrusted.verify([&key()]);
    assert_eq!(found, Err(SignatureError::Mismatch));
}

// The five events as the vendor's guide prints them.

const PAYMENT_COMPLETED: &str = r#"{
  "event": "payment.completed",
  "data": {
    "id": "pay_dAS123ad123Asd",
    "signature": "9e892f199d026d06a56669e658a56f264610431d24e8b4d07f7bd46f6d5062d2",
    "order_id": "ord_XXXXXXXXX",
    "amount": "10000",
    "currency": "IDR",
    "paid_at": "2016-09-30T21:10:19.000Z",
    "created_at": "2016-09-30T21:09:56.000Z",
    "metadata": {"key": "value"}
  }
}"#;

pub(crate) const PAYMENT_FAILED: &str = r#"{
  "event": "payment.failed",
  "data": {
    "amount": 92500200,
    "amount_str": "925002.00",
    "created_at": "2021-05-10T11:14:10.500067Z",
    "currency": "IDR",
    "id": "pay_0UHr5QFPwm3593",
    "is_live": true,
    "merchant_id": "mer_MsCtIPhqRc8045",
    "metadata": {"key": "value"},
    "order_id": "ord_8c23OgJFIA5384",
    "payment_method": "CARD",
    "failure_reason": {"code": 20010, "message": "error due to end user action"}
  },
  "retry_count": 0
}"#;

const PAYMENT_CANCELLED: &str = r#"{
  "event": "payment.cancelled",
  "data": {
    "amount": 92500200,
    "amount_str": "925002.00",
    "created_at": "2021-05-10T11:14:10.500067Z",
    "currency": "IDR",
    "id": "pay_0UHr5QFPwm3593",
    "is_live": true,
    "merchant_id": "mer_MsCtIPhqRc8045",
    "metadata": {"key": "value"},
    "order_id": "ord_8c23OgJFIA5384",
    "payment_method": "CARD",
    "failure_reason": {"code": 20014, "message": "payment cancelled by merchant"}
  },
  "retry_count": 0
}"#;

const ORDER_CREATED: &str = r#"{
  "event": "order.created",
  "data": {
    "amount": 100000000,
    "amount_str": "1000000.00",
    "created_at": "2021-05-10T16:41:38.668844Z",
    "currency": "IDR",
    "customer_id": "cus_pWZu3yHhhc9548",
    "description": "description notes",
    "expiry_date": "2021-05-13T16:41:38.653Z",
    "id": "ord_LleWCP2T3B8368",
    "is_live": true,
    "merchant_id": "mer_MsCtIPhqRc8045",
    "meta_data": {"key": "value"},
    "payment_link_url": "https://durianpay.id/payment-link/SxHac7",
    "status": "started"
  },
  "retry_count": 0
}"#;

pub(crate) const ORDER_COMPLETED: &str = r#"{
  "event": "order.completed",
  "data": {
    "amount": 92500200,
    "amount_str": "925002.00",
    "created_at": "2021-05-10T16:40:01.635743Z",
    "currency": "IDR",
    "customer_id": "cus_fMMugWnnAw3274",
    "description": "",
    "id": "ord_8c23OgJFIA5384",
    "is_live": true,
    "merchant_id": "mer_MsCtIPhqRc8045",
    "meta_data": {"key": "value"},
    "status": "completed"
  },
  "retry_count": 0
}"#;

#[test]
fn the_events_of_the_guide_are_typed() {
    let parse = |body: &str| {
        let untrusted = Untrusted::parse(body.as_bytes()).unwrap();
        assert_eq!(untrusted.decode_error(), None, "{body}");
        untrusted
    };

    let untrusted = parse(PAYMENT_COMPLETED);
    assert_eq!(untrusted.retry_count(), None);
    let Event::PaymentCompleted(data) = untrusted.claimed_event() else {
        panic!("{untrusted:?}");
    };
    assert_eq!(data.id.as_str(), ID);
    assert_eq!(data.amount, amount("10000"));
    assert_eq!(data.order_id, Some(OrderId::new("ord_XXXXXXXXX")));

    let untrusted = parse(PAYMENT_FAILED);
    assert_eq!(untrusted.retry_count(), Some(0));
    let Event::PaymentFailed(data) = untrusted.claimed_event() else {
        panic!("{untrusted:?}");
    };
    assert_eq!(data.amount, amount("925002"));
    assert_eq!(data.amount_str, Some(amount("925002")));
    assert_eq!(data.payment_method, Some(PaymentMethod::Card));
    assert_eq!(
        data.failure_reason.as_ref().unwrap().code,
        Some(FailureCode::PayerAction)
    );

    let untrusted = parse(PAYMENT_CANCELLED);
    let Event::PaymentCancelled(data) = untrusted.claimed_event() else {
        panic!("{untrusted:?}");
    };
    assert_eq!(
        data.failure_reason.as_ref().unwrap().code,
        Some(FailureCode::MerchantCancelled)
    );

    let untrusted = parse(ORDER_CREATED);
    let Event::OrderCreated(data) = untrusted.claimed_event() else {
        panic!("{untrusted:?}");
    };
    assert_eq!(data.id.as_str(), "ord_LleWCP2T3B8368");
    assert_eq!(data.amount, amount("1000000"));
    assert_eq!(data.status, Some(OrderStatus::Started));

    let untrusted = parse(ORDER_COMPLETED);
    let Event::OrderCompleted(data) = untrusted.claimed_event() else {
        panic!("{untrusted:?}");
    };
    assert_eq!(data.status, Some(OrderStatus::Completed));
    assert_eq!(
        untrusted.subject(),
        Some(Subject::Order(OrderId::new("ord_8c23OgJFIA5384"))),
    );
}
