//! Converts the status of a transfer to a result. Pure: it makes no request.

use crate::error::Error;
use crate::json::UnknownFields;
use crate::reconcile::{Inconclusive, Reconciled};
use crate::snap::api::{Money, PartnerReferenceNo, ResponseCode, TransactionStatus};
use crate::types::amount::Amount;

/// The fields of a transfer in a response.
pub(super) struct Shown<'s> {
    pub(super) code: Option<&'s ResponseCode>,
    pub(super) reference: Option<&'s PartnerReferenceNo>,
    pub(super) amount: Option<&'s Money>,
    /// The status, at the two places that sources document.
    pub(super) status: Option<&'s TransactionStatus>,
    pub(super) inner_status: Option<&'s TransactionStatus>,
    pub(super) unknown: &'s UnknownFields,
}

/// Returns the result of a lookup by reference; `absent` if the response states that there is
/// no such transfer.
pub(super) fn judge<T>(
    response: Result<T, Error>,
    reference: &PartnerReferenceNo,
    amount: Amount,
    absent: Reconciled<T>,
    show: impl Fn(&T) -> Shown<'_>,
) -> Result<Reconciled<T>, Error> {
    let transfer = match response {
        Ok(transfer) => transfer,
        Err(error) if is_not_found(&error) => return Ok(absent),
        // A failed lookup shows nothing about the transfer.
        Err(error) => return Err(error),
    };
    let shown = show(&transfer);
    let is_unreadable = |name| shown.unknown.is_unreadable(name);
    let is_other = shown.reference.is_some_and(|found| found != reference)
        || is_unreadable("originalPartnerReferenceNo");
    let is_not_found = is_not_found_by(shown.status, shown.inner_status);
    let is_unanswered = shown.code.is_some_and(ResponseCode::is_pending);
    let has_amount = shown.amount.is_none_or(|money| money.value == amount);
    let is_unclear = is_other || is_unanswered || is_unreadable("amount");
    Ok(if is_unclear {
        Reconciled::Inconclusive(Inconclusive::ApiUnclear)
    } else if is_not_found {
        absent
    } else if has_amount {
        Reconciled::Done(transfer)
    } else {
        Reconciled::AmountMismatch(vec![transfer])
    })
}

/// Returns whether an error means that no transaction with the reference is known.
fn is_not_found(error: &Error) -> bool {
    let code = error.code().map(ResponseCode::from);
    matches!(code, Some(ResponseCode::TransactionNotFound(_)))
}

/// Returns whether all statuses in a response mean that the transaction is not known.
fn is_not_found_by(
    status: Option<&TransactionStatus>,
    inner_status: Option<&TransactionStatus>,
) -> bool {
    let mut statuses = status.into_iter().chain(inner_status).peekable();
    statuses.peek().is_some() && statuses.all(|status| *status == TransactionStatus::NotFound)
}
