//! The transitions of transfers, and of the payments that SNAP creates.

use super::account::VirtualAccount;
use super::notifications;
use super::origin::{Origin, Source};
use super::transfer::{Transfer, TransferState};
use crate::error::SimulatorError;
use crate::events::{Event, Kind};
use crate::model::payment::Ending;
use crate::state::State;
use durianpay_client::Amount;
use durianpay_client::api::{CreateOrder, OrderCustomer, PaymentId, PaymentMethod};
use durianpay_client::json::Json;
use durianpay_client::notification::Notified as _;
use durianpay_client::snap::Notification;
use durianpay_client::snap::api::CustomerInfo;
use std::ops::Range;

impl State {
    /// Takes the amount of a transfer from the balance, and adds the transfer.
    pub(crate) fn add_transfer(&mut self, transfer: Transfer) {
        let balance = self.disbursements.balance;
        // The handler has checked that the balance suffices.
        let left = balance.checked_sub(transfer.amount);
        self.disbursements.balance = left.unwrap_or(balance);
        self.snap.transfers.push(transfer);
    }

    /// Finds a pending transfer by either reference.
    fn pending_transfer(&mut self, reference: &str) -> Result<&mut Transfer, SimulatorError> {
        let mut transfers = self.snap.transfers.iter_mut();
        let is_it = |transfer: &&mut Transfer| {
            transfer.reference == reference || transfer.id.as_str() == reference
        };
        let found = transfers.find(is_it);
        let transfer =
            found.ok_or_else(|| SimulatorError::UnknownTransfer(reference.to_owned()))?;
        if transfer.state != TransferState::Pending {
            return Err(SimulatorError::TransferEnded {
                transfer: reference.to_owned(),
                status: transfer.description(),
            });
        }
        Ok(transfer)
    }

    /// Ends a pending transfer, and sends a notification. The money of a failed one goes back to
    /// the balance. Returns the numbers of the events.
    pub(crate) fn end_transfer(
        &mut self,
        reference: &str,
        state: TransferState,
    ) -> Result<Range<u64>, SimulatorError> {
        let transfer = self.pending_transfer(reference)?;
        transfer.state = state;
        let transfer = transfer.clone();
        if let TransferState::Failed(_) = transfer.state {
            let balance = self.disbursements.balance;
            let left = balance.checked_add(transfer.amount);
            self.disbursements.balance = left.unwrap_or(balance);
        }
        let path = self.snap.behavior.transfer_path.clone();
        Ok(self.send(notifications::transfer(&transfer, path)))
    }

    /// Fails a transfer, since the bank rejected it.
    pub(crate) fn refuse_transfer(&mut self, id: &str) {
        let reason = "Invalid BankCode/AccountNumber".to_owned();
        // Only a pending transfer falls due.
        let _events = self.end_transfer(id, TransferState::Failed(reason));
    }

    /// Pays into a virtual account as a customer, or rejects the payment. Returns the numbers of
    /// the events.
    pub(crate) fn pay_into(
        &mut self,
        number: &str,
        amount: Amount,
        ending: Ending,
    ) -> Result<Range<u64>, SimulatorError> {
        let now = self.clock.now();
        let mut accounts = self.snap.accounts.iter();
        let is_it = |account: &VirtualAccount| account.number().trim() == number.trim();
        let position = accounts
            .position(is_it)
            .ok_or_else(|| SimulatorError::UnknownVirtualAccount(number.to_owned()))?;
        let account = &self.snap.accounts[position];
        if let Some(reason) = account.rejection(amount, now) {
            let number = number.to_owned();
            return Err(SimulatorError::NotPayable { number, reason });
        }
        let origin = Origin {
            reference: account.reference.as_str().into(),
            external_id: String::new(),
            source: Source::VirtualAccount {
                prefix: account.prefix.clone(),
                suffix: account.suffix.clone(),
            },
        };
        let payer = account.customer.clone();
        let payment = self.add_snap_payment(amount, PaymentMethod::Va, payer.as_ref(), origin);
        let numbers = self.end(&payment, ending)?;
        if ending == Ending::Completed {
            let account = &mut self.snap.accounts[position];
            account.paid_at = Some(now);
        }
        Ok(numbers)
    }

    /// Pays a payment of this method as the customer. Returns the numbers of the events.
    pub(crate) fn pay_by(
        &mut self,
        id: &PaymentId,
        method: &PaymentMethod,
    ) -> Result<Range<u64>, SimulatorError> {
        let known = self.payment(id.as_str()).map(|payment| &payment.method);
        match known {
            Some(known) if known != method => Err(SimulatorError::OtherMethod {
                payment: id.clone(),
                method: known.clone(),
            }),
            _ => self.end(id, Ending::Completed),
        }
    }

    /// Sends a notification of this name with this payload. Returns the number of the event.
    pub(crate) fn notify(&mut self, name: &str, data: Json) -> Result<Range<u64>, SimulatorError> {
        let mut known = Notification::notifications().known.iter();
        let known = known.find(|known| known.name == name);
        let known = known.ok_or_else(|| SimulatorError::UnknownNotification(name.to_owned()))?;
        let path = match known.path {
            Some(path) => path.into(),
            None => self.snap.behavior.transfer_path.clone().into(),
        };
        Ok(self.send(Event {
            name: known.name.into(),
            data,
            kind: Kind::Notification { path },
            is_retried: true,
        }))
    }

    /// Adds a payment with a separate order, like payments into the virtual accounts of the older
    /// API. No event of the order is sent.
    pub(crate) fn add_snap_payment(
        &mut self,
        amount: Amount,
        method: PaymentMethod,
        customer: Option<&CustomerInfo>,
        origin: Origin,
    ) -> PaymentId {
        let payer = customer.map_or_else(OrderCustomer::new, payer);
        let reference = origin.reference.as_str().to_owned();
        let request = CreateOrder::new(amount.canonical(), payer).order_ref_id(&*reference);
        let order = self.add_silent_order(request);
        let payment = self.add_payment(&order, method, Some(reference));
        self.set_origin(&payment.id, origin);
        payment.id
    }
}

fn payer(customer: &CustomerInfo) -> OrderCustomer {
    let CustomerInfo {
        customer_ref_id,
        given_name,
        email,
        mobile,
        ..
    } = customer.clone();
    let mut payer = OrderCustomer::new();
    payer.customer_ref_id = customer_ref_id;
    payer.given_name = given_name;
    payer.email = email;
    payer.mobile = mobile;
    payer
}
