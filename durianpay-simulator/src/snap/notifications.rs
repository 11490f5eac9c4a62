//! Notifications: their format, and the notification of a transfer.

use super::money::money;
use super::transfer::{Transfer, TransferState};
use crate::events::{Event, Kind};
use crate::object::{Object, typed};
use durianpay_client::__private::json::{Decode, Encode};
use durianpay_client::json::Json;
use durianpay_client::snap::api::TransferNotification;
use std::borrow::Cow;

/// Creates the notification of that name, in the order and notation of its type.
pub(super) fn notification<T: Decode + Encode>(
    name: &'static str,
    path: impl Into<Cow<'static, str>>,
    data: &Json,
) -> Event {
    let typed = typed::<T>(data)
        .ok()
        .and_then(|text| Json::parse(&text).ok());
    Event {
        name: name.into(),
        data: typed.unwrap_or_else(|| data.clone()),
        kind: Kind::Notification { path: path.into() },
        is_retried: true,
    }
}

/// Creates the notification of a transfer that has ended: `dp-notify-transfer-bank.done.json` and
/// `….failed.json`. The one for a transfer to a wallet is assumed to have the same fields.
pub(crate) fn transfer(transfer: &Transfer, path: String) -> Event {
    let info = Object::new()
        .with("latestTransactionStatus", &transfer.status())
        .string("transactionStatusDesc", transfer.description());
    let info = match &transfer.state {
        TransferState::Failed(reason) => info.string("failureReason", reason),
        TransferState::Pending | TransferState::Done => info,
    };
    let data = Object::new()
        .with("originalReferenceNo", &transfer.id)
        .string("originalPartnerReferenceNo", &transfer.reference)
        .string("responseCode", "2000000")
        .string("responseMessage", "Request has been processed successfully")
        .with("amount", &money(transfer.amount))
        .string("beneficiaryAccountNo", &transfer.account)
        .string("beneficiaryBankCode", &transfer.bank)
        .string("sourceAccountNo", &transfer.source)
        .with("additionalInfo", &info.finish())
        .finish();
    notification::<TransferNotification>("transfer", path, &data)
}
