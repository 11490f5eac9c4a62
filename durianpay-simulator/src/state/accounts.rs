//! Payments into virtual accounts of the older API.

use super::State;
use crate::error::SimulatorError;
use crate::model::account::AccountKey;
use crate::model::payment::{Ending, NewPayment};
use durianpay_client::Amount;
use durianpay_client::api::{CreateOrder, OrderCustomer, PaymentMethod};
use std::ops::Range;
use std::sync::Arc;

impl State {
    /// Pays into a virtual account as a customer, or fails to. Each payment has a separate order.
    /// Returns the numbers of the events.
    pub(crate) fn pay_account(
        &mut self,
        number: &str,
        amount: Amount,
        ending: Ending,
    ) -> Result<Range<u64>, SimulatorError> {
        let key = AccountKey::Number(number.to_owned());
        let account = self.accounts.first_with_key(&key).map(Arc::clone);
        let account =
            account.ok_or_else(|| SimulatorError::UnknownVirtualAccount(number.to_owned()))?;
        if let Some(reason) = account.rejection(amount, self.clock.now()) {
            let number = number.to_owned();
            return Err(SimulatorError::NotPayable { number, reason });
        }
        let mut payer = OrderCustomer::new()
            .id(account.customer.clone())
            .given_name(&*account.person.given_name);
        payer.email.clone_from(&account.person.email);
        payer.mobile.clone_from(&account.person.mobile);
        let first = self.outbox.next_number();
        let order = self.add_order(CreateOrder::new(amount, payer));
        let reference = Some(&account.reference).filter(|reference| !reference.is_empty());
        let payment = self.add_payment(
            &order,
            NewPayment {
                channel: Some(account.bank.as_str().to_owned()),
                reference: reference.cloned(),
                ..NewPayment::by(PaymentMethod::Va)
            },
        );
        self.end(&payment.id, ending)?;
        if let Some(account) = self.accounts.get_mut(account.id.as_str()) {
            account.payments.push(payment.id.clone());
            if ending == Ending::Completed {
                account.is_paid = true;
                account.is_disabled = account.disables_itself;
            }
        }
        Ok(first..self.outbox.next_number())
    }
}
