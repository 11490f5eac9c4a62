//! Clocks that are wrong.

use crate::api::{self, BALANCE, TOPUP};
use crate::server::{Clock, Reply, Server, header};
use durianpay_client::__private::ApiClient as _;
use durianpay_client::Timestamp;
use std::time::Duration;

/// A server that refuses requests which are dated more than five minutes off.
fn strict(clock: &Clock) -> Server {
    let is_near = {
        let clock = clock.clone();
        move |request: &http::Request<_>| {
            let sent: Timestamp = header(request, "x-timestamp").parse().unwrap();
            let now = Timestamp::try_from(clock.server_time()).unwrap();
            (sent.unix_seconds() - now.unix_seconds()).abs() < 300
        }
    };
    let answer = move |request: &http::Request<_>, number| {
        let is_for_token = request.uri().path().ends_with("b2b");
        match (is_near(request), is_for_token) {
            (false, _) => Reply::code(401, "4017300"),
            (true, true) => Reply::token(&format!("token-{number}"), 900),
            (true, false) => Reply::done(),
        }
    };
    Server::answering(answer).with_date(clock)
}

#[tokio::test(start_paused = true)]
async fn a_clock_ten_minutes_off_is_corrected_by_the_first_response() {
    for clock in [Clock::ahead(600), Clock::behind(600)] {
        let server = strict(&clock);
        let client = api::client(&server, &clock);
        client.call(&TOPUP).await.unwrap();
        // The first response had the time; all later requests use the server's.
        assert_eq!(server.token_requests().len(), 2);
        assert_eq!(server.calls().len(), 1);
        let skew = client.core().clock_skew().unwrap();
        assert!(skew.is_large());
        assert!((598..=600).contains(&skew.by().as_secs()), "{skew}");
        tokio::time::sleep(Duration::from_secs(60)).await;
        client.call(&BALANCE).await.unwrap();
        assert_eq!(server.calls().len(), 2);
    }
}

#[tokio::test(start_paused = true)]
async fn a_request_rejected_for_another_reason_is_not_sent_again() {
    for (clock, requests) in [
        (Clock::new(), 1),
        (Clock::ahead(50), 1),
        (Clock::ahead(600), 2),
    ] {
        let server = Server::answering(|_, _| Reply::code(401, "4017300")).with_date(&clock);
        let client = api::client(&server, &clock);
        client.call(&TOPUP).await.unwrap_err();
        assert_eq!(server.token_requests().len(), requests);
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_is_corrected_once_and_its_token_renewed_once() {
    let clock = Clock::new();
    let server = Server::new(|_, _| Reply::code(401, "4011801")).with_date(&clock);
    let client = api::client(&server, &clock);
    client.call(&TOPUP).await.unwrap_err();
    assert_eq!(server.calls().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn without_a_date_the_local_time_is_used() {
    let clock = Clock::ahead(600);
    let server = Server::new(|_, _| Reply::done());
    let client = api::client(&server, &clock);
    client.call(&BALANCE).await.unwrap();
    let [request] = <[_; 1]>::try_from(server.calls()).unwrap();
    assert_eq!(
        header(&request, "x-timestamp"),
        "2026-11-29T17:10:00.000+07:00"
    );
    assert_eq!(client.core().clock_skew(), None);
}

#[tokio::test(start_paused = true)]
async fn a_clock_that_agrees_is_kept_to_the_millisecond() {
    let clock = Clock::new();
    let server = Server::new(|_, _| Reply::done()).with_date(&clock);
    let client = api::client(&server, &clock);
    client.call(&BALANCE).await.unwrap();
    tokio::time::sleep(Duration::from_millis(1234)).await;
    client.call(&BALANCE).await.unwrap();
    let time = header(&server.calls()[1], "x-timestamp").to_owned();
    assert_eq!(time, "2026-11-29T17:00:01.234+07:00");
    let skew = client.core().clock_skew().unwrap();
    assert_eq!(skew.by(), Duration::ZERO);
}
