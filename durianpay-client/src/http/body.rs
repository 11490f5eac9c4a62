//! Size-limited reading of request bodies, for a server of the merchant.

use axum_core::body::Body;
use futures_core::Stream;
use std::future::poll_fn;
use std::pin::pin;

/// The reason why a body was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unread {
    /// The body is longer than the limit.
    TooLarge,
    /// The connection ended before the body did.
    Incomplete,
}

/// Reads a body of at most `limit` bytes, and stops at the first chunk that exceeds it.
pub(crate) async fn read_at_most(body: Body, limit: usize) -> Result<Vec<u8>, Unread> {
    let mut stream = pin!(body.into_data_stream());
    let mut bytes = Vec::new();
    while let Some(chunk) = poll_fn(|cx| stream.as_mut().poll_next(cx)).await {
        let chunk = chunk.map_err(|_| Unread::Incomplete)?;
        if chunk.len() > limit.saturating_sub(bytes.len()) {
            return Err(Unread::TooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}
