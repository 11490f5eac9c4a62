//! Tests of the environment of another API's client, which depends on the key and on
//! the caller.

use crate::kirim;
use durianpay_client::{ApiKeyError, Error, ErrorKind, Outcome};

durianpay_client::bindings! {
    /// Keys with a prefix for each environment, one of which is longer.
    mod prefixed = r#"
        [api]
        name = "Awal"
        auth = "key"
        [auth.key]
        scheme = "bearer"
        [environment.live]
        url        = "https://awal.example/v1"
        key_prefix = "sk_"
        live       = true
        [environment.test]
        url        = "https://test.awal.example/v1"
        key_prefix = "sk_test_"
    "#;
}

durianpay_client::bindings! {
    /// One environment, and keys without a prefix.
    mod single = r#"
        [api]
        name = "Tunggal"
        auth = "key"
        [auth.key]
        scheme = "basic"
        [environment.live]
        url  = "https://tunggal.example"
        live = true
    "#;
}

durianpay_client::bindings! {
    /// No environment.
    mod nowhere = r#"
        [api]
        name = "Entah"
        auth = "key"
        [auth.key]
        scheme = "basic"
    "#;
}

#[track_caller]
fn assert_rejected<C: std::fmt::Debug>(built: Result<C, Error>, parts: &[&str]) {
    let error = built.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert_eq!(error.outcome(), Outcome::NotSent);
    let text = error.to_string();
    for part in parts {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("s3cret"), "{text}");
}

fn kirim_key() -> kirim::ApiKey {
    kirim::ApiKey::new("s3cret").unwrap()
}

#[test]
fn keys_without_a_prefix_need_a_choice() {
    assert_rejected(
        kirim::Client::new(kirim_key()),
        &["`live`, `staging`", "`environment`"],
    );
    let client = kirim::Client::builder(kirim_key())
        .environment(&kirim::environment::LIVE)
        .build()
        .unwrap();
    assert_eq!(client.base_url(), "https://api.kirim.example/v2");
    assert!(client.environment().unwrap().live);
    let elsewhere = kirim::Client::builder(kirim_key())
        .base_url("https://proxy.example.com/kirim/")
        .build()
        .unwrap();
    assert_eq!(elsewhere.base_url(), "https://proxy.example.com/kirim");
    assert_eq!(elsewhere.environment(), None);
}

#[test]
fn the_only_environment_needs_no_choice() {
    let key = single::ApiKey::new("s3cret").unwrap();
    let client = single::Client::new(key.clone()).unwrap();
    assert_eq!(client.base_url(), "https://tunggal.example");
    assert_eq!(client.environment().unwrap().name, "live");
    // The key itself does not identify an environment.
    assert_eq!(key.environment(), None);
}

#[test]
fn an_api_without_environments_needs_a_base_url() {
    let key = || nowhere::ApiKey::new("s3cret").unwrap();
    assert_rejected(nowhere::Client::new(key()), &["`base_url`"]);
    let client = nowhere::Client::builder(key())
        .base_url("https://entah.example")
        .build();
    assert_eq!(client.unwrap().base_url(), "https://entah.example");
}

#[test]
fn a_key_of_a_prefix_alone_is_rejected() {
    let key = prefixed::ApiKey::new("sk_test_").unwrap();
    assert_rejected(
        prefixed::Client::new(key),
        &["only the prefix `sk_test_`", "copy the whole key"],
    );
}

#[test]
fn the_longest_prefix_determines_the_environment() {
    for (text, url) in [
        ("sk_1", "https://awal.example/v1"),
        ("sk_test_1", "https://test.awal.example/v1"),
    ] {
        let client = prefixed::Client::new(prefixed::ApiKey::new(text).unwrap()).unwrap();
        assert_eq!(client.base_url(), url);
    }
    let unknown = prefixed::ApiKey::new("s3cret").unwrap();
    assert_rejected(
        prefixed::Client::new(unknown),
        &["`sk_`, `sk_test_`", "base_url"],
    );
}

#[test]
fn a_key_is_not_sent_to_a_foreign_environment() {
    let key = |text: &str| prefixed::ApiKey::new(text).unwrap();
    let to = |text: &str, environment| {
        prefixed::Client::builder(key(text))
            .environment(environment)
            .build()
    };
    let (live, test) = (&prefixed::environment::LIVE, &prefixed::environment::TEST);
    assert_eq!(to("sk_test_1", test).unwrap().environment(), Some(test));
    assert_rejected(to("sk_test_s3cret", live), &["`test`", "`live`"]);
    assert_rejected(to("s3cret", live), &["`sk_`"]);
    assert_rejected(
        to("sk_s3cret", &kirim::environment::LIVE),
        &["`live`", "Awal"],
    );
    let other = prefixed::Client::builder(key("sk_test_s3cret")).base_url("https://awal.example");
    assert_rejected(other.build(), &["`test`", "`live`"]);
    let clear = prefixed::Client::builder(key("sk_s3cret")).base_url("http://awal.example");
    assert_rejected(clear.build(), &["https"]);
    let chosen = kirim::Client::builder(kirim_key())
        .environment(&kirim::environment::STAGING)
        .base_url("https://api.kirim.example/v2");
    assert_rejected(chosen.build(), &["`staging`", "`live`"]);
}

#[test]
fn an_invalid_key_is_rejected_at_construction() {
    for (text, error) in [
        ("", ApiKeyError::Empty),
        (" \t", ApiKeyError::Empty),
        ("k\r\nX-Evil: 1", ApiKeyError::WhiteSpace),
        ("k\n", ApiKeyError::WhiteSpace),
        ("k\0", ApiKeyError::Control),
        ("k\u{7f}", ApiKeyError::Control),
        ("k\u{1b}[31m", ApiKeyError::Control),
        ("kéy", ApiKeyError::NotAscii),
    ] {
        assert_eq!(kirim::ApiKey::new(text).err(), Some(error), "{text:?}");
        assert_eq!(
            text.parse::<single::ApiKey>().err(),
            Some(error),
            "{text:?}"
        );
    }
    let long = "x".repeat(1025);
    assert_eq!(kirim::ApiKey::new(long).err(), Some(ApiKeyError::TooLong));
    // A colon ends the user name of HTTP Basic, and has no meaning elsewhere.
    assert_eq!(single::ApiKey::new("a:b").err(), Some(ApiKeyError::Colon));
    assert!(kirim::ApiKey::new("a:b").is_ok());
}
