//! Calls end as they do when they are awaited.

use crate::support::{Server, order, request};
use durianpay_client::api::endpoint;
use durianpay_client::blocking::{Wait, block_on};
use durianpay_client::{ErrorKind, Outcome};
use durianpay_simulator::{Effect, Fault};
use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

#[test]
fn a_call_returns_its_value_or_its_error() {
    let server = Server::start();
    let client = server.client();
    let created = order(&client);
    let read = client.orders().get(&created.id).wait().unwrap();
    assert_eq!(read.id, created.id);

    let error = client.orders().get("ord_none").wait().unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome(), error.operation()),
        (ErrorKind::Api, Outcome::Rejected, Some("orders.get"))
    );
    let raw = client.orders().get("ord_none").raw().wait().unwrap();
    assert_eq!(raw.status(), 404);
}

#[test]
fn a_failed_attempt_is_retried() {
    let server = Server::start();
    let created = order(&server.client());
    server.faults().next(Fault::Unavailable);
    server.faults().next(Fault::Reset(Effect::NotApplied));
    let response = server.client().orders().get(&created.id).raw().wait();
    assert_eq!(response.unwrap().attempts(), 3);
}

#[test]
fn a_call_ends_at_its_time_limit() {
    let server = Server::start();
    let client = server.client();
    order(&client);
    server.faults().next_of(
        &endpoint::ORDERS_CREATE,
        Fault::Delay(Duration::from_secs(30)),
    );
    let call = client.orders().create(request());
    let error = call.timeout(Duration::from_millis(200)).wait().unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert!(error.elapsed() < Duration::from_secs(10), "{error:?}");
}

#[test]
fn threads_share_a_client() {
    const THREADS: usize = 16;
    const CALLS: usize = 5;
    let server = Server::start();
    let client = server.client();
    let ids: BTreeSet<String> = thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|_| {
                scope.spawn(|| -> Vec<String> {
                    let made = (0..CALLS).map(|_| order(&client).id.to_string());
                    made.collect()
                })
            })
            .collect();
        let made = threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap());
        made.collect()
    });
    assert_eq!(ids.len(), THREADS * CALLS);
}

#[test]
fn futures_may_borrow_and_run_at_the_same_time() {
    let server = Server::start();
    let client = server.client();
    let ids = [order(&client).id, order(&client).id];
    let both = block_on(async {
        let get = |id| client.orders().get(id).send();
        tokio::try_join!(get(&ids[0]), get(&ids[1]))
    });
    let (first, second) = both.unwrap().unwrap();
    assert_eq!([first.id, second.id], ids);
}

#[test]
fn work_that_was_started_continues_between_calls() {
    let (tell, told) = std::sync::mpsc::channel();
    block_on(async {
        tokio::spawn(async move {
            tokio::time::sleep(Duration::from_millis(50)).await;
            tell.send(thread::current().name().map(str::to_owned))
                .unwrap();
        });
    })
    .unwrap();
    let name = told.recv_timeout(Duration::from_secs(10)).unwrap();
    assert_eq!(name.as_deref(), Some("durianpay-blocking"));
}
