//! Retries: their conditions, their requests, and their logs.

use crate::support::{ORDER, assert_failed, builder, client, create_order};
use durianpay_client::api::{
    DisbursementPayout, DisbursementPayoutFields, SubmitDisbursement, SubmitDisbursementHeaders,
};
use durianpay_client::{ErrorKind, Outcome};
use durianpay_test_support::scripted_server::{Request, Server, Step, json, response};
use http::StatusCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const SECOND: Duration = Duration::from_secs(1);

/// Does these things to the first requests, one after the other, and then
/// responses with that body.
async fn after(first: Vec<Vec<Step>>, body: &'static str) -> Server {
    let count = AtomicUsize::new(0);
    Server::start(move |_: &Request| {
        let number = count.fetch_add(1, Ordering::Relaxed);
        let steps = first.get(number).cloned();
        steps.unwrap_or_else(|| vec![json(200, body)])
    })
    .await
}

fn asks_to_wait(status: u16, wait: &str) -> Vec<Step> {
    vec![response(status, &[("retry-after", wait)], "{}")]
}

#[tokio::test]
async fn a_retry_sends_the_same_bytes_and_the_same_key() {
    let first = vec![vec![Step::Reset], vec![json(502, "{}")]];
    let server = after(first, r#"{"id": "dis_1", "status": "approved"}"#).await;
    let payout = DisbursementPayout::new(DisbursementPayoutFields {
        account_owner_name: "Jane Doe".into(),
        bank_code: "bca".into(),
        amount: 20_000.into(),
        account_number: "8422640".into(),
    });
    let call = client(&server).disbursements().submit(
        SubmitDisbursement::new("batch", [payout]),
        SubmitDisbursementHeaders::new("batch_1"),
    );
    let response = call.raw().await.unwrap();
    assert_eq!((response.attempts(), response.status().as_u16()), (3, 200));
    assert_eq!(response.read().unwrap().id.as_str(), "dis_1");
    let requests = server.log().requests;
    assert_eq!(requests.len(), 3);
    assert_eq!(requests[0].header("x-idempotency-key")[0].len(), 36);
    for request in &requests[1..] {
        assert_eq!(request.method, requests[0].method);
        assert_eq!(request.target, requests[0].target);
        assert_eq!(request.headers, requests[0].headers);
        assert_eq!(request.body, requests[0].body);
    }
}

#[tokio::test]
async fn retry_after_is_respected() {
    let later = response(
        503,
        &[
            ("date", "Sun, 06 Nov 1994 08:49:37 GMT"),
            ("retry-after", "Sun, 06 Nov 1994 08:49:38 GMT"),
        ],
        "{}",
    );
    for first in [asks_to_wait(429, "1"), vec![later]] {
        let server = after(vec![first], ORDER).await;
        let started = Instant::now();
        let response = client(&server).orders().get("ord_1").raw().await.unwrap();
        assert_eq!((response.attempts(), response.status().as_u16()), (2, 200));
        assert!(started.elapsed() >= SECOND);
    }
}

#[tokio::test]
async fn a_wait_beyond_the_deadline_is_not_begun() {
    for (wait, total) in [("30", 20), ("61", 80), ("120", 600), ("86400", 80)] {
        let server = after(vec![asks_to_wait(503, wait)], ORDER).await;
        let started = Instant::now();
        let call = client(&server).orders().get("ord_1");
        let found = call.timeout(total * SECOND).await;
        assert!(started.elapsed() < 5 * SECOND, "{wait}");
        let error = assert_failed(wait, found, ErrorKind::Api, Outcome::Unknown);
        let asked = Duration::from_secs(wait.parse().unwrap());
        assert_eq!((error.attempts(), error.retry_after()), (1, Some(asked)));
        let reason = format!("orders.get: the API failed (status 503, retry after {wait}s)");
        assert_eq!(error.to_string(), reason);
        assert_eq!(server.log().requests.len(), 1);
    }
}

#[tokio::test]
async fn the_caller_sets_the_number_of_retries() {
    let server = Server::always(vec![asks_to_wait(503, "0").remove(0)]).await;
    for (retries, attempts) in [(0, 1), (1, 2), (3, 4)] {
        let client = builder(server.base_url()).retries(retries).build().unwrap();
        let error = client.orders().get("ord_1").await.unwrap_err();
        assert_eq!(error.attempts(), attempts);
        let error = client.orders().get("ord_1").no_retry().await.unwrap_err();
        assert_eq!(error.attempts(), 1);
    }
    assert_eq!(server.log().requests.len(), 1 + 2 + 4 + 3);
}

#[tokio::test]
async fn a_call_dropped_while_waiting_makes_no_further_attempt() {
    let server = Server::always(asks_to_wait(503, "1")).await;
    let client = client(&server);
    let task = tokio::spawn(client.orders().get("ord_1").into_future());
    server.until(|log| log.requests.len() == 1).await;
    tokio::time::sleep(SECOND / 2).await;
    task.abort();
    assert!(task.await.unwrap_err().is_cancelled());
    tokio::time::sleep(SECOND).await;
    assert_eq!(server.log().requests.len(), 1);
}

#[tokio::test]
async fn a_call_with_one_unknown_attempt_stays_unknown() {
    // The second attempt is rejected; that says nothing of the first.
    let server = after(vec![vec![Step::Reset], vec![json(400, "{}")]], ORDER).await;
    let call = client(&server).disbursements().approve("dis_1");
    let error = assert_failed("400", call.await, ErrorKind::Api, Outcome::Unknown);
    assert_eq!(
        (error.attempts(), error.status()),
        (2, Some(StatusCode::BAD_REQUEST))
    );
    assert_eq!(
        error.to_string(),
        "disbursements.approve: the API rejected the request (status 400, 2 attempts)"
    );
}

#[test]
fn calls_work_in_a_runtime_of_one_thread_and_need_its_timers() {
    let mut one_thread = tokio::runtime::Builder::new_current_thread();
    let runtime = one_thread.enable_all().build().unwrap();
    let order = runtime.block_on(async {
        let server = after(vec![asks_to_wait(503, "0")], ORDER).await;
        client(&server).orders().get("ord_1").await
    });
    assert_eq!(order.unwrap().id.as_str(), "ord_1");

    let mut without_timers = tokio::runtime::Builder::new_current_thread();
    let runtime = without_timers.enable_io().build().unwrap();
    let client = builder("http://127.0.0.1:9/v1".to_owned()).build().unwrap();
    let call = client.orders().create(create_order()).into_future();
    let call = std::panic::AssertUnwindSafe(|| runtime.block_on(call));
    assert!(std::panic::catch_unwind(call).is_err());
}
