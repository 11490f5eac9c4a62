//! A whole shop with an inbox and a worker, told by the simulator: repeated, at once, late
//! and out of order. One delivery only.

use axum::Router;
use axum::extract::{FromRef, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use durianpay_client::api::{
    ChargeResponse, CreateOrder, Order, OrderCustomer, PaymentId, QrisCharge,
};
use durianpay_client::webhook::inbox::{
    Delivery, Inbox, MemoryStore, Occurrence, OrderQuery, Receipt, Schedule, Worker,
};
use durianpay_client::webhook::{Expectation, Expected, Verifier};
use durianpay_client::{Amount, Client};
use durianpay_simulator::{DeliveryOutcome, Simulator};
use http::StatusCode;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpListener;

const MINUTE: Duration = Duration::from_secs(60);

#[derive(Clone)]
struct Shop {
    inbox: Inbox,
    client: Client,
    order: Arc<Mutex<Option<Order>>>,
    is_closed: Arc<AtomicBool>,
    deliveries: Arc<AtomicU32>,
}

impl FromRef<Shop> for Inbox {
    fn from_ref(shop: &Shop) -> Self {
        shop.inbox.clone()
    }
}

/// Refuses all requests while the shop is closed.
async fn doors(State(shop): State<Shop>, request: axum::extract::Request, next: Next) -> Response {
    if shop.is_closed.load(Ordering::SeqCst) {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    next.run(request).await
}

impl Shop {
    /// Opens a shop that receives the webhooks of a simulator.
    async fn open() -> (Simulator, Self, String) {
        let simulator = Simulator::start().await.unwrap();
        let verifier = Verifier::new([simulator.api_key().clone()]);
        let shop = Self {
            inbox: Inbox::new(MemoryStore::default(), verifier),
            client: simulator.client(),
            order: Arc::default(),
            is_closed: Arc::default(),
            deliveries: Arc::default(),
        };
        let router = Router::new()
            .route("/hook", post(async |receipt: Receipt| receipt))
            .layer(from_fn_with_state(shop.clone(), doors))
            .with_state(shop.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        simulator.set_webhook_url(&url).unwrap();
        (simulator, shop, url)
    }

    /// Processes the jobs that are due now.
    async fn work(&self) {
        let order = Arc::clone(&self.order);
        let lookup = move |_: OrderQuery| {
            let order = order.lock().unwrap().clone();
            let expected = order.map(|order| Expected::new(order.id, order.amount));
            std::future::ready(Ok(expected.map_or(Expectation::NotYet, Expectation::Order)))
        };
        let at_once = Schedule::new(Duration::ZERO, Duration::ZERO, 3);
        let worker = Worker::new(self.inbox.clone(), self.client.clone(), lookup);
        let deliveries = Arc::clone(&self.deliveries);
        let handler = move |delivery: Delivery| {
            if matches!(delivery.occurrence(), Occurrence::OrderPaid(_)) {
                deliveries.fetch_add(1, Ordering::SeqCst);
            }
            std::future::ready(Ok(()))
        };
        let worker = worker.event_schedule(at_once);
        worker.run_pending(handler).await.unwrap();
    }

    fn deliveries(&self) -> u32 {
        self.deliveries.load(Ordering::SeqCst)
    }
}

async fn order_and_payment(client: &Client) -> (Order, PaymentId) {
    let jane = OrderCustomer::new().email("jane.doe@example.com");
    let create = CreateOrder::new(Amount::from(10_000), jane);
    let order = client.orders().create(create).await.unwrap();
    let qris = QrisCharge::new(&order.id, order.amount);
    let charge = client.payments().charge(qris).await.unwrap();
    let ChargeResponse::Qris(qris) = charge.response else {
        panic!("a QRIS charge has another response");
    };
    (order, qris.payment_id)
}

async fn send(url: &str, body: &[u8]) -> u16 {
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let sent = http.post(url).body(body.to_vec()).send().await.unwrap();
    sent.status().as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_duplicate_webhook_has_one_effect() {
    let (simulator, shop, url) = Shop::open().await;
    let (order, payment) = order_and_payment(&shop.client).await;
    *shop.order.lock().unwrap() = Some(order);
    // The payment is reported, and then the order, which is paid by it.
    let sent = simulator.pay(&payment).await.unwrap();
    assert_eq!(sent.len(), 2);
    for delivery in sent.iter().chain(&sent) {
        assert_eq!(send(&url, &delivery.body).await, 200);
        shop.work().await;
    }
    assert_eq!(shop.deliveries(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn concurrent_duplicate_webhooks_have_one_effect() {
    let (simulator, shop, url) = Shop::open().await;
    let (order, payment) = order_and_payment(&shop.client).await;
    *shop.order.lock().unwrap() = Some(order);
    shop.is_closed.store(true, Ordering::SeqCst);
    let sent = simulator.pay(&payment).await.unwrap();
    shop.is_closed.store(false, Ordering::SeqCst);
    let copies = sent.iter().cycle().take(24).map(|delivery| {
        let (url, body, shop) = (url.clone(), delivery.body.clone(), shop.clone());
        tokio::spawn(async move {
            let status = send(&url, &body).await;
            shop.work().await;
            status
        })
    });
    for copy in copies.collect::<Vec<_>>() {
        assert_eq!(copy.await.unwrap(), 200);
    }
    shop.work().await;
    assert_eq!(shop.deliveries(), 1);
    // The simulator sends rejected webhooks again.
    simulator.advance(MINUTE * 24 * 60).await.unwrap();
    shop.work().await;
    let last = simulator.deliveries().last().map(|last| last.outcome);
    assert_eq!(last, Some(DeliveryOutcome::Accepted));
    assert_eq!(shop.deliveries(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_hours_late_has_one_effect() {
    let (simulator, shop, url) = Shop::open().await;
    let (order, payment) = order_and_payment(&shop.client).await;
    *shop.order.lock().unwrap() = Some(order);
    // The event of its creation is done with before it is paid.
    simulator.advance(Duration::ZERO).await.unwrap();
    shop.work().await;
    shop.is_closed.store(true, Ordering::SeqCst);
    let sent = simulator.pay(&payment).await.unwrap();
    simulator.advance(MINUTE * 209).await.unwrap();
    shop.work().await;
    assert_eq!(shop.deliveries(), 0);
    // The shop opens just before the last delivery.
    shop.is_closed.store(false, Ordering::SeqCst);
    let last = simulator.advance(MINUTE).await.unwrap();
    assert!(
        last.iter().all(|delivery| delivery.attempt == 6),
        "{last:?}"
    );
    shop.work().await;
    assert_eq!(shop.deliveries(), 1);
    // The other way round, and once more.
    for delivery in sent.iter().rev() {
        assert_eq!(send(&url, &delivery.body).await, 200);
        shop.work().await;
    }
    assert_eq!(shop.deliveries(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_before_its_order_is_recorded_is_not_lost() {
    let (simulator, shop, _url) = Shop::open().await;
    let (order, payment) = order_and_payment(&shop.client).await;
    // All of it happens before the shop has written the order down.
    let sent = simulator.pay(&payment).await.unwrap();
    let accepted = |outcome| outcome == DeliveryOutcome::Accepted;
    assert!(sent.iter().all(|sent| accepted(sent.outcome)), "{sent:?}");
    shop.work().await;
    assert_eq!(shop.deliveries(), 0);
    *shop.order.lock().unwrap() = Some(order);
    // The attempts were used up: any delivery opens the event again.
    for delivery in &sent {
        let receipt = shop
            .inbox
            .receive(durianpay_client::webhook::inbox::Incoming::new(
                &delivery.body,
            ));
        assert!(matches!(receipt.await.unwrap(), Receipt::Known { .. }));
    }
    shop.work().await;
    assert_eq!(shop.deliveries(), 1);
}
