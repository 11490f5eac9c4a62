//! The shop's server: its database, and the handler of webhooks.

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use durianpay_client::api::{Event, Order, OrderId};
use durianpay_client::webhook::{Authentic, ConfirmError, Confirmed, Expected, Subject, Untrusted};
use durianpay_client::{Amount, ApiKey, Client};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::net::TcpListener;

/// The shop.
pub(crate) struct Shop {
    client: Client,
    key: ApiKey,
    /// The orders, and whether they have been delivered.
    database: Mutex<BTreeMap<OrderId, Sale>>,
    arrivals: Mutex<Vec<Arrival>>,
}

struct Sale {
    amount: Amount,
    is_delivered: bool,
}

/// A webhook that was received, and its verdict.
pub(crate) struct Arrival {
    pub(crate) event: String,
    /// The signed values, if the signature is valid.
    pub(crate) authentic: Option<Authentic>,
    pub(crate) verdict: Result<Verdict, Rejection>,
}

/// The consequence of a confirmed webhook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The order is paid: deliver.
    Deliver,
    /// The order was delivered before.
    DeliveredBefore,
    /// The order is not paid yet, or the event is about something else.
    Nothing,
}

/// A rejected webhook: the status to respond with, and the reason.
pub(crate) struct Rejection {
    pub(crate) status: StatusCode,
    pub(crate) reason: String,
}

impl Rejection {
    fn new(status: StatusCode, reason: &impl ToString) -> Self {
        let reason = reason.to_string();
        Self { status, reason }
    }
}

impl Shop {
    /// Opens the shop, and returns the URL for webhooks.
    pub(crate) async fn open(client: Client, key: ApiKey) -> std::io::Result<(Arc<Self>, String)> {
        let shop = Arc::new(Self {
            client,
            key,
            database: Mutex::default(),
            arrivals: Mutex::default(),
        });
        let router = Router::new()
            .route("/webhook", post(receive))
            .with_state(Arc::clone(&shop));
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}/webhook", listener.local_addr()?);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok((shop, url))
    }

    /// Adds an order to the database.
    pub(crate) fn sell(&self, order: &Order) {
        let sale = Sale {
            amount: order.amount,
            is_delivered: false,
        };
        let mut database = self.database.lock().unwrap_or_else(PoisonError::into_inner);
        database.insert(order.id.clone(), sale);
    }

    /// Returns the webhooks since the last call.
    pub(crate) fn arrivals(&self) -> Vec<Arrival> {
        std::mem::take(&mut *self.arrivals.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Handles a webhook in three steps: parse, verify, confirm.
    async fn handle(&self, body: &[u8]) -> Result<Arrival, Rejection> {
        let untrusted = Untrusted::parse(body)
            .map_err(|error| Rejection::new(StatusCode::BAD_REQUEST, &error))?;
        let mut arrival = Arrival {
            event: untrusted.claimed_event_name().to_owned(),
            authentic: None,
            verdict: Ok(Verdict::Nothing),
        };
        match untrusted.verify([&self.key]) {
            // It may arrive before the order is in the database.
            Ok(_) if matches!(untrusted.claimed_event(), Event::OrderCreated(_)) => {}
            Ok(authentic) => {
                arrival.authentic = Some(authentic.clone());
                arrival.verdict = self.confirm(&untrusted, &authentic).await;
            }
            Err(error) => {
                arrival.verdict = Err(Rejection::new(StatusCode::UNAUTHORIZED, &error));
            }
        }
        Ok(arrival)
    }

    async fn confirm(
        &self,
        untrusted: &Untrusted,
        authentic: &Authentic,
    ) -> Result<Verdict, Rejection> {
        // The order that the webhook names is a claim. Use it only to look up
        // the order; the expected amount comes from the database.
        let unknown = || Rejection::new(StatusCode::NOT_FOUND, &"the order is not in the database");
        let order = claimed_order(untrusted).ok_or_else(unknown)?;
        let amount = self.amount_of(&order).ok_or_else(unknown)?;
        let confirmed = authentic
            .confirm(&self.client, &Expected::new(&order, amount))
            .await
            .map_err(|error| rejection(&error))?;
        Ok(self.deliver_once(&confirmed))
    }

    fn amount_of(&self, order: &OrderId) -> Option<Amount> {
        let database = self.database.lock().unwrap_or_else(PoisonError::into_inner);
        database.get(order).map(|sale| sale.amount)
    }

    /// Delivers once, even if a webhook is delivered again.
    fn deliver_once(&self, confirmed: &Confirmed) -> Verdict {
        let mut database = self.database.lock().unwrap_or_else(PoisonError::into_inner);
        match database.get_mut(confirmed.order_id()) {
            Some(sale) if confirmed.is_paid() && !sale.is_delivered => {
                sale.is_delivered = true;
                Verdict::Deliver
            }
            Some(sale) if sale.is_delivered => Verdict::DeliveredBefore,
            _ => Verdict::Nothing,
        }
    }
}

/// Handles `POST /webhook`.
async fn receive(State(shop): State<Arc<Shop>>, body: Bytes) -> StatusCode {
    match shop.handle(&body).await {
        Ok(arrival) => {
            let status = match &arrival.verdict {
                Ok(_) => StatusCode::OK,
                Err(rejection) => rejection.status,
            };
            let mut arrivals = shop.arrivals.lock().unwrap_or_else(PoisonError::into_inner);
            arrivals.push(arrival);
            status
        }
        Err(rejection) => rejection.status,
    }
}

/// Returns the order that a webhook claims to be about.
fn claimed_order(untrusted: &Untrusted) -> Option<OrderId> {
    match (untrusted.claimed_event(), untrusted.subject()?) {
        (Event::PaymentCompleted(payment), _) => payment.order_id.clone(),
        (_, Subject::Order(order)) => Some(order),
        _ => None,
    }
}

fn rejection(error: &ConfirmError) -> Rejection {
    let status = match error {
        // Unknown: the sender should try again.
        ConfirmError::Api(_) => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::CONFLICT,
    };
    Rejection::new(status, error)
}
