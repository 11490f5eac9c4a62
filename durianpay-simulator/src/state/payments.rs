//! The transitions of payments.

use super::State;
use crate::clock::after;
use crate::error::SimulatorError;
use crate::events;
use crate::model::order::{Order, due};
use crate::model::payment::{Ending, NewPayment, Payment};
use crate::snap::payment_notification;
use crate::table::Table;
use crate::task::Task;
use durianpay_client::Amount;
use durianpay_client::api::{OrderId, OrderStatus, PaymentId};
use std::iter::Rev;
use std::ops::Range;
use std::slice::Iter;
use std::sync::Arc;
use std::time::Duration;

/// The lifetime of a payment, as in the guide's QRIS sample.
const PAYMENT_LASTS: Duration = Duration::from_secs(60 * 60);

impl State {
    /// Returns all payments, newest first.
    pub(crate) fn payments(&self) -> Rev<Iter<'_, Arc<Payment>>> {
        self.payments.iter().rev()
    }

    pub(crate) fn payment(&self, id: &str) -> Option<&Arc<Payment>> {
        self.payments.get(id)
    }

    /// Returns the table of payments, for lists.
    pub(crate) fn payment_table(&self) -> &Table<Payment> {
        &self.payments
    }

    /// Adds a new payment to an order.
    pub(crate) fn add_payment(&mut self, order: &Order, new: NewPayment) -> Arc<Payment> {
        let NewPayment {
            method,
            channel,
            reference,
            origin,
            expires_at,
        } = new;
        let now = self.clock.now();
        let fee = self.merchant.behavior.admin_fee;
        let request = &order.request;
        let payment = Payment {
            id: PaymentId::new(self.ids.next(PaymentId::PREFIX.unwrap_or_default())),
            order: order.id.clone(),
            method,
            channel,
            number: None,
            // Creating the order has checked that the sum is an amount.
            amount: due(request, fee).unwrap_or_else(|| request.amount.canonical()),
            fee: request.admin_fee_method.as_ref().map(|_| fee.canonical()),
            paid: None,
            reference,
            ending: None,
            origin: origin.map(Arc::new),
            is_refunded: false,
            created_at: now,
            updated_at: now,
            expires_at: expires_at
                .or_else(|| after(now, PAYMENT_LASTS))
                .unwrap_or(now),
            planned: None,
        };
        self.tasks
            .add(payment.due_at(), || Task::End(payment.id.clone()));
        let payment = self.payments.push(payment);
        self.change_order(&order.id, |order| order.payments.push(payment.id.clone()));
        payment
    }

    /// Changes a payment, and the time at which it ends by itself. Returns it after the change.
    fn change_payment(
        &mut self,
        id: &PaymentId,
        change: impl FnOnce(&mut Payment),
    ) -> Option<Arc<Payment>> {
        let payment = self.payments.get_mut(id.as_str())?;
        let before = payment.due_at();
        change(payment);
        let due = payment.due_at();
        if due != before {
            self.tasks.remove(before, || Task::End(id.clone()));
            self.tasks.add(due, || Task::End(id.clone()));
        }
        self.payments.get(id.as_str()).cloned()
    }

    /// Sets the number to pay to.
    pub(crate) fn set_number(&mut self, id: &PaymentId, number: &str) {
        if let Some(payment) = self.payments.get_mut(id.as_str()) {
            payment.number = Some(number.to_owned());
        }
    }

    /// Ends a payment after this delay, unless it ends before.
    pub(crate) fn plan_end(&mut self, id: &PaymentId, delay: Duration, ending: Ending) {
        if let Some(at) = after(self.clock.now(), delay) {
            self.change_payment(id, |payment| payment.planned = Some((at, ending)));
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
        self.change_payment(id, |payment| payment.paid = Some(amount.canonical()));
        Ok(numbers)
    }

    fn is_paid(&self, order: &OrderId) -> bool {
        let order = self.orders.get(order.as_str());
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
        let unknown = || SimulatorError::UnknownPayment(id.clone());
        let payment = self.payments.get(id.as_str()).ok_or_else(unknown)?;
        if payment.ending.is_some() {
            return Err(SimulatorError::NotProcessing {
                payment: id.clone(),
                status: payment.status(),
            });
        }
        self.earlier.keep_payment(payment);
        let payment = self.change_payment(id, |payment| {
            payment.ending = Some(ending);
            payment.paid = (ending == Ending::Completed).then_some(payment.amount);
            payment.updated_at = now;
        });
        let payment = payment.ok_or_else(unknown)?;
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
