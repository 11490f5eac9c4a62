//! The text of a key.

use super::error::RsaKeyError;
use crate::auth::der::{self, Document};
use crate::auth::file;
use crate::auth::pem::{self, Content};
use std::ops::RangeInclusive;
use std::path::Path;
use zeroize::Zeroizing;

/// The lengths of keys in bits: shorter ones can be broken, and the library takes no longer ones.
const LENGTHS: RangeInclusive<usize> = 2048..=8192;

/// Reads the text of a key, and says what it holds.
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

/// Reads a file with a key.
pub(super) fn read_file(path: &Path) -> Result<Zeroizing<String>, RsaKeyError> {
    file::read(path).map_err(|kind| RsaKeyError::Unreadable { kind })
}
