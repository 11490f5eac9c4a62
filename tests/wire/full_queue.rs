//! A listener whose queue is full; only Linux leaves it at silence.

use crate::support::{SHORT, assert_failed, builder, create};
use durianpay_client::{ErrorKind, Outcome};
use durianpay_test_support::scripted_server::PATIENCE;
use std::time::Instant;
use tokio::net::{TcpSocket, TcpStream};

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_connection_that_is_not_answered_has_sent_nothing() {
    // A listener that does not accept, with its queue full: Linux then drops
    // further attempts without a word.
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(0).unwrap();
    let address = listener.local_addr().unwrap();
    let mut queued = Vec::new();
    while let Ok(Ok(stream)) = tokio::time::timeout(SHORT, TcpStream::connect(address)).await {
        queued.push(stream);
        assert!(queued.len() < 100, "the queue does not fill");
    }
    let client = builder(format!("http://{address}/v1"))
        .connect_timeout(SHORT)
        .build()
        .unwrap();
    let started = Instant::now();
    let found = create(&client).await;
    assert_failed("silence", found, ErrorKind::Connect, Outcome::NotSent);
    assert!(started.elapsed() < PATIENCE);
}
