//! Every event of the spec has a way through: it is handled, or handed over as what it is.

use crate::support::{HOUR, MINUTE, Shop, claim};
use durianpay_client::api::{
    DisbursementId, DisbursementPayout, DisbursementPayoutFields, DisbursementStatus,
    InvoiceStatus, PaymentId, RecordInvoicePayment, SubmitDisbursement, SubmitDisbursementHeaders,
    ValidateAccount, ValidateAccountFields, WEBHOOK,
};
use durianpay_client::json::Json;
use durianpay_client::webhook::Subject;
use durianpay_client::webhook::inbox::{JobKind, JobStatus, Occurrence, Store as _, Trust};
use durianpay_simulator::{DeliveryOutcome, Simulator};
use std::collections::{BTreeMap, BTreeSet};

/// Lets everything happen that causes an event.
async fn live_through(shop: &Shop) -> PaymentId {
    let order = shop.order().await;
    shop.work().await;
    let payment = shop.charge(&order).await;
    let others = [
        shop.charge(&order).await,
        shop.charge(&order).await,
        shop.charge(&order).await,
    ];
    shop.simulator.pay(&payment).await.unwrap();
    shop.simulator.settle(&payment).await.unwrap();
    shop.simulator.fail(&others[0]).await.unwrap();
    shop.simulator.expire(&others[1]).await.unwrap();
    shop.client.payments().cancel(&others[2]).await.unwrap();
    approve_payout(shop).await;
    let account = ValidateAccount::new(ValidateAccountFields {
        account_number: "8422640".into(),
        bank_code: "bca".into(),
    });
    shop.client.disbursements().validate(account).await.unwrap();
    let paid = RecordInvoicePayment::new(
        "inv_7",
        "10001".parse::<durianpay_client::Amount>().unwrap(),
    );
    shop.client
        .invoices()
        .manual_transaction(paid)
        .await
        .unwrap();
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    for (method, path, body) in [
        (
            http::Method::POST,
            "subscriptions",
            r#"{"plan":{"name":"n","price":"5","qty":"1"},"started_at":"2021-09-30T12:58:38Z","charge_type":"manual"}"#,
        ),
        (http::Method::DELETE, "subscriptions/sub_7/cancel", ""),
    ] {
        let url = format!("{}/{path}", shop.simulator.base_url());
        let sent = http
            .request(method, url)
            .header("authorization", "Basic ZHBfdGVzdF9zaW11bGF0b3I6")
            .body(body)
            .send()
            .await
            .unwrap();
        assert_eq!(sent.status(), 200);
    }
    let notified = Json::parse(r#"{"channel":"email"}"#).unwrap();
    let notify = shop
        .simulator
        .trigger("subscription.notification_sent", notified);
    notify.await.unwrap();
    payment
}

async fn approve_payout(shop: &Shop) -> DisbursementId {
    let payout = DisbursementPayout::new(DisbursementPayoutFields {
        account_owner_name: "Jane Doe".into(),
        bank_code: "bca".into(),
        amount: 10_000.into(),
        account_number: "8422640".into(),
    });
    let request = SubmitDisbursement::new("batch", [payout]);
    let headers = SubmitDisbursementHeaders::new("key-1");
    let disbursements = shop.client.disbursements();
    let batch = disbursements.submit(request, headers).await.unwrap();
    disbursements.approve(&batch.id).await.unwrap();
    batch.id
}

/// Checks that the simulator sent each event of the spec, and that each was accepted at
/// once and ended without a dead job. Returns the names of what was handed over.
async fn told_by_all_events(shop: &Shop) -> BTreeMap<&'static str, usize> {
    shop.simulator.advance(6 * HOUR).await.unwrap();
    let deliveries = shop.simulator.deliveries();
    let sent: BTreeSet<_> = deliveries.iter().map(|sent| sent.event.clone()).collect();
    let known = WEBHOOK.events.iter().map(|event| event.name.to_owned());
    assert_eq!(sent, known.collect());
    for sent in deliveries {
        assert_eq!(sent.outcome, DeliveryOutcome::Accepted, "{}", sent.event);
        assert_eq!(sent.attempt, 1, "{}", sent.event);
    }
    shop.work_to_the_end().await;
    assert_eq!(shop.reasons(JobStatus::Dead).await, []);
    for event in shop.jobs(Some(JobKind::Event), None).await {
        assert_eq!(event.status, JobStatus::Done, "{event:?}");
        assert_eq!(event.reason, "", "{event:?}");
    }
    let mut names = BTreeMap::new();
    for name in shop.names() {
        *names.entry(name).or_default() += 1;
    }
    names
}

#[tokio::test(start_paused = true)]
async fn each_of_the_fifteen_events_is_handled_or_handed_over() {
    let shop = Shop::open().await;
    live_through(&shop).await;
    let names = told_by_all_events(&shop).await;
    let expected = [
        ("disbursement_completed", 1),
        ("order_created", 1),
        ("order_paid", 1),
        ("payment_ended", 3),
        ("settlement_paid", 1),
        // An account validation, two of an invoice and three of a subscription: of none a
        // field is known.
        ("unconfirmed", 6),
    ];
    assert_eq!(names, BTreeMap::from(expected));
}

#[tokio::test(start_paused = true)]
async fn events_that_name_their_object_are_confirmed_by_its_own_endpoint() {
    let shop = Shop::open_with(Simulator::builder().named_objects(), |inbox| inbox).await;
    // The sample of an invoice is still outstanding.
    let faults = shop.simulator.faults();
    faults.show("inv_7", "status", "paid");
    faults.show("inv_7", "remaining_amount", "0.00");
    live_through(&shop).await;
    let names = told_by_all_events(&shop).await;
    let expected = [
        ("disbursement_completed", 1),
        // Two events, one state.
        ("invoice_changed", 1),
        ("order_created", 1),
        ("order_paid", 1),
        ("payment_ended", 3),
        ("settlement_paid", 1),
        // Two subscriptions: the sample, and the cancelled one.
        ("subscription_changed", 2),
        // An account validation, and a notification without an id.
        ("unconfirmed", 2),
    ];
    assert_eq!(names, BTreeMap::from(expected));
    let told = shop.only("invoice_changed");
    let Occurrence::InvoiceChanged {
        id,
        status,
        remaining,
    } = told.occurrence()
    else {
        panic!("{told:?}");
    };
    assert_eq!((id.as_str(), status), ("inv_7", &InvoiceStatus::Paid));
    assert_eq!(*remaining, Some(durianpay_client::Amount::ZERO));
}

#[tokio::test(start_paused = true)]
async fn a_payout_is_reported_when_validated_and_when_completed() {
    let shop = Shop::open().await;
    let batch = approve_payout(&shop).await;
    // Its accounts are checked, and the bank has not paid yet.
    shop.simulator.faults().show(&batch, "status", "approved");
    shop.simulator.advance(6 * HOUR).await.unwrap();
    shop.work_for(MINUTE).await;
    assert_eq!(shop.names(), ["disbursement_validated"]);
    shop.simulator.faults().clear_of(&batch);
    shop.work_to_the_end().await;
    assert_eq!(
        shop.names(),
        ["disbursement_validated", "disbursement_completed"]
    );
    let told = shop.only("disbursement_completed");
    let Occurrence::DisbursementCompleted { id, status } = told.occurrence() else {
        panic!("{told:?}");
    };
    assert_eq!((id, status), (&batch, &DisbursementStatus::Success));
    assert_eq!(shop.reasons(JobStatus::Dead).await, []);
}

#[tokio::test(start_paused = true)]
async fn a_payout_without_webhooks_is_queried() {
    let shop = Shop::deaf().await;
    let batch = approve_payout(&shop).await;
    shop.inbox.ask(&Subject::Disbursement(batch)).await.unwrap();
    shop.work_for(MINUTE).await;
    shop.simulator.advance(6 * HOUR).await.unwrap();
    shop.work_to_the_end().await;
    let names = shop.names();
    assert_eq!(names.last(), Some(&"disbursement_completed"), "{names:?}");
}

#[tokio::test(start_paused = true)]
async fn a_payout_with_an_unknown_status_is_queried_again() {
    let shop = Shop::open().await;
    let batch = approve_payout(&shop).await;
    shop.simulator
        .faults()
        .show_status(&batch, "at_the_central_bank", 8);
    shop.simulator.advance(6 * HOUR).await.unwrap();
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["disbursement_completed"]);
    assert_eq!(shop.reasons(JobStatus::Dead).await, []);
}

#[tokio::test(start_paused = true)]
async fn a_settlement_is_reported_when_the_api_confirms_it() {
    let shop = Shop::open().await;
    let (_, payment) = shop.sale().await;
    shop.simulator.pay(&payment).await.unwrap();
    let sent = shop.simulator.settle(&payment).await.unwrap();
    let body: serde_json::Value = serde_json::from_slice(&sent[0].body).unwrap();
    let settlement = body["data"]["settlement_id"].as_str().unwrap();
    shop.simulator
        .faults()
        .show(settlement, "status", "processing");
    shop.work_for(MINUTE).await;
    assert_eq!(shop.names(), ["order_paid"]);
    shop.simulator.faults().clear_of(settlement);
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid", "settlement_paid"]);
}

#[tokio::test(start_paused = true)]
async fn an_invoice_is_reported_when_the_api_confirms_its_payment() {
    let shop = Shop::open().await;
    shop.simulator
        .faults()
        .show("inv_1", "status", "outstanding");
    shop.receive(claim("invoice.paid", "inv_1")).await.unwrap();
    shop.work_for(MINUTE).await;
    assert_eq!(shop.names(), [""; 0]);
    shop.simulator.faults().show("inv_1", "status", "paid");
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["invoice_changed"]);
}

#[tokio::test(start_paused = true)]
async fn the_parts_of_objects_are_handed_over_unconfirmed() {
    let shop = Shop::open().await;
    let long = format!("pay_{}", "1".repeat(200));
    for id in [
        "dis_item_1",
        "inv_txn_1",
        "sub_plan_1",
        "x_1",
        "",
        "pay",
        &long,
    ] {
        shop.receive(claim("canary.happened", id)).await.unwrap();
    }
    shop.work_to_the_end().await;
    let names = shop.names();
    assert!(names.iter().all(|name| *name == "unconfirmed"), "{names:?}");
    assert_eq!(names.len(), 7);
    assert_eq!(shop.calls(), 0);
}

#[tokio::test(start_paused = true)]
async fn an_unconfirmed_event_keeps_the_trust_of_its_webhook() {
    let shop = Shop::open().await;
    live_through(&shop).await;
    shop.claim("canary.happened", "x_1").await;
    shop.work_to_the_end().await;
    let tasks = shop.jobs(Some(JobKind::Task), None).await;
    for task in &tasks {
        let is_fact = task.name != "unconfirmed";
        assert_eq!(task.trust == Trust::Confirmed, is_fact, "{task:?}");
    }
    let unconfirmed = tasks.iter().filter(|task| task.name == "unconfirmed");
    let trusts: Vec<_> = unconfirmed.map(|task| task.trust).collect();
    assert_eq!(trusts, [Trust::Unsigned; 6]);
}

#[tokio::test(start_paused = true)]
async fn a_payout_is_queried_until_it_is_validated() {
    let shop = Shop::deaf().await;
    let batch = approve_payout(&shop).await;
    let faults = shop.simulator.faults();
    faults.show(&batch, "status", "draft");
    shop.claim("disbursement.validation_completed", &batch)
        .await;
    shop.work_for(MINUTE).await;
    assert_eq!(shop.names(), [""; 0]);
    let pending = shop.reasons(JobStatus::Pending).await;
    let name = "disbursement.validation_completed".to_owned();
    assert_eq!(pending, [(name, "the API still states `draft`".to_owned())]);
    faults.show(&batch, "status", "approved");
    shop.work_for(HOUR).await;
    assert_eq!(shop.names(), ["disbursement_validated"]);
    assert_eq!(shop.reasons(JobStatus::Pending).await, []);
}

#[tokio::test(start_paused = true)]
async fn the_record_of_a_payout_has_its_last_status() {
    let shop = Shop::deaf().await;
    let batch = approve_payout(&shop).await;
    for status in ["draft", "approved", "success"] {
        let faults = shop.simulator.faults();
        faults.show(&batch, "status", status);
        shop.claim(&format!("seen.{status}"), &batch).await;
        shop.work_for(HOUR).await;
        let object = Subject::Disbursement(batch.clone()).object();
        let record = shop.store.record(&object).await.unwrap().unwrap();
        assert_eq!(record.data, status);
    }
}
