//! Reads the objects and the logs. Records are copied while the state is locked, and written
//! afterwards.

use super::call::{Call, Range, Reply};
use super::error::ControlError;
use super::sales_views::{InvoiceView, PromoView};
use super::views::{AccountView, BatchView, OrderView, PaymentView, RefundView, TransferView};
use crate::model::payment::Payment;
use crate::model::site::Site;
use crate::qr_image;
use crate::qris;
use crate::record::{Delivery, RecordedRequest};
use crate::shared::Shared;
use crate::state::State;
use durianpay_client::Amount;
use durianpay_client::api::PaymentMethod;
use serde::Serialize;
use serde_json::value::RawValue;
use std::sync::Arc;

/// A list, newest first, and the number of items that exist.
#[derive(Serialize)]
struct List<T> {
    items: Vec<T>,
    total: usize,
}

/// The end of a log, from a position on, oldest first.
#[derive(Serialize)]
struct LogPage {
    items: Vec<Box<RawValue>>,
    /// The position after the last item, to continue from.
    next: u64,
}

/// Responds with a part of all items, each converted to its view.
fn list<R: Clone, V: Serialize>(
    (items, total): (Vec<Arc<R>>, usize),
    view: impl Fn(R) -> V,
) -> Result<Reply, ControlError> {
    let items = items.into_iter().map(Arc::unwrap_or_clone);
    Reply::json(&List {
        items: items.map(view).collect(),
        total,
    })
}

/// Shares a part of all items, newest first, and counts them.
fn part<'s, R: 's>(
    newest_first: impl ExactSizeIterator<Item = &'s Arc<R>>,
    range: Range,
) -> (Vec<Arc<R>>, usize) {
    let total = newest_first.len();
    let items = newest_first.skip(range.skip).take(range.limit);
    (items.map(Arc::clone).collect(), total)
}

pub(super) fn orders(shared: &Shared, call: &Call) -> Result<Reply, ControlError> {
    let range = call.range()?;
    let state = shared.state();
    let (items, site) = (part(state.orders(), range), state.merchant.site().clone());
    drop(state);
    list(items, |order| OrderView::new(&site, order))
}

pub(super) fn order(shared: &Shared, id: &str) -> Result<Reply, ControlError> {
    let state = shared.state();
    let (order, site) = (state.order(id).cloned(), state.merchant.site().clone());
    drop(state);
    let order = order.ok_or_else(|| ControlError::unknown("order", id))?;
    Reply::json(&OrderView::new(&site, Arc::unwrap_or_clone(order)))
}

pub(super) fn payments(shared: &Shared, call: &Call) -> Result<Reply, ControlError> {
    let range = call.range()?;
    let state = shared.state();
    let (items, total) = part(state.payments(), range);
    let items: Vec<_> = items.into_iter().map(|item| facts(&state, item)).collect();
    let site = state.merchant.site().clone();
    drop(state);
    let items = items.into_iter().map(|facts| view(&site, facts)).collect();
    Reply::json(&List { items, total })
}

pub(super) fn payment(shared: &Shared, id: &str) -> Result<Reply, ControlError> {
    let state = shared.state();
    let payment = state.payment(id).cloned();
    let payment = payment.ok_or_else(|| ControlError::unknown("payment", id))?;
    let (facts, site) = (facts(&state, payment), state.merchant.site().clone());
    drop(state);
    Reply::json(&view(&site, facts))
}

/// Responds with the QR code of a payment as an image.
pub(super) fn qr(shared: &Shared, id: &str) -> Result<Reply, ControlError> {
    let payment = shared.state().payment(id).cloned();
    let payment = payment.filter(|payment| payment.method == PaymentMethod::Qris);
    let payment = payment.ok_or_else(|| ControlError::unknown("QR code", id))?;
    let image = qr_image::svg(&qris::code(payment.id.as_str(), payment.amount));
    image
        .map(Reply::svg)
        .ok_or_else(|| ControlError::unknown("QR code", id))
}

/// Returns a payment, the amount that can be refunded, and whether it is settled.
fn facts(state: &State, payment: Arc<Payment>) -> (Arc<Payment>, Amount, bool) {
    let refundable = state.refundable(&payment);
    let is_settled = state.settled.contains(&payment.id);
    (payment, refundable, is_settled)
}

fn view(
    site: &Site,
    (payment, refundable, is_settled): (Arc<Payment>, Amount, bool),
) -> PaymentView {
    PaymentView::new(site, Arc::unwrap_or_clone(payment), refundable, is_settled)
}

pub(super) fn refunds(shared: &Shared, call: &Call) -> Result<Reply, ControlError> {
    let range = call.range()?;
    let items = part(shared.state().refunds.iter().rev(), range);
    list(items, RefundView::new)
}

/// Responds with the accounts of both generations; those of SNAP are last.
pub(super) fn accounts(shared: &Shared, call: &Call) -> Result<Reply, ControlError> {
    let Range { skip, limit } = call.range()?;
    let state = shared.state();
    let (legacy, count) = part(state.accounts.iter().rev(), Range { skip, limit });
    let rest = Range {
        skip: skip.saturating_sub(count),
        limit: limit - legacy.len(),
    };
    let (snap, count_of_snap) = part(state.snap.accounts.iter().rev(), rest);
    drop(state);
    let legacy = legacy.into_iter().map(Arc::unwrap_or_clone);
    let legacy = legacy.map(AccountView::of_legacy);
    let snap = snap.into_iter().map(Arc::unwrap_or_clone);
    let snap = snap.map(AccountView::of_snap);
    Reply::json(&List {
        items: legacy.chain(snap).collect(),
        total: count + count_of_snap,
    })
}

pub(super) fn invoices(shared: &Shared, call: &Call) -> Result<Reply, ControlError> {
    let range = call.range()?;
    let state = shared.state();
    let newest: Vec<_> = state.sales.invoices.newest().collect();
    let items = part(newest.into_iter(), range);
    drop(state);
    list(items, InvoiceView::new)
}

pub(super) fn promos(shared: &Shared, call: &Call) -> Result<Reply, ControlError> {
    let range = call.range()?;
    let state = shared.state();
    let newest: Vec<_> = state.sales.promos.newest().collect();
    let (items, now) = (part(newest.into_iter(), range), state.clock.now());
    drop(state);
    list(items, |promo| PromoView::new(promo, now))
}

pub(super) fn batches(shared: &Shared, call: &Call) -> Result<Reply, ControlError> {
    let range = call.range()?;
    let items = part(shared.state().disbursements.batches.iter().rev(), range);
    list(items, BatchView::new)
}

pub(super) fn transfers(shared: &Shared, call: &Call) -> Result<Reply, ControlError> {
    let range = call.range()?;
    let items = part(shared.state().snap.transfers.iter().rev(), range);
    list(items, TransferView::new)
}

pub(super) fn requests(shared: &Shared, call: &Call) -> Result<Reply, ControlError> {
    let (since, limit) = (call.number("since")?.unwrap_or(0), call.range()?.limit);
    let (items, next) = {
        let state = shared.state();
        let items: Vec<_> = state.requests.since(since).take(limit).cloned().collect();
        // The position of a request is its number.
        let next = items.last().map(|request| request.number + 1);
        (items, next.unwrap_or_else(|| state.requests.end()))
    };
    page(items.iter().map(RecordedRequest::to_json), next)
}

pub(super) fn deliveries(shared: &Shared, call: &Call) -> Result<Reply, ControlError> {
    let (since, limit) = (call.number("since")?.unwrap_or(0), call.range()?.limit);
    let (items, next) = {
        let state = shared.state();
        let sent = state.outbox.sent_since(since);
        let items: Vec<_> = sent.take(limit).cloned().collect();
        let first = state.outbox.sent_start().max(since);
        let next = first.saturating_add(items.len() as u64);
        (items, next.min(state.outbox.sent_end()))
    };
    page(items.iter().map(Delivery::to_json), next)
}

fn page(items: impl Iterator<Item = String>, next: u64) -> Result<Reply, ControlError> {
    let items: Result<Vec<_>, _> = items.map(RawValue::from_string).collect();
    let items = items.map_err(|error| ControlError::bad_request(error.to_string()))?;
    Reply::json(&LogPage { items, next })
}
