//! The shop: its database, its inbox, and the handling of a paid order.

use crate::show::line;
use axum::Router;
use axum::extract::FromRef;
use axum::routing::post;
use durianpay_client::Client;
use durianpay_client::api::Order;
use durianpay_client::webhook::inbox::{
    Delivery, HandlerError, Inbox, MemoryStore, Occurrence, OrderQuery, Receipt, Schedule, Worker,
};
use durianpay_client::webhook::{Expectation, Expected, Verifier};
use durianpay_simulator::Simulator;
use std::collections::BTreeMap;
use std::error::Error;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::time::sleep;

pub(crate) type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// A shop. Clones share its state, like several processes of one shop.
#[derive(Clone)]
pub(crate) struct Shop {
    client: Client,
    /// Stores webhooks. In production, the inbox should use `SqliteStore` or `PostgresStore` of
    /// `durianpay-sqlx`.
    inbox: Inbox,
    database: Arc<Mutex<Database>>,
}

#[derive(Default)]
struct Database {
    orders: BTreeMap<String, Order>,
    /// The delivery keys that the warehouse knows. It ignores a second delivery with the same key.
    shipped: BTreeMap<String, u32>,
    refunds_due: usize,
    /// How long the warehouse takes.
    warehouse_takes: Duration,
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
    pub(crate) async fn open(simulator: &Simulator) -> Outcome<(Self, String)> {
        let verifier = Verifier::new([simulator.api_key().clone()]);
        let shop = Self {
            client: simulator.client(),
            inbox: Inbox::new(MemoryStore::default(), verifier),
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

    /// Creates a worker, as one process of this shop would.
    pub(crate) fn worker(&self) -> Worker {
        let shop = self.clone();
        let lookup = move |order: OrderQuery| {
            let shop = shop.clone();
            async move { Ok(shop.look_up(&order)) }
        };
        // Shortened so that the example takes seconds: by default, a lease lasts one minute and the
        // second attempt follows after two seconds.
        let soon = Schedule::new(Duration::from_millis(50), Duration::from_secs(1), 10);
        Worker::new(self.inbox.clone(), self.client.clone(), lookup)
            .lease(Duration::from_secs(1))
            .event_schedule(soon)
            .task_schedule(soon)
    }

    /// Looks up an order and its expected amount.
    fn look_up(&self, query: &OrderQuery) -> Expectation {
        match self.database().orders.get(query.order_id.as_str()) {
            Some(order) => Expectation::Order(Expected::new(&order.id, order.amount)),
            // The customer has paid before the order is in the database.
            None => Expectation::NotYet,
        }
    }

    /// Handles a confirmed event. It runs outside any request of a sender.
    pub(crate) async fn handle(self, delivery: Delivery) -> Result<(), HandlerError> {
        match delivery.occurrence() {
            Occurrence::OrderPaid(paid) => {
                let attempt = delivery.attempt();
                let told = format!("{} is paid: ship it (attempt {attempt})", paid.order_id);
                line("your shop", told);
                self.ship(delivery.key()).await;
            }
            Occurrence::Overpaid(paid) => {
                let amount = paid.amount.display_rupiah();
                line(
                    "your shop",
                    format_args!("{} was paid twice: {amount} too much", paid.order_id),
                );
                self.database().refunds_due += 1;
            }
            // No other event needs handling here.
            _ => {}
        }
        Ok(())
    }

    /// Ships through a warehouse that ignores known keys.
    async fn ship(&self, key: &str) {
        let takes = self.database().warehouse_takes;
        *self.database().shipped.entry(key.to_owned()).or_default() += 1;
        sleep(takes).await;
    }

    /// Stores an order.
    pub(crate) fn sell(&self, order: Order) {
        self.database().orders.insert(order.id.to_string(), order);
    }

    pub(crate) fn let_warehouse_take(&self, takes: Duration) {
        self.database().warehouse_takes = takes;
    }

    /// Returns the number of deliveries, and the number of attempts at them.
    pub(crate) fn shipped(&self) -> (usize, u32) {
        let database = self.database();
        (database.shipped.len(), database.shipped.values().sum())
    }

    pub(crate) fn refunds_due(&self) -> usize {
        self.database().refunds_due
    }

    fn database(&self) -> MutexGuard<'_, Database> {
        self.database.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
