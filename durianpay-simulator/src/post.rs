//! Posts a webhook to a URL.

use crate::letter::Letter;
use crate::outbox::OutgoingWebhook;
use crate::record::DeliveryOutcome;
use std::io;
use std::time::Duration;
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

/// The timeout of a receiver, in real time. No source documents it; the guide asks receivers to
/// respond at once.
pub(crate) const RECEIVER_TIMEOUT: Duration = Duration::from_secs(10);

/// Posts all copies of a webhook to a URL concurrently.
pub(crate) async fn post_all(
    http: &reqwest::Client,
    url: &reqwest::Url,
    webhook: &OutgoingWebhook,
) -> Vec<DeliveryOutcome> {
    // The query of the URL is kept.
    let mut url = url.clone();
    url.set_path(&webhook.letter.path);
    if let Some(after) = webhook.hang_up_after {
        return vec![post_and_hang_up(&url, &webhook.letter, after).await];
    }
    let mut copies = Vec::new();
    for _ in 1..webhook.copies {
        let (http, url, letter) = (http.clone(), url.clone(), webhook.letter.clone());
        copies.push(tokio::spawn(async move { post(&http, &url, letter).await }));
    }
    let mut outcomes = vec![post(http, &url, webhook.letter.clone()).await];
    for copy in copies {
        outcomes.push(copy.await.unwrap_or(DeliveryOutcome::Broken));
    }
    outcomes
}

/// Posts a webhook once.
async fn post(http: &reqwest::Client, url: &reqwest::Url, letter: Letter) -> DeliveryOutcome {
    let response = http
        .post(url.clone())
        .timeout(RECEIVER_TIMEOUT)
        .headers(letter.headers)
        .body(letter.body)
        .send()
        .await;
    match response {
        Ok(response) => DeliveryOutcome::from_status(response.status()),
        Err(error) if error.is_timeout() => DeliveryOutcome::TimedOut,
        Err(error) if error.is_connect() => DeliveryOutcome::NoConnection,
        Err(_) => DeliveryOutcome::Broken,
    }
}

/// Writes the whole request on a separate connection, and closes it without reading. No HTTP client
/// can do that: dropping the future of a request also drops the bytes that are not written yet.
async fn post_and_hang_up(url: &reqwest::Url, letter: &Letter, after: Duration) -> DeliveryOutcome {
    let Ok(connected) = timeout(RECEIVER_TIMEOUT, connect(url)).await else {
        return DeliveryOutcome::TimedOut;
    };
    let Ok(mut connection) = connected else {
        return DeliveryOutcome::NoConnection;
    };
    let request = [head(url, letter).as_bytes(), &*letter.body].concat();
    match timeout(RECEIVER_TIMEOUT, connection.write_all(&request)).await {
        Err(_) => return DeliveryOutcome::TimedOut,
        Ok(Err(_)) => return DeliveryOutcome::Broken,
        Ok(Ok(())) => {}
    }
    if !after.is_zero() {
        sleep(after).await;
    }
    DeliveryOutcome::HungUp
}

/// Connects to the host of a URL.
async fn connect(url: &reqwest::Url) -> io::Result<TcpStream> {
    // An IPv6 address is in brackets.
    let host = url.host_str().unwrap_or_default();
    let host = host.trim_matches(['[', ']']);
    TcpStream::connect((host, url.port_or_known_default().unwrap_or_default())).await
}

/// Builds the head of the request, with the same headers that reqwest sends.
fn head(url: &reqwest::Url, letter: &Letter) -> String {
    let host = url.host_str().unwrap_or_default();
    let port = url.port().map(|port| format!(":{port}"));
    let query = url.query().map(|query| format!("?{query}"));
    let mut lines = String::new();
    for (name, value) in &letter.headers {
        if let Ok(value) = value.to_str() {
            lines.extend([name.as_str(), ": ", value, "\r\n"]);
        }
    }
    format!(
        "POST {path}{query} HTTP/1.1\r\nhost: {host}{port}\r\naccept: */*\r\n\
         {lines}content-length: {length}\r\n\r\n",
        length = letter.body.len(),
        path = url.path(),
        query = query.unwrap_or_default(),
        port = port.unwrap_or_default(),
    )
}
