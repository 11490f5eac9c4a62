//! The extractor for axum, over a real port.

use crate::support::{ID, KEY, SIGNATURE};
use axum::Router;
use axum::extract::{FromRef, Request};
use axum::routing::post;
use durianpay_client::ApiKey;
use durianpay_client::webhook::inbox::{Inbox, MemoryStore, Receipt};
use durianpay_client::webhook::{Sender, Verifier};
use std::net::{IpAddr, SocketAddr};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// The state of a server of which the inbox is a part.
#[derive(Clone)]
struct App {
    inbox: Inbox,
}

impl FromRef<App> for Inbox {
    fn from_ref(app: &App) -> Self {
        app.inbox.clone()
    }
}

/// Serves an inbox that stores every webhook, and one that requires a signature. Each says
/// what it has done.
async fn serve(verifier: Verifier) -> SocketAddr {
    let any = Inbox::new(MemoryStore::default(), verifier.clone());
    let signed = Inbox::new(MemoryStore::default(), verifier).require_signature();
    let route = |path: &str, inbox: Inbox| {
        Router::new()
            .route(path, post(async |receipt: Receipt| format!("{receipt:?}")))
            .with_state(App { inbox })
    };
    let router = route("/any", any).merge(route("/signed", signed));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

async fn server() -> SocketAddr {
    serve(Verifier::new([ApiKey::new(KEY).unwrap()])).await
}

/// Posts with these header lines. Gives status and body.
async fn post_raw(to: SocketAddr, path: &str, headers: &str, body: &[u8]) -> (u16, String) {
    let mut stream = TcpStream::connect(to).await.unwrap();
    let head = format!("POST {path} HTTP/1.1\r\nhost: {to}\r\n{headers}connection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    let (mut read, mut write) = stream.into_split();
    let body = body.to_vec();
    // A server that refuses may close before it has read all. The half that
    // writes stays open: a server takes its end for that of the sender.
    let writing = tokio::spawn(async move {
        let _ = write.write_all(&body).await;
        write
    });
    let mut answer = Vec::new();
    let _ = read.read_to_end(&mut answer).await;
    writing.abort();
    let answer = String::from_utf8(answer).unwrap();
    let (head, body) = answer
        .split_once("\r\n\r\n")
        .unwrap_or_else(|| panic!("{answer:?}"));
    (head[9..12].parse().unwrap(), body.to_owned())
}

async fn post_body(to: SocketAddr, path: &str, body: &[u8]) -> (u16, String) {
    post_raw(
        to,
        path,
        &format!("content-length: {}\r\n", body.len()),
        body,
    )
    .await
}

fn body(event: &str, rest: &str) -> String {
    format!(r#"{{"event": "{event}", "data": {{"id": "{ID}", "amount": "10000"{rest}}}}}"#)
}

fn signed() -> String {
    body(
        "payment.completed",
        &format!(r#", "signature": "{SIGNATURE}""#),
    )
}

#[tokio::test]
async fn the_extractor_stores_what_its_inbox_accepts() {
    let server = server().await;
    let unsigned = body("payment.failed", "");
    let forged = signed().replace("10000", "1");
    let again = signed().replace("}}", r#"}, "retry_count": 1}"#);
    for (path, sent, expected) in [
        ("/any", &signed(), "Stored"),
        ("/any", &again, "Known { delivery: 2 }"),
        ("/any", &unsigned, "Stored"),
        ("/any", &forged, "Stored"),
        ("/signed", &signed(), "Stored"),
    ] {
        let found = post_body(server, path, sent.as_bytes()).await;
        assert_eq!(found, (200, expected.to_owned()), "{path} {sent}");
    }
    for (sent, part) in [
        (&unsigned, "the webhook has no signature"),
        (&forged, "the signature does not match"),
    ] {
        let (status, told) = post_body(server, "/signed", sent.as_bytes()).await;
        assert_eq!(status, 401, "{sent}");
        assert!(told.starts_with(part), "{told}");
        assert!(!told.contains(KEY) && !told.contains(SIGNATURE), "{told}");
    }
}

#[tokio::test]
async fn the_receipt_is_a_response_without_a_body() {
    let inbox = Inbox::new(MemoryStore::default(), Verifier::new([]));
    let router = Router::new()
        .route("/", post(async |receipt: Receipt| receipt))
        .with_state(App { inbox });
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    let sent = body("payment.failed", "");
    let found = post_body(address, "/", sent.as_bytes()).await;
    assert_eq!(found, (200, String::new()));
    // Without a key, a signature cannot be checked: the webhook is to be sent again.
    let (status, _) = post_body(address, "/", signed().as_bytes()).await;
    assert_eq!(status, 500);
}

#[tokio::test]
async fn a_sample_that_the_dashboard_sends_gets_200() {
    // It is unknown which key made its signature, or whether there is one.
    let server = server().await;
    let zeros = format!(r#", "signature": "{}""#, "0".repeat(64));
    for rest in ["", &zeros] {
        let sample = body("order.created", rest);
        let found = post_body(server, "/any", sample.as_bytes()).await;
        assert_eq!(found, (200, "Stored".to_owned()));
    }
}

#[tokio::test]
async fn a_sender_that_floods_gets_429_and_others_do_not() {
    let inbox = Inbox::new(MemoryStore::default(), Verifier::new([]));
    let router = Router::new()
        .route("/", post(async |receipt: Receipt| receipt))
        .layer(axum::middleware::from_fn(
            async |mut request: Request, next: axum::middleware::Next| {
                let named = request.headers().get("x-of-the-proxy");
                let sender: Option<IpAddr> =
                    named.and_then(|named| named.to_str().ok()?.parse().ok());
                if let Some(sender) = sender {
                    request.extensions_mut().insert(Sender(sender));
                }
                next.run(request).await
            },
        ))
        .with_state(App { inbox });
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    let mut statuses = Vec::new();
    let send = async |number: usize, sender: &str| {
        let sent = body("payment.failed", "").replace(ID, &format!("pay_{number}"));
        let headers = format!(
            "x-of-the-proxy: {sender}\r\ncontent-length: {}\r\n",
            sent.len()
        );
        post_raw(address, "/", &headers, sent.as_bytes()).await.0
    };
    for number in 0..400 {
        statuses.push(send(number, "192.0.2.1").await);
    }
    assert_eq!(statuses[..100], [200; 100]);
    assert!(statuses.contains(&429));
    assert_eq!(send(400, "192.0.2.2").await, 200);
}

#[tokio::test]
async fn a_body_is_read_up_to_the_limit() {
    let server = server().await;
    let ten_megabytes = vec![b' '; 10 << 20];
    for path in ["/signed", "/any"] {
        let (status, _) = post_body(server, path, &ten_megabytes).await;
        assert_eq!(status, 413, "{path}");
        // In chunks, without a declared length.
        let chunk = [b"10000\r\n", vec![b' '; 0x10000].as_slice(), b"\r\n"].concat();
        let (status, _) = post_raw(
            server,
            path,
            "transfer-encoding: chunked\r\n",
            &chunk.repeat(160),
        )
        .await;
        assert_eq!(status, 413, "{path} in chunks");
    }
    let padded = format!("{:<300}", signed());
    let small = serve(Verifier::new([ApiKey::new(KEY).unwrap()]).max_bytes(300)).await;
    assert_eq!(post_body(small, "/signed", padded.as_bytes()).await.0, 200);
    let (status, _) = post_body(small, "/signed", format!("{padded} ").as_bytes()).await;
    assert_eq!(status, 413);
}

#[tokio::test]
async fn a_webhook_in_small_chunks_is_accepted() {
    let server = server().await;
    let mut chunks = Vec::new();
    for byte in signed().bytes() {
        chunks.extend_from_slice(b"1\r\n");
        chunks.push(byte);
        chunks.extend_from_slice(b"\r\n");
    }
    chunks.extend_from_slice(b"0\r\n\r\n");
    let found = post_raw(server, "/signed", "transfer-encoding: chunked\r\n", &chunks).await;
    assert_eq!(found, (200, "Stored".to_owned()));
}

#[tokio::test]
async fn a_compressed_body_or_another_charset_is_rejected() {
    let server = server().await;
    let utf_16: Vec<u8> = signed().encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin_1 = body("payment.failed", ", \"note\": \"\u{0}\"")
        .replace('\u{0}', "X")
        .into_bytes();
    let latin_1: Vec<u8> = latin_1
        .into_iter()
        .map(|b| if b == b'X' { 0xe9 } else { b })
        .collect();
    // `printf '{}' | gzip`, and a promise of gzip that is none.
    let packed = b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xab\xae\x05\0\x43\xbf\xa6\xa3\x02\0\0\0".to_vec();
    for (name, kind, sent) in [
        ("packed", "content-encoding: gzip\r\n", &packed),
        ("packed without a word", "", &packed),
        (
            "UTF-16",
            "content-type: application/json; charset=utf-16\r\n",
            &utf_16,
        ),
        (
            "Latin-1",
            "content-type: application/json; charset=iso-8859-1\r\n",
            &latin_1,
        ),
        ("nothing", "content-type: application/json\r\n", &Vec::new()),
        (
            "a form",
            "content-type: application/x-www-form-urlencoded\r\n",
            &b"event=a".to_vec(),
        ),
    ] {
        for path in ["/signed", "/any"] {
            let headers = format!("{kind}content-length: {}\r\n", sent.len());
            let (status, told) = post_raw(server, path, &headers, sent).await;
            assert_eq!(status, 400, "{name} {path}");
            assert!(told.starts_with("the webhook is not JSON"), "{told}");
        }
    }
    // It is the bytes that count: no header makes them another text.
    let headers = format!(
        "content-type: text/plain; charset=utf-16\r\ncontent-length: {}\r\n",
        signed().len()
    );
    let (status, _) = post_raw(server, "/signed", &headers, signed().as_bytes()).await;
    assert_eq!(status, 200);
}

#[tokio::test]
async fn a_truncated_body_reaches_no_handler() {
    let server = server().await;
    let headers = format!("content-length: {}\r\n", signed().len() + 10);
    let mut stream = TcpStream::connect(server).await.unwrap();
    let head = format!("POST /signed HTTP/1.1\r\nhost: {server}\r\n{headers}\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(signed().as_bytes()).await.unwrap();
    stream.shutdown().await.unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    let answer = String::from_utf8_lossy(&answer);
    assert!(!answer.contains("200 OK"), "{answer}");
}

#[tokio::test]
async fn no_header_replaces_a_signature() {
    let server = server().await;
    let unsigned = body("payment.completed", "");
    let forged = signed().replace("10000", "1");
    for header in [
        "x-forwarded-for: 127.0.0.1",
        "x-real-ip: 127.0.0.1",
        "forwarded: for=127.0.0.1;host=localhost",
        "x-forwarded-host: localhost",
        "origin: http://localhost",
        "user-agent: Durianpay",
        "x-debug: true",
        "authorization: Basic ZHBfdGVzdF9kZW1vOg==",
        &format!("signature: {SIGNATURE}"),
        &format!("durianpay-signature: {SIGNATURE}"),
        &format!("x-signature: {SIGNATURE}"),
    ] {
        for sent in [&unsigned, &forged] {
            let headers = format!("{header}\r\ncontent-length: {}\r\n", sent.len());
            let (status, _) = post_raw(server, "/signed", &headers, sent.as_bytes()).await;
            assert_eq!(status, 401, "{header}");
        }
    }
    // Nor does the name that the server is called by.
    let mut stream = TcpStream::connect(server).await.unwrap();
    let length = forged.len();
    let request = format!(
        "POST /signed HTTP/1.1\r\nhost: localhost\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{forged}"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");
}
