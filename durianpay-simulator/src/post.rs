//! Posts a webhook to its receiver.

use crate::outbox::OutgoingWebhook;
use crate::record::DeliveryOutcome;
use durianpay_client::api::WEBHOOK;
use http::HeaderValue;
use http::header::CONTENT_TYPE;
use std::io;
use std::time::Duration;
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

/// How long a receiver may take, in real time. No source says; the guide asks
/// receivers to respond at once.
const RECEIVER_TIMEOUT: Duration = Duration::from_secs(10);

/// Posts a webhook, once for each of its copies and all at the same time.
pub(crate) async fn deliver(
    http: &reqwest::Client,
    webhook: &OutgoingWebhook,
) -> Vec<DeliveryOutcome> {
    if let Some(after) = webhook.hang_up_after {
        return vec![post_and_hang_up(webhook, after).await];
    }
    let mut copies = Vec::new();
    for _ in 1..webhook.copies {
        let (http, webhook) = (http.clone(), webhook.clone());
        copies.push(tokio::spawn(async move { post(&http, &webhook).await }));
    }
    let mut outcomes = vec![post(http, webhook).await];
    for copy in copies {
        outcomes.push(copy.await.unwrap_or(DeliveryOutcome::Broken));
    }
    outcomes
}

/// Posts a webhook once.
async fn post(http: &reqwest::Client, webhook: &OutgoingWebhook) -> DeliveryOutcome {
    let response = http
        .post(webhook.url.clone())
        .timeout(RECEIVER_TIMEOUT)
        .header(CONTENT_TYPE, HeaderValue::from_static("application/json"))
        .body(webhook.body.clone())
        .send()
        .await;
    match response {
        Ok(response) if response.status().as_u16() == WEBHOOK.success => DeliveryOutcome::Accepted,
        Ok(response) => DeliveryOutcome::Rejected(response.status()),
        Err(error) if error.is_timeout() => DeliveryOutcome::TimedOut,
        Err(error) if error.is_connect() => DeliveryOutcome::NoConnection,
        Err(_) => DeliveryOutcome::Broken,
    }
}

/// Writes the whole request on a connection of its own, and closes it without
/// reading. No HTTP client can do that: dropping the future of a request also
/// drops what is not written yet.
async fn post_and_hang_up(webhook: &OutgoingWebhook, after: Duration) -> DeliveryOutcome {
    let Ok(connected) = timeout(RECEIVER_TIMEOUT, connect(&webhook.url)).await else {
        return DeliveryOutcome::TimedOut;
    };
    let Ok(mut connection) = connected else {
        return DeliveryOutcome::NoConnection;
    };
    let request = [head(webhook).as_bytes(), &webhook.body].concat();
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
fn head(webhook: &OutgoingWebhook) -> String {
    let url = &webhook.url;
    let host = url.host_str().unwrap_or_default();
    let port = url.port().map(|port| format!(":{port}"));
    let query = url.query().map(|query| format!("?{query}"));
    format!(
        "POST {path}{query} HTTP/1.1\r\nhost: {host}{port}\r\naccept: */*\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\n\r\n",
        path = url.path(),
        query = query.unwrap_or_default(),
        port = port.unwrap_or_default(),
        length = webhook.body.len(),
    )
}
