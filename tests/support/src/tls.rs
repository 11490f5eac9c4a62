//! TLS in front of a server, with a valid certificate or an invalid one.

use rcgen::{CertificateParams, Issuer, KeyPair, date_time_ymd};
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

/// Whether a certificate is valid, or why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certificate {
    /// Valid for a client that trusts [`Terminator::authority`].
    Valid,
    /// Signed by an authority that the client does not trust.
    UnknownIssuer,
    /// Issued for another host.
    WrongName,
    /// Expired in 2001.
    Expired,
}

/// A TLS terminator: it decrypts connections and forwards them. It stops when it is dropped.
#[derive(Debug)]
pub struct Terminator {
    address: SocketAddr,
    /// PEM of the authority that the client must trust.
    authority: String,
    accepting: JoinHandle<()>,
}

impl Terminator {
    /// Starts a terminator that forwards to `to`.
    pub async fn start(certificate: Certificate, to: SocketAddr) -> Self {
        let (authority, issuer) = authority();
        let (_, stranger) = self::authority();
        let name = match certificate {
            Certificate::WrongName => "other.example.com",
            _ => "127.0.0.1",
        };
        let mut params = CertificateParams::new([name.to_owned()]).unwrap();
        if certificate == Certificate::Expired {
            params.not_before = date_time_ymd(2000, 1, 1);
            params.not_after = date_time_ymd(2001, 1, 1);
        }
        let issuer = match certificate {
            Certificate::UnknownIssuer => stranger,
            _ => issuer,
        };
        let key = KeyPair::generate().unwrap();
        let signed = params.signed_by(&key, &issuer).unwrap();
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![signed.der().clone()], key)
            .unwrap();
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let accepting = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(forward(acceptor.clone(), stream, to));
            }
        });
        Self {
            address,
            authority,
            accepting,
        }
    }

    /// Returns the base URL of an API that is served here.
    pub fn base_url(&self) -> String {
        format!("https://{}/v1", self.address)
    }

    /// Returns the PEM of the authority that a client must trust.
    pub fn authority(&self) -> &str {
        &self.authority
    }
}

impl Drop for Terminator {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn forward(acceptor: TlsAcceptor, stream: TcpStream, to: SocketAddr) {
    // A client that does not trust the certificate closes the connection: that is the test.
    if let Ok(mut outer) = acceptor.accept(stream).await {
        let mut inner = TcpStream::connect(to).await.unwrap();
        let _broken = copy_bidirectional(&mut outer, &mut inner).await;
    }
}

fn authority() -> (String, Issuer<'static, KeyPair>) {
    let mut params = CertificateParams::new(Vec::<String>::new()).unwrap();
    params.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let key = KeyPair::generate().unwrap();
    let own = params.self_signed(&key).unwrap().pem();
    (own, Issuer::new(params, key))
}
