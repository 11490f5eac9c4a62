//! Requests in the format of clients in other languages.

use super::support::{NOON, Raw, simulator, token};
use serde_json::json;

const PRETTY: &str =
    "{\n    \"accountNo\": \"mer_1\",\r\n\t\"additionalInfo\": { \"channel\": \"a  b\" }\n}\n";
const MINIFIED: &str = r#"{"accountNo":"mer_1","additionalInfo":{"channel":"a  b"}}"#;

fn request(external_id: &str, body: &str) -> Raw {
    Raw::new("/v1.0/balance-inquiry", external_id, body)
}

#[tokio::test]
async fn a_pretty_body_is_signed_in_its_minified_form() {
    let simulator = simulator();
    let minified = Raw {
        signed_body: Some(MINIFIED.to_owned()),
        ..request("1", PRETTY)
    };
    let (status, body) = minified.send(&simulator).await;
    let expected = json!({
        "responseCode": "2001100",
        "responseMessage": "Successful",
        "accountInfos": [{ "availableBalance": { "value": "949859471313.00", "currency": "IDR" } }],
    });
    assert_eq!((status, body), (200, expected));
    let as_sent = request("2", PRETTY).send(&simulator).await;
    assert_eq!(as_sent.0, 401);
}

#[tokio::test]
async fn the_order_of_keys_and_the_case_of_headers_do_not_matter() {
    let simulator = simulator();
    let body = r#"{"additionalInfo":{},"accountNo":"mer_1"}"#;
    let mut lower = request("abc-1", body);
    for (name, _) in &mut lower.headers {
        *name = name.to_ascii_lowercase();
    }
    assert_eq!(lower.send(&simulator).await.0, 200);
    let with_charset = request("2", body);
    let with_charset = with_charset.with("content-type", Some("application/json; charset=utf-8"));
    assert_eq!(with_charset.send(&simulator).await.0, 200);
}

#[tokio::test]
async fn times_come_in_several_notations() {
    let simulator = simulator();
    let token = token(&simulator).await;
    for (number, time) in [
        NOON,
        "2026-03-02T12:00:00.123+07:00",
        "2026-03-02T12:00:00.5+07:00",
        "2026-03-02T05:00:00Z",
        "2026-03-02T05:00:00.000Z",
    ]
    .into_iter()
    .enumerate()
    {
        let request = request(&number.to_string(), MINIFIED);
        let request = request.with("X-TIMESTAMP", Some(time));
        let (status, body) = request.send_with(&simulator, &token).await;
        assert_eq!(status, 200, "{time}: {body}");
    }
}

#[tokio::test]
async fn the_documented_samples_are_accepted() {
    let simulator = simulator();
    let token = token(&simulator).await;
    for (number, (path, sample, code)) in [
        (
            "/v1.0/balance-inquiry",
            include_str!("../../data/snap/dp-balance-inquiry.request.json"),
            "2001100",
        ),
        (
            "/v1.0/account-inquiry-external",
            include_str!("../../data/snap/dp-account-inquiry-external.request.json"),
            "2021600",
        ),
        (
            "/v1.0/transfer-interbank",
            include_str!("../../data/snap/dp-transfer-interbank.request.json"),
            "2001800",
        ),
        (
            "/v1.0/emoney/account-inquiry",
            include_str!("../../data/snap/dp-emoney-account-inquiry.request.json"),
            "2023700",
        ),
        (
            "/v1.0/emoney/topup",
            include_str!("../../data/snap/dp-emoney-topup.request.json"),
            "2003800",
        ),
        (
            "/v1.0/transfer-va/create-va",
            include_str!("../../data/snap/dp-create-va.request.json"),
            "2002700",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let minified: serde_json::Value = serde_json::from_str(sample).unwrap();
        let request = Raw::new(path, &number.to_string(), &minified.to_string());
        let (_, body) = request.send_with(&simulator, &token).await;
        assert_eq!(body["responseCode"], code, "{path}: {body}");
    }
}

#[tokio::test]
async fn the_case_of_the_scheme_does_not_matter() {
    let simulator = simulator();
    let token = token(&simulator).await;
    let lower = format!("bearer {token}");
    let request = request("1", MINIFIED).with("Authorization", Some(&lower));
    assert_eq!(request.send_with(&simulator, &token).await.0, 200);
}

#[tokio::test]
async fn an_amount_has_two_decimals_unless_an_inquiry_asks_for_none() {
    let simulator = simulator();
    let token = token(&simulator).await;
    let body = |value: &str| {
        json!({
            "partnerReferenceNo": "a",
            "customerNumber": "6281234567890",
            "amount": { "value": value, "currency": "IDR" },
            "additionalInfo": { "platformCode": "gopay" },
        })
        .to_string()
    };
    for (number, (path, value, code)) in [
        ("/v1.0/emoney/account-inquiry", "1", "2023700"),
        ("/v1.0/emoney/account-inquiry", "1.00", "2023700"),
        ("/v1.0/emoney/account-inquiry", "20000", "4003701"),
        ("/v1.0/emoney/topup", "1", "4003801"),
        ("/v1.0/emoney/topup", "20000.0", "4003801"),
        ("/v1.0/emoney/topup", "20000.00", "2003800"),
    ]
    .into_iter()
    .enumerate()
    {
        let request = Raw::new(path, &number.to_string(), &body(value));
        let (_, body) = request.send_with(&simulator, &token).await;
        assert_eq!(body["responseCode"], code, "{path} {value}");
    }
}
