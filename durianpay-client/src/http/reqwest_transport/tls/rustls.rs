//! TLS by rustls.

use super::pem::{Identity, KeyKind};
use super::settings::{Checked, Roots};
use crate::error::Error;
use rustls::client::danger::ServerCertVerifier;
use rustls::crypto::CryptoProvider;
use rustls::{ClientConfig, RootCertStore};
use rustls_pki_types::{
    CertificateDer, PrivateKeyDer, PrivatePkcs1KeyDer, PrivatePkcs8KeyDer, PrivateSec1KeyDer,
};
use rustls_platform_verifier::Verifier;
use std::sync::Arc;

/// Applies the settings to an HTTP client.
pub(super) fn apply(
    http: reqwest::ClientBuilder,
    provider: CryptoProvider,
    checked: Checked,
) -> Result<reqwest::ClientBuilder, Error> {
    let Checked {
        roots,
        authorities,
        client,
    } = checked;
    let provider = Arc::new(provider);
    let config = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| failed(&error))?;
    let config = match roots {
        Roots::System => config
            .dangerous()
            .with_custom_certificate_verifier(system_verifier(authorities, provider)?),
        #[cfg(feature = "webpki-roots")]
        Roots::Bundled => {
            let mut store = store(authorities)?;
            store.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
            config.with_root_certificates(store)
        }
        Roots::None => config.with_root_certificates(store(authorities)?),
    };
    let mut config = match client {
        None => config.with_no_client_auth(),
        Some(identity) => {
            let Identity { chain, key, kind } = identity;
            let key = match kind {
                KeyKind::Pkcs8 => PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.as_slice())),
                KeyKind::Pkcs1 => PrivateKeyDer::Pkcs1(PrivatePkcs1KeyDer::from(key.as_slice())),
                KeyKind::Sec1 => PrivateKeyDer::Sec1(PrivateSec1KeyDer::from(key.as_slice())),
            };
            // rustls wipes its copy of the key.
            config
                .with_client_auth_cert(chain, key.clone_key())
                .map_err(|error| {
                    Error::configuration(format!("the client certificate cannot be used: {error}"))
                })?
        }
    };
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(http.tls_backend_preconfigured(config))
}

/// Creates a store of the authorities of the caller.
fn store(authorities: Vec<CertificateDer<'static>>) -> Result<RootCertStore, Error> {
    let mut store = RootCertStore::empty();
    for authority in authorities {
        store.add(authority).map_err(|error| {
            Error::configuration(format!("a root certificate cannot be used: {error}"))
        })?;
    }
    Ok(store)
}

/// Creates a verifier that trusts the authorities of the system, and those of the caller.
fn system_verifier(
    authorities: Vec<CertificateDer<'static>>,
    provider: Arc<CryptoProvider>,
) -> Result<Arc<dyn ServerCertVerifier>, Error> {
    if authorities.is_empty() {
        let verifier = Verifier::new(provider).map_err(|error| failed(&error))?;
        return Ok(Arc::new(verifier));
    }
    // Those of the system may be absent, and then the verifier would be missing only them.
    store(authorities.clone())?;
    #[cfg(not(target_os = "android"))]
    {
        let verifier = Verifier::new_with_extra_roots(authorities, provider);
        Ok(Arc::new(verifier.map_err(|error| failed(&error))?))
    }
    #[cfg(target_os = "android")]
    Err(Error::configuration(
        "on Android, root certificates cannot be added to those of the system; use \
         `only_root_certificates`, or `bundled_roots` before `add_root_certificates`",
    ))
}

fn failed(error: &rustls::Error) -> Error {
    Error::configuration(format!(
        "TLS cannot be set up: {error}; it needs the system's CA certificates: install the package \
         `ca-certificates`, set the variable `SSL_CERT_FILE`, or call `bundled_roots` (feature \
         `webpki-roots`) or `only_root_certificates` of the builder",
    ))
}
