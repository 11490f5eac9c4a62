//! Calls that are dropped, wherever they are.

use crate::api::{self, BALANCE, Signed, TOPUP, TRANSFER};
use crate::server::{Clock, Reply, Server, token_body};
use durianpay_client::{Endpoint, Outcome};
use std::future::IntoFuture as _;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

/// Polls a call the given number of times, and returns whether it ended before.
fn poll<F: Future + ?Sized>(mut call: Pin<Box<F>>, polls: usize) -> bool {
    let mut context = Context::from_waker(Waker::noop());
    (0..polls).any(|_| call.as_mut().poll(&mut context).is_ready())
}

#[tokio::test(start_paused = true)]
async fn a_fetch_dropped_at_any_poll_is_taken_over() {
    let mut polls = 0;
    loop {
        let server = Server::new(|_, _| Reply::done());
        let client = api::client(&server, &Clock::new());
        let first = Box::pin(client.call(&BALANCE).into_future());
        let (one, other) = (client.clone(), client.clone());
        let has_ended = {
            // Those who wait are in line before the first is dropped.
            let mut waits = [one, other]
                .map(|client| Box::pin(async move { client.call(&BALANCE).await.map(drop) }));
            let mut first = first;
            let mut context = Context::from_waker(Waker::noop());
            let mut has_ended = false;
            for _ in 0..polls {
                has_ended = first.as_mut().poll(&mut context).is_ready();
                if has_ended {
                    break;
                }
            }
            if polls > 0 && !has_ended {
                for wait in &mut waits {
                    assert!(wait.as_mut().poll(&mut context).is_pending());
                }
            }
            drop(first);
            for wait in waits {
                wait.await.unwrap();
            }
            has_ended
        };
        client.call(&BALANCE).await.unwrap();
        let fetched = server.token_requests().len();
        assert!(
            (1..=2).contains(&fetched),
            "{polls} polls: {fetched} requests"
        );
        if has_ended {
            break;
        }
        polls += 1;
    }
    assert!(polls > 2, "{polls}");
}

#[tokio::test(start_paused = true)]
async fn a_dropped_renewal_keeps_the_valid_token() {
    let server = Server::with_tokens(
        |number| match number {
            1 => Reply::token("token-1", 900),
            _ => Reply::Later(Duration::from_secs(1), 200, token_body("token-2", 900)),
        },
        |_, _| Reply::done(),
    );
    let client = api::client(&server, &Clock::new());
    client.call(&BALANCE).await.unwrap();
    tokio::time::sleep(Duration::from_secs(750)).await;
    assert!(!poll(Box::pin(client.call(&BALANCE).into_future()), 2));
    assert_eq!(server.token_requests().len(), 2);
    client.call(&BALANCE).await.unwrap();
    assert_eq!(server.token_requests().len(), 2);
    tokio::time::sleep(Duration::from_secs(61)).await;
    client.call(&BALANCE).await.unwrap();
    assert_eq!(server.token_requests().len(), 3);
}

/// Returns what a call is reported to have done that is dropped after a minute.
async fn dropped(endpoint: &'static Endpoint, server: &Server) -> Outcome {
    let (sender, receiver) = std::sync::mpsc::channel();
    let client: Signed = api::builder(server, &Clock::new())
        .attempt_timeout(Duration::from_secs(600))
        .total_timeout(Duration::from_secs(600))
        .on_dropped(move |call| sender.send(call.outcome()).unwrap())
        .build()
        .unwrap();
    let call = client.call(endpoint).into_future();
    let elapsed = tokio::time::timeout(Duration::from_secs(60), call).await;
    assert!(elapsed.is_err());
    receiver.try_recv().unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_call_dropped_while_waiting_for_a_token_sent_nothing() {
    let server = Server::with_tokens(|_| Reply::Silence, |_, _| Reply::done());
    assert_eq!(dropped(&TOPUP, &server).await, Outcome::NotSent);
    let server = Server::new(|_, _| Reply::Silence);
    assert_eq!(dropped(&TOPUP, &server).await, Outcome::Unknown);
    // Another attempt waits, and the first may have been carried out.
    let issue = |number| match number {
        1 => Reply::token("token-1", 900),
        _ => Reply::Silence,
    };
    let server = Server::with_tokens(issue, |_, number| match number {
        1 => Reply::code(504, "5041800"),
        _ => Reply::code(401, "4011801"),
    });
    assert_eq!(dropped(&TRANSFER, &server).await, Outcome::Unknown);
}

#[tokio::test(start_paused = true)]
async fn signing_can_be_dropped_at_every_poll() {
    for polls in 0..4 {
        let server = Server::new(|_, _| Reply::done());
        let client = api::client(&server, &Clock::new());
        let call = client.call(&BALANCE);
        let mut signing = Box::pin(call.sign_http());
        let mut context = Context::from_waker(Waker::noop());
        for _ in 0..polls {
            if let Poll::Ready(signed) = signing.as_mut().poll(&mut context) {
                signed.unwrap();
                break;
            }
        }
        drop(signing);
        client.call(&BALANCE).await.unwrap();
    }
}
