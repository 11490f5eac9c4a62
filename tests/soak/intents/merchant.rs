//! A merchant, whose calls all go through intents.

use super::plan::{Batch, Item, Sale};
use crate::database::Books;
use durianpay_client::api::{
    ApproveDisbursement, CreateOrder, CreateRefund, CreateRefundFields, DisbursementPayout,
    DisbursementPayoutFields, OrderCustomer, PaymentId, PaymentStatus, SubmitDisbursement,
    SubmitDisbursementOptions,
};
use durianpay_client::intent::{IntentError, Intents};
use durianpay_client::{Amount, ApiKey, Client};
use std::time::Duration;

/// The limit of a call.
pub(crate) const LIMIT: Duration = Duration::from_millis(300);

/// How much longer a process may live.
pub(crate) const MARGIN: Duration = Duration::from_millis(100);

pub(crate) const AMOUNT: i64 = 10_000;

/// Less than a half, so that a second refund would go through.
const REFUND: i64 = 4_000;

/// The key of all processes.
pub(crate) const KEY: &str = "dp_test_soak";

pub(crate) struct Merchant {
    pub(crate) intents: Intents,
    client: Client,
    books: Books,
}

/// A call, and the merchant's knowledge of it.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) call: Call,
    pub(crate) reference: String,
    /// The id of the object, or why there is none.
    pub(crate) result: Result<String, IntentError>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Call {
    Order,
    Charge,
    Refund,
    Submit,
    Approve,
}

impl Merchant {
    /// Opens the books in a process that knows nothing yet.
    pub(crate) fn open(api: &str, books: &Books) -> Self {
        let client = Client::builder(ApiKey::new(KEY).unwrap())
            .base_url(api)
            .total_timeout(LIMIT)
            .build()
            .unwrap();
        let intents = Intents::from_arc(client.clone(), books.intents()).lease_margin(MARGIN);
        Self {
            intents,
            client,
            books: books.clone(),
        }
    }

    /// Carries out an item of the plan, as far as possible.
    pub(crate) async fn work(&self, item: &Item) -> Vec<Entry> {
        let mut entries = Vec::new();
        match item {
            Item::Sale(sale) => self.sell(sale, &mut entries).await,
            Item::Batch(batch) => self.pay_out(batch, &mut entries).await,
        }
        entries
    }

    async fn sell(&self, sale: &Sale, entries: &mut Vec<Entry>) {
        let jane = OrderCustomer::new().email("jane.doe@example.com");
        let amount = Amount::from_rupiah(AMOUNT).unwrap();
        let create = CreateOrder::new(amount, jane).order_ref_id(&sale.reference);
        let intent = self.intents.create_order(create);
        if sale.in_transaction {
            let record = intent.to_record().unwrap();
            if self.books.record(&sale.reference, &record).await.is_err() {
                return;
            }
        }
        let order = match intent.await {
            Ok(order) => order,
            Err(error) => return entries.push(entry(Call::Order, &sale.reference, Err(error))),
        };
        let id = order.id.to_string();
        entries.push(entry(Call::Order, &sale.reference, Ok(id)));
        for (reference, method) in &sale.charges {
            let charged = self.intents.charge(reference, method.charge(&order)).await;
            let id = charged.map(|charged| charged.payment_id().unwrap().clone());
            let payment = id.as_ref().ok().cloned();
            let result = id.map(|id| id.to_string());
            entries.push(entry(Call::Charge, reference, result));
            if let Some(payment) = payment {
                self.refund(reference, payment, entries).await;
            }
        }
    }

    /// Pays a part of a payment back, if it is completed.
    async fn refund(&self, charge: &str, payment: PaymentId, entries: &mut Vec<Entry>) {
        let Ok(now) = self.client.payments().get(&payment).await else {
            return;
        };
        if now.status != PaymentStatus::Completed {
            return;
        }
        let reference = format!("{charge}-refund");
        let request = CreateRefund::new(CreateRefundFields {
            ref_id: reference.clone(),
            payment_id: payment,
            amount: Amount::from_rupiah(REFUND).unwrap(),
        });
        let refund = self.intents.create_refund(request).await;
        let result = refund.map(|refund| refund.id.to_string());
        entries.push(entry(Call::Refund, &reference, result));
    }

    async fn pay_out(&self, batch: &Batch, entries: &mut Vec<Entry>) {
        let salary = DisbursementPayout::new(DisbursementPayoutFields {
            account_owner_name: "Jane Doe".into(),
            bank_code: "bca".into(),
            amount: Amount::from_rupiah(AMOUNT).unwrap(),
            account_number: "8422640".into(),
        });
        let request = SubmitDisbursement::new(&batch.reference, [salary]);
        let options = SubmitDisbursementOptions::new().force_disburse(batch.is_forced);
        let submitted = self
            .intents
            .submit_disbursement(&batch.reference, request, options)
            .await;
        let id = submitted.map(|batch| batch.id);
        let submitted = id.as_ref().ok().cloned();
        let result = id.map(|id| id.to_string());
        entries.push(entry(Call::Submit, &batch.reference, result));
        let Some(id) = submitted.filter(|_| !batch.is_forced) else {
            return;
        };
        let approval = ApproveDisbursement::new();
        let approved = self
            .intents
            .approve_disbursement(id.clone(), approval)
            .await;
        let result = approved.map(|batch| batch.id.to_string());
        entries.push(entry(Call::Approve, id.as_str(), result));
    }
}

fn entry(call: Call, reference: &str, result: Result<String, IntentError>) -> Entry {
    Entry {
        call,
        reference: reference.to_owned(),
        result,
    }
}
