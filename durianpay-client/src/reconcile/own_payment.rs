//! Which payments of an order a charge may have created: the rules of
//! [`Reconcile::charge`](super::Reconcile::charge). Pure: it makes no request.

use super::method;
use super::place::Place;
use super::verdict::Candidates;
use super::window::Window;
use crate::api::{ChargeMethod, OrderId, Payment, PaymentId};
use crate::error::Error;
use crate::types::amount::Amount;
use std::collections::BTreeSet;

/// The fields that distinguish a payment from others.
const TELLING: [&str; 4] = [
    "payment_ref_id",
    "payment_details_type",
    "method_id",
    "created_at",
];

/// The parts of a charge that its payment shows.
#[derive(Debug)]
pub(super) struct OwnCharge<'r> {
    pub(super) order: &'r OrderId,
    amount: Amount,
    reference: Option<&'r str>,
    method: &'r ChargeMethod,
}

/// Whether a payment belongs to a charge, by everything except its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Identity {
    /// It has the charge's reference.
    Own,
    Open,
    Unreadable,
    Another,
}

impl<'r> OwnCharge<'r> {
    pub(super) fn new(method: &'r ChargeMethod) -> Result<Self, Error> {
        let (order, amount, reference) = match method {
            ChargeMethod::Qris(charge) => (&charge.order_id, charge.amount, None),
            ChargeMethod::Va(charge) => {
                let reference = charge.payment_ref_id.as_deref();
                (&charge.order_id, charge.amount, reference)
            }
            ChargeMethod::Ewallet(charge) => (&charge.order_id, charge.amount, None),
            ChargeMethod::RetailStore(charge) => {
                let reference = charge.payment_ref_id.as_deref();
                (&charge.order_id, charge.amount, reference)
            }
            ChargeMethod::OnlineBanking(charge) => (&charge.order_id, charge.amount, None),
            ChargeMethod::Card(charge) => {
                let reference = charge.payment_ref_id.as_deref();
                (&charge.order_id, charge.amount, reference)
            }
            ChargeMethod::Bnpl(charge) => {
                let reference = charge.payment_ref_id.as_deref();
                (&charge.order_id, charge.amount, reference)
            }
            ChargeMethod::Unknown(_) => {
                let reason = "the charge has a method that these bindings do not know, so its \
                              payment cannot be told from others: read the payments of the order";
                return Err(Error::request(reason));
            }
        };
        Ok(Self {
            order,
            amount,
            reference: reference.filter(|reference| !reference.trim().is_empty()),
            method,
        })
    }

    /// Returns whether a payment has the amount, or the amount plus a fee if the customer bears
    /// it.
    pub(super) fn has_amount(&self, payment: &Payment) -> bool {
        let fee = payment.total_fee.unwrap_or(Amount::ZERO).hundredths();
        let own = self.amount.hundredths();
        payment.amount == self.amount || own.checked_add(fee) == Some(payment.amount.hundredths())
    }

    /// Returns the identity by the reference of a payment; `None` if one side has no reference.
    fn by_reference(&self, payment: &Payment) -> Option<Identity> {
        let shown = payment.payment_ref_id.as_deref()?.trim();
        let own = self.reference.filter(|_| !shown.is_empty())?;
        Some(if shown == own.trim() {
            Identity::Own
        } else {
            Identity::Another
        })
    }

    /// Returns the identity by the other fields of a payment.
    fn by_method(&self, payment: &Payment) -> Identity {
        let unknown = payment.unknown_fields();
        if method::differs(self.method, payment) {
            Identity::Another
        } else if payment.order_id != *self.order
            || TELLING.iter().any(|field| unknown.is_unreadable(field))
        {
            Identity::Unreadable
        } else {
            Identity::Open
        }
    }
}

/// Sorts payments by whether a charge created them.
pub(super) fn sort(
    payments: Vec<Payment>,
    own: &OwnCharge<'_>,
    window: &Window,
    excluded: &BTreeSet<PaymentId>,
) -> Candidates<Payment> {
    let place = |payment: &Payment| window.place(payment.created_at);
    let is_known = |payment: &Payment| excluded.contains(&payment.id);
    // A reference that another call has used proves nothing.
    let is_reused = payments.iter().any(|payment| {
        let is_another =
            is_known(payment) || matches!(place(payment), Place::Before | Place::After);
        is_another && own.by_reference(payment) == Some(Identity::Own)
    });
    let mut named = Vec::new();
    let mut candidates = Candidates::none();
    for payment in payments.into_iter().filter(|payment| !is_known(payment)) {
        let identity = match own.by_reference(&payment) {
            Some(identity) if !(is_reused && identity == Identity::Own) => identity,
            Some(_) | None => own.by_method(&payment),
        };
        match (identity, place(&payment)) {
            (Identity::Another, _) | (_, Place::Before | Place::After) => {}
            (Identity::Own, Place::Doubtful | Place::Inside | Place::Unknown) => {
                named.push(payment);
            }
            (Identity::Open, Place::Inside) => candidates.found.push(payment),
            (Identity::Open, Place::Doubtful | Place::Unknown)
            | (Identity::Unreadable, Place::Doubtful | Place::Inside | Place::Unknown) => {
                candidates.doubtful.push(payment);
            }
        }
    }
    if !named.is_empty() {
        candidates.found = named;
    }
    candidates
}

#[cfg(test)]
mod tests;
