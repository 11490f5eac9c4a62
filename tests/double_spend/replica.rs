//! An API in front of the simulator that reads from a replica: a new object becomes visible after
//! some time. Its `Date` and the times of its objects come from two clocks.

use axum::Router;
use axum::body::{Bytes, to_bytes};
use durianpay_client::Timestamp;
use durianpay_simulator::Simulator;
use http::header::{CONTENT_LENGTH, DATE, HOST};
use http::{Request, Response, StatusCode};
use serde_json::Value;
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// The differences of the API from the simulator.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View {
    /// The time for which a new object is not shown.
    pub(crate) lag: Duration,
    /// The offset of `Date` from the times of objects, in milliseconds; positive if it is ahead.
    pub(crate) date_ahead: i64,
}

/// A running API, which stops on drop.
pub(crate) struct Replica {
    pub(crate) base_url: String,
    serving: JoinHandle<()>,
}

impl Replica {
    pub(crate) async fn start(simulator: Arc<Simulator>, view: View) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}/v1", listener.local_addr().unwrap());
        let http = reqwest::Client::builder().no_proxy().tls_certs_only([]);
        let http = http.build().unwrap();
        let router = Router::new().fallback(move |request| {
            let (simulator, http) = (Arc::clone(&simulator), http.clone());
            async move { serve(&simulator, &http, view, request).await }
        });
        let serving = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { base_url, serving }
    }
}

impl Drop for Replica {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// Passes a request to the simulator. If the response is lost there, it is a 502 here.
async fn serve(
    simulator: &Simulator,
    http: &reqwest::Client,
    view: View,
    request: Request<axum::body::Body>,
) -> Response<axum::body::Body> {
    let (head, body) = request.into_parts();
    let target = head.uri.path_and_query().unwrap().as_str();
    let target = target.strip_prefix("/v1").unwrap();
    let is_read = head.method == http::Method::GET || target == "/disbursements/status";
    let body = to_bytes(body, usize::MAX).await.unwrap();
    let mut forwarded = http.request(head.method, format!("{}{target}", simulator.base_url()));
    for (name, value) in &head.headers {
        if *name != HOST && *name != CONTENT_LENGTH {
            forwarded = forwarded.header(name, value);
        }
    }
    let (mut status, mut body) = match forwarded.body(body).send().await {
        Ok(response) => (response.status(), response.bytes().await.unwrap()),
        Err(_lost) => (StatusCode::BAD_GATEWAY, Bytes::from_static(b"{}")),
    };
    if is_read {
        (status, body) = shown(simulator, view, target, (status, body));
    }
    let date = millis(simulator.now()) + view.date_ahead;
    let date = SystemTime::UNIX_EPOCH + Duration::from_millis(date.try_into().unwrap());
    let response = Response::builder().status(status);
    let response = response.header(DATE, httpdate::fmt_http_date(date));
    response.body(body.into()).unwrap()
}

/// Returns the visible part of a response to a read.
fn shown(
    simulator: &Simulator,
    view: View,
    target: &str,
    (status, body): (StatusCode, Bytes),
) -> (StatusCode, Bytes) {
    let is_hidden = |object: &Value| {
        let created_at = match &object["created_at"] {
            Value::String(time) => Some(millis(time.parse().unwrap())),
            Value::Number(seconds) => Some(seconds.as_i64().unwrap() * 1000),
            _ => None,
        };
        let lag = i64::try_from(view.lag.as_millis()).unwrap();
        created_at.is_some_and(|created_at| created_at + lag > millis(simulator.now()))
    };
    let mut body: Value = serde_json::from_slice(&body).unwrap_or_default();
    if target == "/disbursements/status" && (!status.is_success() || is_hidden(&body["data"])) {
        // This API reports clearly that there is no such batch.
        return (StatusCode::NOT_FOUND, Bytes::from_static(b"{}"));
    }
    hide(&mut body, &is_hidden);
    (status, body.to_string().into())
}

/// Removes hidden objects from all lists.
fn hide(value: &mut Value, is_hidden: &dyn Fn(&Value) -> bool) {
    match value {
        Value::Array(items) => {
            items.retain(|item| !is_hidden(item));
            for item in items {
                hide(item, is_hidden);
            }
        }
        Value::Object(members) => {
            for member in members.values_mut() {
                hide(member, is_hidden);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

pub(crate) fn millis(time: Timestamp) -> i64 {
    time.unix_seconds() * 1000 + i64::from(time.subsec_nanos() / 1_000_000)
}
