//! Uploads over loopback.

use crate::api::archive::{Owner, UploadDocument};
use crate::api::{builder, client};
use crate::sources::Source;
use durianpay_client::{ErrorKind, File, Outcome};
use durianpay_test_support::scripted_server::{Request, Server, Step, json};
use http::StatusCode;
use std::io::Write as _;
use std::time::Duration;

const STORED: &str = r#"{"id": "doc_1"}"#;

fn document(content: File) -> UploadDocument {
    UploadDocument::new("Lease", content)
        .pages(3)
        .labels(["a", "ü"])
        .owner(Owner::new("Ayu"))
}

/// Returns the parts of a body, with its boundary shortened.
fn parts(request: &Request) -> String {
    let [content_type] = request.header("content-type")[..] else {
        panic!("no media type");
    };
    let (kind, boundary) = content_type.split_once("; boundary=").unwrap();
    assert_eq!(kind, "multipart/form-data");
    assert_eq!(boundary.len(), 64);
    let body = String::from_utf8(request.body.clone()).unwrap();
    body.replace(boundary, "B").replace("\r\n", "\n")
}

const PARTS: &str = r#"--B
Content-Disposition: form-data; name="title"

Lease
--B
Content-Disposition: form-data; name="pages"

3
--B
Content-Disposition: form-data; name="labels"

a
--B
Content-Disposition: form-data; name="labels"

ü
--B
Content-Disposition: form-data; name="owner"
Content-Type: application/json

{"name":"Ayu"}
--B
Content-Disposition: form-data; name="content"; filename="lease.pdf"
Content-Type: application/pdf

%PDF lease
--B--
"#;

#[tokio::test]
async fn files_in_memory_and_streamed_files_are_the_same_body() {
    let server = Server::always(vec![json(200, STORED)]).await;
    let chunks = [Some("%PDF"), Some(""), Some(" lease")];
    let streamed = Source::new(chunks);
    for (content, is_chunked) in [
        (File::new("lease.pdf", b"%PDF lease".as_slice()), false),
        (File::from_source("lease.pdf", streamed.clone()), true),
        (
            File::from_source("lease.pdf", streamed.of_length(10)),
            false,
        ),
    ] {
        let upload = document(content.media_type("application/pdf"));
        let stored = client(&server).documents().upload(upload).await.unwrap();
        assert_eq!(stored.id, "doc_1");
        let log = server.log();
        let request = log.requests.last().unwrap();
        assert_eq!(parts(request), PARTS);
        assert_eq!(!request.header("transfer-encoding").is_empty(), is_chunked);
    }
}

#[tokio::test]
async fn a_file_on_disk_is_streamed() {
    let server = Server::always(vec![json(200, STORED)]).await;
    let mut on_disk = tempfile::Builder::new().suffix(".txt").tempfile().unwrap();
    let content = "a line of text\n".repeat(30_000);
    on_disk.write_all(content.as_bytes()).unwrap();
    let file = File::open(on_disk.path()).await.unwrap();
    assert_eq!(file.length(), Some(content.len() as u64));
    assert!(!format!("{file:?}").contains("txt"));
    let upload =
        UploadDocument::new("Numbers", file).extras([File::new("b", b"second".as_slice())]);
    client(&server).documents().upload(upload).await.unwrap();
    let body = parts(&server.log().requests[0]);
    assert!(body.contains(&content) && body.contains("\nsecond\n"));
    let missing = File::open(on_disk.path().with_extension("pdf")).await;
    assert_eq!(missing.unwrap_err().kind(), std::io::ErrorKind::NotFound);
}

#[tokio::test]
async fn a_file_that_changes_is_not_uploaded() {
    let server = Server::always(vec![json(200, STORED)]).await;
    let mut on_disk = tempfile::NamedTempFile::new().unwrap();
    on_disk.write_all(b"ten bytes.").unwrap();
    let file = File::open(on_disk.path()).await.unwrap();
    on_disk.write_all(b" And more.").unwrap();
    let upload = client(&server).documents().upload(document(file));
    let error = upload.await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Transport, Outcome::Unknown)
    );
    assert!(server.log().requests.is_empty());
}

#[tokio::test]
async fn a_retry_reads_the_content_again() {
    let server = Server::start({
        let answers = std::sync::Mutex::new(vec![json(200, STORED), json(503, "{}")]);
        move |_| vec![answers.lock().unwrap().pop().unwrap()]
    })
    .await;
    let source = Source::new([Some("%PDF"), Some(" lease")]);
    let file = File::from_source("lease.pdf", source.clone()).media_type("application/pdf");
    let call = client(&server).documents().replace("doc_1", document(file));
    let stored = call.raw().await.unwrap();
    assert_eq!(stored.attempts(), 2);
    assert_eq!(source.opened(), 2);
    let log = server.log();
    let [first, second] = &log.requests[..] else {
        panic!("{} requests", log.requests.len());
    };
    assert_eq!(
        (parts(first), parts(second)),
        (PARTS.to_owned(), PARTS.to_owned())
    );
    assert_eq!(first.body, second.body);
}

#[tokio::test]
async fn a_write_is_not_repeated_once_its_body_began() {
    let server = Server::always(vec![json(503, "{}")]).await;
    let source = Source::new([Some("content")]);
    let file = File::from_source("a", source.clone());
    let upload = client(&server).documents().upload(document(file));
    let error = upload.await.unwrap_err();
    assert_eq!(
        (error.status(), error.outcome()),
        (Some(StatusCode::SERVICE_UNAVAILABLE), Outcome::Unknown)
    );
    assert_eq!(source.opened(), 1);
}

#[tokio::test]
async fn a_write_is_repeated_while_no_connection_can_be_made() {
    let server = Server::always(vec![json(200, STORED)]).await;
    let client = builder(&server)
        .base_url("http://127.0.0.1:9/v1")
        .build()
        .unwrap();
    let source = Source::new([Some("content")]);
    let file = File::from_source("a", source.clone());
    let error = client.documents().upload(document(file)).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Connect, Outcome::NotSent)
    );
    assert_eq!((error.attempts(), source.read()), (3, 0));
}

#[tokio::test]
async fn content_that_cannot_be_read_ends_the_call() {
    let server = Server::always(vec![json(200, STORED)]).await;
    let source = Source::new([Some("begun"), None]);
    let file = File::from_source("a", source.clone());
    let upload = client(&server).documents().upload(document(file));
    let error = upload.await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Transport, Outcome::Unknown)
    );
    assert_eq!(error.attempts(), 1);
    let source = std::error::Error::source(&error).unwrap();
    assert_eq!(source.to_string(), "the disk failed");
    assert!(server.log().requests.is_empty());
}

#[tokio::test]
async fn a_server_that_does_not_read_is_not_flooded() {
    const CHUNK: &str = match std::str::from_utf8(&[b'x'; 65_536]) {
        Ok(text) => text,
        Err(_) => "",
    };
    // The server reads the head, and then nothing more than its buffers hold.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let accepting = tokio::spawn(async move {
        let accepted = listener.accept().await.unwrap();
        std::future::pending::<()>().await;
        drop(accepted);
    });
    let server = Server::always(vec![Step::Stall]).await;
    let client = builder(&server)
        .base_url(format!("http://{address}/v1"))
        .build()
        .unwrap();
    let source = Source::new(vec![Some(CHUNK); 4_000]);
    let file = File::from_source("a", source.clone());
    let upload = client.documents().upload(document(file));
    let error = upload.timeout(Duration::from_secs(2)).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Timeout, Outcome::Unknown)
    );
    assert!(source.read() < 1_000, "{} chunks were read", source.read());
    accepting.abort();
}

#[tokio::test]
async fn an_early_rejection_ends_the_upload() {
    // The response comes before the body has been read.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let accepting = tokio::spawn(async move {
        use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut head = [0; 256];
        assert!(stream.read(&mut head).await.unwrap() > 0);
        let response = b"HTTP/1.1 413 Too Large\r\ncontent-length: 2\r\n\r\n{}";
        stream.write_all(response).await.unwrap();
        let mut rest = vec![0; 65_536];
        while stream.read(&mut rest).await.unwrap_or_default() > 0 {}
    });
    let server = Server::always(vec![Step::Stall]).await;
    let client = builder(&server)
        .base_url(format!("http://{address}/v1"))
        .build()
        .unwrap();
    let source = Source::new(vec![Some("some content"); 100_000]);
    let upload = client
        .documents()
        .upload(document(File::from_source("a", source)));
    let error = upload.await.unwrap_err();
    assert_eq!(
        (error.status(), error.outcome()),
        (Some(StatusCode::PAYLOAD_TOO_LARGE), Outcome::Rejected)
    );
    accepting.abort();
}

#[tokio::test]
async fn a_streamed_call_is_no_request_for_another_client() {
    let server = Server::always(vec![Step::Stall]).await;
    let client = client(&server);
    let in_memory = client
        .documents()
        .upload(document(File::new("a", b"x".as_slice())));
    let request = in_memory.to_http().unwrap();
    assert!(!request.body().is_empty());
    let file = File::from_source("a", Source::new([Some("x")]));
    let error = client
        .documents()
        .upload(document(file))
        .to_http()
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Request, Outcome::NotSent)
    );
}

#[test]
fn debug_output_shows_no_content() {
    let upload = document(File::new("secret-name", b"secret content".as_slice()));
    let shown = format!("{upload:?} {:?}", upload.content);
    assert!(!shown.contains("secret"), "{shown}");
    assert!(shown.contains("Lease"));
}
