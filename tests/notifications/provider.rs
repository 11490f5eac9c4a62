//! Two invented providers, and requests as they send them.

use durianpay_client::__private::{
    Algorithm, Encoding, NotificationInfo, NotificationSignature, Notifications, Part, ReadError,
};
use durianpay_client::json::Json;
use durianpay_client::notification::{BodyForm, Notified, Untrusted, Verifier};
use durianpay_client::{RsaPublicKey, Secret};
use http::{HeaderMap, HeaderName, HeaderValue};
use std::str::FromStr;

/// Notifications of a provider that signs with RSA: of vectors, whose key is public.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Rsa(pub(crate) Option<String>, pub(crate) Json);

/// Notifications of a provider that signs with HMAC, and a token of the merchant.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Hmac(pub(crate) Json);

const KNOWN: &[NotificationInfo] = &[
    NotificationInfo {
        name: "debit",
        path: Some("/v1.0/debit/notify"),
        object: None,
        status: None,
        acknowledgement: Some(r#"{"responseCode":"2005600","responseMessage":"Successful"}"#),
    },
    NotificationInfo {
        name: "qris",
        path: Some("/v1.0/qr/qr-mpm-notify"),
        object: None,
        status: None,
        acknowledgement: None,
    },
    NotificationInfo {
        name: "transfer",
        path: None,
        object: None,
        status: None,
        acknowledgement: None,
    },
];

static RSA: Notifications = Notifications {
    success: 200,
    retry_minutes: &[2, 5],
    signature: NotificationSignature {
        algorithm: Algorithm::RsaSha256,
        encoding: Encoding::Base64,
        header: "X-SIGNATURE",
        timestamp_header: "X-TIMESTAMP",
        token_header: None,
        receiver_header: Some("X-PARTNER-ID"),
        over: &[
            Part::Method,
            Part::Text(":"),
            Part::Path,
            Part::Text(":"),
            Part::BodySha256,
            Part::Text(":"),
            Part::Timestamp,
        ],
        bodies: &[BodyForm::AsReceived, BodyForm::Minified],
    },
    known: KNOWN,
};

static HMAC: Notifications = Notifications {
    success: 202,
    retry_minutes: &[],
    signature: NotificationSignature {
        algorithm: Algorithm::HmacSha512,
        encoding: Encoding::Hex,
        header: "X-Sign",
        timestamp_header: "X-Time",
        token_header: Some("Authorization"),
        receiver_header: None,
        over: &[
            Part::Path,
            Part::Text("|"),
            Part::Token,
            Part::Text("|"),
            Part::Body,
            Part::Text("|"),
            Part::Timestamp,
        ],
        bodies: &[BodyForm::AsReceived, BodyForm::WithoutBlanks],
    },
    known: KNOWN,
};

impl Notified for Rsa {
    fn notifications() -> &'static Notifications {
        &RSA
    }

    fn read(name: Option<&str>, body: &[u8]) -> Result<Self, ReadError> {
        Ok(Self(
            name.map(str::to_owned),
            durianpay_client::json::from_slice(body)?,
        ))
    }
}

impl Notified for Hmac {
    fn notifications() -> &'static Notifications {
        &HMAC
    }

    fn read(_name: Option<&str>, body: &[u8]) -> Result<Self, ReadError> {
        Ok(Self(durianpay_client::json::from_slice(body)?))
    }
}

/// A request as a server receives it.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    /// Returns a vector of the demo of another provider, by its id.
    pub(crate) fn vector(id: &str) -> Self {
        let vector = vector(id);
        let text = |key: &str| vector[key].as_str().unwrap().to_owned();
        Self {
            method: text("method"),
            path: text("path"),
            headers: vec![
                ("X-TIMESTAMP", text("timestamp")),
                ("X-SIGNATURE", text("signature")),
                ("X-PARTNER-ID", "client-1".to_owned()),
            ],
            body: text("body").into_bytes(),
        }
    }

    pub(crate) fn set(&mut self, name: &str, value: &str) {
        let header = self.headers.iter_mut().find(|(known, _)| *known == name);
        value.clone_into(&mut header.unwrap().1);
    }

    /// Calls a function with the request as the verifier takes it.
    pub(crate) fn with<T>(&self, then: impl FnOnce(&Untrusted<'_>) -> T) -> T {
        let mut headers = HeaderMap::new();
        for (name, value) in &self.headers {
            let name = HeaderName::from_str(name).unwrap();
            headers.append(name, HeaderValue::from_str(value).unwrap());
        }
        then(&Untrusted::new(
            &self.method,
            &self.path,
            &headers,
            &self.body,
        ))
    }
}

pub(crate) fn vector(id: &str) -> serde_json::Value {
    let file = include_str!("../data/snap/signature-vectors.json");
    let file: serde_json::Value = serde_json::from_str(file).unwrap();
    let mut vectors = file["vectors"].as_array().unwrap().iter();
    vectors.find(|vector| vector["id"] == id).unwrap().clone()
}

/// The key of the vectors.
pub(crate) fn key() -> RsaPublicKey {
    let vector = vector("RSA-2");
    RsaPublicKey::from_pem(vector["publicKeyPem"].as_str().unwrap()).unwrap()
}

pub(crate) fn verifier() -> Verifier<Rsa> {
    Verifier::new([key()])
}

pub(crate) fn hmac_verifier() -> Verifier<Hmac> {
    Verifier::new([Secret::new("retired"), Secret::new("shared secret")])
}
