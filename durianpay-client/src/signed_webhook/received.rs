//! [`Received`]: a webhook as received.

use super::error::WebhookError;
use http::HeaderMap;

/// A webhook as received: anyone can send one.
#[derive(Clone, Copy)]
pub(super) struct Received<'a> {
    pub(super) headers: &'a HeaderMap,
    pub(super) body: &'a [u8],
}

impl<'a> Received<'a> {
    /// Returns the only value of a header, without surrounding white space.
    pub(super) fn header(&self, name: &str) -> Option<&'a str> {
        let mut values = self.headers.get_all(name).iter();
        let (value, None) = (values.next()?, values.next()) else {
            return None;
        };
        Some(value.to_str().ok()?.trim())
    }

    /// Returns the only value of a header that must exist.
    pub(super) fn required(&self, name: &'static str) -> Result<&'a str, WebhookError> {
        self.header(name).ok_or(WebhookError::Header(name))
    }
}
