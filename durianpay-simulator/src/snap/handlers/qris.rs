//! Payments by QRIS.

use super::payments::{self, NewPayment, find, find_visible, names, progress};
use crate::qris;
use crate::snap::case::SUCCESSFUL;
use crate::snap::context::{Context, Step, step};
use crate::snap::money::money;
use crate::snap::origin::Source;
use crate::snap::refusal::Refusal;
use durianpay_client::api::PaymentMethod;
use durianpay_client::snap::api::{CancelQris, CreateQris, GetQrisStatus, Qris, QrisStatus};

/// Handles `POST /qr/qr-mpm-generate`.
pub(crate) fn create<'c>(context: &'c Context<'c>) -> Result<Step<'c>, Refusal> {
    let request: CreateQris = context.body()?;
    step(move |state| {
        let new = NewPayment {
            reference: &request.partner_reference_no,
            amount: request.amount.value,
            expiry: request.additional_info.expiry_date,
            customer: request.additional_info.customer_info.as_ref(),
            method: PaymentMethod::Qris,
            source: Source::Qris,
        };
        let id = payments::create(state, context, new)?;
        context.reply::<Qris>(SUCCESSFUL, move |reply| {
            let code = qris::code(id.as_str(), request.amount.value.canonical());
            reply
                .with("referenceNo", &id)
                .with("partnerReferenceNo", &request.partner_reference_no)
                .string("qrContent", &code)
                .string("merchantName", "Durianpay Simulator")
        })
    })
}

/// Handles `POST /qr/qr-mpm-query`.
pub(crate) fn status<'c>(context: &'c Context<'c>) -> Result<Step<'c>, Refusal> {
    let request: GetQrisStatus = context.body()?;
    step(move |state| {
        let id = request.original_reference_no.as_str();
        let payment = find_visible(state, id, &PaymentMethod::Qris)?.clone();
        context.reply::<QrisStatus>(SUCCESSFUL, move |reply| {
            let reply = names(reply, &payment).string("serviceCode", "47");
            progress(reply, &payment).with("amount", &money(payment.amount))
        })
    })
}

/// Handles `POST /qr/qr-mpm-cancel`. The id of the merchant is not compared, like that of a balance
/// in the sandbox.
pub(crate) fn cancel<'c>(context: &'c Context<'c>) -> Result<Step<'c>, Refusal> {
    let request: CancelQris = context.body()?;
    step(move |state| {
        let id = request.original_reference_no.as_str();
        let id = find(state, id, &PaymentMethod::Qris)?.id.clone();
        payments::cancel(state, context, &id)
    })
}
