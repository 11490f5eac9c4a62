//! [`Outcome`]: whether a failed call may have been carried out.

use http::StatusCode;
use std::fmt;

/// Whether a failed call may have been carried out.
///
/// A timeout does not mean that nothing was paid: only [`NotSent`](Self::NotSent) and
/// [`Rejected`](Self::Rejected) mean that nothing happened.
///
/// Variants are ordered from best to worst. A call of several attempts has the worst
/// outcome among them.
///
/// ```
/// use durianpay_client::Outcome;
///
/// let of_attempts = [Outcome::NotSent, Outcome::Unknown, Outcome::Rejected];
/// assert_eq!(of_attempts.into_iter().max(), Some(Outcome::Unknown));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(alias = "uncertain")]
pub enum Outcome {
    /// The request was not sent, or only its headers were, without the body that they
    /// announce: nothing happened.
    NotSent,
    /// The API rejected the request: nothing happened.
    Rejected,
    /// The request may have been carried out. You must check its state before you send it
    /// again. An intent does so, or `Client::reconcile`: of the older API for orders, charges,
    /// refunds and batches of payouts; of SNAP for transfers to banks and e-wallets, and for
    /// refunds of e-wallet payments.
    Unknown,
}

impl Outcome {
    /// Returns the name of the outcome for a metric or a log: `not_sent`, `rejected` or `unknown`.
    /// Names do not change in later versions.
    ///
    /// ```
    /// use durianpay_client::Outcome;
    ///
    /// assert_eq!(Outcome::NotSent.as_str(), "not_sent");
    /// assert_eq!(Outcome::Unknown.to_string(), "unknown");
    /// ```
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotSent => "not_sent",
            Self::Rejected => "rejected",
            Self::Unknown => "unknown",
        }
    }

    /// Returns the outcome of an unsuccessful response, based on its status alone.
    ///
    /// The request may have been carried out if the status is 500 or higher, 408 (the
    /// server gave up waiting), or not defined by HTTP.
    pub(crate) fn from_status(status: StatusCode) -> Self {
        if status.is_client_error() && status != StatusCode::REQUEST_TIMEOUT {
            Self::Rejected
        } else {
            Self::Unknown
        }
    }
}

/// Writes the name of the outcome, like [`as_str`](Outcome::as_str).
impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
