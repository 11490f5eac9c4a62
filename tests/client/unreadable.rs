//! One odd field never costs a response: what is optional and cannot be read is left out,
//! kept and reported.

use crate::support::{client, read, rejection};
use bytes::Bytes;
use durianpay_client::api::{Event, Notification, Order, OrderStatus, Payment, PromoDetails};
use durianpay_client::json::{self, Decode, Encode, UnknownFields};
use durianpay_client::{Amount, ErrorKind};
use serde_json::Value;

/// Reads an order with one further member, and checks that it is written back as it came.
#[track_caller]
fn order(member: &str) -> Order {
    written_back(&format!(
        r#"{{"id": "ord_1", "amount": "20000", "status": "started", {member}}}"#
    ))
}

/// Reads a payment with one further member, and checks that it is written back as it came.
#[track_caller]
fn payment(member: &str) -> Payment {
    written_back(&format!(
        r#"{{"id": "pay_1", "order_id": "ord_1", "amount": "20000", "status": "completed", {member}}}"#
    ))
}

#[track_caller]
fn written_back<T: Decode + Encode>(text: &str) -> T {
    let value = json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let parsed = |text: &str| serde_json::from_str::<Value>(&text.replace("\\u", "u")).unwrap();
    assert_eq!(parsed(&json::to_string(&value)), parsed(text), "{text}");
    value
}

/// Returns paths of the values that could not be read.
fn unreadable(fields: &UnknownFields) -> Vec<String> {
    fields.unreadable().map(|left| left.path()).collect()
}

#[test]
fn an_unreadable_time_does_not_fail_the_order() {
    for time in [
        r#""yesterday""#,
        r#""2021-12-02""#,
        r#""2021-13-02T00:19:54Z""#,
        r#""02/12/2021 00:19""#,
        "true",
        r#"{"seconds": 1}"#,
    ] {
        let order = order(&format!(r#""created_at": {time}"#));
        assert_eq!(order.created_at, None, "{time}");
        assert_eq!(unreadable(order.unknown_fields()), ["created_at"], "{time}");
        let payment = payment(&format!(r#""created_at": {time}"#));
        assert_eq!(payment.created_at, None, "{time}");
        assert_eq!(unreadable(payment.unknown_fields()), ["created_at"]);
    }
}

#[test]
fn an_unreadable_amount_is_absent_and_never_zero() {
    for fee in [
        "4440.000000000001",
        r#""10,000.00""#,
        r#""+10000""#,
        r#"" 10000 ""#,
        r#""Rp10.000,00""#,
        "[1]",
        "9e99",
    ] {
        let payment = payment(&format!(r#""total_fee": {fee}, "paid_amount": "20000""#));
        assert_eq!(payment.total_fee, None, "{fee}");
        assert_eq!(payment.paid_amount, Some(Amount::from(20_000)));
        assert_eq!(unreadable(payment.unknown_fields()), ["total_fee"], "{fee}");
    }
}

#[test]
fn an_unpaired_surrogate_does_not_fail_the_order() {
    let order =
        order(r#""description": "Budi \ud83d", "metadata": {"a": "\ud83d"}, "new": "\ud83d""#);
    assert_eq!(order.description.as_deref(), Some("Budi \u{fffd}"));
    assert_eq!(unreadable(order.unknown_fields()), [""; 0]);
}

#[test]
fn an_unreadable_nested_object_is_left_out() {
    let payment = payment(r#""order": {"id": "ord_1", "amount": "20000"}, "customer": 7"#);
    assert!(payment.order.is_none() && payment.customer.is_none());
    let fields = payment.unknown_fields();
    assert_eq!(unreadable(fields), ["customer", "order"]);
    let reasons: Vec<_> = fields.unreadable().map(|left| left.reason()).collect();
    assert_eq!(
        reasons,
        [
            "expected an object, found a number",
            "field `status` is missing"
        ]
    );
}

#[test]
fn an_issue_is_kept_by_the_nested_object() {
    let payment = payment(r#""customer": {"id": "cus_1", "email": []}"#);
    let customer = payment.customer.unwrap();
    assert_eq!(unreadable(customer.unknown_fields()), ["email"]);
}

#[test]
fn a_response_without_required_fields_is_an_error() {
    for body in [
        r#"{"id": "ord_1", "amount": true, "status": "started"}"#,
        r#"{"id": [], "amount": "20000", "status": "started"}"#,
        r#"{"id": "ord_1", "amount": "20000"}"#,
    ] {
        assert_eq!(
            rejection(200, &[], body).kind(),
            ErrorKind::Decode,
            "{body}"
        );
    }
}

#[test]
fn a_response_lists_its_unreadable_fields() {
    let body = r#"{"data": {"id": "ord_1", "amount": "20000", "status": "started", "created_at": true,
        "items": [{"name": "TV", "qty": 1, "price": "20000.00", "logo": 7}, null]}}"#;
    let order = read(200, &[], body).unwrap();
    assert_eq!(order.status, OrderStatus::Started);
    assert_eq!(order.items.as_ref().map(Vec::len), Some(1));
    let call = client().orders().get("ord_1");
    let response = call.raw().read_http(http::Response::new(Bytes::from(body)));
    let issues: Vec<_> = response
        .unreadable()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        issues,
        [
            "at `$.data.items[1]`: expected an object, found null",
            "at `$.data.created_at`: expected a time, found a boolean",
        ]
    );
}

#[test]
fn unreadable_items_of_a_list_are_reported() {
    let call = client().orders().list();
    let body = r#"{"data": {"orders": [{"id": "ord_1"}, {"id": "ord_2", "amount": "1", "status": "x"}], "total": 2}}"#;
    let response = call.raw().read_http(http::Response::new(Bytes::from(body)));
    let orders = response.read().unwrap().orders.unwrap();
    assert_eq!(orders.len(), 1);
    let issues = response.unreadable();
    assert_eq!(issues[0].path(), "$.data.orders[0]");
}

/// Servers in PHP, Python, Lua and JavaScript write whole numbers so.
#[test]
fn an_integer_is_read_in_every_notation() {
    for (qty, read) in [("1.0", 1), ("1e3", 1000), (r#""7""#, 7)] {
        let order = order(&format!(
            r#""items": [{{"name": "TV", "qty": {qty}, "price": "20000.00"}}]"#
        ));
        assert_eq!(order.items.unwrap()[0].qty, Some(read), "{qty}");
    }
}

#[test]
fn an_integer_beyond_64_bits_does_not_fail_the_payment() {
    let payment = payment(r#""retry_count": 18446744073709551615"#);
    assert_eq!(payment.retry_count, None);
    let fields = payment.unknown_fields();
    let value = fields.get("retry_count").unwrap();
    assert_eq!(value.as_str(), "18446744073709551615");
}

#[test]
fn an_unambiguous_time_is_written_back_unchanged() {
    for (time, seconds) in [
        (r#""2021-12-02 00:19:54""#, 1_638_404_394),
        (r#""2021-12-02T00:19:54+0900""#, 1_638_371_994),
        (r#""2021-12-02T00:19:54+07""#, 1_638_379_194),
        (r#""2021-12-02T00:19+07:00""#, 1_638_379_140),
        (
            r#""2024-05-13 08:47:36.452492159 +0000 UTC""#,
            1_715_590_056,
        ),
        ("1638404394000", 1_638_404_394),
        ("1638404394.25", 1_638_404_394),
    ] {
        let member = format!(r#""created_at": {time}"#);
        for created_at in [order(&member).created_at, payment(&member).created_at] {
            assert_eq!(created_at.unwrap().unix_seconds(), seconds, "{time}");
        }
    }
}

#[test]
fn an_exact_amount_is_read_in_every_notation() {
    for (fee, rupiah) in [
        ("1.5E+6", 1_500_000),
        (r#""10000.0000""#, 10_000),
        ("5.0", 5),
    ] {
        let payment = payment(&format!(r#""total_fee": {fee}"#));
        assert_eq!(payment.total_fee, Amount::from_rupiah(rupiah), "{fee}");
    }
    // Where hundredths are declared.
    for amount in ["1000000.0", "1.0e6"] {
        let body = format!(
            r#"{{"event": "payment.completed", "data": {{"id": "pay_1", "amount": {amount}, "signature": "00"}}}}"#
        );
        let notification: Notification = written_back(&body);
        let Event::PaymentCompleted(completed) = notification.data else {
            panic!("{notification:?}");
        };
        assert_eq!(completed.amount, Amount::from(10_000), "{amount}");
    }
}

#[test]
fn an_unreadable_item_does_not_fail_the_list() {
    let details: PromoDetails =
        written_back(r#"{"bin_list": [12, null, "x"], "bank_codes": ["BCA", null, {}]}"#);
    assert_eq!(details.bin_list.as_deref(), Some(&[12][..]));
    assert_eq!(details.bank_codes, Some(vec!["BCA".to_owned()]));
    let left_out = unreadable(details.unknown_fields());
    assert_eq!(
        left_out,
        [
            "bin_list[1]",
            "bin_list[2]",
            "bank_codes[1]",
            "bank_codes[2]"
        ]
    );
}
