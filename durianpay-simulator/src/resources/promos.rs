//! `POST /merchants/promos`. Nothing is stored; the other endpoints of promos return samples.

use crate::clock::in_zulu;
use crate::context::Context;
use crate::error_response::ErrorResponse;
use crate::object::{Object, typed};
use crate::state::State;
use durianpay_client::api::{Currency, Promo, PromoDetails, PromoId, PromoStatus, PromoTerms};
use durianpay_client::json::Json;

/// Handles `POST /merchants/promos`: `recorded.promos.create.200.json`. The only known status is
/// that of a promo whose time is over, so another promo is returned without one.
pub(crate) fn create(state: &mut State, context: &Context<'_>) -> Result<String, ErrorResponse> {
    let request: PromoTerms = context.body()?;
    let now = state.clock.now();
    let mut new_id = || PromoId::new(state.ids.next(PromoId::PREFIX.unwrap_or_default()));
    let (id, details) = (new_id(), details(&request.promo_details, &new_id()));
    let status = (request.ends_at <= now).then_some(PromoStatus::Expired);
    let amount = |amount: Option<durianpay_client::Amount>| amount.map(|amount| amount.to_string());
    let limit = request.limit_value.map(|limit| limit.to_string());
    let response = Object::new()
        .with("currency", &Currency::Idr)
        .string("label", &request.label)
        .text("description", request.description.as_ref())
        .text(
            "min_order_amount",
            amount(request.min_order_amount).as_ref(),
        )
        .text(
            "max_discount_amount",
            amount(request.max_discount_amount).as_ref(),
        )
        .with("starts_at", &in_zulu(request.starts_at))
        .with("ends_at", &in_zulu(request.ends_at))
        .string("discount", &request.discount.to_string())
        .with("discount_type", &request.discount_type)
        .with("type", &request.r#type)
        .with("promo_details", &details)
        .with("sub_type", &request.sub_type)
        .with("limit_type", &request.limit_type)
        .text("limit_value", limit.as_ref())
        .with("price_deduction_type", &request.price_deduction_type)
        .with_some("status", status.as_ref())
        .with("created_at", &now)
        .with("updated_at", &now)
        .with("is_live", &false)
        .string("promo_usage", "")
        .with("id", &id)
        .finish();
    Ok(typed::<Promo>(&response)?)
}

/// Writes the cards and banks of a promo, with its id. As recorded, that is not the id of the promo
/// itself.
fn details(details: &PromoDetails, id: &PromoId) -> Json {
    let bins = details.bin_list.clone().unwrap_or_default();
    let banks = details.bank_codes.clone().unwrap_or_default();
    Object::new()
        .with("promo_id", id)
        .with("bin_list", &bins)
        .with("bank_codes", &banks)
        .finish()
}
