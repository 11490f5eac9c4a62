//! The pages of wallets, banks and lenders, and the way back to the shop.

use super::support::{linked, open, submit, url};
use crate::control::support::{done, rejected};
use crate::snap::support as snap;
use crate::support::{order, send};
use durianpay_client::api::PaymentStatus;
use durianpay_simulator::{Simulator, SimulatorError};
use serde_json::{Value, json};

/// Creates an order that every method accepts, and charges it. Returns the URL to which the customer is
/// sent, and the payment.
async fn redirect(
    simulator: &Simulator,
    kind: &str,
    request: &Value,
    member: &str,
) -> (String, String) {
    let address = json!({ "city": "Jakarta" });
    let order = json!({
        "amount": "20000", "currency": "IDR", "order_ref_id": "shop-1",
        "customer": { "given_name": "Jane", "email": "jane.doe@example.com", "address": address },
        "items": [{ "name": "TV", "qty": 1, "price": "20000" }],
    });
    let (status, order) = send(simulator, "POST", "/orders", &order.to_string()).await;
    assert_eq!(status, 200, "{order}");
    let mut request = request.clone();
    request["order_id"] = order["data"]["id"].clone();
    request["amount"] = json!("20000");
    let charge = json!({ "type": kind, "request": request }).to_string();
    let (status, charge) = send(simulator, "POST", "/payments/charge", &charge).await;
    assert_eq!(status, 200, "{charge}");
    let response = &charge["data"]["response"];
    let text = |member: &str| response[member].as_str().unwrap().to_owned();
    (text(member), text("payment_id"))
}

fn wallet() -> Value {
    json!({ "mobile": "08123456789", "wallet_type": "DANA" })
}

#[tokio::test]
async fn each_redirect_opens_a_page_and_leads_back_to_the_shop() {
    let simulator = Simulator::builder()
        .return_url("http://shop.test:9/done?order=1")
        .start();
    let simulator = simulator.await.unwrap();
    for (kind, request, member, name) in [
        ("EWALLET", wallet(), "checkout_url", "DANA"),
        ("CARD", json!({}), "checkout_url", "Card"),
        (
            "ONLINE_BANKING",
            json!({ "type": "JENIUSPAY", "name": "Jane", "mobile": "08123456789" }),
            "web_url",
            "JeniusPay",
        ),
        (
            "BNPL",
            json!({ "payment_method_unique_id": "INDODANA" }),
            "redirect_url",
            "Indodana",
        ),
    ] {
        for (action, expected) in [
            ("pay", PaymentStatus::Completed),
            ("decline", PaymentStatus::Failed),
        ] {
            let (page, payment) = redirect(&simulator, kind, &request, member).await;
            assert_eq!(page, url(&simulator, &format!("/checkout/{payment}")));
            let shown = open(&page).await;
            let heading = format!("Pay Rp20.000 by {name}");
            assert!(shown.html.contains(&heading), "{}", shown.html);
            assert!(
                shown
                    .policy
                    .ends_with("form-action 'self' http://shop.test:9"),
                "{}",
                shown.policy
            );
            let ended = submit(&page, &format!("action={action}")).await;
            assert_eq!(ended.status, 303);
            assert_eq!(ended.location.unwrap(), "http://shop.test:9/done?order=1");
            let read = simulator.client().payments().get(payment).await.unwrap();
            assert_eq!(read.status, expected, "{kind}");
            let link = "<a href=\"http://shop.test:9/done?order=1\">Back to the shop</a>";
            assert!(open(&page).await.html.contains(link));
        }
    }
}

#[tokio::test]
async fn without_a_return_url_the_page_shows_the_result() {
    let simulator = Simulator::start().await.unwrap();
    let (page, _) = redirect(&simulator, "EWALLET", &wallet(), "checkout_url").await;
    // A parameter of the request is not a place to go to.
    let asked = format!("{page}?return_url=http://evil.example");
    let ended = submit(&asked, "action=pay&return_url=http://evil.example").await;
    assert_eq!(url(&simulator, &ended.location.unwrap()), page);
    assert!(open(&page).await.html.contains("The payment has arrived."));
    let snap = simulator.snap().client();
    let payment = snap
        .ewallet_payments()
        .create(snap::ewallet("shop-1"))
        .await
        .unwrap();
    let page = payment.web_redirect_url.clone().unwrap();
    assert!(open(&page).await.html.contains("Pay Rp"), "{page}");
    submit(&page, "action=pay").await;
    assert!(open(&page).await.html.contains("The payment has arrived."));
}

#[tokio::test]
async fn an_order_with_a_link_returns_to_its_page() {
    let (simulator, _receiver, _, link) = linked().await;
    let back = "http://127.0.0.1:9/done";
    done(
        &simulator,
        "PUT",
        "/_sim/return_url",
        json!({ "url": back }),
    )
    .await;
    let overview = done(&simulator, "GET", "/_sim", Value::Null).await;
    assert_eq!(overview["return_url"], back);
    let left = open(&format!("{link}/left")).await;
    assert!(left.html.contains(back), "{}", left.html);
    let chosen = submit(&link, "method=EWALLET&wallet=DANA&mobile=08123456789").await;
    let page = url(&simulator, &chosen.location.unwrap());
    let paid = submit(&page, "action=pay").await;
    assert_eq!(url(&simulator, &paid.location.unwrap()), link);
    assert!(open(&link).await.html.contains("Back to the shop"));
    done(
        &simulator,
        "PUT",
        "/_sim/return_url",
        json!({ "url": null }),
    )
    .await;
    assert!(!open(&link).await.html.contains("Back to the shop"));
}

#[tokio::test]
async fn a_return_url_is_one_of_http() {
    let (simulator, ..) = linked().await;
    for invalid in [
        "javascript:alert(1)",
        "/done",
        "ftp://shop.test/",
        "data:text/html,x",
        "",
    ] {
        let body = json!({ "url": invalid });
        let message = rejected(&simulator, "PUT", "/_sim/return_url", body, 400).await;
        assert!(
            message.starts_with("the return URL must be an `http`"),
            "{message}"
        );
        let error = Simulator::builder()
            .return_url(invalid)
            .start()
            .await
            .unwrap_err();
        assert!(matches!(error, SimulatorError::ReturnUrl), "{error}");
    }
    // A text cannot leave the attribute that it is in, nor the policy.
    let odd = json!({ "url": "http://shop.test/\"><script>;script-src *" });
    done(&simulator, "PUT", "/_sim/return_url", odd).await;
    let linked = order().is_payment_link(true);
    let linked = simulator.client().orders().create(linked).await.unwrap();
    let link = linked.payment_link_url.unwrap();
    let left = open(&format!("{link}/left")).await;
    assert!(
        !left.html.contains("<script>") && !left.policy.contains('*'),
        "{left:?}"
    );
}
