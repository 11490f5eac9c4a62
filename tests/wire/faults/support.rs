//! Where a fault happens: a server that does it, or none, and a client.

use crate::support::{ClosedPort, builder};
use durianpay_client::{Client, ClientBuilder};
use durianpay_test_support::scripted_server::{Request, Server, Step, json};
use durianpay_test_support::tls::{self, Certificate};
use std::any::Any;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::net::{TcpSocket, TcpStream};

/// A limit that is waited out.
pub(crate) const LIMIT: Duration = Duration::from_secs(1);

type Script = dyn Fn(&Request, usize) -> Vec<Step> + Send + Sync;

/// The server or network that a call meets.
#[derive(Clone)]
pub(crate) struct Setup {
    place: Place,
    limit: Limit,
    /// Whether a call has gone well before, over a connection that is kept.
    warmed_up: bool,
}

#[derive(Clone)]
enum Place {
    /// A server that does this to the request of that number.
    Script(Arc<Script>),
    /// A server that does this to every connection before it reads.
    Greeting(Vec<Step>),
    /// A port that is not in use.
    Closed,
    /// A host that does not exist.
    NoName,
    /// A listener that does not response, since its queue is full.
    FullQueue,
    /// A server with that certificate.
    Tls(Certificate),
}

/// The limit of the client that is short; the others are as by default.
#[derive(Clone, Copy)]
enum Limit {
    None,
    Connect,
    Attempt,
    Total,
}

impl Setup {
    fn at(place: Place) -> Self {
        Self {
            place,
            limit: Limit::None,
            warmed_up: false,
        }
    }

    /// Does the same to every request.
    pub(crate) fn always(steps: Vec<Step>) -> Self {
        Self::script(move |_, _| steps.clone())
    }

    /// Does this to the first request, and responses the others.
    pub(crate) fn once(steps: Vec<Step>) -> Self {
        Self::script(move |request, number| match number {
            0 => steps.clone(),
            _ => vec![good(request)],
        })
    }

    /// Follows a script for the request of the given number, from 0.
    pub(crate) fn script(
        script: impl Fn(&Request, usize) -> Vec<Step> + Send + Sync + 'static,
    ) -> Self {
        Self::at(Place::Script(Arc::new(script)))
    }

    pub(crate) fn greeting(steps: Vec<Step>) -> Self {
        Self::at(Place::Greeting(steps))
    }

    pub(crate) fn closed() -> Self {
        Self::at(Place::Closed)
    }

    pub(crate) fn no_name() -> Self {
        Self {
            limit: Limit::Connect,
            ..Self::at(Place::NoName)
        }
    }

    pub(crate) fn full_queue() -> Self {
        Self {
            limit: Limit::Connect,
            ..Self::at(Place::FullQueue)
        }
    }

    pub(crate) fn tls(certificate: Certificate) -> Self {
        Self::at(Place::Tls(certificate))
    }

    pub(crate) fn short_attempt(self) -> Self {
        Self {
            limit: Limit::Attempt,
            ..self
        }
    }

    pub(crate) fn short_total(self) -> Self {
        Self {
            limit: Limit::Total,
            ..self
        }
    }

    pub(crate) fn warmed_up(self) -> Self {
        Self {
            warmed_up: true,
            ..self
        }
    }

    /// Starts the servers for one call.
    pub(crate) async fn start(&self) -> Started {
        let Scene {
            builder,
            server,
            kept,
        } = match &self.place {
            Place::Script(script) => {
                Scene::with_server(Server::start(counted(Arc::clone(script))).await)
            }
            Place::Greeting(steps) => Scene::with_server(Server::greeting(steps.clone()).await),
            Place::Closed => closed(),
            // RFC 6761 keeps this name from ever being found.
            Place::NoName => Scene::nowhere("https://nobody.invalid"),
            Place::FullQueue => full_queue().await,
            Place::Tls(certificate) => behind_tls(*certificate).await,
        };
        let builder = match self.limit {
            Limit::None => builder,
            Limit::Connect => builder.connect_timeout(LIMIT),
            Limit::Attempt => builder.attempt_timeout(LIMIT),
            Limit::Total => builder.total_timeout(LIMIT),
        };
        // It reads the system's roots of trust, which takes a while.
        let client = tokio::task::spawn_blocking(|| builder.build().unwrap());
        let client = client.await.unwrap();
        if let (true, Some(server)) = (self.warmed_up, &server) {
            client.orders().get("ord_1").await.unwrap();
            server.until(|log| log.over == 1).await;
        }
        let before = server
            .as_ref()
            .map_or(0, |server| server.log().requests.len());
        Started {
            client,
            server,
            before,
            _kept: kept,
        }
    }
}

/// A setup that is set for one call. Dropped, it is gone.
pub(crate) struct Started {
    pub(crate) client: Client,
    server: Option<Server>,
    /// Requests that are not of the call itself.
    before: usize,
    _kept: Kept,
}

impl Started {
    /// Requests of the call that the server got whole.
    pub(crate) fn arrived(&self) -> usize {
        let server = self.server.as_ref();
        server.map_or(0, |server| server.log().requests.len() - self.before)
    }
}

/// What else has to stay while a setup is set.
type Kept = Option<Box<dyn Any + Send + Sync>>;

/// A place, before there is a client of it.
struct Scene {
    builder: ClientBuilder,
    server: Option<Server>,
    kept: Kept,
}

impl Scene {
    fn nowhere(host: &str) -> Self {
        Self {
            builder: builder(format!("{host}/v1")),
            server: None,
            kept: None,
        }
    }

    fn with_server(server: Server) -> Self {
        Self {
            builder: builder(server.base_url()),
            server: Some(server),
            kept: None,
        }
    }
}

/// The script, with the requests counted.
fn counted(script: Arc<Script>) -> impl Fn(&Request) -> Vec<Step> + Send + Sync {
    let count = AtomicUsize::new(0);
    move |request| script(request, count.fetch_add(1, Ordering::Relaxed))
}

fn closed() -> Scene {
    let port = ClosedPort::take();
    Scene {
        builder: builder(port.base_url()),
        server: None,
        kept: Some(Box::new(port)),
    }
}

async fn full_queue() -> Scene {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(0).unwrap();
    let address = listener.local_addr().unwrap();
    let mut queued = Vec::new();
    while let Ok(Ok(stream)) = tokio::time::timeout(LIMIT, TcpStream::connect(address)).await {
        queued.push(stream);
        assert!(queued.len() < 100, "the queue does not fill");
    }
    Scene {
        kept: Some(Box::new((listener, queued))),
        ..Scene::nowhere(&format!("http://{address}"))
    }
}

async fn behind_tls(certificate: Certificate) -> Scene {
    let server = Server::start(|request| vec![good(request)]).await;
    let terminator = tls::Terminator::start(certificate, server.address()).await;
    Scene {
        builder: builder(terminator.base_url()).only_root_certificates(terminator.authority()),
        server: Some(server),
        kept: Some(Box::new(terminator)),
    }
}

/// The response of the API without a fault.
pub(crate) fn good(request: &Request) -> Step {
    json(200, body(request))
}

pub(crate) fn body(request: &Request) -> &'static str {
    match request.target.as_str() {
        "/v1/payments/charge" => {
            r#"{"type": "QRIS", "response": {"payment_id": "pay_1", "order_id": "ord_1"}}"#
        }
        "/v1/refunds" => r#"{"id": "rfn_1", "amount": "20000", "status": "approved"}"#,
        "/v1/disbursements/submit" => r#"{"id": "dis_1", "status": "approved"}"#,
        _ => crate::support::ORDER,
    }
}
