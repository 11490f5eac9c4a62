//! The shop: its books, its inbox, and the handler that webhooks are sent to.

use crate::Outcome;
use axum::Router;
use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use axum::routing::post;
use durianpay_client::Client;
use durianpay_client::api::Order;
use durianpay_client::webhook::inbox::{ConfirmedState, Inbox};
use durianpay_client::webhook::{Expected, Received, ResponseError, Verifier};
use durianpay_simulator::Simulator;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::time::sleep;

/// What the handlers share.
#[derive(Clone)]
pub(crate) struct Shop {
    client: Client,
    verifier: Verifier,
    inbox: Inbox,
    books: Arc<Mutex<Books>>,
}

#[derive(Default)]
struct Books {
    order: Option<Order>,
    deliveries: usize,
    /// What was said of each webhook since the last time.
    told: Vec<String>,
}

/// The extractor [`Received`] finds its keys so.
impl FromRef<Shop> for Verifier {
    fn from_ref(shop: &Shop) -> Self {
        shop.verifier.clone()
    }
}

/// `POST /webhook`. What is no webhook, or forged, does not come here.
async fn receive(State(shop): State<Shop>, received: Received) -> StatusCode {
    let event = received.webhook().claimed_event_name().to_owned();
    let (status, said) = match shop.take(&received).await {
        Ok(said) => (StatusCode::OK, said),
        Err((status, said)) => (status, said),
    };
    shop.books()
        .told
        .push(format!("{event} → {status}: {said}"));
    status
}

impl Shop {
    /// Opens the shop. Gives the URL for webhooks.
    pub(crate) async fn open(simulator: &Simulator) -> Outcome<(Self, String)> {
        let shop = Self {
            client: simulator.client(),
            verifier: Verifier::new([simulator.api_key().clone()]),
            // A real shop keeps it in its database: `SqliteStore`, `PostgresStore`.
            inbox: Inbox::in_memory(),
            books: Arc::default(),
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
        // A real shop looks the order up by the id that the webhook claims.
        let order = self.books().order.clone();
        let Some(order) = order else {
            let again = StatusCode::SERVICE_UNAVAILABLE;
            return Err((again, "not in the books yet".to_owned()));
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
        self.books().deliveries += 1;
        Ok(())
    }

    /// Writes an order into the books.
    pub(crate) fn sell(&self, order: Order) {
        self.books().order = Some(order);
    }

    /// Prints what was said of webhooks since the last time, each once.
    pub(crate) fn tell(&self) {
        let mut told = std::mem::take(&mut self.books().told);
        // How long somebody else may still take differs from copy to copy.
        for line in &mut told {
            if let Some((said, _)) = line.split_once(", for at most") {
                *line = said.to_owned();
            }
        }
        told.sort_unstable();
        for same in told.chunk_by(|one, other| one == other) {
            println!("  {} × {}", same.len(), same[0]);
        }
    }

    /// Fails unless the shop has delivered so often.
    pub(crate) fn has_delivered(&self, expected: usize) -> Outcome {
        let found = self.books().deliveries;
        if found == expected {
            return Ok(());
        }
        Err(format!("the shop has delivered {found} times, not {expected}").into())
    }

    fn books(&self) -> MutexGuard<'_, Books> {
        self.books.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
