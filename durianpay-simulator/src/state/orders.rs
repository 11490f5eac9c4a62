//! Orders.

use super::State;
use crate::clock::{after, in_zulu};
use crate::events;
use crate::model::order::Order;
use crate::model::payment::{Ending, Payment};
use crate::table::Table;
use durianpay_client::api::{CreateOrder, CustomerId, OrderId, OrderStatus};
use std::iter::Rev;
use std::slice::Iter;
use std::sync::Arc;
use std::time::Duration;

/// The lifetime of an order without an `expiry_date`, as recorded.
const ORDER_LASTS: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// The length of the code of a hosted payment page, as recorded.
const CODE_LENGTH: usize = 6;

impl State {
    /// Returns all orders, newest first.
    pub(crate) fn orders(&self) -> Rev<Iter<'_, Arc<Order>>> {
        self.orders.iter().rev()
    }

    pub(crate) fn order(&self, id: &str) -> Option<&Arc<Order>> {
        self.orders.get(id)
    }

    /// Returns the table of orders, for lists.
    pub(crate) fn order_table(&self) -> &Table<Order> {
        &self.orders
    }

    /// Returns the payments of an order, oldest first.
    pub(crate) fn payments_of(&self, order: &OrderId) -> Vec<&Arc<Payment>> {
        let order = self.orders.get(order.as_str());
        let ids = order.map_or(&[][..], |order| &order.payments);
        let payments = ids.iter().map(|id| self.payments.get(id.as_str()));
        payments.flatten().collect()
    }

    /// Returns the order of a payment.
    pub(crate) fn order_of(&self, payment: &Payment) -> Option<Arc<Order>> {
        self.order(payment.order.as_str()).cloned()
    }

    /// Returns the payment that a list shows for an order: the completed one, or else the last
    /// attempt.
    pub(crate) fn shown_payment(&self, order: &Order) -> Option<&Arc<Payment>> {
        let payments = || {
            order
                .payments
                .iter()
                .filter_map(|id| self.payments.get(id.as_str()))
        };
        let is_paid = |payment: &&Arc<Payment>| payment.ending == Some(Ending::Completed);
        payments().find(is_paid).or_else(|| payments().last())
    }

    /// Changes an order after one of its payments was added or has ended. Returns the order after
    /// the change.
    pub(super) fn change_order(
        &mut self,
        id: &OrderId,
        change: impl FnOnce(&mut Order),
    ) -> Option<Arc<Order>> {
        self.earlier.keep_order(self.orders.get(id.as_str())?);
        let order = self.orders.get_mut(id.as_str())?;
        order.updated_at = self.clock.now();
        change(order);
        let status = self.status_by_payments(id);
        self.orders.get_mut(id.as_str())?.status = status;
        self.orders.get(id.as_str()).cloned()
    }

    fn status_by_payments(&self, order: &OrderId) -> OrderStatus {
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

    /// Adds a new order and sends an event.
    pub(crate) fn add_order(&mut self, request: CreateOrder) -> Arc<Order> {
        let order = self.add_silent_order(request);
        self.send(events::order(&self.merchant, &order, "order.created"));
        order
    }

    /// Adds a new order without an event.
    pub(crate) fn add_silent_order(&mut self, request: CreateOrder) -> Arc<Order> {
        let now = self.clock.now();
        let customer = match &request.customer.id {
            Some(known) => known.clone(),
            None => CustomerId::new(self.ids.next(CustomerId::PREFIX.unwrap_or_default())),
        };
        let has_link = request.is_payment_link == Some(true);
        let order = Order {
            id: OrderId::new(self.ids.next(OrderId::PREFIX.unwrap_or_default())),
            customer,
            access_token: self.ids.token(),
            payment_link: has_link.then(|| self.ids.code(CODE_LENGTH)),
            payments: Vec::new(),
            status: OrderStatus::Started,
            expires_at: match request.expiry_date {
                Some(time) => in_zulu(time),
                None => after(now, ORDER_LASTS).unwrap_or(now),
            },
            request: Arc::new(request),
            created_at: now,
            updated_at: now,
        };
        self.orders.push(order)
    }
}
