//! Marks of account numbers.

use sha2::{Digest as _, Sha256};

/// The length of a mark, in bytes.
const LENGTH: usize = 4;

/// Returns a string that distinguishes two accounts, but is too short to reveal their numbers.
pub(super) fn mark(parts: [&str; 2]) -> String {
    let digest = Sha256::digest(parts.join("\n"));
    let first: Vec<u8> = digest.into_iter().take(LENGTH).collect();
    hex::encode(first)
}
