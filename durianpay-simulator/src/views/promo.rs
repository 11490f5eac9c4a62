//! Promos.

use super::day::day;
use crate::model::promo::Promo;
use crate::object::Object;
use durianpay_client::api::Currency;
use durianpay_client::json::Json;
use durianpay_client::{Amount, Timestamp};

/// Writes a new promo as `recorded.promos.create.200.json`.
pub(crate) fn created(promo: &Promo, now: Timestamp) -> Json {
    let limit = promo.terms.limit_value.as_ref().map(ToString::to_string);
    let discount = Json::from(promo.terms.discount.to_string().as_str());
    with_terms(Object::new(), promo, &discount, true)
        .text("limit_value", limit.as_ref())
        .with_some("status", promo.status(now).as_ref())
        .with("created_at", &promo.created_at)
        .with("updated_at", &promo.updated_at)
        .with("is_live", &false)
        .string("promo_usage", "")
        .with("id", &promo.id)
        .finish()
}

/// Writes a promo as `promos.get.response.json`, with the times of recorded responses. The limit has
/// another name there, and is a number.
pub(crate) fn read(promo: &Promo, now: Timestamp) -> Object {
    let discount = Json::from(promo.terms.discount.to_string().as_str());
    shown(promo, now, &discount)
}

/// Writes a promo as `promos.list.response.json`, in which the discount is a number too.
pub(crate) fn listed(promo: &Promo, now: Timestamp) -> Json {
    let discount = number(&promo.terms.discount.to_string());
    shown(promo, now, &discount.unwrap_or_default()).finish()
}

fn shown(promo: &Promo, now: Timestamp, discount: &Json) -> Object {
    let limit = promo.terms.limit_value.as_ref().map(ToString::to_string);
    let limit = limit.and_then(|limit| number(&limit));
    with_terms(Object::new().with("id", &promo.id), promo, discount, false)
        .with_some("status", promo.status(now).as_ref())
        .with_some("limit", limit.as_ref())
}

/// Writes the terms. Only the response to creating a promo has an id in its details.
fn with_terms(response: Object, promo: &Promo, discount: &Json, is_new: bool) -> Object {
    let terms = &promo.terms;
    let amount = |amount: Option<Amount>| amount.map(|amount| amount.to_string());
    let details = &terms.promo_details;
    let details = Object::new()
        .with_some("promo_id", is_new.then_some(&promo.details))
        .with("bin_list", &details.bin_list.clone().unwrap_or_default())
        .with(
            "bank_codes",
            &details.bank_codes.clone().unwrap_or_default(),
        )
        .finish();
    response
        .with("currency", &Currency::Idr)
        .string("label", &terms.label)
        .text("description", terms.description.as_ref())
        .text("min_order_amount", amount(terms.min_order_amount).as_ref())
        .text(
            "max_discount_amount",
            amount(terms.max_discount_amount).as_ref(),
        )
        .with("starts_at", &day(terms.starts_at))
        .with("ends_at", &day(terms.ends_at))
        .with("discount", discount)
        .with("discount_type", &terms.discount_type)
        .with("type", &terms.r#type)
        .with("promo_details", &details)
        .with("sub_type", &terms.sub_type)
        .with("limit_type", &terms.limit_type)
        .with("price_deduction_type", &terms.price_deduction_type)
}

/// Converts the digits of a decimal to a JSON number.
fn number(digits: &str) -> Option<Json> {
    Json::parse(digits).ok()
}
