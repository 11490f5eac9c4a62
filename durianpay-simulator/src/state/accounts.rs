//! Payments into virtual accounts of the older API.

use super::State;
use crate::error::SimulatorError;
use crate::model::payment::Ending;
use durianpay_client::Amount;
use durianpay_client::api::{CreateOrder, OrderCustomer, PaymentMethod};
use std::ops::Range;

impl State {
    /// Pays into a virtual account as a customer, or fails to. Each payment has a separate order.
    /// Returns the numbers of the events.
    pub(crate) fn pay_account(
        &mut self,
        number: &str,
        amount: Amount,
        ending: Ending,
    ) -> Result<Range<u64>, SimulatorError> {
        let mut accounts = self.accounts.iter();
        let position = accounts
            .position(|account| account.number == number)
            .ok_or_else(|| SimulatorError::UnknownVirtualAccount(number.to_owned()))?;
        let account = self.accounts[position].clone();
        if let Some(reason) = account.rejection(amount, self.clock.now()) {
            let number = number.to_owned();
            return Err(SimulatorError::NotPayable { number, reason });
        }
        let mut payer = OrderCustomer::new()
            .id(account.customer)
            .given_name(account.person.given_name);
        payer.email = account.person.email;
        payer.mobile = account.person.mobile;
        let first = self.outbox.next_number();
        let order = self.add_order(CreateOrder::new(amount, payer));
        let reference = Some(account.reference).filter(|reference| !reference.is_empty());
        let payment = self.add_payment(&order, PaymentMethod::Va, reference);
        self.set_channel(&payment.id, account.bank.as_str().to_owned());
        self.end(&payment.id, ending)?;
        let account = &mut self.accounts[position];
        account.payments.push(payment.id);
        if ending == Ending::Completed {
            account.is_paid = true;
            account.is_disabled = account.disables_itself;
        }
        Ok(first..self.outbox.next_number())
    }
}
