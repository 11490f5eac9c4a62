//! Notifications: their delivery, and their verification by the merchant.

use super::support::{MINUTE, builder, create_qris, simulator, time, transfer, verify};
use axum::Router;
use axum::body::to_bytes;
use axum::extract::Request;
use bytes::Bytes;
use durianpay_client::json::Json;
use durianpay_client::notification::{NotificationError, Untrusted};
use durianpay_client::snap::Notification;
use durianpay_simulator::{Delivery, DeliveryFault, DeliveryOutcome, Simulator, SimulatorError};
use http::{HeaderMap, StatusCode};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::AsyncReadExt as _;
use tokio::net::TcpListener;

/// Starts a simulator whose notifications are rejected.
fn refusing() -> Simulator {
    builder()
        .snap_webhook_receiver(|_| std::future::ready(StatusCode::BAD_GATEWAY))
        .start_in_memory()
        .unwrap()
}

/// Returns the minutes since the first attempt.
fn minutes(sent: &[Delivery]) -> Vec<i64> {
    let seconds = |delivery: &Delivery| delivery.at.unix_seconds();
    sent.iter()
        .map(|delivery| (seconds(delivery) - seconds(&sent[0])) / 60)
        .collect()
}

#[tokio::test]
async fn a_rejected_notification_is_retried_with_the_same_headers_and_body() {
    let simulator = refusing();
    let id = create_qris(&simulator.snap().client(), "shop-1").await;
    simulator.snap().pay_qris(&id).await.unwrap();
    simulator.advance(MINUTE * 24 * 60).await.unwrap();
    let sent = simulator.deliveries();
    assert_eq!(minutes(&sent), [0, 2, 5, 10, 90, 210]);
    for delivery in &sent {
        assert_eq!(
            delivery.outcome,
            DeliveryOutcome::Rejected(StatusCode::BAD_GATEWAY)
        );
        assert_eq!(
            (&delivery.headers, &delivery.body),
            (&sent[0].headers, &sent[0].body)
        );
        let authentic = verify(&simulator, delivery).unwrap();
        assert_eq!(authentic.timestamp(), Some(sent[0].at));
    }
}

#[tokio::test]
async fn a_notification_can_be_signed_at_each_attempt() {
    let simulator = builder()
        .snap_signs_again()
        .snap_webhook_receiver(|_| std::future::ready(StatusCode::BAD_GATEWAY))
        .start_in_memory()
        .unwrap();
    let id = create_qris(&simulator.snap().client(), "shop-1").await;
    simulator.snap().pay_qris(&id).await.unwrap();
    simulator.advance(MINUTE * 2).await.unwrap();
    let [first, second] = <[Delivery; 2]>::try_from(simulator.deliveries()).unwrap();
    assert_eq!(first.body, second.body);
    for delivery in [&first, &second] {
        let authentic = verify(&simulator, delivery).unwrap();
        assert_eq!(authentic.timestamp(), Some(delivery.at));
    }
    for name in ["x-signature", "x-timestamp", "x-external-id"] {
        assert_ne!(first.headers[name], second.headers[name], "{name}");
    }
}

#[tokio::test]
async fn a_notification_has_all_headers_and_is_acknowledged() {
    let simulator = simulator();
    let id = create_qris(&simulator.snap().client(), "shop-1").await;
    let sent = simulator.snap().pay_qris(&id).await.unwrap();
    let [delivery] = <[Delivery; 1]>::try_from(sent).unwrap();
    assert_eq!(delivery.outcome, DeliveryOutcome::Accepted);
    assert_eq!(delivery.headers["x-partner-id"], "simulator-client-key");
    assert_eq!(delivery.headers["channel-id"], "95221");
    assert_eq!(delivery.headers["x-timestamp"], "2026-03-02T12:00:00+07:00");
    assert_eq!(delivery.headers["x-external-id"], "20260302120000000000");
    assert_eq!(delivery.headers["content-type"], "application/json");
    let authentic = verify(&simulator, &delivery).unwrap();
    assert_eq!(authentic.name(), Some("qris_payment"));
    assert_eq!(authentic.acknowledgement().status, 200);
    simulator.advance(MINUTE * 1000).await.unwrap();
    assert_eq!(simulator.deliveries().len(), 1);
}

#[tokio::test]
async fn a_forged_notification_is_rejected_and_its_retry_is_genuine() {
    let simulator = refusing();
    let client = simulator.snap().client();
    client
        .bank_transfers()
        .create(transfer("a", "1234567890"))
        .await
        .unwrap();
    simulator
        .faults()
        .next_delivery_of("transfer", DeliveryFault::Tampered);
    let forged = simulator.snap().fail_transfer("a", "closed").await.unwrap();
    assert_eq!(forged[0].fault, Some(DeliveryFault::Tampered));
    // It claims a success, and a larger amount.
    let text = std::str::from_utf8(&forged[0].body).unwrap();
    assert!(text.contains(r#""latestTransactionStatus":"00""#), "{text}");
    assert!(text.contains(r#""value":"9250000.00""#), "{text}");
    let error = verify(&simulator, &forged[0]).unwrap_err();
    assert!(matches!(error, NotificationError::Mismatch), "{error}");
    let genuine = simulator.advance(MINUTE * 2).await.unwrap();
    let Notification::Transfer(transfer) =
        verify(&simulator, &genuine[0]).unwrap().into_notification()
    else {
        panic!("{:?}", genuine[0].event);
    };
    let info = transfer.additional_info.unwrap();
    assert!(info.latest_transaction_status.unwrap().is_failed());
}

#[tokio::test]
async fn a_notification_meets_the_faults_of_deliveries() {
    let simulator = simulator();
    let client = simulator.snap().client();
    let first = create_qris(&client, "shop-1").await;
    let second = create_qris(&client, "shop-2").await;
    simulator
        .faults()
        .next_delivery_of("qris_payment", DeliveryFault::Drop);
    let sent = simulator.snap().pay_qris(&first).await.unwrap();
    assert_eq!(sent[0].outcome, DeliveryOutcome::Lost);
    assert!(verify(&simulator, &sent[0]).is_ok());
    simulator.faults().next_delivery(DeliveryFault::Duplicate);
    let sent = simulator.snap().pay_qris(&second).await.unwrap();
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[0], sent[1]);
}

#[tokio::test]
async fn a_custom_notification_is_sent_unchanged_and_signed() {
    let simulator = simulator();
    let sample = include_str!("../../data/snap/dp-notify-ewallet.json");
    let data = Json::parse(sample).unwrap();
    let sent = simulator
        .snap()
        .notify("ewallet_payment", data.clone())
        .await
        .unwrap();
    assert_eq!(sent[0].body, data.as_str().as_bytes());
    let authentic = verify(&simulator, &sent[0]).unwrap();
    let Notification::EwalletPayment(payment) = authentic.notification() else {
        panic!("{:?}", authentic.name());
    };
    assert!(!payment.latest_transaction_status.is_final());
    for name in ["va_payment", "qris_payment", "transfer"] {
        let sent = simulator
            .snap()
            .notify(name, Json::parse("{}").unwrap())
            .await
            .unwrap();
        assert_eq!(sent[0].event, name);
    }
    let error = simulator.snap().notify("refund", data).await.unwrap_err();
    assert!(matches!(error, SimulatorError::UnknownNotification(_)));
}

type Seen = Arc<Mutex<Vec<(http::request::Parts, Bytes)>>>;

/// Starts a server of the merchant that stores the requests.
async fn shop() -> (String, Seen) {
    let seen = Seen::default();
    let kept = Arc::clone(&seen);
    let router = Router::new().fallback(move |request: Request| {
        let kept = Arc::clone(&kept);
        async move {
            let (head, body) = request.into_parts();
            let body = to_bytes(body, 1 << 20).await.unwrap();
            kept.lock().unwrap().push((head, body));
        }
    });
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let host = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    (host, seen)
}

#[tokio::test]
async fn notifications_sign_the_whole_or_the_documented_path() {
    for is_documented in [false, true] {
        let (host, seen) = shop().await;
        let settings = Simulator::builder()
            .starts_at(time(super::support::NOON))
            .snap_webhook_url(format!("{host}/hooks/"))
            .snap_transfer_path("transfers");
        let settings = if is_documented {
            settings.snap_signs_documented_path()
        } else {
            settings
        };
        let simulator = settings.start().await.unwrap();
        let client = simulator.snap().client();
        client
            .bank_transfers()
            .create(transfer("a", "1234567890"))
            .await
            .unwrap();
        let id = create_qris(&client, "shop-1").await;
        let paid = simulator.snap().pay_qris(&id).await.unwrap();
        let done = simulator.snap().complete_transfer("a").await.unwrap();
        assert_eq!(paid[0].outcome, DeliveryOutcome::Accepted);
        assert_eq!(done[0].outcome, DeliveryOutcome::Accepted);
        let seen = seen.lock().unwrap();
        let paths: Vec<_> = seen.iter().map(|(head, _)| head.uri.path()).collect();
        assert_eq!(paths, ["/hooks/v1.0/qr/qr-mpm-notify", "/hooks/transfers"]);
        let verify = |(head, body): &(http::request::Parts, Bytes)| {
            let path = head.uri.path();
            let received = Untrusted::new("POST", path, &head.headers, body);
            simulator.snap().verifier().verify(&received)
        };
        let signed = verify(&seen[0]).unwrap();
        let expected = if is_documented {
            "/v1.0/qr/qr-mpm-notify"
        } else {
            "/hooks/v1.0/qr/qr-mpm-notify"
        };
        assert_eq!(signed.signed_as().path, expected);
        // The path for a transfer is undocumented, so the verifier knows only the one that it was
        // given.
        assert_eq!(verify(&seen[1]).is_ok(), !is_documented);
    }
}

#[tokio::test]
async fn without_a_url_nothing_is_sent_and_one_can_be_set_later() {
    let simulator = Simulator::builder().start_in_memory().unwrap();
    let client = simulator.snap().client();
    let first = create_qris(&client, "shop-1").await;
    assert_eq!(simulator.snap().pay_qris(&first).await.unwrap(), []);
    assert!(
        simulator
            .set_snap_webhook_url("https://example.com")
            .is_err()
    );
    let got = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&got);
    simulator.set_snap_webhook_receiver(move |request| {
        kept.lock().unwrap().push(request.uri().path().to_owned());
        std::future::ready(StatusCode::OK)
    });
    let second = create_qris(&client, "shop-2").await;
    simulator.snap().pay_qris(&second).await.unwrap();
    assert_eq!(*got.lock().unwrap(), ["/v1.0/qr/qr-mpm-notify"]);
}

#[tokio::test]
async fn a_hang_up_has_sent_the_whole_signed_request() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let host = format!("http://{}", listener.local_addr().unwrap());
    let settings = Simulator::builder().snap_webhook_url(&host);
    let simulator = settings.start().await.unwrap();
    let id = create_qris(&simulator.snap().client(), "shop-1").await;
    let after = Duration::ZERO;
    simulator
        .faults()
        .next_delivery(DeliveryFault::HangUp { after });
    let receive = async {
        let (mut connection, _) = listener.accept().await.unwrap();
        let mut request = String::new();
        connection.read_to_string(&mut request).await.unwrap();
        request
    };
    let snap = simulator.snap();
    let (request, sent) = tokio::join!(receive, snap.pay_qris(&id));
    let sent = sent.unwrap();
    assert_eq!(sent[0].outcome, DeliveryOutcome::HungUp);
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    assert!(
        head.starts_with("POST /v1.0/qr/qr-mpm-notify HTTP/1.1\r\n"),
        "{head}"
    );
    let lines = head
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(": "));
    let headers = lines.map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
    let headers: HeaderMap = headers.collect();
    let received = Untrusted::new("POST", &sent[0].path, &headers, body.as_bytes());
    assert!(snap.verifier().verify(&received).is_ok());
}
