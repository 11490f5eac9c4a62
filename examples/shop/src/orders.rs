//! `GET /orders/{number}`, from the table of the shop.

use crate::error::{Answer, ShopError};
use crate::{Shop, rows};
use axum::Json;
use axum::extract::{Path, State};
use durianpay_client::api::OrderStatus;

pub async fn status(State(shop): State<Shop>, Path(number): Path<String>) -> Answer<OrderStatus> {
    let order = rows::find(&shop.pool, &number).await?;
    let order = order.ok_or(ShopError::Invalid("We do not know this order."))?;
    Ok(Json(order.status))
}
