//! What the simulator knows: above all orders, payments and what became of
//! them.

use crate::accounts::Account;
use crate::batches::Batches;
use crate::clock::{Clock, after};
use crate::credentials::Credentials;
use crate::error::SimulatorError;
use crate::events;
use crate::faults::Plan;
use crate::ids::Ids;
use crate::keys::Answered;
use crate::outbox::Outbox;
use crate::record::RecordedRequest;
use crate::refunds::Refund;
use crate::validations::Validation;
use durianpay_client::Amount;
use durianpay_client::ApiKey;
use durianpay_client::Timestamp;
use durianpay_client::api::{
    CreateOrder, CustomerId, MerchantId, OrderId, OrderStatus, PaymentId, PaymentMethod,
    PaymentStatus,
};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::time::Duration;

/// How long a payment waits for the customer: as in the guide's QRIS sample.
const PAYMENT_LASTS: Duration = Duration::from_secs(60 * 60);

/// Everything that a simulator remembers.
pub(crate) struct State {
    /// Signs webhooks.
    pub(crate) key: ApiKey,
    /// What requests have to carry.
    pub(crate) credentials: Credentials,
    pub(crate) merchant: MerchantId,
    pub(crate) clock: Clock,
    pub(crate) ids: Ids,
    pub(crate) outbox: Outbox,
    pub(crate) requests: Vec<RecordedRequest>,
    pub(crate) faults: Plan,
    /// How often each operation was carried out, by its id.
    pub(crate) effects: BTreeMap<&'static str, usize>,
    /// Whether what is being carried out was done before, as a key in it says.
    pub(crate) is_done_before: bool,
    orders: BTreeMap<OrderId, Order>,
    payments: BTreeMap<PaymentId, Payment>,
    /// The orders and the payments in the order in which they came.
    orders_made: Vec<OrderId>,
    payments_made: Vec<PaymentId>,
    /// Payments that were paid out to the merchant.
    pub(crate) settled: BTreeSet<PaymentId>,
    pub(crate) refunds: Vec<Refund>,
    pub(crate) accounts: Vec<Account>,
    pub(crate) disbursements: Batches,
    pub(crate) validations: Vec<Validation>,
    /// Answers to requests with an idempotency key.
    pub(crate) answered: Answered,
}

/// An order, as it was asked for and what was added.
#[derive(Debug, Clone)]
pub(crate) struct Order {
    pub(crate) id: OrderId,
    pub(crate) customer: CustomerId,
    pub(crate) asked: CreateOrder,
    pub(crate) access_token: String,
    /// The code of the hosted payment page, if one was asked for.
    pub(crate) payment_link: Option<String>,
    /// The attempts to pay it, the first one first.
    payments: Vec<PaymentId>,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
}

/// An attempt to pay an order.
#[derive(Debug, Clone)]
pub(crate) struct Payment {
    pub(crate) id: PaymentId,
    pub(crate) order: OrderId,
    pub(crate) method: PaymentMethod,
    pub(crate) amount: Amount,
    /// The merchant's own number for it.
    pub(crate) reference: Option<String>,
    /// None while it is processing.
    pub(crate) ending: Option<Ending>,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
    pub(crate) expires_at: Timestamp,
}

/// How a payment ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    Completed,
    Failed,
    Expired,
    Cancelled,
}

impl Payment {
    pub(crate) fn status(&self) -> PaymentStatus {
        match self.ending {
            None => PaymentStatus::Processing,
            Some(Ending::Completed) => PaymentStatus::Completed,
            Some(Ending::Failed) => PaymentStatus::Failed,
            Some(Ending::Expired) => PaymentStatus::Expired,
            Some(Ending::Cancelled) => PaymentStatus::Cancelled,
        }
    }
}

impl State {
    pub(crate) fn new(key: ApiKey, credentials: Credentials, clock: Clock, outbox: Outbox) -> Self {
        let mut ids = Ids::default();
        Self {
            key,
            credentials,
            merchant: MerchantId::new(ids.next(MerchantId::PREFIX.unwrap_or_default())),
            clock,
            ids,
            outbox,
            requests: Vec::new(),
            faults: Plan::default(),
            effects: BTreeMap::new(),
            is_done_before: false,
            orders: BTreeMap::new(),
            payments: BTreeMap::new(),
            orders_made: Vec::new(),
            payments_made: Vec::new(),
            settled: BTreeSet::new(),
            refunds: Vec::new(),
            accounts: Vec::new(),
            disbursements: Batches::default(),
            validations: Vec::new(),
            answered: Answered::default(),
        }
    }

    /// All orders, the last one first.
    pub(crate) fn orders(&self) -> impl Iterator<Item = &Order> {
        let ids = self.orders_made.iter().rev();
        ids.filter_map(|id| self.orders.get(id))
    }

    /// All payments, the last one first.
    pub(crate) fn payments(&self) -> impl Iterator<Item = &Payment> {
        let ids = self.payments_made.iter().rev();
        ids.filter_map(|id| self.payments.get(id))
    }

    pub(crate) fn order(&self, id: &str) -> Option<&Order> {
        self.orders.get(&OrderId::new(id))
    }

    pub(crate) fn payment(&self, id: &str) -> Option<&Payment> {
        self.payments.get(&PaymentId::new(id))
    }

    /// The payments of an order, the first one first.
    pub(crate) fn payments_of(&self, order: &OrderId) -> Vec<&Payment> {
        let ids = self
            .orders
            .get(order)
            .map_or(&[][..], |order| &order.payments);
        ids.iter().filter_map(|id| self.payments.get(id)).collect()
    }

    /// How far an order has come follows from its payments.
    pub(crate) fn order_status(&self, order: &OrderId) -> OrderStatus {
        let payments = self.payments_of(order);
        let any = |ending| payments.iter().any(|payment| payment.ending == ending);
        if any(Some(Ending::Completed)) {
            OrderStatus::Completed
        } else if any(None) {
            OrderStatus::Processing
        } else {
            OrderStatus::Started
        }
    }

    /// Keeps a new order and tells of it.
    pub(crate) fn add_order(&mut self, asked: CreateOrder) -> Order {
        let now = self.clock.now();
        let customer = match &asked.customer.id {
            Some(known) => known.clone(),
            None => CustomerId::new(self.ids.next(CustomerId::PREFIX.unwrap_or_default())),
        };
        let has_link = asked.is_payment_link == Some(true);
        let order = Order {
            id: OrderId::new(self.ids.next(OrderId::PREFIX.unwrap_or_default())),
            customer,
            access_token: self.ids.next(""),
            payment_link: has_link.then(|| self.ids.next("")),
            payments: Vec::new(),
            asked,
            created_at: now,
            updated_at: now,
        };
        self.orders_made.push(order.id.clone());
        self.orders.insert(order.id.clone(), order.clone());
        let notice = events::order(self, &order, "order.created");
        self.outbox.add(notice, now);
        order
    }

    /// Keeps a new payment of an order.
    pub(crate) fn add_payment(
        &mut self,
        order: &Order,
        method: PaymentMethod,
        reference: Option<String>,
    ) -> Payment {
        let now = self.clock.now();
        let payment = Payment {
            id: PaymentId::new(self.ids.next(PaymentId::PREFIX.unwrap_or_default())),
            order: order.id.clone(),
            method,
            amount: order.asked.amount.canonical(),
            reference,
            ending: None,
            created_at: now,
            updated_at: now,
            expires_at: after(now, PAYMENT_LASTS).unwrap_or(now),
        };
        self.payments_made.push(payment.id.clone());
        self.payments.insert(payment.id.clone(), payment.clone());
        if let Some(order) = self.orders.get_mut(&order.id) {
            order.payments.push(payment.id.clone());
            order.updated_at = now;
        }
        payment
    }

    /// Ends a payment that is processing and tells of it. Gives the numbers
    /// of the events.
    pub(crate) fn end(
        &mut self,
        id: &PaymentId,
        ending: Ending,
    ) -> Result<Range<u64>, SimulatorError> {
        let now = self.clock.now();
        let Some(payment) = self.payments.get(id) else {
            return Err(SimulatorError::UnknownPayment(id.clone()));
        };
        if payment.ending.is_some() {
            return Err(SimulatorError::NotProcessing {
                payment: id.clone(),
                status: payment.status(),
            });
        }
        let order = payment.order.clone();
        let pays = ending == Ending::Completed;
        if pays && self.order_status(&order) == OrderStatus::Completed {
            return Err(SimulatorError::OrderPaid(order));
        }
        let first = self.outbox.next_number();
        if let Some(payment) = self.payments.get_mut(id) {
            payment.ending = Some(ending);
            payment.updated_at = now;
            let payment = payment.clone();
            if let Some(order) = self.orders.get_mut(&order) {
                order.updated_at = now;
                let order = order.clone();
                let notice = events::payment(self, &payment, &order, ending);
                self.outbox.add(notice, now);
                if pays {
                    let notice = events::order(self, &order, "order.completed");
                    self.outbox.add(notice, now);
                }
            }
        }
        Ok(first..self.outbox.next_number())
    }
}
