//! TLS by the library of the system.

use super::super::cause::innermost;
use super::pem::{Identity, KeyKind};
use super::settings::{Checked, Roots};
use crate::error::Error;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// Applies the settings to an HTTP client.
pub(super) fn apply(
    http: reqwest::ClientBuilder,
    checked: Checked,
) -> Result<reqwest::ClientBuilder, Error> {
    let Checked {
        roots,
        authorities,
        client,
    } = checked;
    let authorities = authorities
        .iter()
        .map(|authority| reqwest::Certificate::from_der(authority))
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| unusable("a root certificate", &error))?;
    let http = match roots {
        Roots::System => http.tls_certs_merge(authorities),
        #[cfg(feature = "webpki-roots")]
        Roots::Bundled => {
            return Err(Error::configuration(
                "`bundled_roots` needs rustls, but the client uses native-tls, which has the roots of \
                 the system; choose another `tls_backend`, or remove the call",
            ));
        }
        Roots::None => http.tls_certs_only(authorities),
    };
    let http = match client {
        None => http,
        Some(identity) => http.identity(to_native(&identity)?),
    };
    Ok(http.tls_backend_native())
}

fn to_native(identity: &Identity) -> Result<reqwest::Identity, Error> {
    if identity.kind != KeyKind::Pkcs8 {
        return Err(Error::configuration(
            "the private key of the client certificate is not PKCS#8, the only format that native-tls \
             reads; convert it: `openssl pkcs8 -topk8 -nocrypt -in key.pem -out pkcs8.pem`",
        ));
    }
    let chain: Vec<u8> = identity
        .chain
        .iter()
        .flat_map(|one| section("CERTIFICATE", one).as_bytes().to_vec())
        .collect();
    let key = section("PRIVATE KEY", &identity.key);
    reqwest::Identity::from_pkcs8_pem(&chain, key.as_bytes())
        .map_err(|error| unusable("the client certificate", &error))
}

/// Writes a section of PEM.
fn section(label: &str, der: &[u8]) -> Zeroizing<String> {
    let base64 = Zeroizing::new(STANDARD.encode(der));
    // Allocated once, so that no copy of a key is left behind.
    let mut pem = Zeroizing::new(String::with_capacity(base64.len() * 66 / 64 + 128));
    pem.push_str("-----BEGIN ");
    pem.push_str(label);
    pem.push_str("-----\n");
    let mut rest = base64.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(64));
        pem.push_str(line);
        pem.push('\n');
        rest = after;
    }
    pem.push_str("-----END ");
    pem.push_str(label);
    pem.push_str("-----\n");
    pem
}

/// Creates the error for something that the library rejects, with its reason.
fn unusable(what: &str, error: &reqwest::Error) -> Error {
    let cause = innermost(error);
    Error::configuration(format!("{what} cannot be used: {cause}"))
}
