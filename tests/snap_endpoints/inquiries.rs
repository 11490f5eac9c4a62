//! Accounts that are looked up: the API has no answer at first.

use crate::support::client;
use durianpay_client::snap::api::{
    EwalletInfo, InquireBankAccount, InquireBankAccountFields, InquireEwalletAccount,
    InquireEwalletAccountFields, Money,
};
use durianpay_client::snap::{Client, InquiryError};
use durianpay_client::{ErrorKind, Outcome};
use durianpay_test_support::scripted_transport::{Clock, Reply, Server, header};
use std::collections::BTreeSet;
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(600);

fn account() -> InquireBankAccount {
    InquireBankAccount::new(InquireBankAccountFields {
        beneficiary_account_no: "087783146496".into(),
        beneficiary_bank_code: "014".into(),
    })
}

fn wallet() -> InquireEwalletAccount {
    InquireEwalletAccount::new(InquireEwalletAccountFields {
        partner_reference_no: "inquiry-1017".into(),
        customer_number: "087783146496".into(),
        amount: Money::new(10_000),
        additional_info: EwalletInfo::new("gopay"),
    })
}

fn seconds(clock: &Clock) -> u64 {
    clock.elapsed().as_secs()
}

/// A server that has an answer at the third question, and a client of it.
fn slow(service: &'static str) -> (Server, Clock, Client) {
    let server = Server::new(move |_, number| match number {
        1 | 2 => Reply::code(202, &format!("202{service}00")),
        _ => Reply::Json(
            200,
            format!(
                r#"{{"responseCode":"200{service}00","beneficiaryAccountName":"Jane Doe","customerName":"Jane Doe"}}"#
            ),
        ),
    });
    let clock = Clock::new();
    let client = client(&server, &clock);
    (server, clock, client)
}

#[tokio::test(start_paused = true)]
async fn a_bank_account_is_queried_until_the_bank_responds() {
    let (server, clock, client) = slow("16");
    let found = client.find_bank_account(&account(), LIMIT).await.unwrap();
    assert_eq!(found.beneficiary_account_name.as_deref(), Some("Jane Doe"));
    // After 2 and 10 more seconds.
    assert_eq!(seconds(&clock), 12);
    let calls = server.calls();
    assert_eq!(calls.len(), 3);
    let ids: BTreeSet<_> = calls
        .iter()
        .map(|call| header(call, "x-external-id"))
        .collect();
    assert_eq!(ids.len(), 3);
    assert!(calls.iter().all(|call| call.body() == calls[0].body()));
}

#[tokio::test(start_paused = true)]
async fn an_ewallet_account_is_queried_until_it_responds() {
    let (server, clock, client) = slow("37");
    let found = client.find_ewallet_account(&wallet(), LIMIT).await.unwrap();
    assert_eq!(found.customer_name.as_deref(), Some("Jane Doe"));
    assert_eq!((seconds(&clock), server.calls().len()), (12, 3));
}

fn pending() -> Server {
    Server::new(|_, _| Reply::code(202, "2021600"))
}

#[tokio::test(start_paused = true)]
async fn an_account_without_a_result_within_the_limit_is_an_error() {
    // Questions after 0, 2, 12, 42, 102, 402 and 702 seconds.
    for (limit, questions, last) in [(0, 0, 0), (2, 1, 0), (3, 2, 2), (42, 3, 12), (703, 7, 702)] {
        let clock = Clock::new();
        let server = pending();
        let client = client(&server, &clock);
        let limit = Duration::from_secs(limit);
        let error = client
            .find_bank_account(&account(), limit)
            .await
            .unwrap_err();
        let InquiryError::NoAnswer { asked, .. } = error else {
            panic!("{error}");
        };
        assert_eq!(asked, questions, "{limit:?}");
        assert_eq!(server.calls().len(), asked as usize, "{limit:?}");
        // It does not wait for what would be too late.
        assert_eq!(seconds(&clock), last, "{limit:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_timeout_error_has_the_number_of_queries() {
    let client = client(&pending(), &Clock::new());
    let limit = Duration::from_secs(30);
    let error = client
        .find_bank_account(&account(), limit)
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "no result within 30 seconds, after 3 requests"
    );
}

#[tokio::test(start_paused = true)]
async fn a_silent_server_does_not_exceed_the_limit() {
    let clock = Clock::new();
    let server = Server::new(|_, _| Reply::Silence);
    let client = client(&server, &clock);
    let limit = Duration::from_secs(5);
    let error = client
        .find_bank_account(&account(), limit)
        .await
        .unwrap_err();
    let InquiryError::Api(error) = error else {
        panic!("{error}");
    };
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(seconds(&clock), 5);
}

#[tokio::test(start_paused = true)]
async fn a_rejected_account_is_not_queried_again() {
    for number in [1, 2] {
        let server = Server::new(move |_, asked| match asked {
            asked if asked < number => Reply::code(202, "2021600"),
            _ => Reply::code(404, "4041611"),
        });
        let client = client(&server, &Clock::new());
        let error = client
            .find_bank_account(&account(), LIMIT)
            .await
            .unwrap_err();
        let InquiryError::Api(error) = error else {
            panic!("{error}");
        };
        assert_eq!(
            (error.outcome(), error.code()),
            (Outcome::Rejected, Some("4041611"))
        );
        assert_eq!(server.calls().len(), number);
    }
}

#[tokio::test(start_paused = true)]
async fn a_dropped_inquiry_sends_no_more_requests() {
    for (dropped_after, questions) in [(1, 1), (3, 2), (20, 3)] {
        let server = pending();
        let client = client(&server, &Clock::new());
        let request = account();
        let inquiry = client.find_bank_account(&request, LIMIT);
        let time = Duration::from_secs(dropped_after);
        assert!(tokio::time::timeout(time, inquiry).await.is_err());
        tokio::time::sleep(LIMIT).await;
        assert_eq!(server.calls().len(), questions, "{dropped_after}");
    }
}
