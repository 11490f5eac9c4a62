//! The TLS settings after their check.

use super::pem::Identity;
use rustls_pki_types::CertificateDer;

/// The authorities that are trusted, apart from those that the caller passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Roots {
    System,
    #[cfg(feature = "webpki-roots")]
    Bundled,
    None,
}

/// The TLS settings after their check.
pub(super) struct Checked {
    pub(super) roots: Roots,
    pub(super) authorities: Vec<CertificateDer<'static>>,
    pub(super) client: Option<Identity>,
}
