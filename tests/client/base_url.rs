//! The base URL: where a key may go.

use durianpay_client::{ApiKey, Client, Error, ErrorKind, Outcome};

fn with_base_url(key: &str, url: &str) -> Result<Client, Error> {
    Client::builder(ApiKey::new(key).unwrap())
        .base_url(url)
        .build()
}

#[test]
fn a_base_url_is_https_or_loopback() {
    for (url, kept) in [
        ("https://pay.example.com/v2", "https://pay.example.com/v2"),
        ("https://pay.example.com/v2/", "https://pay.example.com/v2"),
        (
            "https://pay.example.com/v2///",
            "https://pay.example.com/v2",
        ),
        (
            "https://PAY.example.com:8443/v2",
            "https://pay.example.com:8443/v2",
        ),
        (
            "https://pay.example.com:443/v2",
            "https://pay.example.com/v2",
        ),
        ("https://10.1.2.3/v1", "https://10.1.2.3/v1"),
        ("http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1"),
        ("http://127.9.9.9:8080/x", "http://127.9.9.9:8080/x"),
        ("http://[::1]:8080/v1/", "http://[::1]:8080/v1"),
        ("http://localhost:8080/v1", "http://localhost:8080/v1"),
        ("HTTP://LOCALHOST:8080/v1", "http://localhost:8080/v1"),
    ] {
        let client = with_base_url("dp_test_demo", url).unwrap();
        assert_eq!(client.base_url(), kept, "{url}");
        let request = client.orders().get("ord_1").to_http().unwrap();
        assert_eq!(request.uri().to_string(), format!("{kept}/orders/ord_1"));
    }
}

#[test]
fn a_base_url_that_would_expose_the_key_is_rejected() {
    for url in [
        "",
        "pay.example.com",
        "/v1",
        "https://",
        "http://pay.example.com",
        "http://api-sandbox.durianpay.id/v1",
        "http://10.0.0.1",
        "http://0.0.0.0:8080",
        "http://128.0.0.1",
        "http://[::]:8080",
        "http://[::2]:8080",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
        "http://127.0.0.1@pay.example.com",
        "http://user@127.0.0.1:8080/v1",
        "https://user@pay.example.com/v1",
        "https://:secret@pay.example.com/v1",
        "https://user:secret@pay.example.com/v1",
        "https://pay.example.com/v1?token=secret",
        "https://pay.example.com/v1#secret",
        "ftp://127.0.0.1",
        "ws://127.0.0.1",
        "file:///etc/passwd",
        "data:text/plain,secret",
        "unix:/run/pay.sock",
    ] {
        let error = with_base_url("dp_test_demo", url).expect_err(url);
        assert_eq!(error.kind(), ErrorKind::Configuration, "{url}");
        assert_eq!(error.outcome(), Outcome::NotSent, "{url}");
        assert_eq!((error.operation(), error.status()), (None, None), "{url}");
        let text = format!("{error} {error:?}");
        assert!(!text.contains("secret"), "{url}: {text}");
    }
}

#[test]
fn a_key_is_not_sent_to_another_environment() {
    let (test, live) = ("dp_test_demo", "dp_live_demo");
    for (key, url, fits) in [
        (test, "https://api-sandbox.durianpay.id/v1", true),
        (live, "https://api.durianpay.id/v1", true),
        (live, "https://api.durianpay.id/v2", true),
        (test, "https://api.durianpay.id/v1", false),
        (test, "https://API.durianpay.id/v1", false),
        (test, "https://api.durianpay.id:8443/v1", false),
        (live, "https://api-sandbox.durianpay.id/v1", false),
        (live, "http://127.0.0.1:8080/v1", true),
        ("sk_demo", "https://api.durianpay.id/v1", true),
        ("sk_demo", "https://pay.example.com/v1", true),
    ] {
        match with_base_url(key, url) {
            Ok(client) => {
                assert!(fits, "{key} {url}");
                assert_eq!(client.environment().is_some(), key != "sk_demo");
            }
            Err(error) => {
                assert!(!fits, "{key} {url}: {error}");
                assert_eq!(error.kind(), ErrorKind::Configuration);
                let shown = error.to_string();
                assert!(
                    shown.contains("`sandbox`") && shown.contains("`live`"),
                    "{shown}"
                );
            }
        }
    }
}

#[test]
fn a_host_with_a_dot_at_its_end_is_the_same_host() {
    let (test, live) = ("dp_test_demo", "dp_live_demo");
    for (key, url, fits) in [
        (test, "https://api-sandbox.durianpay.id./v1", true),
        (live, "https://api.durianpay.id./v1", true),
        (test, "https://api.durianpay.id./v1", false),
        (test, "https://API.durianpay.id.:8443", false),
        (live, "https://api-sandbox.durianpay.id./v1", false),
    ] {
        let kind = with_base_url(key, url).err().map(|error| error.kind());
        let expected = (!fits).then_some(ErrorKind::Configuration);
        assert_eq!(kind, expected, "{key} {url}");
    }
}

#[test]
fn a_base_url_without_the_path_of_the_api_is_rejected() {
    for key in ["dp_test_demo", "dp_live_demo", "sk_demo"] {
        for url in [
            "http://localhost:8080",
            "http://127.0.0.1:8080/",
            "https://pay.example.com",
            "https://pay.example.com///",
        ] {
            let error = with_base_url(key, url).expect_err(url);
            assert_eq!(error.kind(), ErrorKind::Configuration, "{key} {url}");
            let shown = error.to_string();
            assert!(shown.ends_with("append `/v1`"), "{shown}");
        }
    }
}

#[test]
fn http_to_a_chosen_host_is_for_test_keys_only() {
    let build = |key: &str, url: &str| {
        Client::builder(ApiKey::new(key).unwrap())
            .base_url(url)
            .allow_insecure_http("durianpay.internal")
            .build()
    };
    for url in [
        "http://durianpay.internal/v1",
        "http://DURIANPAY.internal:8080/v1",
        "https://durianpay.internal/v1",
        "https://pay.example.com/v1",
        "http://127.0.0.1:8080/v1",
    ] {
        build("dp_test_demo", url).expect(url);
    }
    for (key, url) in [
        ("dp_live_demo", "http://durianpay.internal/v1"),
        // It is unknown whether it is a live one.
        ("sk_demo", "http://durianpay.internal/v1"),
        ("dp_test_demo", "http://pay.durianpay.internal/v1"),
        ("dp_test_demo", "http://durianpay.internal.example.com/v1"),
        ("dp_test_demo", "http://durianpay.internal@example.com/v1"),
        ("dp_test_demo", "http://api.durianpay.id/v1"),
        ("dp_test_demo", "ftp://durianpay.internal/v1"),
    ] {
        let error = build(key, url).expect_err(url);
        assert_eq!(error.kind(), ErrorKind::Configuration, "{key} {url}");
        let shown = error.to_string();
        assert!(shown.contains("must be https"), "{shown}");
    }
}
