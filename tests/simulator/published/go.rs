//! abmid's Go client. It sends `null` as the body of a request without one, and as the value of an
//! object that is not set.

use super::{Id, Row, Sender, lenient};
use std::collections::BTreeMap;

const HEADERS: &str = "User-Agent: Go-http-client/1.1\r\nAuthorization: Basic ZHBfdGVzdF9zaW11bGF0b3I6\r\nContent-Type: application/json\r\nAccept-Encoding: gzip\r\n";

const IDS: &[Id] = &[
    ("order", "POST", "/orders", "/data/id"),
    (
        "payment",
        "POST",
        "/payments/charge",
        "/data/response/payment_id",
    ),
    ("refund", "POST", "/refunds", "/data/id"),
    ("account", "POST", "/va", "/data/virtual_account/id"),
    (
        "number",
        "POST",
        "/va",
        "/data/virtual_account/account_number",
    ),
    ("batch", "POST", "/disbursements/submit", "/data/id"),
];

const ORDERS: &[Row] = &[
    (
        "POST",
        "/orders",
        r#"{"amount":"10001.00","currency":"IDR","order_ref_id":"order_ref_001","is_payment_link":true,"customer":{"email":"jane.doe@example.com"}}"#,
    ),
    (
        "POST",
        "/orders",
        r#"{"amount":"10001.00","payment_option":"full_payment","currency":"IDR","order_ref_id":"order_ref_001","customer":{"customer_ref_id":"cust_001","given_name":"Jane Doe","email":"jane.doe@example.com","mobile":"85722173217","address":{"receiver_name":"Jude Casper","receiver_phone":"8987654321","label":"Home Address","address_line_1":"Jl. HR. Rasuna Said","address_line_2":"Apartment #786","city":"Jakarta Selatan","Region":"Jakarta","country":"Indonesia","postal_code":"560008","landmark":"Kota Jakarta Selatan"}},"items":[{"name":"LED Television","qty":1,"price":"10001.00","logo":"https://merchant.com/tv_image.jpg"}],"metadata":null,"expiry_date":"0001-01-01T00:00:00Z"}"#,
    ),
    ("GET", "/orders?from=&to=", ""),
    ("GET", "/orders?From=&Limit=10&Skip=0&To=", ""),
    // Its filter has this misspelt name.
    ("GET", "/orders?form=&limit=10&skip=0&to=", ""),
    ("GET", "/orders/{order}?expand=", ""),
    ("GET", "/orders/{order}?expand=customer", ""),
];

const CHARGES: &[Row] = &[
    (
        "POST",
        "/payments/charge",
        r#"{"type":"VA","request":{"order_id":"{order}","bank_code":"MANDIRI","name":"Name Appear in ATM","amount":"10001.00","payment_ref_id":"pay_ref_123","SandboxOption":null},"sandbox_options":null}"#,
    ),
    (
        "POST",
        "/payments/charge",
        r#"{"type":"EWALLET","request":{"order_id":"{order}","amount":"10001.00","mobile":"08888888888","wallet_type":"DANA"},"sandbox_options":null}"#,
    ),
    (
        "POST",
        "/payments/charge",
        r#"{"type":"RETAILSTORE","request":{"order_id":"{order}","bank_code":"ALFAMART","name":"Name Appear in ATM","amount":"10001.00","payment_ref_id":"pay_ref_123"},"sandbox_options":null}"#,
    ),
    (
        "POST",
        "/payments/charge",
        r#"{"type":"ONLINE_BANKING","request":{"order_id":"{order}","type":"JENIUSPAY","name":"Name Appear in ATM","amount":"10001.00","customer_info":{"email":"jane.doe@example.com","given_name":"Jane Doe","id":""},"mobile":"85722173217"},"sandbox_options":null}"#,
    ),
    (
        "POST",
        "/payments/charge",
        r#"{"type":"QRIS","request":{"order_id":"{order}","type":"QRIS","amount":"10001.00","name":"Name Appear in ATM"},"sandbox_options":null}"#,
    ),
    (
        "POST",
        "/payments/charge",
        r#"{"type":"CARD","request":{"order_id":"{order}","amount":"10001.00","payment_ref_id":"pay_ref_123","customer_info":{"email":"jane.doe@example.com","given_name":"Jane Doe","id":""}},"sandbox_options":null}"#,
    ),
    (
        "POST",
        "/payments/charge",
        r#"{"type":"BNPL","request":{"order_id":"{order}","amount":"10001.00","payment_ref_id":"pay_ref_123","payment_method_unique_id":"INDODANA","customer_info":{"email":"jane.doe@example.com","given_name":"Jane Doe","id":""}},"sandbox_options":null}"#,
    ),
    ("PUT", "/payments/{payment}/cancel", ""),
    (
        "POST",
        "/payments/charge",
        r#"{"type":"EWALLET","request":{"order_id":"{order}","amount":"10001.00","mobile":"08888888888","wallet_type":"DANA"},"sandbox_options":{"force_fail":false,"delay_ms":10000}}"#,
    ),
    ("GET", "/payments?from=&limit=10&skip=0&to=", ""),
    ("GET", "/payments/{payment}?expand=order", ""),
    ("GET", "/payments/{payment}/status", ""),
];

const REFUNDS: &[Row] = &[
    (
        "POST",
        "/payments/{payment}/verify",
        r#"{"verification_signature":"{signature}"}"#,
    ),
    (
        "POST",
        "/refunds",
        r#"{"ref_id":"order_ref_123","payment_id":"{payment}","amount":"5000","use_refund_link":false,"notes":"one item is damaged"}"#,
    ),
    ("GET", "/refunds?from=&limit=10&skip=0&to=", ""),
    ("GET", "/refunds/{refund}", ""),
    (
        "POST",
        "/va",
        r#"{"bank_code":"BCA","name":"Jane Doe","is_closed":true,"amount":"12333","customer":{"id":"","given_name":"Jane Doe","email":"jane.doe@example.com","mobile":"","customer_ref_id":""},"expiry_minutes":100,"account_suffix":"123456","is_reusable":true,"va_ref_id":"1234","min_amount":null,"max_amount":null,"auto_disable_after_payment":true}"#,
    ),
    ("GET", "/va?from=&limit=10&skip=0&to=", ""),
    ("GET", "/va/{account}", ""),
    (
        "POST",
        "/va/simulate",
        r#"{"amount":"12333","account_number":"{number}","force_fail":false}"#,
    ),
];

const SUBMIT: Row = (
    "POST",
    "/disbursements/submit?force_disburse=false&skip_validation=",
    r#"{"name":"sample disbursement","description":"description of the disbursement","items":[{"account_owner_name":"Jane Doe","bank_code":"bca","amount":"10000","account_number":"8422647","email_recipient":"jane_doe@nomail.com","phone_number":"85722173217","notes":"salary"},{"account_owner_name":"Jane Doe","bank_code":"bca","amount":"10000","account_number":"8422646","email_recipient":"","phone_number":"","notes":""}]}"#,
);

const PAYOUTS: &[Row] = &[
    (
        "POST",
        "/disbursements/validate",
        r#"{"account_number":"8422640","bank_code":"bca"}"#,
    ),
    (
        "POST",
        "/disbursements/{batch}/approve?ignore_invalid=true",
        r#"{"id":"{batch}"}"#,
    ),
    ("GET", "/disbursements/{batch}", ""),
    ("GET", "/disbursements/{batch}/items?limit=10&skip=0", ""),
    ("GET", "/disbursements/banks", ""),
    ("GET", "/disbursements/topup/balance", ""),
];

const DELETE: Row = ("DELETE", "/disbursements/{batch}", "");

#[tokio::test]
async fn abmids_go_client_is_accepted() {
    let simulator = lenient().await;
    let mut go = Sender {
        simulator: &simulator,
        headers: HEADERS,
        empty_body: "null",
        ids: IDS,
        known: BTreeMap::new(),
    };
    go.send_all(ORDERS).await;
    go.send_all(CHARGES).await;
    go.pay().await;
    go.send_all(REFUNDS).await;
    let keys = |key| format!("X-Idempotency-Key: request-{key}\r\nIdempotency_key: {key}\r\n");
    go.send(SUBMIT, &keys("1")).await;
    go.send_all(PAYOUTS).await;
    go.send(SUBMIT, &keys("2")).await;
    go.send(DELETE, "").await;
}
