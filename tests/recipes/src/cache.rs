use bytes::Bytes;
use durianpay_client::{ApiKey, BoxFuture, Client, Error};
use durianpay_client::{SendOptions, Transport, TransportResult};
use http::header::DATE;
use http::{Method, Uri};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The most responses that are kept.
const MOST: usize = 1000;

/// Creates a client that asks for the fees of a payment once in ten minutes.
pub fn client(key: ApiKey) -> Result<Client, Error> {
    let keeps = |uri: &Uri| uri.path().ends_with("/merchants/mdr_fees");
    let time = Duration::from_secs(600);
    let builder = Client::builder(key);
    builder
        .wrap_transport(move |inner| Cache::new(inner, keeps, time))
        .build()
}

/// Keeps successful responses of GET requests for a time.
pub struct Cache {
    inner: Arc<dyn Transport>,
    keeps: fn(&Uri) -> bool,
    time: Duration,
    kept: Mutex<HashMap<Uri, (Instant, http::Response<Bytes>)>>,
}

impl Cache {
    /// `keeps` chooses what is kept. Never keep what shows whether money moved, such as orders,
    /// payments or refunds: webhooks, intents and `reconcile` read them to decide.
    pub fn new(inner: Arc<dyn Transport>, keeps: fn(&Uri) -> bool, time: Duration) -> Self {
        Self {
            inner,
            keeps,
            time,
            kept: Mutex::default(),
        }
    }

    fn find(&self, uri: &Uri) -> Option<http::Response<Bytes>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let (since, response) = kept.get(uri)?;
        (since.elapsed() < self.time).then(|| response.clone())
    }

    fn keep(&self, uri: Uri, response: &http::Response<Bytes>) {
        let mut response = response.clone();
        // From `Date`, the client learns the time of the server. An old one would be wrong.
        response.headers_mut().remove(DATE);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            kept.retain(|_, (since, _)| since.elapsed() < self.time);
        }
        if kept.len() < MOST {
            kept.insert(uri, (Instant::now(), response));
        }
    }
}

impl Transport for Cache {
    fn send(
        &self,
        request: http::Request<Bytes>,
        options: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        Box::pin(async move {
            let uri = request.uri().clone();
            let is_kept = request.method() == Method::GET && (self.keeps)(&uri);
            if let Some(response) = self.find(&uri).filter(|_| is_kept) {
                return Ok(response);
            }
            let response = self.inner.send(request, options).await?;
            if is_kept && response.status().is_success() {
                self.keep(uri, &response);
            }
            Ok(response)
        })
    }
}
