//! An API whose responses come from a script.

use axum::Router;
use durianpay_client::{ApiKey, Client};
use http::header::{DATE, HeaderValue};
use http::{Request, Response};
use serde_json::Value;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// The requests so far, as path and query, without `/v1`.
type Asked = Arc<Mutex<Vec<String>>>;

pub(crate) struct Scripted {
    pub(crate) client: Client,
    asked: Asked,
    serving: JoinHandle<()>,
}

impl Scripted {
    /// Starts an API. The script returns the status and body for a path and query.
    pub(crate) async fn start(
        script: impl Fn(&str) -> (u16, Value) + Clone + Send + Sync + 'static,
    ) -> Self {
        Self::serving(None, script).await
    }

    /// Starts an API with this `Date` in each response, instead of the machine's time.
    pub(crate) async fn dated(
        date: &'static str,
        script: impl Fn(&str) -> (u16, Value) + Clone + Send + Sync + 'static,
    ) -> Self {
        Self::serving(Some(date), script).await
    }

    async fn serving(
        date: Option<&'static str>,
        script: impl Fn(&str) -> (u16, Value) + Clone + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}/v1", listener.local_addr().unwrap());
        let asked = Asked::default();
        let log = Arc::clone(&asked);
        let router = Router::new().fallback(move |request: Request<axum::body::Body>| {
            let target = request.uri().to_string();
            let target = target.strip_prefix("/v1").unwrap().to_owned();
            let (status, body) = script(&target);
            log.lock().unwrap().push(target);
            let mut response = Response::new(body.to_string());
            *response.status_mut() = status.try_into().unwrap();
            if let Some(date) = date {
                let date = HeaderValue::from_static(date);
                response.headers_mut().insert(DATE, date);
            }
            std::future::ready(response)
        });
        let serving = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        let key = ApiKey::new("dp_test_demo").unwrap();
        let client = Client::builder(key).base_url(base_url).retries(0).build();
        Self {
            client: client.unwrap(),
            asked,
            serving,
        }
    }

    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

impl Drop for Scripted {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// Returns the number under a key of a query; 0 if the key is missing.
pub(crate) fn number(target: &str, key: &str) -> usize {
    let query = target.split_once('?').map_or("", |(_, query)| query);
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let found = pairs.find(|(found, _)| *found == key);
    found.map_or(0, |(_, number)| number.parse().unwrap())
}
