//! [`Outcome`]: whether a failed call may have been carried out.

use http::StatusCode;

/// Whether a failed call may have been carried out.
///
/// "Timed out" does not mean "not paid": only [`NotSent`](Self::NotSent) and
/// [`Rejected`](Self::Rejected) say that nothing happened.
///
/// Variants are ordered from the best to the worst. A call of several attempts
/// has the worst outcome of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The request did not leave, or its headers alone did, without the body
    /// that they announce: nothing happened.
    NotSent,
    /// The API rejected the request: nothing happened.
    Rejected,
    /// The request may or may not have been carried out. Ask for the state
    /// before sending it again: an intent does so, or `Client::reconcile`: of the older API for
    /// orders, charges, refunds and batches of payouts; of SNAP for transfers to banks and
    /// e-wallets, and for refunds of e-wallet payments.
    Unknown,
}

impl Outcome {
    /// Returns the outcome of a response that is not a success, as far as its
    /// status tells.
    ///
    /// From 500, with 408 (the server gave up waiting) and with a status that
    /// HTTP does not define, the request may have been carried out.
    pub(crate) fn from_status(status: StatusCode) -> Self {
        if status.is_client_error() && status != StatusCode::REQUEST_TIMEOUT {
            Self::Rejected
        } else {
            Self::Unknown
        }
    }
}
