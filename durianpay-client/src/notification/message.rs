//! The message that a notification's signature covers.

use crate::types::descriptor::{Part, Template};
use sha2::{Digest, Sha256};

/// The parts of a notification that may be signed.
#[derive(Clone, Copy)]
pub(super) struct Parts<'a> {
    pub(super) method: &'a str,
    pub(super) path: &'a str,
    pub(super) body: &'a [u8],
    pub(super) timestamp: &'a str,
    pub(super) token: &'a str,
}

/// Returns the message. A spec cannot name parts that a notification does not have.
pub(super) fn message(over: Template, parts: Parts<'_>) -> Vec<u8> {
    let mut message = Vec::with_capacity(160);
    for part in over {
        match part {
            Part::Text(text) => message.extend_from_slice(text.as_bytes()),
            Part::Method => message.extend_from_slice(parts.method.as_bytes()),
            Part::Path => message.extend_from_slice(parts.path.as_bytes()),
            Part::Body => message.extend_from_slice(parts.body),
            Part::BodySha256 => {
                let hash = hex::encode(Sha256::digest(parts.body));
                message.extend_from_slice(hash.as_bytes());
            }
            Part::Timestamp => message.extend_from_slice(parts.timestamp.as_bytes()),
            Part::Token => message.extend_from_slice(parts.token.as_bytes()),
            Part::Credential(_) | Part::Secret(_) | Part::UniqueId | Part::Signature | Part::Id => {
            }
        }
    }
    message
}
