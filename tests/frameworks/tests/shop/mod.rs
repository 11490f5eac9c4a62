//! A shop that waits for webhooks, and the webhooks that each framework must receive alike.

use durianpay_client::api::{ChargeResponse, CreateOrder, OrderCustomer, QrisCharge};
use durianpay_client::testing::webhook;
use durianpay_client::webhook::inbox::{Delivery, Inbox, MemoryStore, Occurrence, Worker};
use durianpay_client::webhook::{Expectation, Expected, Verifier};
use durianpay_client::{Amount, ApiKey};
use durianpay_simulator::Simulator;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

pub struct Shop {
    pub inbox: Inbox,
    worker: Worker,
    paid: Vec<u8>,
    delivered: Arc<AtomicU32>,
}

/// Creates an inbox, and the webhook of a payment.
pub async fn open() -> Shop {
    let simulator = Simulator::builder()
        .webhook_receiver(|_| std::future::ready(http::StatusCode::OK))
        .start_in_memory()
        .unwrap();
    let client = simulator.client();
    let customer = OrderCustomer::new().email("jane.doe@example.com");
    let order = client.orders().create(CreateOrder::new(10_000, customer));
    let order = order.await.unwrap();
    let charge = QrisCharge::new(&order.id, 10_000);
    let charge = client.payments().charge(charge).await.unwrap();
    let ChargeResponse::Qris(qris) = charge.response else {
        panic!("a QRIS charge has a QRIS response");
    };
    let paid = simulator.pay(&qris.payment_id).await.unwrap().remove(0);

    let verifier = Verifier::new([simulator.api_key().clone()]);
    let inbox = Inbox::new(MemoryStore::default(), verifier).require_signature();
    let expected = Expected::new(order.id, Amount::from(10_000));
    let lookup = move |_| std::future::ready(Ok(Expectation::Order(expected.clone())));
    Shop {
        worker: Worker::new(inbox.clone(), client, lookup),
        inbox,
        paid: paid.body.to_vec(),
        delivered: Arc::default(),
    }
}

impl Shop {
    /// Posts a signed webhook three times, then a forged, a broken and a large one. `post` returns
    /// the status of the response.
    pub async fn check(&self, post: impl AsyncFn(Vec<u8>) -> u16) {
        assert_eq!(post(self.paid.clone()).await, 200);
        assert_eq!(post(self.paid.clone()).await, 200);
        assert_eq!(self.delivered().await, 1);
        assert_eq!(post(self.paid.clone()).await, 200);
        assert_eq!(self.delivered().await, 1);

        let stranger = ApiKey::new("dp_test_stranger").unwrap();
        let forged = webhook("payment.completed").sign(&stranger);
        assert_eq!(post(forged.body().to_vec()).await, 401);
        let half = &self.paid[..self.paid.len() / 2];
        assert_eq!(post(half.to_vec()).await, 400);
        let large = vec![b' '; self.inbox.max_bytes() + 1];
        assert_eq!(post(large).await, 413);

        let metrics = self.inbox.metrics();
        assert_eq!((metrics.stored, metrics.known), (1, 2));
    }

    /// Handles what is stored, and returns how many orders were delivered so far.
    async fn delivered(&self) -> u32 {
        let delivered = self.delivered.clone();
        let handler = move |delivery: Delivery| {
            if matches!(delivery.occurrence(), Occurrence::OrderPaid(_)) {
                delivered.fetch_add(1, Ordering::SeqCst);
            }
            std::future::ready(Ok(()))
        };
        self.worker.run_pending(handler).await.unwrap();
        self.delivered.load(Ordering::SeqCst)
    }
}
