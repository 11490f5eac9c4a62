//! Values of the API.

use crate::panic_of;
use durianpay_client::Amount;
use durianpay_client::api::{
    Charge, ChargeResponse, CreateOrder, Order, OrderStatus, Payment, Refund,
};
use durianpay_client::json::{Json, to_string};
use durianpay_client::snap::api::CreateQris;
use durianpay_client::testing::{Example, ExampleError, example};
use serde_json::json;

#[test]
fn an_example_is_that_of_the_spec() {
    let order: Order = example().build();
    assert_eq!(order.id, "ord_0dIWbuDJQ84078");
    assert_eq!(order.amount, "10001.00".parse::<Amount>().unwrap());
    let request: CreateOrder = example().with("amount", "15000.00").build();
    assert_eq!(request.amount, Amount::from(15_000));
    let request: CreateQris = example().build();
    assert!(to_string(&request).contains("partnerReferenceNo"));
    let _payment: Payment = example().build();
    let _refund: Refund = example().build();
}

#[test]
fn each_case_of_a_type_has_an_example() {
    for (case, is_it) in [
        (
            "QRIS",
            (|c| matches!(c, ChargeResponse::Qris(_))) as fn(&_) -> bool,
        ),
        ("VA", |c| matches!(c, ChargeResponse::Va(_))),
        ("EWALLET", |c| matches!(c, ChargeResponse::Ewallet(_))),
    ] {
        let charge: Charge = example().case(case).build();
        assert!(is_it(&charge.response), "{case}");
    }
    let error = example::<Charge>().case("CASH").try_build().unwrap_err();
    let shown = error.to_string();
    assert!(
        shown.contains("the case `CASH`, only of") && shown.contains("QRIS"),
        "{shown}"
    );
}

#[test]
fn places_are_changed_and_removed() {
    let order = example::<Order>()
        .with("metadata", json!({"table": 12}))
        .with("metadata.guests", 2)
        .without("metadata.table")
        .without("order_ref_id")
        .build();
    let metadata = to_string(&order.metadata.unwrap());
    assert_eq!(metadata, r#"{"guests":2}"#);
    assert_eq!(order.order_ref_id, None);
}

#[test]
fn a_change_that_does_not_match_the_spec_is_an_error() {
    let error = example::<Order>()
        .with("amuont", "1.00")
        .try_build()
        .unwrap_err();
    assert!(error.to_string().contains("$.amuont"), "{error}");
    let error = example::<Order>()
        .with("amount", true)
        .try_build()
        .unwrap_err();
    assert!(error.to_string().contains("$.amount"), "{error}");
    let error = example::<Order>()
        .with("items.9.qty", 1)
        .try_build()
        .unwrap_err();
    let ExampleError::NoPlace { path, .. } = &error else {
        panic!("{error}");
    };
    assert_eq!(path, "items.9.qty");
    let order = example::<Order>().with("odd", 1).lenient().build();
    assert_eq!(order.unknown_fields().len(), 1);
    // Enums are open.
    let order = example::<Order>().with("status", "frozen").build();
    assert!(matches!(order.status, OrderStatus::Unknown(_)));
    let message = panic_of(|| drop(example::<Order>().without("id").build()));
    assert!(
        message.contains("durianpay_client::api::Order"),
        "{message}"
    );
}

#[test]
fn other_types_have_no_example_but_can_be_read() {
    for error in [
        example::<Amount>().try_build().unwrap_err(),
        example::<Vec<Order>>().try_build().map(|_| ()).unwrap_err(),
    ] {
        assert!(
            error.to_string().contains("`Example::from_json`"),
            "{error}"
        );
    }
    let orders = Json::parse(r#"[{"id": "ord_1", "amount": "1.00", "status": "started"}]"#);
    let orders = Example::<Vec<Order>>::from_json(orders.unwrap())
        .with("0.status", "completed")
        .build();
    assert_eq!(orders[0].status, OrderStatus::Completed);
}
