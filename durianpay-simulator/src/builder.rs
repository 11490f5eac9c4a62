//! How a simulator is set up and started.

use crate::clock::Clock;
use crate::courier;
use crate::credentials::Credentials;
use crate::error::SimulatorError;
use crate::line::{Line, Lines};
use crate::loopback::is_loopback_host;
use crate::outbox::Outbox;
use crate::server;
use crate::state::State;
use crate::{Shared, Simulator};
use axum::Router;
use axum::extract::ConnectInfo;
use durianpay_client::ApiKey;
use durianpay_client::Client;
use durianpay_client::Timestamp;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;
use tokio::sync::{Notify, oneshot};

/// Settings of a [`Simulator`]. Made by [`Simulator::builder`].
#[derive(Debug, Default)]
#[must_use = "a builder does nothing until `start` is called"]
pub struct SimulatorBuilder {
    key: Option<ApiKey>,
    webhook_url: Option<String>,
    starts_at: Option<Timestamp>,
    unsigned: Vec<String>,
}

impl SimulatorBuilder {
    /// Takes calls with this key, and signs webhooks with it. A live key is
    /// refused. `dp_test_simulator` by default.
    pub fn api_key(mut self, key: ApiKey) -> Self {
        self.key = Some(key);
        self
    }

    /// Sends webhooks to this URL: `http` to a loopback address.
    pub fn webhook_url(mut self, url: impl Into<String>) -> Self {
        self.webhook_url = Some(url.into());
        self
    }

    /// Sets the virtual clock to this time at the start, in place of the
    /// real one.
    pub fn starts_at(mut self, time: Timestamp) -> Self {
        self.starts_at = Some(time);
        self
    }

    /// Leaves the signature out of webhooks of this event.
    ///
    /// The integration guide prints one with `payment.completed` alone, other
    /// sources with more: a receiver has to do without.
    pub fn unsigned(mut self, event: impl Into<String>) -> Self {
        self.unsigned.push(event.into());
        self
    }

    /// Starts the simulator on a free port of 127.0.0.1, in the tokio runtime
    /// that this is called in.
    ///
    /// # Errors
    ///
    /// If the key is a live one, if the webhook URL is not `http` to a
    /// loopback address, or if there is no port to be had.
    pub async fn start(self) -> Result<Simulator, SimulatorError> {
        let key = self.key.unwrap_or_else(default_key);
        if key
            .environment()
            .is_some_and(|environment| environment.live)
        {
            return Err(SimulatorError::LiveKey);
        }
        let url = self.webhook_url.as_deref().map(loopback_url).transpose()?;
        let clock = self.starts_at.map_or_else(Clock::real, Clock::at);
        let http = courier::http_client()?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let base_url = format!("http://{}{}", listener.local_addr()?, server::BASE_PATH);
        let client = Client::builder(key.clone())
            .base_url(&base_url)
            .http_client(http.clone())
            .build()?;
        let credentials = Credentials::from_client(&client)?;
        let outbox = Outbox::new(url, self.unsigned);
        let state = State::new(key.clone(), credentials, clock, outbox);
        let shared = Arc::new(Shared {
            state: Mutex::new(state),
            turn: tokio::sync::Mutex::new(()),
            wake: Notify::new(),
            http,
        });
        let stop = serve(listener, Arc::clone(&shared));
        let courier = tokio::spawn(run_courier(Arc::clone(&shared)));
        Ok(Simulator {
            shared,
            client,
            key,
            base_url,
            courier: courier.abort_handle(),
            _stop: stop,
        })
    }
}

/// The key of a simulator that was given none.
fn default_key() -> ApiKey {
    ApiKey::new("dp_test_simulator").expect("a constant of printable ASCII characters is a key")
}

/// Serves the port until what is returned is dropped.
fn serve(listener: TcpListener, shared: Arc<Shared>) -> oneshot::Sender<()> {
    let (stop, stopped) = oneshot::channel();
    let answer = move |ConnectInfo(line): ConnectInfo<Line>, request| {
        server::answer(Arc::clone(&shared), line, request)
    };
    let service = Router::new()
        .fallback(answer)
        .into_make_service_with_connect_info::<Line>();
    tokio::spawn(async move {
        // Not aborted: its connections are tasks of their own, which only an
        // orderly shutdown ends. The next answer of each is its last.
        let serving = axum::serve(Lines(listener), service).with_graceful_shutdown(async {
            let _dropped = stopped.await;
        });
        let _ended = serving.await;
    });
    stop
}

/// Sends webhooks that calls have caused, after the calls are answered.
async fn run_courier(shared: Arc<Shared>) {
    loop {
        shared.wake.notified().await;
        // Only a clock that is moved can fail.
        let _delivered = shared.advance(std::time::Duration::ZERO).await;
    }
}

/// A URL that webhooks may be sent to.
pub(crate) fn loopback_url(text: &str) -> Result<reqwest::Url, SimulatorError> {
    let url = reqwest::Url::parse(text).map_err(|_| SimulatorError::WebhookUrl)?;
    if url.scheme() == "http" && url.host_str().is_some_and(is_loopback_host) {
        Ok(url)
    } else {
        Err(SimulatorError::WebhookUrl)
    }
}
