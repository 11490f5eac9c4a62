//! Handlers of the resource `promos`. The functions that take an id return `None` for a promo that was
//! not created here; `samples` then responds with the printed sample.

use crate::context::Context;
use crate::error_response::ErrorResponse;
use crate::model::promo::Promo;
use crate::model::shelf::Found;
use crate::object::{Object, typed};
use crate::state::State;
use crate::views;
use durianpay_client::api::{self, DeletedPromo, PromoId, PromoTerms};

/// Handles `POST /merchants/promos`.
pub(crate) fn create(state: &mut State, context: &Context<'_>) -> Result<String, ErrorResponse> {
    let terms: PromoTerms = context.body()?;
    let now = state.clock.now();
    let mut new_id = || PromoId::new(state.ids.next(PromoId::PREFIX.unwrap_or_default()));
    let promo = Promo {
        id: new_id(),
        details: new_id(),
        terms,
        created_at: now,
        updated_at: now,
    };
    let response = views::promo::created(&promo, now);
    state.sales.promos.add(promo);
    Ok(typed::<api::Promo>(&response)?)
}

/// Handles `GET /merchants/promos/{id}`.
pub(super) fn get(state: &State, context: &Context<'_>) -> Result<Option<String>, ErrorResponse> {
    let Some(promo) = known(state.sales.promos.get(context.path("id")))? else {
        return Ok(None);
    };
    let response = views::promo::read(promo, state.clock.now()).finish();
    Ok(Some(typed::<api::Promo>(&response)?))
}

/// Handles `PATCH /merchants/promos/{id}`, which replaces all terms.
pub(super) fn update(
    state: &mut State,
    context: &Context<'_>,
) -> Result<Option<String>, ErrorResponse> {
    let terms: PromoTerms = context.body()?;
    let now = state.clock.now();
    let Some(promo) = known(state.sales.promos.get_mut(context.path("id")))? else {
        return Ok(None);
    };
    promo.terms = terms;
    promo.updated_at = now;
    // Only this response has the code.
    let response = views::promo::read(promo, now)
        .with_some("code", promo.terms.code.as_ref())
        .finish();
    Ok(Some(typed::<api::Promo>(&response)?))
}

/// Handles `GET /merchants/promos`, once a promo was created.
pub(super) fn list(state: &State) -> Result<Option<String>, ErrorResponse> {
    if state.sales.promos.is_new() {
        return Ok(None);
    }
    let now = state.clock.now();
    let promos = state.sales.promos.newest();
    let promos: Vec<String> = promos
        .map(|promo| typed::<api::Promo>(&views::promo::listed(promo, now)))
        .collect::<Result<_, _>>()?;
    Ok(Some(format!("[{}]", promos.join(","))))
}

/// Handles `DELETE /merchants/promos/{id}`.
pub(super) fn delete(
    state: &mut State,
    context: &Context<'_>,
) -> Result<Option<String>, ErrorResponse> {
    if known(state.sales.promos.remove(context.path("id")))?.is_none() {
        return Ok(None);
    }
    // A response has a message; no page prints its words.
    Ok(Some(typed::<DeletedPromo>(&Object::new().finish())?))
}

/// Returns a promo, or `None` for one that was not created here. Rejects one that was deleted, with the
/// error of `promos.list.error.500.json`: no page prints another.
fn known<T>(found: Found<T>) -> Result<Option<T>, ErrorResponse> {
    match found {
        Found::Item(promo) => Ok(Some(promo)),
        Found::Removed => Err(ErrorResponse::failing("error getting promo")),
        Found::Unknown => Ok(None),
    }
}
