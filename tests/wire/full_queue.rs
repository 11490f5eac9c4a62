//! A listener whose queue is full; only Linux leaves it at silence.

use crate::support::{SHORT, assert_failed, builder, create};
use durianpay_client::{ErrorKind, Outcome};
use durianpay_test_support::scripted_server::PATIENCE;
use std::time::Instant;
use tokio::net::{TcpListener, TcpSocket, TcpStream};

/// A listener that does not accept, with its queue full: Linux then drops further attempts
/// without a word.
#[cfg(target_os = "linux")]
async fn full_queue() -> (TcpListener, Vec<TcpStream>) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(0).unwrap();
    let address = listener.local_addr().unwrap();
    let mut queued = Vec::new();
    while let Ok(Ok(stream)) = tokio::time::timeout(SHORT, TcpStream::connect(address)).await {
        queued.push(stream);
        assert!(queued.len() < 100, "the queue does not fill");
    }
    (listener, queued)
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_connection_without_a_response_sent_nothing() {
    let (listener, _queued) = full_queue().await;
    let client = builder(format!("http://{}/v1", listener.local_addr().unwrap()))
        .connect_timeout(SHORT)
        .build()
        .unwrap();
    let started = Instant::now();
    let found = create(&client).await;
    assert_failed("silence", found, ErrorKind::Connect, Outcome::NotSent);
    assert!(started.elapsed() < PATIENCE);
}

/// If a timeout of reqwest ends the attempt, it does not report how much was sent.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_timeout_of_the_http_client_is_an_unknown_outcome() {
    let (listener, _queued) = full_queue().await;
    let client = builder(format!("http://{}/v1", listener.local_addr().unwrap()))
        .http_client(|http| http.timeout(SHORT))
        .build()
        .unwrap();
    let found = create(&client).await;
    assert_failed("its limit", found, ErrorKind::Timeout, Outcome::Unknown);
}
