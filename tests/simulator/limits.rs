//! The checks of charges and lists beyond their format: banks, amounts, mobile numbers and days
//! that the vendor's pages exclude.

use crate::support::send;
use durianpay_codegen::model::Spec;
use durianpay_simulator::Simulator;
use durianpay_test_support::specs::shipped;
use serde_json::{Value, json};

/// Creates an order of this many rupiah, and returns its id.
async fn order(simulator: &Simulator, rupiah: i64) -> String {
    let body = json!({
        "amount": rupiah.to_string(),
        "currency": "IDR",
        "customer": { "email": "jane.doe@example.com", "address": { "city": "Jakarta" } },
        "items": [{ "name": "TV", "qty": 1, "price": rupiah.to_string() }],
    });
    let (status, answer) = send(simulator, "POST", "/orders", &body.to_string()).await;
    assert_eq!(status, 200, "{answer}");
    answer["data"]["id"].as_str().unwrap().to_owned()
}

/// Charges an order, and returns the status and the invalid fields.
async fn charge(simulator: &Simulator, method: &str, request: Value) -> (u16, Vec<Value>) {
    let body = json!({ "type": method, "request": request });
    let (status, answer) = send(simulator, "POST", "/payments/charge", &body.to_string()).await;
    if status != 200 {
        assert_eq!(answer["error_code"], "DPAY_INVALID_REQUEST", "{answer}");
    }
    let errors = answer["errors"].as_array().cloned().unwrap_or_default();
    (status, errors)
}

/// Builds a valid request of the method for an order.
fn request(method: &str, order: &str, rupiah: i64) -> Value {
    let choice = match method {
        "VA" => json!({ "bank_code": "BCA", "name": "Jane" }),
        "EWALLET" => json!({ "wallet_type": "DANA", "mobile": "08123456789" }),
        "RETAILSTORE" => json!({ "bank_code": "ALFAMART", "name": "Jane" }),
        "ONLINE_BANKING" => {
            json!({ "type": "JENIUSPAY", "name": "Jane", "mobile": "08123456789" })
        }
        "BNPL" => json!({ "payment_method_unique_id": "INDODANA" }),
        _ => json!({}),
    };
    let mut request = choice;
    request["order_id"] = json!(order);
    request["amount"] = json!(rupiah.to_string());
    request
}

#[tokio::test]
async fn an_unlisted_bank_or_wallet_is_rejected() {
    let simulator = Simulator::start().await.unwrap();
    let order = order(&simulator, 20_000).await;
    for (method, field, listed, unlisted) in [
        ("VA", "bank_code", "BCA", ["bca", "BCAA", "", "OVO"]),
        ("EWALLET", "wallet_type", "OVO", ["ovo", "OVOO", "", "BCA"]),
        (
            "RETAILSTORE",
            "bank_code",
            "INDOMARET",
            ["indomaret", "SHOP", "", "BCA"],
        ),
        (
            "ONLINE_BANKING",
            "type",
            "JENIUSPAY",
            ["jeniuspay", "JENIUS", "", "BCA"],
        ),
        (
            "BNPL",
            "payment_method_unique_id",
            "INDODANA",
            ["indodana", "INDO", "", "BCA"],
        ),
    ] {
        for code in unlisted {
            let mut request = request(method, &order, 20_000);
            request[field] = json!(code);
            let (status, errors) = charge(&simulator, method, request).await;
            assert_eq!(status, 400, "{method} {code}");
            assert_eq!(errors.len(), 1, "{errors:?}");
            assert_eq!(errors[0]["field"], format!("request.{field}"));
            let message = errors[0]["message"].as_str().unwrap();
            assert!(message.starts_with("is not one of "), "{message}");
            assert!(message.contains(listed), "{message}");
        }
    }
    // No payment was created.
    let (_, payments) = send(&simulator, "GET", "/payments", "").await;
    assert_eq!(payments["data"]["total"], 0);
}

/// Returns the values of an enum that have limits.
fn documented_limits(spec: &Spec, name: &str) -> Vec<(String, i64, i64)> {
    let values = spec.enums[name].values.iter();
    let limits = values.filter_map(|value| Some((value.value.clone(), value.min?, value.max?)));
    limits.collect()
}

#[tokio::test]
async fn an_amount_outside_the_limits_of_the_bank_or_wallet_is_rejected() {
    let simulator = Simulator::start().await.unwrap();
    let (spec, _) = durianpay_codegen::read(&shipped());
    for (method, field, name, count) in [
        ("VA", "bank_code", "VaBank", 5),
        ("EWALLET", "wallet_type", "Wallet", 5),
        ("RETAILSTORE", "bank_code", "RetailStore", 2),
        ("ONLINE_BANKING", "type", "OnlineBankingType", 1),
        ("BNPL", "payment_method_unique_id", "BnplProvider", 2),
    ] {
        let limits = documented_limits(&spec, name);
        assert_eq!(limits.len(), count, "{limits:?}");
        for (code, least, most) in limits {
            for (rupiah, message) in [
                (least, None),
                (most, None),
                (least - 1, Some(format!("is less than {least}"))),
                (most + 1, Some(format!("is more than {most}"))),
            ] {
                // An order cannot be of zero rupiah.
                if rupiah == 0 {
                    continue;
                }
                let order = order(&simulator, rupiah).await;
                let mut request = request(method, &order, rupiah);
                request[field] = json!(code);
                let (status, errors) = charge(&simulator, method, request).await;
                let expected: Vec<Value> = message
                    .iter()
                    .map(|message| json!({ "field": "request.amount", "message": message }))
                    .collect();
                let expected = (if message.is_some() { 400 } else { 200 }, expected);
                assert_eq!((status, errors), expected, "{code} Rp {rupiah}");
            }
        }
    }
}

#[tokio::test]
async fn a_bank_without_documented_limits_accepts_any_amount() {
    let simulator = Simulator::start().await.unwrap();
    let order = order(&simulator, 1).await;
    let mut request = request("VA", &order, 1);
    request["bank_code"] = json!("CIMB");
    assert_eq!(charge(&simulator, "VA", request).await, (200, vec![]));
}

#[tokio::test]
async fn an_invalid_mobile_number_is_rejected() {
    let simulator = Simulator::start().await.unwrap();
    let order = order(&simulator, 20_000).await;
    for (mobile, is_one) in [
        ("08123456789", true),
        ("+6285722173217", true),
        // The guide's example has no prefix.
        ("85722173217", true),
        ("12345678", true),
        ("+62123456789012", true),
        ("abc", false),
        ("", false),
        ("phone number", false),
        ("1234567", false),
        ("+1234567", false),
        ("123456789012345", false),
        ("0812 3456 789", false),
        ("0812-3456-789", false),
        ("08123456789+", false),
        ("++8123456789", false),
        // Digits, but not ASCII digits: Arabic-Indic ones.
        ("٠٨١٢٣٤٥٦٧٨٩", false),
    ] {
        for method in ["EWALLET", "ONLINE_BANKING"] {
            let mut request = request(method, &order, 20_000);
            request["mobile"] = json!(mobile);
            let (status, errors) = charge(&simulator, method, request).await;
            let fields: Vec<&Value> = errors.iter().map(|error| &error["field"]).collect();
            if is_one {
                assert_eq!((status, &*fields), (200, &[][..]), "{mobile}");
            } else {
                assert_eq!(
                    (status, &*fields),
                    (400, &[&json!("request.mobile")][..]),
                    "{mobile}"
                );
            }
        }
        let customer = json!({ "given_name": "Jane", "mobile": mobile });
        let created = json!({ "amount": "20000", "currency": "IDR", "customer": customer });
        let account = json!({ "bank_code": "BCA", "name": "Jane", "customer": customer });
        for (path, body) in [
            ("/orders", &created),
            ("/payments/va", &account),
            ("/payments/va/static", &{
                let mut account = account.clone();
                account["is_closed"] = json!(false);
                account
            }),
        ] {
            let (status, answer) = send(&simulator, "POST", path, &body.to_string()).await;
            if is_one {
                let expected = if path == "/payments/va" { 201 } else { 200 };
                assert_eq!(status, expected, "{path} {mobile}: {answer}");
            } else {
                assert_eq!(status, 400, "{path} {mobile}");
                assert_eq!(
                    answer["errors"][0]["field"], "customer.mobile",
                    "{path} {mobile}"
                );
            }
        }
    }
}

#[tokio::test]
async fn an_invalid_day_is_rejected() {
    let simulator = Simulator::start().await.unwrap();
    let made = "/payments/va/static";
    for (path, takes_unix) in [
        ("/orders", false),
        ("/payments", false),
        ("/refunds", true),
        ("/payments/va", true),
        (made, true),
        ("/settlements", true),
        ("/subscriptions", true),
        ("/invoices", false),
    ] {
        for key in &["from", "to"] {
            for (day, is_one) in [
                ("2024-09-01", true),
                ("2024-02-29", true),
                ("1725148800", takes_unix),
                ("yesterday", false),
                ("2023-02-29", false),
                ("2024-13-01", false),
                ("2024-9-1", false),
                ("01-09-2024", false),
                ("2024-09-01T00:00:00Z", false),
                // Same as leaving it out.
                ("", true),
                ("99999999999999999999", false),
            ] {
                let asked = format!("{path}?{key}={day}");
                let (status, answer) = send(&simulator, "GET", &asked, "").await;
                if is_one {
                    assert_eq!(status, 200, "{asked}: {answer}");
                    continue;
                }
                assert_eq!(status, 400, "{asked}: {answer}");
                if takes_unix {
                    // In the format of orders.list.error.400.json for `skip` and `limit`.
                    assert_eq!(answer["error"], "invalid from and to parameter", "{asked}");
                } else {
                    // Dates in the spec are checked like every other field.
                    assert_eq!(answer["error"], "invalid fields in request", "{asked}");
                    assert_eq!(answer["errors"][0]["field"], *key, "{asked}: {answer}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_day_may_be_a_unix_time() {
    let simulator = Simulator::start().await.unwrap();
    let account = json!({
        "bank_code": "BCA",
        "name": "Jane",
        "customer": { "given_name": "Jane", "email": "jane.doe@example.com" },
    });
    let (status, created) = send(&simulator, "POST", "/payments/va", &account.to_string()).await;
    assert_eq!(status, 201, "{created}");
    let now = simulator.now().unix_seconds();
    let day = 24 * 60 * 60;
    for (query, total) in [
        (format!("from={now}&to={now}"), 1),
        (format!("from={}", now + day), 0),
        (format!("to={}", now - day), 0),
    ] {
        let path = format!("/payments/va?{query}");
        let (_, answer) = send(&simulator, "GET", &path, "").await;
        assert_eq!(answer["data"]["total"], total, "{query}");
    }
}

/// Sends a request, and returns the status and the invalid fields.
async fn fields(
    simulator: &Simulator,
    method: &str,
    path: &str,
    body: &Value,
) -> (u16, Vec<Value>) {
    let (status, answer) = send(simulator, method, path, &body.to_string()).await;
    let errors = answer["errors"].as_array().into_iter().flatten();
    (status, errors.map(|error| error["field"].clone()).collect())
}

#[tokio::test]
async fn a_malformed_email_address_is_rejected() {
    let simulator = Simulator::start().await.unwrap();
    for (address, is_one) in [
        ("jane.doe@example.com", true),
        ("jane+doe@mail.example.co.id", true),
        ("jane", false),
        ("@example.com", false),
        ("jane@", false),
        ("jane@example", false),
        ("jane@example..com", false),
        ("jane@doe@example.com", false),
        ("jane doe@example.com", false),
        ("jane@example.com\n", false),
    ] {
        let customer = json!({ "given_name": "Jane", "id": "cus_7", "email": address });
        let order = json!({ "amount": "20000", "currency": "IDR", "customer": customer });
        let account = json!({ "bank_code": "BCA", "name": "Jane", "customer": customer });
        let invoice = json!({
            "amount": "5", "remaining_amount": "5", "title": "t", "invoice_ref_id": "r",
            "customer": customer,
        });
        for (method, path, body, field) in [
            ("POST", "/orders", order, "customer.email"),
            ("POST", "/payments/va", account, "customer.email"),
            ("POST", "/invoices", invoice, "customer.email"),
            (
                "PATCH",
                "/customers/cus_7",
                json!({ "email": address }),
                "email",
            ),
        ] {
            let (status, found) = fields(&simulator, method, path, &body).await;
            if is_one {
                assert!(status < 300, "{path} {address}: {found:?}");
            } else {
                assert_eq!(
                    (status, found),
                    (400, vec![json!(field)]),
                    "{path} {address}"
                );
            }
        }
    }
}

#[tokio::test]
async fn a_number_that_is_longer_than_its_bank_allows_is_rejected() {
    let simulator = Simulator::start().await.unwrap();
    let customer = json!({ "given_name": "Jane", "email": "jane.doe@example.com" });
    for (digit, (path, field, bank, most)) in [
        ("/payments/va", "account_suffix", "MANDIRI", 7),
        ("/payments/va", "account_suffix", "BCA", 14),
        ("/payments/va", "account_suffix", "BRI", 9),
        ("/payments/va", "account_suffix", "BNI", 7),
        ("/payments/va", "account_suffix", "PERMATA", 8),
        ("/payments/va", "account_suffix", "CIMB", 9),
        ("/payments/va/static", "account_number", "MANDIRI", 16),
        ("/payments/va/static", "account_number", "BCA", 23),
        ("/payments/va/static", "account_number", "BRI", 18),
        ("/payments/va/static", "account_number", "PERMATA", 16),
        ("/payments/va/static", "account_number", "CIMB", 16),
    ]
    .into_iter()
    .enumerate()
    {
        // Different numbers, since each can be taken once.
        let digit = (digit % 10).to_string();
        let mut account = json!({ "bank_code": bank, "name": "Jane", "customer": customer });
        account["is_closed"] = json!(false);
        account[field] = json!(digit.repeat(most));
        let (status, found) = fields(&simulator, "POST", path, &account).await;
        assert!(status < 300, "{bank}: {found:?}");
        account[field] = json!(digit.repeat(most + 1));
        let (status, found) = fields(&simulator, "POST", path, &account).await;
        assert_eq!((status, found), (400, vec![json!(field)]), "{bank}");
    }
}

#[tokio::test]
async fn a_method_that_needs_items_or_an_address_rejects_an_order_without() {
    let simulator = Simulator::start().await.unwrap();
    let bare = json!({
        "amount": "20000", "currency": "IDR", "customer": { "email": "jane.doe@example.com" },
    });
    let (_, order) = send(&simulator, "POST", "/orders", &bare.to_string()).await;
    let order = order["data"]["id"].as_str().unwrap();
    let mut wallet = request("EWALLET", order, 20_000);
    wallet["wallet_type"] = json!("LINKAJA");
    let lender = request("BNPL", order, 20_000);
    for (method, request, count) in [("EWALLET", wallet, 1), ("BNPL", lender, 2)] {
        let (status, errors) = charge(&simulator, method, request).await;
        assert_eq!((status, errors.len()), (400, count), "{errors:?}");
        assert_eq!(errors[0]["message"], "the order has no items");
    }
}

#[tokio::test]
async fn requests_that_are_answered_with_a_sample_are_checked_too() {
    let simulator = Simulator::start().await.unwrap();
    let share = json!([{ "id": "inv_7", "transaction_amount": "5" }]);
    let long = json!({ "note": "x".repeat(1_000) });
    for (method, path, body, field) in [
        (
            "POST",
            "/ewallet/account/bind",
            json!({ "mobile": "8888888888", "wallet_type": "OVO" }),
            "wallet_type",
        ),
        (
            "POST",
            "/ewallet/account/bind",
            json!({ "mobile": "888", "wallet_type": "DANA" }),
            "mobile",
        ),
        (
            "POST",
            "/invoices/pay",
            json!({ "bank_code": "BNI", "customer_id": "cus_7", "invoices": share }),
            "bank_code",
        ),
        (
            "PUT",
            "/invoices/inv_7",
            json!({ "metadata": long }),
            "metadata",
        ),
        (
            "PATCH",
            "/customers/cus_7",
            json!({ "mobile": "0812-3" }),
            "mobile",
        ),
        ("GET", "/settlements?limit=101", json!({}), "limit"),
        ("GET", "/invoices?limit=101", json!({}), "limit"),
    ] {
        let found = fields(&simulator, method, path, &body).await;
        assert_eq!(found, (400, vec![json!(field)]), "{path} {body}");
    }
}
