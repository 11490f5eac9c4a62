//! Notifications in an inbox: stored first, and each status of an object handed over once.

use crate::merchant::Merchant;
use crate::sender::{QRIS, authentic, qris};
use durianpay_client::Amount;
use durianpay_client::snap::Notification;
use durianpay_client::webhook::ResponseError as _;
use durianpay_client::webhook::inbox::{
    HandlerError, Inbox, Incoming, JobKind, JobStatus, MemoryStore, Occurrence, Receipt, Seal,
    SealError, Store, SweepError, Trust,
};
use std::sync::Arc;
use std::time::Duration;

#[tokio::test(start_paused = true)]
async fn a_notification_is_handed_over_once_with_its_signed_body() {
    let merchant = Merchant::new();
    assert_eq!(merchant.receive("pay_1", "00").await, Receipt::Stored);
    let again = merchant.receive("pay_1", "00").await;
    assert_eq!(again, Receipt::Known { delivery: 2 });
    merchant.work().await;
    merchant.work().await;
    let handled = merchant.handled.lock().unwrap();
    let [delivery] = handled.as_slice() else {
        panic!("handed over {} times", handled.len());
    };
    let Occurrence::Notified(notified) = delivery.occurrence() else {
        panic!("{delivery:?} is no notification");
    };
    assert_eq!(notified.name.as_deref(), Some("qris_payment"));
    assert_eq!(notified.object_id.as_deref(), Some("pay_1"));
    assert_eq!(notified.status.as_deref(), Some("00"));
    assert_eq!(notified.body.as_str(), qris("pay_1", "00"));
    let Ok(Notification::QrisPayment(qris)) = notified.read() else {
        panic!("the notification is not read as its type");
    };
    let amount = qris.amount.unwrap().value;
    assert_eq!(amount, "10000.00".parse::<Amount>().unwrap());
    assert!(qris.latest_transaction_status.is_paid());
}

#[tokio::test(start_paused = true)]
async fn jobs_of_notifications_are_signed_and_named_by_their_object() {
    let merchant = Merchant::new();
    merchant.receive("pay_1", "00").await;
    merchant.work().await;
    let jobs = merchant.jobs().await;
    let rows = jobs
        .iter()
        .map(|job| (job.kind, job.name.as_str(), job.trust));
    let expected = [
        (JobKind::Event, "qris_payment", Trust::Signed),
        (JobKind::Task, "notified", Trust::Signed),
    ];
    assert_eq!(rows.collect::<Vec<_>>(), expected);
    let object = "notification/qris_payment/pay_1";
    assert!(jobs.iter().all(|job| job.object == object));
    let metrics = merchant.inbox.metrics();
    assert_eq!(
        (metrics.stored, metrics.confirmed, metrics.handled),
        (1, 1, 1)
    );
}

#[tokio::test(start_paused = true)]
async fn a_status_before_the_final_one_is_handed_over() {
    let merchant = Merchant::new();
    for status in ["01", "03", "00"] {
        merchant.receive("pay_1", status).await;
        merchant.work().await;
    }
    assert_eq!(merchant.of("pay_1"), ["01", "03", "00"]);
}

#[tokio::test(start_paused = true)]
async fn a_status_after_a_final_one_is_ignored() {
    let merchant = Merchant::new();
    merchant.receive("pay_1", "00").await;
    merchant.work().await;
    merchant.receive("pay_1", "03").await;
    merchant.receive("pay_2", "03").await;
    merchant.work().await;
    assert_eq!(merchant.of("pay_1"), ["00"]);
    assert_eq!(merchant.of("pay_2"), ["03"]);
    let jobs = merchant.jobs().await;
    let late: Vec<_> = jobs
        .iter()
        .filter(|job| job.status == JobStatus::Superseded)
        .map(|job| job.reason.as_str())
        .collect();
    assert_eq!(late, ["the status is `00` already"]);
}

#[tokio::test(start_paused = true)]
async fn a_failing_passing_status_does_not_delay_the_final_one() {
    let merchant = Merchant::new();
    merchant.failures.lock().unwrap().push_back("down".into());
    merchant.receive("pay_1", "03").await;
    merchant.work().await;
    merchant.receive("pay_1", "00").await;
    merchant.work().await;
    assert_eq!(merchant.of("pay_1"), ["03", "00"]);
    tokio::time::advance(Duration::from_secs(24 * 60 * 60)).await;
    merchant.work().await;
    assert_eq!(
        merchant.of("pay_1"),
        ["03", "00"],
        "the passing one is over"
    );
}

#[tokio::test(start_paused = true)]
async fn another_final_or_unknown_status_is_a_conflict() {
    let merchant = Merchant::new();
    for status in ["06", "00", "00", "99", "06", "03"] {
        merchant.receive("pay_1", status).await;
        merchant.work().await;
    }
    assert_eq!(merchant.of("pay_1"), ["06", "00!06", "99!06"]);
}

#[tokio::test(start_paused = true)]
async fn without_an_object_each_body_is_handed_over_once() {
    let merchant = Merchant::new();
    let path = "/v1.0/somewhere";
    for _ in 0..2 {
        merchant.receive_body(path, r#"{"a":1}"#).await;
        merchant.receive_body(path, r#"{"a":2}"#).await;
        merchant.work().await;
    }
    // An object, and no status: it may be anything, so nothing is left out.
    let va = "/v1.0/transfer-va/payment";
    for body in [
        r#"{"paymentRequestId":"pay_7","additionalInfo":{"latestTransactionStatus":"00"}}"#,
        r#"{"paymentRequestId":"pay_7"}"#,
        r#"{"paymentRequestId":"pay_7","trxId":"shop-1"}"#,
        r#"{"paymentRequestId":"pay_7"}"#,
    ] {
        merchant.receive_body(va, body).await;
        merchant.work().await;
    }
    assert_eq!(merchant.of(""), ["", ""]);
    assert_eq!(merchant.of("pay_7"), ["00", "", ""]);
}

#[tokio::test(start_paused = true)]
async fn a_failing_handler_is_retried_unless_it_gives_up() {
    let merchant = Merchant::new();
    for failure in ["down", "still down"] {
        let failure = HandlerError::from(failure);
        merchant.failures.lock().unwrap().push_back(failure);
    }
    merchant.receive("pay_1", "00").await;
    for _ in 0..4 {
        merchant.work().await;
        tokio::time::advance(Duration::from_secs(60 * 60)).await;
    }
    assert_eq!(merchant.of("pay_1"), ["00", "00", "00"]);
    let keys: Vec<String> = {
        let handled = merchant.handled.lock().unwrap();
        handled.iter().map(|it| it.key().to_owned()).collect()
    };
    assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
    let failure = HandlerError::give_up("no such order");
    merchant.failures.lock().unwrap().push_back(failure);
    merchant.receive("pay_2", "00").await;
    merchant.work().await;
    let jobs = merchant.jobs().await;
    let dead = jobs.iter().filter(|job| job.status == JobStatus::Dead);
    assert_eq!(dead.count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn concurrent_duplicates_are_handed_over_once() {
    let merchant = Arc::new(Merchant::new());
    let received = Arc::new([
        authentic(QRIS, &qris("pay_1", "00")),
        authentic(QRIS, &qris("pay_1", "06")),
    ]);
    let mut tasks = Vec::new();
    for number in 0..40 {
        let (merchant, received) = (Arc::clone(&merchant), Arc::clone(&received));
        tasks.push(tokio::spawn(async move {
            let received = &received[number % 2];
            merchant.inbox.receive_notification(received).await.unwrap();
            merchant.work().await;
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    merchant.work().await;
    let mut statuses = merchant.of("pay_1");
    statuses.sort_unstable();
    assert_eq!(statuses.len(), 2, "{statuses:?}");
    let conflicts = statuses.iter().filter(|status| status.contains('!'));
    assert_eq!(conflicts.count(), 1, "{statuses:?}");
}

#[tokio::test(start_paused = true)]
async fn a_pruned_notification_is_not_handed_over_again() {
    let merchant = Merchant::new();
    merchant.receive("pay_1", "00").await;
    merchant.receive_body("/v1.0/somewhere", "{}").await;
    merchant.work().await;
    tokio::time::advance(Duration::from_secs(60)).await;
    let pruned = merchant.inbox.store().prune(Duration::ZERO).await.unwrap();
    assert_eq!(pruned, 4);
    assert_eq!(merchant.receive("pay_1", "00").await, Receipt::Stored);
    merchant.receive_body("/v1.0/somewhere", "{}").await;
    merchant.work().await;
    assert_eq!(merchant.handled.lock().unwrap().len(), 2);
}

/// Turns every bit, which is no encryption and shows whether all content passes it.
#[derive(Debug)]
struct Inverted;

impl Seal for Inverted {
    fn seal(&self, data: Vec<u8>) -> Result<Vec<u8>, SealError> {
        Ok(data.into_iter().map(|byte| !byte).collect())
    }

    fn open(&self, data: Vec<u8>) -> Result<Vec<u8>, SealError> {
        self.seal(data)
    }
}

#[tokio::test(start_paused = true)]
async fn content_is_sealed() {
    let store = MemoryStore::default();
    let inbox = Inbox::for_notifications(store.clone()).seal(Inverted);
    let merchant = Merchant::with(inbox);
    merchant.receive("pay_1", "00").await;
    merchant.work().await;
    assert_eq!(merchant.of("pay_1"), ["00"]);
    for job in merchant.jobs().await {
        let (_, content) = store.job(job.id).await.unwrap().unwrap();
        assert!(!content.is_empty());
        let shown = String::from_utf8_lossy(&content).into_owned();
        assert!(!shown.contains("10000.00"), "{shown}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_inbox_for_notifications_ignores_webhooks() {
    let merchant = Merchant::new();
    let body = br#"{"event":"order.completed","data":{"id":"ord_1"}}"#;
    let error = merchant.inbox.receive(Incoming::new(body)).await;
    assert_eq!(error.unwrap_err().status_code().as_u16(), 401);
    // Of another process, with a client.
    let subject = durianpay_client::webhook::Subject::Order("ord_1".into());
    merchant.inbox.ask(&subject).await.unwrap();
    merchant.work().await;
    let jobs = merchant.jobs().await;
    assert_eq!((jobs.len(), jobs[0].status), (1, JobStatus::Pending));
    assert_eq!(jobs[0].attempts, 0, "its attempts are not used up");
    let now = durianpay_client::Timestamp::now();
    let swept = merchant.worker().sweep(now, 1).await;
    assert!(matches!(swept, Err(SweepError::NoClient)), "{swept:?}");
}

#[test]
fn debug_of_an_authentic_notification_hides_its_bytes() {
    let body = qris("pay_1", "03");
    let received = authentic(QRIS, &body);
    assert_eq!(received.body(), body.as_bytes());
    assert_eq!(received.object_id(), Some("pay_1"));
    assert_eq!(
        (received.status(), received.is_final()),
        (Some("03"), false)
    );
    assert!(authentic(QRIS, &qris("pay_1", "06")).is_final());
    assert!(!authentic(QRIS, &qris("pay_1", "99")).is_final());
}
