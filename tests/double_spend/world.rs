//! A merchant, the simulator and a replica of it, for one random history.

use crate::operation::create_order;
use crate::random::Random;
use crate::replica::{Replica, View, millis};
use durianpay_client::api::{
    ChargePayment, ChargeResponse, CreateRefund, CreateRefundFields, DisbursementPayout,
    DisbursementPayoutFields, Order, OrderId, PaymentId, SubmitDisbursement,
    SubmitDisbursementHeaders,
};
use durianpay_client::{Client, Endpoint, Error, ServerTime, Timestamp};
use durianpay_simulator::{Effect, Fault, Simulator};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

/// Two years, in seconds.
const YEARS: u64 = 2 * 365 * 86_400;

pub(crate) const SECOND: u64 = 1000;

/// The time for which the merchant waits before each query.
pub(crate) const QUESTIONS: [Range<u64>; 3] =
    [0..5 * SECOND, 0..370 * SECOND, 900 * SECOND..901 * SECOND];

pub(crate) struct World {
    pub(crate) random: Random,
    pub(crate) view: View,
    pub(crate) simulator: Arc<Simulator>,
    /// The merchant's client, which reads from the replica.
    pub(crate) client: Client,
    /// The client for other calls, and for reading the truth.
    pub(crate) direct: Client,
    _replica: Replica,
}

impl World {
    pub(crate) async fn new(mut random: Random) -> Self {
        // The server's clock differs from the merchant's by up to years.
        let start = 1_700_000_000 + random.within(0..YEARS);
        let start = Duration::from_secs(start) + Duration::from_micros(random.within(0..1_000_000));
        let start = std::time::SystemTime::UNIX_EPOCH + start;
        let simulator = Simulator::builder().starts_at(Timestamp::try_from(start).unwrap());
        let simulator = Arc::new(simulator.start().await.unwrap());
        let date_ahead = if random.percent(50) {
            0
        } else {
            i64::try_from(random.within(0..121)).unwrap() * 1000 - 60_000
        };
        let view = View {
            lag: Duration::from_millis(random.within(0..300 * SECOND)),
            date_ahead,
        };
        let replica = Replica::start(Arc::clone(&simulator), view).await;
        let client = Client::builder(simulator.api_key().clone()).base_url(&replica.base_url);
        Self {
            random,
            view,
            client: client.retries(0).build().unwrap(),
            direct: simulator.client(),
            simulator,
            _replica: replica,
        }
    }

    /// Advances the server's clock by this many milliseconds.
    pub(crate) async fn pass(&mut self, millis: Range<u64>) {
        let time = Duration::from_millis(self.random.within(millis));
        self.simulator.advance(time).await.unwrap();
    }

    /// Returns the server's time as the merchant stores it, some time before the call.
    pub(crate) async fn begin(&mut self) -> ServerTime {
        let sent = self.client.server_time().await.unwrap().unwrap();
        let truth = millis(self.simulator.now()) + self.view.date_ahead;
        assert!(millis(sent.earliest()) <= truth && truth <= millis(sent.latest()));
        if self.random.percent(50) {
            self.pass(0..75 * SECOND).await;
        }
        sent.to_string().parse().unwrap()
    }

    /// Loses the next call of an operation before it is executed, or afterwards, or not at all.
    pub(crate) fn endanger(&mut self, operation: &Endpoint) {
        let lost = [Some(Effect::Applied), Some(Effect::NotApplied), None];
        if let Some(effect) = self.random.pick(&lost) {
            let fault = Fault::Reset(effect);
            self.simulator.faults().next_of(operation, fault);
        }
    }

    /// Creates an order, bypassing the replica.
    pub(crate) async fn ordered(&self, reference: &str) -> Order {
        let order = create_order(reference);
        self.direct.orders().create(order).await.unwrap()
    }

    /// Charges an order, bypassing the replica.
    pub(crate) async fn charged(&self, charge: impl Into<ChargePayment>) -> PaymentId {
        let charge = self.direct.payments().charge(charge.into()).await.unwrap();
        match charge.response {
            ChargeResponse::Qris(qris) => qris.payment_id,
            ChargeResponse::Va(va) => va.payment_id,
            other => panic!("{other:?}"),
        }
    }

    /// Submits a batch of payouts with this key.
    pub(crate) async fn submit(&self, client: &Client, key: &str) -> Result<(), Error> {
        let payout = DisbursementPayout::new(DisbursementPayoutFields {
            account_owner_name: "Jane Doe".into(),
            bank_code: "bca".into(),
            amount: 10_000.into(),
            account_number: "8422640".into(),
        });
        let batch = SubmitDisbursement::new("batch", [payout]);
        let headers = SubmitDisbursementHeaders::new(key);
        client
            .disbursements()
            .submit(batch, headers)
            .await
            .map(drop)
    }

    /// Returns the ids of all orders.
    pub(crate) async fn orders(&self) -> BTreeSet<String> {
        let mut orders = self.direct.orders().list().stream();
        let mut ids = BTreeSet::new();
        while let Some(order) = orders.next().await {
            ids.insert(order.unwrap().id.to_string());
        }
        ids
    }

    /// Returns the ids of all payments.
    pub(crate) async fn payments(&self, order: &OrderId) -> BTreeSet<String> {
        let mut payments = self.direct.payments().list().stream();
        let mut ids = BTreeSet::new();
        while let Some(payment) = payments.next().await {
            let payment = payment.unwrap();
            assert_eq!(payment.order_id, *order);
            ids.insert(payment.id.to_string());
        }
        ids
    }

    /// Returns the ids of all refunds of a payment.
    pub(crate) async fn refunds(&self, payment: &PaymentId) -> BTreeSet<String> {
        let refunds = self.direct.refunds().by_payment(payment).await.unwrap();
        let ids = refunds.into_iter().map(|refund| refund.id.to_string());
        ids.collect()
    }
}

/// Builds a refund of a part of a payment, small enough for several refunds.
pub(crate) fn refund(payment: &PaymentId, reference: &str) -> CreateRefund {
    CreateRefund::new(CreateRefundFields {
        ref_id: reference.into(),
        payment_id: payment.clone(),
        amount: 1000.into(),
    })
}
