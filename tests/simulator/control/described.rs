//! Each operation of the description exists, and its response has the described form.

use super::support::{call, done, shop, url};
use crate::snap::support as snap;
use crate::support::{AUTHORIZED, order_and_payment, send_raw};
use durianpay_client::api::PaymentId;
use durianpay_simulator::Simulator;
use serde_json::{Value, json};

/// Creates an object of each kind, and returns the values for a path.
async fn fill(simulator: &Simulator) -> Vec<(&'static str, String)> {
    let client = simulator.client();
    let (order, payment) = order_and_payment(&client).await;
    simulator
        .trigger("test", durianpay_client::json::Json::null())
        .await
        .unwrap();
    let account = json!({
        "bank_code": "BCA", "name": "Jane", "is_closed": true, "amount": "10000.00",
        "customer": { "given_name": "Jane", "email": "a@b.c", "mobile": "08123456789" },
    });
    let account = post(simulator, "/payments/va", "", &account).await;
    let number = account["data"]["virtual_account"]["account_number"].clone();
    let invoice = json!({
        "amount": "10", "remaining_amount": "10", "title": "sample", "invoice_ref_id": "inv_ref_001",
        "customer": { "given_name": "Jane", "email": "a@b.c" }, "enable_partial_transaction": true,
    });
    let invoice = post(simulator, "/invoices", "", &invoice).await;
    let promo = crate::samples::PROMO.parse().unwrap();
    post(simulator, "/merchants/promos", "", &promo).await;
    let batch = json!({
        "name": "salaries",
        "items": [
            { "account_owner_name": "Jane", "bank_code": "bca", "amount": "10", "account_number": "2" },
            { "account_owner_name": "Jane", "bank_code": "bca", "amount": "10", "account_number": "3" },
        ],
    });
    let batch = post(
        simulator,
        "/disbursements/submit",
        "idempotency_key: k\r\n",
        &batch,
    )
    .await;
    let snap_client = simulator.snap().client();
    snap_client
        .bank_transfers()
        .create(snap::transfer("shop-1", "1234567890"))
        .await
        .unwrap();
    vec![
        ("order", order.id.as_str().to_owned()),
        ("payment", payment.as_str().to_owned()),
        (
            "invoice",
            invoice["data"]["id"].as_str().unwrap().to_owned(),
        ),
        ("virtual_account", number.as_str().unwrap().to_owned()),
        ("batch", batch["data"]["id"].as_str().unwrap().to_owned()),
        ("transfer", "shop-1".to_owned()),
        ("delivery", "0".to_owned()),
    ]
}

async fn post(simulator: &Simulator, path: &str, headers: &str, body: &Value) -> Value {
    let headers = format!("{AUTHORIZED}{headers}");
    let body = body.to_string();
    let (status, _, answer) = send_raw(simulator, "POST", path, &headers, body.as_bytes()).await;
    assert!([200, 201].contains(&status), "{answer}");
    answer
}

/// Fills the placeholder of a path: `/_sim/orders/{id}` takes the order.
fn filled(path: &str, values: &[(&str, String)]) -> String {
    let Some((before, after)) = path.split_once('{') else {
        return path.to_owned();
    };
    let kind = before.trim_end_matches('/').rsplit('/').next().unwrap();
    let singular = kind.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let singular = singular
        .or_else(|| kind.strip_suffix("ches").map(|stem| format!("{stem}ch")))
        .unwrap_or_else(|| kind.trim_end_matches('s').to_owned());
    let (_, value) = values.iter().find(|(name, _)| *name == singular).unwrap();
    let (_, rest) = after.split_once('}').unwrap();
    format!("{before}{value}{rest}")
}

/// Checks a value against a schema of the document.
fn check(document: &Value, schema: &Value, value: &Value, place: &str) {
    let mut schema = schema.clone();
    schema["components"] = document["components"].clone();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{place}: {errors:?}: {value}");
}

#[tokio::test]
async fn every_described_operation_answers_in_its_form() {
    let (simulator, _receiver) = shop().await;
    let values = fill(&simulator).await;
    let full = done(&simulator, "GET", "/_sim/snapshot", Value::Null).await;
    let document = done(&simulator, "GET", "/_sim/openapi.json", Value::Null).await;
    let mut count = 0;
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            // Each operation finds the same objects.
            done(&simulator, "PUT", "/_sim/snapshot", full.clone()).await;
            let path = if path == "/_sim/faults/{number}" {
                let plan = json!({ "plan": "reset" });
                let armed = done(&simulator, "POST", "/_sim/faults", plan).await;
                path.replace("{number}", &armed["armed"][0]["number"].to_string())
            } else {
                filled(path, &values)
            };
            if path.ends_with("/settle") {
                let payment = PaymentId::new(&*values[1].1);
                simulator.pay(payment).await.unwrap();
            }
            let content = &operation["requestBody"]["content"]["application/json"];
            let body = if path == "/_sim/snapshot" && method == "put" {
                full.clone()
            } else {
                content["example"].clone()
            };
            if !body.is_null() && !content["schema"]["$ref"].is_string() {
                check(&document, &content["schema"], &body, &path);
            }
            let method = method.to_uppercase();
            count += 1;
            if operation["responses"]["200"]["content"]["image/svg+xml"].is_object() {
                let image = reqwest::get(url(&simulator, &path)).await.unwrap();
                assert_eq!(image.headers()["content-type"], "image/svg+xml");
                continue;
            }
            let answer = done(&simulator, &method, &path, body).await;
            let response = &operation["responses"]["200"]["content"]["application/json"];
            check(
                &document,
                &response["schema"],
                &answer,
                &format!("{method} {path}"),
            );
        }
    }
    assert!(count > 30, "only {count} operations are described");
}

#[tokio::test]
async fn an_undescribed_operation_is_a_404() {
    let (simulator, _receiver) = shop().await;
    for (method, path) in [
        ("GET", "/_sim/nothing"),
        ("POST", "/_sim/orders"),
        ("POST", "/_sim/payments/pay_1/explode"),
        ("GET", "/_sim/orders/ord_1"),
        ("POST", "/_sim/deliveries/x/resend"),
    ] {
        let (status, answer) = call(&simulator, method, path, Value::Null).await;
        assert_eq!(status, 404, "{method} {path}: {answer}");
    }
    // A path that only begins alike belongs to neither API.
    let (status, _) = call(&simulator, "GET", "/_simulator", Value::Null).await;
    assert_eq!(status, 404);
}
