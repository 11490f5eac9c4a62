//! The common part of QRIS and e-wallet payments. They are payments of both generations: each
//! reads, cancels and refunds those of the other.

use super::transfers::check_amount;
use crate::clock::{after, in_zulu};
use crate::model::payment::{Ending, Payment};
use crate::object::Object;
use crate::snap::case::{
    DUPLICATE, NOT_PERMITTED, SUCCESSFUL, TRANSACTION_EXPIRED, TRANSACTION_NOT_FOUND,
};
use crate::snap::context::{Context, Reply};
use crate::snap::jakarta::local;
use crate::snap::origin::{Origin, Source};
use crate::snap::refusal::Refusal;
use crate::snap::verdict::{description, status};
use crate::state::State;
use durianpay_client::api::{PaymentId, PaymentMethod};
use durianpay_client::snap::api::{Cancellation, CustomerInfo, PartnerReferenceNo};
use durianpay_client::{Amount, Timestamp};
use std::sync::Arc;
use std::time::Duration;

/// The time for which a payment without an expiry can be paid. Durianpay documents it for QRIS.
const LASTS: Duration = Duration::from_secs(24 * 60 * 60);

/// A payment to be created.
pub(super) struct NewPayment<'r> {
    pub(super) reference: &'r PartnerReferenceNo,
    pub(super) amount: Amount,
    pub(super) expiry: Option<Timestamp>,
    pub(super) customer: Option<&'r CustomerInfo>,
    pub(super) method: PaymentMethod,
    pub(super) source: Source,
}

/// Creates a payment, unless another one has its reference.
pub(super) fn create(
    state: &mut State,
    context: &Context<'_>,
    new: NewPayment<'_>,
) -> Result<PaymentId, Refusal> {
    check_amount(new.amount)?;
    check_customer(new.customer)?;
    let now = state.clock.now();
    let expires_at = match new.expiry {
        Some(expiry) if expiry <= now => {
            return Err(Refusal::invalid("additionalInfo.expiryDate"));
        }
        Some(expiry) => in_zulu(expiry),
        None => after(now, LASTS).unwrap_or(now),
    };
    let reference = new.reference.as_str().to_owned();
    if state.payment_table().first_with_key(&reference).is_some() {
        return Err(Refusal::new(DUPLICATE));
    }
    let origin = Origin {
        reference: new.reference.clone(),
        external_id: context.external_id.to_owned(),
        source: new.source,
    };
    let expires_at = Some(expires_at);
    Ok(state.add_snap_payment(new.amount, new.method, new.customer, origin, expires_at))
}

/// Rejects a customer without email and mobile number; the pages require one of them.
fn check_customer(customer: Option<&CustomerInfo>) -> Result<(), Refusal> {
    match customer {
        Some(customer) if customer.email.is_none() && customer.mobile.is_none() => {
            Err(Refusal::missing("additionalInfo.customerInfo.email"))
        }
        _ => Ok(()),
    }
}

/// Returns a payment made by that method.
pub(super) fn find<'s>(
    state: &'s State,
    id: &str,
    method: &PaymentMethod,
) -> Result<&'s Arc<Payment>, Refusal> {
    let payment = state
        .payment(id)
        .filter(|payment| payment.method == *method);
    payment.ok_or_else(|| Refusal::new(TRANSACTION_NOT_FOUND))
}

/// Returns a payment for a read of its status; a new one may not be visible yet.
pub(super) fn find_visible<'s>(
    state: &'s State,
    id: &str,
    method: &PaymentMethod,
) -> Result<&'s Arc<Payment>, Refusal> {
    let payment = find(state, id, method)?;
    let visible_at = after(payment.created_at, state.snap.behavior.visibility_lag);
    if visible_at.is_none_or(|visible_at| visible_at <= state.clock.now()) {
        Ok(payment)
    } else {
        Err(Refusal::new(TRANSACTION_NOT_FOUND))
    }
}

/// Adds the names of a payment: its two ids, and the `X-EXTERNAL-ID` that created it.
pub(super) fn names(reply: Object, payment: &Payment) -> Object {
    let origin = payment.origin.as_ref();
    reply
        .with_some("originalPartnerReferenceNo", payment.reference.as_ref())
        .with("originalReferenceNo", &payment.id)
        .with_some(
            "originalExternalId",
            origin.map(|origin| &origin.external_id),
        )
}

/// Adds the status of a payment, and the time at which it was paid.
pub(super) fn progress(reply: Object, payment: &Payment) -> Object {
    let paid_at = payment.paid.map(|_| local(payment.updated_at));
    reply
        .with("latestTransactionStatus", &status(payment))
        .string("transactionStatusDesc", &description(payment))
        .with_some("paidTime", paid_at.as_ref())
}

/// Cancels a payment that is not finished.
pub(super) fn cancel<'c>(
    state: &mut State,
    context: &'c Context<'c>,
    id: &PaymentId,
) -> Result<Reply<'c>, Refusal> {
    let payment = state.payment(id.as_str());
    let payment = payment.ok_or_else(|| Refusal::new(TRANSACTION_NOT_FOUND))?;
    if payment.ending == Some(Ending::Expired) {
        return Err(Refusal::new(TRANSACTION_EXPIRED));
    }
    let ended = state.end(id, Ending::Cancelled);
    ended.map_err(|error| Refusal::with(NOT_PERMITTED, error.to_string()))?;
    let payment = state.payment(id.as_str());
    let payment = payment.cloned();
    let payment = payment.ok_or_else(|| Refusal::new(TRANSACTION_NOT_FOUND))?;
    context.reply::<Cancellation>(SUCCESSFUL, move |reply| {
        names(reply, &payment)
            .with("cancelTime", &local(payment.updated_at))
            .with("transactionDate", &local(payment.created_at))
    })
}
