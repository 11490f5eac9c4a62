//! Handlers of the resource `orders`.

use crate::context::Context;
use crate::error_response::{ErrorResponse, FieldError};
use crate::model::order::due;
use crate::object::{Object, count, typed};
use crate::paging::{Days, MOST, Page};
use crate::state::State;
use crate::views;
use crate::{email, mobile};
use durianpay_client::Amount;
use durianpay_client::api::{self, CreateOrder, GetOrder, OrderExpand, PaymentOption};
use durianpay_client::json::Json;

/// Handles `POST /orders`.
pub(crate) fn create(state: &mut State, context: &Context<'_>) -> Result<String, ErrorResponse> {
    let mut request: CreateOrder = context.body()?;
    request
        .payment_option
        .get_or_insert(PaymentOption::FullPayment);
    let errors = field_errors(&request, state.merchant.behavior.admin_fee);
    if !errors.is_empty() {
        return Err(ErrorResponse::invalid(
            &mut state.ids,
            "invalid fields in request",
            errors,
        ));
    }
    let order = state.add_order(request);
    let response = views::order::created(state.merchant.site(), &order).finish();
    Ok(typed::<api::Order>(&response)?)
}

/// Handles `GET /orders/{id}`.
pub(crate) fn get(state: &mut State, context: &Context<'_>) -> Result<String, ErrorResponse> {
    let query: GetOrder = context.query()?;
    let order = state
        .order(context.path("id"))
        .ok_or_else(ErrorResponse::unknown_order)?;
    let expand = query.expand.unwrap_or_default();
    let customer = expand
        .contains(&OrderExpand::Customer)
        .then(|| views::order::customer(order));
    let payments: Option<Vec<Json>> = expand.contains(&OrderExpand::Payments).then(|| {
        let payments = state.payments_of(&order.id);
        payments
            .into_iter()
            .filter(|payment| state.is_listed(payment.created_at))
            .map(|payment| views::payment::in_order(state, payment))
            .collect()
    });
    let response = views::order::read(state.merchant.site(), order)
        .with_some("customer", customer.as_ref())
        .with_some("payments", payments.as_ref())
        .finish();
    Ok(typed::<api::Order>(&response)?)
}

/// Handles `GET /orders`.
pub(crate) fn list(state: &mut State, context: &Context<'_>) -> Result<String, ErrorResponse> {
    let rejection = ErrorResponse::invalid_page_coded(&mut state.ids);
    let page = Page::from_query(context.query, MOST, Days::Dates, rejection)?;
    let orders = state.order_table();
    let (total, positions) = page.select(
        orders.len(),
        |position| orders.created_at(position),
        |created_at| state.is_listed(created_at),
    );
    let count = count(total);
    let items: Vec<Json> = positions
        .filter_map(|position| orders.at(position))
        .map(|order| views::order::listed(state, order))
        .collect();
    // An empty list is `null`, as observed.
    let items = (!items.is_empty()).then_some(items);
    let response = Object::new()
        .with("orders", &items)
        .with("count", &count)
        .finish();
    Ok(typed::<api::OrderList>(&response)?)
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
