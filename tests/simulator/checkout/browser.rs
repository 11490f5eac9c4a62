//! The pages in a browser, if Chromium is installed. With `REQUIRE_CHROMIUM` set, as in CI, it must be.

use super::support::linked;
use durianpay_client::api::OrderStatus;
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
