//! A whole shop with an inbox, told by the simulator: repeated, at once, late
//! and out of order. One delivery only.

use axum::Router;
use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use axum::routing::post;
use durianpay_client::api::{
    ChargeResponse, CreateOrder, Order, OrderCustomer, PaymentId, QrisCharge,
};
use durianpay_client::webhook::ResponseError;
use durianpay_client::webhook::inbox::{ConfirmedState, Inbox};
use durianpay_client::webhook::{Expected, Received, Verifier};
use durianpay_client::{Amount, Client};
use durianpay_simulator::{DeliveryOutcome, Simulator};
use std::convert::Infallible;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

struct Books {
    client: Client,
    inbox: Inbox,
    order: Mutex<Option<Order>>,
    is_closed: AtomicBool,
    deliveries: AtomicU32,
}

#[derive(Clone)]
struct Shop {
    verifier: Verifier,
    books: Arc<Books>,
}

impl FromRef<Shop> for Verifier {
    fn from_ref(shop: &Shop) -> Self {
        shop.verifier.clone()
    }
}

impl FromRef<Shop> for Arc<Books> {
    fn from_ref(shop: &Shop) -> Self {
        Arc::clone(&shop.books)
    }
}

async fn receive(State(books): State<Arc<Books>>, received: Received) -> StatusCode {
    if books.is_closed.load(Ordering::SeqCst) {
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    let order = books.order.lock().unwrap().clone();
    // Before the order is in the books, it has to come again.
    let Some(order) = order else {
        return StatusCode::SERVICE_UNAVAILABLE;
    };
    let expected = Expected::new(order.id, order.amount);
    let confirmed = match received.confirm(&books.client, &expected).await {
        Ok(confirmed) => confirmed,
        Err(error) => return error.status_code(),
    };
    let Some(paid) = ConfirmedState::paid_order(&confirmed) else {
        return StatusCode::OK;
    };
    let deliver = async || {
        tokio::time::sleep(Duration::from_millis(5)).await;
        books.deliveries.fetch_add(1, Ordering::SeqCst);
        Ok::<_, Infallible>(())
    };
    match books.inbox.handle(&paid, deliver).await {
        Ok(_) => StatusCode::OK,
        Err(error) => error.status_code(),
    }
}

/// A shop that is told by a simulator.
async fn open() -> (Simulator, Shop, String) {
    let simulator = Simulator::start().await.unwrap();
    let shop = Shop {
        verifier: Verifier::new([simulator.api_key().clone()]),
        books: Arc::new(Books {
            client: simulator.client(),
            inbox: Inbox::in_memory(),
            order: Mutex::default(),
            is_closed: AtomicBool::new(false),
            deliveries: AtomicU32::new(0),
        }),
    };
    let router = Router::new()
        .route("/hook", post(receive))
        .with_state(shop.clone());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    simulator.set_webhook_url(&url).unwrap();
    (simulator, shop, url)
}

async fn order_and_payment(client: &Client) -> (Order, PaymentId) {
    let jane = OrderCustomer::new().email("jane.doe@example.com");
    let order = client
        .orders()
        .create(CreateOrder::new(Amount::from(10_000), jane))
        .await
        .unwrap();
    let charge = client
        .payments()
        .charge(QrisCharge::new(&order.id, order.amount))
        .await
        .unwrap();
    let ChargeResponse::Qris(qris) = charge.response else {
        panic!("a QRIS charge was answered otherwise");
    };
    (order, qris.payment_id)
}

async fn send(url: &str, body: &[u8]) -> u16 {
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    http.post(url)
        .body(body.to_vec())
        .send()
        .await
        .unwrap()
        .status()
        .as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_that_comes_twice_has_one_effect() {
    let (simulator, shop, url) = open().await;
    let (order, payment) = order_and_payment(&simulator.client()).await;
    *shop.books.order.lock().unwrap() = Some(order);
    simulator.advance(Duration::ZERO).await.unwrap();
    // The payment is told, and then the order, which is paid by it.
    let sent = simulator.pay(&payment).await.unwrap();
    assert_eq!(sent.len(), 2);
    for delivery in sent.iter().chain(&sent) {
        assert_eq!(send(&url, &delivery.body).await, 200);
    }
    assert_eq!(shop.books.deliveries.load(Ordering::SeqCst), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_that_comes_many_times_at_once_has_one_effect() {
    let (simulator, shop, url) = open().await;
    let (order, payment) = order_and_payment(&simulator.client()).await;
    *shop.books.order.lock().unwrap() = Some(order);
    shop.books.is_closed.store(true, Ordering::SeqCst);
    simulator.advance(Duration::ZERO).await.unwrap();
    let sent = simulator.pay(&payment).await.unwrap();
    shop.books.is_closed.store(false, Ordering::SeqCst);
    let copies = sent.iter().cycle().take(24).map(|delivery| {
        let (url, body) = (url.clone(), delivery.body.clone());
        tokio::spawn(async move { send(&url, &body).await })
    });
    for copy in copies.collect::<Vec<_>>() {
        let status = copy.await.unwrap();
        // While one of them is at it, the others are to come again.
        assert!([200, 503].contains(&status), "{status}");
    }
    assert_eq!(shop.books.deliveries.load(Ordering::SeqCst), 1);
    // And when they do, all is well.
    simulator.advance(MINUTE * 24 * 60).await.unwrap();
    let last = simulator
        .deliveries()
        .last()
        .map(|delivery| delivery.outcome);
    assert_eq!(last, Some(DeliveryOutcome::Accepted));
    assert_eq!(shop.books.deliveries.load(Ordering::SeqCst), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_that_is_late_by_hours_has_its_effect_once() {
    let (simulator, shop, url) = open().await;
    let (order, payment) = order_and_payment(&simulator.client()).await;
    *shop.books.order.lock().unwrap() = Some(order);
    shop.books.is_closed.store(true, Ordering::SeqCst);
    let sent = simulator.pay(&payment).await.unwrap();
    simulator.advance(MINUTE * 209).await.unwrap();
    assert_eq!(shop.books.deliveries.load(Ordering::SeqCst), 0);
    // The shop opens just before the last repeat.
    shop.books.is_closed.store(false, Ordering::SeqCst);
    let last = simulator.advance(MINUTE).await.unwrap();
    assert!(
        last.iter().all(|delivery| delivery.attempt == 6),
        "{last:?}"
    );
    assert_eq!(shop.books.deliveries.load(Ordering::SeqCst), 1);
    // The other way round, and once more.
    for delivery in sent.iter().rev() {
        assert_eq!(send(&url, &delivery.body).await, 200);
    }
    assert_eq!(shop.books.deliveries.load(Ordering::SeqCst), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_before_the_order_is_in_the_books_comes_again() {
    let (simulator, shop, _url) = open().await;
    let (order, payment) = order_and_payment(&simulator.client()).await;
    simulator.advance(Duration::ZERO).await.unwrap();
    // All of it happens before the shop has written the order down.
    simulator.pay(&payment).await.unwrap();
    assert_eq!(shop.books.deliveries.load(Ordering::SeqCst), 0);
    *shop.books.order.lock().unwrap() = Some(order);
    simulator.advance(MINUTE * 2).await.unwrap();
    assert_eq!(shop.books.deliveries.load(Ordering::SeqCst), 1);
}
