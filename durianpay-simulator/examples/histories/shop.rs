//! A shop that sells and pays out through intents, and delivers through the inbox.

use crate::books::{Books, PRICE};
use durianpay_client::Client;
use durianpay_client::api::{
    ApproveDisbursement, CreateOrder, CreateRefund, CreateRefundFields, DisbursementPayout,
    DisbursementPayoutFields, EwalletCharge, EwalletChargeFields, OrderCustomer, OrderId,
    PaymentId, QrisCharge, SubmitDisbursement, SubmitDisbursementOptions, VaBank, VaCharge,
    VaChargeFields, Wallet,
};
use durianpay_client::intent::{Intent, IntentError, Intents};
use durianpay_client::webhook::inbox::{
    Delivery, HandlerError, Inbox, Incoming, JobStatus, Occurrence, OrderQuery, Worker,
};
use durianpay_client::webhook::{Expectation, Expected, Verifier};
use durianpay_simulator::simulation::{Customers, Process, Scenario, Truth};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};

/// The maximum number of purchases in a history.
const PURCHASES: u64 = 3;

/// The time for which a job continues with an intent that a person must look into.
const PATIENCE: Duration = Duration::from_secs(12 * 60);

/// The time that customers may take, and a little more.
const PAYING: Duration = Duration::from_secs(2 * 60);

/// The interval at which the shop looks for webhooks that never arrived.
const SWEEP: Duration = Duration::from_secs(3 * 60);

/// A shop, with the books that survive its program.
#[derive(Clone)]
pub(crate) struct Shop {
    books: Arc<Mutex<Books>>,
}

impl Shop {
    pub(crate) fn open() -> Self {
        Self {
            books: Arc::default(),
        }
    }

    fn books(&self) -> MutexGuard<'_, Books> {
        self.books.lock().expect("nobody panics with the books")
    }
}

impl Scenario for Shop {
    async fn live(&self, process: Process) {
        let client = process.client().expect("a client");
        let desk = Desk {
            shop: self.clone(),
            intents: Intents::new(client.clone(), process.intent_store()),
            process: process.clone(),
        };
        let inbox = desk.receive_webhooks();
        let worker = desk.deliver(inbox.clone(), client);
        let recovering = {
            let intents = desk.intents.clone();
            tokio::spawn(async move { intents.run().await })
        };
        let (purchases, payouts) = desk.jobs();
        let mut jobs = JoinSet::new();
        for number in 0..purchases {
            let desk = desk.clone();
            jobs.spawn(async move { desk.sell(number).await });
        }
        for number in 0..payouts {
            let desk = desk.clone();
            jobs.spawn(async move { desk.pay_out(number).await });
        }
        while let Some(job) = jobs.join_next().await {
            job.expect("a job does not panic");
        }
        desk.wait_until_all_is_handled(&inbox).await;
        recovering.abort();
        worker.abort();
    }

    /// Two of three customers pay every open payment sooner or later.
    async fn customers(&self, customers: Customers) {
        let mut seen = BTreeSet::new();
        loop {
            sleep(Duration::from_secs(15)).await;
            for payment in customers.waiting() {
                if seen.insert(payment.clone()) && customers.choose(3) > 0 {
                    let customers = customers.clone();
                    tokio::spawn(async move { customers.pay_later(payment).await });
                }
            }
        }
    }

    fn check(&self, truth: &Truth) -> Result<(), String> {
        self.books().check(truth)
    }
}

/// The reason why an intent has no outcome.
#[derive(Clone, Copy)]
enum Left {
    /// The API does not show it: a person must look into it.
    ToAPerson,
    /// The API rejected it.
    Rejected,
}

/// The shop's program.
#[derive(Clone)]
struct Desk {
    shop: Shop,
    process: Process,
    intents: Intents,
}

impl Desk {
    /// Returns the numbers of purchases and payouts, which the first life decides.
    fn jobs(&self) -> (u64, u64) {
        let mut books = self.shop.books();
        let process = &self.process;
        if books.jobs.is_none() {
            books.is_va = process.random_number(2) == 0;
        }
        *books
            .jobs
            .get_or_insert_with(|| match process.random_number(6) {
                0 => (0, 1),
                1 => (0, 2),
                2 | 3 => (1, 0),
                4 => (2, 1),
                _ => (PURCHASES, 0),
            })
    }

    fn receive_webhooks(&self) -> Inbox {
        let store = self.process.inbox_store();
        let inbox = Inbox::new(store, Verifier::new([self.process.api_key()]));
        let receiver = inbox.clone();
        self.process.on_webhook(move |body| {
            let inbox = receiver.clone();
            async move { inbox.receive(Incoming::new(&body)).await.map(drop) }
        });
        inbox
    }

    /// Delivers a paid order.
    fn deliver(
        &self,
        inbox: Inbox,
        client: Client,
    ) -> tokio::task::JoinHandle<std::convert::Infallible> {
        let shop = self.shop.clone();
        let lookup = move |order: OrderQuery| {
            let is_ours = shop.books().orders.values().any(|id| *id == order.order_id);
            let expected = Expected::new(order.order_id, PRICE);
            let expectation = if is_ours {
                Expectation::Order(expected)
            } else {
                Expectation::NotYet
            };
            std::future::ready(Ok(expectation))
        };
        let (shop, process) = (self.shop.clone(), self.process.clone());
        let handler = move |delivery: Delivery| {
            let (shop, process) = (shop.clone(), process.clone());
            async move {
                process.step().await;
                if let Occurrence::OrderPaid(paid) = delivery.occurrence() {
                    let key = delivery.key().to_owned();
                    shop.books().delivered.insert(key, paid.order_id.clone());
                }
                process.step().await;
                Ok::<_, HandlerError>(())
            }
        };
        let worker = Worker::new(inbox, client, lookup)
            .poll_interval(Duration::from_secs(40))
            .sweep_every(SWEEP, Duration::from_secs(86_400));
        tokio::spawn(async move { worker.run(handler).await })
    }

    /// Awaits an intent until it has an outcome.
    async fn settle<T: Send + 'static>(&self, call: impl Fn() -> Intent<T>) -> Result<T, Left> {
        let begun = Instant::now();
        loop {
            // An impatient operator, a queue that runs a job twice, a timeout around the call.
            let mut twice = None;
            if self.process.random_number(10) == 0 {
                twice = Some(tokio::spawn(call().into_future()));
            }
            let result = if self.process.random_number(10) == 0 {
                let limit = Duration::from_millis(self.process.random_number(400));
                tokio::time::timeout(limit, call().into_future()).await.ok()
            } else {
                Some(call().await)
            };
            self.process.step().await;
            drop(twice);
            let pause = match result {
                Some(Ok(outcome)) => return Ok(outcome),
                Some(Err(IntentError::Review { .. })) if begun.elapsed() > PATIENCE => {
                    return Err(Left::ToAPerson);
                }
                Some(Err(IntentError::Rejected(_))) => return Err(Left::Rejected),
                Some(Err(IntentError::Pending { retry_after, .. })) => retry_after,
                Some(Err(_)) | None => Duration::from_secs(5),
            };
            sleep(pause.max(Duration::from_secs(1))).await;
        }
    }

    async fn sell(&self, number: u64) {
        let reference = format!("shop-{number}");
        let create = || self.intents.create_order(order(&reference));
        let order = match self.settle(create).await {
            Ok(order) => order,
            Err(left) => return self.leave(reference, left),
        };
        self.shop
            .books()
            .orders
            .insert(reference.clone(), order.id.clone());
        // The customer of the third order tries two methods at once.
        let (first, second) = tokio::join!(self.charge(number, 'a', &order.id), async {
            match number {
                2 => self.charge(number, 'b', &order.id).await,
                _ => None,
            }
        });
        if self.is_delivered(&order.id).await
            && number == 0
            && let Some(payment) = first.or(second)
        {
            self.refund(number, &payment).await;
        }
    }

    /// Charges an order by a QR code or a virtual account.
    async fn charge(&self, number: u64, which: char, order: &OrderId) -> Option<PaymentId> {
        let reference = format!("shop-{number}-{which}");
        let charge = || match (number, which) {
            (1, _) | (2, 'b') if self.shop.books().is_va => {
                self.intents.charge(reference.as_str(), va(order))
            }
            (2, 'b') => self.intents.charge(reference.as_str(), wallet(order)),
            _ => {
                let qris = QrisCharge::new(order, PRICE);
                self.intents.charge(reference.as_str(), qris)
            }
        };
        let charged = match self.settle(charge).await {
            Ok(charged) => charged,
            Err(left) => {
                self.leave(reference, left);
                return None;
            }
        };
        let payment = charged.payment_id()?.clone();
        let mut books = self.shop.books();
        books.payments.insert(reference, payment.clone());
        Some(payment)
    }

    /// Waits until an order is delivered, or can no longer be paid.
    async fn is_delivered(&self, order: &OrderId) -> bool {
        let begun = Instant::now();
        while begun.elapsed() < PAYING {
            if self.shop.books().delivered.values().any(|id| id == order) {
                return true;
            }
            sleep(Duration::from_secs(15)).await;
        }
        false
    }

    async fn refund(&self, number: u64, payment: &PaymentId) {
        let reference = format!("refund-{number}");
        let request = || {
            CreateRefund::new(CreateRefundFields {
                ref_id: reference.clone(),
                payment_id: payment.clone(),
                // Less than half, so that a second refund would succeed.
                amount: (PRICE / 3).into(),
            })
        };
        match self.settle(|| self.intents.create_refund(request())).await {
            Ok(_) => drop(self.shop.books().refunded.insert(reference)),
            Err(left) => self.leave(reference, left),
        }
    }

    async fn pay_out(&self, number: u64) {
        let reference = format!("payout-{number}");
        let is_forced = number.is_multiple_of(2);
        let submit = || {
            let options = SubmitDisbursementOptions::new().force_disburse(is_forced);
            self.intents
                .submit_disbursement(reference.as_str(), batch(), options)
        };
        let batch = match self.settle(submit).await {
            Ok(batch) => batch,
            Err(left) => return self.leave(reference, left),
        };
        if !is_forced {
            // The bank must check the account first.
            sleep(Duration::from_secs(120)).await;
            let options = ApproveDisbursement::new();
            let approve = || {
                self.intents
                    .approve_disbursement(&batch.id, options.clone())
            };
            if let Err(left) = self.settle(approve).await {
                return self.leave(reference, left);
            }
        }
        self.shop.books().payouts.insert(reference);
    }

    /// Records that an intent has no outcome.
    fn leave(&self, reference: String, left: Left) {
        let mut books = self.shop.books();
        match left {
            Left::ToAPerson => books.listed.insert(reference),
            Left::Rejected => books.rejected.insert(reference),
        };
    }

    async fn wait_until_all_is_handled(&self, inbox: &Inbox) {
        // Webhooks may still be on their way, and a sweep covers those that never arrive.
        if self.shop.books().orders.is_empty() {
            return;
        }
        sleep(PAYING + SWEEP).await;
        loop {
            let counts = inbox.store().counts().await.unwrap_or_default();
            let is_open = |status| matches!(status, JobStatus::Pending | JobStatus::Running);
            if !counts.iter().any(|(_, status, _)| is_open(*status)) {
                return;
            }
            sleep(Duration::from_secs(60)).await;
        }
    }
}

fn order(reference: &str) -> CreateOrder {
    let jane = OrderCustomer::new().email("jane.doe@example.com");
    CreateOrder::new(PRICE, jane).order_ref_id(reference)
}

fn va(order: &OrderId) -> VaCharge {
    VaCharge::new(VaChargeFields {
        order_id: order.clone(),
        bank_code: VaBank::Mandiri,
        name: "Jane Doe".into(),
        amount: PRICE.into(),
    })
}

/// Builds a charge whose payment may look like one by a QR code.
fn wallet(order: &OrderId) -> EwalletCharge {
    EwalletCharge::new(EwalletChargeFields {
        order_id: order.clone(),
        mobile: "08123456789".into(),
        wallet_type: Wallet::Dana,
        amount: PRICE.into(),
    })
}

fn batch() -> SubmitDisbursement {
    let payout = DisbursementPayout::new(DisbursementPayoutFields {
        account_owner_name: "Jane Doe".into(),
        bank_code: "bca".into(),
        amount: PRICE.into(),
        account_number: "8422640".into(),
    });
    SubmitDisbursement::new("batch", [payout])
}
