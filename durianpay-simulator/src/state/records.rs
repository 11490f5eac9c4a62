//! The content of a state that a snapshot contains: everything except settings, faults and logs.

use super::State;
use crate::idempotency::ResponseCache;
use crate::ids::Ids;
use crate::model::account::Account;
use crate::model::batch::{Batch, Batches};
use crate::model::earlier::Earlier;
use crate::model::order::Order;
use crate::model::payment::Payment;
use crate::model::refund::Refund;
use crate::model::sales::Sales;
use crate::model::validation::Validation;
use crate::queue::Queue;
use crate::snap::book::BookRecords;
use crate::table::Table;
use durianpay_client::api::{MerchantId, PaymentId};
use durianpay_client::{Amount, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The records of a state.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Records {
    now: Timestamp,
    merchant: MerchantId,
    ids: Ids,
    /// The orders and the payments, oldest first.
    orders: Vec<Arc<Order>>,
    payments: Vec<Arc<Payment>>,
    settled: BTreeSet<PaymentId>,
    refunds: Vec<Arc<Refund>>,
    accounts: Vec<Arc<Account>>,
    #[serde(default)]
    sales: Sales,
    disbursements: BatchRecords,
    validations: Vec<Arc<Validation>>,
    responses: ResponseCache,
    snap: BookRecords,
    webhooks: Queue,
}

/// The batches of payouts, and the balance that they are paid from.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct BatchRecords {
    batches: Vec<Arc<Batch>>,
    balance: Amount,
}

impl State {
    /// Copies the records.
    pub(crate) fn records(&self) -> Records {
        Records {
            now: self.clock.now(),
            merchant: self.merchant.id.clone(),
            ids: self.ids.clone(),
            orders: self.orders.to_vec(),
            payments: self.payments.to_vec(),
            settled: self.settled.clone(),
            refunds: self.refunds.to_vec(),
            accounts: self.accounts.to_vec(),
            sales: self.sales.clone(),
            disbursements: BatchRecords {
                batches: self.disbursements.batches.to_vec(),
                balance: self.disbursements.balance,
            },
            validations: self.validations.to_vec(),
            responses: self.responses.clone(),
            snap: self.snap.records(),
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
        self.orders = Table::from_iter(orders).sorted();
        self.payments = Table::from_iter(payments).sorted();
        self.settled = settled;
        self.refunds = Table::from_iter(refunds).sorted();
        self.accounts = Table::from_iter(accounts).sorted();
        self.sales = sales;
        self.disbursements = Batches {
            batches: disbursements.batches.into_iter().collect(),
            balance: disbursements.balance,
        };
        self.validations = validations.into_iter().collect();
        self.responses = responses;
        self.snap.set_records(snap);
        self.outbox.set_queue(webhooks);
        self.earlier = Earlier::default();
        self.collect_tasks();
        self.faults.reset();
        self.revision += 1;
    }
}
