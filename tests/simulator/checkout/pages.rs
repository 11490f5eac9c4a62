//! The pages and their forms, without a browser.

use super::support::{Answer, answer, client, linked, open, submit, url};
use crate::support::{amount, order};
use durianpay_client::api::{CreateOrder, OrderItem, OrderItemFields, OrderStatus, PaymentStatus};
use durianpay_simulator::Simulator;
use std::time::Duration;

/// Submits the choice of a method, and returns the page of the payment.
async fn choose(simulator: &Simulator, link: &str, form: &str) -> String {
    let chosen = submit(link, form).await;
    assert_eq!(chosen.status, 303, "{form}: {chosen:?}");
    url(simulator, &chosen.location.unwrap())
}

#[tokio::test]
async fn a_payment_link_is_a_page_of_the_simulator() {
    let (simulator, receiver, created, link) = linked().await;
    assert!(link.starts_with(&url(&simulator, "/payment/")), "{link}");
    let read = simulator.client().orders().get(&created.id).await.unwrap();
    assert_eq!(read.payment_link_url.as_ref(), Some(&link));
    simulator.advance(Duration::ZERO).await.unwrap();
    assert_eq!(
        crate::support::data(&receiver.bodies()[0])["payment_link_url"],
        link
    );
    let page = open(&link).await;
    assert_eq!(page.status, 200);
    for part in ["Pay Rp10.000,67", "order_ref_001", "Jane"] {
        assert!(page.html.contains(part), "{part}: {}", page.html);
    }
    assert!(!page.html.contains("://"), "{}", page.html);
    assert!(
        page.policy
            .starts_with("default-src 'none'; script-src 'self'; ")
    );
    // Without pages, it is the bare code.
    let memory = Simulator::builder().start_in_memory().unwrap();
    let bare = memory
        .client()
        .orders()
        .create(order().is_payment_link(true))
        .await
        .unwrap();
    assert_eq!(bare.payment_link_url.unwrap().len(), 6);
}

#[tokio::test]
async fn an_order_is_paid_by_each_method() {
    for (form, part) in [
        ("method=QRIS", "/qr.svg\""),
        ("method=VA&bank=MANDIRI", "<code>889089999"),
        (
            "method=EWALLET&wallet=DANA&mobile=08123456789",
            "in place of DANA",
        ),
        ("method=EWALLET&wallet=OVO&mobile=", "in place of OVO"),
    ] {
        let (simulator, receiver, created, link) = linked().await;
        let payment = choose(&simulator, &link, form).await;
        let page = open(&payment).await;
        assert!(page.html.contains(part), "{form}: {}", page.html);
        assert!(open(&link).await.html.contains("Started before"), "{form}");

        let paid = submit(&payment, "action=pay").await;
        assert_eq!(paid.status, 303, "{form}");
        assert_eq!(url(&simulator, &paid.location.unwrap()), link);
        let expected = ["order.created", "payment.completed", "order.completed"];
        assert_eq!(receiver.events(), expected, "{form}");
        assert!(
            open(&link).await.html.contains("Rp10.000,67 paid"),
            "{form}"
        );
        let read = simulator.client().orders().get(&created.id).await.unwrap();
        assert_eq!(read.status, OrderStatus::Completed);
        // A second click changes nothing.
        assert_eq!(submit(&payment, "action=decline").await.status, 303);
        assert_eq!(receiver.events(), expected, "{form}");
    }
}

#[tokio::test]
async fn a_customer_may_decline_and_choose_again() {
    let (simulator, receiver, created, link) = linked().await;
    let payment = choose(&simulator, &link, "method=QRIS").await;
    submit(&payment, "action=decline").await;
    assert!(receiver.events().contains(&"payment.failed".to_owned()));
    assert!(
        open(&payment)
            .await
            .html
            .contains("The payment was declined.")
    );
    let left = open(&format!("{link}/left")).await;
    assert!(
        left.html.contains("The order can be paid until"),
        "{}",
        left.html
    );

    let payment = choose(&simulator, &link, "method=VA&bank=BCA").await;
    let list = simulator.client().payments().list().await.unwrap();
    let statuses: Vec<_> = list
        .payments
        .unwrap()
        .into_iter()
        .map(|one| one.status)
        .collect();
    assert_eq!(statuses, [PaymentStatus::Processing, PaymentStatus::Failed]);
    submit(&payment, "action=pay").await;
    let read = simulator.client().orders().get(&created.id).await.unwrap();
    assert_eq!(read.status, OrderStatus::Completed);
    let late = submit(&link, "method=QRIS").await;
    assert_eq!(late.status, 422);
}

#[tokio::test]
async fn a_method_that_the_api_rejects_is_explained() {
    let (simulator, _receiver, _, link) = linked().await;
    let expensive = CreateOrder::new(20_000_000, order().customer).is_payment_link(true);
    let expensive = simulator.client().orders().create(expensive).await.unwrap();
    let expensive = expensive.payment_link_url.unwrap();
    for (link, form, reason) in [
        (&expensive, "method=QRIS", "`amount` is more than 10000000"),
        (&link, "method=EWALLET&wallet=DANA&mobile=12", "`mobile` "),
        (
            &link,
            "method=EWALLET&wallet=LINKAJA",
            "the order has no items",
        ),
        (&link, "method=VA&bank=<i>", "`bank_code` is not one of"),
        (&link, "method=CASH", "no method was chosen"),
        (&link, "", "no method was chosen"),
    ] {
        let rejected = submit(link, form).await;
        assert_eq!(rejected.status, 422, "{form}");
        assert!(rejected.html.contains("role=\"alert\""), "{form}");
        assert!(rejected.html.contains(reason), "{form}: {}", rejected.html);
    }
    assert_eq!(
        simulator.client().payments().list().await.unwrap().total,
        Some(0)
    );
}

#[tokio::test]
async fn texts_of_the_merchant_are_escaped() {
    let (simulator, _receiver, _, _) = linked().await;
    let evil = "\"><script>alert('x')</script>&amp;";
    let request = order()
        .is_payment_link(true)
        .order_ref_id(evil)
        .description(evil)
        .items([OrderItem::new(OrderItemFields {
            name: evil.into(),
            qty: 2,
            price: amount("5000.00"),
        })]);
    let created = simulator.client().orders().create(request).await.unwrap();
    let link = created.payment_link_url.unwrap();
    let page = open(&choose(&simulator, &link, "method=QRIS").await).await;
    for page in [open(&link).await, page] {
        assert!(!page.html.contains("<script>"), "{}", page.html);
        let escaped = "&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;";
        assert_eq!(page.html.matches(escaped).count(), 3, "{}", page.html);
    }
}

#[tokio::test]
async fn a_page_that_cannot_be_used_says_why() {
    let (simulator, receiver, _, link) = linked().await;
    let payment = choose(&simulator, &link, "method=QRIS").await;
    let status = async |answer: Answer| answer.status.as_u16();
    for path in [
        "/payment/nothing",
        "/payment/nothing/left",
        "/checkout/pay_1",
        "/payment/a/b",
    ] {
        assert_eq!(
            status(open(&url(&simulator, path)).await).await,
            404,
            "{path}"
        );
        assert_eq!(
            status(submit(&url(&simulator, path), "action=pay&method=QRIS").await).await,
            404,
            "{path}"
        );
    }
    assert_eq!(status(submit(&payment, "action=steal").await).await, 400);
    assert_eq!(status(answer(client().delete(&link)).await).await, 405);
    // A page of another site cannot pay.
    let foreign = client()
        .post(&payment)
        .header("origin", "http://evil.example");
    assert_eq!(status(answer(foreign.body("action=pay")).await).await, 403);
    assert_eq!(receiver.events(), ["order.created"]);

    simulator
        .advance(Duration::from_secs(31 * 24 * 60 * 60))
        .await
        .unwrap();
    assert!(
        open(&link)
            .await
            .html
            .contains("This payment link has expired.")
    );
    assert!(
        open(&payment)
            .await
            .html
            .contains("The payment has expired.")
    );
    // None of this is a request of the API.
    assert!(
        simulator
            .requests()
            .iter()
            .all(|request| request.path != "/payments/charge")
    );
}
