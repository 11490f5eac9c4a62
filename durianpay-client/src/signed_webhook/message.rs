//! The message that the signature of a webhook covers.

use crate::types::descriptor::{Part, Template};
use sha2::{Digest, Sha256};

/// The parts of a webhook that may be signed.
#[derive(Clone, Copy)]
pub(super) struct Parts<'a> {
    pub(super) id: &'a str,
    pub(super) timestamp: &'a str,
    pub(super) body: &'a [u8],
}

/// Returns the message. A spec cannot name parts that a webhook does not have.
pub(super) fn message(over: Template, parts: Parts<'_>) -> Vec<u8> {
    let mut message = Vec::with_capacity(parts.body.len() + 96);
    for part in over {
        match part {
            Part::Text(text) => message.extend_from_slice(text.as_bytes()),
            Part::Id => message.extend_from_slice(parts.id.as_bytes()),
            Part::Timestamp => message.extend_from_slice(parts.timestamp.as_bytes()),
            Part::Body => message.extend_from_slice(parts.body),
            Part::BodySha256 => {
                let hash = hex::encode(Sha256::digest(parts.body));
                message.extend_from_slice(hash.as_bytes());
            }
            Part::Credential(_)
            | Part::Secret(_)
            | Part::Method
            | Part::Path
            | Part::Token
            | Part::UniqueId
            | Part::Signature => {}
        }
    }
    message
}
