//! The handlers of the operations.

pub(crate) mod access_tokens;
pub(crate) mod balances;
pub(crate) mod ewallet_payments;
pub(crate) mod inquiries;
mod payments;
pub(crate) mod qris;
pub(crate) mod refunds;
pub(crate) mod transfer_status;
pub(crate) mod transfers;
pub(crate) mod virtual_accounts;
