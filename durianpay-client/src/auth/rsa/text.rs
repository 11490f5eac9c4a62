//! Reading of RSA keys from strings and files.

use super::error::RsaKeyError;
use crate::auth::der::{self, Document};
use crate::auth::file;
use crate::auth::pem::{self, Content};
use std::ops::RangeInclusive;
use std::path::Path;
use zeroize::Zeroizing;

/// The accepted key lengths in bits: shorter keys can be broken, and the library rejects longer
/// ones.
const LENGTHS: RangeInclusive<usize> = 2048..=8192;

/// Reads a key, and determines its structure.
pub(super) fn read(text: &str) -> Result<(Zeroizing<Vec<u8>>, Document), RsaKeyError> {
    if text.trim().is_empty() {
        return Err(RsaKeyError::Empty);
    }
    match pem::read(text).ok_or(RsaKeyError::NotPem)? {
        Content::Encrypted => Err(RsaKeyError::Encrypted),
        Content::Der(der) => {
            let found = der::classify(&der).ok_or(RsaKeyError::Damaged)?;
            Ok((der, found))
        }
    }
}

pub(super) fn check_length(bits: usize) -> Result<(), RsaKeyError> {
    if bits < *LENGTHS.start() {
        Err(RsaKeyError::TooShort { bits })
    } else if bits > *LENGTHS.end() {
        Err(RsaKeyError::TooLong { bits })
    } else {
        Ok(())
    }
}

/// Reads a key file.
pub(super) fn read_file(path: &Path) -> Result<Zeroizing<String>, RsaKeyError> {
    file::read(path).map_err(|kind| RsaKeyError::Unreadable { kind })
}
