//! The content of a state that a snapshot contains: everything except settings, faults and logs.

use super::State;
use crate::idempotency::ResponseCache;
use crate::ids::Ids;
use crate::model::account::Account;
use crate::model::batch::Batches;
use crate::model::earlier::Earlier;
use crate::model::order::Order;
use crate::model::payment::Payment;
use crate::model::refund::Refund;
use crate::model::sales::Sales;
use crate::model::validation::Validation;
use crate::outbox::Queue;
use crate::snap::book::Book;
use durianpay_client::Timestamp;
use durianpay_client::api::{MerchantId, PaymentId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The records of a state.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Records {
    now: Timestamp,
    merchant: MerchantId,
    ids: Ids,
    /// The orders and the payments, oldest first.
    orders: Vec<Order>,
    payments: Vec<Payment>,
    settled: BTreeSet<PaymentId>,
    refunds: Vec<Refund>,
    accounts: Vec<Account>,
    #[serde(default)]
    sales: Sales,
    disbursements: Batches,
    validations: Vec<Validation>,
    responses: ResponseCache,
    snap: Book,
    webhooks: Queue,
}

impl State {
    /// Copies the records.
    pub(crate) fn records(&self) -> Records {
        let orders = self.orders_made.iter();
        let payments = self.payments_made.iter();
        Records {
            now: self.clock.now(),
            merchant: self.merchant.id.clone(),
            ids: self.ids.clone(),
            orders: orders
                .filter_map(|id| self.orders.get(id).cloned())
                .collect(),
            payments: payments
                .filter_map(|id| self.payments.get(id).cloned())
                .collect(),
            settled: self.settled.clone(),
            refunds: self.refunds.clone(),
            accounts: self.accounts.clone(),
            sales: self.sales.clone(),
            disbursements: self.disbursements.clone(),
            validations: self.validations.clone(),
            responses: self.responses.clone(),
            snap: self.snap.clone(),
            webhooks: self.outbox.queue().clone(),
        }
    }

    /// Replaces the records. Faults and earlier versions are removed.
    pub(crate) fn set_records(&mut self, records: Records) {
        let Records {
            now,
            merchant,
            ids,
            orders,
            payments,
            settled,
            refunds,
            accounts,
            sales,
            disbursements,
            validations,
            responses,
            snap,
            webhooks,
        } = records;
        self.clock.set(now);
        self.merchant.id = merchant;
        self.ids = ids;
        self.orders_made = orders.iter().map(|order| order.id.clone()).collect();
        self.payments_made = payments.iter().map(|payment| payment.id.clone()).collect();
        let orders = orders.into_iter();
        self.orders = orders.map(|order| (order.id.clone(), order)).collect();
        let payments = payments.into_iter();
        self.payments = payments
            .map(|payment| (payment.id.clone(), payment))
            .collect();
        self.settled = settled;
        self.refunds = refunds;
        self.accounts = accounts;
        self.sales = sales;
        self.disbursements = disbursements;
        self.validations = validations;
        self.responses = responses;
        let behavior = self.snap.behavior.clone();
        self.snap = Book { behavior, ..snap };
        self.outbox.set_queue(webhooks);
        self.earlier = Earlier::default();
        self.faults.reset();
        self.revision += 1;
    }
}
