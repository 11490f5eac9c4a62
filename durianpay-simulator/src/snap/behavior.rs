//! The behavior on which sources differ, or which none states.

use std::time::Duration;

/// How SNAP behaves.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question that sources leave open, and all combinations may be true"
)]
pub(crate) struct Behavior {
    /// How far the time of a request may be from the virtual clock.
    pub(crate) time_tolerance: Duration,
    /// Whether `expiresIn` is a number of seconds in place of a time.
    pub(crate) expires_in_seconds: bool,
    /// How long after it was made a transaction is not found.
    pub(crate) visibility_lag: Duration,
    /// Whether the status of a transfer is in `additionalInfo`.
    pub(crate) has_inner_status: bool,
    /// Whether a reference that returns with other content has a code of its own.
    pub(crate) tells_inconsistent: bool,
    /// Whether a notification that is sent again is signed again.
    pub(crate) signs_again: bool,
    /// Whether the path of the merchant's URL is left out of the signed path.
    pub(crate) signs_documented_path: bool,
    /// Where the notification of a transfer goes to, below the URL.
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
