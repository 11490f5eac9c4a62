use super::{accept, move_customer};
use durianpay_client::__private::Check;
use durianpay_client::__private::json::Mode;
use durianpay_client::api::endpoint;

fn check_of(id: &str, is_query: bool) -> Check {
    let mut checks = endpoint::CHECKS.iter();
    let checks = checks.find(|checks| checks.endpoint.id == id);
    let checks = checks.expect("the spec has the endpoint");
    let check = if is_query { checks.query } else { checks.body };
    check.expect("the endpoint has it")
}

fn accepted(id: &str, mode: Mode, document: &str) -> Result<(String, Vec<String>), String> {
    let check = check_of(id, mode == Mode::Strings);
    assert!(accept(document.as_bytes(), mode, check, false).is_err());
    let accepted = accept(document.as_bytes(), mode, check, true);
    let accepted = accepted.map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&accepted.document).into_owned();
    Ok((text, accepted.notes))
}

#[test]
fn what_published_clients_send_is_accepted() {
    let body = r#"{"amount":"1","Currency":"IDR","customer":{"email":"a@b.c","Region":"x","address":{"Region":"y"}},
        "payment_option":null,"is_payment_link":1,"is_notification_enabled":"0","a b":[1],
        "items":[{"name":"TV","qty":"3","price":"5"}],"Description":null}"#;
    let (text, mut notes) = accepted("orders.create", Mode::Strict, body).expect("tolerable");
    let amended = r#"{"amount":"1","currency":"IDR","customer":{"email":"a@b.c","address":{"region":"y"}},"is_payment_link":true,"is_notification_enabled":false,"items":[{"name":"TV","qty":3,"price":"5"}]}"#;
    assert_eq!(text, amended);
    notes.sort_unstable();
    assert_eq!(
        notes,
        [
            "ignored the unknown field `$[\"a b\"]`",
            "ignored the unknown field `customer.Region`",
            "read `Description`, which is not set, as left out",
            "read `payment_option`, which is not set, as left out",
            "read the field `Currency` as `currency`",
            "read the field `Description` as `description`",
            "read the field `customer.address.Region` as `region`",
            "read the value of `is_notification_enabled` as a boolean",
            "read the value of `is_payment_link` as a boolean",
            "read the value of `items[0].qty` as a number",
        ]
    );
}

#[test]
fn a_query_is_amended_as_strings() {
    let query = r#"{"ignore_invalid":"1"}"#;
    let (text, _) = accepted("disbursements.approve", Mode::Strings, query).expect("a boolean");
    assert_eq!(text, r#"{"ignore_invalid":"true"}"#);
    let query = r#"{"Skip":"5","colour":"red"}"#;
    let (text, _) = accepted("orders.list", Mode::Strings, query).expect("another case");
    assert_eq!(text, r#"{"skip":"5"}"#);
}

#[test]
fn a_value_is_read_in_the_other_notation() {
    let body = r#"{"expiry_minutes":"5","is_disabled":"true","va_ref_id":7}"#;
    let (text, _) = accepted("virtual_accounts.update", Mode::Strict, body).expect("tolerable");
    assert_eq!(
        text,
        r#"{"expiry_minutes":5,"is_disabled":true,"va_ref_id":"7"}"#
    );
}

#[test]
fn other_differences_are_rejected_with_the_errors_that_remain() {
    for (body, path, reason) in [
        (
            r#"{"amount":null,"currency":"IDR","customer":{"email":"a@b.c"},"x":1}"#,
            "at `$`",
            "`amount` is missing",
        ),
        (
            r#"{"amount":[1],"currency":"IDR","customer":{"email":"a@b.c"},"x":1}"#,
            "at `$.amount`",
            "found a list",
        ),
        (
            r#"{"amount":"1","currency":"USD","customer":{"email":"a@b.c"},"x":1}"#,
            "at `$.currency`",
            "constant",
        ),
        (
            r#"{"amount":"1","currency":"IDR","customer":1,"x":1}"#,
            "at `$.customer`",
            "found a number",
        ),
    ] {
        let error = accepted("orders.create", Mode::Strict, body).expect_err(body);
        assert!(error.starts_with(path) && error.contains(reason), "{error}");
        assert!(!error.contains("more"), "{error}");
    }
}

#[test]
fn a_field_is_not_replaced_by_one_in_another_case() {
    let body = r#"{"amount":"1","Amount":"2","currency":"IDR","customer":{"email":"a@b.c"}}"#;
    let (text, notes) = accepted("orders.create", Mode::Strict, body).expect("tolerable");
    assert!(text.starts_with(r#"{"amount":"1","currency""#), "{text}");
    assert_eq!(notes, ["ignored the unknown field `Amount`"]);
}

#[test]
fn many_unknown_fields_are_ignored() {
    let many: Vec<String> = (0..200)
        .map(|number| format!(r#","x{number}":{number}"#))
        .collect();
    let many = many.concat();
    let body = format!(r#"{{"amount":"1","currency":"IDR","customer":{{"email":"a@b.c"}}{many}}}"#);
    let (_, notes) = accepted("orders.create", Mode::Strict, &body).expect("tolerable");
    assert_eq!(notes.len(), 200);
}

#[test]
fn a_customer_next_to_a_request_is_moved_into_it() {
    let body = r#"{"type":"ONLINE_BANKING","request":{"amount":"1","mobile":null},"customer_info":{"id":"cus_1"},"mobile":"0812"}"#;
    let (moved, notes) = move_customer(body.as_bytes()).expect("a customer");
    let expected = r#"{"type":"ONLINE_BANKING","request":{"amount":"1","customer_info":{"id":"cus_1"},"mobile":"0812"}}"#;
    assert_eq!(String::from_utf8_lossy(&moved), expected);
    assert_eq!(notes.len(), 2);
    for unchanged in [
        r#"{"type":"QRIS","request":{"amount":"1"},"customer_info":null}"#,
        r#"{"request":{"mobile":"1"},"mobile":"2"}"#,
        r#"{"request":"x","mobile":"2"}"#,
        "[]",
        "{",
    ] {
        assert_eq!(move_customer(unchanged.as_bytes()), None, "{unchanged}");
    }
}
