//! The parts of a webhook that are not signed, and so prove nothing.

use crate::support::{ID, SIGNATURE, amount, key, signature, webhook};
use durianpay_client::api::PaymentId;
use durianpay_client::webhook::{Subject, Untrusted};

#[test]
fn unsigned_members_are_not_in_authentic() {
    let whole = |event: &str, retry_count: &str, rest: &str| {
        let body = format!(
            r#"{{"event": "{event}", "retry_count": {retry_count},
                 "data": {{"id": "{ID}", "amount": "10000", "signature": "{SIGNATURE}"{rest}}}}}"#
        );
        Untrusted::parse(body.as_bytes())
            .unwrap()
            .verify([&key()])
            .unwrap()
    };
    let genuine = whole("payment.completed", "0", r#", "status": "completed""#);
    for (name, tampered) in [
        ("event", whole("payment.failed", "0", "")),
        ("event of an order", whole("order.completed", "0", "")),
        ("unknown event", whole("canary.happened", "0", "")),
        ("retry_count", whole("payment.completed", "990099", "")),
        (
            "status",
            whole("payment.completed", "0", r#", "status": "canary""#),
        ),
        (
            "order_id",
            whole("payment.completed", "0", r#", "order_id": "ord_canary""#),
        ),
        (
            "order_ref_id",
            whole("payment.completed", "0", r#", "order_ref_id": "canary""#),
        ),
        (
            "currency",
            whole("payment.completed", "0", r#", "currency": "canary""#),
        ),
        (
            "payment_method",
            whole("payment.completed", "0", r#", "payment_method": "canary""#),
        ),
        (
            "payment_detail",
            whole(
                "payment.completed",
                "0",
                r#", "payment_detail": {"wallet_type": "canary"}"#,
            ),
        ),
        (
            "merchant_id",
            whole("payment.completed", "0", r#", "merchant_id": "mer_canary""#),
        ),
        (
            "is_live",
            // A contradiction to the key is rejected: see the tests of keys.
            whole("payment.completed", "0", r#", "is_live": false"#),
        ),
        (
            "paid_at",
            whole(
                "payment.completed",
                "0",
                r#", "paid_at": "1999-01-01T00:00:00Z""#,
            ),
        ),
        (
            "created_at",
            whole("payment.completed", "0", r#", "created_at": 990099"#),
        ),
        (
            "metadata",
            whole(
                "payment.completed",
                "0",
                r#", "metadata": {"canary": "canary"}"#,
            ),
        ),
        (
            "an unknown field",
            whole("payment.completed", "0", r#", "canary": "canary""#),
        ),
        (
            "a broken field",
            whole("payment.completed", "0", r#", "paid_at": ["canary"]"#),
        ),
    ] {
        assert_eq!(tampered, genuine, "{name}");
        assert_eq!(format!("{tampered:?}"), format!("{genuine:?}"), "{name}");
    }
    assert_eq!(genuine.id(), ID);
    assert_eq!(genuine.amount(), amount("10000"));
    assert_eq!(
        genuine.subject(),
        Some(&Subject::Payment(PaymentId::new(ID)))
    );
}

#[test]
fn the_id_determines_the_subject_before_the_event() {
    for (event, id, expected) in [
        (
            "payment.completed",
            "pay_1",
            Some(Subject::Payment("pay_1".into())),
        ),
        (
            "payment.completed",
            "ord_1",
            Some(Subject::Order("ord_1".into())),
        ),
        (
            "order.completed",
            "pay_1",
            Some(Subject::Payment("pay_1".into())),
        ),
        (
            "payment.completed",
            "odd",
            Some(Subject::Payment("odd".into())),
        ),
        ("order.created", "odd", Some(Subject::Order("odd".into()))),
        (
            "canary.happened",
            "ord_1",
            Some(Subject::Order("ord_1".into())),
        ),
        ("canary.happened", "odd", None),
        (
            "payment.completed",
            "dis_1",
            Some(Subject::Disbursement("dis_1".into())),
        ),
        (
            "disbursement.completed",
            "odd",
            Some(Subject::Disbursement("odd".into())),
        ),
        (
            "canary.happened",
            "set_1",
            Some(Subject::Settlement("set_1".into())),
        ),
        (
            "canary.happened",
            "inv_1",
            Some(Subject::Invoice("inv_1".into())),
        ),
        (
            "canary.happened",
            "sub_1",
            Some(Subject::Subscription("sub_1".into())),
        ),
        // A part of an object is none that can be asked for.
        ("canary.happened", "dis_item_1", None),
        ("canary.happened", "inv_txn_1", None),
        ("canary.happened", "sub_plan_1", None),
    ] {
        let found = webhook(event, &format!(r#""id": "{id}""#)).subject();
        assert_eq!(found, expected, "{event} {id}");
    }
    assert_eq!(webhook("payment.completed", r#""id": """#).subject(), None);
    assert_eq!(webhook("payment.completed", r#""id": 1"#).subject(), None);
    assert_eq!(webhook("payment.completed", "").subject(), None);
}

#[test]
fn an_event_does_not_determine_the_subject_of_a_signed_id() {
    for event in [
        "payment.completed",
        "payment.failed",
        "payment.cancelled",
        "order.created",
        "order.completed",
        "canary.happened",
    ] {
        for id in ["odd", "dis_item_1", "pay-1", "PAY_1", "xpay_1", " ord_1"] {
            let untrusted = webhook(
                event,
                &format!(
                    r#""id": "{id}", "amount": "10000", "order_id": "ord_1", "signature": "{}""#,
                    signature(id, "10000"),
                ),
            );
            let authentic = untrusted.verify([&key()]).unwrap();
            assert_eq!(authentic.subject(), None, "{event} {id}");
        }
    }
}
