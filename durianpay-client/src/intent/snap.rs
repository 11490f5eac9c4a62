//! The operations of SNAP that an intent can make.
//!
//! The reference protects them from being carried out twice: the API rejects a second
//! transaction with the same `partnerReferenceNo` (409xx01). An `X-EXTERNAL-ID` is valid for a
//! day and is used up by an attempt (409xx00), so each further attempt has another one, which
//! is recorded before it is sent.

#[cfg(feature = "snap_bank_transfers")]
mod bank_transfer;
#[cfg(feature = "snap_ewallet_payments")]
mod ewallet_payment;
#[cfg(feature = "snap_ewallet_payments")]
mod ewallet_refund;
#[cfg(feature = "snap_ewallet_transfers")]
mod ewallet_transfer;
#[cfg(any(feature = "snap_bank_transfers", feature = "snap_ewallet_transfers"))]
mod mark;
#[cfg(feature = "snap_qris")]
mod qris;
#[cfg(feature = "snap_qris")]
mod qris_refund;
mod submitted;
#[cfg(feature = "snap_virtual_accounts")]
mod virtual_account;

pub use self::submitted::Submitted;
use super::operations::{IntentClient, Operations, Sealed};
#[cfg(any(
    feature = "snap_bank_transfers",
    feature = "snap_ewallet_payments",
    feature = "snap_ewallet_transfers",
))]
use crate::client::core::ApiClient as _;
use crate::client::core::ClientCore;
use crate::error::Error;
use crate::snap::Client;
use crate::snap::api::ResponseCode;
use crate::store::BoxFuture;
use crate::types::server_time::ServerTime;

static OPERATIONS: Operations = Operations {
    prefix: "snap.",
    kinds: &[
        #[cfg(feature = "snap_bank_transfers")]
        &bank_transfer::BankTransferKind,
        #[cfg(feature = "snap_ewallet_transfers")]
        &ewallet_transfer::EwalletTransferKind,
        #[cfg(feature = "snap_qris")]
        &qris::QrisKind,
        #[cfg(feature = "snap_qris")]
        &qris_refund::QrisRefundKind,
        #[cfg(feature = "snap_ewallet_payments")]
        &ewallet_payment::EwalletPaymentKind,
        #[cfg(feature = "snap_ewallet_payments")]
        &ewallet_refund::EwalletRefundKind,
        #[cfg(feature = "snap_virtual_accounts")]
        &virtual_account::VirtualAccountKind,
    ],
    server_time,
    is_duplicate,
};

impl IntentClient for Client {}

impl Sealed for Client {
    fn operations() -> &'static Operations {
        &OPERATIONS
    }
}

type ServerTimeFuture<'a> = BoxFuture<'a, Result<Option<ServerTime>, Error>>;

#[cfg(any(
    feature = "snap_bank_transfers",
    feature = "snap_ewallet_payments",
    feature = "snap_ewallet_transfers",
))]
fn server_time(core: &ClientCore) -> ServerTimeFuture<'_> {
    Box::pin(async { Client::from_core(core.clone()).server_time().await })
}

/// Without an operation that is looked up, the time is only recorded.
#[cfg(not(any(
    feature = "snap_bank_transfers",
    feature = "snap_ewallet_payments",
    feature = "snap_ewallet_transfers",
)))]
fn server_time(core: &ClientCore) -> ServerTimeFuture<'_> {
    Box::pin(std::future::ready(Ok(core.server_time())))
}

/// Returns whether an error reports that an object with the reference exists.
fn is_duplicate(error: &Error) -> bool {
    let code = error.code().map(ResponseCode::from);
    matches!(
        code,
        Some(ResponseCode::DuplicateReference(_) | ResponseCode::InconsistentRequest(_))
    )
}
