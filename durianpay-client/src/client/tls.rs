//! TLS settings, for the transport over reqwest.

use crate::client::builder::ClientBuilder;
use crate::http::reqwest_transport::tls::{Roots, TlsBackend};
use zeroize::Zeroizing;

/// Available with one of the features `rustls-ring`, `rustls-aws-lc-rs` and `native-tls`.
///
/// [`build`](Self::build) checks the settings, also if the base URL does not use TLS. They do not apply
/// to a transport that you set with [`transport`](Self::transport).
impl<C> ClientBuilder<C> {
    /// Sets the TLS library. By default, it is the first of native-tls, rustls with aws-lc-rs and rustls
    /// with ring whose feature is on.
    ///
    /// Nothing is installed in the process: the `CryptoProvider` that another crate installs as the
    /// default of rustls is neither used nor replaced.
    #[cfg_attr(
        docsrs,
        doc(cfg(any(
            feature = "rustls-ring",
            feature = "rustls-aws-lc-rs",
            feature = "native-tls"
        )))
    )]
    pub fn tls_backend(mut self, backend: TlsBackend) -> Self {
        self.connections.tls.backend = Some(backend);
        self
    }

    /// Trusts the CA certificates of Mozilla that are a part of the program, in place of those of the
    /// system. They are as old as the crate `webpki-roots` in your `Cargo.lock`. Needed where the system
    /// has none, as in a container image without `ca-certificates`. Not for native-tls.
    ///
    /// ```
    /// # #[cfg(all(feature = "webpki-roots", feature = "rustls-ring"))] {
    /// use durianpay_client::{ApiKey, Client, TlsBackend};
    ///
    /// let client = Client::builder(ApiKey::new("dp_test_demo")?)
    ///     .tls_backend(TlsBackend::RustlsRing)
    ///     .bundled_roots()
    ///     .build()?;
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "webpki-roots")]
    #[cfg_attr(docsrs, doc(cfg(feature = "webpki-roots")))]
    pub fn bundled_roots(mut self) -> Self {
        self.connections.tls.roots = Roots::Bundled;
        self
    }

    /// Trusts these authorities too, such as that of a proxy that decrypts all traffic of a company.
    /// The PEM may contain several certificates.
    ///
    /// ```no_run
    /// use durianpay_client::{ApiKey, Client};
    ///
    /// let client = Client::builder(ApiKey::from_env()?)
    ///     .add_root_certificates(std::fs::read("/etc/company/ca.pem")?)
    ///     .build()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "ca")]
    #[cfg_attr(
        docsrs,
        doc(cfg(any(
            feature = "rustls-ring",
            feature = "rustls-aws-lc-rs",
            feature = "native-tls"
        )))
    )]
    pub fn add_root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.connections.tls.authorities.push(pem.into());
        self
    }

    /// Trusts these authorities and no others, those of the system included. The PEM may contain several
    /// certificates; a further call adds its certificates.
    #[doc(alias = "pinning")]
    #[cfg_attr(
        docsrs,
        doc(cfg(any(
            feature = "rustls-ring",
            feature = "rustls-aws-lc-rs",
            feature = "native-tls"
        )))
    )]
    pub fn only_root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.connections.tls.roots = Roots::None;
        self.add_root_certificates(pem)
    }

    /// Sets the certificate that the client shows to servers that ask for one (mutual TLS). The PEM must
    /// contain the certificate, the rest of its chain, and the private key, which must not be encrypted.
    /// For native-tls, the key must be PKCS#8 (`BEGIN PRIVATE KEY`).
    ///
    /// ```no_run
    /// use durianpay_client::{ApiKey, Client};
    ///
    /// let mut pem = std::fs::read("/etc/shop/client.pem")?;
    /// pem.extend(std::fs::read("/etc/shop/client-key.pem")?);
    /// let client = Client::builder(ApiKey::from_env()?).client_certificate(pem).build()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "mtls")]
    #[doc(alias = "identity")]
    #[cfg_attr(
        docsrs,
        doc(cfg(any(
            feature = "rustls-ring",
            feature = "rustls-aws-lc-rs",
            feature = "native-tls"
        )))
    )]
    pub fn client_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.connections.tls.client = Some(Zeroizing::new(pem.into()));
        self
    }
}
