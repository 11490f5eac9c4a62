//! The pages in a browser, if Chromium is installed. With `REQUIRE_CHROMIUM` set, as in CI, it must be.

use super::support::linked;
use crate::support::create;
use axum::Router;
use axum::extract::Request;
use axum::response::Html;
use durianpay_client::api::{ChargeResponse, EwalletCharge, EwalletChargeFields, OrderStatus};
use durianpay_simulator::Simulator;
use durianpay_test_support::browser::Browser;
use serde_json::Value;

#[tokio::test(flavor = "multi_thread")]
async fn an_order_is_paid_on_its_page() {
    let (simulator, receiver, created, link) = linked().await;
    let Some(mut browser) = Browser::open(&link) else {
        return;
    };
    browser.wait_for("document.title.startsWith('Pay Rp10.000,67')");
    browser.click("form button");
    browser.wait_for("location.pathname.startsWith('/checkout/pay_')");
    let image = "document.querySelector('img.qr')";
    browser.wait_for(&format!("{image}?.complete && {image}.naturalWidth > 0"));
    assert!(browser.layout_shifts() < 0.001);
    assert_eq!(browser.nameless_controls(), Value::from(0));
    browser.click("button[value='pay']");
    browser.wait_for("document.querySelector('[role=status]')?.innerText.includes('has arrived')");
    assert_eq!(browser.value("location.href"), *link);
    assert!(receiver.events().contains(&"order.completed".to_owned()));
    let read = simulator.client().orders().get(&created.id).await.unwrap();
    assert_eq!(read.status, OrderStatus::Completed);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_method_is_chosen_with_the_keyboard() {
    let (simulator, _receiver, _, link) = linked().await;
    let Some(mut browser) = Browser::open(&link) else {
        return;
    };
    browser.wait_for("document.title.startsWith('Pay ')");
    assert_eq!(browser.nameless_controls(), Value::from(0));
    browser.press("Tab");
    browser.press("ArrowDown");
    browser.wait_for("document.activeElement.value === 'VA' && document.activeElement.checked");
    assert!(browser.value("getComputedStyle(document.activeElement).outlineStyle") == "solid");
    browser.press("Enter");
    browser.wait_for("document.querySelector('.account code')?.innerText.startsWith('889')");
    // The page shows a payment that ends elsewhere.
    let path = browser.value("location.pathname");
    let payment = path
        .as_str()
        .unwrap()
        .trim_start_matches("/checkout/")
        .to_owned();
    simulator.pay(payment).await.unwrap();
    browser.wait_for("document.querySelector('h1').innerText.endsWith(' paid')");
}

/// A shop on another origin, to which the browser returns from the page of a wallet.
#[tokio::test(flavor = "multi_thread")]
async fn a_wallet_sends_the_browser_back_to_the_shop() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let shop = format!("http://{}/done?order=1", listener.local_addr().unwrap());
    let page = |request: Request| async move { Html(format!("<h1>{}</h1>", request.uri())) };
    let router = Router::new().fallback(page);
    tokio::spawn(async move { axum::serve(listener, router).await });
    let simulator = Simulator::builder()
        .return_url(&shop)
        .start()
        .await
        .unwrap();
    let client = simulator.client();
    for button in ["pay", "decline"] {
        let order = create(&client).await;
        let charge = EwalletCharge::new(EwalletChargeFields {
            order_id: order.id,
            mobile: "08123456789".into(),
            wallet_type: "DANA".into(),
            amount: order.amount,
        });
        let charge = client.payments().charge(charge).await.unwrap();
        let ChargeResponse::Ewallet(wallet) = charge.response else {
            panic!("a charge by e-wallet was answered otherwise");
        };
        let Some(mut browser) = Browser::open(&wallet.checkout_url.unwrap()) else {
            return;
        };
        browser.wait_for("document.title.startsWith('Pay Rp10.000,67 by DANA')");
        assert_eq!(browser.nameless_controls(), Value::from(0));
        browser.click(&format!("button[value='{button}']"));
        browser.wait_for(&format!("location.href === '{shop}'"));
        browser.wait_for("document.querySelector('h1')?.innerText === '/done?order=1'");
    }
}
