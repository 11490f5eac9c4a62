//! The state of the simulator, and the rules by which it changes.

mod accounts;
mod disbursements;
mod earlier;
mod orders;
mod payments;
pub(crate) mod records;
mod refunds;
mod sales;
mod settlements;
mod tasks;
mod validations;

use crate::clock::{Clock, after};
use crate::credentials::Credentials;
use crate::events::Event;
use crate::faults::plan::Plan;
use crate::idempotency::ResponseCache;
use crate::ids::Ids;
use crate::log::Log;
use crate::model::account::Account;
use crate::model::batch::Batches;
use crate::model::earlier::Earlier;
use crate::model::merchant::{Behavior, Merchant};
use crate::model::order::Order;
use crate::model::payment::Payment;
use crate::model::refund::Refund;
use crate::model::sales::Sales;
use crate::model::validation::Validation;
use crate::operation::Operation;
use crate::outbox::Outbox;
use crate::record::RecordedRequest;
use crate::snap;
use crate::snap::book::Book;
use crate::table::Table;
use crate::task::Tasks;
use durianpay_client::api::{MerchantId, PaymentId};
use durianpay_client::{ApiKey, Endpoint, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The whole state of a simulator.
pub(crate) struct State {
    pub(crate) merchant: Merchant,
    /// The credentials that requests must carry.
    pub(crate) credentials: Credentials,
    pub(crate) clock: Clock,
    pub(crate) ids: Ids,
    pub(crate) outbox: Outbox,
    pub(crate) requests: Log<RecordedRequest>,
    pub(crate) faults: Plan,
    /// Whether requests may differ from the spec where the API evidently tolerates it.
    pub(crate) is_lenient: bool,
    /// Grows with each change of the records.
    pub(crate) revision: u64,
    /// The number of executions of each operation.
    pub(crate) executions: BTreeMap<Operation, usize>,
    orders: Table<Order>,
    payments: Table<Payment>,
    earlier: Earlier,
    /// Payments that were paid out to the merchant.
    pub(crate) settled: BTreeSet<PaymentId>,
    pub(crate) refunds: Table<Refund>,
    pub(crate) accounts: Table<Account>,
    pub(crate) sales: Sales,
    pub(crate) disbursements: Batches,
    validations: Table<Validation>,
    /// The tasks that wait for their time.
    tasks: Tasks,
    /// Responses to requests with an idempotency key.
    pub(crate) responses: ResponseCache,
    /// The state that only SNAP has.
    pub(crate) snap: Book,
}

/// The initial values of a state.
pub(crate) struct Settings {
    pub(crate) key: ApiKey,
    pub(crate) behavior: Behavior,
    pub(crate) credentials: Credentials,
    pub(crate) clock: Clock,
    pub(crate) outbox: Outbox,
    /// The seed of ids.
    pub(crate) seed: u64,
    pub(crate) snap: snap::behavior::Behavior,
    pub(crate) is_lenient: bool,
    /// The number of requests to keep in the log.
    pub(crate) log_limit: usize,
}

impl State {
    pub(crate) fn new(settings: Settings) -> Self {
        let Settings {
            key,
            behavior,
            credentials,
            clock,
            outbox,
            seed,
            snap,
            is_lenient,
            log_limit,
        } = settings;
        let mut ids = Ids::from_seed(seed);
        let merchant = Merchant {
            id: MerchantId::new(ids.next(MerchantId::PREFIX.unwrap_or_default())),
            key,
            behavior,
        };
        Self {
            merchant,
            credentials,
            clock,
            ids,
            outbox,
            requests: Log::new(log_limit),
            faults: Plan::default(),
            is_lenient,
            revision: 0,
            executions: BTreeMap::new(),
            orders: Table::default(),
            payments: Table::default(),
            earlier: Earlier::default(),
            settled: BTreeSet::new(),
            refunds: Table::default(),
            accounts: Table::default(),
            sales: Sales::default(),
            disbursements: Batches::default(),
            validations: Table::default(),
            tasks: Tasks::default(),
            responses: ResponseCache::default(),
            snap: Book::new(snap, seed),
        }
    }

    /// Returns whether lists show an object that was created at this time.
    pub(crate) fn is_listed(&self, created_at: Timestamp) -> bool {
        let lag = self.merchant.behavior.list_lag;
        after(created_at, lag).is_none_or(|listed_at| listed_at <= self.clock.now())
    }

    /// Counts an operation that was executed.
    pub(crate) fn count(&mut self, endpoint: &Endpoint) {
        *self.executions.entry(Operation::of(endpoint)).or_default() += 1;
        self.revision += 1;
    }

    /// Sends a webhook now. Returns the number of the event, as a range.
    pub(crate) fn send(&mut self, event: Event) -> Range<u64> {
        let first = self.outbox.next_number();
        self.revision += 1;
        self.outbox.add(event, self.clock.now());
        first..self.outbox.next_number()
    }
}
