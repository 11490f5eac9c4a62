//! Systems without CA certificates, as slim container images are.

use crate::support::{ORDER, builder, create, in_child};
use durianpay_client::{ApiKey, Client, ErrorKind};
use durianpay_test_support::scripted_server::{Server, json};
use durianpay_test_support::tls::{Certificate, Terminator};
use std::error::Error as _;

#[tokio::test]
#[ignore = "run by `without_certificates_loopback_works_and_https_is_an_error`"]
async fn child_without_certificates() {
    let api = Server::always(vec![json(200, ORDER)]).await;
    let client = builder(api.base_url()).build().unwrap();
    create(&client).await.unwrap();

    let error = Client::new(ApiKey::new("dp_test_demo").unwrap()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    let shown = error.to_string();
    for told in [
        // The cause itself, which reqwest hides under "builder error".
        "No CA certificates",
        "`ca-certificates`",
        "`SSL_CERT_FILE`",
        "`bundled_roots`",
        "`only_root_certificates`",
    ] {
        assert!(shown.contains(told), "{told}: {shown}");
    }
    assert!(error.source().is_none(), "{shown}");

    // The advice of the message.
    let tls = Terminator::start(Certificate::Valid, api.address()).await;
    let client = builder(tls.base_url()).only_root_certificates(tls.authority());
    create(&client.build().unwrap()).await.unwrap();
}

#[tokio::test]
async fn without_certificates_loopback_works_and_https_is_an_error() {
    let nowhere = || "/nonexistent".to_owned();
    let set = vec![("SSL_CERT_FILE", nowhere()), ("SSL_CERT_DIR", nowhere())];
    in_child("certificates::child_without_certificates", set, &[]).await;
}
