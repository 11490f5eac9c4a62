//! A client with keys of the tests, and the check of a call of it.

use crate::signatures;
use bytes::Bytes;
use durianpay_client::json::Decode;
use durianpay_client::snap::api::{CreateBankTransfer, CreateBankTransferFields, Money};
use durianpay_client::snap::api::{endpoint, environment};
use durianpay_client::snap::{Client, Credentials, CredentialsFields};
use durianpay_client::{Call, RsaPrivateKey, Secret, Timestamp};
use durianpay_test_support::scripted_transport::{Clock, Reply, Server, header};
use http::Request;
use serde_json::Value;

const CLIENT_KEY: &str = "client-key-0042";
pub(crate) const CLIENT_SECRET: &str = "client-secret-canary-5f2d";
const PRIVATE_KEY: &str = include_str!("../signing/keys/pkcs8.pem");

const TOKEN_ENDPOINT: &str = "access_tokens.create";

/// A value for each type of id.
const IDS: &[(&str, &str)] = &[
    ("CustomerId", "cus_1"),
    ("DisbursementItemId", "dis_item_1"),
    ("MerchantId", "mer_1"),
    ("PartnerReferenceNo", "reference-1"),
    ("PaymentId", "pay_1"),
    ("RefundId", "ref_1"),
];

/// Names of headers in the order of the alphabet.
const TRANSACTION_HEADERS: &[&str] = &[
    "accept",
    "authorization",
    "channel-id",
    "content-type",
    "user-agent",
    "x-external-id",
    "x-partner-id",
    "x-signature",
    "x-timestamp",
];
const TOKEN_HEADERS: &[&str] = &[
    "accept",
    "content-type",
    "user-agent",
    "x-client-key",
    "x-signature",
    "x-timestamp",
];

pub(crate) fn credentials() -> Credentials {
    let credentials = Credentials::new(CredentialsFields {
        client_key: CLIENT_KEY.to_owned(),
        client_secret: Secret::new(CLIENT_SECRET),
        private_key: RsaPrivateKey::from_pem(PRIVATE_KEY).unwrap(),
    });
    credentials.unwrap()
}

pub(crate) fn client(server: &Server, clock: &Clock) -> Client {
    Client::builder(credentials())
        .environment(&environment::SANDBOX)
        .transport(server.clone())
        .runtime(clock.clone())
        .build()
        .unwrap()
}

pub(crate) fn transfer() -> CreateBankTransfer {
    CreateBankTransfer::new(CreateBankTransferFields {
        partner_reference_no: "payout-1017".into(),
        amount: Money::new(10_000),
        beneficiary_account_name: "Jane Doe".into(),
        beneficiary_account_no: "1234567890".into(),
        beneficiary_bank_code: "014".into(),
        source_account_no: "mer_1".into(),
        transaction_date: time("2026-11-29T17:00:00+07:00"),
    })
}

pub(crate) fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) struct Setup {
    endpoint: &'static str,
    server: Server,
    pub(crate) client: Client,
}

/// The request that must arrive. `$MerchantId` means the id of that type in [`IDS`].
pub(crate) struct Sent {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) query: &'static [(&'static str, &'static str)],
    /// The headers that are the endpoint's own.
    pub(crate) headers: &'static [(&'static str, &'static str)],
    /// Whether a retry keeps `X-EXTERNAL-ID`.
    pub(crate) keyed: bool,
    pub(crate) body: Option<&'static str>,
}

impl Setup {
    /// Returns a client of a server that is unavailable at the first attempt.
    #[expect(clippy::unused_async, reason = "the generated tests await every setup")]
    pub(crate) async fn new(endpoint: &'static str) -> Self {
        let server = Server::answering(move |request, number| {
            let is_for_token = request.uri().path().ends_with("/access-token/b2b");
            match number {
                1 if !is_for_token || endpoint == TOKEN_ENDPOINT => Reply::code(503, "5031100"),
                _ if is_for_token => Reply::token("token-1", 900),
                _ => Reply::done(),
            }
        });
        Self {
            endpoint,
            client: client(&server, &Clock::new()),
            server,
        }
    }

    /// Returns the id of a type.
    #[expect(
        clippy::unused_self,
        reason = "the generated tests ask a setup for what it made"
    )]
    pub(crate) fn get(&self, name: &str) -> &'static str {
        let id = IDS.iter().find(|(known, _)| *known == name);
        id.unwrap_or_else(|| panic!("no id for `{name}`")).1
    }

    /// Makes the call, and looks at both attempts as they arrived.
    pub(crate) async fn check<T: Decode>(self, call: Call<T>, sent: &Sent) {
        let id = self.endpoint;
        call.await.unwrap();
        let tokens = self.server.token_requests();
        for request in &tokens {
            check_token_request(request);
        }
        let attempts = if id == TOKEN_ENDPOINT {
            tokens
        } else {
            assert_eq!(tokens.len(), 1, "{id}");
            self.server.calls()
        };
        let [first, second] = <[_; 2]>::try_from(attempts).unwrap();
        for request in [&first, &second] {
            check_line(sent, request);
            if id != TOKEN_ENDPOINT {
                check_headers(request, "token-1");
            }
        }
        assert_eq!(first.body(), second.body(), "{id}");
        let [earlier, later] = [&first, &second].map(|request| header(request, "x-timestamp"));
        assert!(earlier < later, "{id}: {earlier}, then {later}");
        let [before, after] = [&first, &second].map(|request| header(request, "x-signature"));
        assert_ne!(before, after, "{id}");
        let [before, after] =
            [&first, &second].map(|request| request.headers().get("x-external-id"));
        let is_kept = id == TOKEN_ENDPOINT || sent.keyed;
        assert_eq!(before == after, is_kept, "{id}: {before:?}, then {after:?}");
        assert_eq!(find(id).method, sent.method, "{id}");
    }
}

/// Method, URL and body.
fn check_line(sent: &Sent, request: &Request<Bytes>) {
    assert_eq!(request.method(), sent.method);
    let base = "https://api-sandbox.durianpay.id/v1.0";
    assert_eq!(
        request.uri().to_string(),
        format!("{base}{}", fill(sent.path))
    );
    // No endpoint has any, and the URL and the headers are compared as a whole.
    assert_eq!((sent.query, sent.headers), (&[][..], &[][..]));
    assert!(is_minified(request.body()));
    let body: Value = serde_json::from_slice(request.body()).unwrap();
    let expected: Value = serde_json::from_str(&fill(sent.body.unwrap())).unwrap();
    assert_eq!(body, expected);
}

/// Returns whether JSON has no blanks between its parts. The digest of a signature is over such text.
fn is_minified(json: &[u8]) -> bool {
    let mut is_in_string = false;
    let mut is_escaped = false;
    json.iter().all(|byte| {
        match byte {
            b'"' if !is_escaped => is_in_string = !is_in_string,
            b' ' | b'\n' | b'\r' | b'\t' => return is_in_string,
            _ => {}
        }
        is_escaped = *byte == b'\\' && !is_escaped;
        true
    })
}

/// The headers of a call, and no others.
pub(crate) fn check_headers(request: &Request<Bytes>, token: &str) {
    assert_eq!(names(request), TRANSACTION_HEADERS);
    check_common_headers(request);
    assert_eq!(header(request, "authorization"), format!("Bearer {token}"));
    assert_eq!(header(request, "channel-id"), "95221");
    assert_eq!(header(request, "x-partner-id"), CLIENT_KEY);
    let id = header(request, "x-external-id");
    assert!(has_form(id, &"d".repeat(32)), "{id}");
    let signature = signatures::of_call(request, token, CLIENT_SECRET);
    assert_eq!(header(request, "x-signature"), signature);
}

/// The headers of a request for a token, and no others.
fn check_token_request(request: &Request<Bytes>) {
    assert_eq!(names(request), TOKEN_HEADERS);
    check_common_headers(request);
    assert_eq!(header(request, "x-client-key"), CLIENT_KEY);
    assert!(signatures::is_of_token_request(request, CLIENT_KEY));
}

fn check_common_headers(request: &Request<Bytes>) {
    assert_eq!(header(request, "accept"), "application/json");
    assert_eq!(header(request, "content-type"), "application/json");
    assert!(header(request, "user-agent").starts_with("durianpay-client/"));
    let time = header(request, "x-timestamp");
    assert!(has_form(time, "dddd-dd-ddTdd:dd:dd.ddd+07:00"), "{time}");
}

/// Returns whether a text has a form, in which `d` is a digit.
fn has_form(text: &str, form: &str) -> bool {
    let is_alike = |(found, wanted): (u8, u8)| match wanted {
        b'd' => found.is_ascii_digit(),
        _ => found == wanted,
    };
    text.len() == form.len() && text.bytes().zip(form.bytes()).all(is_alike)
}

fn names(request: &Request<Bytes>) -> Vec<&str> {
    let mut names: Vec<_> = request
        .headers()
        .keys()
        .map(http::HeaderName::as_str)
        .collect();
    names.sort_unstable();
    names
}

fn fill(text: &str) -> String {
    let mut text = text.to_owned();
    for (name, id) in IDS {
        text = text.replace(&format!("${name}"), id);
    }
    assert!(!text.contains('$'), "an id is missing: {text}");
    text
}

fn find(id: &str) -> &'static durianpay_client::Endpoint {
    let mut endpoints = endpoint::ALL.iter();
    let found = endpoints.find(|endpoint| endpoint.id == id);
    found.unwrap_or_else(|| panic!("`{id}` is no endpoint"))
}
