//! Refunds of payments by QRIS and from e-wallets.

use super::payments::{find, names};
use crate::model::payment::{Ending, Payment};
use crate::model::refund::{Refund, RefundKey};
use crate::snap::case::{DUPLICATE, NOT_PERMITTED, SUCCESSFUL, TRANSACTION_NOT_FOUND};
use crate::snap::context::{Context, Step, step};
use crate::snap::jakarta::local;
use crate::snap::money::money;
use crate::snap::refusal::Refusal;
use crate::state::State;
use durianpay_client::Amount;
use durianpay_client::api::{self, PaymentMethod, RefundType};
use durianpay_client::snap::api::{CreateRefund, Refund as RefundReply, RefundId};
use std::sync::Arc;

/// Handles `POST /qr/qr-mpm-refund`.
pub(crate) fn qris<'c>(context: &'c Context<'c>) -> Result<Step<'c>, Refusal> {
    refund(context, PaymentMethod::Qris)
}

/// Handles `POST /debit/refund`.
pub(crate) fn ewallet<'c>(context: &'c Context<'c>) -> Result<Step<'c>, Refusal> {
    refund(context, PaymentMethod::Ewallet)
}

fn refund<'c>(context: &'c Context<'c>, method: PaymentMethod) -> Result<Step<'c>, Refusal> {
    let request: CreateRefund = context.body()?;
    step(move |state| {
        let (payment, refund) = add(state, request, &method)?;
        context.reply::<RefundReply>(SUCCESSFUL, move |reply| {
            names(reply, &payment)
                .with("refundNo", &refund.id)
                .string("partnerRefundNo", &refund.reference)
                .with("refundAmount", &money(refund.amount))
                .with("refundTime", &local(refund.created_at))
        })
    })
}

/// Adds a refund, unless it is rejected. Returns it with its payment.
fn add(
    state: &mut State,
    request: CreateRefund,
    method: &PaymentMethod,
) -> Result<(Arc<Payment>, Arc<Refund>), Refusal> {
    let payment = find(state, request.original_reference_no.as_str(), method)?.clone();
    let reference = request.original_partner_reference_no.as_str();
    if payment.reference.as_deref() != Some(reference) {
        return Err(Refusal::new(TRANSACTION_NOT_FOUND));
    }
    // The reference is looked up among the refunds of both generations.
    let key = RefundKey::Reference(request.partner_refund_no.clone());
    if state.refunds.first_with_key(&key).is_some() {
        return Err(Refusal::new(DUPLICATE));
    }
    if payment.ending != Some(Ending::Completed) {
        let reason = format!("the payment is {}", payment.status());
        return Err(Refusal::with(NOT_PERMITTED, reason));
    }
    let amount = request.refund_amount.value.canonical();
    if amount <= Amount::ZERO {
        return Err(Refusal::invalid("refundAmount.value"));
    }
    if amount > state.refundable(&payment) {
        return Err(Refusal::with(NOT_PERMITTED, "more than was paid"));
    }
    let order = state.order(payment.order.as_str());
    let customer = order.map(|order| order.customer.clone());
    let prefix = RefundId::PREFIX.unwrap_or_default();
    let refund = Refund {
        id: api::RefundId::new(state.ids.next(prefix)),
        reference: request.partner_refund_no,
        payment: payment.id.clone(),
        amount,
        kind: if Some(amount) == payment.paid {
            RefundType::Full
        } else {
            RefundType::Partial
        },
        notes: String::new(),
        customer,
        created_at: state.clock.now(),
    };
    Ok((payment, state.add_refund(refund)))
}
