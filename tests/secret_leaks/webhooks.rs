//! Webhooks: the key that they are signed with, the signatures, and what confirming shows.

use crate::captured::{
    KEY, WEBHOOK_KEY, assert_nothing_leaked, listen, show, show_error, show_result,
};
use durianpay_client::webhook::{Expected, Signature, Untrusted, sign, verify};
use durianpay_client::{Amount, ApiKey, Client};
use durianpay_test_support::scripted_server::{Server, json};

fn body(signature: &str) -> String {
    format!(
        r#"{{"event": "payment.completed", "data": {{"id": "pay_1", "amount": "5.00", "order_id": "ord_1", "signature": "{signature}"}}}}"#
    )
}

#[tokio::test]
async fn no_step_of_a_webhook_shows_the_key() {
    listen();
    let key = ApiKey::new(WEBHOOK_KEY).unwrap();
    show("a key", &key);
    let amount = Amount::from(5);
    let signature = sign("pay_1", amount, &key).unwrap();
    show("a signature", &signature);
    assert_eq!(format!("{signature:?}"), "Signature(…)");
    assert!(!signature.to_string().contains(&WEBHOOK_KEY[8..16]));

    // One digit of it is another, or it is the key itself.
    let text = signature.to_string();
    let other = format!(
        "{}{}",
        if text.starts_with('0') { '1' } else { '0' },
        &text[1..]
    );
    for wrong in [&*other, &text[1..], "", WEBHOOK_KEY] {
        show_error("verify", &verify("pay_1", amount, wrong, &key).unwrap_err());
        show_result("signature", &wrong.parse::<Signature>());
        let webhook = Untrusted::parse(body(wrong).as_bytes()).unwrap();
        show("a webhook", &webhook);
        show_error("verify", &webhook.verify([&key]).unwrap_err());
    }
    for (id, keys) in [("pay|1", [&key]), ("", [&key])] {
        show_result("sign", &sign(id, amount, keys[0]));
    }
    let none: [&ApiKey; 0] = [];
    let webhook = Untrusted::parse(body(&text).as_bytes()).unwrap();
    show_error("verify", &webhook.verify(none).unwrap_err());
    for bytes in [WEBHOOK_KEY, "{", r#"{"event": 5}"#] {
        show_result("parse", &Untrusted::parse(bytes.as_bytes()));
    }

    let payment = |amount: &str| {
        format!(
            r#"{{"id": "pay_1", "order_id": "ord_1", "amount": "{amount}", "status": "completed"}}"#
        )
    };
    let expected = Expected::new("ord_1", amount);
    show("what is expected", &expected);
    for (status, response) in [
        (200, payment("5.00")),
        (200, payment("6.00")),
        (200, "<html>".to_owned()),
        (401, "{}".to_owned()),
    ] {
        let webhook = Untrusted::parse(body(&text).as_bytes()).unwrap();
        let authentic = webhook.verify([&key]).unwrap();
        show("an authentic webhook", &authentic);
        let server = Server::always(vec![json(status, response)]).await;
        let client = Client::builder(ApiKey::new(KEY).unwrap())
            .base_url(server.base_url())
            .build()
            .unwrap();
        show_result("confirm", &authentic.confirm(&client, &expected).await);
    }
    assert_nothing_leaked();
}
