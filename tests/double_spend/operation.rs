//! The four calls that move money, each with a way to make it through the proxy, to count its
//! effects, and to reconcile it.

use crate::proxy::{Fault, Proxy};
use durianpay_client::api::{
    ChargeResponse, CreateOrder, CreateRefund, CreateRefundFields, DisbursementPayout,
    DisbursementPayoutFields, Order, OrderCustomer, PaymentId, QrisCharge, SubmitDisbursement,
    SubmitDisbursementHeaders, SubmitDisbursementOptions,
};
use durianpay_client::{Client, Error, Inconclusive, Reconciled, ServerTime, Timestamp};
use durianpay_simulator::Simulator;
use std::time::Duration;

pub(crate) const AMOUNT: u32 = 10_000;

/// A timeout that tests wait for.
pub(crate) const LIMIT: Duration = Duration::from_millis(400);

/// Longer than the maximum duration of a call plus the lag of its object.
const SETTLED: Duration = Duration::from_secs(10 * 60);

/// A simulator, and a client that reaches it only through a proxy.
pub(crate) struct Setup {
    pub(crate) simulator: Simulator,
    pub(crate) proxy: Proxy,
    /// Sends its requests through the proxy.
    pub(crate) client: Client,
    /// Sends its requests directly.
    pub(crate) direct: Client,
}

impl Setup {
    pub(crate) async fn new() -> Self {
        Self::starting_at(None).await
    }

    /// Creates a setup whose simulator clock starts at this time, or at this machine's.
    pub(crate) async fn starting_at(time: Option<Timestamp>) -> Self {
        let builder = Simulator::builder();
        let builder = match time {
            Some(time) => builder.starts_at(time),
            None => builder,
        };
        let simulator = builder.start().await.unwrap();
        let host = simulator.base_url().strip_prefix("http://").unwrap();
        let host = host.strip_suffix("/v1").unwrap();
        let proxy = Proxy::to(host.parse().unwrap()).await;
        let client = Client::builder(simulator.api_key().clone())
            .base_url(proxy.base_url())
            .attempt_timeout(LIMIT)
            .build()
            .unwrap();
        let direct = simulator.client();
        Self {
            simulator,
            proxy,
            client,
            direct,
        }
    }

    /// Returns the time of the simulator's clock.
    pub(crate) async fn server_time(&self) -> ServerTime {
        self.direct.server_time().await.unwrap().unwrap()
    }

    /// Advances the clock until a missing object is certain not to appear.
    pub(crate) async fn settle(&self) {
        self.simulator.advance(SETTLED).await.unwrap();
    }

    pub(crate) async fn order(&self, reference: &str) -> Order {
        let order = create_order(reference);
        self.direct.orders().create(order).await.unwrap()
    }

    pub(crate) async fn paid(&self, reference: &str) -> PaymentId {
        let order = self.order(reference).await;
        let charge = QrisCharge::new(&order.id, AMOUNT);
        let charge = self.direct.payments().charge(charge).await.unwrap();
        let ChargeResponse::Qris(qris) = charge.response else {
            panic!("a QRIS charge was answered otherwise");
        };
        self.simulator.pay(&qris.payment_id).await.unwrap();
        qris.payment_id
    }
}

/// Returns the time this many seconds ago, on a server whose clock is this machine's.
pub(crate) fn ago(seconds: i64) -> ServerTime {
    let time = Timestamp::from_unix_seconds(Timestamp::now().unix_seconds() - seconds).unwrap();
    ServerTime::new(time, time).unwrap()
}

pub(crate) fn create_order(reference: &str) -> CreateOrder {
    let jane = OrderCustomer::new().email("jane.doe@example.com");
    CreateOrder::new(AMOUNT, jane).order_ref_id(reference)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operation {
    CreateOrder,
    Charge,
    Refund,
    Submit,
}

/// The result of reconciliation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Finding {
    Done,
    /// The call acted more than once.
    Multiple,
    NotDone,
    /// Undecided, but the same call can be retried with the same key.
    ApiUnclear,
}

/// The result of a call that meets a fault.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) result: Result<(), Error>,
    /// The number of executions.
    pub(crate) effects: usize,
    pub(crate) finding: Finding,
}

impl Operation {
    /// Makes the call while the fault affects this many connections.
    pub(crate) async fn run(self, setup: &Setup, reference: &str, fault: (Fault, usize)) -> Run {
        match self {
            Self::CreateOrder => create(setup, reference, fault).await,
            Self::Charge => charge(setup, reference, fault).await,
            Self::Refund => refund(setup, reference, fault).await,
            Self::Submit => submit(setup, reference, fault).await,
        }
    }
}

async fn create(setup: &Setup, reference: &str, (fault, connections): (Fault, usize)) -> Run {
    let sent = setup.server_time().await;
    setup.proxy.inject(fault, connections);
    let result = setup.client.orders().create(create_order(reference)).await;
    let mut effects = 0;
    let mut orders = setup.direct.orders().list().stream();
    while let Some(order) = orders.next().await {
        effects += usize::from(order.unwrap().order_ref_id.as_deref() == Some(reference));
    }
    setup.settle().await;
    let reconcile = setup.direct.reconcile();
    let found = reconcile.order(reference, AMOUNT, sent).await.unwrap();
    Run {
        result: result.map(drop),
        effects,
        finding: finding(&found),
    }
}

async fn charge(setup: &Setup, reference: &str, (fault, connections): (Fault, usize)) -> Run {
    let order = setup.order(reference).await;
    let sent = setup.server_time().await;
    setup.proxy.inject(fault, connections);
    let charge = QrisCharge::new(&order.id, AMOUNT);
    let result = setup.client.payments().charge(charge.clone()).await;
    let mut effects = 0;
    let mut payments = setup.direct.payments().list().stream();
    while let Some(payment) = payments.next().await {
        effects += usize::from(payment.unwrap().order_id == order.id);
    }
    setup.settle().await;
    let reconcile = setup.direct.reconcile();
    let found = reconcile.charge(charge, sent).await.unwrap();
    Run {
        result: result.map(drop),
        effects,
        finding: finding(&found),
    }
}

async fn refund(setup: &Setup, reference: &str, (fault, connections): (Fault, usize)) -> Run {
    let payment = setup.paid(reference).await;
    let sent = setup.server_time().await;
    // Half of it, so that a second refund would succeed.
    let amount = AMOUNT / 2;
    let refund = CreateRefund::new(CreateRefundFields {
        ref_id: reference.into(),
        payment_id: payment.clone(),
        amount: amount.into(),
    });
    setup.proxy.inject(fault, connections);
    let result = setup.client.refunds().create(refund.clone()).await;
    let refunds = setup.direct.refunds().by_payment(&payment).await.unwrap();
    setup.settle().await;
    let reconcile = setup.direct.reconcile();
    let found = reconcile.refund(&refund, sent);
    Run {
        result: result.map(drop),
        effects: refunds.len(),
        finding: finding(&found.await.unwrap()),
    }
}

async fn submit(setup: &Setup, reference: &str, (fault, connections): (Fault, usize)) -> Run {
    let before = balance(setup).await;
    let sent = setup.server_time().await;
    let payout = DisbursementPayout::new(DisbursementPayoutFields {
        account_owner_name: "Jane Doe".into(),
        bank_code: "bca".into(),
        amount: AMOUNT.into(),
        account_number: "8422640".into(),
    });
    let call = setup.client.disbursements().submit_with(
        SubmitDisbursement::new("batch", [payout]),
        SubmitDisbursementOptions::new().force_disburse(true),
        SubmitDisbursementHeaders::new(reference),
    );
    setup.proxy.inject(fault, connections);
    let result = call.await;
    let paid_out = before - balance(setup).await;
    setup.settle().await;
    let reconcile = setup.direct.reconcile();
    let found = reconcile.disbursement(reference, sent).await.unwrap();
    let one = i64::from(AMOUNT) * 100;
    assert_eq!(paid_out % one, 0);
    Run {
        result: result.map(drop),
        effects: usize::try_from(paid_out / one).unwrap(),
        finding: finding(&found),
    }
}

/// Returns the balance for payouts, in hundredths of a rupiah.
async fn balance(setup: &Setup) -> i64 {
    let balance = setup.direct.disbursements().balance().await.unwrap();
    balance.balance.hundredths()
}

fn finding<T: std::fmt::Debug>(found: &Reconciled<T>) -> Finding {
    match found {
        Reconciled::Done(_) => Finding::Done,
        Reconciled::Multiple(_) => Finding::Multiple,
        Reconciled::NotDone => Finding::NotDone,
        Reconciled::Inconclusive(Inconclusive::ApiUnclear) => Finding::ApiUnclear,
        other => panic!("found {other:?}"),
    }
}
