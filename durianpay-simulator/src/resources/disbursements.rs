//! Handlers of the resource `disbursements`, except for the checks of accounts.

use crate::context::{Context, Step, reply, step};
use crate::error::SimulatorError;
use crate::error_response::{ErrorResponse, FieldError};
use crate::model::batch::{Batch, Payout};
use crate::object::{Object, count};
use crate::paging::{Days, MOST, Page};
use crate::state::State;
use crate::views;
use durianpay_client::Amount;
use durianpay_client::api::{
    ApproveDisbursement, BatchKey, CreateTopUp, Disbursement, DisbursementBalance, DisbursementId,
    DisbursementItemId, DisbursementItemList, DisbursementItemStatus, DisbursementPayout,
    DisbursementStatus, FindDisbursement, SubmitDisbursement, SubmitDisbursementOptions,
};
use durianpay_client::json::{Json, to_string};
use std::sync::Arc;

/// The header with the merchant's idempotency key for a batch.
const KEY: &str = "idempotency_key";

/// Handles `POST /disbursements/submit`.
pub(crate) fn submit<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let request: SubmitDisbursement = context.body()?;
    let options: SubmitDisbursementOptions = context.query()?;
    let key = context.header(KEY).map(BatchKey::from);
    step(move |state| {
        let batch = submitted(state, request, &options, key)?;
        reply::<Disbursement>(move || views::batch::submitted(&batch))
    })
}

/// Adds a batch, unless it is rejected.
fn submitted(
    state: &mut State,
    request: SubmitDisbursement,
    options: &SubmitDisbursementOptions,
    key: Option<BatchKey>,
) -> Result<Arc<Batch>, ErrorResponse> {
    let forced = options.force_disburse == Some(true);
    let unchecked = options.skip_validation == Some(true);
    let Some(key) = key else {
        return Err(invalid(
            state,
            vec![FieldError::new(KEY, "the header is missing")],
        ));
    };
    if state.disbursements.batches.first_with_key(&key).is_some() {
        return Err(ErrorResponse::batch_exists(&mut state.ids));
    }
    let total = request.items.iter().try_fold(Amount::ZERO, |sum, item| {
        sum.checked_add(item.amount.canonical())
    });
    let (errors, total) = match total {
        Some(total) => (field_errors(&request), total),
        None => (
            vec![FieldError::new("items", "the total is too large")],
            Amount::ZERO,
        ),
    };
    if !errors.is_empty() {
        return Err(invalid(state, errors));
    }
    if unchecked && !forced {
        let message = "requires `force_disburse`";
        return Err(invalid(
            state,
            vec![FieldError::new("skip_validation", message)],
        ));
    }
    if forced && total > state.disbursements.balance {
        return Err(ErrorResponse::disbursement("insufficient balance"));
    }
    let mut batch = new_batch(state, request, key, total);
    if unchecked {
        for payout in &mut batch.payouts {
            payout.status = DisbursementItemStatus::Valid;
        }
        batch.status = DisbursementStatus::NeedApproval;
    } else {
        state.validate(&mut batch);
    }
    if forced && batch.can_be_approved(false) {
        state.approve(&mut batch);
    }
    Ok(state.add_batch(batch))
}

/// Returns the errors of a batch beyond its format.
fn field_errors(request: &SubmitDisbursement) -> Vec<FieldError> {
    let mut errors = Vec::new();
    if request.items.is_empty() {
        errors.push(FieldError::new("items", "must contain at least one payout"));
    }
    for (position, item) in request.items.iter().enumerate() {
        if item.amount <= Amount::ZERO {
            let field = format!("items[{position}].amount");
            errors.push(FieldError::new(field, "is not greater than zero"));
        }
    }
    errors
}

fn new_batch(
    state: &mut State,
    request: SubmitDisbursement,
    key: BatchKey,
    total: Amount,
) -> Batch {
    let now = state.clock.now();
    let id = DisbursementId::new(state.ids.next(DisbursementId::PREFIX.unwrap_or_default()));
    let payout = |request: &DisbursementPayout| Payout {
        id: DisbursementItemId::new(
            state
                .ids
                .next(DisbursementItemId::PREFIX.unwrap_or_default()),
        ),
        request: request.clone(),
        status: DisbursementItemStatus::NeedValidation,
    };
    Batch {
        id,
        key,
        total,
        payouts: request.items.iter().map(payout).collect(),
        request: Arc::new(request),
        status: DisbursementStatus::Draft,
        created_at: now,
        updated_at: now,
        approved_at: None,
    }
}

/// Handles `POST /disbursements/{id}/approve`.
pub(crate) fn approve<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let query: ApproveDisbursement = context.query()?;
    let id = DisbursementId::new(context.path("id"));
    step(move |state| {
        let approved = state.approve_batch(&id, query.ignore_invalid == Some(true));
        let batch = approved.map_err(|error| match error {
            SimulatorError::UnknownBatch(_) => unknown(),
            SimulatorError::ApprovedBefore(_) => ErrorResponse::already_submitted(),
            SimulatorError::NotApprovable { status, .. } => {
                let message = format!("a {status} batch cannot be approved this way");
                ErrorResponse::disbursement(&message)
            }
            _ => ErrorResponse::disbursement("insufficient balance"),
        })?;
        reply::<Disbursement>(move || views::batch::brief(&batch).finish())
    })
}

/// Handles `GET /disbursements/{id}`.
pub(crate) fn get<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    step(move |state| {
        let batch = find(state, context)?;
        reply::<Disbursement>(move || views::batch::read(&batch))
    })
}

/// Handles `POST /disbursements/status`.
pub(crate) fn status<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let request: FindDisbursement = context.body()?;
    step(move |state| {
        let batches = &state.disbursements.batches;
        let id = request.disbursement_batch_id.as_ref();
        let key = request.idempotency_key.as_ref();
        let has_key = |batch: &&Arc<Batch>| key.is_none_or(|key| batch.key == *key);
        let batch = match (id, key) {
            (Some(id), _) => batches.get(id.as_str()).filter(has_key),
            (None, Some(key)) => batches.first_with_key(key),
            (None, None) => batches.iter().next(),
        };
        let batch = batch.cloned().ok_or_else(unknown)?;
        reply::<Disbursement>(move || views::batch::read(&batch))
    })
}

/// Handles `GET /disbursements/{id}/items`.
pub(crate) fn items<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let page = Page::read(context.query, MOST, Days::Dates)?;
    step(move |state| {
        let batch = find(state, context)?;
        reply::<DisbursementItemList>(move || {
            let items: Vec<Json> = page
                .cut(&batch.payouts)
                .into_iter()
                .map(|payout| views::batch::item(&batch, payout))
                .collect();
            Object::new()
                .string("submission_status", "completed")
                .with("disbursement_batch_items", &items)
                .with("count", &count(batch.payouts.len()))
                .finish()
        })
    })
}

/// Handles `DELETE /disbursements/{id}`. It fails once the batch is approved, as recorded.
pub(crate) fn delete<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    step(move |state| {
        let batch = find(state, context)?;
        if batch.approved_at.is_some() {
            return Err(ErrorResponse::not_a_draft(&mut state.ids));
        }
        state.disbursements.batches.remove(context.path("id"));
        Ok(Box::new(|| {
            Ok(to_string("disbursement batch deleted successfully"))
        }))
    })
}

/// Handles `POST /disbursements/topup`. It is rejected, as in the vendor's sandbox.
pub(crate) fn topup<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let _asked: CreateTopUp = context.body()?;
    Err(ErrorResponse::disbursement(
        "top-up not allowed in sandbox mode",
    ))
}

/// Handles `GET /disbursements/topup/balance`.
pub(crate) fn balance<'c>(_: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    step(|state| {
        // The only sample has a whole number of rupiah.
        let rupiah = state.disbursements.balance.hundredths() / 100;
        reply::<DisbursementBalance>(move || Object::new().with("balance", &rupiah).finish())
    })
}

/// Finds the batch of the path.
fn find(state: &State, context: &Context<'_>) -> Result<Arc<Batch>, ErrorResponse> {
    let batch = state.disbursements.batches.get(context.path("id"));
    batch.cloned().ok_or_else(unknown)
}

/// Creates `disbursements.get.error.500.json`.
fn unknown() -> ErrorResponse {
    ErrorResponse::failing("error getting disbursement batch")
}

fn invalid(state: &mut State, errors: Vec<FieldError>) -> ErrorResponse {
    ErrorResponse::invalid(&mut state.ids, "invalid fields in request", errors)
}
