//! What arrives at a server, with every feature of reqwest turned on that could change it.

use durianpay_client::api::{CreateOrder, OrderCustomer};
use durianpay_client::{Amount, ApiKey, Client, ClientBuilder, Error, ErrorKind, Outcome};
use rcgen::{CertificateParams, KeyPair};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

const ORDER: &str = r#"{"id": "ord_1", "amount": "20000", "status": "started"}"#;

/// The requests that arrived, as they came.
type Requests = Arc<Mutex<Vec<String>>>;

/// Reads requests, and answers each with these headers.
async fn serve<S: AsyncRead + AsyncWrite + Unpin>(mut stream: S, head: String, arrived: Requests) {
    let mut unread = Vec::new();
    while let Ok(count @ 1..) = stream.read_buf(&mut unread).await {
        let text = String::from_utf8_lossy(&unread).into_owned();
        // The preface of HTTP/2 has an empty line, too.
        let Some((request, body)) = text.split_once("\r\n\r\n") else {
            continue;
        };
        let length = request
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "));
        if body.len() < length.map_or(0, |length| length.parse().unwrap()) {
            continue;
        }
        assert!(count > 0);
        arrived.lock().unwrap().push(text);
        unread.clear();
        let length = ORDER.len();
        let answer = format!("HTTP/1.1 {head}\r\ncontent-length: {length}\r\n\r\n{ORDER}");
        if stream.write_all(answer.as_bytes()).await.is_err() {
            return;
        }
    }
}

/// Starts a server that answers each request with that status and these headers.
async fn start(head: &'static str) -> (String, Requests) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let arrived = Requests::default();
    let requests = Arc::clone(&arrived);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let head = head.replace("{address}", &address.to_string());
            tokio::spawn(serve(stream, head, Arc::clone(&requests)));
        }
    });
    (format!("http://{address}/v1"), arrived)
}

fn builder(base_url: String) -> ClientBuilder {
    Client::builder(ApiKey::new("dp_test_demo").unwrap()).base_url(base_url)
}

async fn create(client: &Client) -> Result<(), Error> {
    let customer = OrderCustomer::new().email("jane@example.com");
    let order = CreateOrder::new(Amount::from(20_000), customer);
    client.orders().create(order).await.map(drop)
}

fn assert_plain(request: &str) {
    let head = request.split("\r\n\r\n").next().unwrap().to_lowercase();
    assert!(head.starts_with("post /v1/orders http/1.1\r\n"), "{head}");
    for header in [
        "accept-encoding",
        "cookie",
        "upgrade",
        "http2-settings",
        "connection",
        "referer",
    ] {
        assert!(!head.contains(&format!("\r\n{header}:")), "{head}");
    }
}

/// The features are on, or this would show nothing: reqwest itself behaves otherwise.
#[tokio::test]
async fn reqwest_alone_asks_for_compression() {
    let (base_url, arrived) = start("200 OK").await;
    reqwest::get(format!("{base_url}/orders")).await.unwrap();
    let request = arrived.lock().unwrap()[0].to_lowercase();
    for coding in ["gzip", "br", "zstd", "deflate"] {
        assert!(request.contains(coding), "{request}");
    }
}

#[tokio::test]
async fn features_of_other_crates_do_not_change_requests() {
    let (base_url, arrived) = start("200 OK\r\nset-cookie: session=1; Path=/").await;
    // Settings of a caller do not change it either.
    for builder in [
        builder(base_url.clone()),
        builder(base_url).http_client(|http| {
            http.gzip(true)
                .brotli(true)
                .zstd(true)
                .deflate(true)
                .http2_prior_knowledge()
        }),
    ] {
        let client = builder.build().unwrap();
        create(&client).await.unwrap();
        create(&client).await.unwrap();
    }
    let arrived = arrived.lock().unwrap();
    assert_eq!(arrived.len(), 4);
    for request in arrived.iter() {
        assert_plain(request);
    }
}

#[tokio::test]
async fn no_redirect_is_followed_even_if_the_caller_allows_it() {
    for head in [
        "307 Moved\r\nlocation: http://{address}/v1/other",
        "302 Moved\r\nlocation: /v1/other",
    ] {
        let (base_url, arrived) = start(head).await;
        for builder in [
            builder(base_url.clone()),
            builder(base_url)
                .http_client(|http| http.redirect(reqwest::redirect::Policy::limited(10))),
        ] {
            let error = create(&builder.build().unwrap()).await.unwrap_err();
            assert_eq!(
                (error.kind(), error.outcome()),
                (ErrorKind::Redirect, Outcome::Unknown)
            );
        }
        assert_eq!(arrived.lock().unwrap().len(), 2, "{head}");
    }
}

/// A server that speaks HTTP/2 chooses it if it is offered.
#[tokio::test]
async fn http_2_is_not_offered() {
    let key = KeyPair::generate().unwrap();
    let params = CertificateParams::new(["localhost".to_owned()]).unwrap();
    let certificate = params.self_signed(&key).unwrap();
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let mut config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .unwrap();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let arrived = Requests::default();
    let requests = Arc::clone(&arrived);
    let offered = Arc::new(Mutex::new(Vec::new()));
    let chosen = Arc::clone(&offered);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let stream = acceptor.accept(stream).await.unwrap();
            let protocol = stream.get_ref().1.alpn_protocol().map(<[u8]>::to_vec);
            chosen.lock().unwrap().push(protocol);
            tokio::spawn(serve(stream, "200 OK".to_owned(), Arc::clone(&requests)));
        }
    });
    let client = builder(format!("https://localhost:{port}/v1"))
        .only_root_certificates(certificate.pem())
        .build()
        .unwrap();
    create(&client).await.unwrap();
    assert_plain(&arrived.lock().unwrap()[0]);
    let offered = offered.lock().unwrap();
    assert!(
        offered.iter().all(|found| found.as_deref() != Some(b"h2")),
        "{offered:?}"
    );
}
