//! Handlers of the resource `orders`.

use crate::context::{Context, Step, reply, step};
use crate::error_response::{ErrorResponse, FieldError};
use crate::model::order::due;
use crate::object::{Object, count};
use crate::paging::{Days, MOST, Page};
use crate::views;
use crate::{email, mobile};
use durianpay_client::Amount;
use durianpay_client::api::{self, CreateOrder, GetOrder, OrderExpand, PaymentOption};
use durianpay_client::json::Json;
use std::sync::Arc;

/// Handles `POST /orders`.
pub(crate) fn create<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let mut request: CreateOrder = context.body()?;
    request
        .payment_option
        .get_or_insert(PaymentOption::FullPayment);
    step(move |state| {
        let errors = field_errors(&request, state.merchant.behavior.admin_fee);
        ErrorResponse::reject(&mut state.ids, errors)?;
        let (order, site) = (state.add_order(request), state.merchant.site().clone());
        reply::<api::Order>(move || views::order::created(&site, &order).finish())
    })
}

/// Handles `GET /orders/{id}`.
pub(crate) fn get<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let query: GetOrder = context.query()?;
    let expand = query.expand.unwrap_or_default();
    step(move |state| {
        let order = state.order(context.path("id"));
        let order = order.ok_or_else(ErrorResponse::unknown_order)?.clone();
        let payments = expand.contains(&OrderExpand::Payments).then(|| {
            let payments = state.payments_of(&order.id).into_iter();
            let listed = payments.filter(|payment| state.is_listed(payment.created_at));
            listed.map(Arc::clone).collect::<Vec<_>>()
        });
        let site = state.merchant.site().clone();
        reply::<api::Order>(move || {
            let customer = expand
                .contains(&OrderExpand::Customer)
                .then(|| views::order::customer(&order));
            let payments: Option<Vec<Json>> = payments.map(|payments| {
                let payments = payments.iter();
                payments
                    .map(|payment| views::payment::in_order(payment, &order))
                    .collect()
            });
            views::order::read(&site, &order)
                .with_some("customer", customer.as_ref())
                .with_some("payments", payments.as_ref())
                .finish()
        })
    })
}

/// Handles `GET /orders`.
pub(crate) fn list<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let page = Page::read(context.query, MOST, Days::Dates);
    step(move |state| {
        // The id of the rejection is taken in any case.
        let rejection = ErrorResponse::invalid_page_coded(&mut state.ids);
        let page = page.map_err(|error| error.response(rejection))?;
        let orders = state.order_table();
        let (total, positions) = page.select(
            orders.len(),
            |position| orders.created_at(position),
            |created_at| state.is_listed(created_at),
        );
        let listed: Vec<_> = positions
            .filter_map(|position| orders.at(position))
            .map(|order| (Arc::clone(order), state.shown_payment(order).cloned()))
            .collect();
        let site = state.merchant.site().clone();
        reply::<api::OrderList>(move || {
            let items: Vec<Json> = listed
                .iter()
                .map(|(order, payment)| views::order::listed(&site, order, payment.as_deref()))
                .collect();
            // An empty list is `null`, as observed.
            let items = (!items.is_empty()).then_some(items);
            Object::new()
                .with("orders", &items)
                .with("count", &count(total))
                .finish()
        })
    })
}

/// Returns the errors of an order beyond its format.
fn field_errors(request: &CreateOrder, fee: Amount) -> Vec<FieldError> {
    let mut errors = Vec::new();
    if request.amount <= Amount::ZERO {
        errors.push(FieldError::new("amount", "is not greater than zero"));
    } else if due(request, fee).is_none() {
        errors.push(FieldError::new("amount", "is too large with the fee"));
    }
    let customer = &request.customer;
    errors.extend(mobile::error("customer.mobile", customer.mobile.as_ref()));
    errors.extend(email::error("customer.email", customer.email.as_ref()));
    for (position, item) in request.items.iter().flatten().enumerate() {
        let total = item.price.checked_mul(item.qty);
        if item
            .total_price
            .is_some_and(|claimed| Some(claimed) != total)
        {
            let field = format!("items[{position}].total_price");
            errors.push(FieldError::new(field, "is not `price` times `qty`"));
        }
    }
    errors
}
