//! Tests of webhooks that other companies sign as a whole.
//!
//! The signatures were computed by OpenSSL, with `openssl dgst -sha256 -hmac` and `openssl pkeyutl
//! -sign`. Those of Standard Webhooks and GitHub over their own examples are published by them.

use durianpay_client::signed_webhook::{
    Ed25519PublicKey, SignedEvent, Verifier, WebhookError, WebhookKeyError,
};
use durianpay_client::webhook::inbox::{
    Delivery, HandlerError, Inbox, MemoryStore, Occurrence, Receipt, Worker,
};
use durianpay_client::{RsaPublicKey, Secret};
use http::{HeaderMap, HeaderName, HeaderValue};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

durianpay_client::bindings! {
    /// The form of Standard Webhooks.
    pub mod standard in "fixtures/valid/webhook-standard.toml";
}

durianpay_client::bindings! {
    /// The form of Stripe.
    pub mod pairs in "fixtures/valid/webhook-pairs.toml";
}

durianpay_client::bindings! {
    /// The form of GitHub.
    pub mod github in "fixtures/valid/webhook-header-event.toml";
}

durianpay_client::bindings! {
    /// One event, and an RSA key.
    pub mod one in "fixtures/valid/webhook-one-event.toml";
}

durianpay_client::bindings! {
    /// An Ed25519 key.
    pub mod signed in "fixtures/valid/webhook-ed25519.toml";
}

durianpay_client::bindings! {
    /// A time and an id in the body.
    pub mod inside in "fixtures/valid/webhook-time-in-body.toml";
}

const NOW: u64 = 1_614_265_330;

/// The secret of the examples of Standard Webhooks.
const STANDARD_SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

const GITHUB_SECRET: &str = "It's a Secret to Everybody";

const STRIPE_BODY: &[u8] = br#"{"id":"evt_1","type":"payment_intent.succeeded","created":1614265330,"data":{"object":{"id":"pi_1","amount":1234,"currency":"usd"}}}"#;

/// By `whsec_test_secret` and by `whsec_old_secret`.
const STRIPE_SIGNATURES: [&str; 2] = [
    "f22e1c875530e87a15fee183be5b8bf4f25a512e80070ba380ed27dd32c4846a",
    "521b4f8cffd3d57afa05b85a667f93c00fcd7fd1f81005ddc738b3e270e72f39",
];

fn at(seconds: u64) -> impl Fn() -> SystemTime {
    move || SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

fn headers(all: &[(&'static str, &str)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in all {
        headers.append(
            HeaderName::from_static(name),
            HeaderValue::from_str(value).unwrap(),
        );
    }
    headers
}

fn verifier<E: SignedEvent>(secrets: &[&str]) -> Verifier<E> {
    let secrets = secrets.iter().map(|secret| Secret::new(*secret));
    Verifier::new(secrets).unwrap().clock(at(NOW))
}

fn standard_headers(signature: &str) -> HeaderMap {
    headers(&[
        ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
        ("webhook-timestamp", "1614265330"),
        ("webhook-signature", signature),
    ])
}

#[test]
fn the_published_example_of_standard_webhooks_is_authentic() {
    let verifier = verifier::<standard::Event>(&[STANDARD_SECRET]);
    let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    let body = br#"{"test": 2432232314}"#;
    // The example has no payload in the sense of the spec.
    let error = verifier
        .verify(&standard_headers(signature), body)
        .unwrap_err();
    assert_eq!(error, WebhookError::NoPayload("data"));
    assert_eq!(error.status_code(), 500);
    let forged = br#"{"test": 2432232315}"#;
    let error = verifier.verify(&standard_headers(signature), forged);
    assert_eq!(error.unwrap_err(), WebhookError::Mismatch);
}

#[test]
fn an_event_is_typed() {
    let verifier = verifier::<standard::Event>(&[STANDARD_SECRET]);
    let body = br#"{"type":"order.paid","data":{"id":"o-1"}}"#;
    let signature = "v1,LvTp9Jp1/03d12xHMqJinX3vx2g2I3YsmPN7tANXgOk=";
    let authentic = verifier.verify(&standard_headers(signature), body).unwrap();
    assert!(matches!(authentic.event(), standard::Event::OrderPaid(order) if order.id == "o-1"));
    assert_eq!(authentic.name(), Some("order.paid"));
    assert_eq!(authentic.id(), Some("msg_p5jXN8AQM9LWM0D4loKWxJek"));
    assert_eq!(authentic.success(), 200);
    assert_eq!(authentic.time(), Some(at(NOW)()));
    assert_eq!(authentic.body(), body);
    // The id is signed.
    let mut other = standard_headers(signature);
    other.insert("webhook-id", HeaderValue::from_static("msg_2"));
    let error = verifier.verify(&other, body).unwrap_err();
    assert_eq!(error, WebhookError::Mismatch);
}

#[test]
fn any_signature_of_a_list_may_fit() {
    let verifier = verifier::<standard::Event>(&[STANDARD_SECRET]);
    let body = br#"{"type":"order.paid","data":{"id":"o-1"}}"#;
    let true_one = "v1,LvTp9Jp1/03d12xHMqJinX3vx2g2I3YsmPN7tANXgOk=";
    let another = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    for list in [
        format!("{another} {true_one}"),
        format!("v1a,AAAA {true_one} {another}"),
        format!("v1,not-base64 {true_one}"),
    ] {
        assert!(
            verifier.verify(&standard_headers(&list), body).is_ok(),
            "{list}"
        );
    }
    // The same bytes under another version are not a signature of this one.
    let other_version = true_one.replace("v1,", "v2,");
    let glued = another.repeat(2);
    for list in [other_version.as_str(), "", "v1", "v1,", "v1,!", &glued] {
        let error = verifier.verify(&standard_headers(list), body).unwrap_err();
        assert_eq!(error.status_code(), 401, "{list}: {error}");
    }
    let many = vec![another; 17].join(" ");
    let error = verifier.verify(&standard_headers(&many), body).unwrap_err();
    assert!(matches!(error, WebhookError::Malformed { .. }), "{error}");
}

/// The seconds of the time in [`INSIDE_BODY`].
const INSIDE_TIME: u64 = 1_614_268_530;

const INSIDE_BODY: &str = r#"{"event":"order.paid","delivery":{"id":17,"sent_at":"2021-02-25T22:55:30+07:00"},"order":"ord_1"}"#;

const INSIDE_SIGNATURE: &str = "481e941f8a8ebe9c65cc57a79a919d7246d1f6dab93f9bed36f7c3f419e1295f";

#[test]
fn the_time_and_the_id_may_be_in_the_body() {
    let verify = |now, body: &str, signature: &str| {
        let signature = format!("v1={signature}");
        let headers = headers(&[("x-toko-signature", &signature)]);
        let verifier = verifier::<inside::Event>(&["toko-secret"]).clock(at(now));
        verifier.verify(&headers, body.as_bytes())
    };
    let authentic = verify(INSIDE_TIME + 60, INSIDE_BODY, INSIDE_SIGNATURE).unwrap();
    assert_eq!(authentic.id(), Some("17"));
    assert_eq!(authentic.time(), Some(at(INSIDE_TIME)()));
    assert!(matches!(authentic.event(), inside::Event::OrderPaid(paid) if paid.order == "ord_1"));

    let stale = verify(INSIDE_TIME + 61, INSIDE_BODY, INSIDE_SIGNATURE).unwrap_err();
    assert_eq!(
        stale,
        WebhookError::Stale {
            tolerance_seconds: 60
        }
    );
    for (old, new) in [("17", "18"), ("22:55", "22:54"), ("ord_1", "ord_2")] {
        let body = INSIDE_BODY.replace(old, new);
        let error = verify(INSIDE_TIME, &body, INSIDE_SIGNATURE).unwrap_err();
        assert_eq!(error, WebhookError::Mismatch, "{body}");
    }
    for (body, missing) in [
        (r#"{"delivery":{"id":17}}"#, "sent_at"),
        (r#"{"delivery":{"id":17,"sent_at":null}}"#, "sent_at"),
        (
            r#"{"delivery":{"sent_at":"2021-02-25T22:55:30+07:00"}}"#,
            "id",
        ),
        ("not json", "sent_at"),
        ("", "sent_at"),
    ] {
        let error = verify(INSIDE_TIME, body, INSIDE_SIGNATURE).unwrap_err();
        assert_eq!(error, WebhookError::Field(missing), "{body}");
        assert_eq!(error.status_code(), 401);
    }
}

fn stripe(list: &str) -> HeaderMap {
    headers(&[("stripe-signature", list)])
}

#[test]
fn keys_can_be_rotated_on_either_side() {
    let [new, old] = STRIPE_SIGNATURES;
    let both =
        format!("t=1614265330,v1={old},v1={new},v0=6ffbb59b2300aae63f272406069a9788598b792a");
    for secrets in [
        &["whsec_test_secret"][..],
        &["whsec_old_secret"],
        &["unused", "whsec_test_secret"],
    ] {
        let verifier = verifier::<pairs::Event>(secrets);
        let authentic = verifier.verify(&stripe(&both), STRIPE_BODY).unwrap();
        assert_eq!(authentic.key(), secrets.len() - 1);
        assert_eq!(authentic.id(), Some("evt_1"));
        let pairs::Event::PaymentIntentSucceeded(event) = authentic.event() else {
            panic!("{authentic:?}");
        };
        let money = event.data.object.amount_money().unwrap();
        assert_eq!(money.to_string(), "12.34 USD");
    }
    let error = verifier::<pairs::Event>(&["another"]).verify(&stripe(&both), STRIPE_BODY);
    assert_eq!(error.unwrap_err(), WebhookError::Mismatch);
}

#[test]
fn a_time_must_be_near_and_signed() {
    let [signature, _] = STRIPE_SIGNATURES;
    let list = stripe(&format!("t=1614265330,v1={signature}"));
    let verify = |now| {
        let verifier = verifier::<pairs::Event>(&["whsec_test_secret"]).clock(at(now));
        verifier
            .verify(&list, STRIPE_BODY)
            .map(|authentic| authentic.key())
    };
    let tolerance_seconds = 300;
    assert_eq!(verify(NOW + 300), Ok(0));
    assert_eq!(verify(NOW - 300), Ok(0));
    assert_eq!(
        verify(NOW + 301),
        Err(WebhookError::Stale { tolerance_seconds })
    );
    assert_eq!(
        verify(NOW - 301),
        Err(WebhookError::Future { tolerance_seconds })
    );
    let patient = verifier::<pairs::Event>(&["whsec_test_secret"]).clock(at(NOW + 900));
    let patient = patient.tolerance(Duration::from_secs(900));
    assert!(patient.verify(&list, STRIPE_BODY).is_ok());
    // Another time is another message.
    let fresh = stripe(&format!("t=1614265331,v1={signature}"));
    let error = verifier::<pairs::Event>(&["whsec_test_secret"]).verify(&fresh, STRIPE_BODY);
    assert_eq!(error.unwrap_err(), WebhookError::Mismatch);
}

#[test]
fn a_header_of_another_form_is_rejected() {
    let verifier = verifier::<pairs::Event>(&["whsec_test_secret"]);
    let [signature, _] = STRIPE_SIGNATURES;
    for list in [
        String::new(),
        signature.to_owned(),
        format!("v1={signature}"),
        "t=1614265330".to_owned(),
        format!("t=1614265330,t=1614265330,v1={signature}"),
        format!("t=1614265330,v1={signature},"),
        format!("t=1614265330;v1={signature}"),
        "t=1614265330,v1=xyz".to_owned(),
    ] {
        let error = verifier.verify(&stripe(&list), STRIPE_BODY).unwrap_err();
        assert!(
            matches!(error, WebhookError::Malformed { .. }),
            "{list}: {error}"
        );
        assert!(!error.to_string().contains(signature), "{error}");
    }
    let error = verifier.verify(&HeaderMap::new(), STRIPE_BODY).unwrap_err();
    assert_eq!(error, WebhookError::Header("Stripe-Signature"));
    let list = format!("t=1614265330,v1={signature}");
    let twice = headers(&[("stripe-signature", &list), ("stripe-signature", &list)]);
    let error = verifier.verify(&twice, STRIPE_BODY).unwrap_err();
    assert_eq!(error, WebhookError::Header("Stripe-Signature"));
}

#[test]
fn the_published_example_of_github_is_authentic() {
    let verifier = verifier::<github::Event>(&[GITHUB_SECRET]);
    let signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    let example = headers(&[
        ("x-hub-signature-256", signature),
        ("x-github-event", "ping"),
    ]);
    // The example is not JSON.
    let error = verifier.verify(&example, b"Hello, World!").unwrap_err();
    assert!(matches!(error, WebhookError::Unreadable(_)), "{error}");
    let error = verifier.verify(&example, b"Hello, World").unwrap_err();
    assert_eq!(error, WebhookError::Mismatch);
}

#[test]
fn the_name_of_an_event_may_be_in_a_header() {
    let verifier = verifier::<github::Event>(&[GITHUB_SECRET]);
    let signature = "sha256=b9f180c4171a9926a5055962b54ec47b0ebee85e62e76c83ebdbb382f77b05ac";
    let body = br#"{"zen":"Keep it logically awesome."}"#;
    let event = |name: &str| {
        let all = [
            ("x-hub-signature-256", signature),
            ("x-github-event", name),
            ("x-github-delivery", "d-1"),
        ];
        verifier.verify(&headers(&all), body)
    };
    let ping = event("ping").unwrap();
    assert!(matches!(ping.event(), github::Event::Ping(_)));
    assert_eq!((ping.id(), ping.success()), (Some("d-1"), 202));
    let unknown = event("fork").unwrap();
    assert!(matches!(unknown.event(), github::Event::Unknown(json) if json.get("zen").is_some()));
    assert_eq!(unknown.name(), Some("fork"));
    // The body of another event lacks what this one requires.
    assert!(matches!(
        event("push").unwrap_err(),
        WebhookError::Unreadable(_)
    ));
    let bare = signature.strip_prefix("sha256=").unwrap();
    let error = verifier.verify(&headers(&[("x-hub-signature-256", bare)]), body);
    assert!(matches!(error.unwrap_err(), WebhookError::Malformed { .. }));
}

#[test]
fn a_public_key_verifies() {
    let key = "f618f66b353449bb4df50f97e4e6e28ac1b15c1ce81482aa3b9b8cb70d21b712";
    let key = Ed25519PublicKey::new(key).unwrap();
    let verifier = Verifier::<signed::Event>::new([key])
        .unwrap()
        .clock(at(NOW));
    let signature = "53099b927270c438972c63b5117fe9a052c5afbd7830b79c62f6c6a6d55b0a28\
                     83e73c0e442583fbaf23563a1529be17f749cbbc68834e3c813b7295986ea006";
    let list = format!("ts=1614265330000;s={signature}");
    let all = headers(&[("x-signature", &list), ("x-id", "id-1")]);
    let body = br#"{"meta":{"kind":"opened"},"event":{"at":"2021-02-25T15:02:10Z"}}"#;
    let authentic = verifier.verify(&all, body).unwrap();
    assert!(matches!(authentic.event(), signed::Event::Opened(opened) if opened.at.is_some()));
    let error = verifier.verify(&all, b"{}").unwrap_err();
    assert_eq!(error, WebhookError::Mismatch);
}

#[test]
fn a_key_must_fit_the_scheme() {
    let secret = || Secret::new("correct horse");
    let none: [Secret; 0] = [];
    assert_eq!(
        Verifier::<github::Event>::new(none).unwrap_err(),
        WebhookKeyError::NoKey
    );
    assert_eq!(
        Verifier::<github::Event>::new([Secret::new("")]).unwrap_err(),
        WebhookKeyError::Empty
    );
    assert_eq!(
        Verifier::<standard::Event>::new([secret()]).unwrap_err(),
        WebhookKeyError::NotBase64
    );
    for error in [
        Verifier::<one::Event>::new([secret()]).unwrap_err(),
        Verifier::<signed::Event>::new([secret()]).unwrap_err(),
    ] {
        assert!(
            matches!(error, WebhookKeyError::OtherKind { .. }),
            "{error}"
        );
    }
    let shown = format!("{:?}", Verifier::<github::Event>::new([secret()]).unwrap());
    assert!(!shown.contains("horse"), "{shown}");
}

/// A single event needs no name.
#[test]
fn an_rsa_signature_over_a_digest_is_verified() {
    let public = RsaPublicKey::from_pem(rsa::PUBLIC_KEY).unwrap();
    let verifier = Verifier::<one::Event>::new([public])
        .unwrap()
        .clock(at(NOW));
    let body = br#"{"message": {"id": 7, "payload": {"id": "c-1"}}}"#;
    let time = "2021-02-25T15:02:10Z";
    let signature = rsa::sign(time, body);
    let all = headers(&[("x-signature", &signature), ("x-time", time)]);
    let authentic = verifier.verify(&all, body).unwrap();
    assert!(matches!(authentic.event(), one::Event::Changed(changed) if changed.id == "c-1"));
    assert_eq!((authentic.name(), authentic.id()), (None, Some("7")));
    let error = verifier.verify(&all, b"{}").unwrap_err();
    assert_eq!(error, WebhookError::Mismatch);
}

/// An inbox hands over each event once.
#[tokio::test(start_paused = true)]
async fn an_inbox_stores_each_event_once() {
    let verifier = verifier::<github::Event>(&[GITHUB_SECRET]);
    let signature = "sha256=b9f180c4171a9926a5055962b54ec47b0ebee85e62e76c83ebdbb382f77b05ac";
    let body = br#"{"zen":"Keep it logically awesome."}"#;
    let ping = |id: &str| {
        let all = [
            ("x-hub-signature-256", signature),
            ("x-github-event", "ping"),
            ("x-github-delivery", id),
        ];
        verifier.verify(&headers(&all), body).unwrap()
    };
    let inbox = Inbox::for_notifications(MemoryStore::default());
    let receive = |id: &'static str| {
        let (inbox, received) = (inbox.clone(), ping(id));
        async move { inbox.receive_event(&received).await.unwrap() }
    };
    assert_eq!(receive("d-1").await, Receipt::Stored);
    assert_eq!(receive("d-1").await, Receipt::Known { delivery: 2 });
    assert_eq!(receive("d-2").await, Receipt::Stored);
    let handled: Arc<Mutex<Vec<Delivery>>> = Arc::default();
    let worker = Worker::for_notifications(inbox.clone());
    let kept = Arc::clone(&handled);
    let keep = move |delivery: Delivery| {
        kept.lock().unwrap().push(delivery);
        std::future::ready(Ok::<(), HandlerError>(()))
    };
    worker.run_pending(keep).await.unwrap();
    assert_eq!(receive("d-2").await, Receipt::Known { delivery: 2 });
    let handled = handled.lock().unwrap();
    let ids = handled.iter().map(|delivery| match delivery.occurrence() {
        Occurrence::Notified(notified) => {
            assert_eq!(notified.name.as_deref(), Some("ping"));
            assert_eq!(notified.body.as_str().as_bytes(), body);
            notified.object_id.clone().unwrap()
        }
        other => panic!("{other:?}"),
    });
    let mut ids: Vec<String> = ids.collect();
    ids.sort();
    assert_eq!(ids, ["d-1", "d-2"]);
}

mod rsa {
    //! An RSA key of the tests, and signatures by the test's own code.

    use aws_lc_rs::rand::SystemRandom;
    use aws_lc_rs::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use sha2::{Digest as _, Sha256};

    const PRIVATE_KEY: &str = include_str!("../signing/keys/pkcs8.pem");
    pub(super) const PUBLIC_KEY: &str = include_str!("../signing/keys/spki.pem");

    pub(super) fn sign(time: &str, body: &[u8]) -> String {
        let lines = PRIVATE_KEY.lines().filter(|line| !line.starts_with("---"));
        let der = STANDARD.decode(lines.collect::<String>()).unwrap();
        let key = RsaKeyPair::from_pkcs8(&der).unwrap();
        let message = format!("{time}\n{}", hex::encode(Sha256::digest(body)));
        let mut signature = vec![0; key.public_modulus_len()];
        let random = SystemRandom::new();
        key.sign(
            &RSA_PKCS1_SHA256,
            &random,
            message.as_bytes(),
            &mut signature,
        )
        .unwrap();
        STANDARD.encode(signature)
    }
}
