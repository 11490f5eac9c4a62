//! Responses that are not HTTP.

use crate::support::failing;
use durianpay_client::{ErrorKind, Outcome};
use durianpay_test_support::scripted_server::{Step, bytes};

#[tokio::test]
async fn a_response_other_than_http_is_a_transport_error() {
    let many = "x-header: 1\r\n".repeat(500);
    let long = "x".repeat(2 * 1024 * 1024);
    for (name, sent) in [
        ("garbage", b"garbage\r\n\r\n".to_vec()),
        ("bytes", vec![0, 159, 146, 150, 13, 10, 13, 10]),
        ("HTTP/0.9", b"<html>hello</html>\r\n\r\n".to_vec()),
        ("HTTP/3", b"HTTP/3 200 OK\r\n\r\n".to_vec()),
        ("HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec()),
        (
            "a TLS alert",
            b"\x15\x03\x03\x00\x02\x02\x28\r\n\r\n".to_vec(),
        ),
        ("a status of letters", b"HTTP/1.1 abc OK\r\n\r\n".to_vec()),
        ("a status of two digits", b"HTTP/1.1 20 OK\r\n\r\n".to_vec()),
        ("a request", b"GET / HTTP/1.1\r\nhost: x\r\n\r\n".to_vec()),
        ("no colon", b"HTTP/1.1 200 OK\r\nheader\r\n\r\n".to_vec()),
        (
            "an odd length",
            b"HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n".to_vec(),
        ),
        (
            "two lengths",
            b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}".to_vec(),
        ),
        (
            "many headers",
            format!("HTTP/1.1 200 OK\r\n{many}\r\n").into_bytes(),
        ),
        (
            "a long header",
            format!("HTTP/1.1 200 OK\r\nx-long: {long}\r\n\r\n").into_bytes(),
        ),
        (
            "an odd chunk",
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n".to_vec(),
        ),
        (
            "a chunk without an end",
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}{}{}\r\n".to_vec(),
        ),
    ] {
        let steps = vec![bytes(sent), Step::HalfClose];
        let error = failing(name, steps, ErrorKind::Transport, Outcome::Unknown).await;
        assert!(error.to_string().len() < 200, "{name}: {error}");
    }
}
