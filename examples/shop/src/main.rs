//! Runs the shop, its worker and the recovery of its intents. The nightly job is the argument
//! `nightly` and a day.

use durianpay_client::{ApiKey, Client};
use shop::{Shop, nightly, webhook};
use sqlx::SqlitePool;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // A line for each call and each webhook, and a span for each call.
    let filter = EnvFilter::try_from_default_env();
    let filter = filter.unwrap_or_else(|_| EnvFilter::new("info,durianpay_client=debug"));
    tracing_subscriber::fmt().with_env_filter(filter).init();
    let key = ApiKey::from_env()?;
    let pool = SqlitePool::connect("sqlite:shop.db?mode=rwc").await?;
    let shop = Shop::open(pool, Client::new(key.clone())?, key).await?;
    let mut arguments = std::env::args().skip(1);
    if let (Some("nightly"), Some(day)) = (arguments.next().as_deref(), arguments.next()) {
        tracing::info!(report = ?nightly::settle(shop, day.parse()?).await?);
        return Ok(());
    }
    let recovering = shop.intents.clone();
    tokio::spawn(async move { recovering.run().await });
    let (worker, handling) = (shop.worker(), shop.clone());
    let handler = move |delivery| webhook::handle(handling.clone(), delivery);
    tokio::spawn(async move { worker.run(handler).await });
    axum::serve(TcpListener::bind("127.0.0.1:8080").await?, shop.router()).await?;
    Ok(())
}
