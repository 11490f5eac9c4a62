//! The TLS settings of the HTTP client: the library, the trusted authorities, and a certificate of the
//! client.
//!
//! For rustls, the whole configuration is passed to reqwest with its cryptography. So nothing depends on
//! the provider that a process installs, nor on the features of reqwest that other crates turn on.

#[cfg(feature = "native-tls")]
mod native;
mod pem;
#[cfg(feature = "__rustls")]
mod rustls;
mod settings;

use self::pem::{Identity, certificates};
use self::settings::Checked;
pub(crate) use self::settings::Roots;
use crate::error::Error;
use crate::http::reach::Reach;
use reqwest::Url;
use zeroize::Zeroizing;

/// The TLS library of a client, as passed to
/// [`ClientBuilder::tls_backend`](crate::ClientBuilder::tls_backend). Each is available with the feature
/// of the same name.
///
/// ```
/// # #[cfg(feature = "rustls-ring")] {
/// use durianpay_client::{ApiKey, Client, TlsBackend};
///
/// let client = Client::builder(ApiKey::new("dp_test_demo")?)
///     .tls_backend(TlsBackend::RustlsRing)
///     .build()?;
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TlsBackend {
    /// The library of the system: OpenSSL on Linux, Secure Transport on Apple systems, `SChannel` on
    /// Windows.
    #[cfg(feature = "native-tls")]
    NativeTls,
    /// rustls with the cryptography of aws-lc-rs.
    #[cfg(feature = "rustls-aws-lc-rs")]
    RustlsAwsLcRs,
    /// rustls with the cryptography of ring.
    #[cfg(feature = "rustls-ring")]
    RustlsRing,
}

impl TlsBackend {
    /// Every backend of this build. The first is used by default: one that is no default feature was
    /// chosen by whoever turned it on.
    const ALL: &[Self] = &[
        #[cfg(feature = "native-tls")]
        Self::NativeTls,
        #[cfg(feature = "rustls-aws-lc-rs")]
        Self::RustlsAwsLcRs,
        #[cfg(feature = "rustls-ring")]
        Self::RustlsRing,
    ];
}

/// The TLS settings of a client, as they were passed.
pub(crate) struct TlsSetup {
    pub(crate) backend: Option<TlsBackend>,
    pub(crate) roots: Roots,
    /// PEM of certificates.
    pub(crate) authorities: Vec<Vec<u8>>,
    /// PEM of a certificate and its key.
    pub(crate) client: Option<Zeroizing<Vec<u8>>>,
}

impl Default for TlsSetup {
    fn default() -> Self {
        Self {
            backend: None,
            roots: Roots::System,
            authorities: Vec::new(),
            client: None,
        }
    }
}

/// Returns a builder of an HTTP client for requests to a URL, with the TLS of this build. For the
/// other packages of this workspace.
///
/// # Errors
///
/// If the URL is https, and the system has no CA certificates.
pub fn http_client_builder(url: &Url) -> Result<reqwest::ClientBuilder, Error> {
    let reach = match url.scheme() {
        "https" => Reach::Https,
        _ => Reach::Http,
    };
    TlsSetup::default().apply(reqwest::Client::builder(), reach)
}

impl TlsSetup {
    /// Applies the settings to an HTTP client.
    pub(crate) fn apply(
        self,
        http: reqwest::ClientBuilder,
        reach: Reach,
    ) -> Result<reqwest::ClientBuilder, Error> {
        let mut authorities = Vec::new();
        for pem in &self.authorities {
            authorities.extend(certificates(pem)?);
        }
        let checked = Checked {
            // TLS is not used, so a system without CA certificates is fine.
            roots: match reach {
                Reach::Http => Roots::None,
                Reach::LoopbackHttps | Reach::Https => self.roots,
            },
            authorities,
            client: self
                .client
                .as_deref()
                .map(|pem| Identity::read(pem))
                .transpose()?,
        };
        match self.backend.or(TlsBackend::ALL.first().copied()) {
            #[cfg(feature = "native-tls")]
            Some(TlsBackend::NativeTls) => native::apply(http, checked),
            #[cfg(feature = "rustls-aws-lc-rs")]
            Some(TlsBackend::RustlsAwsLcRs) => {
                let provider = ::rustls::crypto::aws_lc_rs::default_provider();
                rustls::apply(http, provider, checked)
            }
            #[cfg(feature = "rustls-ring")]
            Some(TlsBackend::RustlsRing) => {
                let provider = ::rustls::crypto::ring::default_provider();
                rustls::apply(http, provider, checked)
            }
            None => Ok(http),
        }
    }
}
