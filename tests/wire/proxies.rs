//! Proxies that the environment names.

use crate::support::{ClosedPort, ORDER, assert_failed, builder, create};
use durianpay_client::{Client, ErrorKind, Outcome};
use durianpay_test_support::scripted_server::{Server, json, response};

const CHILD: &str = "DURIANPAY_TEST_BASE_URL";

/// Makes one call in a process whose variables name a proxy.
async fn call_under_a_proxy(test: &'static str, api: &Server, proxy: &Server) {
    let base_url = api.base_url();
    let proxy = format!("http://{}", proxy.address());
    let child = tokio::task::spawn_blocking(move || {
        let mut command = std::process::Command::new(std::env::current_exe().unwrap());
        command
            .args(["--exact", "--ignored", test])
            .env(CHILD, base_url);
        for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
            command.env(name, &proxy).env(name.to_lowercase(), &proxy);
        }
        for name in ["NO_PROXY", "no_proxy", "REQUEST_METHOD"] {
            command.env_remove(name);
        }
        command.output().unwrap()
    });
    let output = child.await.unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && printed.contains("1 passed"),
        "{test}: {printed}"
    );
}

#[tokio::test]
#[ignore = "run by `a_proxy_of_the_environment_is_ignored`"]
async fn child_of_default_settings() {
    let client = builder(std::env::var(CHILD).unwrap()).build().unwrap();
    create(&client).await.unwrap();
}

#[tokio::test]
#[ignore = "run by `a_proxy_of_the_environment_is_used_when_asked_for`"]
async fn child_that_asks_for_the_proxy() {
    let builder = builder(std::env::var(CHILD).unwrap()).proxy_from_environment();
    create(&builder.build().unwrap()).await.unwrap();
}

#[tokio::test]
async fn a_proxy_of_the_environment_is_ignored() {
    let api = Server::always(vec![json(200, ORDER)]).await;
    let proxy = Server::always(vec![json(200, ORDER)]).await;
    call_under_a_proxy("proxies::child_of_default_settings", &api, &proxy).await;
    assert_eq!(api.log().requests.len(), 1);
    assert_eq!(proxy.log().connections, 0);
}

#[tokio::test]
async fn a_proxy_of_the_environment_is_used_when_asked_for() {
    let api = Server::always(vec![json(200, ORDER)]).await;
    let proxy = Server::always(vec![json(200, ORDER)]).await;
    call_under_a_proxy("proxies::child_that_asks_for_the_proxy", &api, &proxy).await;
    assert_eq!(api.log().connections, 0);
    assert_eq!(proxy.log().requests.len(), 1);
}

/// A client of an API over https that goes through that proxy.
fn through(proxy: &str) -> Client {
    let http = reqwest::Client::builder()
        .proxy(reqwest::Proxy::all(proxy).unwrap())
        .tls_certs_only([])
        .build()
        .unwrap();
    builder("https://api.example.com/v1".to_owned())
        .http_client(http)
        .build()
        .unwrap()
}

#[tokio::test]
async fn a_proxy_that_does_not_let_through_has_passed_nothing_on() {
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
