//! Invoices.

use super::shelf::Kept;
use durianpay_client::api::{
    CreateInvoice, CustomerId, InvoiceId, InvoiceStatus, InvoiceTransactionId, UpdateInvoice,
};
use durianpay_client::json::Json;
use durianpay_client::{Amount, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A debt of a customer: the request with its later changes, and the fields of the simulator.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Invoice {
    pub(crate) id: InvoiceId,
    pub(crate) customer: CustomerId,
    #[serde(with = "crate::exact")]
    pub(crate) request: CreateInvoice,
    /// The code of the page on which it is paid.
    pub(crate) code: String,
    pub(crate) is_blocked: bool,
    pub(crate) url: String,
    #[serde(with = "crate::exact")]
    pub(crate) metadata: Option<BTreeMap<String, Json>>,
    /// The payments, oldest first.
    pub(crate) transactions: Vec<Transaction>,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
}

/// A payment of an invoice.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Transaction {
    pub(crate) id: InvoiceTransactionId,
    pub(crate) amount: Amount,
}

impl Kept for Invoice {
    fn id(&self) -> &str {
        self.id.as_str()
    }
}

impl Invoice {
    pub(crate) fn status(&self) -> InvoiceStatus {
        if self.request.remaining_amount > Amount::ZERO {
            InvoiceStatus::Outstanding
        } else {
            InvoiceStatus::Paid
        }
    }

    /// Returns the reason why this amount cannot be paid for it now.
    pub(crate) fn rejects(&self, amount: Amount) -> Option<&'static str> {
        let request = &self.request;
        let left = request.remaining_amount;
        let rules = request.partial_transaction_config.as_ref();
        let least = rules.and_then(|rules| rules.min_acceptable_amount);
        let is_rest = amount == left;
        if left <= Amount::ZERO {
            Some("it is paid")
        } else if self.is_blocked {
            Some("it is blocked")
        } else if amount <= Amount::ZERO {
            Some("the amount is not greater than zero")
        } else if amount > left {
            Some("the amount is more than the remaining one")
        } else if !is_rest && !request.enable_partial_transaction.unwrap_or_default() {
            Some("it cannot be paid in parts")
        } else if !is_rest && least.is_some_and(|least| amount < least) {
            Some("the amount is less than one transaction must have")
        } else {
            None
        }
    }

    /// Changes the fields that the request has.
    pub(crate) fn update(&mut self, changes: UpdateInvoice, now: Timestamp) {
        let request = &mut self.request;
        if let Some(reference) = changes.invoice_ref_id {
            request.invoice_ref_id = reference;
        }
        if let Some(title) = changes.title {
            request.title = title;
        }
        if let Some(left) = changes.remaining_amount {
            request.remaining_amount = left;
        }
        request.start_date = changes.start_date.or(request.start_date);
        request.due_date = changes.due_date.or(request.due_date);
        let is_partial = changes.enable_partial_transaction;
        request.enable_partial_transaction = is_partial.or(request.enable_partial_transaction);
        if let Some(rules) = changes.partial_transaction_config {
            request.partial_transaction_config = Some(rules);
        }
        if let Some(url) = changes.invoice_url {
            self.url = url;
        }
        if let Some(metadata) = changes.metadata {
            self.metadata = Some(metadata);
        }
        self.is_blocked = changes.is_blocked.unwrap_or(self.is_blocked);
        self.updated_at = now;
    }
}
