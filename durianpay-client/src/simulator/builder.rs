//! How a simulator is set up and started.

use super::clock::Clock;
use super::courier;
use super::error::SimulatorError;
use super::line::{Line, Lines};
use super::outbox::Outbox;
use super::server;
use super::state::State;
use super::{Shared, Simulator};
use crate::api_key::ApiKey;
use crate::base_url::is_loopback;
use crate::client::Client;
use crate::error::Error;
use crate::timestamp::Timestamp;
use axum::Router;
use axum::extract::ConnectInfo;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;
use tokio::sync::{Notify, oneshot};

/// The key of a simulator that was given none.
const DEFAULT_KEY: &str = "dp_test_simulator";

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
        let key = match self.key {
            Some(key) => key,
            None => {
                ApiKey::new(DEFAULT_KEY).map_err(|error| Error::configuration(error.to_string()))?
            }
        };
        if key
            .environment()
            .is_some_and(|environment| environment.live)
        {
            return Err(SimulatorError::LiveKey);
        }
        let url = self.webhook_url.as_deref().map(loopback_url).transpose()?;
        let clock = self.starts_at.map_or_else(Clock::real, Clock::at);
        let state = State::new(key.clone(), clock, Outbox::new(url, self.unsigned));
        let http = courier::http_client()?;
        let shared = Arc::new(Shared {
            state: Mutex::new(state),
            turn: tokio::sync::Mutex::new(()),
            wake: Notify::new(),
            http: http.clone(),
        });

        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let base_url = format!("http://{}{}", listener.local_addr()?, server::BASE_PATH);
        let client = Client::builder(key.clone())
            .base_url(&base_url)
            .http_client(http)
            .build()?;
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
pub(super) fn loopback_url(text: &str) -> Result<reqwest::Url, SimulatorError> {
    let url = reqwest::Url::parse(text).map_err(|_| SimulatorError::WebhookUrl)?;
    if url.scheme() == "http" && is_loopback(&url) {
        Ok(url)
    } else {
        Err(SimulatorError::WebhookUrl)
    }
}
