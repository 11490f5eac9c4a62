//! An API as the generator describes one: a token that is signed for by RSA, and calls that are
//! signed by HMAC.

use crate::server::{Clock, Server};
use durianpay_client::__private::{
    Algorithm, Api, ApiClient, Auth, CodeMeaning, Credential, CredentialKind, Encoding, Endpoint,
    Envelope, Environment, ErrorShape, Outcome, Part, ResponseCode, RetryClass, SignatureRule,
    SignedCredentials, SigningScheme, TimestampRule, TokenRule,
};
use durianpay_client::__private::{Call, ClientBuilder, ClientCore};
use durianpay_client::json::Json;
use durianpay_client::{RsaPrivateKey, Secret};

pub(crate) static API: Api = Api {
    name: "Signed",
    auth: Auth::Signed(&TRANSACTION),
    credentials: &[
        credential("client_key", CredentialKind::Text, None),
        credential("client_secret", CredentialKind::Secret, None),
        credential("private_key", CredentialKind::RsaPrivateKey, None),
        credential("channel_id", CredentialKind::Text, Some("95221")),
    ],
    envelope: None,
    idempotency_header: Some("X-EXTERNAL-ID"),
    headers: &[],
    environments: &[&LIVE],
    error: ErrorShape {
        message: &["responseMessage"],
        code: &["responseCode"],
        codes: &[
            code("200xx00", CodeMeaning::Success, false),
            code("202xx00", CodeMeaning::Success, false),
            code("401xx00", CodeMeaning::ByStatus, false),
            code("401xx01", CodeMeaning::Rejected, true),
            code("409xx01", CodeMeaning::Unknown, false),
        ],
        ..ErrorShape::NONE
    },
    reserved_headers: &["authorization", "x-timestamp", "x-signature", "channel-id"],
};

pub(crate) static LIVE: Environment = Environment {
    name: "live",
    base_url: "https://api.example/v1.0",
    key_prefix: None,
    live: true,
};

const fn credential(
    name: &'static str,
    kind: CredentialKind,
    default: Option<&'static str>,
) -> Credential {
    Credential {
        name,
        kind,
        default,
    }
}

const fn code(pattern: &'static str, meaning: CodeMeaning, renews_token: bool) -> ResponseCode {
    ResponseCode {
        pattern,
        meaning,
        renews_token,
    }
}

static TRANSACTION: SigningScheme = transaction("transaction", 420);

/// The same with times in UTC.
static IN_UTC: SigningScheme = transaction("in_utc", 0);

const fn transaction(name: &'static str, offset_minutes: i16) -> SigningScheme {
    SigningScheme {
        name,
        headers: &[
            ("Authorization", &[Part::Text("Bearer "), Part::Token]),
            ("X-TIMESTAMP", &[Part::Timestamp]),
            ("X-SIGNATURE", &[Part::Signature]),
            ("X-PARTNER-ID", &[Part::Credential("client_key")]),
            ("X-EXTERNAL-ID", &[Part::UniqueId]),
            ("CHANNEL-ID", &[Part::Credential("channel_id")]),
        ],
        signature: SignatureRule {
            algorithm: Algorithm::HmacSha512,
            key: "client_secret",
            encoding: Encoding::Base64,
            over: &[
                Part::Method,
                Part::Text(":"),
                Part::Path,
                Part::Text(":"),
                Part::Token,
                Part::Text(":"),
                Part::BodySha256,
                Part::Text(":"),
                Part::Timestamp,
            ],
        },
        token: Some(TokenRule {
            endpoint: &ACCESS_TOKEN,
            body: &[("grantType", &[Part::Text("AUTHORIZATION_CODE")])],
            token: "accessToken",
            expires: Some("expiresIn"),
            lifetime_seconds: 900,
        }),
        timestamp: TimestampRule {
            offset_minutes,
            fraction_digits: 3,
        },
        unique_id_digits: 32,
        unique_id_max: Some(36),
    }
}

static TOKEN_REQUEST: SigningScheme = SigningScheme {
    name: "token_request",
    headers: &[
        ("X-TIMESTAMP", &[Part::Timestamp]),
        ("X-SIGNATURE", &[Part::Signature]),
        ("X-CLIENT-KEY", &[Part::Credential("client_key")]),
    ],
    signature: SignatureRule {
        algorithm: Algorithm::RsaSha256,
        key: "private_key",
        encoding: Encoding::Base64,
        over: &[
            Part::Credential("client_key"),
            Part::Text("|"),
            Part::Timestamp,
        ],
    },
    token: None,
    timestamp: TimestampRule {
        offset_minutes: 420,
        fraction_digits: 3,
    },
    unique_id_digits: 32,
    unique_id_max: Some(36),
};

pub(crate) static ACCESS_TOKEN: Endpoint = endpoint(
    "access_tokens.create",
    "/access-token/b2b",
    RetryClass::Safe,
)
.signed(&TOKEN_REQUEST);

/// A second call changes nothing.
pub(crate) static BALANCE: Endpoint =
    endpoint("accounts.balance", "/balance-inquiry", RetryClass::Safe);

/// The external id protects it.
pub(crate) static TRANSFER: Endpoint = endpoint("transfers.create", "/transfer", RetryClass::Keyed)
    .failing(&[(403, Some("4031814"), Some(Outcome::Unknown))]);

/// A second call may do it twice.
pub(crate) static TOPUP: Endpoint = endpoint("topups.create", "/topup", RetryClass::Never);

/// The endpoints of the vectors.
pub(crate) static QRIS: Endpoint =
    endpoint("qris.generate", "/qr/qr-mpm-generate", RetryClass::Never).signed(&IN_UTC);
pub(crate) static CREATE_VA: Endpoint =
    endpoint("va.create", "/transfer-va/create-va", RetryClass::Never);

const fn endpoint(id: &'static str, path: &'static str, retry: RetryClass) -> Endpoint {
    Endpoint::new(id, "POST", path, retry, "").returning(Envelope::Bare)
}

pub(crate) const CLIENT_KEY: &str = "client-key-0042";
pub(crate) const CLIENT_SECRET: &str = "client-secret-canary-5f2d";
pub(crate) const PRIVATE_KEY: &str = include_str!("keys/pkcs8.pem");
pub(crate) const PUBLIC_KEY: &str = include_str!("keys/spki.pem");

/// The client that a generator would make.
#[derive(Clone)]
pub(crate) struct Signed(ClientCore);

impl ApiClient for Signed {
    fn api() -> &'static Api {
        &API
    }

    fn from_core(core: ClientCore) -> Self {
        Self(core)
    }

    fn core(&self) -> &ClientCore {
        &self.0
    }
}

impl Signed {
    pub(crate) fn call(&self, endpoint: &'static Endpoint) -> Call<Json> {
        self.call_with(endpoint, r#"{"amount":"10000.00"}"#)
    }

    pub(crate) fn call_with(&self, endpoint: &'static Endpoint, body: &str) -> Call<Json> {
        let body: Json = durianpay_client::json::from_str(body).unwrap();
        Call::new(self, endpoint).body(&body)
    }
}

pub(crate) fn credentials() -> SignedCredentials {
    let mut credentials = SignedCredentials::new(&API);
    credentials.set_text("client_key", CLIENT_KEY);
    credentials.set_secret("client_secret", Secret::new(CLIENT_SECRET));
    let key = RsaPrivateKey::from_pem(PRIVATE_KEY).unwrap();
    credentials.set_private_key("private_key", key);
    credentials
}

pub(crate) fn builder(server: &Server, clock: &Clock) -> ClientBuilder<Signed> {
    ClientBuilder::signed(credentials())
        .transport(server.clone())
        .runtime(clock.clone())
}

pub(crate) fn client(server: &Server, clock: &Clock) -> Signed {
    builder(server, clock).build().unwrap()
}
