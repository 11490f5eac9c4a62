//! Scripted calls, and what is reported if they go otherwise.

use crate::panic_of;
use durianpay_client::api::{CreateOrder, Order, OrderCustomer, endpoint};
use durianpay_client::snap::api::{API as SNAP, CreateQris, endpoint as snap};
use durianpay_client::snap::{Client as SnapClient, Credentials, CredentialsFields};
use durianpay_client::testing::{Failure, Script, example};
use durianpay_client::{Client, ErrorKind, Outcome, RsaPrivateKey};
use std::time::Duration;

fn request(rupiah: u32) -> CreateOrder {
    let customer = OrderCustomer::new().email("jane.doe@example.com");
    CreateOrder::new(rupiah, customer)
}

async fn create(client: &Client, rupiah: u32) -> Result<Order, durianpay_client::Error> {
    client.orders().create(request(rupiah)).await
}

#[tokio::test]
async fn steps_of_an_endpoint_are_taken_in_order_and_of_others_in_any() {
    let script = Script::new();
    script
        .next(&endpoint::ORDERS_GET)
        .respond_with(example::<Order>().with("id", "ord_1"));
    script
        .next(&endpoint::ORDERS_GET)
        .respond_with(example::<Order>().with("id", "ord_2"));
    script.next(&endpoint::ORDERS_CREATE).times(2).respond();
    let client = script.client();
    create(&client, 1).await.unwrap();
    assert_eq!(client.orders().get("ord_1").await.unwrap().id, "ord_1");
    create(&client, 2).await.unwrap();
    assert_eq!(client.orders().get("ord_2").await.unwrap().id, "ord_2");
    let operations: Vec<_> = script
        .calls()
        .iter()
        .map(|call| call.operation().unwrap())
        .collect();
    assert_eq!(
        operations,
        ["orders.create", "orders.get", "orders.create", "orders.get"]
    );
    script.verify();
}

#[tokio::test]
async fn a_step_can_be_limited_to_a_body() {
    let script = Script::new();
    for (rupiah, id) in [("1.00", "ord_1"), ("2.00", "ord_2")] {
        let order = example::<Order>().with("id", id).build();
        script
            .next(&endpoint::ORDERS_CREATE)
            .when("amount", rupiah)
            .respond_with(order);
    }
    let client = script.client();
    assert_eq!(create(&client, 2).await.unwrap().id, "ord_2");
    assert_eq!(create(&client, 1).await.unwrap().id, "ord_1");
    script.verify();
}

#[tokio::test]
async fn what_differs_from_the_script_is_reported() {
    let script = Script::new();
    script.next(&endpoint::ORDERS_GET).times(2).respond();
    script
        .next(&endpoint::ORDERS_CREATE)
        .when("amount", "1.00")
        .respond();
    let client = script.client();
    let error = create(&client, 2).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Request, Outcome::NotSent)
    );
    let expected =
        "`POST /v1/orders` has no step in the script; the step at tests/testing/scripts.rs:";
    assert!(error.to_string().contains(expected), "{error}");
    client.refunds().get("rfn_1").await.unwrap_err();
    let calls = script.calls();
    assert_eq!(calls[1].operation(), None);
    assert_eq!(calls[1].request(), "GET /v1/refunds/rfn_1");

    let report = panic_of(|| script.verify());
    let lines: Vec<&str> = report.lines().collect();
    assert_eq!(lines.len(), 5, "{report}");
    assert!(
        lines[1].contains("`orders.get` was not called 2 times, as scripted at"),
        "{report}"
    );
    assert!(
        lines[2].contains("`orders.create` was not called, as scripted at"),
        "{report}"
    );
    let difference = "expects `\"1.00\"` at `amount`, found `\"2.00\"`";
    assert!(lines[3].contains(difference), "{report}");
    assert!(
        lines[4].contains("`GET /v1/refunds/rfn_1` has no step"),
        "{report}"
    );
}

#[test]
fn a_dropped_script_is_verified_but_hides_no_other_failure() {
    let report = panic_of(|| {
        let script = Script::new();
        script.next(&endpoint::ORDERS_GET).respond();
    });
    assert!(report.contains("`orders.get` was not called"), "{report}");
    let first = panic_of(|| {
        let script = Script::new();
        script.next(&endpoint::ORDERS_GET).respond();
        panic!("{}", "the first failure".to_owned());
    });
    assert_eq!(first, "the first failure");
}

#[tokio::test(start_paused = true)]
async fn retries_and_time_limits_are_those_of_the_client() {
    let script = Script::new();
    script
        .next(&endpoint::ORDERS_GET)
        .fail(Failure::status(503));
    script.next(&endpoint::ORDERS_GET).fail(Failure::silence());
    script.next(&endpoint::ORDERS_GET).respond();
    let client = script.builder().build().unwrap();
    client.orders().get("ord_1").await.unwrap();
    script.verify();

    let script = Script::new();
    script
        .next(&endpoint::ORDERS_CREATE)
        .fail(Failure::silence());
    let call = script.client().orders().create(request(1));
    let error = call.timeout(Duration::from_secs(5)).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Timeout, Outcome::Unknown)
    );
}

#[tokio::test]
async fn requests_are_recorded_without_the_key() {
    let script = Script::new();
    script.next(&endpoint::DISBURSEMENTS_APPROVE).respond();
    let client = script.client();
    let call = client
        .disbursements()
        .approve("dis_1")
        .idempotency_key("approval-7");
    call.await.unwrap();
    let calls = script.calls();
    assert_eq!(calls[0].idempotency_key(), Some("approval-7"));
    assert_eq!(calls[0].header("authorization"), None);
    let shown = format!("{script:?} {calls:?}");
    assert!(
        !shown.contains("dp_test") && !shown.contains("ZHBfdGVzdF"),
        "{shown}"
    );
}

#[tokio::test]
async fn the_newer_generation_is_scripted_too() {
    let script = Script::of_api(&SNAP);
    script.next(&snap::ACCESS_TOKENS_CREATE).respond();
    script.next(&snap::QRIS_CREATE).respond();
    let key = RsaPrivateKey::from_pem(include_str!("../signing/keys/pkcs8.pem")).unwrap();
    let credentials = Credentials::new(CredentialsFields {
        client_key: "client".into(),
        client_secret: "secret".into(),
        private_key: key,
    });
    let builder = SnapClient::builder(credentials.unwrap());
    let builder = builder.environment(&durianpay_client::snap::api::environment::SANDBOX);
    let client = builder.transport(script.transport()).build().unwrap();
    client
        .qris()
        .create(example::<CreateQris>().build())
        .await
        .unwrap();
    script.verify();
}
