//! A shop over a database in memory, with a simulated Durianpay that sends it webhooks.

use axum::Router;
use axum::body::Body;
use durianpay_client::api::PaymentStatus;
use durianpay_simulator::Simulator;
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use shop::{Shop, webhook};
use sqlx::sqlite::SqlitePoolOptions;
use tower::ServiceExt as _;

pub struct Test {
    pub simulator: Simulator,
    pub shop: Shop,
    router: Router,
}

pub async fn open() -> Test {
    let simulator = Simulator::builder().start_in_memory().unwrap();
    // A single connection, since each one would have a database of its own.
    let pool = SqlitePoolOptions::new().max_connections(1).connect("sqlite::memory:");
    let key = simulator.api_key().clone();
    let shop = Shop::open(pool.await.unwrap(), simulator.client(), key).await.unwrap();
    let router = shop.router();
    let receiver = router.clone();
    simulator.set_webhook_receiver(move |sent| {
        let (mut parts, body) = sent.into_parts();
        parts.uri = "/webhook".parse().unwrap();
        let request = axum::http::Request::from_parts(parts, Body::from(body));
        let response = receiver.clone().oneshot(request);
        async { response.await.unwrap().status() }
    });
    Test { simulator, shop, router }
}

pub fn qris() -> Value {
    json!("qris")
}

impl Test {
    /// Sends a request to the shop. Returns the status and the body of its response.
    pub async fn send(&self, method: &str, path: &str, body: &str) -> (u16, String) {
        let request = axum::http::Request::builder().method(method).uri(path);
        let request = request.header("content-type", "application/json");
        let request = request.body(Body::from(body.to_owned())).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        (status, String::from_utf8(body.to_vec()).unwrap())
    }

    pub async fn post(&self, path: &str, body: Value) -> (u16, String) {
        self.send("POST", path, &body.to_string()).await
    }

    /// Clicks on "pay" for two lamps of 7,500 rupiah.
    pub async fn check_out(&self, number: &str, pay_by: Value) -> (u16, String) {
        let lines = json!([{ "quantity": 2, "price": "7500" }]);
        let email = "jane.doe@example.com";
        let cart = json!({ "number": number, "email": email, "lines": lines, "pay_by": pay_by });
        self.post("/checkout", cart).await
    }

    /// Pays every payment that waits, and handles the webhooks.
    pub async fn pay(&self) {
        let payments = self.shop.client.payments().list().await.unwrap().payments;
        for payment in payments.unwrap_or_default() {
            if payment.status != PaymentStatus::Completed {
                self.simulator.pay(&payment.id).await.unwrap();
            }
        }
        self.work().await;
    }

    /// Handles what the inbox has stored.
    pub async fn work(&self) {
        let shop = self.shop.clone();
        let handler = move |delivery| webhook::handle(shop.clone(), delivery);
        self.shop.worker().run_pending(handler).await.unwrap();
    }

    pub async fn status(&self, number: &str) -> String {
        self.send("GET", &format!("/orders/{number}"), "").await.1
    }

    /// Returns the numbers of the orders in the queue for delivery.
    pub async fn delivered(&self) -> Vec<String> {
        let select = sqlx::query_scalar("SELECT number FROM deliveries");
        select.fetch_all(&self.shop.pool).await.unwrap()
    }
}
