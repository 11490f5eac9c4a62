//! Answers of the resource `orders`.

use crate::clock::{after, in_zulu};
use crate::events::metadata;
use crate::handlers::Ask;
use crate::object::{Object, typed};
use crate::paging::{MOST, Page, counted};
use crate::payments;
use crate::refusal::{FieldFault, Refusal};
use crate::state::{Ending, Order, State};
use durianpay_client::Amount;
use durianpay_client::Timestamp;
use durianpay_client::api::{
    self, AdminFeeMethod, CreateOrder, Currency, GetOrder, OrderExpand, PaymentOption,
};
use durianpay_client::json::Json;
use std::time::Duration;

/// How long the access token of an order lasts. No source says.
const TOKEN_LASTS: Duration = Duration::from_secs(24 * 60 * 60);

/// `POST /orders`
pub(crate) fn create(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let asked: CreateOrder = ask.body()?;
    let faults = faults_of(&asked);
    if !faults.is_empty() {
        return Err(Refusal::invalid(
            &mut state.ids,
            "invalid fields in request",
            faults,
        ));
    }
    let order = state.add_order(asked);
    let expires = after(order.created_at, TOKEN_LASTS);
    // As `orders.create.response.json`.
    let answer = common(state, &order)
        .with("created_at", &order.created_at)
        .with("updated_at", &order.updated_at)
        .text("access_token", &order.access_token)
        .with_some("expire_time", expires.as_ref())
        .null("fees")
        .text("shipping_fee", "")
        .finish();
    Ok(typed::<api::Order>(&answer)?)
}

/// `GET /orders/{id}`
pub(crate) fn get(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let query: GetOrder = ask.query()?;
    let order = state
        .order(ask.path("id"))
        .ok_or_else(Refusal::unknown_order)?;
    let expand = query.expand.unwrap_or_default();
    let customer = expand
        .contains(&OrderExpand::Customer)
        .then(|| customer(order));
    let payments: Option<Vec<Json>> = expand.contains(&OrderExpand::Payments).then(|| {
        let payments = state.payments_of(&order.id);
        payments
            .into_iter()
            .map(|payment| payments::read(state, payment).finish())
            .collect()
    });
    let answer = read(state, order)
        .with_some("customer", customer.as_ref())
        .with_some("payments", payments.as_ref())
        .finish();
    Ok(typed::<api::Order>(&answer)?)
}

/// `GET /orders`
pub(crate) fn list(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let refusal = Refusal::invalid_page_coded(&mut state.ids);
    let page = Page::of(ask, MOST, refusal)?;
    let orders: Vec<&Order> = state
        .orders()
        .filter(|order| page.has_day_of(order.created_at))
        .collect();
    let count = counted(orders.len());
    let items: Vec<Json> = page
        .cut(orders)
        .into_iter()
        .map(|order| listed(state, order))
        .collect();
    let answer = Object::new()
        .with("orders", &items)
        .with("count", &count)
        .finish();
    Ok(typed::<api::OrderList>(&answer)?)
}

/// An order as a list gives it: `orders.list.response.json`.
fn listed(state: &State, order: &Order) -> Json {
    let asked = &order.asked;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let option = asked
        .payment_option
        .clone()
        .unwrap_or(PaymentOption::FullPayment);
    let expiry = asked.expiry_date.map(Timestamp::unix_seconds);
    let mut listed = Object::new()
        .with("id", &order.id)
        .with("customer_id", &order.customer)
        .with("amount", &asked.amount.canonical())
        .with("payment_option", &option)
        .with("currency", &Currency::Idr)
        .with("status", &state.order_status(&order.id))
        .text("order_ref_id", &text(&asked.order_ref_id))
        .text("order_ds_ref_id", "")
        .with("created_at", &order.created_at.unix_seconds())
        .with("updated_at", &order.updated_at.unix_seconds())
        .with_some("expiry_date_", expiry.as_ref())
        .with("is_live", &false)
        .text("given_name", &text(&asked.customer.given_name))
        .text("sur_name", &text(&asked.customer.sur_name))
        .text("email", &text(&asked.customer.email))
        .text("mobile", &text(&asked.customer.mobile));
    // The payment that paid it, or else the last attempt.
    let payments = state.payments_of(&order.id);
    let paid = payments
        .iter()
        .find(|payment| payment.ending == Some(Ending::Completed));
    if let Some(payment) = paid.or(payments.last()) {
        let paid_at = paid.map(|payment| payment.updated_at);
        listed = listed
            .with("payment_id", &payment.id)
            .with_some(
                "payment_details_type",
                payments::details_type(&payment.method).as_ref(),
            )
            .text("payment_method_id", payment.method.as_str())
            .with("payment_status", &payment.status())
            .with_some("payment_date", paid_at.as_ref());
    }
    let notifies = asked.is_notification_enabled.unwrap_or_default();
    listed
        .text("description", &text(&asked.description))
        .text("payment_link_url", &text(&order.payment_link))
        .with("is_notification_enabled", &notifies)
        .text("email_subject", &text(&asked.email_subject))
        .text("email_content", &text(&asked.email_content))
        .finish()
}

/// What is wrong with an order beyond its form.
fn faults_of(asked: &CreateOrder) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    if asked.amount <= Amount::ZERO {
        faults.push(FieldFault::new("amount", "is not greater than zero"));
    }
    for (position, item) in asked.items.iter().flatten().enumerate() {
        let total = item.price.checked_mul(item.qty);
        if item
            .total_price
            .is_some_and(|claimed| Some(claimed) != total)
        {
            let field = format!("items[{position}].total_price");
            faults.push(FieldFault::new(field, "is not `price` times `qty`"));
        }
    }
    faults
}

/// An order as it is read: `orders.get.response.json`, where times are Unix
/// seconds.
pub(crate) fn read(state: &State, order: &Order) -> Object {
    let asked = &order.asked;
    common(state, order)
        .with("created_at", &order.created_at.unix_seconds())
        .with("updated_at", &order.updated_at.unix_seconds())
        .text(
            "description",
            asked.description.as_deref().unwrap_or_default(),
        )
        .text("shipping_fee", "")
        .text(
            "payment_link_url",
            order.payment_link.as_deref().unwrap_or_default(),
        )
        .with(
            "is_notification_enabled",
            &asked.is_notification_enabled.unwrap_or_default(),
        )
        .text(
            "email_subject",
            asked.email_subject.as_deref().unwrap_or_default(),
        )
        .text(
            "email_content",
            asked.email_content.as_deref().unwrap_or_default(),
        )
        .null("fees")
}

/// What creating and reading have in common.
fn common(state: &State, order: &Order) -> Object {
    let asked = &order.asked;
    let items: Option<Vec<Json>> = asked.items.as_ref().map(|items| {
        let items = items.iter();
        items.map(item).collect()
    });
    let option = asked
        .payment_option
        .clone()
        .unwrap_or(PaymentOption::FullPayment);
    let fee = asked
        .admin_fee_method
        .clone()
        .unwrap_or(AdminFeeMethod::Included);
    Object::new()
        .with("id", &order.id)
        .with("customer_id", &order.customer)
        .text(
            "order_ref_id",
            asked.order_ref_id.as_deref().unwrap_or_default(),
        )
        .text("order_ds_ref_id", "")
        .with("amount", &asked.amount.canonical())
        .with("payment_option", &option)
        .with("currency", &Currency::Idr)
        .with("status", &state.order_status(&order.id))
        .with_some("expiry_date", asked.expiry_date.map(in_zulu).as_ref())
        .with("metadata", &metadata(order))
        .with("items", &items)
        .with("admin_fee_method", &fee)
        .with("is_live", &false)
}

/// An item as orders give it back: four of its fields.
fn item(item: &api::OrderItem) -> Json {
    Object::new()
        .text("name", &item.name)
        .with("qty", &item.qty)
        .with("price", &item.price.canonical())
        .with_some("logo", item.logo.as_ref())
        .finish()
}

/// The customer of an order, with the address as it was sent.
fn customer(order: &Order) -> Json {
    person(order)
        .with_some("address", order.asked.customer.address.as_ref())
        .finish()
}

/// The customer of a payment, with the address spread out.
pub(crate) fn payer(order: &Order) -> Json {
    let address = order.asked.customer.address.as_ref();
    let mut payer = person(order).with("id", &order.customer);
    if let Some(address) = address {
        payer = payer
            .with_some("address_line_1", address.address_line_1.as_ref())
            .with_some("address_line_2", address.address_line_2.as_ref())
            .with_some("city", address.city.as_ref())
            .with_some("region", address.region.as_ref())
            .with_some("country", address.country.as_ref())
            .with_some("postal_code", address.postal_code.as_ref());
    }
    payer.with("created_at", &order.created_at).finish()
}

fn person(order: &Order) -> Object {
    let customer = &order.asked.customer;
    Object::new()
        .with_some("customer_ref_id", customer.customer_ref_id.as_ref())
        .with_some("email", customer.email.as_ref())
        .with_some("mobile", customer.mobile.as_ref())
        .with_some("given_name", customer.given_name.as_ref())
        .with_some("middle_name", customer.middle_name.as_ref())
        .with_some("sur_name", customer.sur_name.as_ref())
}
