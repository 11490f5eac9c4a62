//! A server made with axum, which stores notifications in an inbox.

use crate::merchant::Merchant;
use crate::provider::Request;
use crate::sender::{QRIS, qris, sign, snap_verifier};
use axum::Router;
use axum::extract::{FromRef, State};
use axum::routing::post;
use durianpay_client::notification::{Acknowledgement, Authentic};
use durianpay_client::snap::{Notification, Verifier};
use durianpay_client::webhook::inbox::{Inbox, ReceiveError};

#[derive(Clone, FromRef)]
struct Receiver {
    inbox: Inbox,
    verifier: Verifier,
}

async fn notified(
    State(inbox): State<Inbox>,
    received: Authentic<Notification>,
) -> Result<Acknowledgement, ReceiveError> {
    inbox.receive_notification(&received).await?;
    Ok(received.acknowledgement())
}

/// Serves the inbox, and returns the base of its URLs.
async fn serve(inbox: Inbox) -> String {
    let receiver = Receiver {
        inbox,
        verifier: snap_verifier(),
    };
    let router = Router::new()
        .route("/{*path}", post(notified))
        .with_state(receiver);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

async fn send(url: &str, request: &Request) -> (u16, String) {
    let mut sent = reqwest::Client::new().post(format!("{url}{}", request.path));
    for (name, value) in &request.headers {
        sent = sent.header(*name, value);
    }
    let response = sent.body(request.body.clone()).send().await.unwrap();
    (response.status().as_u16(), response.text().await.unwrap())
}

#[tokio::test]
async fn an_authentic_notification_is_stored_and_acknowledged() {
    let merchant = Merchant::new();
    let url = serve(merchant.inbox.clone()).await;
    let request = sign(QRIS, &qris("pay_1", "00"));
    for _ in 0..2 {
        let (status, body) = send(&url, &request).await;
        assert_eq!(status, 200);
        assert!(body.contains("2005200"), "{body}");
    }
    merchant.work().await;
    assert_eq!(merchant.of("pay_1"), ["00"]);
}

#[tokio::test]
async fn a_forged_notification_is_rejected_and_not_stored() {
    let merchant = Merchant::new();
    let url = serve(merchant.inbox.clone()).await;
    let request = sign(QRIS, &qris("pay_1", "06"));
    let mut paid = request.clone();
    paid.body = qris("pay_1", "00").into_bytes();
    let mut elsewhere = request.clone();
    "/v1.0/debit/notify".clone_into(&mut elsewhere.path);
    let mut unsigned = request.clone();
    unsigned.headers.retain(|(name, _)| *name != "X-SIGNATURE");
    let mut of_another = request.clone();
    of_another.set("X-PARTNER-ID", "client-2");
    for forged in [paid, elsewhere, unsigned, of_another] {
        let (status, _) = send(&url, &forged).await;
        assert!((400..500).contains(&status), "{status}");
    }
    assert!(merchant.jobs().await.is_empty());
}
