//! Handlers of the resource `promos`. The functions that take an id return `None` for a promo that was
//! not created here; `samples` then responds with the printed sample.

use crate::context::{Context, Step, Stored, reply, step, stored};
use crate::error_response::ErrorResponse;
use crate::model::promo::Promo;
use crate::model::shelf::Found;
use crate::object::{Object, typed};
use crate::views;
use durianpay_client::api::{self, DeletedPromo, PromoId, PromoTerms};
use std::sync::Arc;

/// Handles `POST /merchants/promos`.
pub(crate) fn create<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let terms: PromoTerms = context.body()?;
    step(move |state| {
        let now = state.clock.now();
        let mut new_id = || PromoId::new(state.ids.next(PromoId::PREFIX.unwrap_or_default()));
        let promo = Promo {
            id: new_id(),
            details: new_id(),
            terms,
            created_at: now,
            updated_at: now,
        };
        let promo = state.sales.promos.add(promo);
        reply::<api::Promo>(move || views::promo::created(&promo, now))
    })
}

/// Handles `GET /merchants/promos/{id}`.
pub(super) fn get<'c>(context: &'c Context<'c>) -> Result<Stored<'c>, ErrorResponse> {
    stored(move |state| {
        let Some(promo) = known(state.sales.promos.get(context.path("id")))?.cloned() else {
            return Ok(None);
        };
        let now = state.clock.now();
        reply::<api::Promo>(move || views::promo::read(&promo, now).finish()).map(Some)
    })
}

/// Handles `PATCH /merchants/promos/{id}`, which replaces all terms.
pub(super) fn update<'c>(context: &'c Context<'c>) -> Result<Stored<'c>, ErrorResponse> {
    let terms: PromoTerms = context.body()?;
    stored(move |state| {
        let now = state.clock.now();
        let id = context.path("id");
        let Some(promo) = known(state.sales.promos.get_mut(id))? else {
            return Ok(None);
        };
        promo.terms = terms;
        promo.updated_at = now;
        let Some(promo) = known(state.sales.promos.get(id))?.cloned() else {
            return Ok(None);
        };
        let write = move || {
            // Only this response has the code.
            views::promo::read(&promo, now)
                .with_some("code", promo.terms.code.as_ref())
                .finish()
        };
        reply::<api::Promo>(write).map(Some)
    })
}

/// Handles `GET /merchants/promos`, once a promo was created.
pub(super) fn list<'c>() -> Result<Stored<'c>, ErrorResponse> {
    stored(|state| {
        if state.sales.promos.is_new() {
            return Ok(None);
        }
        let now = state.clock.now();
        let promos: Vec<_> = state.sales.promos.newest().map(Arc::clone).collect();
        let write = move || {
            let promos = promos.iter();
            let promos: Vec<String> = promos
                .map(|promo| typed::<api::Promo>(&views::promo::listed(promo, now)))
                .collect::<Result<_, _>>()?;
            Ok(format!("[{}]", promos.join(",")))
        };
        Ok(Some(Box::new(write)))
    })
}

/// Handles `DELETE /merchants/promos/{id}`.
pub(super) fn delete<'c>(context: &'c Context<'c>) -> Result<Stored<'c>, ErrorResponse> {
    stored(move |state| {
        if known(state.sales.promos.remove(context.path("id")))?.is_none() {
            return Ok(None);
        }
        // A response has a message; no page prints its words.
        reply::<DeletedPromo>(|| Object::new().finish()).map(Some)
    })
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
