//! Tests of each authentication scheme, on the wire.

use durianpay_client::{Error, ErrorKind, Outcome};
use durianpay_codegen::Source;
use durianpay_test_support::scripted_server::{Request, Server, json};

/// Declares bindings of an API with an authentication scheme.
macro_rules! api {
    ($name:ident, $auth:literal) => {
        durianpay_client::bindings! {
            pub(crate) mod $name in ["extend/rates.toml", $auth];
        }
    };
}

api!(basic, "extend/auth-basic.toml");
api!(bearer, "extend/auth-bearer.toml");
api!(header, "extend/auth-header.toml");
api!(query, "extend/auth-query.toml");

/// Characters with a meaning in a URL or a header, which a key may contain.
pub(crate) const ODD: &str = "a&b=c/d+e?f#g%h;i\"j'k,l";

/// Calls `rates.get` with a key, and returns the request as received.
macro_rules! sent {
    ($api:ident, $key:expr) => {{
        let server = Server::always(vec![json(200, r#"{"rate": "0.1"}"#)]).await;
        let client = $api::Client::builder($api::ApiKey::new($key).unwrap())
            .base_url(server.base_url())
            .build()
            .unwrap();
        let call = client.rates().get_with($api::GetRate::new().base("IDR"));
        let rate = call.await.unwrap();
        assert_eq!(rate.rate.to_string(), "0.1");
        let bare = client.rates().get().await;
        assert!(bare.is_ok());
        let log = server.log();
        assert_eq!(log.requests.len(), 2);
        [log.requests[0].clone(), log.requests[1].clone()]
    }};
}

#[track_caller]
fn assert_only_in(request: &Request, header: &str, value: &str) {
    assert_eq!(request.header(header), [value]);
    for name in ["authorization", "x-api-key"] {
        assert!(
            name == header || request.header(name).is_empty(),
            "{request:?}"
        );
    }
}

#[tokio::test]
async fn basic_sends_the_key_as_user_name() {
    let [with, without] = sent!(basic, "demo");
    // `printf 'demo:' | base64`
    assert_only_in(&with, "authorization", "Basic ZGVtbzo=");
    assert_eq!(
        (&*with.target, &*without.target),
        ("/v1/rates?base=IDR", "/v1/rates")
    );
}

#[tokio::test]
async fn bearer_sends_the_key_as_token() {
    let [with, without] = sent!(bearer, ODD);
    assert_only_in(&with, "authorization", &format!("Bearer {ODD}"));
    assert_eq!(
        (&*with.target, &*without.target),
        ("/v1/rates?base=IDR", "/v1/rates")
    );
}

#[tokio::test]
async fn header_sends_the_key_alone() {
    let [with, without] = sent!(header, ODD);
    assert_only_in(&with, "x-api-key", ODD);
    assert_eq!(
        (&*with.target, &*without.target),
        ("/v1/rates?base=IDR", "/v1/rates")
    );
}

#[tokio::test]
async fn query_sends_the_key_as_the_last_pair() {
    let [with, without] = sent!(query, ODD);
    let pair = "api%20key=a%26b%3Dc%2Fd%2Be%3Ff%23g%25h%3Bi%22j%27k%2Cl";
    assert_eq!(with.target, format!("/v1/rates?base=IDR&{pair}"));
    assert_eq!(without.target, format!("/v1/rates?{pair}"));
    for name in ["authorization", "x-api-key"] {
        assert!(with.header(name).is_empty(), "{with:?}");
    }
}

fn rejected(error: &Error, part: &str) {
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert_eq!(error.operation(), Some("rates.get"));
    assert_eq!(
        error.to_string(),
        format!("rates.get: {part} is set by the client")
    );
}

#[test]
fn a_caller_cannot_set_the_header_or_query_of_the_key() {
    let client = header::Client::new(header::ApiKey::new("demo").unwrap()).unwrap();
    for name in ["x-api-key", "X-API-KEY"] {
        let call = client.rates().get().header(name, "other");
        rejected(&call.to_http().unwrap_err(), "the header `x-api-key`");
    }
    let call = client.rates().get().header("authorization", "other");
    rejected(&call.to_http().unwrap_err(), "the header `authorization`");

    let client = query::Client::new(query::ApiKey::new("demo").unwrap()).unwrap();
    let call = client
        .rates()
        .get_with(query::GetRate::new().api_key("other"));
    rejected(
        &call.to_http().unwrap_err(),
        "the query parameter `api key`",
    );

    // Elsewhere these names have no meaning.
    let client = bearer::Client::new(bearer::ApiKey::new("demo").unwrap()).unwrap();
    let query = bearer::GetRate::new().api_key("other");
    let call = client.rates().get_with(query).header("x-api-key", "other");
    assert!(call.to_http().is_ok());
}

/// The generator knows the headers that the client sets.
#[test]
fn a_key_header_that_the_client_sets_is_an_error() {
    let client = bearer::Client::new(bearer::ApiKey::new("demo").unwrap()).unwrap();
    let is_sound = |name: &str| {
        let text = format!(
            "[api]\nname = 'Toko'\nauth = 'key'\n[auth.key]\nscheme = 'header'\nname = '{name}'",
        );
        let (_, faults) = durianpay_codegen::read(&[Source::new("toko.toml", text)]);
        faults.is_empty()
    };
    let request = client.rates().get().to_http().unwrap();
    let set = request.headers().keys().map(http::HeaderName::as_str);
    let set: Vec<&str> = set.collect();
    let names = [
        "api-key",
        "authorization",
        "connection",
        "content-length",
        "content-type",
        "cookie",
        "expect",
        "host",
        "keep-alive",
        "range",
        "te",
        "token",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "x-api-key",
    ];
    let mut rejected = 0;
    for name in names.into_iter().chain(set.iter().copied()) {
        let is_taken = client.rates().get().header(name, "x").to_http().is_err();
        let is_set = name == "content-type" || set.contains(&name);
        assert_eq!(is_sound(name), !is_taken && !is_set, "{name}");
        rejected += usize::from(!is_sound(name));
    }
    assert_eq!(rejected, 13);
}

#[test]
fn a_url_too_long_for_the_key_is_an_error() {
    let client = query::Client::new(query::ApiKey::new("demo").unwrap()).unwrap();
    let long = "x".repeat(65_534 - "https://kurs.example/v1/rates?base=".len());
    let call = client.rates().get_with(query::GetRate::new().base(long));
    let request = call.to_http().unwrap();
    let error = call.authorize(request).unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Request, Outcome::NotSent)
    );
}
