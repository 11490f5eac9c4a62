//! The head of a program that makes calls with compiled bindings: the mock, and the printed lines.

/// What all documents of a program share.
pub(crate) const HEAD: &str = r###"
#![allow(warnings, clippy::all)]

use durianpay_client::__private as rt;
use durianpay_client::{BoxFuture, SendOptions, Transport, TransportResult};
use serde_json::{Value, json};
use std::future::IntoFuture;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, SystemTime};

type Print = Result<Value, String>;

/// A status, a media type and a body.
type Answer = (u16, &'static str, &'static str);

/// A transport that records the last request, and returns the response that was set.
#[derive(Clone, Default)]
struct Mock(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    request: Option<http::Request<rt::Bytes>>,
    answer: Option<Answer>,
}

/// The response to the request of a token.
const TOKEN: &str = r##"{"access_token": "corpus", "token_type": "Bearer", "expires_in": 3600}"##;

impl Transport for Mock {
    fn send(&self, request: http::Request<rt::Bytes>, _: SendOptions) -> BoxFuture<'_, TransportResult> {
        let mut state = self.0.lock().unwrap();
        let body = String::from_utf8_lossy(request.body());
        let is_token = body.contains("client_credentials") && request.method() == "POST";
        let (status, media_type, body) = match state.answer {
            Some(answer) if !is_token => answer,
            _ => (200, "application/json", TOKEN),
        };
        state.request = Some(request);
        let response = http::Response::builder().status(status).header("content-type", media_type);
        let response = response.body(rt::Bytes::from_static(body.as_bytes())).unwrap();
        Box::pin(std::future::ready(Ok(response)))
    }
}

/// A clock that never advances.
struct Frozen;

impl durianpay_client::Runtime for Frozen {
    fn now(&self) -> Duration {
        Duration::ZERO
    }

    fn system_time(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::pending())
    }

    fn random(&self) -> [u8; 16] {
        [7; 16]
    }
}

fn strict<T: rt::Decode>(text: &str) -> Result<T, String> {
    rt::from_slice_strict(text.as_bytes()).map_err(|error| format!("{}; in {text}", chain(&error)))
}

fn shown(base: &str, request: &http::Request<rt::Bytes>) -> Value {
    let headers: Vec<(String, String)> = request.headers().iter()
        .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
        .collect();
    json!({
        "base": base, "method": request.method().as_str(), "url": request.uri().to_string(),
        "headers": headers, "body": String::from_utf8_lossy(request.body()),
    })
}

/// Shows a request that is not sent.
fn built(base: &str, request: Result<http::Request<rt::Bytes>, durianpay_client::Error>) -> Print {
    request.map(|request| shown(base, &request)).map_err(|error| chain(&error))
}

/// Makes a call. Shows the request, and the value that was read from the response.
fn sent<T: rt::Decode>(
    mock: &Mock,
    base: &str,
    call: rt::Call<T>,
    answer: Answer,
    written: fn(&T) -> Option<String>,
) -> Print {
    *mock.0.lock().unwrap() = State { request: None, answer: Some(answer) };
    let response = finished(call.raw());
    let Some(request) = mock.0.lock().unwrap().request.take() else {
        return Err(response.map_or_else(|error| error, |_| "nothing is sent".to_owned()));
    };
    let mut shown = shown(base, &request);
    let read = response.and_then(|response| {
        let value = response.read().map_err(|error| chain(&error))?;
        let issues: Vec<String> = response.unreadable().iter().map(ToString::to_string).collect();
        let issues = (!issues.is_empty()).then(|| issues.join("; "));
        Ok(json!({ "written": written(&value), "unreadable": issues }))
    });
    shown["read"] = read.unwrap_or_else(|error| json!({ "error": error }));
    Ok(shown)
}

/// Polls a future, which the mock lets finish at once.
fn finished<T>(future: impl IntoFuture<Output = Result<T, durianpay_client::Error>>) -> Result<T, String> {
    let mut future = std::pin::pin!(future.into_future());
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => result.map_err(|error| chain(&error)),
        Poll::Pending => Err("the call waits".to_owned()),
    }
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(": ");
        text.push_str(&error.to_string());
        source = error.source();
    }
    text
}

fn json_of<T: rt::Encode>(value: &T) -> Option<String> {
    Some(durianpay_client::json::to_string(value))
}

fn text_of(bytes: &rt::Bytes) -> Option<String> {
    Some(Value::from(String::from_utf8_lossy(bytes)).to_string())
}

fn nothing_of(_: &()) -> Option<String> {
    None
}

fn read<T: rt::Decode + rt::Encode>(text: &str) -> Print {
    let value: T = rt::from_slice(text.as_bytes()).map_err(|error| chain(&error))?;
    Ok(json!({ "written": durianpay_client::json::to_string(&value) }))
}

fn show(number: usize, result: Print) {
    match result {
        Ok(shown) => println!("{number}\t{shown}"),
        Err(error) => println!("{number}\t{}", json!({ "error": error })),
    }
}
"###;
