//! The statuses of payments in SNAP.

use crate::model::payment::{Ending, Payment};
use durianpay_client::snap::api::TransactionStatus;

/// Returns the status of a QRIS or e-wallet payment. Durianpay documents `00` and `02`; the others
/// are from the standard, which has none for an expired payment.
pub(crate) fn status(payment: &Payment) -> TransactionStatus {
    match payment.ending {
        None => TransactionStatus::Pending,
        Some(Ending::Completed) if payment.is_refunded => TransactionStatus::Refunded,
        Some(Ending::Completed) => TransactionStatus::Success,
        Some(Ending::Failed | Ending::Expired) => TransactionStatus::Failed,
        Some(Ending::Cancelled) => TransactionStatus::Canceled,
    }
}

/// Returns the description of the status, which is that of the older API.
pub(crate) fn description(payment: &Payment) -> String {
    payment.status().to_string()
}
