//! The behavior on which sources differ, or that no source states.

use std::time::Duration;

/// The behavior of SNAP.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question that sources leave open, and all combinations may be true"
)]
pub(crate) struct Behavior {
    /// The maximum distance of the time of a request from the virtual clock.
    pub(crate) time_tolerance: Duration,
    /// Whether `expiresIn` is a number of seconds instead of a time.
    pub(crate) expires_in_seconds: bool,
    /// The time for which a new transaction is not found.
    pub(crate) visibility_lag: Duration,
    /// Whether the status of a transfer is in `additionalInfo`.
    pub(crate) has_inner_status: bool,
    /// Whether a reference that is used again with other content has a separate code.
    pub(crate) tells_inconsistent: bool,
    /// Whether a notification is signed again for each retry.
    pub(crate) signs_again: bool,
    /// Whether the path of the merchant's URL is left out of the signed path.
    pub(crate) signs_documented_path: bool,
    /// The path for the notification of a transfer, below the URL.
    pub(crate) transfer_path: String,
}

impl Default for Behavior {
    fn default() -> Self {
        Self {
            time_tolerance: Duration::from_secs(5 * 60),
            expires_in_seconds: false,
            visibility_lag: Duration::ZERO,
            has_inner_status: false,
            tells_inconsistent: false,
            signs_again: false,
            signs_documented_path: false,
            transfer_path: "/v1.0/transfer-bank/notify".to_owned(),
        }
    }
}
