//! A server that responds by a script, and records requests.

use axum::Router;
use durianpay_client::{ApiKey, Client};
use http::{Request, Response, StatusCode};
use serde_json::{Value, json};
use std::ops::Range;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

type Script = dyn Fn(usize, &Asked) -> (StatusCode, Value) + Send + Sync;

/// The parameters of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) path: String,
    pub(crate) query: Option<String>,
    pub(crate) is_live: Option<String>,
}

impl Asked {
    pub(crate) fn number(&self, key: &str) -> Option<usize> {
        let pairs = self.query.as_deref()?.split('&');
        let mut pairs = pairs.filter_map(|pair| pair.split_once('='));
        pairs.find(|(found, _)| *found == key)?.1.parse().ok()
    }
}

/// A server that responses the requests by their number; gone when it is dropped.
pub(crate) struct Server {
    pub(crate) client: Client,
    pub(crate) asked: Arc<Mutex<Vec<Asked>>>,
    serving: JoinHandle<()>,
}

impl Server {
    pub(crate) async fn start(
        script: impl Fn(usize, &Asked) -> (StatusCode, Value) + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}/v1", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let router = router(Arc::clone(&asked), Arc::new(script));
        let serving = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        let key = ApiKey::new("dp_test_demo").unwrap();
        let client = Client::builder(key).base_url(base_url).build().unwrap();
        Self {
            client,
            asked,
            serving,
        }
    }

    /// Returns a server with `count` orders that paginates as requested.
    pub(crate) async fn with_orders(count: usize, wrapped: bool) -> Self {
        Self::start(move |_, asked| {
            let begin = asked.number("skip").unwrap_or(0).min(count);
            let end = (begin + asked.number("limit").unwrap_or(25)).min(count);
            let page = json!({ "orders": orders(begin..end), "count": count });
            let page = if wrapped {
                json!({ "data": page })
            } else {
                page
            };
            (StatusCode::OK, page)
        })
        .await
    }

    /// A server with a page for each request, whatever is asked; empty pages after them.
    pub(crate) async fn with_pages(pages: &[Range<usize>]) -> Self {
        let pages = pages.to_vec();
        Self::start(move |number, _| {
            let page = pages.get(number).cloned().unwrap_or(0..0);
            (StatusCode::OK, json!({ "orders": orders(page) }))
        })
        .await
    }

    /// A server with a page for the number of each request, whatever is asked, without an end.
    pub(crate) async fn always(
        page: impl Fn(usize) -> Range<usize> + Send + Sync + 'static,
    ) -> Self {
        Self::start(move |number, _| (StatusCode::OK, json!({ "orders": orders(page(number)) })))
            .await
    }

    /// The queries, in the order they came.
    pub(crate) fn queries(&self) -> Vec<Option<String>> {
        let asked = self.asked.lock().unwrap();
        asked.iter().map(|asked| asked.query.clone()).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

fn router(asked: Arc<Mutex<Vec<Asked>>>, script: Arc<Script>) -> Router {
    Router::new().fallback(move |request: Request<axum::body::Body>| {
        let this = Asked {
            path: request.uri().path().to_owned(),
            query: request.uri().query().map(str::to_owned),
            is_live: request
                .headers()
                .get("is-live")
                .map(|value| value.to_str().unwrap().to_owned()),
        };
        let number = {
            let mut asked = asked.lock().unwrap();
            asked.push(this.clone());
            asked.len() - 1
        };
        let (status, body) = script(number, &this);
        let response = Response::builder().status(status).body(body.to_string());
        std::future::ready(response.unwrap())
    })
}

pub(crate) fn orders(numbers: Range<usize>) -> Vec<Value> {
    numbers.map(order).collect()
}

pub(crate) fn order(number: usize) -> Value {
    json!({ "id": format!("ord_{number}"), "amount": "20000", "status": "started" })
}
