//! Orders, and the customers in them.

use super::payment::details_type;
use crate::clock::in_zulu;
use crate::events::metadata;
use crate::model::order::Order;
use crate::model::payment::Ending;
use crate::object::Object;
use crate::state::State;
use durianpay_client::Timestamp;
use durianpay_client::api::{self, AdminFeeMethod, Currency, PaymentOption};
use durianpay_client::json::Json;

/// Writes an order as `orders.get.response.json`, in which times are Unix seconds.
pub(crate) fn read(order: &Order) -> Object {
    let request = &order.request;
    common(order)
        .with("created_at", &order.created_at.unix_seconds())
        .with("updated_at", &order.updated_at.unix_seconds())
        .string(
            "description",
            request.description.as_deref().unwrap_or_default(),
        )
        .string("shipping_fee", "")
        .string(
            "payment_link_url",
            order.payment_link.as_deref().unwrap_or_default(),
        )
        .with(
            "is_notification_enabled",
            &request.is_notification_enabled.unwrap_or_default(),
        )
        .string(
            "email_subject",
            request.email_subject.as_deref().unwrap_or_default(),
        )
        .string(
            "email_content",
            request.email_content.as_deref().unwrap_or_default(),
        )
        .null("fees")
}

/// Writes the fields that the responses to creating and reading have in common.
pub(crate) fn common(order: &Order) -> Object {
    let request = &order.request;
    let items: Option<Vec<Json>> = request.items.as_ref().map(|items| {
        let items = items.iter();
        items.map(item).collect()
    });
    let option = request
        .payment_option
        .clone()
        .unwrap_or(PaymentOption::FullPayment);
    let fee = request
        .admin_fee_method
        .clone()
        .unwrap_or(AdminFeeMethod::Included);
    Object::new()
        .with("id", &order.id)
        .with("customer_id", &order.customer)
        .string(
            "order_ref_id",
            request.order_ref_id.as_deref().unwrap_or_default(),
        )
        .string("order_ds_ref_id", "")
        .with("amount", &request.amount.canonical())
        .with("payment_option", &option)
        .with("currency", &Currency::Idr)
        .with("status", &order.status)
        .with_some("expiry_date", request.expiry_date.map(in_zulu).as_ref())
        .with("metadata", &metadata(order))
        .with("items", &items)
        .with("admin_fee_method", &fee)
        .with("is_live", &false)
}

/// Writes the four fields of an item in an order.
fn item(item: &api::OrderItem) -> Json {
    Object::new()
        .string("name", &item.name)
        .with("qty", &item.qty)
        .with("price", &item.price.canonical())
        .with_some("logo", item.logo.as_ref())
        .finish()
}

/// Writes the customer of an order, with the address as it was sent.
pub(crate) fn customer(order: &Order) -> Json {
    person(order)
        .with_some("address", order.request.customer.address.as_ref())
        .finish()
}

/// Writes the customer of a payment, with the fields of the address.
pub(crate) fn payer(order: &Order) -> Json {
    let address = order.request.customer.address.as_ref();
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
    let customer = &order.request.customer;
    Object::new()
        .with_some("customer_ref_id", customer.customer_ref_id.as_ref())
        .with_some("email", customer.email.as_ref())
        .with_some("mobile", customer.mobile.as_ref())
        .with_some("given_name", customer.given_name.as_ref())
        .with_some("middle_name", customer.middle_name.as_ref())
        .with_some("sur_name", customer.sur_name.as_ref())
}

/// Writes an order as `orders.list.response.json`.
pub(crate) fn listed(state: &State, order: &Order) -> Json {
    let request = &order.request;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let option = request
        .payment_option
        .clone()
        .unwrap_or(PaymentOption::FullPayment);
    let expiry = request.expiry_date.map(Timestamp::unix_seconds);
    let mut listed = Object::new()
        .with("id", &order.id)
        .with("customer_id", &order.customer)
        .with("amount", &request.amount.canonical())
        .with("payment_option", &option)
        .with("currency", &Currency::Idr)
        .with("status", &order.status)
        .string("order_ref_id", &text(&request.order_ref_id))
        .string("order_ds_ref_id", "")
        .with("created_at", &order.created_at.unix_seconds())
        .with("updated_at", &order.updated_at.unix_seconds())
        .with_some("expiry_date_", expiry.as_ref())
        .with("is_live", &false)
        .string("given_name", &text(&request.customer.given_name))
        .string("sur_name", &text(&request.customer.sur_name))
        .string("email", &text(&request.customer.email))
        .string("mobile", &text(&request.customer.mobile));
    // The completed payment, or else the last attempt.
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
                details_type(&payment.method).as_ref(),
            )
            .string("payment_method_id", payment.method.as_str())
            .with("payment_status", &payment.status())
            .with_some("payment_date", paid_at.as_ref());
    }
    let notifies = request.is_notification_enabled.unwrap_or_default();
    listed
        .string("description", &text(&request.description))
        .string("payment_link_url", &text(&order.payment_link))
        .with("is_notification_enabled", &notifies)
        .string("email_subject", &text(&request.email_subject))
        .string("email_content", &text(&request.email_content))
        .finish()
}
