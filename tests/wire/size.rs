//! Responses that are too large, or packed.

use crate::support::{ORDER, assert_failed, builder, client, create};
use durianpay_client::api::Order;
use durianpay_client::{Error, ErrorKind, Outcome};
use durianpay_test_support::scripted_server::{Server, Step, bytes, json, response};

const CAP: usize = 64 * 1024;

async fn capped(steps: Vec<Step>) -> (Result<Order, Error>, Server) {
    let server = Server::always(steps).await;
    let client = builder(server.base_url())
        .max_response_bytes(CAP)
        .build()
        .unwrap();
    (create(&client).await, server)
}

#[tokio::test]
async fn an_endless_body_is_cut_off() {
    let chunk = format!("400\r\n{}\r\n", " ".repeat(1024));
    for (name, head, status) in [
        ("chunked", "200 OK\r\ntransfer-encoding: chunked", 200),
        ("until the end", "200 OK\r\nx-length: none", 200),
        (
            "of great length",
            "200 OK\r\ncontent-length: 99999999999",
            200,
        ),
        ("of a failure", "500 No\r\ntransfer-encoding: chunked", 500),
    ] {
        let head = format!("HTTP/1.1 {head}\r\n\r\n");
        let (found, server) = capped(vec![bytes(head), Step::Flood(chunk.clone().into())]).await;
        let error = assert_failed(name, found, ErrorKind::BodyTooLarge, Outcome::Unknown);
        let reason = "orders.create: the response is larger than 65536 bytes";
        assert_eq!(error.to_string(), format!("{reason} (status {status})"));
        assert_eq!(
            error.status().map(|status| status.as_u16()),
            Some(status),
            "{name}"
        );
        let kept = error.body().unwrap().len();
        assert!((1..=CAP).contains(&kept), "{name}: {kept} bytes");
        // The client hangs up, or the flood would never end.
        let log = server.until(|log| log.over == 1).await;
        assert_eq!((log.connections, log.requests.len()), (1, 1), "{name}");
    }
}

#[tokio::test]
async fn the_cap_is_exact() {
    let body = |length: usize| format!("{ORDER}{}", " ".repeat(length - ORDER.len()));
    let (found, _) = capped(vec![json(200, body(CAP))]).await;
    assert_eq!(found.unwrap().id.as_str(), "ord_1");
    let (found, _) = capped(vec![json(200, body(CAP + 1))]).await;
    assert_failed("one more", found, ErrorKind::BodyTooLarge, Outcome::Unknown);
}

#[tokio::test]
async fn compressed_bodies_are_not_decompressed() {
    // `printf '{}' | gzip -n | xxd -p`
    let packed = [
        0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 0x03, 0xab, 0xae, 0x05, 0, 0x43, 0xbf, 0xa6, 0xa3,
        0x02, 0, 0, 0,
    ];
    for encoding in ["gzip", "br", "zstd", "deflate"] {
        let headers = [
            ("content-type", "application/json"),
            ("content-encoding", encoding),
        ];
        let server = Server::always(vec![response(200, &headers, packed)]).await;
        let found = create(&client(&server)).await;
        let error = assert_failed(encoding, found, ErrorKind::Decode, Outcome::Unknown);
        assert_eq!(error.body(), Some(&packed[..]));
        assert!(
            server.log().requests[0]
                .header("accept-encoding")
                .is_empty()
        );
    }
}
