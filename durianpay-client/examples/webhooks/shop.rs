//! The shop: its database, its inbox, and the handler of webhooks.

use crate::Outcome;
use axum::Router;
use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use axum::routing::post;
use durianpay_client::Client;
use durianpay_client::api::Order;
use durianpay_client::webhook::inbox::{ConfirmedState, Inbox};
use durianpay_client::webhook::{Expected, Received, ResponseError as _, Verifier};
use durianpay_simulator::Simulator;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::time::sleep;

/// The state of the handlers.
#[derive(Clone)]
pub(crate) struct Shop {
    client: Client,
    verifier: Verifier,
    inbox: Inbox,
    database: Arc<Mutex<Database>>,
}

#[derive(Default)]
struct Database {
    order: Option<Order>,
    deliveries: usize,
    /// One line for each webhook since the last call of `print_log`.
    log: Vec<String>,
}

/// Provides the extractor [`Received`] with its keys.
impl FromRef<Shop> for Verifier {
    fn from_ref(shop: &Shop) -> Self {
        shop.verifier.clone()
    }
}

/// Handles `POST /webhook`. The extractor has rejected invalid and forged
/// webhooks.
async fn receive(State(shop): State<Shop>, received: Received) -> StatusCode {
    let event = received.webhook().claimed_event_name().to_owned();
    let (status, result) = match shop.take(&received).await {
        Ok(result) => (StatusCode::OK, result),
        Err((status, reason)) => (status, reason),
    };
    shop.database()
        .log
        .push(format!("{event} → {status}: {result}"));
    status
}

impl Shop {
    /// Opens the shop, and returns the URL for webhooks.
    pub(crate) async fn open(simulator: &Simulator) -> Outcome<(Self, String)> {
        let shop = Self {
            client: simulator.client(),
            verifier: Verifier::new([simulator.api_key().clone()]),
            // In production, use `SqliteStore` or `PostgresStore` of
            // `durianpay-sqlx`.
            inbox: Inbox::in_memory(),
            database: Arc::default(),
        };
        let router = Router::new()
            .route("/webhook", post(receive))
            .with_state(shop.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}/webhook", listener.local_addr()?);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok((shop, url))
    }

    /// Confirms a webhook with the API, and delivers once per order.
    async fn take(&self, received: &Received) -> Result<String, (StatusCode, String)> {
        // In production, look the order up by the id that the webhook claims.
        let order = self.database().order.clone();
        let Some(order) = order else {
            let status = StatusCode::SERVICE_UNAVAILABLE;
            return Err((status, "the order is not in the database yet".to_owned()));
        };
        let expected = Expected::new(order.id, order.amount);
        let confirmed = received
            .confirm(&self.client, &expected)
            .await
            .map_err(|error| (error.status_code(), error.to_string()))?;
        let Some(paid) = ConfirmedState::paid_order(&confirmed) else {
            return Ok("not paid".to_owned());
        };
        let handled = self
            .inbox
            .handle(&paid, || self.deliver())
            .await
            .map_err(|error| (error.status_code(), error.to_string()))?;
        Ok(format!("{handled:?}"))
    }

    async fn deliver(&self) -> Result<(), Infallible> {
        sleep(Duration::from_millis(20)).await;
        self.database().deliveries += 1;
        Ok(())
    }

    /// Adds an order to the database.
    pub(crate) fn sell(&self, order: Order) {
        self.database().order = Some(order);
    }

    /// Prints the log since the last call, equal lines once.
    pub(crate) fn print_log(&self) {
        let mut lines = std::mem::take(&mut self.database().log);
        // The remaining time of the lease differs from copy to copy.
        for line in &mut lines {
            if let Some((start, _)) = line.split_once(", for at most") {
                *line = start.to_owned();
            }
        }
        lines.sort_unstable();
        for same in lines.chunk_by(|one, other| one == other) {
            println!("  {} × {}", same.len(), same[0]);
        }
    }

    /// Fails unless the shop has delivered this many times.
    pub(crate) fn has_delivered(&self, expected: usize) -> Outcome {
        let found = self.database().deliveries;
        if found == expected {
            return Ok(());
        }
        Err(format!("the shop has delivered {found} times, not {expected}").into())
    }

    fn database(&self) -> MutexGuard<'_, Database> {
        self.database.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
