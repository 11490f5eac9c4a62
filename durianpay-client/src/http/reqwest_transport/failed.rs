//! Errors of exchanges that broke.

use crate::http::transport::TransportError;

/// Creates the error for an exchange that broke. The URL is removed, since its query may contain
/// personal data.
pub(super) fn failed(source: reqwest::Error) -> TransportError {
    if source.is_timeout() {
        TransportError::timed_out(source.without_url())
    } else {
        TransportError::unknown(source.without_url())
    }
}
