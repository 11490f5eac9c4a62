//! Every error of the crates, its message and its source: reports that walk
//! `source()` must show nothing twice.

use axum::Router;
use axum::routing::get;
use bytes::Bytes;
use durianpay_client::api::{
    Currency, ListSettlements, MerchantId, OrderId, PaymentId, PaymentStatus,
};
use durianpay_client::json::{self, ReadError};
use durianpay_client::webhook::inbox::{LimitError, ReceiveError, StoreError, SweepError};
use durianpay_client::webhook::{
    ConfirmError, Mismatch, ParseError, Rejection, SignatureError, Untrusted,
};
use durianpay_client::{
    Amount, ApiKey, ApiKeyError, Client, ClientBuilder, Decimal, Error, ErrorKind, Timestamp,
};
use durianpay_simulator::SimulatorError;
use std::error::Error as StdError;
use std::io;
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;

/// Whether an error has an error below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    /// It has none.
    Nothing,
    /// It has one, which its message does not repeat.
    Below,
}

/// Checks the message of an error, and that it contains no message below it.
fn check(error: &dyn StdError, source: Source) {
    let message = error.to_string();
    assert!(!message.is_empty() && !message.ends_with('.'), "{message}");
    assert!(!message.starts_with(char::is_uppercase), "{message}");
    assert_eq!(
        error.source().is_some(),
        source == Source::Below,
        "{message}"
    );
    let mut below = error.source();
    while let Some(source) = below {
        let found = source.to_string();
        assert!(!message.contains(&found), "`{message}` repeats `{found}`");
        below = source.source();
    }
}

/// Checks that an error is shown as the one that it wraps.
fn check_transparent(outer: &dyn StdError, inner: &dyn StdError) {
    let text = |error: Option<&dyn StdError>| error.map(ToString::to_string);
    assert_eq!(outer.to_string(), inner.to_string());
    assert_eq!(text(outer.source()), text(inner.source()), "{outer}");
}

fn builder() -> ClientBuilder {
    Client::builder(ApiKey::new("dp_test_demo").unwrap()).retries(0)
}

/// Returns the error of reading a response to `orders.get`.
fn unread(status: u16, body: &'static str) -> Error {
    let client = builder().build().unwrap();
    let response = http::Response::builder().status(status);
    let response = response.body(Bytes::from(body)).unwrap();
    client
        .orders()
        .get("ord_1")
        .read_http(response)
        .unwrap_err()
}

/// Returns the error of reading a response to a call with an idempotency key.
fn unread_keyed(status: u16) -> Error {
    let client = builder().build().unwrap();
    let call = client.disbursements().approve("dis_1");
    let response = http::Response::builder().status(status);
    let response = response.body(Bytes::from("{}")).unwrap();
    call.read_http(response).unwrap_err()
}

/// Returns the error of a call to a server that behaves like `serve`.
async fn failed<F>(builder: ClientBuilder, serve: impl FnOnce(TcpListener) -> F) -> Error
where
    F: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/v1", listener.local_addr().unwrap());
    let server = tokio::spawn(serve(listener));
    let client = builder.base_url(url).build().unwrap();
    let error = client.orders().get("ord_1").await.unwrap_err();
    server.abort();
    error
}

async fn serve(listener: TcpListener, body: &'static str) {
    let router = Router::new().fallback(get(move || async move { body }));
    axum::serve(listener, router).await.unwrap();
}

async fn silence(listener: TcpListener) {
    let _connection = listener.accept().await;
    std::future::pending::<()>().await;
}

async fn disconnect(listener: TcpListener) {
    while let Ok((mut connection, _)) = listener.accept().await {
        // After the request has arrived: before, it would not have been sent.
        let length = connection.read(&mut [0; 64]).await.unwrap();
        assert_eq!(length, 64);
        drop(connection);
    }
}

#[tokio::test]
async fn no_message_of_a_call_contains_its_source() {
    let impatient = |http: reqwest::ClientBuilder| http.timeout(Duration::from_millis(1));
    let long = ListSettlements::new().from("x".repeat(100_000));
    let client = builder().build().unwrap();
    for (error, kind, source) in [
        (
            builder().base_url("no URL").build().unwrap_err(),
            ErrorKind::Configuration,
            Source::Below,
        ),
        (
            client.orders().get("").await.unwrap_err(),
            ErrorKind::Request,
            Source::Nothing,
        ),
        (
            client.settlements().list_with(long).await.unwrap_err(),
            ErrorKind::Request,
            Source::Below,
        ),
        (
            failed(builder(), |listener| {
                drop(listener);
                std::future::ready(())
            })
            .await,
            ErrorKind::Connect,
            Source::Below,
        ),
        (
            failed(builder().attempt_timeout(Duration::from_millis(1)), silence).await,
            ErrorKind::Timeout,
            Source::Nothing,
        ),
        (
            failed(builder().http_client(impatient), silence).await,
            ErrorKind::Timeout,
            Source::Below,
        ),
        (
            failed(builder(), disconnect).await,
            ErrorKind::Transport,
            Source::Below,
        ),
        (
            failed(builder().max_response_bytes(1), |it| serve(it, "{}")).await,
            ErrorKind::BodyTooLarge,
            Source::Nothing,
        ),
        (unread(302, ""), ErrorKind::Redirect, Source::Nothing),
        (unread(404, "{}"), ErrorKind::Api, Source::Nothing),
        (unread(500, "{}"), ErrorKind::Api, Source::Nothing),
        (unread_keyed(202), ErrorKind::Pending, Source::Nothing),
        (unread_keyed(409), ErrorKind::Conflict, Source::Nothing),
        (unread(200, "{"), ErrorKind::Decode, Source::Below),
        (unread(200, "{}"), ErrorKind::Decode, Source::Below),
    ] {
        assert_eq!(error.kind(), kind, "{error}");
        check(&error, source);
    }
}

#[test]
fn no_message_of_a_value_contains_its_source() {
    let syntax = json::from_str::<Amount>("{").unwrap_err();
    let decode = json::from_str::<Amount>("{}").unwrap_err();
    for error in [&syntax, &decode] {
        match error {
            ReadError::Syntax(inner) => check_transparent(error, inner),
            ReadError::Decode(inner) => check_transparent(error, inner),
        }
        check(error, Source::Nothing);
    }
    assert!(matches!(syntax, ReadError::Syntax(_)) && matches!(decode, ReadError::Decode(_)));
    for text in ["", "ten", "0.001", "99999999999999999999"] {
        check(&text.parse::<Amount>().unwrap_err(), Source::Nothing);
    }
    for text in [
        "now".to_owned(),
        "2024-02-30T00:00:00Z".to_owned(),
        format!("2024-02-29T00:00:00.{}Z", "0".repeat(19)),
    ] {
        check(&text.parse::<Timestamp>().unwrap_err(), Source::Nothing);
    }
    check(&"ten".parse::<Decimal>().unwrap_err(), Source::Nothing);
    let variable = "DURIANPAY_API_KEY";
    for error in [
        ApiKeyError::Empty,
        ApiKeyError::WhiteSpace,
        ApiKeyError::Control,
        ApiKeyError::NotAscii,
        ApiKeyError::Colon,
        ApiKeyError::TooLong,
        ApiKeyError::NotSet { variable },
        ApiKeyError::NotUnicode { variable },
    ] {
        check(&error, Source::Nothing);
    }
}

#[test]
fn no_message_of_a_webhook_contains_its_source() {
    let parse = Untrusted::parse(b"{").unwrap_err();
    assert!(matches!(parse, ParseError::Syntax(_)));
    check(&parse, Source::Below);
    for body in [
        r#"{"data": {}}"#,
        r#"{"event": "x", "event": "x", "data": {}}"#,
    ] {
        check(
            &Untrusted::parse(body.as_bytes()).unwrap_err(),
            Source::Nothing,
        );
    }
    check(&ParseError::TooLarge, Source::Nothing);
    check_transparent(&Rejection::from(parse.clone()), &parse);
    check(&Rejection::from(parse), Source::Below);
    check(&Rejection::Incomplete, Source::Nothing);
    for error in [
        SignatureError::Missing,
        SignatureError::Malformed,
        SignatureError::Prefixed,
        SignatureError::NoKey,
        SignatureError::NoId,
        SignatureError::AmbiguousId,
        SignatureError::NoAmount,
        SignatureError::AmountsDiffer,
        SignatureError::Mismatch,
        SignatureError::EnvironmentMismatch,
    ] {
        check(&error, Source::Nothing);
        check_transparent(&Rejection::from(error), &error);
    }
    for (error, source) in [
        (ConfirmError::Api(unread(200, "{")), Source::Below),
        (ConfirmError::NoSubject, Source::Nothing),
        (ConfirmError::UnexpectedObject, Source::Nothing),
        (ConfirmError::Contradiction, Source::Nothing),
    ] {
        check(&error, source);
    }
    for mismatch in mismatches() {
        check(&mismatch, Source::Nothing);
    }
}

fn mismatches() -> [Mismatch; 6] {
    let [expected, found] = ["ord_1", "ord_2"].map(OrderId::new);
    let order = Mismatch::Order { expected, found };
    let [expected, found] = ["mer_1", "mer_2"].map(MerchantId::new);
    let merchant = Mismatch::Merchant { expected, found };
    let [expected, found] = [1, 2].map(Amount::from);
    let amount = Mismatch::Amount { expected, found };
    let paid = Mismatch::PaidAmount { expected, found };
    let [expected, found] = [Currency::Idr, Currency::from("USD")];
    let currency = Mismatch::Currency { expected, found };
    [
        order,
        merchant,
        amount,
        paid,
        currency,
        Mismatch::Environment,
    ]
}

#[test]
fn no_message_of_a_mismatch_is_shown_twice() {
    for mismatch in mismatches() {
        check(&ConfirmError::Mismatch(mismatch), Source::Below);
    }
}

#[test]
fn no_message_of_the_inbox_contains_its_source() {
    let store = || StoreError::new(io::Error::other("the disk is full"));
    check(&store(), Source::Below);
    check_transparent(&ReceiveError::from(store()), &store());
    let rejection = || Rejection::from(SignatureError::Missing);
    check_transparent(&ReceiveError::from(rejection()), &rejection());
    for limit in [LimitError::Rate, LimitError::Stored] {
        check(&limit, Source::Nothing);
        check_transparent(&ReceiveError::from(limit), &limit);
    }
    check(&SweepError::Api(unread(200, "{")), Source::Below);
    check_transparent(&SweepError::from(store()), &store());
    let queue = || ReceiveError::from(LimitError::Stored);
    check_transparent(&SweepError::from(queue()), &queue());
}

#[test]
fn no_message_of_the_simulator_contains_its_source() {
    let payment = PaymentId::new("pay_1");
    let client = builder().base_url("no URL").build().unwrap_err();
    for (error, source) in [
        (SimulatorError::LiveKey, Source::Nothing),
        (SimulatorError::WebhookUrl, Source::Nothing),
        (io::Error::other("no such port").into(), Source::Below),
        (
            SimulatorError::HttpClient("no such certificate".into()),
            Source::Below,
        ),
        (client.into(), Source::Below),
        (
            SimulatorError::UnknownPayment(payment.clone()),
            Source::Nothing,
        ),
        (
            SimulatorError::NotProcessing {
                payment: payment.clone(),
                status: PaymentStatus::Failed,
            },
            Source::Nothing,
        ),
        (
            SimulatorError::NotCompleted {
                payment: payment.clone(),
                status: PaymentStatus::Failed,
            },
            Source::Nothing,
        ),
        (
            SimulatorError::NegativeAmount(Amount::from_hundredths(-1)),
            Source::Nothing,
        ),
        (SimulatorError::Settled(payment), Source::Nothing),
        (SimulatorError::OutOfTime, Source::Nothing),
    ] {
        check(&error, source);
    }
}
