//! Confirmations as values are those that a scripted API leads to.

use durianpay_client::api::{Order, Payment, endpoint};
use durianpay_client::testing::{
    Script, confirmed_paid, confirmed_refunded, confirmed_unpaid, example, webhook,
};
use durianpay_client::webhook::{Expected, Untrusted};
use durianpay_client::{Amount, ApiKey};

#[tokio::test]
async fn a_webhook_is_confirmed_by_scripted_calls() {
    let key = ApiKey::new("dp_test_shop").unwrap();
    let sent = webhook("order.completed")
        .id("ord_7")
        .amount(15_000)
        .sign(&key);
    let script = Script::new();
    let payment = example::<Payment>()
        .with("order_id", "ord_7")
        .with("amount", "15000.00")
        .with("status", "completed")
        .with("is_live", false)
        .build();
    let payment = serde_json::to_value(&payment).unwrap();
    script.next(&endpoint::ORDERS_GET).respond_with(serde_json::json!({
        "id": "ord_7", "amount": "15000.00", "status": "completed", "currency": "IDR", "payments": [payment],
    }));
    script
        .next(&endpoint::REFUNDS_BY_PAYMENT)
        .respond_with(serde_json::json!([]));
    let expected = Expected::new("ord_7", Amount::from(15_000));
    let webhook = Untrusted::parse(sent.body()).unwrap();
    let confirmed = webhook.confirm(&script.client(), &expected).await.unwrap();
    assert!(confirmed.is_paid());
    let made = confirmed_paid("ord_7", 15_000);
    assert_eq!(made.status(), confirmed.status());
    assert_eq!(made.received(), confirmed.received());
    assert_eq!(made.order_id(), confirmed.order_id());
}

#[test]
fn each_confirmation_is_what_its_name_says() {
    let paid = confirmed_paid("ord_1", 10_000);
    assert!(paid.is_paid() && !paid.is_refunded());
    assert_eq!((paid.status(), paid.payments().count()), ("completed", 1));
    let unpaid = confirmed_unpaid("ord_1", 10_000);
    assert!(!unpaid.is_paid() && !unpaid.is_refunded());
    assert_eq!(
        (unpaid.received(), unpaid.payments().count()),
        (Amount::ZERO, 0)
    );
    let refunded = confirmed_refunded("ord_1", 10_000);
    assert!(!refunded.is_paid() && refunded.is_refunded());
    assert_eq!(refunded.received(), Amount::ZERO);
    let _order: Order = example().build();
}
