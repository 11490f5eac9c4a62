//! Posts a webhook to a URL.

use crate::outbox::OutgoingWebhook;
use crate::record::DeliveryOutcome;
use bytes::Bytes;
use http::HeaderValue;
use http::header::CONTENT_TYPE;
use std::io;
use std::time::Duration;
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

/// How long a receiver may take, in real time. No source says; the guide asks
/// receivers to respond at once.
pub(crate) const RECEIVER_TIMEOUT: Duration = Duration::from_secs(10);

/// Posts a webhook to a URL, once for each of its copies and all at the same time.
pub(crate) async fn post_all(
    http: &reqwest::Client,
    url: &reqwest::Url,
    webhook: &OutgoingWebhook,
) -> Vec<DeliveryOutcome> {
    if let Some(after) = webhook.hang_up_after {
        return vec![post_and_hang_up(url, &webhook.body, after).await];
    }
    let mut copies = Vec::new();
    for _ in 1..webhook.copies {
        let (http, url, body) = (http.clone(), url.clone(), webhook.body.clone());
        copies.push(tokio::spawn(async move { post(&http, &url, body).await }));
    }
    let mut outcomes = vec![post(http, url, webhook.body.clone()).await];
    for copy in copies {
        outcomes.push(copy.await.unwrap_or(DeliveryOutcome::Broken));
    }
    outcomes
}

/// Posts a webhook once.
async fn post(http: &reqwest::Client, url: &reqwest::Url, body: Bytes) -> DeliveryOutcome {
    let response = http
        .post(url.clone())
        .timeout(RECEIVER_TIMEOUT)
        .header(CONTENT_TYPE, HeaderValue::from_static("application/json"))
        .body(body)
        .send()
        .await;
    match response {
        Ok(response) => DeliveryOutcome::from_status(response.status()),
        Err(error) if error.is_timeout() => DeliveryOutcome::TimedOut,
        Err(error) if error.is_connect() => DeliveryOutcome::NoConnection,
        Err(_) => DeliveryOutcome::Broken,
    }
}

/// Writes the whole request on a connection of its own, and closes it without
/// reading. No HTTP client can do that: dropping the future of a request also
/// drops what is not written yet.
async fn post_and_hang_up(url: &reqwest::Url, body: &Bytes, after: Duration) -> DeliveryOutcome {
    let Ok(connected) = timeout(RECEIVER_TIMEOUT, connect(url)).await else {
        return DeliveryOutcome::TimedOut;
    };
    let Ok(mut connection) = connected else {
        return DeliveryOutcome::NoConnection;
    };
    let request = [head(url, body.len()).as_bytes(), body].concat();
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
    // The address of IP version 6 is in brackets.
    let host = url.host_str().unwrap_or_default();
    let host = host.trim_matches(['[', ']']);
    TcpStream::connect((host, url.port_or_known_default().unwrap_or_default())).await
}

/// Returns the head of the request, which has what reqwest would send.
fn head(url: &reqwest::Url, length: usize) -> String {
    let host = url.host_str().unwrap_or_default();
    let port = url.port().map(|port| format!(":{port}"));
    let query = url.query().map(|query| format!("?{query}"));
    format!(
        "POST {path}{query} HTTP/1.1\r\nhost: {host}{port}\r\naccept: */*\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\n\r\n",
        path = url.path(),
        query = query.unwrap_or_default(),
        port = port.unwrap_or_default(),
    )
}
