//! Shared by the tests of the inbox: confirmed states, which only an API can confirm.

use durianpay_client::webhook::inbox::{ConfirmedState, State};
use durianpay_client::webhook::{Confirmed, Expected, Untrusted};
use durianpay_client::{Amount, ApiKey, Client};
use durianpay_test_support::scripted_server::{self, Server};
use std::sync::{Arc, Mutex};

/// How far a payment can come, in the words of the API.
pub(crate) const STATUSES: [&str; 7] = [
    "started",
    "processing",
    "completed",
    "failed",
    "expired",
    "cancelled",
    "refunded",
];

/// An API that gives whatever it is asked for the status that it is told.
pub(crate) struct Api {
    client: Client,
    answer: Arc<Mutex<String>>,
    _server: Server,
}

impl Api {
    pub(crate) async fn start() -> Self {
        let answer = Arc::new(Mutex::new(String::new()));
        let script = Arc::clone(&answer);
        let server = Server::start(move |_| {
            let answer = script.lock().unwrap().clone();
            vec![scripted_server::json(200, answer)]
        })
        .await;
        let client = Client::builder(ApiKey::new("dp_test_demo").unwrap())
            .base_url(server.base_url())
            .build()
            .unwrap();
        Self {
            client,
            answer,
            _server: server,
        }
    }

    /// Confirms a webhook about `id`, which is in this status.
    async fn confirmed(&self, id: &str, order_id: &str, status: &str) -> Confirmed {
        let answer = serde_json::json!({
            "id": id, "order_id": order_id, "amount": "10000", "status": status, "is_live": false,
            "currency": "IDR", "items": null, "paid_amount": "", "failure_reason": {},
        });
        *self.answer.lock().unwrap() = answer.to_string();
        let body = format!(r#"{{"event": "canary", "data": {{"id": "{id}"}}}}"#);
        let webhook = Untrusted::parse(body.as_bytes()).unwrap();
        let expected = Expected::new(order_id, Amount::from(10_000));
        webhook.confirm(&self.client, &expected).await.unwrap()
    }

    /// The confirmed states of a payment, one for each state.
    pub(crate) async fn confirmed_states(&self, id: &str) -> ConfirmedStates {
        let mut confirmed_states = Vec::new();
        for status in STATUSES {
            let confirmed = self.confirmed(id, &order_of(id), status).await;
            confirmed_states.push(ConfirmedState::from_confirmed(&confirmed).unwrap());
        }
        ConfirmedStates(confirmed_states)
    }
}

fn order_of(payment: &str) -> String {
    format!("ord_of_{payment}")
}

pub(crate) async fn payment(id: &str, status: &str) -> Confirmed {
    Api::start()
        .await
        .confirmed(id, &order_of(id), status)
        .await
}

pub(crate) async fn order(id: &str, status: &str) -> Confirmed {
    Api::start().await.confirmed(id, id, status).await
}

pub(crate) async fn confirmed_state(id: &str, status: &str) -> ConfirmedState {
    ConfirmedState::from_confirmed(&payment(id, status).await).unwrap()
}

/// The confirmed states of a payment, one for each state.
pub(crate) struct ConfirmedStates(Vec<ConfirmedState>);

impl ConfirmedStates {
    pub(crate) async fn for_payment(id: &str) -> Self {
        Api::start().await.confirmed_states(id).await
    }

    pub(crate) fn at(&self, state: State) -> &ConfirmedState {
        self.0
            .iter()
            .find(|confirmed_state| confirmed_state.state() == state)
            .unwrap()
    }
}
