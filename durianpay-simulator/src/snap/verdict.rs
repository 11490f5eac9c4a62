//! How the status of a payment is shown.

use crate::model::payment::{Ending, Payment};
use durianpay_client::snap::api::TransactionStatus;

/// Returns the status of a payment by QRIS or e-wallet. Durianpay documents `00` and `02`; the
/// others are those of the standard, which has none for an end by time.
pub(crate) fn status(payment: &Payment) -> TransactionStatus {
    match payment.ending {
        None => TransactionStatus::Pending,
        Some(Ending::Completed) if payment.is_refunded => TransactionStatus::Refunded,
        Some(Ending::Completed) => TransactionStatus::Success,
        Some(Ending::Failed | Ending::Expired) => TransactionStatus::Failed,
        Some(Ending::Cancelled) => TransactionStatus::Canceled,
    }
}

/// Returns the status in words, which are those of the older API.
pub(crate) fn description(payment: &Payment) -> String {
    payment.status().to_string()
}
