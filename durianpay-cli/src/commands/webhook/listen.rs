//! `durianpay webhook listen`: receives webhooks, and forwards them to another receiver.

use super::keys::KeyArgs;
use crate::commands::output::{Failure, Output};
use crate::commands::runtime::block_on;
use crate::webhook::doctor::{GivenKey, Verdict, examine};
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use clap::Args;
use durianpay_client::__private::http_client_builder;
use http::{HeaderMap, Response, StatusCode, header};
use std::collections::VecDeque;
use std::io::{self, Write as _};
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::mpsc;

/// The maximum size of a webhook.
const MAX_BYTES: usize = 1024 * 1024;

/// The number of webhooks that can be replayed.
const KEPT: usize = 100;

/// The time after which the receiver counts as silent.
const TIMEOUT: Duration = Duration::from_secs(10);

const EXAMPLES: &str = "\
It is the end of a public tunnel, or the receiver of a simulator. The response to a webhook is that
of the other receiver. To replay a webhook, enter its number. With a key, signatures are verified and
mismatches explained.

Examples:
  durianpay webhook listen --forward-to http://127.0.0.1:9000/hook
  durianpay webhook listen --port 8085 --key dp_test_… --forward-to http://127.0.0.1:9000/hook";

/// The arguments of `listen`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ListenArgs {
    /// URL that webhooks are forwarded to, on any host. Without one, they are accepted with 200
    #[arg(long, value_name = "URL")]
    forward_to: Option<String>,
    /// Port to listen on; 0 is a free one
    #[arg(long, default_value_t = 7081)]
    port: u16,
    /// Address to listen on
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    host: IpAddr,
    #[command(flatten)]
    keys: KeyArgs,
}

/// A webhook that was received.
#[derive(Clone)]
struct Webhook {
    number: u64,
    headers: HeaderMap,
    body: Bytes,
}

/// The receiver.
struct Relay {
    keys: Vec<GivenKey>,
    forward_to: Option<(reqwest::Client, reqwest::Url)>,
    kept: Mutex<VecDeque<Webhook>>,
}

impl ListenArgs {
    /// Receives webhooks until the program is ended.
    pub(super) fn run(&self) -> Result<Output, Failure> {
        let relay = Arc::new(self.relay()?);
        block_on(self.listen(relay))?;
        Ok(Output::default())
    }

    fn relay(&self) -> Result<Relay, String> {
        let forward_to = self.forward_to.as_deref().map(|url| {
            let url = reqwest::Url::parse(url).ok();
            let is_http = |url: &reqwest::Url| matches!(url.scheme(), "http" | "https");
            let url = url.filter(is_http);
            let url = url.ok_or("--forward-to must be an `http` or `https` URL")?;
            let builder = http_client_builder(&url)
                .map_err(|error| format!("cannot set up the HTTP client: {error}"))?;
            let client = builder
                .no_proxy()
                .redirect(reqwest::redirect::Policy::none())
                .timeout(TIMEOUT)
                .build()
                .map_err(|error| format!("cannot set up the HTTP client: {error}"))?;
            Ok::<_, String>((client, url))
        });
        Ok(Relay {
            keys: self.keys.read()?,
            forward_to: forward_to.transpose()?,
            kept: Mutex::default(),
        })
    }

    async fn listen(&self, relay: Arc<Relay>) -> Result<(), String> {
        let address = SocketAddr::new(self.host, self.port);
        let failed = |error| format!("cannot listen on {address}: {error}");
        let listener = TcpListener::bind(address).await.map_err(failed)?;
        let url = format!("http://{}", listener.local_addr().map_err(failed)?);
        print(&format!(
            "listening on {url}; enter the number of a webhook to replay it\n"
        ));
        let received = Arc::clone(&relay);
        let receive = move |request: Request| {
            let relay = Arc::clone(&received);
            async move { relay.receive(request).await }
        };
        let (lines, mut numbers) = mpsc::channel(1);
        // A blocked read of a terminal cannot be cancelled, so it has a thread.
        std::thread::spawn(move || read_lines(&lines));
        let entered = async {
            while let Some(line) = numbers.recv().await {
                relay.replay(&line).await;
            }
            // Without a terminal, there is nothing to replay.
            std::future::pending::<()>().await;
        };
        let served = axum::serve(listener, Router::new().fallback(receive));
        tokio::select! {
            ended = served => ended.map_err(failed),
            () = entered => Ok(()),
            ended = tokio::signal::ctrl_c() => ended.map_err(failed),
        }
    }
}

impl Relay {
    /// Receives a webhook, and responds like the other receiver.
    async fn receive(&self, request: Request) -> Response<Body> {
        let (head, body) = request.into_parts();
        let Ok(body) = to_bytes(body, MAX_BYTES).await else {
            return status(StatusCode::PAYLOAD_TOO_LARGE);
        };
        let webhook = self.keep(head.headers, body);
        print(&format!(
            "{}  received {}\n",
            webhook.number,
            self.describe(&webhook.body)
        ));
        match self.forward(&webhook).await {
            Ok(found) => status(found),
            Err(()) => status(StatusCode::BAD_GATEWAY),
        }
    }

    /// Sends a webhook to the other receiver again, by the number in a line.
    async fn replay(&self, line: &str) {
        let number: Option<u64> = line.trim().parse().ok();
        let found = {
            let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            let mut kept = kept.iter();
            kept.find(|webhook| Some(webhook.number) == number).cloned()
        };
        match found {
            Some(webhook) => {
                // The result is printed.
                let _ = self.forward(&webhook).await;
            }
            None => print("no webhook has this number\n"),
        }
    }

    /// Keeps a webhook under the next number.
    fn keep(&self, headers: HeaderMap, body: Bytes) -> Webhook {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let webhook = Webhook {
            number: kept.back().map_or(1, |last| last.number + 1),
            headers,
            body,
        };
        kept.push_back(webhook.clone());
        if kept.len() > KEPT {
            kept.pop_front();
        }
        webhook
    }

    /// Forwards a webhook with its own headers, and prints the result.
    async fn forward(&self, webhook: &Webhook) -> Result<StatusCode, ()> {
        let Some((client, url)) = &self.forward_to else {
            return Ok(StatusCode::OK);
        };
        let mut headers = webhook.headers.clone();
        // They belong to the connection, not to the webhook.
        for name in [
            header::HOST,
            header::CONTENT_LENGTH,
            header::CONNECTION,
            header::TRANSFER_ENCODING,
            header::EXPECT,
        ] {
            headers.remove(name);
        }
        let request = client.post(url.clone()).headers(headers);
        let number = webhook.number;
        match request.body(webhook.body.clone()).send().await {
            Ok(response) => {
                let status = response.status();
                print(&format!("{number}  forwarded: {}\n", status.as_u16()));
                Ok(status)
            }
            Err(error) => {
                let reason = if error.is_timeout() {
                    "no response within 10 seconds"
                } else if error.is_connect() {
                    "no connection"
                } else {
                    "the connection broke"
                };
                print(&format!("{number}  not forwarded: {reason}\n"));
                Err(())
            }
        }
    }

    /// Describes a webhook: its event, and whether its signature is valid.
    fn describe(&self, body: &[u8]) -> String {
        let event: Option<serde_json::Value> = serde_json::from_slice(body).ok();
        let event = event.as_ref().and_then(|body| body.get("event")?.as_str());
        let event = event.unwrap_or("a request without an event").escape_debug();
        if self.keys.is_empty() {
            return event.to_string();
        }
        match examine(body, &self.keys) {
            Verdict::Valid { id, amount, .. } => {
                format!("{event}, valid: {} and Rp {amount}", id.escape_debug())
            }
            Verdict::Invalid { reason, findings } => {
                let findings = findings.iter().map(|finding| format!("; {finding}"));
                format!("{event}, invalid: {reason}{}", findings.collect::<String>())
            }
        }
    }
}

/// Passes the lines of standard input on, until it ends.
fn read_lines(lines: &mpsc::Sender<String>) {
    for line in io::stdin().lines() {
        let Ok(line) = line else { return };
        if lines.blocking_send(line).is_err() {
            return;
        }
    }
}

fn status(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

/// Prints text at once. A reader that is gone does not end the program.
fn print(text: &str) {
    let mut stdout = io::stdout().lock();
    let _ = stdout.write_all(text.as_bytes());
    let _ = stdout.flush();
}
