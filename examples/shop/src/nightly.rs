//! The nightly job: resolves what is open, finds missed webhooks, and sums the orders of the day.

use crate::{Shop, webhook};
use durianpay_client::api::{ListOrders, OrderStatus};
use durianpay_client::webhook::Subject;
use durianpay_client::{Amount, Date};
use std::error::Error;

#[derive(Debug)]
pub struct Report {
    pub turnover: Amount,
    /// The number of requests whose result a person must look up.
    pub to_review: usize,
}

pub async fn settle(shop: Shop, day: Date) -> Result<Report, Box<dyn Error>> {
    let to_review = shop.intents.recover().await?.review.len();
    let open = sqlx::query_scalar("SELECT id FROM payouts WHERE status = 'submitted'");
    for batch in open.fetch_all(&shop.pool).await? {
        shop.inbox.ask(&Subject::Disbursement(batch)).await?;
    }
    let worker = shop.worker();
    let midnight = format!("{day}T00:00:00+07:00").parse()?;
    while !worker.sweep(midnight, 20).await?.is_finished {}
    let query = ListOrders::new().from(day).to(day);
    let mut orders = shop.client.orders().list_with(query).stream();
    let mut turnover = Amount::ZERO;
    while let Some(order) = orders.next().await.transpose()? {
        let is_paid = order.status == OrderStatus::Completed;
        let paid = if is_paid { order.amount } else { Amount::ZERO };
        turnover = turnover.checked_add(paid).ok_or("the turnover is too large")?;
    }
    worker.run_pending(move |delivery| webhook::handle(shop.clone(), delivery)).await?;
    Ok(Report { turnover, to_review })
}
