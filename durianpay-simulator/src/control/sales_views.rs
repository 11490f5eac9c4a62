//! Invoices and promos, as the control API shows them.

use crate::model::invoice::Invoice;
use crate::model::promo::Promo;
use durianpay_client::api::{
    CustomerId, InvoiceId, InvoiceStatus, PromoId, PromoStatus, PromoType,
};
use durianpay_client::{Amount, Timestamp};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct InvoiceView {
    id: InvoiceId,
    customer_id: CustomerId,
    reference: String,
    title: String,
    status: InvoiceStatus,
    amount: Amount,
    remaining: Amount,
    is_blocked: bool,
    /// The number of payments.
    transactions: usize,
    created_at: Timestamp,
    updated_at: Timestamp,
}

#[derive(Debug, Serialize)]
pub(super) struct PromoView {
    id: PromoId,
    label: String,
    #[serde(rename = "type")]
    kind: PromoType,
    discount: String,
    discount_type: String,
    /// None while it is valid.
    status: Option<PromoStatus>,
    starts_at: Timestamp,
    ends_at: Timestamp,
    created_at: Timestamp,
}

impl InvoiceView {
    pub(super) fn new(invoice: Invoice) -> Self {
        Self {
            status: invoice.status(),
            id: invoice.id,
            customer_id: invoice.customer,
            reference: invoice.request.invoice_ref_id,
            title: invoice.request.title,
            amount: invoice.request.amount.canonical(),
            remaining: invoice.request.remaining_amount.canonical(),
            is_blocked: invoice.is_blocked,
            transactions: invoice.transactions.len(),
            created_at: invoice.created_at,
            updated_at: invoice.updated_at,
        }
    }
}

impl PromoView {
    pub(super) fn new(promo: Promo, now: Timestamp) -> Self {
        Self {
            status: promo.status(now),
            id: promo.id,
            label: promo.terms.label,
            kind: promo.terms.r#type,
            discount: promo.terms.discount.to_string(),
            discount_type: promo.terms.discount_type.as_str().to_owned(),
            starts_at: promo.terms.starts_at,
            ends_at: promo.terms.ends_at,
            created_at: promo.created_at,
        }
    }
}
