//! A multipart body that is ready to be sent.

use super::boundary::Boundary;
use crate::types::byte_source::ByteSource;
use bytes::Bytes;
use http::HeaderValue;
use std::sync::Arc;

/// A multipart body.
#[derive(Clone)]
pub(crate) enum Assembled {
    InMemory(Bytes, Boundary),
    /// A body with content that is read while it is sent.
    Streamed(Arc<dyn ByteSource>, Boundary),
}

impl Assembled {
    /// Returns the value of `Content-Type`.
    pub(crate) fn content_type(&self) -> HeaderValue {
        let (Self::InMemory(_, boundary) | Self::Streamed(_, boundary)) = self;
        boundary.content_type()
    }

    /// Returns the body, if it is in memory.
    pub(crate) fn in_memory(&self) -> Option<&Bytes> {
        match self {
            Self::InMemory(body, _) => Some(body),
            Self::Streamed(..) => None,
        }
    }

    /// Returns the source of the body, if it is read while it is sent.
    pub(crate) fn source(&self) -> Option<&Arc<dyn ByteSource>> {
        match self {
            Self::InMemory(..) => None,
            Self::Streamed(source, _) => Some(source),
        }
    }
}
