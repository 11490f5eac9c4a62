//! Webhooks, verified by the bindings of the spec that they are signed by.

use crate::server::{control, start_with_webhooks};
use crate::{bank, github, one, pairs, signed, standard};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use durianpay_client::signed_webhook::{
    Authentic, Ed25519PublicKey, SignedEvent, Verifier, WebhookKey,
};
use durianpay_client::{RsaPublicKey, Secret, notification};
use http::{HeaderMap, StatusCode, Uri};
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;

/// The requests that a receiver got.
type Received = Arc<Mutex<Vec<(Uri, HeaderMap, Bytes)>>>;

/// Receives webhooks, and accepts them with this status.
async fn receiver(status: u16) -> (String, Received) {
    let received = Received::default();
    let status = StatusCode::from_u16(status).unwrap();
    let receive = move |State(received): State<Received>,
                        uri: Uri,
                        headers: HeaderMap,
                        body: Bytes| async move {
        received.lock().unwrap().push((uri, headers, body));
        status
    };
    let router = Router::new()
        .fallback(receive)
        .with_state(Arc::clone(&received));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    (url, received)
}

/// Sends an event of a spec, and verifies it with the key of the simulator.
async fn verified<E: SignedEvent>(
    file: &str,
    event: &str,
    success: u16,
    key: impl Fn(&str) -> WebhookKey,
) -> Authentic<E> {
    let (url, received) = receiver(success).await;
    let server = start_with_webhooks(file, Some(url)).await;
    let delivery = control(&server, "POST", &format!("/webhooks/{event}")).await;
    assert_eq!(delivery["outcome"], "accepted", "{delivery}");
    let keys = control(&server, "GET", "/credentials").await;
    let secret = keys["webhook_secret"].as_str();
    let secret = secret.or(keys["webhook_public_key"].as_str()).unwrap();
    let (_, headers, body) = received.lock().unwrap().pop().unwrap();
    let verifier = Verifier::<E>::new([key(secret)]).unwrap();
    verifier.verify(&headers, &body).unwrap()
}

fn secret(text: &str) -> WebhookKey {
    Secret::new(text).into()
}

#[tokio::test]
async fn each_form_of_a_signature_is_authentic() {
    let file = "fixtures/valid/webhook-standard.toml";
    let authentic = verified::<standard::Event>(file, "order.paid", 200, secret).await;
    assert!(matches!(authentic.event(), standard::Event::OrderPaid(order) if order.id == "text"));
    assert_eq!(authentic.id(), Some("evt_1"));

    let file = "fixtures/valid/webhook-pairs.toml";
    let authentic = verified::<pairs::Event>(file, "payment_intent.succeeded", 200, secret).await;
    assert!(matches!(
        authentic.event(),
        pairs::Event::PaymentIntentSucceeded(_)
    ));

    let file = "fixtures/valid/webhook-header-event.toml";
    let authentic = verified::<github::Event>(file, "push", 202, secret).await;
    assert!(matches!(authentic.event(), github::Event::Push(_)));

    let file = "fixtures/valid/webhook-ed25519.toml";
    let key = |text: &str| Ed25519PublicKey::new(text).unwrap().into();
    let authentic = verified::<signed::Event>(file, "opened", 200, key).await;
    assert!(matches!(authentic.event(), signed::Event::Opened(_)));
}

#[tokio::test]
async fn a_webhook_with_an_rsa_signature_is_authentic() {
    let (url, received) = receiver(200).await;
    let file = "fixtures/valid/webhook-one-event.toml";
    let server = start_with_webhooks(file, Some(url)).await;
    let about = control(&server, "GET", "").await;
    let event = about["events"][0].as_str().unwrap();
    let delivery = control(&server, "POST", &format!("/webhooks/{event}")).await;
    assert_eq!(delivery["outcome"], "accepted", "{delivery}");
    let keys = control(&server, "GET", "/credentials").await;
    let key = RsaPublicKey::from_pem(keys["webhook_public_key"].as_str().unwrap()).unwrap();
    let (_, headers, body) = received.lock().unwrap().pop().unwrap();
    let verifier = Verifier::<one::Event>::new([key]).unwrap();
    let authentic = verifier.verify(&headers, &body).unwrap();
    assert_eq!(authentic.id(), Some("evt_1"));
}

#[tokio::test]
async fn a_notification_is_authentic() {
    let (url, received) = receiver(200).await;
    let server = start_with_webhooks("simulated_specs/bank.toml", Some(url)).await;
    let delivery = control(&server, "POST", "/webhooks/va_payment").await;
    assert_eq!(delivery["outcome"], "accepted", "{delivery}");
    let (uri, headers, body) = received.lock().unwrap().pop().unwrap();
    assert_eq!(uri.path(), "/hook/v1.0/transfer-va/payment");
    let secret = Secret::new("simulator-webhook-secret");
    let verifier = notification::Verifier::<bank::Notification>::new([secret]);
    let untrusted = notification::Untrusted::new("POST", uri.path(), &headers, &body);
    let authentic = verifier.verify(&untrusted).unwrap();
    let bank::Notification::VaPayment(paid) = authentic.notification() else {
        panic!("another notification");
    };
    assert_eq!(paid.trx_id, "text");
}
