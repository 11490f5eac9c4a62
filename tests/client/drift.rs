//! What the API sends and the spec does not have: kept, written back, and logged
//! once, with the place of the spec.

use crate::support::client;
use durianpay_client::api::{
    Charge, FailureCode, FailureReason, Notification, Order, OrderList, OrderStatus, Subaccount,
    SubaccountList,
};
use durianpay_client::json::{from_str, to_string};
use std::cell::RefCell;
use std::fmt::{self, Write as _};
use std::sync::Once;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

thread_local! {
    /// The logged events of this thread, one in each line. Every test runs in a separate thread.
    static TOLD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Listens to the whole process: a listener of one thread alone goes unheard where another
/// thread, without one, has come by the same event first.
struct Listener;

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        write!(self.0, "{field}={value:?} ").unwrap();
    }
}

impl Subscriber for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "durianpay_client::drift"
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut line = Line(String::new());
        event.record(&mut line);
        TOLD.with_borrow_mut(|lines| lines.push(line.0));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// What is logged while `text` is read three times as `T`, which has to write it
/// back as it was.
fn logged<T>(text: &str) -> Vec<String>
where
    T: durianpay_client::json::Decode + durianpay_client::json::Encode,
{
    static LISTEN: Once = Once::new();
    LISTEN.call_once(|| tracing::subscriber::set_global_default(Listener).unwrap());
    TOLD.take();
    for _ in 0..3 {
        let value: T = from_str(text).unwrap();
        let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(json(&to_string(&value)), json(text));
    }
    TOLD.take()
}

#[track_caller]
fn tells_once(lines: &[String], parts: &[&str]) {
    assert_eq!(lines.len(), 1, "{lines:?}");
    for part in parts {
        assert!(lines[0].contains(part), "{part} in {lines:?}");
    }
}

#[test]
fn a_new_field_is_logged_without_its_value() {
    let lines = logged::<Order>(
        r#"{"id": "ord_1", "amount": "1.00", "status": "started", "loyalty_tier": "Jane"}"#,
    );
    tells_once(
        &lines,
        &["loyalty_tier", "name=\"Order\"", "spec/orders.toml:"],
    );
    assert!(!lines[0].contains("Jane"), "{lines:?}");
}

#[test]
fn an_unreadable_field_is_logged_without_its_value() {
    let lines = logged::<Subaccount>(r#"{"id": "mer_1", "name": "Shop", "is_enabled": "Jane"}"#);
    tells_once(
        &lines,
        &[
            "is_enabled",
            "unreadable",
            "name=\"Subaccount\"",
            "spec/subaccounts.toml:",
        ],
    );
    assert!(!lines[0].contains("Jane"), "{lines:?}");
}

#[test]
fn unreadable_items_are_logged_by_field() {
    let lines = logged::<SubaccountList>(r#"{"subaccounts": [null, 7]}"#);
    tells_once(
        &lines,
        &["subaccounts", "unreadable", "name=\"SubaccountList\""],
    );
}

#[test]
fn a_new_value_of_an_enum_is_logged() {
    let text = r#"{"id": "ord_1", "amount": "1.00", "status": "half_paid"}"#;
    let lines = logged::<Order>(text);
    tells_once(
        &lines,
        &["half_paid", "name=\"OrderStatus\"", "spec/orders.toml:"],
    );
    let order: Order = from_str(text).unwrap();
    assert_eq!(order.status, OrderStatus::Unknown("half_paid".to_owned()));
    assert!(!order.status.is_final() && !order.status.is_paid());
}

#[test]
fn a_new_number_of_an_enum_is_logged() {
    let text = r#"{"code": 20099, "message": "no such luck"}"#;
    let lines = logged::<FailureReason>(text);
    tells_once(
        &lines,
        &["20099", "name=\"FailureCode\"", "spec/payments.toml:"],
    );
    let reason: FailureReason = from_str(text).unwrap();
    assert_eq!(reason.code, Some(FailureCode::Unknown(20_099)));
}

#[test]
fn a_field_under_its_alias_is_not_logged() {
    let lines = logged::<OrderList>(r#"{"orders": null, "total": 0}"#);
    assert_eq!(lines, [""; 0]);
}

#[test]
fn a_new_method_of_payment_is_logged() {
    let lines = logged::<Charge>(r#"{"type": "CRYPTO", "response": {"payment_id": "pay_1"}}"#);
    tells_once(&lines, &["CRYPTO", "name=\"ChargeResponse\""]);
}

#[test]
fn a_new_event_is_logged() {
    let lines = logged::<Notification>(r#"{"event": "order.haunted", "data": {"id": "ord_1"}}"#);
    tells_once(
        &lines,
        &["order.haunted", "name=\"Event\"", "spec/webhooks.toml:"],
    );
}

#[test]
fn another_notation_of_a_value_is_not_logged() {
    let lines = logged::<Order>(
        r#"{"id": "ord_1", "amount": "1.00", "status": "started", "created_at": "2021-12-02 00:19:54"}"#,
    );
    assert_eq!(lines, [""; 0]);
}

#[test]
fn an_invalid_number_of_an_enum_is_not_logged_as_new() {
    let lines = logged::<FailureReason>(r#"{"code": "Jane", "message": "no such luck"}"#);
    tells_once(&lines, &["code", "unreadable", "name=\"FailureReason\""]);
    assert!(!lines[0].contains("Jane"), "{lines:?}");
}

/// Returns the log of reading the body of `refunds.by_payment`, a list.
fn logged_of_refunds(body: &'static str) -> Vec<String> {
    logged::<Order>(r#"{"id": "ord_1", "amount": "1.00", "status": "started"}"#);
    let call = client().refunds().by_payment("pay_1");
    let response = http::Response::new(bytes::Bytes::from(body));
    drop(call.read_http(response).unwrap());
    TOLD.take()
}

#[test]
fn an_unreadable_item_of_a_response_is_logged_with_its_operation() {
    // This item is read, and says itself what it is without.
    let lines = logged_of_refunds(
        r#"{"data": [{"id": "rfn_1", "amount": "1.00", "status": "done", "created_at": "Jane"}]}"#,
    );
    tells_once(&lines, &["created_at", "name=\"Refund\""]);
    let lines = logged_of_refunds(r#"{"data": [null]}"#);
    tells_once(
        &lines,
        &[
            "unreadable item of a list",
            "refunds.by_payment",
            "response",
        ],
    );
}
