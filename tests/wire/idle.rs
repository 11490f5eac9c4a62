//! Connections that are kept between calls.

use crate::support::{ORDER, builder, create};
use durianpay_test_support::scripted_server::{Server, json};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// Answers one request of each connection, says for how long it keeps it, and closes it when it
/// is told to.
fn answer_once(listener: &TcpListener, close: &Receiver<()>, closed: &Sender<()>) {
    while let Ok((mut stream, _)) = listener.accept() {
        read_request(&mut stream);
        let length = ORDER.len();
        let head = format!("HTTP/1.1 200 OK\r\nkeep-alive: timeout=1\r\ncontent-length: {length}");
        write!(stream, "{head}\r\n\r\n{ORDER}").unwrap();
        if close.recv().is_err() {
            return;
        }
        drop(stream);
        closed.send(()).unwrap();
    }
}

fn read_request(stream: &mut TcpStream) {
    let mut read = Vec::new();
    let mut part = [0; 4096];
    while !read.ends_with(b"}") {
        let count = stream.read(&mut part).unwrap();
        read.extend_from_slice(&part[..count]);
    }
}

/// A program that uses `block_on` for each call does not run between them, and nobody tells it
/// that the server has closed the connection. The call must not be lost on it.
#[test]
fn a_connection_closed_while_the_runtime_was_stopped_is_not_used() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base_url = format!("http://{}/v1", listener.local_addr().unwrap());
    let (close, when) = channel();
    let (done, closed) = channel();
    std::thread::spawn(move || answer_once(&listener, &when, &done));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let client = builder(base_url).retries(0).build().unwrap();
    for _ in 0..20 {
        runtime.block_on(create(&client)).unwrap();
        close.send(()).unwrap();
        closed.recv().unwrap();
    }
}

#[tokio::test]
async fn an_idle_connection_is_kept_for_as_long_as_is_set() {
    for (limit, connections) in [
        (None, 1),
        (Some(Duration::from_secs(9)), 1),
        (Some(Duration::ZERO), 3),
    ] {
        let server = Server::always(vec![json(200, ORDER)]).await;
        let mut builder = builder(server.base_url());
        if let Some(limit) = limit {
            builder = builder.idle_timeout(limit);
        }
        let client = builder.build().unwrap();
        for _ in 0..3 {
            create(&client).await.unwrap();
        }
        assert_eq!(server.log().connections, connections, "{limit:?}");
    }
}
