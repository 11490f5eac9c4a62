//! Payments of invoices.

use super::State;
use crate::error::SimulatorError;
use crate::events;
use crate::model::invoice::Transaction;
use crate::model::shelf::Found;
use crate::object::Object;
use durianpay_client::Amount;
use durianpay_client::api::{InvoiceId, InvoiceStatus, InvoiceTransactionId};
use std::ops::Range;

impl State {
    /// Pays an amount for an invoice, and sends `invoice.transaction`, and `invoice.paid` with the last
    /// one. Returns the numbers of the events.
    pub(crate) fn pay_invoice(
        &mut self,
        id: &InvoiceId,
        amount: Amount,
    ) -> Result<Range<u64>, SimulatorError> {
        let now = self.clock.now();
        let Found::Item(invoice) = self.sales.invoices.get_mut(id.as_str()) else {
            return Err(SimulatorError::UnknownInvoice(id.clone()));
        };
        if let Some(reason) = invoice.rejects(amount) {
            let invoice = id.clone();
            return Err(SimulatorError::InvoiceNotPayable { invoice, reason });
        }
        let left = invoice.request.remaining_amount.checked_sub(amount);
        // The amount is not more than the remaining one.
        invoice.request.remaining_amount = left.unwrap_or_default();
        let prefix = InvoiceTransactionId::PREFIX.unwrap_or_default();
        invoice.transactions.push(Transaction {
            id: InvoiceTransactionId::new(self.ids.next(prefix)),
            amount,
        });
        invoice.updated_at = now;
        let is_paid = invoice.status() == InvoiceStatus::Paid;
        let first = self.outbox.next_number();
        self.send_of_invoice("invoice.transaction", id);
        if is_paid {
            self.send_of_invoice("invoice.paid", id);
        }
        Ok(first..self.outbox.next_number())
    }

    /// Sends an event of an invoice. No page prints a payload.
    pub(crate) fn send_of_invoice(&mut self, name: &'static str, id: &InvoiceId) {
        let names = Object::new().with("id", id);
        self.send(events::undocumented(&self.merchant, name, names));
    }
}
