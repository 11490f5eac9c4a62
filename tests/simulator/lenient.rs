//! Requests of published clients that the spec does not allow, but that the API evidently accepts.

use crate::support::{AUTHORIZED, create, order_and_payment, send, send_raw};
use durianpay_simulator::Simulator;
use serde_json::{Value, json};

async fn lenient() -> Simulator {
    Simulator::builder().lenient().start().await.unwrap()
}

/// Returns what was noted about the last request.
fn notes(simulator: &Simulator) -> Vec<String> {
    simulator.requests().last().unwrap().notes.clone()
}

/// An order as `abmid/dpay-sdk-go` writes it: optional objects are `null`, and an address has
/// `Region`.
const GO_ORDER: &str = r#"{"amount":"10001.00","payment_option":"full_payment","currency":"IDR","order_ref_id":"order_ref_001","customer":{"customer_ref_id":"cust_001","given_name":"Jane","email":"jane.doe@example.com","mobile":"85722173217","address":{"receiver_name":"Jude Casper","receiver_phone":"8987654321","label":"Home Address","address_line_1":"Jl. HR. Rasuna Said","address_line_2":"Apartment #786","city":"Jakarta Selatan","Region":"Jakarta","country":"Indonesia","postal_code":"560008","landmark":"Kota Jakarta Selatan"}},"items":[{"name":"LED Television","qty":1,"price":"10001.00","logo":"https://merchant.com/tv_image.jpg"}],"description":null,"metadata":null,"expiry_date":null,"is_payment_link":false,"sandbox_options":null}"#;

/// Creates the order of the Go client, and returns its id.
async fn go_order(simulator: &Simulator) -> String {
    let (status, answer) = send(simulator, "POST", "/orders", GO_ORDER).await;
    assert_eq!(status, 200, "{answer}");
    answer["data"]["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn orders_and_charges_of_the_go_client_are_accepted() {
    let simulator = lenient().await;
    let order = go_order(&simulator).await;
    assert_eq!(
        notes(&simulator),
        [
            "read the field `customer.address.Region` as `region`",
            "read `description`, which is not set, as left out",
            "read `expiry_date`, which is not set, as left out",
            "read `metadata`, which is not set, as left out",
            "ignored the unknown field `sandbox_options`",
        ]
    );
    let read = format!("/orders/{order}?expand=customer");
    let (_, read) = send(&simulator, "GET", &read, "").await;
    assert_eq!(read["data"]["customer"]["address"]["region"], "Jakarta");

    for (method, request) in [
        (
            "VA",
            r#""bank_code":"MANDIRI","name":"Name Appear in ATM","payment_ref_id":"pay_ref_123","customer_info":null"#,
        ),
        ("EWALLET", r#""mobile":"08123456789","wallet_type":"DANA""#),
        (
            "RETAILSTORE",
            r#""bank_code":"ALFAMART","name":"Name Appear in ATM","payment_ref_id":"pay_ref_123""#,
        ),
        (
            "ONLINE_BANKING",
            r#""type":"JENIUSPAY","name":"Jane","mobile":"08123456789","customer_info":{"email":"jane.doe@example.com","given_name":"Jane","id":""}"#,
        ),
        ("QRIS", r#""type":"QRIS","name":"Jane""#),
        (
            "CARD",
            r#""payment_ref_id":"pay_ref_123","customer_info":{"email":"jane.doe@example.com","given_name":"Jane","id":""}"#,
        ),
        (
            "BNPL",
            r#""payment_method_unique_id":"INDODANA","payment_ref_id":"pay_ref_123","customer_info":null"#,
        ),
    ] {
        let charge = format!(
            r#"{{"type":"{method}","request":{{"order_id":"{order}",{request},"amount":"10001.00"}},"sandbox_options":null}}"#
        );
        let (status, answer) = send(&simulator, "POST", "/payments/charge", &charge).await;
        assert_eq!(status, 200, "{method}: {answer}");
        assert_eq!(answer["data"]["type"], method);
    }
}

#[tokio::test]
async fn lists_of_the_go_client_have_blank_filters_and_other_cases() {
    let simulator = lenient().await;
    let client = simulator.client();
    let (order, payment) = order_and_payment(&client).await;
    for path in [
        "/orders?from=&to=&skip=&limit=",
        "/orders?From=&Limit=10&Skip=0&To=",
        "/payments?from=&limit=&skip=&to=",
        "/refunds?from=&to=",
        "/payments/va?From=&To=&Skip=&Limit=",
        "/va?from=&to=&skip=0&limit=10",
        "/settlements?from=&to=&skip=&limit=",
        "/invoices?from=&to=&status=",
    ] {
        let (status, answer) = send(&simulator, "GET", path, "").await;
        assert_eq!(status, 200, "{path}: {answer}");
        assert!(!notes(&simulator).is_empty(), "{path}");
    }
    let (_, page) = send(&simulator, "GET", "/orders?Skip=1", "").await;
    assert_eq!(page["data"]["orders"], Value::Null);
    assert_eq!(notes(&simulator), ["read the field `Skip` as `skip`"]);
    let (_, page) = send(&simulator, "GET", "/orders?Skip=0&From=", "").await;
    assert_eq!(page["data"]["orders"][0]["id"], order.id.as_str());
    let expand = format!("/payments/{payment}?Expand=customer");
    let (_, read) = send(&simulator, "GET", &expand, "").await;
    assert_eq!(read["data"]["customer"]["given_name"], "Jane");
}

#[tokio::test]
async fn virtual_accounts_of_the_go_client_are_below_another_path() {
    let simulator = lenient().await;
    let account = r#"{"bank_code":"BCA","name":"Jane Doe","is_closed":true,"amount":"12333","customer":{"id":"","given_name":"Jane","email":"jane.doe@example.com","mobile":"","customer_ref_id":""},"expiry_minutes":100,"account_suffix":"123456","is_reusable":true,"va_ref_id":"1234","min_amount":null,"max_amount":null,"auto_disable_after_payment":true}"#;
    let (status, created) = send(&simulator, "POST", "/va", account).await;
    assert_eq!(status, 201, "{created}");
    let note = "read the older method and path as POST /payments/va";
    assert_eq!(notes(&simulator)[0], note);
    let account = &created["data"]["virtual_account"];
    let path = format!("/va/{}", account["id"].as_str().unwrap());
    let (_, read) = send(&simulator, "GET", &path, "").await;
    assert_eq!(&read["data"]["virtual_account"], account);
    let number = account["account_number"].as_str().unwrap();
    let payment = format!(r#"{{"amount":"12333","account_number":"{number}","force_fail":false}}"#);
    let (status, _) = send(&simulator, "POST", "/va/simulate", &payment).await;
    assert_eq!(status, 200);
}

/// The batch of the vendor's PHP client, which sends only the key of the batch.
const PHP_BATCH: &str = r#"{"name":"sample disbursement","description":"description of the disbursement","items":[{"account_owner_name":"Jane Doe","bank_code":"bca","amount":"10000","account_number":"8422647","email_recipient":"jane_doe@nomail.com","phone_number":"85722173217","notes":"salary"},{"account_owner_name":"Jane Doe","bank_code":"bca","amount":"10000","account_number":"8422646","email_recipient":"jane_doe@nomail.com","phone_number":"85722173217","notes":"salary"}]}"#;

#[tokio::test]
async fn batches_of_the_php_client_are_submitted_and_approved() {
    let simulator = lenient().await;
    let headers = format!(
        "{AUTHORIZED}content-type: application/json\r\nis-live: false\r\nidempotency_key: 123\r\n"
    );
    let path = "/disbursements/submit?force_disburse=0&skip_validation=0";
    let (status, _, batch) =
        send_raw(&simulator, "POST", path, &headers, PHP_BATCH.as_bytes()).await;
    assert_eq!(status, 200, "{batch}");
    assert_eq!(
        notes(&simulator),
        [
            "read the value of `force_disburse` as a boolean",
            "read the value of `skip_validation` as a boolean",
        ]
    );
    let id = batch["data"]["id"].as_str().unwrap();
    let approve = format!("/disbursements/{id}/approve?ignore_invalid=1");
    let (status, approved) = send(&simulator, "POST", &approve, "").await;
    assert_eq!(
        (status, &approved["data"]["status"]),
        (200, &json!("approved"))
    );
    let note = "read the value of `ignore_invalid` as a boolean";
    assert_eq!(notes(&simulator), [note]);
}

#[tokio::test]
async fn older_paths_of_the_php_clients_are_accepted() {
    let simulator = lenient().await;
    let account = r#"{"mobile":"8888888888","wallet_type":"GOPAY"}"#;
    for (method, path, body, expected) in [
        ("POST", "/ewallet/account", account, "enabled"),
        (
            "GET",
            "/ewallet/account?mobile=8888888888&wallet_type=GOPAY",
            "",
            "enabled",
        ),
        ("POST", "/ewallet/account/unbind", account, "disabled"),
    ] {
        let (status, answer) = send(&simulator, method, path, body).await;
        assert_eq!((status, &answer["data"]["status"]), (200, &json!(expected)));
        assert!(notes(&simulator)[0].starts_with("read the older method and path as "));
    }
    let client = simulator.client();
    for method in ["GET", "POST"] {
        let (_, payment) = order_and_payment(&client).await;
        let cancel = format!("/payments/{payment}/cancel");
        let (status, answer) = send(&simulator, method, &cancel, "").await;
        assert_eq!(
            (status, &answer["data"]["status"]),
            (200, &json!("cancelled"))
        );
    }
    // Paths that no source has are unknown still.
    assert_eq!(send(&simulator, "GET", "/ewallet", "").await.0, 404);
    assert_eq!(
        send(&simulator, "PATCH", "/payments/pay_7/cancel", "")
            .await
            .0,
        405
    );
}

#[tokio::test]
async fn a_customer_next_to_the_request_of_a_charge_is_accepted() {
    let simulator = lenient().await;
    let order = create(&simulator.client()).await;
    let charge = format!(
        r#"{{"type":"ONLINE_BANKING","request":{{"order_id":"{}","type":"JENIUSPAY","name":"Jane","amount":"10000.67"}},"mobile":"08123456789","customer_info":{{"id":"{}","email":"jane.doe@example.com","given_name":"Jane"}}}}"#,
        order.id,
        order.customer_id.unwrap(),
    );
    let (status, answer) = send(&simulator, "POST", "/payments/charge", &charge).await;
    assert_eq!(status, 200, "{answer}");
    assert_eq!(answer["data"]["response"]["mobile"], "08123456789");
    assert_eq!(notes(&simulator).len(), 2);
}

#[tokio::test]
async fn a_strict_simulator_rejects_all_of_it() {
    let simulator = Simulator::start().await.unwrap();
    assert_eq!(send(&simulator, "POST", "/orders", GO_ORDER).await.0, 400);
    for (method, path, expected) in [
        ("GET", "/orders?Skip=1", 400),
        ("POST", "/disbursements/dis_0/approve?ignore_invalid=1", 400),
        ("POST", "/ewallet/account/unbind", 405),
        ("GET", "/va", 404),
    ] {
        let (status, answer) = send(&simulator, method, path, "").await;
        assert_eq!(status, expected, "{method} {path}: {answer}");
        assert!(notes(&simulator).is_empty());
    }
}

#[tokio::test]
async fn what_a_lenient_simulator_cannot_understand_is_rejected() {
    let simulator = lenient().await;
    for (body, field) in [
        (
            r#"{"amount":"5","currency":"IDR","customer":{"email":"a@b.c"},"is_payment_link":"yes"}"#,
            "is_payment_link",
        ),
        (
            r#"{"amount":"5","currency":"USD","customer":{"email":"a@b.c"},"colour":1}"#,
            "currency",
        ),
        (
            r#"{"amount":null,"currency":"IDR","customer":{"email":"a@b.c"}}"#,
            "amount",
        ),
        (
            r#"{"amount":"5","currency":"IDR","customer":null}"#,
            "customer",
        ),
    ] {
        let (status, answer) = send(&simulator, "POST", "/orders", body).await;
        let fields = answer["errors"].as_array().unwrap();
        assert_eq!(
            (status, fields.len(), &fields[0]["field"]),
            (400, 1, &json!(field))
        );
    }
}
