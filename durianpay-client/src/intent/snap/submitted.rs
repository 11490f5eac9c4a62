//! [`Submitted`]: what an intent of SNAP has made.

#[cfg(any(
    feature = "snap_bank_transfers",
    feature = "snap_ewallet_payments",
    feature = "snap_ewallet_transfers",
    feature = "snap_qris",
))]
use crate::{
    intent::content::StoredOutcome,
    json::{self, Decode, ReadError},
};

/// What an intent of SNAP has made: `R` is the response to the call, `S` what the API shows of it
/// later.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Submitted<R, S> {
    /// The response to the call. Of a transfer: it was accepted, and may still fail.
    Accepted(Box<R>),
    /// The response was lost, and the API shows that the call was carried out, with the status
    /// at that time: it may have failed. Or a person has said so, by
    /// [`Resolution::Done`](crate::intent::Resolution::Done).
    Found(Box<S>),
}

/// Reads the outcome of an intent.
#[cfg(any(
    feature = "snap_bank_transfers",
    feature = "snap_ewallet_payments",
    feature = "snap_ewallet_transfers",
    feature = "snap_qris",
))]
pub(super) fn read<R: Decode, S: Decode>(
    outcome: &StoredOutcome,
) -> Result<Submitted<R, S>, ReadError> {
    Ok(match outcome {
        StoredOutcome::Response(response) => {
            Submitted::Accepted(Box::new(json::from_str(response)?))
        }
        StoredOutcome::Found(found) => Submitted::Found(Box::new(json::from_str(found)?)),
        StoredOutcome::Rejected(_) => Submitted::Accepted(Box::new(json::from_str("")?)),
    })
}
