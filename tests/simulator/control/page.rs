//! The page at `/`, in a browser if Chromium is installed. With `REQUIRE_CHROMIUM` set, as in CI, it must be.

use super::support::{shop, url};
use crate::support::order_and_payment;
use durianpay_client::api::PaymentStatus;
use durianpay_test_support::browser::Browser;
use serde_json::Value;

#[tokio::test]
async fn the_page_needs_nothing_from_other_hosts() {
    let (simulator, _receiver) = shop().await;
    for (path, kind) in [
        ("/", "text/html"),
        ("/_sim/page.css", "text/css"),
        ("/_sim/page.js", "text/javascript"),
        ("/_sim/faults.js", "text/javascript"),
        ("/_sim/checkout.js", "text/javascript"),
        ("/_sim/checkout.css", "text/css"),
    ] {
        let file = reqwest::get(url(&simulator, path)).await.unwrap();
        let headers = file.headers().clone();
        assert!(
            headers["content-type"].to_str().unwrap().starts_with(kind),
            "{path}"
        );
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self'; "),
            "{policy}"
        );
        let text = file.text().await.unwrap();
        assert!(
            !text.contains("://") && !text.contains("innerHTML"),
            "{path}"
        );
    }
    // Neither is a request of the API.
    assert_eq!(simulator.requests().len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payment_is_paid_by_a_click() {
    let (simulator, receiver) = shop().await;
    let client = simulator.client();
    let (_, paid) = order_and_payment(&client).await;
    let (_, less) = order_and_payment(&client).await;
    let Some(mut browser) = Browser::open(&url(&simulator, "/")) else {
        return;
    };
    browser.click(&format!("button[aria-label='Pay {paid}']"));
    browser.wait_for(&format!(
        "document.getElementById('status').textContent === '{paid}: pay'"
    ));
    assert!(receiver.events().contains(&"payment.completed".to_owned()));
    browser.wait_for(
        "document.getElementById('t-deliveries').innerText.includes('payment.completed')",
    );

    browser.click(&format!("input[aria-label='Amount for {less}']"));
    browser.type_text("9000.5");
    browser.click(&format!("button[aria-label='Pay {less}']"));
    browser.wait_for("document.getElementById('t-payments').innerText.includes('(paid 9000.50)')");
    let read = client.payments().get(&less).await.unwrap();
    assert_eq!(read.status, PaymentStatus::Completed);

    let before = simulator.now();
    browser.click("button[data-advance='3600']");
    browser.wait_for("document.getElementById('status').textContent === 'the clock was moved'");
    assert_eq!(simulator.now().unix_seconds() - before.unix_seconds(), 3600);

    browser.click("#plan");
    browser.type_text("orders.create:explode");
    browser.press("Enter");
    browser.wait_for("document.getElementById('status').textContent.endsWith('unknown fault')");
    browser.click("details summary");
    let image = "document.querySelector('img.qr')";
    browser.wait_for(&format!("{image}.complete && {image}.naturalWidth > 0"));
}

/// Every control has a name, and texts of clients are not read as HTML.
#[tokio::test(flavor = "multi_thread")]
async fn the_page_is_accessible_and_safe() {
    let (simulator, _receiver) = shop().await;
    let client = simulator.client();
    let order = crate::support::order().order_ref_id("<img src=x onerror=document.title='hit'>");
    client.orders().create(order).await.unwrap();
    order_and_payment(&client).await;
    let Some(mut browser) = Browser::open(&url(&simulator, "/")) else {
        return;
    };
    browser.wait_for("document.getElementById('t-orders').innerText.includes('<img src=x')");
    browser.wait_for("document.querySelector(\"[aria-label^='Pay pay_']\") !== null");
    assert_eq!(browser.value("document.title"), "Durianpay simulator");
    let nameless = browser.nameless_controls();
    assert_eq!(nameless, Value::from(0));
    let headings =
        browser.value("[...document.querySelectorAll('th')].every((one) => one.scope === 'col')");
    assert_eq!(headings, Value::Bool(true));
    let language = browser.value("document.documentElement.lang");
    assert_eq!(language, "en");
}

/// Faults of every kind are armed with the form, listed, injected and removed.
#[tokio::test(flavor = "multi_thread")]
async fn faults_are_armed_and_removed_by_buttons() {
    let (simulator, _receiver) = shop().await;
    let client = simulator.client();
    let (_, payment) = order_and_payment(&client).await;
    let Some(mut browser) = Browser::open(&url(&simulator, "/")) else {
        return;
    };
    browser.wait_for("document.getElementById('fault').options.length > 10");
    let arm = |browser: &mut Browser, fault: &str, target: &str, fields: &[(&str, &str)]| {
        browser.value(&format!(
            "(() => {{ const fault = document.getElementById('fault'); \
             fault.value = [...fault.options].find((one) => one.text === '{fault}').value; \
             fault.dispatchEvent(new Event('change')); document.getElementById('target').value = '{target}'; }})()"
        ));
        for (id, text) in fields {
            browser.click(&format!("#{id}"));
            browser.value(&format!("document.getElementById('{id}').select()"));
            browser.type_text(text);
        }
        let before = simulator.faults().waiting();
        browser.value("document.getElementById('status').textContent = ''");
        browser.click("#arm button");
        let done = "document.getElementById('status').textContent === 'the fault waits'";
        browser.wait_for(done);
        simulator.faults().waiting() - before
    };
    assert_eq!(
        arm(
            &mut browser,
            "reset_applied",
            "orders.create",
            &[("times", "2")]
        ),
        2
    );
    assert_eq!(
        arm(
            &mut browser,
            "delay_delivery",
            "payment.completed",
            &[("value", "5m"), ("times", "1")]
        ),
        1
    );
    let object = ("object", payment.as_str());
    assert_eq!(
        arm(
            &mut browser,
            "show status",
            "",
            &[object, ("value", "captured")]
        ),
        1
    );
    assert_eq!(
        arm(
            &mut browser,
            "show member",
            "",
            &[object, ("value", "discount=\"7\"")]
        ),
        0
    );
    assert_eq!(arm(&mut browser, "random", "", &[("value", "0")]), 0);
    browser.wait_for("document.querySelectorAll('#t-armed tbody tr').length === 5");

    let read = client.payments().get(&payment).await.unwrap();
    assert_eq!(read.status.as_str(), "captured");
    client
        .orders()
        .create(crate::support::order())
        .no_retry()
        .await
        .unwrap_err();
    browser.wait_for("document.querySelectorAll('#t-fired tbody tr').length === 2");
    let fired = browser.value("document.getElementById('t-fired').innerText");
    let fired = fired.as_str().unwrap();
    assert!(
        fired.contains("reset_applied") && fired.contains("status=captured"),
        "{fired}"
    );
    browser.click("button[aria-label^='Remove fault 1 (reset_applied)']");
    browser.wait_for("document.querySelectorAll('#t-armed tbody tr').length === 2");
    browser.click("#disarm");
    browser.wait_for("document.getElementById('t-armed').innerText.includes('None yet.')");
    assert_eq!(simulator.faults().waiting(), 0);
    assert_eq!(browser.nameless_controls(), Value::from(0));
}
