//! A shop that takes payments by QRIS, virtual account and e-wallet, refunds them, and pays out.

pub mod checkout;
pub mod error;
pub mod nightly;
pub mod orders;
pub mod payout;
pub mod refund;
pub mod rows;
pub mod webhook;

use axum::Router;
use axum::extract::FromRef;
use axum::routing::{get, post};
use durianpay_client::intent::Intents;
use durianpay_client::webhook::Verifier;
use durianpay_client::webhook::inbox::{Inbox, Receipt, Worker};
use durianpay_client::{ApiKey, Client};
use durianpay_sqlx::SqliteStore;
use sqlx::SqlitePool;

/// The shop. Clones share its connections.
#[derive(Clone)]
pub struct Shop {
    pub client: Client,
    pub intents: Intents,
    pub inbox: Inbox,
    pub store: SqliteStore,
    pub pool: SqlitePool,
}

/// Provides the extractor `Receipt` with the inbox.
impl FromRef<Shop> for Inbox {
    fn from_ref(shop: &Shop) -> Self {
        shop.inbox.clone()
    }
}

impl Shop {
    /// Creates the tables of the shop, of the inbox and of the intents.
    pub async fn open(
        pool: SqlitePool,
        client: Client,
        key: ApiKey,
    ) -> Result<Self, Box<dyn std::error::Error>> {
        sqlx::raw_sql(include_str!("schema.sql")).execute(&pool).await?;
        let store = SqliteStore::new(pool.clone());
        store.migrate().await?;
        Ok(Self {
            intents: Intents::new(client.clone(), store.clone()),
            inbox: Inbox::new(store.clone(), Verifier::new([key])),
            client,
            store,
            pool,
        })
    }

    /// Returns the server.
    pub fn router(&self) -> Router {
        Router::new()
            .route("/checkout", post(checkout::check_out))
            .route("/orders/{number}", get(orders::status))
            .route("/refunds", post(refund::refund))
            .route("/payouts", post(payout::pay_out))
            .route("/webhook", post(async |stored: Receipt| stored))
            .with_state(self.clone())
    }

    /// Returns the worker that handles what the inbox has stored.
    pub fn worker(&self) -> Worker {
        let pool = self.pool.clone();
        let look_up = move |order| webhook::look_up(pool.clone(), order);
        Worker::new(self.inbox.clone(), self.client.clone(), look_up)
    }
}
