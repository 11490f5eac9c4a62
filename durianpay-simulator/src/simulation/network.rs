//! [`Network`]: carries requests to the simulator, and loses, delays and truncates messages.

use super::process::Process;
use bytes::Bytes;
use durianpay_client::{
    BoxFuture, Client, Error, SendOptions, Timestamp, Transport, TransportError, TransportResult,
};
use http::{Response, StatusCode};
use std::time::Duration;
use tokio::time::sleep;

/// The maximum latency of a message that is not delayed.
const LATENCY: Duration = Duration::from_millis(80);

/// The maximum latency of a message that is delayed: longer than every timeout of a request, and
/// well within the consistency window.
const LATE: Duration = Duration::from_secs(150);

/// The network between a process and the simulator.
pub(super) struct Network {
    process: Process,
}

/// The outcome of an exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Delivered,
    /// No connection is made.
    Unreachable,
    /// The request is lost on its way.
    RequestLost,
    /// The request arrives after the client has stopped waiting for its response.
    RequestLate,
    /// The server fails before it executes the request.
    Refused(StatusCode),
    /// The request is executed, and the response is lost.
    ResponseLost,
    /// The request is executed, and the response is truncated.
    ResponseCut,
    /// The request is executed, and then the server fails.
    Failed,
}

impl Process {
    /// Returns a client that reaches the simulator through a network that loses, delays and
    /// truncates messages.
    ///
    /// # Errors
    ///
    /// Fails if the client cannot be set up.
    pub fn client(&self) -> Result<Client, Error> {
        Client::builder(self.api_key())
            .base_url(self.inner.simulator.base_url())
            .transport(Network::new(self.clone()))
            .runtime(self.clone())
            .build()
    }
}

impl Network {
    pub(super) fn new(process: Process) -> Self {
        Self { process }
    }

    fn fate(&self) -> Fate {
        let choices = &self.process.inner.choices;
        let fates = [
            ("unreachable", 15, Fate::Unreachable),
            ("request lost", 20, Fate::RequestLost),
            ("request late", 12, Fate::RequestLate),
            (
                "unavailable",
                10,
                Fate::Refused(StatusCode::SERVICE_UNAVAILABLE),
            ),
            (
                "too many requests",
                8,
                Fate::Refused(StatusCode::TOO_MANY_REQUESTS),
            ),
            ("response lost", 30, Fate::ResponseLost),
            ("response cut", 12, Fate::ResponseCut),
            ("server failed", 15, Fate::Failed),
        ];
        let mut fates = fates.into_iter();
        let drawn = fates.find(|(kind, permille, _)| choices.fault(kind, *permille));
        drawn.map_or(Fate::Delivered, |(_, _, fate)| fate)
    }
}

impl Transport for Network {
    fn send(
        &self,
        request: http::Request<Bytes>,
        options: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        Box::pin(async move {
            self.process.step().await;
            let fate = self.fate();
            let result = exchange(self.process.clone(), request, options, fate).await;
            self.process.step().await;
            result
        })
    }
}

async fn exchange(
    process: Process,
    request: http::Request<Bytes>,
    options: SendOptions,
    fate: Fate,
) -> TransportResult {
    let choices = &process.inner.choices;
    let there = choices.pause("latency", LATENCY);
    let back = choices.pause("latency", LATENCY);
    let broken = || TransportError::unknown(std::io::Error::other("the connection broke"));
    match fate {
        Fate::Unreachable => {
            sleep(there).await;
            let refused = std::io::Error::from(std::io::ErrorKind::ConnectionRefused);
            return Err(TransportError::not_sent(refused));
        }
        Fate::RequestLost => {
            sleep(there).await;
            return Err(broken());
        }
        Fate::RequestLate => {
            let late = choices.pause("lateness", LATE);
            let server = process.clone();
            // It is on its way, even if the process dies.
            tokio::spawn(async move {
                sleep(late).await;
                let _unseen = serve(&server, request, options).await;
            });
            return std::future::pending().await;
        }
        Fate::Refused(status) => {
            sleep(there + back).await;
            return Ok(response(status));
        }
        Fate::Delivered | Fate::ResponseLost | Fate::ResponseCut | Fate::Failed => {}
    }
    let sender = process.clone();
    // Once sent, a request arrives even if its process dies or stops waiting.
    let exchanged = tokio::spawn(async move {
        sleep(there).await;
        serve(&sender, request, options).await
    });
    let result = exchanged.await.map_err(TransportError::unknown)?;
    sleep(back).await;
    match fate {
        Fate::ResponseLost => Err(broken()),
        Fate::ResponseCut => Err(cut(result?)),
        Fate::Failed => Ok(response(StatusCode::BAD_GATEWAY)),
        _ => result,
    }
}

/// Returns the error of a response that is truncated in its body.
fn cut(response: Response<Bytes>) -> TransportError {
    let (head, body) = response.into_parts();
    let error = TransportError::unknown(std::io::Error::other("the connection broke"));
    error.with_response(head.status, body.slice(..body.len() / 2))
}

/// Lets the simulator handle a request at the current virtual time.
async fn serve(
    process: &Process,
    request: http::Request<Bytes>,
    options: SendOptions,
) -> TransportResult {
    let simulator = &process.inner.simulator;
    let now = process.inner.epoch + process.inner.started.elapsed();
    if let Ok(now) = Timestamp::try_from(now) {
        simulator.move_clock_to(now);
    }
    simulator.transport().send(request, options).await
}

/// Creates a response of a gateway, which does not know the API.
fn response(status: StatusCode) -> Response<Bytes> {
    let mut response = Response::new(Bytes::from_static(b"{}"));
    *response.status_mut() = status;
    response
}
