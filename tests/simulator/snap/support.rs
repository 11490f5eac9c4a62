//! Shared helpers for SNAP: requests of the client, and requests that our clients would not send.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use durianpay_client::notification::{Authentic, NotificationError, Untrusted};
use durianpay_client::snap::api::{
    CreateBankTransfer, CreateBankTransferFields, CreateEwalletPayment, CreateEwalletTransfer,
    CreateEwalletTransferFields, CreateQris, EwalletChannel, EwalletPaymentInfo, EwalletPlatform,
    EwalletTransferInfo, Money, PaymentId, QrisInfo,
};
use durianpay_client::snap::{Client, Notification};
use durianpay_client::{Error, SendOptions, Timestamp, Transport as _};
use durianpay_simulator::{Delivery, Simulator, SimulatorBuilder};
use hmac::{Hmac, KeyInit as _, Mac as _};
use http::{Request, StatusCode};
use serde_json::Value;
use sha2::{Digest as _, Sha256, Sha512};
use std::time::Duration;

/// Midday of a certain day in Jakarta.
pub(crate) const NOON: &str = "2026-03-02T12:00:00+07:00";
pub(crate) const MINUTE: Duration = Duration::from_secs(60);

/// Returns the builder of a simulator in memory whose notifications are accepted.
pub(crate) fn builder() -> SimulatorBuilder {
    Simulator::builder()
        .starts_at(time(NOON))
        .snap_webhook_receiver(|_| std::future::ready(StatusCode::OK))
}

pub(crate) fn simulator() -> Simulator {
    builder().start_in_memory().unwrap()
}

pub(crate) fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Builds a transfer of Rp 250,000 to an account.
pub(crate) fn transfer(reference: &str, account: &str) -> CreateBankTransfer {
    CreateBankTransfer::new(CreateBankTransferFields {
        partner_reference_no: reference.into(),
        amount: Money::new(250_000),
        beneficiary_account_name: "Dummy Name".into(),
        beneficiary_account_no: account.into(),
        beneficiary_bank_code: "014".into(),
        source_account_no: "mer_1".into(),
        transaction_date: time(NOON),
    })
}

/// Builds a transfer of Rp 20,000 to a wallet.
pub(crate) fn top_up(reference: &str, number: &str) -> CreateEwalletTransfer {
    let info = EwalletTransferInfo::new(EwalletPlatform::GoPay);
    CreateEwalletTransfer::new(CreateEwalletTransferFields {
        partner_reference_no: reference.into(),
        customer_number: number.into(),
        amount: Money::new(20_000),
        additional_info: info,
    })
}

pub(crate) fn qris(reference: &str) -> CreateQris {
    CreateQris::new(reference, Money::new(10_000), QrisInfo::new())
}

pub(crate) fn ewallet(reference: &str) -> CreateEwalletPayment {
    let info = EwalletPaymentInfo::new(EwalletChannel::ShopeePay);
    CreateEwalletPayment::new(reference, Money::new(10_000), info)
}

/// Creates a QRIS code.
pub(crate) async fn create_qris(client: &Client, reference: &str) -> PaymentId {
    let qris = client.qris().create(qris(reference)).await.unwrap();
    qris.reference_no.unwrap()
}

/// Creates a payment from a wallet.
pub(crate) async fn create_ewallet(client: &Client, reference: &str) -> PaymentId {
    let payment = client.ewallet_payments().create(ewallet(reference)).await;
    payment.unwrap().reference_no.unwrap()
}

/// Returns the code of a call that is rejected.
pub(crate) fn code<T>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => panic!("the call was not refused"),
        Err(error) => error.code().unwrap().to_owned(),
    }
}

/// Verifies a delivery as the merchant does.
pub(crate) fn verify(
    simulator: &Simulator,
    delivery: &Delivery,
) -> Result<Authentic<Notification>, NotificationError> {
    let Delivery {
        path,
        headers,
        body,
        ..
    } = delivery;
    let received = Untrusted::new("POST", path, headers, body);
    simulator.snap().verifier().verify(&received)
}

/// Returns the notification of the only delivery.
pub(crate) fn notification(simulator: &Simulator, sent: &[Delivery]) -> Notification {
    assert_eq!(sent.len(), 1);
    verify(simulator, &sent[0]).unwrap().into_notification()
}

/// A request without the client, which is signed last.
pub(crate) struct Raw {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
    /// The string to sign instead of the body.
    pub(crate) signed_body: Option<String>,
}

const CLIENT_KEY: &str = "simulator-client-key";

impl Raw {
    /// Creates a request of an operation at noon.
    pub(crate) fn new(path: &'static str, external_id: &str, body: &str) -> Self {
        Self {
            method: "POST",
            path,
            headers: pairs(&[
                ("Content-Type", "application/json"),
                ("X-TIMESTAMP", NOON),
                ("X-PARTNER-ID", CLIENT_KEY),
                ("X-EXTERNAL-ID", external_id),
                ("CHANNEL-ID", "95221"),
            ]),
            body: body.to_owned(),
            signed_body: None,
        }
    }

    /// Creates a request for a token at noon.
    pub(crate) fn for_token(body: &str) -> Self {
        Self {
            headers: pairs(&[
                ("Content-Type", "application/json"),
                ("X-TIMESTAMP", NOON),
                ("X-CLIENT-KEY", CLIENT_KEY),
            ]),
            ..Self::new("/v1.0/access-token/b2b", "", body)
        }
    }

    /// Replaces a header, or removes it.
    pub(crate) fn with(mut self, name: &str, value: Option<&str>) -> Self {
        self.headers
            .retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        let header = value.map(|value| (name.to_owned(), value.to_owned()));
        self.headers.extend(header);
        self
    }

    fn header(&self, name: &str) -> &str {
        let mut headers = self.headers.iter();
        let found = headers.find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value)
    }

    /// Signs the request with a token, unless the test set these headers.
    fn signed(self, token: &str, secret: &str) -> Self {
        let body = self.signed_body.as_ref().unwrap_or(&self.body);
        let digest = hex::encode(Sha256::digest(body));
        let (method, path, time) = (self.method, self.path, self.header("x-timestamp"));
        let mut mac = Hmac::<Sha512>::new_from_slice(secret.as_bytes()).unwrap();
        mac.update(format!("{method}:{path}:{token}:{digest}:{time}").as_bytes());
        let signature = STANDARD.encode(mac.finalize().into_bytes());
        let bearer = format!("Bearer {token}");
        self.unless_there("X-SIGNATURE", &signature)
            .unless_there("Authorization", &bearer)
    }

    fn signed_for_token(self, private_key: &str) -> Self {
        let signed = format!(
            "{}|{}",
            self.header("x-client-key"),
            self.header("x-timestamp")
        );
        let lines = private_key.lines().filter(|line| !line.starts_with('-'));
        let der = STANDARD.decode(lines.collect::<String>()).unwrap();
        let key = RsaKeyPair::from_pkcs8(&der).unwrap();
        let mut signature = vec![0; key.public_modulus_len()];
        let random = SystemRandom::new();
        key.sign(
            &RSA_PKCS1_SHA256,
            &random,
            signed.as_bytes(),
            &mut signature,
        )
        .unwrap();
        self.unless_there("X-SIGNATURE", &STANDARD.encode(signature))
    }

    /// Adds a header unless the test set it. An empty value in the test removes it.
    fn unless_there(mut self, name: &str, value: &str) -> Self {
        let is_it = |(known, _): &(String, String)| known.eq_ignore_ascii_case(name);
        match self.headers.iter().position(is_it) {
            Some(position) if self.headers[position].1.is_empty() => {
                self.headers.remove(position);
            }
            Some(_) => {}
            None => self.headers.push((name.to_owned(), value.to_owned())),
        }
        self
    }

    /// Sends the request with a new token, and returns status and body.
    pub(crate) async fn send(self, simulator: &Simulator) -> (u16, Value) {
        let token = token(simulator).await;
        self.send_with(simulator, &token).await
    }

    /// Sends the request with a token.
    pub(crate) async fn send_with(self, simulator: &Simulator, token: &str) -> (u16, Value) {
        let secret = simulator.snap().client_secret();
        self.signed(token, secret).deliver(simulator).await
    }

    pub(crate) async fn send_for_token(self, simulator: &Simulator) -> (u16, Value) {
        let key = simulator.snap().private_key_pem();
        self.signed_for_token(key).deliver(simulator).await
    }

    async fn deliver(self, simulator: &Simulator) -> (u16, Value) {
        let mut request = Request::builder()
            .method(self.method)
            .uri(format!("http://localhost{}", self.path));
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let request = request.body(Bytes::from(self.body)).unwrap();
        let transport = simulator.transport();
        let response = transport
            .send(request, SendOptions::new(1 << 20, Duration::MAX))
            .await
            .unwrap();
        let body = serde_json::from_slice(response.body()).unwrap();
        (response.status().as_u16(), body)
    }
}

fn pairs(headers: &[(&str, &str)]) -> Vec<(String, String)> {
    let pairs = headers.iter();
    pairs
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

/// Fetches a token without the client.
pub(crate) async fn token(simulator: &Simulator) -> String {
    let now = simulator
        .now()
        .with_offset_minutes(420)
        .unwrap()
        .to_string();
    let request = Raw::for_token(r#"{"grantType":"client_credentials"}"#);
    let request = request.with("X-TIMESTAMP", Some(&now));
    let (status, body) = request.send_for_token(simulator).await;
    assert_eq!(
        (status, body["responseCode"].as_str()),
        (200, Some("2007300")),
        "{body}"
    );
    body["accessToken"].as_str().unwrap().to_owned()
}
