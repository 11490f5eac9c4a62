//! Proxies, which the environment or the caller names.

use crate::support::{ClosedPort, ORDER, assert_failed, builder, create, in_child};
use durianpay_client::{Client, ErrorKind, Outcome};
use durianpay_test_support::scripted_server::{Server, json, response};
use durianpay_test_support::tls::{Certificate, Terminator};

const BASE_URL: &str = "DURIANPAY_TEST_BASE_URL";

/// A host that only a proxy could know.
const REMOTE: &str = "https://api.durianpay.example/v1";

/// Runs a test in a process whose variables name a proxy.
async fn under_a_proxy(test: &'static str, base_url: &str, proxy: &Server) {
    let proxy = format!("http://{}", proxy.address());
    let mut set = vec![(BASE_URL, base_url.to_owned())];
    for name in [
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "http_proxy",
        "https_proxy",
        "all_proxy",
    ] {
        set.push((name, proxy.clone()));
    }
    in_child(test, set, &["NO_PROXY", "no_proxy", "REQUEST_METHOD"]).await;
}

#[tokio::test]
#[ignore = "run by `a_proxy_of_the_environment_is_ignored`"]
async fn child_of_default_settings() {
    let client = builder(std::env::var(BASE_URL).unwrap()).build().unwrap();
    // The name has no address.
    create(&client).await.unwrap_err();
}

#[tokio::test]
#[ignore = "run by `a_loopback_base_url_never_goes_through_a_proxy`"]
async fn child_of_a_loopback_base_url() {
    let base_url = std::env::var(BASE_URL).unwrap();
    let proxy = std::env::var("HTTP_PROXY").unwrap();
    let set = [
        builder(base_url.clone()),
        builder(base_url.clone()).proxy_from_environment(),
        builder(base_url).http_client(|http| http.proxy(reqwest::Proxy::all(proxy).unwrap())),
    ];
    for builder in set {
        create(&builder.build().unwrap()).await.unwrap();
    }
}

#[tokio::test]
#[ignore = "run by `a_proxy_of_the_environment_is_used_if_configured`"]
async fn child_that_asks_for_the_proxy() {
    let builder = builder(std::env::var(BASE_URL).unwrap()).proxy_from_environment();
    create(&builder.build().unwrap()).await.unwrap_err();
}

#[tokio::test]
async fn a_proxy_of_the_environment_is_ignored() {
    let proxy = Server::always(vec![response(502, &[], "")]).await;
    under_a_proxy("proxies::child_of_default_settings", REMOTE, &proxy).await;
    assert_eq!(proxy.log().connections, 0);
}

#[tokio::test]
async fn a_proxy_of_the_environment_is_used_if_configured() {
    let proxy = Server::always(vec![response(502, &[], "")]).await;
    under_a_proxy("proxies::child_that_asks_for_the_proxy", REMOTE, &proxy).await;
    let requests = proxy.log().requests;
    assert!(!requests.is_empty());
    for request in requests {
        assert_eq!(request.method, "CONNECT");
    }
}

#[tokio::test]
async fn a_loopback_base_url_never_goes_through_a_proxy() {
    let api = Server::always(vec![json(200, ORDER)]).await;
    let proxy = Server::always(vec![json(200, ORDER)]).await;
    let base_url = api.base_url();
    under_a_proxy("proxies::child_of_a_loopback_base_url", &base_url, &proxy).await;
    assert_eq!(api.log().requests.len(), 3);
    assert_eq!(proxy.log().connections, 0);
}

#[tokio::test]
async fn an_https_loopback_base_url_never_goes_through_a_proxy() {
    let api = Server::always(vec![json(200, ORDER)]).await;
    let tls = Terminator::start(Certificate::Valid, api.address()).await;
    let server = Server::always(vec![response(502, &[], "")]).await;
    let client = builder(tls.base_url())
        .only_root_certificates(tls.authority())
        .proxy(format!("http://{}", server.address()))
        .build()
        .unwrap();
    create(&client).await.unwrap();
    assert_eq!(server.log().connections, 0);
}

/// A client of an API over https that goes through that proxy.
fn through(proxy: &str) -> Client {
    builder("https://api.example.com/v1".to_owned())
        .proxy(proxy)
        .build()
        .unwrap()
}

#[tokio::test]
async fn a_rejecting_proxy_has_forwarded_nothing() {
    for status in [407, 502] {
        let headers = [("proxy-authenticate", "Basic")];
        let proxy = Server::always(vec![response(status, &headers, "")]).await;
        let client = through(&format!("http://{}", proxy.address()));
        let found = create(&client).await;
        let name = status.to_string();
        assert_failed(&name, found, ErrorKind::Connect, Outcome::NotSent);
        for request in proxy.log().requests {
            assert_eq!(request.method, "CONNECT");
            assert!(request.header("authorization").is_empty());
            assert!(request.header("proxy-authorization").is_empty());
            assert!(request.body.is_empty());
        }
    }
    let port = ClosedPort::take();
    let client = through(port.base_url().trim_end_matches("/v1"));
    let found = create(&client).await;
    assert_failed("down", found, ErrorKind::Connect, Outcome::NotSent);
}
