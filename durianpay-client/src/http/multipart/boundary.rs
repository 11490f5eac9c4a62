//! The boundary between the parts of a multipart body.

use bytes::Bytes;
use http::HeaderValue;
use sha2::{Digest, Sha256};

/// The boundary between the parts of a body: 64 hexadecimal digits.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Boundary(String);

impl Boundary {
    /// Creates a boundary from random bytes.
    pub(crate) fn from_random_bytes(random: [[u8; 16]; 2]) -> Self {
        Self(hex::encode(random.concat()))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the value of `Content-Type`.
    pub(super) fn content_type(&self) -> HeaderValue {
        let value = format!("multipart/form-data; boundary={}", self.0);
        HeaderValue::try_from(value).expect("hexadecimal digits are valid in a header")
    }

    /// Returns the end of a body.
    pub(super) fn closing(&self) -> Bytes {
        Bytes::from(format!("--{}--\r\n", self.0))
    }

    /// Returns a boundary that is not in any of these contents: this one, unless it is.
    pub(super) fn absent_from<'c>(&self, contents: impl Iterator<Item = &'c [u8]> + Clone) -> Self {
        let mut boundary = self.clone();
        // Each digest is absent from any content that was not made for it.
        while contents.clone().any(|content| boundary.is_in(content)) {
            boundary = Self(hex::encode(Sha256::digest(boundary.0.as_bytes())));
        }
        boundary
    }

    fn is_in(&self, content: &[u8]) -> bool {
        let boundary = self.0.as_bytes();
        content
            .windows(boundary.len())
            .any(|window| window == boundary)
    }
}
