//! TLS by each library, with an authority of the test's own: trusted or not, with a certificate of the
//! client, and through a proxy.

mod servers;

use self::servers::{Authority, Proxy, Secure};
use durianpay_client::{ApiKey, Client, ClientBuilder, Error, ErrorKind, Outcome, TlsBackend};

/// The libraries of this build, with their names.
fn backends() -> Vec<TlsBackend> {
    vec![
        TlsBackend::RustlsRing,
        TlsBackend::RustlsAwsLcRs,
        #[cfg(feature = "native-tls")]
        TlsBackend::NativeTls,
    ]
}

fn builder(base_url: &str) -> ClientBuilder {
    Client::builder(ApiKey::new("dp_test_demo").unwrap())
        .base_url(base_url)
        .retries(0)
}

async fn get(builder: ClientBuilder) -> Result<(), Error> {
    let client = builder.build()?;
    client.orders().get("ord_1").await.map(drop)
}

fn is_not_sent(error: &Error) -> bool {
    (error.kind(), error.outcome()) == (ErrorKind::Connect, Outcome::NotSent)
}

#[tokio::test]
async fn a_server_is_accepted_only_if_its_authority_is_trusted() {
    let authority = Authority::new();
    let server = Secure::start(&authority, "localhost", None).await;
    for backend in backends() {
        let builder = || builder(&server.base_url()).tls_backend(backend);
        let error = get(builder()).await.unwrap_err();
        assert!(is_not_sent(&error), "{backend:?}: {error:?}");
        let stranger = Authority::new();
        for distrusting in [
            builder().only_root_certificates(stranger.pem()),
            builder().add_root_certificates(stranger.pem()),
        ] {
            let error = get(distrusting).await.unwrap_err();
            assert!(is_not_sent(&error), "{backend:?}: {error:?}");
        }
        for trusting in [
            builder().only_root_certificates(authority.pem()),
            builder().add_root_certificates(authority.pem()),
            // Several files, and several certificates in one of them.
            builder()
                .only_root_certificates(stranger.pem())
                .add_root_certificates(format!("{}\n{}", stranger.pem(), authority.pem())),
        ] {
            get(trusting)
                .await
                .unwrap_or_else(|error| panic!("{backend:?}: {error:?}"));
        }
    }
}

#[tokio::test]
async fn bundled_roots_replace_those_of_the_system() {
    let authority = Authority::new();
    let server = Secure::start(&authority, "localhost", None).await;
    for backend in [TlsBackend::RustlsRing, TlsBackend::RustlsAwsLcRs] {
        let builder = || {
            builder(&server.base_url())
                .tls_backend(backend)
                .bundled_roots()
        };
        assert!(
            is_not_sent(&get(builder()).await.unwrap_err()),
            "{backend:?}"
        );
        get(builder().add_root_certificates(authority.pem()))
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn a_client_shows_its_certificate_to_a_server_that_asks_for_it() {
    let authority = Authority::new();
    let clients = Authority::new();
    let server = Secure::start(&authority, "localhost", Some(&clients)).await;
    for backend in backends() {
        let builder = || {
            let builder = builder(&server.base_url()).tls_backend(backend);
            builder.only_root_certificates(authority.pem())
        };
        get(builder())
            .await
            .expect_err("the server asks for a certificate");
        let stranger = Authority::new().identity("shop");
        get(builder().client_certificate(stranger.as_str()))
            .await
            .expect_err("it is of a stranger");
        let identity = clients.identity("shop");
        get(builder().client_certificate(identity.as_str()))
            .await
            .unwrap_or_else(|error| panic!("{backend:?}: {error:?}"));
    }
}

#[tokio::test]
async fn requests_go_through_the_proxy() {
    let authority = Authority::new();
    let server = Secure::start(&authority, "api.shop.example", None).await;
    for backend in backends() {
        let proxy = Proxy::start(server.address).await;
        let to_api = builder("https://api.shop.example/v1")
            .tls_backend(backend)
            .only_root_certificates(authority.pem())
            .proxy(format!("http://shop:pa%20ss@{}", proxy.address));
        get(to_api)
            .await
            .unwrap_or_else(|error| panic!("{backend:?}: {error:?}"));
        let heads = proxy.heads();
        assert_eq!(heads.len(), 1);
        assert!(
            heads[0].starts_with("CONNECT api.shop.example:443 HTTP/1.1\r\n"),
            "{heads:?}"
        );
        // `shop:pa ss` in Base64.
        assert!(heads[0].contains("Basic c2hvcDpwYSBzcw=="), "{heads:?}");
        assert!(!heads[0].contains("dp_test"), "{heads:?}");

        // A loopback address never uses it.
        let local = Secure::start(&authority, "localhost", None).await;
        let direct = builder(&local.base_url())
            .tls_backend(backend)
            .only_root_certificates(authority.pem())
            .proxy(format!("http://{}", proxy.address));
        get(direct).await.unwrap();
        assert_eq!(proxy.heads().len(), 1);
    }
}

#[test]
fn invalid_settings_are_errors_of_build() {
    let authority = Authority::new();
    let identity = authority.identity("shop");
    let (certificate, key) = identity.split_at(identity.find("-----BEGIN PRIVATE").unwrap());
    let other_key = Authority::new().identity("other");
    let other_key = &other_key[other_key.find("-----BEGIN PRIVATE").unwrap()..];
    let truncated = &identity[..identity.len() - 60];
    let cases = [
        (
            builder_of(|b| b.add_root_certificates("ca.pem")),
            "no section `BEGIN CERTIFICATE`",
        ),
        (
            builder_of(|b| b.only_root_certificates("")),
            "no section `BEGIN CERTIFICATE`",
        ),
        (
            builder_of(|b| b.client_certificate(certificate)),
            "no section `BEGIN PRIVATE KEY`",
        ),
        (
            builder_of(|b| b.client_certificate(key)),
            "no section `BEGIN CERTIFICATE`",
        ),
        (
            builder_of(|b| b.client_certificate(truncated)),
            "truncated or damaged",
        ),
        (
            builder_of(|b| b.client_certificate(format!("{identity}{key}"))),
            "several private keys",
        ),
        (
            builder_of(|b| b.client_certificate(format!("{certificate}{other_key}"))),
            "cannot be used",
        ),
        (
            builder_of(|b| {
                b.client_certificate(
                    identity
                        .replace("BEGIN PRIVATE", "BEGIN ENCRYPTED PRIVATE")
                        .replace("END PRIVATE", "END ENCRYPTED PRIVATE"),
                )
            }),
            "encrypted with a password",
        ),
        (
            builder_of(|b| b.proxy("proxy.internal:3128")),
            "must begin with `http://`",
        ),
        (
            builder_of(|b| b.proxy("socks5://proxy.internal")),
            "SOCKS is not supported",
        ),
        (
            builder_of(|b| b.proxy("http://proxy.internal/pac")),
            "must not contain a path",
        ),
        (builder_of(|b| b.proxy("http://")), "not a valid URL"),
        (
            builder_of(|b| b.tcp_keepalive(std::time::Duration::ZERO)),
            "must not be zero",
        ),
    ];
    for backend in [TlsBackend::RustlsRing, TlsBackend::RustlsAwsLcRs] {
        for (change, expected) in &cases {
            let plain = Client::builder(ApiKey::new("dp_test_demo").unwrap()).tls_backend(backend);
            let error = change(plain).build().unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Configuration);
            let shown = format!("{error:?} {error}");
            assert!(shown.contains(expected), "{expected}: {shown}");
            // No part of a key or of a password.
            assert!(!shown.contains(&key[60..90]), "{shown}");
        }
    }
}

type Change<'a> = Box<dyn Fn(ClientBuilder) -> ClientBuilder + 'a>;

fn builder_of<'a>(change: impl Fn(ClientBuilder) -> ClientBuilder + 'a) -> Change<'a> {
    Box::new(change)
}

/// Another crate may install whatever it likes.
#[tokio::test]
async fn the_provider_of_the_process_is_neither_used_nor_installed() {
    use tokio_rustls::rustls::crypto::{CryptoProvider, aws_lc_rs};

    let authority = Authority::new();
    let server = Secure::start(&authority, "localhost", None).await;
    let client = || builder(&server.base_url()).only_root_certificates(authority.pem());
    get(client().tls_backend(TlsBackend::RustlsRing))
        .await
        .unwrap();
    assert!(CryptoProvider::get_default().is_none());
    // A provider that can do nothing.
    let mut provider = aws_lc_rs::default_provider();
    provider.cipher_suites.clear();
    provider.kx_groups.clear();
    provider.install_default().unwrap();
    for backend in [TlsBackend::RustlsRing, TlsBackend::RustlsAwsLcRs] {
        get(client().tls_backend(backend)).await.unwrap();
    }
}

#[tokio::test]
async fn idle_connections_are_limited() {
    let authority = Authority::new();
    let server = Secure::start(&authority, "localhost", None).await;
    let client = || builder(&server.base_url()).only_root_certificates(authority.pem());
    for (builder, connections) in [(client(), 1), (client().max_idle_connections(0), 2)] {
        let before = server.connections();
        let client = builder.build().unwrap();
        for _ in 0..2 {
            client.orders().get("ord_1").await.unwrap();
        }
        assert_eq!(server.connections() - before, connections);
    }
}
