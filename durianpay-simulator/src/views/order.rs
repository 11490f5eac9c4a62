//! Orders, and the customers in them.

use super::method::kind;
use crate::clock::after;
use crate::events::metadata;
use crate::model::order::Order;
use crate::model::payment::{Ending, Payment};
use crate::model::site::Site;
use crate::object::Object;
use durianpay_client::api::{AdminFeeMethod, Currency, MerchantId, OrderItem, PaymentOption};
use durianpay_client::json::Json;
use std::time::Duration;

/// The time from the creation of an order to its `expire_time`, as recorded: 30 days, and the
/// second that the API took.
const TOKEN_LASTS: Duration = Duration::new(30 * 24 * 60 * 60 + 1, 54_177_526);

/// The number of an address. All customers have the same one, since no response shows more of it.
const ADDRESS: i64 = 7526;

/// Writes a new order as `recorded.orders.create.200.json`, or with a hosted page as
/// `recorded.orders.create.payment_link.200.json`.
pub(crate) fn created(site: &Site, order: &Order) -> Object {
    let expires = after(order.created_at, TOKEN_LASTS);
    let address = order.request.customer.address.as_ref().map(|_| &ADDRESS);
    let created = common(order)
        .string("access_token", &order.access_token)
        .with_some("expire_time", expires.as_ref())
        .with_some("address_id", address);
    match &order.payment_link {
        None => created,
        Some(code) => created
            .null("pending_amount")
            .with("is_live", &false)
            .string("payment_link_url", &site.link(code)),
    }
}

/// Writes an order as `recorded.orders.get.expand_payments.200.json`. The description and the page
/// are left out if there is none.
pub(crate) fn read(site: &Site, order: &Order) -> Object {
    let request = &order.request;
    let link = order.payment_link.as_ref().map(|code| site.link(code));
    let description = request.description.as_ref().filter(|text| !text.is_empty());
    common(order)
        .null("pending_amount")
        .with("is_live", &false)
        .with_some("description", description)
        .with_some("payment_link_url", link.as_ref())
        .with(
            "is_notification_enabled",
            &request.is_notification_enabled.unwrap_or_default(),
        )
        .text("email_subject", request.email_subject.as_ref())
        .text("email_content", request.email_content.as_ref())
}

/// Writes the fields that all responses with a whole order have in common.
fn common(order: &Order) -> Object {
    let request = &order.request;
    let items: Option<Vec<Json>> = request
        .items
        .as_ref()
        .map(|items| items.iter().map(item).collect());
    Object::new()
        .with("id", &order.id)
        .with("customer_id", &order.customer)
        .text("order_ref_id", request.order_ref_id.as_ref())
        .string("order_ds_ref_id", "")
        .with("amount", &request.amount.canonical())
        .string("payment_option", option(order))
        .with("currency", &Currency::Idr)
        .with("status", &order.status)
        .with("created_at", &order.created_at)
        .with("updated_at", &order.updated_at)
        .with("expiry_date", &order.expires_at)
        .with("metadata", &metadata(order))
        .with("items", &items)
        .null("fees")
        .string("shipping_fee", "")
        .string("admin_fee_method", fee_method(order))
}

/// Returns the payment option. It is blank for an order that was made for a payment into a virtual
/// account.
fn option(order: &Order) -> &str {
    let option = order.request.payment_option.as_ref();
    option.map_or("", PaymentOption::as_str)
}

/// Returns who bears the fee. The default is that of recorded responses.
fn fee_method(order: &Order) -> &str {
    match &order.request.admin_fee_method {
        Some(method) => method.as_str(),
        // An order that was made for a payment into a virtual account has none.
        None if order.request.payment_option.is_none() => "",
        None => AdminFeeMethod::Included.as_str(),
    }
}

/// Writes the four fields of an item in an order.
fn item(item: &OrderItem) -> Json {
    Object::new()
        .string("name", &item.name)
        .with("qty", &item.qty)
        .with("price", &item.price.canonical())
        .with_some("logo", item.logo.as_ref())
        .finish()
}

/// Writes the customer of an order, with the address as it was sent.
pub(crate) fn customer(order: &Order) -> Json {
    let customer = &order.request.customer;
    Object::new()
        .text("customer_ref_id", customer.customer_ref_id.as_ref())
        .text("given_name", customer.given_name.as_ref())
        .text("email", customer.email.as_ref())
        .text("mobile", customer.mobile.as_ref())
        .with("address", &customer.address)
        .finish()
}

/// Writes the customer of a payment, with the fields of the address.
pub(crate) fn payer(order: &Order) -> Json {
    let customer = &order.request.customer;
    let address = customer.address.as_ref();
    Object::new()
        .with("id", &order.customer)
        .text("customer_ref_id", customer.customer_ref_id.as_ref())
        .text("email", customer.email.as_ref())
        .text("mobile", customer.mobile.as_ref())
        .text("given_name", customer.given_name.as_ref())
        .text("middle_name", customer.middle_name.as_ref())
        .text("sur_name", customer.sur_name.as_ref())
        .text(
            "address_line_1",
            address.and_then(|at| at.address_line_1.as_ref()),
        )
        .text(
            "address_line_2",
            address.and_then(|at| at.address_line_2.as_ref()),
        )
        .text("city", address.and_then(|at| at.city.as_ref()))
        .text("region", address.and_then(|at| at.region.as_ref()))
        .text("country", address.and_then(|at| at.country.as_ref()))
        .text(
            "postal_code",
            address.and_then(|at| at.postal_code.as_ref()),
        )
        .with("created_at", &order.created_at)
        .finish()
}

/// Writes the order of a payment, in part.
pub(crate) fn of_payment(merchant: &MerchantId, order: &Order) -> Json {
    Object::new()
        .with("id", &order.id)
        .with("merchant_id", merchant)
        .with("customer_id", &order.customer)
        .text("order_ref_id", order.request.order_ref_id.as_ref())
        .string("order_ds_ref_id", "")
        .with("amount", &order.request.amount.canonical())
        .with("currency", &Currency::Idr)
        .with("status", &order.status)
        .with("is_live", &false)
        .with("created_at", &order.created_at)
        .finish()
}

/// Writes an order as `orders.list.response.json`, with the times of recorded responses. The payment
/// is the completed one, or else the last attempt.
pub(crate) fn listed(site: &Site, order: &Order, payment: Option<&Payment>) -> Json {
    let request = &order.request;
    let customer = &request.customer;
    let listed = Object::new()
        .with("id", &order.id)
        .with("customer_id", &order.customer)
        .with("amount", &request.amount.canonical())
        .string("payment_option", option(order))
        .with("currency", &Currency::Idr)
        .with("status", &order.status)
        .text("order_ref_id", request.order_ref_id.as_ref())
        .string("order_ds_ref_id", "")
        .with("created_at", &order.created_at)
        .with("updated_at", &order.updated_at)
        .with("expiry_date", &order.expires_at)
        .with("is_live", &false)
        .text("given_name", customer.given_name.as_ref())
        .text("sur_name", customer.sur_name.as_ref())
        .text("email", customer.email.as_ref())
        .text("mobile", customer.mobile.as_ref());
    let notifies = request.is_notification_enabled.unwrap_or_default();
    let link = order.payment_link.as_ref();
    let link = link.map(|code| site.link(code));
    with_payment(payment, listed)
        .text("description", request.description.as_ref())
        .text("payment_link_url", link.as_ref())
        .with("is_notification_enabled", &notifies)
        .text("email_subject", request.email_subject.as_ref())
        .text("email_content", request.email_content.as_ref())
        .finish()
}

/// Adds the payment of an order.
fn with_payment(payment: Option<&Payment>, listed: Object) -> Object {
    let Some(payment) = payment else {
        return [
            "payment_id",
            "payment_details_type",
            "payment_method_id",
            "payment_status",
        ]
        .into_iter()
        .fold(listed, |listed, key| listed.string(key, ""));
    };
    let is_paid = payment.ending == Some(Ending::Completed);
    let paid_at = is_paid.then_some(payment.updated_at);
    listed
        .with("payment_id", &payment.id)
        .string("payment_details_type", kind(&payment.method))
        .string("payment_method_id", payment.channel())
        .with("payment_status", &payment.status())
        .with_some("payment_date", paid_at.as_ref())
}
