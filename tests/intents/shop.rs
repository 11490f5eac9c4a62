//! A simulator, and a merchant who makes calls through intents.

use bytes::Bytes;
use durianpay_client::api::{
    ChargeResponse, CreateOrder, CreateRefund, CreateRefundFields, DisbursementPayout,
    DisbursementPayoutFields, Order, OrderCustomer, PaymentId, QrisCharge, SubmitDisbursement,
};
use durianpay_client::intent::{Charged, IntentError, Intents, MemoryIntents};
use durianpay_client::{
    BoxFuture, Client, ClientBuilder, Endpoint, SendOptions, Transport, TransportResult,
};
use durianpay_simulator::Simulator;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// Longer than the consistency window and every limit of a call.
const LONG: Duration = Duration::from_secs(10 * 60);

/// A merchant, whose intents are in one store.
pub(crate) struct Shop {
    pub(crate) simulator: Simulator,
    pub(crate) store: MemoryIntents,
    pub(crate) intents: Intents,
}

impl Shop {
    pub(crate) fn open() -> Self {
        let simulator = Simulator::builder().start_in_memory().unwrap();
        let store = MemoryIntents::default();
        let intents = Intents::new(simulator.client(), store.clone());
        Self {
            simulator,
            store,
            intents,
        }
    }

    /// The same shop after its process was started again.
    pub(crate) fn restarted(&self) -> Intents {
        let client = Client::builder(self.simulator.api_key().clone());
        let client = client
            .transport(self.simulator.transport())
            .build()
            .unwrap();
        Intents::new(client, self.store.clone())
    }

    /// Advances the server's clock until every call is visible.
    pub(crate) async fn wait(&self) {
        self.simulator.advance(LONG).await.unwrap();
    }

    pub(crate) async fn order(&self, reference: &str) -> Order {
        self.intents.create_order(order(reference)).await.unwrap()
    }

    /// An order that is paid.
    pub(crate) async fn paid(&self, reference: &str) -> PaymentId {
        let order = self.order(reference).await;
        let charge = self.intents.charge(reference, qris(&order)).await.unwrap();
        let payment = charge.payment_id().unwrap().clone();
        self.simulator.pay(&payment).await.unwrap();
        payment
    }

    pub(crate) fn executions(&self, operation: &Endpoint) -> usize {
        self.simulator.executions(operation)
    }
}

pub(crate) fn order(reference: &str) -> CreateOrder {
    order_of(10_000, reference)
}

pub(crate) fn order_of(amount: u32, reference: &str) -> CreateOrder {
    let jane = OrderCustomer::new().email("jane.doe@example.com");
    CreateOrder::new(amount, jane).order_ref_id(reference)
}

pub(crate) fn qris(order: &Order) -> QrisCharge {
    QrisCharge::new(&order.id, order.amount)
}

pub(crate) fn refund(reference: &str, payment: &PaymentId) -> CreateRefund {
    CreateRefund::new(CreateRefundFields {
        ref_id: reference.into(),
        payment_id: payment.clone(),
        // Less than a half, so that a second one would go through.
        amount: 4_000.into(),
    })
}

pub(crate) fn batch() -> SubmitDisbursement {
    let salary = DisbursementPayout::new(DisbursementPayoutFields {
        account_owner_name: "Jane Doe".into(),
        bank_code: "bca".into(),
        amount: 10_000.into(),
        account_number: "8422640".into(),
    });
    SubmitDisbursement::new("July", [salary])
}

/// The QR code of a charge.
pub(crate) fn qr_code(charged: &Charged) -> Option<&str> {
    match charged {
        Charged::Started(charge) => match &charge.response {
            ChargeResponse::Qris(qris) => qris.qr_code.as_deref(),
            _ => None,
        },
        _ => None,
    }
}

pub(crate) fn is_pending(error: &IntentError) -> bool {
    matches!(error, IntentError::Pending { .. })
}

/// Builds a client whose charge of this number, from 1, the API rejects: it may have got
/// stricter meanwhile.
pub(crate) fn rejected_once(client: ClientBuilder, number: u32) -> Client {
    let client = client.wrap_transport(move |inner| RejectedOnce {
        inner,
        left: AtomicU32::new(number),
    });
    client.build().unwrap()
}

struct RejectedOnce {
    inner: Arc<dyn Transport>,
    /// The charges up to the one that is rejected.
    left: AtomicU32,
}

impl Transport for RejectedOnce {
    fn send(
        &self,
        request: http::Request<Bytes>,
        options: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        let is_charge = request.uri().path().ends_with("/payments/charge");
        if is_charge && self.left.fetch_sub(1, Ordering::Relaxed) == 1 {
            let mut response = http::Response::new(Bytes::from_static(b"{}"));
            *response.status_mut() = http::StatusCode::BAD_REQUEST;
            return Box::pin(std::future::ready(Ok(response)));
        }
        self.inner.send(request, options)
    }
}
