//! The shop's server: its database, its inbox, and the handling of a paid order.

use axum::Router;
use axum::extract::FromRef;
use axum::routing::post;
use durianpay_client::api::{Order, OrderId};
use durianpay_client::webhook::inbox::{
    Delivery, HandlerError, Inbox, JobInfo, JobKind, MemoryStore, Occurrence, OrderQuery, Receipt,
    Worker,
};
use durianpay_client::webhook::{Expectation, Expected, Verifier};
use durianpay_client::{Amount, ApiKey, Client};
use std::collections::BTreeMap;
use std::error::Error;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::net::TcpListener;

/// A shop. Clones share its state.
#[derive(Clone)]
pub(crate) struct Shop {
    client: Client,
    inbox: Inbox,
    database: Arc<Mutex<Database>>,
}

#[derive(Default)]
struct Database {
    /// The orders and their amounts.
    orders: BTreeMap<OrderId, Amount>,
    delivered: Vec<OrderId>,
}

/// Provides the extractor [`Receipt`] with the inbox.
impl FromRef<Shop> for Inbox {
    fn from_ref(shop: &Shop) -> Self {
        shop.inbox.clone()
    }
}

/// Handles `POST /webhook`: the extractor has stored the webhook, and the response is 200.
async fn webhook(receipt: Receipt) -> Receipt {
    receipt
}

impl Shop {
    /// Opens the shop, and returns the URL for webhooks.
    pub(crate) async fn open(client: Client, key: ApiKey) -> std::io::Result<(Self, String)> {
        let shop = Self {
            client,
            // In production: `SqliteStore` or `PostgresStore` of `durianpay-sqlx`.
            inbox: Inbox::new(MemoryStore::default(), Verifier::new([key])),
            database: Arc::default(),
        };
        let router = Router::new()
            .route("/webhook", post(webhook))
            .with_state(shop.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}/webhook", listener.local_addr()?);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok((shop, url))
    }

    /// Adds an order to the database.
    pub(crate) fn sell(&self, order: &Order) {
        self.database()
            .orders
            .insert(order.id.clone(), order.amount);
    }

    /// Confirms the stored webhooks, and handles the confirmed events. A server would run
    /// `Worker::run` continuously instead.
    pub(crate) async fn work(&self) -> Result<(), Box<dyn Error>> {
        let shop = self.clone();
        let lookup = move |order: OrderQuery| {
            let shop = shop.clone();
            async move { Ok(shop.look_up(order)) }
        };
        let shop = self.clone();
        let handler = move |delivery: Delivery| {
            let shop = shop.clone();
            async move {
                shop.handle(&delivery);
                Ok::<_, HandlerError>(())
            }
        };
        let worker = Worker::new(self.inbox.clone(), self.client.clone(), lookup);
        worker.run_pending(handler).await?;
        Ok(())
    }

    /// Looks up an order. The expected amount must come from the database, never from a webhook.
    fn look_up(&self, order: OrderQuery) -> Expectation {
        match self.database().orders.get(&order.order_id) {
            Some(amount) => Expectation::Order(Expected::new(order.order_id, *amount)),
            None => Expectation::NotYet,
        }
    }

    /// Handles a confirmed event. A paid order is passed to it once.
    fn handle(&self, delivery: &Delivery) {
        if let Occurrence::OrderPaid(paid) = delivery.occurrence() {
            self.database().delivered.push(paid.order_id.clone());
        }
    }

    /// Returns the orders that were delivered since the last call.
    pub(crate) fn delivered(&self) -> Vec<OrderId> {
        std::mem::take(&mut self.database().delivered)
    }

    /// Returns the webhooks in the inbox, latest first, as shown to an operator.
    pub(crate) async fn webhooks(&self) -> Result<Vec<JobInfo>, Box<dyn Error>> {
        let filter = durianpay_client::webhook::inbox::Filter {
            kind: Some(JobKind::Event),
            ..Default::default()
        };
        Ok(self.inbox.store().list(filter).await?)
    }

    fn database(&self) -> MutexGuard<'_, Database> {
        self.database.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
