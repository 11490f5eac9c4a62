//! Payments from e-wallets.

use super::payments::{self, NewPayment, find, find_visible, names, progress};
use crate::model::refund::Refund;
use crate::object::Object;
use crate::snap::case::{SUCCESSFUL, TRANSACTION_NOT_FOUND};
use crate::snap::context::{Context, Step, step};
use crate::snap::jakarta::local;
use crate::snap::money::money;
use crate::snap::origin::Source;
use crate::snap::refusal::Refusal;
use durianpay_client::api::PaymentMethod;
use durianpay_client::json::Json;
use durianpay_client::snap::api::{
    CancelEwalletPayment, CreateEwalletPayment, EwalletChannel, EwalletPayment,
    EwalletPaymentStatus, GetEwalletPaymentStatus,
};
use std::sync::Arc;

/// Handles `POST /debit/payment-host-to-host`.
pub(crate) fn create<'c>(context: &'c Context<'c>) -> Result<Step<'c>, Refusal> {
    let request: CreateEwalletPayment = context.body()?;
    let info = &request.additional_info;
    match &info.channel_code {
        EwalletChannel::Unknown(_) => return Err(Refusal::invalid("additionalInfo.channelCode")),
        // The schema always requires it, the text next to it only for OVO.
        EwalletChannel::Ovo if info.phone_number.is_none() => {
            return Err(Refusal::missing("additionalInfo.phoneNumber"));
        }
        _ => {}
    }
    step(move |state| {
        let info = &request.additional_info;
        let new = NewPayment {
            reference: &request.partner_reference_no,
            amount: request.amount.value,
            expiry: info.expiry_date,
            customer: info.customer_info.as_ref(),
            method: PaymentMethod::Ewallet,
            source: Source::Ewallet,
        };
        let id = payments::create(state, context, new)?;
        let page = state.merchant.site().checkout(id.as_str());
        context.reply::<EwalletPayment>(SUCCESSFUL, move |reply| {
            reply
                .with("referenceNo", &id)
                .with("partnerReferenceNo", &request.partner_reference_no)
                .string("webRedirectUrl", &page)
        })
    })
}

/// Handles `POST /debit/status`.
pub(crate) fn status<'c>(context: &'c Context<'c>) -> Result<Step<'c>, Refusal> {
    let request: GetEwalletPaymentStatus = context.body()?;
    step(move |state| {
        let id = request.original_reference_no.as_str();
        let payment = find_visible(state, id, &PaymentMethod::Ewallet)?.clone();
        let refunds = state.refunds_of(&payment.id);
        let refunds: Vec<_> = refunds.map(Arc::clone).collect();
        context.reply::<EwalletPaymentStatus>(SUCCESSFUL, move |reply| {
            let refunds: Vec<Json> = refunds.iter().map(|refund| past(refund)).collect();
            let reply = names(reply, &payment).string("serviceCode", "54");
            progress(reply, &payment)
                .with("refundHistory", &refunds)
                .with("transAmount", &money(payment.amount))
        })
    })
}

/// Writes a refund of a payment.
fn past(refund: &Refund) -> Json {
    Object::new()
        .with("refundNo", &refund.id)
        .string("partnerRefundNo", &refund.reference)
        .with("refundAmount", &money(refund.amount))
        .string("refundStatus", "00")
        .with("refundDate", &local(refund.created_at))
        .finish()
}

/// Handles `POST /debit/cancel`.
pub(crate) fn cancel<'c>(context: &'c Context<'c>) -> Result<Step<'c>, Refusal> {
    let request: CancelEwalletPayment = context.body()?;
    step(move |state| {
        let id = request.original_reference_no.as_str();
        let payment = find(state, id, &PaymentMethod::Ewallet)?;
        if payment.reference.as_deref() != Some(request.partner_reference_no.as_str()) {
            return Err(Refusal::new(TRANSACTION_NOT_FOUND));
        }
        let id = payment.id.clone();
        payments::cancel(state, context, &id)
    })
}
