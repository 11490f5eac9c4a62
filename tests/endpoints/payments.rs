//! `payments`: attempts to pay an order.

use crate::row::{Row, rupiah, time};
use durianpay_client::Client;
use durianpay_client::api::{
    CapturePayment, ChargeResponse, GetPayment, ListPayments, PaymentExpand, PaymentStatus,
    QrisCharge, VerifyPayment,
};
use serde_json::json;

pub(crate) fn rows(client: &Client) -> Vec<Row> {
    vec![
        charge(client),
        list(client),
        get(client),
        status(client),
        verify(client),
        cancel(client),
        capture(client),
    ]
}

fn charge(client: &Client) -> Row {
    let charge = QrisCharge::new("ord_1", rupiah("10000.67")).name("Nobel");
    let call = client.payments().charge(charge);
    Row::of("payments.charge", "/payments/charge", &call)
        .body(json!({
            "type": "QRIS",
            "request": { "order_id": "ord_1", "amount": "10000.67", "name": "Nobel" }
        }))
        .reads(&call, "guide.payments.charge.qris.response", |charge| {
            let ChargeResponse::Qris(qris) = charge.response else {
                panic!("no QRIS");
            };
            assert!(qris.payment_id.as_str().starts_with("pay_"));
            assert!(qris.qr_code.unwrap().starts_with("000201"));
        })
        .reads(&call, "payments.charge.va.response", |charge| {
            assert!(matches!(charge.response, ChargeResponse::Va(_)));
        })
        .reads(
            &call,
            "payments.charge.va.wrapped.response.partial",
            |charge| {
                assert!(matches!(charge.response, ChargeResponse::Va(_)));
            },
        )
        .reads(&call, "payments.charge.ewallet.response", |charge| {
            assert!(matches!(charge.response, ChargeResponse::Ewallet(_)));
        })
        .reads(&call, "payments.charge.bnpl.response", |charge| {
            assert!(matches!(charge.response, ChargeResponse::Bnpl(_)));
        })
}

fn list(client: &Client) -> Row {
    let query = ListPayments::new()
        .from("2021-09-01")
        .to("2021-09-30")
        .skip(1)
        .limit(2);
    let call = client.payments().list_with(query);
    Row::of("payments.list", "/payments", &call)
        .query("from=2021-09-01&to=2021-09-30&skip=1&limit=2")
        .reads(&call, "payments.list.response", |list| {
            assert_eq!(list.total, Some(1));
            let payments = list.payments.unwrap();
            assert_eq!(payments[0].id.as_str(), "pay_A31sd3AwAgItmmXdp");
            assert_eq!(payments[0].status, PaymentStatus::Completed);
            assert_eq!(payments[0].paid_amount, None);
        })
}

fn get(client: &Client) -> Row {
    let query = GetPayment::new().expand([PaymentExpand::Order, PaymentExpand::Customer]);
    let call = client.payments().get_with("pay_1/2", query);
    Row::of("payments.get", "/payments/pay_1%2F2", &call)
        .query("expand=order&expand=customer")
        .reads(&call, "payments.get.response", |payment| {
            assert!(payment.id.as_str().starts_with("pay_"));
            assert_eq!(payment.method_id.as_deref(), Some("OVO"));
            assert_eq!(
                payment.created_at,
                Some(time("2021-09-20T05:11:09.574138Z"))
            );
        })
}

fn status(client: &Client) -> Row {
    let call = client.payments().status("pay_1/2");
    Row::of("payments.status", "/payments/pay_1%2F2/status", &call).reads(
        &call,
        "payments.status.response",
        |found| {
            assert_eq!(found.status, PaymentStatus::Completed);
            assert_eq!(found.is_completed, Some(true));
            assert!(found.signature.is_some());
        },
    )
}

fn verify(client: &Client) -> Row {
    let signature = VerifyPayment::new("9e892f");
    let call = client.payments().verify("pay_1/2", signature);
    Row::of("payments.verify", "/payments/pay_1%2F2/verify", &call)
        .body(json!({ "verification_signature": "9e892f" }))
        .reads(&call, "payments.verify.response", |is_genuine| {
            assert!(is_genuine);
        })
}

fn cancel(client: &Client) -> Row {
    let call = client.payments().cancel("pay_1/2");
    Row::of("payments.cancel", "/payments/pay_1%2F2/cancel", &call).reads(
        &call,
        "payments.cancel.response",
        |payment| {
            assert_eq!(payment.id.as_str(), "pay_ohXLNm2fPw6868");
            assert_eq!(payment.status, PaymentStatus::Cancelled);
        },
    )
}

fn capture(client: &Client) -> Row {
    let amount = CapturePayment::new(rupiah("1000"));
    let call = client.payments().capture("pay_1/2", amount);
    Row::of("payments.capture", "/payments/pay_1%2F2/capture", &call)
        .body(json!({ "amount": "1000.00" }))
        .reads(&call, "payments.capture.response", |payment| {
            assert_eq!(payment.payment_id.as_str(), "pay_123");
            assert_eq!(payment.paid_amount, Some(rupiah("1000.00")));
            assert_eq!(payment.metadata, None);
        })
}
