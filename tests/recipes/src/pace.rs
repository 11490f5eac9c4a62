use bytes::Bytes;
use durianpay_client::{ApiKey, BoxFuture, Client, Error};
use durianpay_client::{SendOptions, Transport, TransportResult};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

/// Creates a client that makes at most ten requests in a second. Its clones share the limit.
pub fn client(key: ApiKey) -> Result<Client, Error> {
    let interval = Duration::from_millis(100);
    let builder = Client::builder(key);
    builder
        .wrap_transport(move |inner| Pace::new(inner, interval))
        .build()
}

/// Begins at most one request in each interval. Others wait for their turn.
pub struct Pace {
    inner: Arc<dyn Transport>,
    interval: Duration,
    next: Mutex<Option<Instant>>,
}

impl Pace {
    pub fn new(inner: Arc<dyn Transport>, interval: Duration) -> Self {
        Self {
            inner,
            interval,
            next: Mutex::new(None),
        }
    }

    /// Takes the next turn. A request that is given up while it waits loses its turn.
    fn turn(&self) -> Instant {
        let now = Instant::now();
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let turn = next.map_or(now, |next| next.max(now));
        *next = Some(turn + self.interval);
        turn
    }
}

impl Transport for Pace {
    fn send(
        &self,
        request: http::Request<Bytes>,
        options: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        Box::pin(async move {
            // The wait is part of the attempt. If it takes too long, the call fails with `NotSent`
            // or `Unknown`, and nothing is sent.
            sleep_until(self.turn()).await;
            self.inner.send(request, options).await
        })
    }
}
