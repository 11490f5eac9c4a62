//! Answers of the resource `disbursements`, but for the checks of accounts.

use crate::batches::{self, Batch, Payout};
use crate::handlers::Ask;
use crate::object::{Object, typed};
use crate::paging::{MOST, Page, counted};
use crate::refusal::{FieldFault, Refusal};
use crate::state::State;
use durianpay_client::Amount;
use durianpay_client::api::{
    ApproveDisbursement, CreateTopUp, Disbursement, DisbursementBalance, DisbursementId,
    DisbursementItemId, DisbursementItemList, DisbursementItemStatus, DisbursementPayout,
    DisbursementStatus, FindDisbursement, SubmitDisbursement, SubmitDisbursementOptions,
};
use durianpay_client::json::{self, Json};

/// The header with the merchant's own key for a batch.
const KEY: &str = "idempotency_key";

/// `POST /disbursements/submit`
pub(crate) fn submit(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let asked: SubmitDisbursement = ask.body()?;
    let options: SubmitDisbursementOptions = ask.query()?;
    let forced = options.force_disburse == Some(true);
    let unchecked = options.skip_validation == Some(true);
    let Some(key) = ask.header(KEY).map(str::to_owned) else {
        return Err(invalid(
            state,
            vec![FieldFault::new(KEY, "the header is missing")],
        ));
    };
    let mut known = state.disbursements.batches.iter();
    if let Some(batch) = known.find(|batch| batch.key == key) {
        if batch.asked != asked {
            return Err(Refusal::key_conflict());
        }
        state.is_done_before = true;
        return Ok(typed::<Disbursement>(&submitted(batch))?);
    }
    let total = asked.items.iter().try_fold(Amount::ZERO, |sum, item| {
        sum.checked_add(item.amount.canonical())
    });
    let (faults, total) = match total {
        Some(total) => (faults_of(&asked), total),
        None => (
            vec![FieldFault::new("items", "come to too much")],
            Amount::ZERO,
        ),
    };
    if !faults.is_empty() {
        return Err(invalid(state, faults));
    }
    if unchecked && !forced {
        let message = "goes only with `force_disburse`";
        return Err(invalid(
            state,
            vec![FieldFault::new("skip_validation", message)],
        ));
    }
    if forced && total > state.disbursements.balance {
        return Err(Refusal::disbursement("insufficient balance"));
    }
    let mut batch = new_batch(state, asked, key, total);
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
    let answer = submitted(&batch);
    state.disbursements.batches.push(batch);
    Ok(typed::<Disbursement>(&answer)?)
}

/// What is wrong with a batch beyond its form.
fn faults_of(asked: &SubmitDisbursement) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    if asked.items.is_empty() {
        faults.push(FieldFault::new("items", "one payout at least is needed"));
    }
    for (position, item) in asked.items.iter().enumerate() {
        if item.amount <= Amount::ZERO {
            let field = format!("items[{position}].amount");
            faults.push(FieldFault::new(field, "is not greater than zero"));
        }
    }
    faults
}

fn new_batch(state: &mut State, asked: SubmitDisbursement, key: String, total: Amount) -> Batch {
    let now = state.clock.now();
    let id = DisbursementId::new(state.ids.next(DisbursementId::PREFIX.unwrap_or_default()));
    let payout = |asked: &DisbursementPayout| Payout {
        id: DisbursementItemId::new(
            state
                .ids
                .next(DisbursementItemId::PREFIX.unwrap_or_default()),
        ),
        asked: asked.clone(),
        status: DisbursementItemStatus::NeedValidation,
    };
    Batch {
        id,
        key,
        total,
        payouts: asked.items.iter().map(payout).collect(),
        asked,
        status: DisbursementStatus::Draft,
        created_at: now,
        updated_at: now,
        approved_at: None,
    }
}

/// `disbursements.submit.response.partial.json`, with what newer pages add.
fn submitted(batch: &Batch) -> Json {
    batches::brief(batch)
        .with("created_at", &batch.created_at)
        .finish()
}

/// `POST /disbursements/{id}/approve`
pub(crate) fn approve(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let query: ApproveDisbursement = ask.query()?;
    let position = position(state, ask)?;
    let mut batch = state.disbursements.batches[position].clone();
    if !batch.can_be_approved(query.ignore_invalid == Some(true)) {
        let message = format!("the batch is {}, and cannot be approved so", batch.status);
        return Err(Refusal::disbursement(&message));
    }
    if batch.payable() > state.disbursements.balance {
        return Err(Refusal::disbursement("insufficient balance"));
    }
    state.approve(&mut batch);
    let answer = batches::brief(&batch).finish();
    state.disbursements.batches[position] = batch;
    Ok(typed::<Disbursement>(&answer)?)
}

/// `GET /disbursements/{id}`
pub(crate) fn get(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let position = position(state, ask)?;
    let answer = batches::read(&state.disbursements.batches[position]);
    Ok(typed::<Disbursement>(&answer)?)
}

/// `POST /disbursements/status`
pub(crate) fn status(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let asked: FindDisbursement = ask.body()?;
    let mut batches = state.disbursements.batches.iter();
    let is_meant = |batch: &&Batch| {
        let id = asked.disbursement_batch_id.as_ref();
        let key = asked.idempotency_key.as_ref();
        id.is_none_or(|id| batch.id == *id) && key.is_none_or(|key| batch.key == *key)
    };
    let batch = batches.find(is_meant).ok_or_else(unknown)?;
    Ok(typed::<Disbursement>(&batches::read(batch))?)
}

/// `GET /disbursements/{id}/items`
pub(crate) fn items(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let page = Page::of(ask, MOST, Refusal::invalid_page())?;
    let position = position(state, ask)?;
    let batch = &state.disbursements.batches[position];
    let items: Vec<Json> = page
        .cut(&batch.payouts)
        .into_iter()
        .map(|payout| batches::item(batch, payout))
        .collect();
    let answer = Object::new()
        .text("submission_status", "completed")
        .with("disbursement_batch_items", &items)
        .with("count", &counted(batch.payouts.len()))
        .finish();
    Ok(typed::<DisbursementItemList>(&answer)?)
}

/// `DELETE /disbursements/{id}`: until it is approved. No source says.
pub(crate) fn delete(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let position = position(state, ask)?;
    let batch = &state.disbursements.batches[position];
    if batch.approved_at.is_some() {
        let message = format!("the batch is {}, and cannot be deleted", batch.status);
        return Err(Refusal::disbursement(&message));
    }
    state.disbursements.batches.remove(position);
    Ok(json::to_string("disbursement batch deleted successfully"))
}

/// `POST /disbursements/topup`: refused, as the vendor's sandbox does.
pub(crate) fn topup(_: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let _asked: CreateTopUp = ask.body()?;
    Err(Refusal::disbursement("top-up not allowed in sandbox mode"))
}

/// `GET /disbursements/topup/balance`
pub(crate) fn balance(state: &mut State, _: &Ask<'_>) -> Result<String, Refusal> {
    // A whole number of rupiah, in the only sample.
    let rupiah = state.disbursements.balance.hundredths() / 100;
    let answer = Object::new().with("balance", &rupiah).finish();
    Ok(typed::<DisbursementBalance>(&answer)?)
}

/// Where the batch of the path is kept.
fn position(state: &State, ask: &Ask<'_>) -> Result<usize, Refusal> {
    let mut batches = state.disbursements.batches.iter();
    batches
        .position(|batch| batch.id.as_str() == ask.path("id"))
        .ok_or_else(unknown)
}

/// `disbursements.get.error.500.json`
fn unknown() -> Refusal {
    Refusal::failing("error getting disbursement batch")
}

fn invalid(state: &mut State, faults: Vec<FieldFault>) -> Refusal {
    Refusal::invalid(&mut state.ids, "invalid fields in request", faults)
}
