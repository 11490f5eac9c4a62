//! The HTTP server of a simulated API.

use super::control;
use super::log::Entry;
use super::sender::Sender;
use super::served::Served;
use super::simulator::SpecSimulator;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use bytes::Bytes;
use durianpay_simulator::__private::Hosts;
use http::{Response, StatusCode};
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::time::sleep;

/// The maximum size of a body.
const MAX_BODY_BYTES: usize = 1024 * 1024;

/// The address of a server, and where its webhooks and its log go.
pub struct Serving {
    /// The address to listen on; port 0 is a free one.
    pub address: SocketAddr,
    /// The host names that requests may name, besides those of loopback.
    pub host_names: Vec<String>,
    /// The URL that webhooks are sent to, on any host.
    pub webhook_url: Option<String>,
    /// Receives each request and each webhook.
    pub on_log: Box<dyn Fn(Entry<'_>) + Send + Sync>,
}

impl std::fmt::Debug for Serving {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Serving")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

/// A simulated API on a port. It stops when it is dropped.
#[derive(Debug)]
pub struct SpecServer {
    served: Arc<Served>,
    address: SocketAddr,
    _stop: oneshot::Sender<()>,
}

impl SpecServer {
    /// Serves a simulated API.
    ///
    /// # Errors
    ///
    /// Fails if the port cannot be opened, or the URL of webhooks is invalid.
    pub async fn start(simulator: SpecSimulator, serving: Serving) -> Result<Self, String> {
        let Serving {
            address,
            host_names,
            webhook_url,
            on_log,
        } = serving;
        let sender = webhook_url.as_deref().map(Sender::new).transpose()?;
        let failed =
            |cause| format!("cannot listen on {address}: {cause}; choose another port with --port");
        let listener = TcpListener::bind(address).await.map_err(failed)?;
        let bound = listener.local_addr().map_err(failed)?;
        let served = Arc::new(Served {
            simulator,
            hosts: Hosts {
                accepts_addresses: !address.ip().is_loopback(),
                names: host_names,
            },
            sender,
            on_log,
        });
        let (stop, stopped) = oneshot::channel();
        let shared = Arc::clone(&served);
        let respond = move |request: Request| {
            let served = Arc::clone(&shared);
            async move { respond(&served, request).await.map(Body::from) }
        };
        let service = Router::new().fallback(respond);
        tokio::spawn(async move {
            let serving = axum::serve(listener, service).with_graceful_shutdown(async {
                let _dropped = stopped.await;
            });
            let _ended = serving.await;
        });
        Ok(Self {
            served,
            address: bound,
            _stop: stop,
        })
    }

    /// Returns the address without a path: `http://127.0.0.1:7080`.
    #[must_use]
    pub fn host(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns the base URL of the API: `http://127.0.0.1:7080/v2`.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("{}{}", self.host(), self.simulator().base_path())
    }

    /// Returns the URL of webhooks, without secrets.
    #[must_use]
    pub fn webhook_url(&self) -> Option<String> {
        self.served.sender.as_ref().map(Sender::shown)
    }

    /// Returns the simulated API.
    #[must_use]
    pub fn simulator(&self) -> &SpecSimulator {
        &self.served.simulator
    }
}

async fn respond(served: &Served, request: Request) -> Response<Bytes> {
    let (head, body) = request.into_parts();
    if !served.hosts.accept(head.uri.authority(), &head.headers) {
        let reason =
            "the simulator only accepts loopback host names, and those that it was started with";
        let mut response = Response::new(Bytes::from_static(reason.as_bytes()));
        *response.status_mut() = StatusCode::MISDIRECTED_REQUEST;
        return response;
    }
    let Ok(body) = to_bytes(body, MAX_BODY_BYTES).await else {
        return served.simulator.too_large();
    };
    let request = http::Request::from_parts(head, body);
    if let Some(path) = control::below(request.uri().path()) {
        return control::respond(served, &request, path).await;
    }
    let exchange = served.simulator.respond(&request);
    served.log(Entry::Request(&exchange.record));
    if !exchange.delay.is_zero() {
        sleep(exchange.delay).await;
    }
    exchange.response
}
