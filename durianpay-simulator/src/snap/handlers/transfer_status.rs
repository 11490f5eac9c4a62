//! Reads the status of transfers.

use crate::clock::after;
use crate::object::Object;
use crate::snap::case::{SUCCESSFUL, TRANSACTION_NOT_FOUND};
use crate::snap::context::{Context, Step, step};
use crate::snap::jakarta::local;
use crate::snap::money::money;
use crate::snap::refusal::Refusal;
use crate::snap::transfer::{Transfer, TransferState};
use crate::state::State;
use durianpay_client::json::Json;
use durianpay_client::snap::api::{
    BankTransferStatus, EwalletTransferStatus, GetBankTransferStatus, GetEwalletTransferStatus,
};
use std::sync::Arc;

/// Handles `POST /transfer/status`.
pub(crate) fn of_bank<'c>(context: &'c Context<'c>) -> Result<Step<'c>, Refusal> {
    let request: GetBankTransferStatus = context.body()?;
    step(move |state| {
        let own = request.original_partner_reference_no.as_ref();
        let id = request.original_reference_no.as_ref();
        let references = (own.map(AsRef::as_ref), id.map(AsRef::as_ref));
        let transfer = find(state, "18", references)?.clone();
        let is_inner = state.snap.behavior.has_inner_status;
        context.reply::<BankTransferStatus>(SUCCESSFUL, move |reply| {
            let date = transfer.date.unwrap_or(transfer.created_at);
            let reply = common(reply, &transfer)
                .with("transactionDate", &local(date))
                .string("beneficiaryAccountNo", &transfer.account)
                .string("beneficiaryBankCode", &transfer.bank)
                .string("previousResponseCode", &transfer.response_code)
                .string("sourceAccountNo", &transfer.source);
            with_status(reply, &transfer, is_inner, context)
        })
    })
}

/// Handles `POST /emoney/topup-status`.
pub(crate) fn of_ewallet<'c>(context: &'c Context<'c>) -> Result<Step<'c>, Refusal> {
    let request: GetEwalletTransferStatus = context.body()?;
    step(move |state| {
        let own = request.original_partner_reference_no.as_ref();
        let id = request.original_reference_no.as_ref();
        let references = (own.map(AsRef::as_ref), id.map(AsRef::as_ref));
        let transfer = find(state, "38", references)?.clone();
        let is_inner = state.snap.behavior.has_inner_status;
        context.reply::<EwalletTransferStatus>(SUCCESSFUL, move |reply| {
            with_status(common(reply, &transfer), &transfer, is_inner, context)
        })
    })
}

/// Returns the transfer with these references, the merchant's and Durianpay's, one of which may be
/// absent. A new one may not be visible yet.
fn find<'s>(
    state: &'s State,
    service: &str,
    (own, id): (Option<&str>, Option<&str>),
) -> Result<&'s Arc<Transfer>, Refusal> {
    let lag = state.snap.behavior.visibility_lag;
    let is_visible = |transfer: &Transfer| {
        let visible_at = after(transfer.created_at, lag);
        visible_at.is_none_or(|visible_at| visible_at <= state.clock.now())
    };
    let transfers = &state.snap.transfers;
    let is_it = |transfer: &&Arc<Transfer>| {
        transfer.service == service
            && own.is_none_or(|own| transfer.reference == own)
            && id.is_none_or(|id| transfer.id.as_str() == id)
            && is_visible(transfer)
    };
    let found = match (own, id) {
        (Some(own), _) => transfers.with_key(&own.to_owned()).find(is_it),
        (None, Some(id)) => transfers.get(id).filter(is_it),
        (None, None) => transfers.iter().find(is_it),
    };
    found.ok_or_else(|| Refusal::new(TRANSACTION_NOT_FOUND))
}

fn common(reply: Object, transfer: &Transfer) -> Object {
    reply
        .string("originalPartnerReferenceNo", &transfer.reference)
        .with("originalReferenceNo", &transfer.id)
        .string("originalExternalId", &transfer.external_id)
        .string("serviceCode", &transfer.service)
        .with("amount", &money(transfer.amount))
}

/// Adds the status, in one of the two places on which sources differ.
fn with_status(
    reply: Object,
    transfer: &Transfer,
    is_inner: bool,
    context: &Context<'_>,
) -> Object {
    let device = context.echo("additionalInfo");
    let member = |name: &str| device.as_ref().and_then(|device: &Json| device.get(name));
    let info = Object::new()
        .with_some("deviceId", member("deviceId").as_ref())
        .with_some("channel", member("channel").as_ref());
    let (reply, info) = if is_inner {
        (reply, add_status(info, transfer))
    } else {
        (add_status(reply, transfer), info)
    };
    let info = match &transfer.state {
        TransferState::Failed(reason) => info.string("failureReason", reason),
        TransferState::Pending | TransferState::Done => info,
    };
    reply.with("additionalInfo", &info.finish())
}

fn add_status(object: Object, transfer: &Transfer) -> Object {
    object
        .with("latestTransactionStatus", &transfer.status())
        .string("transactionStatusDesc", transfer.description())
}
