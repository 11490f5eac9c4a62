//! The transitions of transfers, and of the payments that SNAP creates.

use super::notifications;
use super::origin::{Origin, Source};
use super::transfer::{Transfer, TransferState};
use crate::error::SimulatorError;
use crate::events::{Event, Kind};
use crate::model::payment::{Ending, NewPayment};
use crate::state::State;
use crate::task::Task;
use durianpay_client::api::{CreateOrder, OrderCustomer, PaymentId, PaymentMethod};
use durianpay_client::json::Json;
use durianpay_client::notification::Notified as _;
use durianpay_client::snap::Notification;
use durianpay_client::snap::api::CustomerInfo;
use durianpay_client::{Amount, Timestamp};
use std::ops::Range;
use std::sync::Arc;

impl State {
    /// Takes the amount of a transfer from the balance, and adds the transfer.
    pub(crate) fn add_transfer(&mut self, transfer: Transfer) {
        let balance = self.disbursements.balance;
        // The handler has checked that the balance suffices.
        let left = balance.checked_sub(transfer.amount);
        self.disbursements.balance = left.unwrap_or(balance);
        let id = transfer.id.as_str().to_owned();
        self.add_task(transfer.fails_at(), || Task::Refuse(id));
        self.snap.transfers.push(transfer);
    }

    /// Finds a transfer by either reference; the merchant's is looked up first.
    pub(crate) fn find_transfer(&self, reference: &str) -> Option<&Arc<Transfer>> {
        let transfers = &self.snap.transfers;
        let named = transfers.first_with_key(&reference.to_owned());
        named.or_else(|| transfers.get(reference))
    }

    /// Ends a pending transfer, and sends a notification. The money of a failed one goes back to
    /// the balance. Returns the numbers of the events.
    pub(crate) fn end_transfer(
        &mut self,
        reference: &str,
        state: TransferState,
    ) -> Result<Range<u64>, SimulatorError> {
        let transfer = self.find_transfer(reference);
        let transfer =
            transfer.ok_or_else(|| SimulatorError::UnknownTransfer(reference.to_owned()))?;
        if transfer.state != TransferState::Pending {
            return Err(SimulatorError::TransferEnded {
                transfer: reference.to_owned(),
                status: transfer.description(),
            });
        }
        let (before, id) = (transfer.fails_at(), transfer.id.as_str().to_owned());
        let transfer = Transfer {
            state,
            ..Transfer::clone(transfer)
        };
        self.snap.transfers.replace(Arc::new(transfer.clone()));
        self.remove_task(before, || Task::Refuse(id));
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
        let key = number.trim().to_owned();
        let account = self.snap.accounts.first_with_key(&key).map(Arc::clone);
        let account =
            account.ok_or_else(|| SimulatorError::UnknownVirtualAccount(number.to_owned()))?;
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
        let payer = account.customer.as_ref();
        let payment = self.add_snap_payment(amount, PaymentMethod::Va, payer, origin, None);
        let numbers = self.end(&payment, ending)?;
        let account = self.snap.accounts.get_mut(&account.reference);
        if let Some(account) = account.filter(|_| ending == Ending::Completed) {
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
        expires_at: Option<Timestamp>,
    ) -> PaymentId {
        let payer = customer.map_or_else(OrderCustomer::new, payer);
        let reference = origin.reference.as_str().to_owned();
        let request = CreateOrder::new(amount.canonical(), payer).order_ref_id(&*reference);
        let order = self.add_silent_order(request);
        let payment = self.add_payment(
            &order,
            NewPayment {
                reference: Some(reference),
                origin: Some(origin),
                expires_at,
                ..NewPayment::by(method)
            },
        );
        payment.id.clone()
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
