//! A key in a URL: more places show a URL than a header, and none shows this key.

use crate::harness::{Server, Step, answer, bytes, json};
use crate::schemes::query::{ApiKey, Client, GetRate};
use durianpay_client::{Error, ErrorKind};
use std::fmt::{self, Write as _};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};

const SECRET: &str = "CanaryOfTheKey0123456789";

fn key() -> ApiKey {
    ApiKey::new(SECRET).unwrap()
}

/// Whether eight or more characters of the key are in the text.
#[track_caller]
fn assert_no_secret(name: &str, text: &str) {
    for part in SECRET.as_bytes().windows(8) {
        let part = str::from_utf8(part).unwrap();
        assert!(!text.contains(part), "{name}: {part} is in {text}");
    }
}

/// An error as a log would show it, with all its causes.
fn shown(error: &Error) -> String {
    let mut text = format!("{error}\n{error:?}\n{error:#?}");
    let mut cause: Option<&dyn std::error::Error> = std::error::Error::source(error);
    while let Some(found) = cause {
        text = format!("{text}\n{found}\n{found:?}\n{found:#?}");
        cause = found.source();
    }
    text
}

/// Everything that anything in this process logs.
struct Everything;

static LOGGED: Mutex<String> = Mutex::new(String::new());

fn note(line: fmt::Arguments<'_>) {
    let mut logged = LOGGED.lock().unwrap_or_else(PoisonError::into_inner);
    writeln!(logged, "{line}").unwrap();
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        write!(self.0, "{field}={value:?} ").unwrap();
    }
}

impl tracing::Subscriber for Everything {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut line = Line(String::new());
        span.record(&mut line);
        note(format_args!("{}", line.0));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        let mut line = Line(String::new());
        values.record(&mut line);
        note(format_args!("{}", line.0));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        let mut line = Line(String::new());
        event.record(&mut line);
        note(format_args!("{} {}", event.metadata().target(), line.0));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

impl log::Log for Everything {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        note(format_args!("{} {}", record.target(), record.args()));
    }

    fn flush(&self) {}
}

#[test]
fn the_guard_for_secrets_finds_them() {
    for leak in [
        SECRET,
        "/v1/rates?api%20key=CanaryOfTheKey0123456789",
        "the key is yOfTheKe",
    ] {
        let found = std::panic::catch_unwind(|| assert_no_secret("leak", leak));
        assert!(found.is_err(), "{leak}");
    }
}

#[test]
fn nothing_shows_the_key_before_it_is_sent() {
    let key = key();
    assert_eq!(format!("{key:?} {key:#?}"), "ApiKey(?) ApiKey(?)");
    let builder = Client::builder(key);
    assert_no_secret("builder", &format!("{builder:?} {builder:#?}"));
    let client = builder.build().unwrap();
    assert_no_secret("client", &format!("{client:?} {client:#?}"));
    let rates = client.rates();
    assert_no_secret("resource", &format!("{rates:?} {rates:#?}"));
    let call = rates.get_with(GetRate::new().base("IDR"));
    assert_no_secret("call", &format!("{call:?} {call:#?}"));
    let request = call.to_http().unwrap();
    assert_no_secret(
        "request",
        &format!("{request:?} {request:#?} {}", request.uri()),
    );
    // Whoever sends it otherwise adds the key last, and knows that it shows.
    let complete = call.authorize(request).unwrap();
    assert_eq!(
        complete.uri().to_string(),
        format!("https://kurs.example/v1/rates?base=IDR&api%20key={SECRET}"),
    );
    let raw = client.rates().get().raw();
    assert_no_secret("raw call", &format!("{raw:?} {raw:#?}"));
}

#[tokio::test]
async fn no_failed_call_and_no_log_shows_the_key() {
    tracing::subscriber::set_global_default(Everything).unwrap();
    log::set_logger(&Everything).unwrap();
    log::set_max_level(log::LevelFilter::Trace);

    let cases: Vec<(ErrorKind, Vec<Step>)> = vec![
        (ErrorKind::Api, vec![json(404, r#"{"message": "gone"}"#)]),
        (ErrorKind::Api, vec![json(500, "")]),
        (
            ErrorKind::Redirect,
            vec![answer(302, &[("location", "/v1/elsewhere")], "")],
        ),
        (ErrorKind::Decode, vec![json(200, "<html>")]),
        (ErrorKind::Decode, vec![json(200, r#"{"rate": []}"#)]),
        (ErrorKind::BodyTooLarge, vec![json(200, "x".repeat(300))]),
        (ErrorKind::Timeout, vec![Step::Stall]),
        (ErrorKind::Transport, vec![Step::Reset]),
        (
            ErrorKind::Transport,
            vec![bytes("not HTTP\r\n\r\n"), Step::HalfClose],
        ),
        (
            ErrorKind::Transport,
            vec![
                bytes("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nx"),
                Step::HalfClose,
            ],
        ),
    ];
    for (kind, steps) in cases {
        let server = Server::always(steps.clone()).await;
        let client = Client::builder(key())
            .base_url(server.base_url())
            .attempt_timeout(Duration::from_millis(300))
            .max_response_bytes(200)
            .build()
            .unwrap();
        let error = client.rates().get().await.unwrap_err();
        assert_eq!(error.kind(), kind, "{steps:?}: {error}");
        assert_no_secret("failed call", &shown(&error));
        let raw = client.rates().get().raw().await;
        assert_no_secret("raw answer", &format!("{:?}", raw.as_ref().map_err(shown)));
        let sent = server.log().requests[0].target.clone();
        assert!(sent.ends_with(&format!("api%20key={SECRET}")), "{sent}");
    }

    // A port where nobody listens, and a name that nobody has.
    let port = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.local_addr().unwrap().port()
    };
    for url in [
        format!("http://127.0.0.1:{port}"),
        "https://kurs.invalid".to_owned(),
    ] {
        let client = Client::builder(key()).base_url(url).build().unwrap();
        let error = client.rates().get().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Connect);
        assert_no_secret("connect", &shown(&error));
    }

    let logged = LOGGED
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    assert!(logged.contains("127.0.0.1"), "nothing was logged: {logged}");
    assert_no_secret("log", &logged);
}
