//! Calls: every way that they go, with what each shows on it.

use crate::captured::{KEY, assert_nothing_leaked, listen, show, show_error, show_result};
use durianpay_client::api::{
    CreateOrder, DisbursementPayout, DisbursementPayoutFields, OrderCustomer, SubmitDisbursement,
    SubmitDisbursementHeaders,
};
use durianpay_client::{ApiKey, Client, ClientBuilder, Error, ErrorKind};
use durianpay_test_support::scripted_server::{Server, Step, bytes, json, response};
use durianpay_test_support::tls::{Certificate, Terminator};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::net::TcpSocket;

const ORDER: &str = r#"{"id": "ord_1", "amount": "20000", "status": "started"}"#;

fn builder(base_url: String) -> ClientBuilder {
    Client::builder(ApiKey::new(KEY).unwrap())
        .base_url(base_url)
        .attempt_timeout(Duration::from_millis(300))
        .max_response_bytes(2_000)
}

fn create_order() -> CreateOrder {
    let jane = OrderCustomer::new().email("jane.doe@example.com");
    CreateOrder::new(20_000, jane)
}

fn batch() -> (SubmitDisbursement, SubmitDisbursementHeaders) {
    let payout = DisbursementPayout::new(DisbursementPayoutFields {
        account_owner_name: "Jane Doe".into(),
        bank_code: "bca".into(),
        amount: 10_000.into(),
        account_number: "8422640".into(),
    });
    (
        SubmitDisbursement::new("batch", [payout]),
        SubmitDisbursementHeaders::new("key-1"),
    )
}

/// Makes a call of each retry class, typed and raw, and shows the results.
async fn call(name: &str, client: &Client) -> Vec<ErrorKind> {
    let mut kinds = Vec::new();
    let mut note = |error: Option<Error>| kinds.extend(error.map(|error| error.kind()));
    let read = client.orders().get("ord_1").await;
    show_result(name, &read);
    note(read.err());
    let created = client.orders().create(create_order()).await;
    show_result(name, &created);
    note(created.err());
    let (batch, headers) = batch();
    let submitted = client.disbursements().submit(batch, headers).await;
    show_result(name, &submitted);
    note(submitted.err());
    let raw = client.orders().get("ord_1").raw().await;
    show_result(name, &raw);
    kinds
}

/// What servers do, and the kind of error that it is to a call that nothing protects.
fn deeds() -> Vec<(Option<ErrorKind>, Vec<Step>)> {
    let short = "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nx";
    let fault = r#"{"error": "no", "error_code": "DPAY_X", "request_id": "r", "errors": [{"field": "f", "message": "m"}]}"#;
    vec![
        (None, vec![json(200, ORDER)]),
        (Some(ErrorKind::Api), vec![json(400, fault)]),
        (
            Some(ErrorKind::Api),
            vec![json(401, r#"{"error": "who?"}"#)],
        ),
        (Some(ErrorKind::Conflict), vec![json(409, "{}")]),
        (
            Some(ErrorKind::Api),
            vec![response(429, &[("retry-after", "0")], "")],
        ),
        (Some(ErrorKind::Api), vec![json(500, "<html>")]),
        (Some(ErrorKind::Pending), vec![json(202, "null")]),
        (
            Some(ErrorKind::Redirect),
            vec![response(302, &[("location", "/v1/elsewhere")], "")],
        ),
        (
            Some(ErrorKind::Redirect),
            vec![response(307, &[("location", "http://127.0.0.1:1/")], "")],
        ),
        (Some(ErrorKind::Decode), vec![json(200, "<html>")]),
        (Some(ErrorKind::Decode), vec![json(200, r#"{"id": []}"#)]),
        (
            Some(ErrorKind::BodyTooLarge),
            vec![json(200, "x".repeat(3_000))],
        ),
        (Some(ErrorKind::Timeout), vec![Step::Stall]),
        (Some(ErrorKind::Transport), vec![Step::Reset]),
        (
            Some(ErrorKind::Transport),
            vec![bytes("not HTTP\r\n\r\n"), Step::HalfClose],
        ),
        (
            Some(ErrorKind::Transport),
            vec![bytes(short), Step::HalfClose],
        ),
    ]
}

#[tokio::test]
async fn no_call_shows_the_key() {
    listen();
    let mut met = Vec::new();
    for (kind, steps) in deeds() {
        let server = Server::always(steps.clone()).await;
        let client = builder(server.base_url()).build().unwrap();
        let kinds = call("a call", &client).await;
        let name = format!("{steps:?}: {kinds:?}");
        assert!(kind.is_none_or(|kind| kinds.contains(&kind)), "{name}");
        assert_eq!(
            kind.is_none(),
            !kinds.contains(&ErrorKind::Transport) && kinds.len() < 3,
            "{name}"
        );
        // The key did go out.
        assert!(server.log().requests[0].header("authorization")[0].starts_with("Basic "));
        met.extend(kinds);
    }
    met.extend(without_a_connection().await);
    met.push(a_rejected_argument().await);
    met.push(a_faulty_client());
    for kind in [
        ErrorKind::Configuration,
        ErrorKind::Request,
        ErrorKind::Connect,
        ErrorKind::Timeout,
        ErrorKind::Transport,
        ErrorKind::Redirect,
        ErrorKind::BodyTooLarge,
        ErrorKind::Api,
        ErrorKind::Pending,
        ErrorKind::Conflict,
        ErrorKind::Decode,
    ] {
        assert!(met.contains(&kind), "no call met {kind:?}");
    }
    let captured = assert_nothing_leaked();
    for part in ["hyper_util::", "reqwest::", "durianpay_client::retry "] {
        assert!(captured.contains(part), "nothing of {part} was heard");
    }
}

/// A port that is not in use, an unknown host, a server without TLS.
async fn without_a_connection() -> Vec<ErrorKind> {
    let closed = TcpSocket::new_v4().unwrap();
    closed.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let plain =
        Server::greeting(vec![bytes("HTTP/1.1 400 Bad Request\r\n\r\n"), Step::Stall]).await;
    let mut kinds = Vec::new();
    for url in [
        format!("http://{}/v1", closed.local_addr().unwrap()),
        "https://nobody.invalid/v1".to_owned(),
        format!("https://{}/v1", plain.address()),
    ] {
        let client = builder(url).build().unwrap();
        kinds.extend(call("no connection", &client).await);
    }
    kinds
}

async fn a_rejected_argument() -> ErrorKind {
    let client = builder("http://127.0.0.1:1/v1".to_owned()).build().unwrap();
    let orders = client.orders();
    let long = orders.get(KEY.repeat(99)).await.unwrap_err();
    show_error("an id that is too long", &long);
    for call in [
        orders.get("ord_1").header("x-note", &format!("{KEY}\n")),
        orders.get("ord_1").header("authorization", KEY),
    ] {
        show("a call", &call);
        show_error("a header", &call.await.unwrap_err());
    }
    let approve = client.disbursements().approve("dis_1");
    let call = approve.idempotency_key(format!("{KEY}\r\n"));
    show("a call", &call);
    show_error("an idempotency key", &call.await.unwrap_err());
    long.kind()
}

/// The key is in a place where it must never be.
fn a_faulty_client() -> ErrorKind {
    let key = ApiKey::new(KEY).unwrap();
    let mut kinds = Vec::new();
    for url in [
        format!("https://{KEY}:x@api.example.com"),
        format!("http://api.example.com/{KEY}"),
        format!("https://api.example.com/?key={KEY}"),
        format!("{KEY}://x"),
        "https://api.durianpay.id/v1".to_owned(),
    ] {
        let error = Client::builder(key.clone()).base_url(url).build();
        let error = error.unwrap_err();
        show_error("a client", &error);
        kinds.push(error.kind());
    }
    assert!(kinds.iter().all(|kind| *kind == ErrorKind::Configuration));
    for key in [
        format!("{KEY}\n"),
        format!(" {KEY}"),
        format!("{KEY}\u{e9}"),
        format!("{KEY}:"),
    ] {
        show_error("a key", &ApiKey::new(&key).unwrap_err());
    }
    kinds[0]
}

#[tokio::test]
async fn no_retry_shows_the_key() {
    listen();
    for failing in [json(503, "{}"), Step::Reset] {
        let has_failed = AtomicBool::new(false);
        let server = Server::start(move |_| {
            if has_failed.swap(true, Ordering::SeqCst) {
                vec![json(200, ORDER)]
            } else {
                vec![failing.clone()]
            }
        })
        .await;
        let client = builder(server.base_url()).build().unwrap();
        let read = client.orders().get("ord_1").raw().await.unwrap();
        show("an answer", &read);
        assert_eq!(server.log().requests.len(), 2);
    }
    assert_nothing_leaked();
}

#[tokio::test]
async fn no_call_over_tls_shows_the_key() {
    listen();
    let server = Server::always(vec![json(200, ORDER)]).await;
    for certificate in [
        Certificate::Valid,
        Certificate::UnknownIssuer,
        Certificate::WrongName,
        Certificate::Expired,
    ] {
        let tls = Terminator::start(certificate, server.address()).await;
        let client = builder(tls.base_url()).only_root_certificates(tls.authority());
        show("a client", &client);
        let kinds = call("TLS", &client.build().unwrap()).await;
        let is_sound = certificate == Certificate::Valid;
        assert_eq!(
            kinds.contains(&ErrorKind::Connect),
            !is_sound,
            "{certificate:?}"
        );
    }
    assert_nothing_leaked();
}

#[test]
fn nothing_shows_the_key_before_it_is_sent() {
    listen();
    let key = ApiKey::new(KEY).unwrap();
    assert_eq!(
        format!("{key:?} {key:#?}"),
        "ApiKey(sandbox) ApiKey(sandbox)"
    );
    let builder = Client::builder(key);
    show("a builder", &builder);
    let client = builder.build().unwrap();
    show("a client", &client);
    assert_eq!(
        format!("{client:?}"),
        r#"Client { base_url: "https://api-sandbox.durianpay.id/v1", environment: Some("sandbox"), .. }"#,
    );
    show("a resource", &client.orders());
    show("a reconcile", &client.reconcile());
    let call = client.orders().create(create_order());
    show("a call", &call);
    let request = call.to_http().unwrap();
    show("a request", &request);
    show("headers", request.headers());
    show("a raw call", &client.orders().get("ord_1").raw());
    assert_nothing_leaked();
}

#[tokio::test]
async fn no_panic_shows_the_key() {
    listen();
    let server = Server::always(vec![json(401, r#"{"error": "who?"}"#)]).await;
    let client = builder(server.base_url()).build().unwrap();
    let task = tokio::spawn(async move {
        let order = client.orders().get("ord_1").await;
        order.expect("an order to go on with")
    });
    show_error("a task", &task.await.unwrap_err());
    let key = ApiKey::new(KEY).unwrap();
    let panicked = std::panic::catch_unwind(|| panic!("{key:?}"));
    assert!(panicked.is_err());
    let captured = assert_nothing_leaked();
    assert!(captured.contains("panic ") && captured.contains("an order to go on with"));
}
