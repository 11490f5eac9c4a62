//! The transitions of payments.

use super::State;
use crate::clock::after;
use crate::error::SimulatorError;
use crate::events;
use crate::model::order::{Order, due};
use crate::model::payment::{Ending, Payment};
use crate::snap::origin::Origin;
use crate::snap::payment_notification;
use durianpay_client::api::{OrderId, OrderStatus, PaymentId, PaymentMethod};
use durianpay_client::{Amount, Timestamp};
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

/// The lifetime of a payment, as in the guide's QRIS sample.
const PAYMENT_LASTS: Duration = Duration::from_secs(60 * 60);

impl State {
    /// Returns all payments, newest first.
    pub(crate) fn payments(&self) -> impl Iterator<Item = &Payment> {
        let ids = self.payments_made.iter().rev();
        ids.filter_map(|id| self.payments.get(id))
    }

    pub(crate) fn payment(&self, id: &str) -> Option<&Payment> {
        self.payments.get(&PaymentId::new(id))
    }

    /// Adds a new payment to an order.
    pub(crate) fn add_payment(
        &mut self,
        order: &Order,
        method: PaymentMethod,
        reference: Option<String>,
    ) -> Payment {
        let now = self.clock.now();
        let fee = self.merchant.behavior.admin_fee;
        let request = &order.request;
        let payment = Payment {
            id: PaymentId::new(self.ids.next(PaymentId::PREFIX.unwrap_or_default())),
            order: order.id.clone(),
            method,
            channel: None,
            number: None,
            // Creating the order has checked that the sum is an amount.
            amount: due(request, fee).unwrap_or_else(|| request.amount.canonical()),
            fee: request.admin_fee_method.as_ref().map(|_| fee.canonical()),
            paid: None,
            reference,
            ending: None,
            origin: None,
            is_refunded: false,
            created_at: now,
            updated_at: now,
            expires_at: after(now, PAYMENT_LASTS).unwrap_or(now),
            planned: None,
        };
        self.payments_made.push(payment.id.clone());
        self.payments.insert(payment.id.clone(), payment.clone());
        self.change_order(&order.id, |order| order.payments.push(payment.id.clone()));
        payment
    }

    /// Sets the origin of a payment of SNAP.
    pub(crate) fn set_origin(&mut self, id: &PaymentId, origin: Origin) {
        if let Some(payment) = self.payments.get_mut(id) {
            payment.origin = Some(Arc::new(origin));
        }
    }

    /// Sets the bank, wallet, shop or lender of a payment.
    pub(crate) fn set_channel(&mut self, id: &PaymentId, channel: String) {
        if let Some(payment) = self.payments.get_mut(id) {
            payment.channel = Some(channel);
        }
    }

    /// Sets the number to pay to.
    pub(crate) fn set_number(&mut self, id: &PaymentId, number: &str) {
        if let Some(payment) = self.payments.get_mut(id) {
            payment.number = Some(number.to_owned());
        }
    }

    /// Ends a payment after this delay, unless it ends before.
    pub(crate) fn plan_end(&mut self, id: &PaymentId, delay: Duration, ending: Ending) {
        let at = after(self.clock.now(), delay);
        if let (Some(payment), Some(at)) = (self.payments.get_mut(id), at) {
            payment.planned = Some((at, ending));
        }
    }

    /// Sets the time at which a payment expires.
    pub(crate) fn set_expiry(&mut self, id: &PaymentId, expires_at: Timestamp) {
        if let Some(payment) = self.payments.get_mut(id) {
            payment.expires_at = expires_at;
        }
    }

    /// Completes a payment by another amount than requested. Its events contain the requested
    /// amount. Returns their numbers.
    pub(crate) fn pay_amount(
        &mut self,
        id: &PaymentId,
        amount: Amount,
    ) -> Result<Range<u64>, SimulatorError> {
        if amount < Amount::ZERO {
            return Err(SimulatorError::NegativeAmount(amount));
        }
        let numbers = self.end(id, Ending::Completed)?;
        if let Some(payment) = self.payments.get_mut(id) {
            payment.paid = Some(amount.canonical());
        }
        Ok(numbers)
    }

    fn is_paid(&self, order: &OrderId) -> bool {
        let order = self.orders.get(order);
        order.is_some_and(|order| order.status == OrderStatus::Completed)
    }

    /// Ends a payment that is processing and sends its events; if SNAP created it, only its
    /// notification. Returns their numbers.
    pub(crate) fn end(
        &mut self,
        id: &PaymentId,
        ending: Ending,
    ) -> Result<Range<u64>, SimulatorError> {
        let now = self.clock.now();
        let Some(payment) = self.payments.get_mut(id) else {
            return Err(SimulatorError::UnknownPayment(id.clone()));
        };
        if payment.ending.is_some() {
            return Err(SimulatorError::NotProcessing {
                payment: id.clone(),
                status: payment.status(),
            });
        }
        self.earlier.keep_payment(payment);
        payment.ending = Some(ending);
        payment.paid = (ending == Ending::Completed).then_some(payment.amount);
        payment.updated_at = now;
        let payment = payment.clone();
        let first = self.outbox.next_number();
        let was_paid = self.is_paid(&payment.order);
        if let Some(order) = self.change_order(&payment.order, |_| ()) {
            if let Some(origin) = &payment.origin {
                let ids = &mut self.ids;
                let event = payment_notification::payment(&payment, origin, ending, ids);
                self.send(event);
                return Ok(first..self.outbox.next_number());
            }
            self.send(events::payment(&self.merchant, &payment, &order, ending));
            // A second payment does not complete the order again.
            if ending == Ending::Completed && !was_paid {
                self.send(events::order(&self.merchant, &order, "order.completed"));
            }
        }
        Ok(first..self.outbox.next_number())
    }
}
