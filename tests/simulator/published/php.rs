//! The vendor's PHP client, over Guzzle. It writes slashes with a backslash, and booleans of queries
//! as `1` and `0`.

use super::{Id, Row, Sender, lenient};
use std::collections::BTreeMap;

const HEADERS: &str = "User-Agent: GuzzleHttp/7\r\nContent-Type: application/json\r\nAuthorization: Basic ZHBfdGVzdF9zaW11bGF0b3I6\r\n";

const IDS: &[Id] = &[
    ("order", "POST", "/orders", "/data/id"),
    ("customer", "POST", "/orders", "/data/customer_id"),
    (
        "payment",
        "POST",
        "/payments/charge",
        "/data/response/payment_id",
    ),
    ("refund", "POST", "/refunds", "/data/id"),
    (
        "account",
        "POST",
        "/payments/va/static",
        "/data/virtual_account/id",
    ),
    (
        "number",
        "POST",
        "/payments/va/static",
        "/data/virtual_account/account_number",
    ),
    ("batch", "POST", "/disbursements/submit", "/data/id"),
    ("promo", "POST", "/merchants/promos", "/data/id"),
];

const PAYMENTS: &[Row] = &[
    (
        "POST",
        "/orders",
        r#"{"amount":"10001.00","currency":"IDR","is_payment_link":true,"customer":{"given_name":"Jane Doe","email":"jane.doe@example.com"},"items":[{"name":"LED Television","qty":1,"price":"10001.00","logo":"https:\/\/merchant.com\/tv_image.jpg"}]}"#,
    ),
    (
        "POST",
        "/orders",
        r#"{"amount":"10001.00","payment_option":"full_payment","currency":"IDR","order_ref_id":"order_ref_001","customer":{"customer_ref_id":"cust_001","given_name":"Jane Doe","email":"jane.doe@example.com","mobile":"85722173217","address":{"receiver_name":"Jude Casper","receiver_phone":"8987654321","label":"Home Address","address_line_1":"Jl. HR. Rasuna Said","address_line_2":"Apartment #786","city":"Jakarta Selatan","region":"Jakarta","country":"Indonesia","postal_code":"560008","landmark":"Kota Jakarta Selatan"}},"items":[{"name":"LED Television","qty":1,"price":"10001.00","logo":"https:\/\/merchant.com\/tv_image.jpg"}],"metadata":{"my-meta-key":"my-meta-value","SettlementGroup":"BranchName"}}"#,
    ),
    ("GET", "/orders?limit=5", ""),
    (
        "GET",
        "/orders?from=2021-01-01&to=2022-01-01&skip=0&limit=8",
        "",
    ),
    ("GET", "/orders/{order}?expand=customer", ""),
    (
        "POST",
        "/payments/charge",
        r#"{"type":"VA","request":{"order_id":"{order}","bank_code":"MANDIRI","name":"Name Appear in ATM","amount":"10001.00"}}"#,
    ),
    (
        "POST",
        "/payments/charge",
        r#"{"type":"EWALLET","request":{"order_id":"{order}","amount":"10001.00","mobile":"08888888888","wallet_type":"DANA"}}"#,
    ),
    (
        "POST",
        "/payments/charge",
        r#"{"type":"RETAILSTORE","request":{"order_id":"{order}","bank_code":"ALFAMART","name":"Name Appear in ATM","amount":"10001.00"}}"#,
    ),
    (
        "POST",
        "/payments/charge",
        r#"{"type":"ONLINE_BANKING","request":{"order_id":"{order}","type":"JENIUSPAY","name":"Name Appear in ATM","amount":"10001.00","mobile":"85722173217","customer_info":{"email":"jane.doe@example.com","given_name":"Jane Doe","id":"{customer}"}}}"#,
    ),
    ("PUT", "/payments/{payment}/cancel", ""),
    // zerosdev's PHP client has the customer next to the request.
    (
        "POST",
        "/payments/charge",
        r#"{"type":"ONLINE_BANKING","request":{"order_id":"{order}","type":"JENIUSPAY","name":"Name Appear in ATM","amount":"10001.00"},"mobile":"85722173217","customer_info":{"email":"jane.doe@example.com","given_name":"Jane Doe","id":"{customer}"}}"#,
    ),
    ("GET", "/payments?limit=5", ""),
    ("GET", "/payments/{payment}?expand=order", ""),
    ("GET", "/payments/{payment}/status", ""),
    (
        "GET",
        "/merchants/mdr_fees?amount=10000&payment_method=all",
        "",
    ),
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
        r#"{"ref_id":"order_ref_123","payment_id":"{payment}","amount":"5000","customer_id":"{customer}","notes":"one item is damaged"}"#,
    ),
    ("GET", "/refunds?limit=5", ""),
    ("GET", "/refunds/{refund}", ""),
    ("GET", "/settlements?limit=5", ""),
    ("GET", "/settlements/details?limit=5", ""),
];

const ACCOUNTS: &[Row] = &[
    (
        "POST",
        "/payments/va/static",
        r#"{"bank_code":"MANDIRI","name":"Jane Doe","is_closed":true,"amount":"10000","customer":{"given_name":"Jane Doe","email":"jane.doe@example.com","mobile":"01234567890","id":"{customer}"},"expiry_minutes":10,"account_number":"8902290040000001"}"#,
    ),
    ("GET", "/payments/va/static?limit=5", ""),
    ("GET", "/payments/va/static/{account}", ""),
    (
        "PATCH",
        "/payments/va/static/{account}",
        r#"{"expiry_minutes":60}"#,
    ),
    (
        "POST",
        "/payments/va/static/simulate",
        r#"{"account_number":"{number}","amount":"10000"}"#,
    ),
    (
        "POST",
        "/ewallet/account/bind",
        r#"{"mobile":"8888888888","wallet_type":"GOPAY","redirect_url":"https:\/\/redirect_url.com\/"}"#,
    ),
    (
        "POST",
        "/ewallet/account?mobile=8888888888&wallet_type=GOPAY",
        "",
    ),
    (
        "POST",
        "/ewallet/account/unbind",
        r#"{"mobile":"8888888888","wallet_type":"GOPAY"}"#,
    ),
];

const PAYOUTS: &[Row] = &[
    (
        "POST",
        "/disbursements/validate",
        r#"{"account_number":"8422640","bank_code":"bca"}"#,
    ),
    (
        "POST",
        "/disbursements/{batch}/approve?ignore_invalid=1",
        "",
    ),
    ("GET", "/disbursements/{batch}", ""),
    ("GET", "/disbursements/{batch}/items", ""),
    ("GET", "/disbursements/banks", ""),
    ("GET", "/disbursements/topup/balance", ""),
];

/// The batch, whose key is a header.
const SUBMIT: Row = (
    "POST",
    "/disbursements/submit?skip_validation=0&force_disburse=0",
    r#"{"name":"sample disbursement","description":"description of the disbursement","items":[{"account_owner_name":"Jane Doe","bank_code":"bca","amount":"10000","account_number":"8422647","email_recipient":"jane_doe@nomail.com","phone_number":"85722173217","notes":"salary"},{"account_owner_name":"Jane Doe","bank_code":"bca","amount":"10000","account_number":"8422646","email_recipient":"jane_doe@nomail.com","phone_number":"85722173217","notes":"salary"}]}"#,
);

const DELETE: Row = ("DELETE", "/disbursements/{batch}", "");

#[tokio::test]
async fn the_vendors_php_client_is_accepted() {
    let simulator = lenient().await;
    let mut php = Sender {
        simulator: &simulator,
        headers: HEADERS,
        empty_body: "",
        ids: IDS,
        known: BTreeMap::new(),
    };
    php.send_all(PAYMENTS).await;
    php.pay().await;
    php.send_all(REFUNDS).await;
    php.send_all(ACCOUNTS).await;
    php.send(SUBMIT, "idempotency_key: 283171\r\n").await;
    php.send_all(PAYOUTS).await;
    php.send(SUBMIT, "idempotency_key: 283172\r\n").await;
    php.send(DELETE, "").await;
}
