//! Certificates and keys from PEM (RFC 7468).

use crate::error::Error;
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::{PemObject, SectionKind};
use zeroize::Zeroizing;

/// Reads all certificates of a PEM file. Other sections are ignored.
pub(super) fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, Error> {
    let found = CertificateDer::pem_slice_iter(pem).collect::<Result<Vec<_>, _>>();
    let found = found.map_err(|_| damaged("root certificates"))?;
    if found.is_empty() {
        return Err(Error::configuration(
            "the root certificates contain no section `BEGIN CERTIFICATE`; pass the PEM of the \
             authority, not DER or the name of a file",
        ));
    }
    Ok(found)
}

/// The certificate of a client, with its chain and its private key.
pub(super) struct Identity {
    pub(super) chain: Vec<CertificateDer<'static>>,
    pub(super) key: Zeroizing<Vec<u8>>,
    pub(super) kind: KeyKind,
}

/// The structure of a private key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyKind {
    Pkcs8,
    Pkcs1,
    Sec1,
}

impl Identity {
    /// Reads a certificate with its chain, and its private key, in any order.
    pub(super) fn read(pem: &[u8]) -> Result<Self, Error> {
        let mut chain = Vec::new();
        let mut keys = Vec::new();
        for section in <(SectionKind, Vec<u8>)>::pem_slice_iter(pem) {
            let (section, content) = section.map_err(|_| damaged("client certificate"))?;
            let kind = match section {
                SectionKind::Certificate => {
                    chain.push(CertificateDer::from(content));
                    continue;
                }
                SectionKind::PrivateKey => KeyKind::Pkcs8,
                SectionKind::RsaPrivateKey => KeyKind::Pkcs1,
                SectionKind::EcPrivateKey => KeyKind::Sec1,
                _ => continue,
            };
            keys.push((kind, Zeroizing::new(content)));
        }
        if is_encrypted(pem) {
            return Err(Error::configuration(
                "the private key of the client certificate is encrypted with a password; decrypt it \
                 first: `openssl pkey -in key.pem -out plain.pem`",
            ));
        }
        if chain.is_empty() {
            return Err(Error::configuration(
                "the client certificate contains no section `BEGIN CERTIFICATE`; pass the PEM of the \
                 certificate and of its private key, one after the other",
            ));
        }
        if keys.len() > 1 {
            return Err(Error::configuration(
                "the client certificate contains several private keys; pass the one that belongs to \
                 the certificate",
            ));
        }
        let Some((kind, key)) = keys.pop() else {
            return Err(Error::configuration(
                "the client certificate contains no section `BEGIN PRIVATE KEY`; pass the PEM of the \
                 certificate and of its private key, one after the other",
            ));
        };
        Ok(Self { chain, key, kind })
    }
}

/// Returns whether a section is encrypted by its name or by its headers (RFC 1421).
fn is_encrypted(pem: &[u8]) -> bool {
    let marks = [
        &b"BEGIN ENCRYPTED PRIVATE KEY"[..],
        b"Proc-Type: 4,ENCRYPTED",
    ];
    let contains = |mark: &[u8]| pem.windows(mark.len()).any(|part| part == mark);
    marks.into_iter().any(contains)
}

/// Creates the error for PEM that cannot be read. It contains no part of it, which may be a key.
fn damaged(what: &str) -> Error {
    Error::configuration(format!(
        "the PEM of the {what} is truncated or damaged; copy the whole file again"
    ))
}
