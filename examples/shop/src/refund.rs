//! `POST /refunds`: the whole payment or a part of it, once for each click.

use crate::error::{Answer, ShopError};
use crate::{Shop, rows};
use axum::Json;
use axum::extract::State;
use durianpay_client::Amount;
use durianpay_client::api::{CreateRefund, CreateRefundFields, RefundStatus};
use serde::Deserialize;

/// A click. A second click has the same reference.
#[derive(Deserialize)]
pub struct Click {
    reference: String,
    order: String,
    amount: Option<Amount>,
}

pub async fn refund(State(shop): State<Shop>, Json(click): Json<Click>) -> Answer<RefundStatus> {
    let order = rows::find(&shop.pool, &click.order).await?;
    let order = order.ok_or(ShopError::Invalid("We do not know this order."))?;
    let payment_id = order.payment_id.ok_or(ShopError::Invalid("This order is not paid."))?;
    let (ref_id, amount) = (click.reference, click.amount.unwrap_or(order.amount));
    let request = CreateRefund::new(CreateRefundFields { ref_id, payment_id, amount });
    Ok(Json(shop.intents.create_refund(request).await?.status))
}
