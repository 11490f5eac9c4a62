//! Blocking calls inside of an async program: they block, but never panic or wait for themselves.

use crate::support::{Server, order};
use durianpay_client::blocking::{BlockingError, Wait, WaitIter, block_on};
use durianpay_client::{ErrorKind, Outcome};
use std::panic::{AssertUnwindSafe, catch_unwind};

#[tokio::test(flavor = "current_thread")]
async fn a_call_may_be_made_in_a_task_of_the_only_thread() {
    let server = Server::start();
    let client = server.client();
    let created = order(&client);
    let read = client.orders().get(&created.id).wait().unwrap();
    assert_eq!(read.id, created.id);
    assert_eq!(client.orders().list().stream().wait_iter().count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_is_awaited_too_may_be_used() {
    let server = Server::start();
    let client = server.client();
    let ids: Vec<_> = (0..3).map(|_| order(&client).id).collect();
    for id in ids {
        let awaited = client.orders().get(&id).await.unwrap();
        let (client, id) = (client.clone(), id.clone());
        let waited = tokio::task::spawn_blocking(move || client.orders().get(&id).wait());
        assert_eq!(waited.await.unwrap().unwrap(), awaited);
    }
}

#[test]
fn calls_may_be_nested_in_a_blocked_future() {
    let server = Server::start();
    let client = server.client();
    let created = block_on(async { order(&client) }).unwrap();
    assert!(created.id.as_str().starts_with("ord_"));
}

#[test]
fn a_task_of_the_blocking_runtime_gets_an_error() {
    let server = Server::start();
    let client = server.client();
    let task = async move {
        let error = client.orders().get("ord_1").wait().unwrap_err();
        assert_eq!(
            (error.kind(), error.outcome()),
            (ErrorKind::Configuration, Outcome::NotSent)
        );
        let mut orders = client.orders().list().stream().wait_iter();
        assert!(orders.next().unwrap().is_err());
        assert!(orders.next().is_none());
        block_on(async {})
    };
    let ended = block_on(async { tokio::spawn(task).await }).unwrap();
    assert!(matches!(ended.unwrap(), Err(BlockingError::InRuntime)));
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_panic_of_the_future_is_the_callers() {
    let panics = AssertUnwindSafe(|| block_on(async { panic!("of the caller") }));
    let panic = catch_unwind(panics).unwrap_err();
    assert_eq!(panic.downcast_ref(), Some(&"of the caller"));
}
