//! An authority, a server with its certificate, and a proxy.

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::rustls::server::WebPkiClientVerifier;
use tokio_rustls::rustls::{RootCertStore, ServerConfig, crypto};

const ORDER: &str = r#"{"data": {"id": "ord_1", "amount": "20000", "status": "started"}}"#;

pub struct Authority {
    pem: String,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    pub fn new() -> Self {
        let mut params = CertificateParams::new(Vec::<String>::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        // Each has a name of its own, by which OpenSSL finds it.
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("authority {}", COUNT.fetch_add(1, Ordering::SeqCst));
        params.distinguished_name.push(DnType::CommonName, name);
        let pem = params.self_signed(&key).unwrap().pem();
        let issuer = Issuer::new(params, key);
        Self { pem, issuer }
    }

    pub fn pem(&self) -> &str {
        &self.pem
    }

    /// PEM of a certificate for that name, and of its key.
    pub fn identity(&self, name: &str) -> String {
        let params = CertificateParams::new([name.to_owned()]).unwrap();
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        format!("{}{}", certificate.pem(), key.serialize_pem())
    }

    fn store(&self) -> RootCertStore {
        use tokio_rustls::rustls::pki_types::{CertificateDer, pem::PemObject};
        let mut store = RootCertStore::empty();
        store
            .add(CertificateDer::from_pem_slice(self.pem.as_bytes()).unwrap())
            .unwrap();
        store
    }
}

/// A server that answers every request with an order.
pub struct Secure {
    pub address: SocketAddr,
    connections: Arc<AtomicUsize>,
}

impl Secure {
    /// Starts a server with a certificate for that name. With `clients`, it accepts only clients with a
    /// certificate of that authority.
    pub async fn start(authority: &Authority, name: &str, clients: Option<&Authority>) -> Self {
        let params = CertificateParams::new([name.to_owned()]).unwrap();
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &authority.issuer).unwrap();
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let provider = Arc::new(crypto::aws_lc_rs::default_provider());
        let config = ServerConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .unwrap();
        let config = match clients {
            None => config.with_no_client_auth(),
            Some(clients) => {
                let roots = Arc::new(clients.store());
                let verifier = WebPkiClientVerifier::builder_with_provider(roots, provider);
                config.with_client_cert_verifier(verifier.build().unwrap())
            }
        };
        let config = config
            .with_single_cert(vec![certificate.der().clone()], key)
            .unwrap();
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let connections = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&connections);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(acceptor.clone(), stream, Arc::clone(&count)));
            }
        });
        Self {
            address,
            connections,
        }
    }

    pub fn base_url(&self) -> String {
        format!("https://localhost:{}/v1", self.address.port())
    }

    /// The number of connections on which a request arrived.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

async fn serve(acceptor: TlsAcceptor, stream: TcpStream, connections: Arc<AtomicUsize>) {
    // A client that does not trust the certificate closes the connection.
    let Ok(mut stream) = acceptor.accept(stream).await else {
        return;
    };
    let mut is_new = true;
    let mut unread = Vec::new();
    while let Ok(1..) = stream.read_buf(&mut unread).await {
        if !unread.ends_with(b"\r\n\r\n") {
            continue;
        }
        unread.clear();
        if std::mem::take(&mut is_new) {
            connections.fetch_add(1, Ordering::SeqCst);
        }
        let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", ORDER.len());
        if stream.write_all((head + ORDER).as_bytes()).await.is_err() {
            return;
        }
    }
}

/// A proxy that connects to one server, whatever is asked for.
pub struct Proxy {
    pub address: SocketAddr,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    pub async fn start(to: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let heads = Arc::<Mutex<Vec<String>>>::default();
        let seen = Arc::clone(&heads);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(forward(stream, to, Arc::clone(&seen)));
            }
        });
        Self { address, heads }
    }

    /// The requests to the proxy itself.
    pub fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }
}

async fn forward(mut stream: TcpStream, to: SocketAddr, heads: Arc<Mutex<Vec<String>>>) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if !matches!(stream.read_buf(&mut head).await, Ok(1..)) {
            return;
        }
    }
    heads.lock().unwrap().push(String::from_utf8(head).unwrap());
    let mut server = TcpStream::connect(to).await.unwrap();
    if stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.is_ok() {
        let _closed = copy_bidirectional(&mut stream, &mut server).await;
    }
}
