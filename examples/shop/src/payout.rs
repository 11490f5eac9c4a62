//! `POST /payouts`: a batch of transfers, which is approved when the banks have checked it.

use crate::Shop;
use crate::error::Answer;
use axum::Json;
use axum::extract::State;
use durianpay_client::api::{
    ApproveDisbursement, DisbursementId, DisbursementPayout, SubmitDisbursement,
    SubmitDisbursementOptions,
};
use durianpay_client::webhook::inbox::{HandlerError, Occurrence};
use serde::Deserialize;
use sqlx::SqliteConnection;

/// A batch of the books, such as `payroll-2026-07`.
#[derive(Deserialize)]
pub struct Batch {
    key: String,
    payouts: Vec<DisbursementPayout>,
}

pub async fn pay_out(State(shop): State<Shop>, Json(it): Json<Batch>) -> Answer<DisbursementId> {
    let request = SubmitDisbursement::new(&it.key, it.payouts);
    let options = SubmitDisbursementOptions::new().force_disburse(false); // checked by the banks
    let id = shop.intents.submit_disbursement(it.key, request, options).await?.id;
    let insert = sqlx::query("INSERT INTO payouts VALUES ($1, 'submitted') ON CONFLICT DO NOTHING");
    insert.bind(&id).execute(&shop.pool).await?;
    Ok(Json(id))
}

/// Approves a batch of the shop that the banks have checked. A second call has no effect.
pub async fn approve(shop: &Shop, event: &Occurrence) -> Result<(), HandlerError> {
    let Occurrence::DisbursementValidated { id, .. } = event else { return Ok(()) };
    let select = sqlx::query("SELECT 1 FROM payouts WHERE id = $1").bind(id);
    select.fetch_optional(&shop.pool).await?.ok_or("the batch is not in the books yet")?;
    Ok(shop.intents.approve_disbursement(id, ApproveDisbursement::new()).await.map(drop)?)
}

/// Records the end of a batch.
pub async fn end(books: &mut SqliteConnection, event: &Occurrence) -> sqlx::Result<()> {
    let Occurrence::DisbursementCompleted { id, status } = event else { return Ok(()) };
    let end = sqlx::query("UPDATE payouts SET status = $2 WHERE id = $1").bind(id).bind(status);
    end.execute(books).await?;
    Ok(())
}
