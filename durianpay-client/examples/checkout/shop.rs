//! The shop's server: its books, and the URL that webhooks are sent to.

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

/// The shop as its webhook handler knows it.
pub(crate) struct Shop {
    client: Client,
    key: ApiKey,
    /// What is sold under which order, and whether it has been delivered.
    books: Mutex<BTreeMap<OrderId, Sale>>,
    arrivals: Mutex<Vec<Arrival>>,
}

struct Sale {
    amount: Amount,
    is_delivered: bool,
}

/// A webhook that came in, and what became of it.
pub(crate) struct Arrival {
    pub(crate) event: String,
    /// What somebody with the key has signed, if the signature holds.
    pub(crate) authentic: Option<Authentic>,
    pub(crate) verdict: Result<Verdict, Refused>,
}

/// What a webhook that can be trusted leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The order is paid: the goods go out.
    Deliver,
    /// It was paid before: once is enough.
    DeliveredBefore,
    /// The order is not paid yet, or the event is about something else.
    Nothing,
}

/// Why a webhook is not believed, and what the sender is answered.
pub(crate) struct Refused {
    pub(crate) status: StatusCode,
    pub(crate) reason: String,
}

impl Refused {
    fn new(status: StatusCode, reason: &impl ToString) -> Self {
        let reason = reason.to_string();
        Self { status, reason }
    }
}

impl Shop {
    /// Opens the shop. Gives the URL for webhooks.
    pub(crate) async fn open(client: Client, key: ApiKey) -> std::io::Result<(Arc<Self>, String)> {
        let shop = Arc::new(Self {
            client,
            key,
            books: Mutex::default(),
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

    /// Writes an order into the books: what webhooks are held against.
    pub(crate) fn sell(&self, order: &Order) {
        let sale = Sale {
            amount: order.amount,
            is_delivered: false,
        };
        let mut books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
        books.insert(order.id.clone(), sale);
    }

    /// What came in since the last time.
    pub(crate) fn arrivals(&self) -> Vec<Arrival> {
        std::mem::take(&mut *self.arrivals.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The three steps: parse, verify, confirm.
    async fn handle(&self, body: &[u8]) -> Result<Arrival, Refused> {
        let untrusted = Untrusted::parse(body)
            .map_err(|error| Refused::new(StatusCode::BAD_REQUEST, &error))?;
        let mut arrival = Arrival {
            event: untrusted.claimed_event_name().to_owned(),
            authentic: None,
            verdict: Ok(Verdict::Nothing),
        };
        match untrusted.verify([&self.key]) {
            // Maybe it comes before the order is in the books.
            Ok(_) if matches!(untrusted.claimed_event(), Event::OrderCreated(_)) => {}
            Ok(authentic) => {
                arrival.authentic = Some(authentic.clone());
                arrival.verdict = self.judge(&untrusted, &authentic).await;
            }
            Err(error) => {
                arrival.verdict = Err(Refused::new(StatusCode::UNAUTHORIZED, &error));
            }
        }
        Ok(arrival)
    }

    async fn judge(
        &self,
        untrusted: &Untrusted,
        authentic: &Authentic,
    ) -> Result<Verdict, Refused> {
        // The order that the webhook names is a claim. It only says where to
        // look in the books; what is expected comes from the books.
        let unknown = || Refused::new(StatusCode::NOT_FOUND, &"it is about none of our orders");
        let order = claimed_order(untrusted).ok_or_else(unknown)?;
        let amount = self.amount_of(&order).ok_or_else(unknown)?;
        let confirmed = authentic
            .confirm(&self.client, &Expected::new(&order, amount))
            .await
            .map_err(|error| refused(&error))?;
        Ok(self.settle(&confirmed))
    }

    fn amount_of(&self, order: &OrderId) -> Option<Amount> {
        let books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
        books.get(order).map(|sale| sale.amount)
    }

    /// Delivers once, however often a webhook comes.
    fn settle(&self, confirmed: &Confirmed) -> Verdict {
        let mut books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
        match books.get_mut(confirmed.order_id()) {
            Some(sale) if confirmed.is_paid() && !sale.is_delivered => {
                sale.is_delivered = true;
                Verdict::Deliver
            }
            Some(sale) if sale.is_delivered => Verdict::DeliveredBefore,
            _ => Verdict::Nothing,
        }
    }
}

/// `POST /webhook`
async fn receive(State(shop): State<Arc<Shop>>, body: Bytes) -> StatusCode {
    match shop.handle(&body).await {
        Ok(arrival) => {
            let status = match &arrival.verdict {
                Ok(_) => StatusCode::OK,
                Err(refused) => refused.status,
            };
            let mut arrivals = shop.arrivals.lock().unwrap_or_else(PoisonError::into_inner);
            arrivals.push(arrival);
            status
        }
        Err(refused) => refused.status,
    }
}

/// The order that a webhook says it is about.
fn claimed_order(untrusted: &Untrusted) -> Option<OrderId> {
    match (untrusted.claimed_event(), untrusted.subject()?) {
        (Event::PaymentCompleted(payment), _) => payment.order_id.clone(),
        (_, Subject::Order(order)) => Some(order),
        _ => None,
    }
}

fn refused(error: &ConfirmError) -> Refused {
    let status = match error {
        // Nobody knows: the sender is to try again.
        ConfirmError::Api(_) => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::CONFLICT,
    };
    Refused::new(status, error)
}
