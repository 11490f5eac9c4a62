//! The objects of the control API.

use crate::model::account::Account;
use crate::model::batch::{Batch, Payout};
use crate::model::order::Order;
use crate::model::payment::Payment;
use crate::model::refund::Refund;
use crate::model::site::Site;
use crate::qris;
use crate::snap::account::VirtualAccount;
use crate::snap::transfer::{Transfer, TransferState};
use durianpay_client::api::{
    DisbursementId, DisbursementItemId, DisbursementItemStatus, DisbursementStatus, OrderId,
    OrderStatus, PaymentId, PaymentMethod, PaymentStatus, RefundId,
};
use durianpay_client::{Amount, Timestamp, snap};
use serde::Serialize;

/// The part of the API that created an object.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum Generation {
    Legacy,
    Static,
    Snap,
}

#[derive(Debug, Serialize)]
pub(super) struct OrderView {
    id: OrderId,
    status: OrderStatus,
    amount: Amount,
    order_ref_id: Option<String>,
    customer_name: Option<String>,
    customer_email: Option<String>,
    payment_link: Option<String>,
    payments: Vec<PaymentId>,
    created_at: Timestamp,
    updated_at: Timestamp,
}

#[derive(Debug, Serialize)]
pub(super) struct PaymentView {
    id: PaymentId,
    order_id: OrderId,
    generation: Generation,
    method: PaymentMethod,
    status: PaymentStatus,
    amount: Amount,
    fee: Option<Amount>,
    paid: Option<Amount>,
    refundable: Amount,
    is_settled: bool,
    reference: Option<String>,
    /// The number to pay to.
    number: Option<String>,
    /// The page on which the customer confirms it.
    page: String,
    /// The content of the QR code.
    qr: Option<String>,
    created_at: Timestamp,
    updated_at: Timestamp,
    expires_at: Timestamp,
}

#[derive(Debug, Serialize)]
pub(super) struct RefundView {
    id: RefundId,
    payment_id: PaymentId,
    reference: String,
    amount: Amount,
    created_at: Timestamp,
}

#[derive(Debug, Serialize)]
pub(super) struct AccountView {
    number: String,
    generation: Generation,
    bank: Option<String>,
    name: String,
    reference: String,
    /// The exact amount that it accepts; any amount if there is none.
    amount: Option<Amount>,
    is_paid: bool,
    is_disabled: bool,
    is_reusable: bool,
    expires_at: Timestamp,
}

#[derive(Debug, Serialize)]
pub(super) struct BatchView {
    id: DisbursementId,
    name: String,
    status: DisbursementStatus,
    total: Amount,
    payouts: Vec<PayoutView>,
    created_at: Timestamp,
    approved_at: Option<Timestamp>,
}

#[derive(Debug, Serialize)]
struct PayoutView {
    id: DisbursementItemId,
    status: DisbursementItemStatus,
    bank: String,
    account: String,
    holder: String,
    amount: Amount,
}

#[derive(Debug, Serialize)]
pub(super) struct TransferView {
    id: snap::api::DisbursementItemId,
    reference: String,
    status: &'static str,
    bank: String,
    account: String,
    amount: Amount,
    failure: Option<String>,
    created_at: Timestamp,
}

impl OrderView {
    pub(super) fn new(site: &Site, order: Order) -> Self {
        let request = order.request;
        let customer = &request.customer;
        Self {
            id: order.id,
            status: order.status,
            amount: request.amount.canonical(),
            order_ref_id: request.order_ref_id.clone(),
            customer_name: customer.given_name.clone(),
            customer_email: customer.email.clone(),
            payment_link: order.payment_link.map(|code| site.link(&code)),
            payments: order.payments,
            created_at: order.created_at,
            updated_at: order.updated_at,
        }
    }
}

impl PaymentView {
    pub(super) fn new(site: &Site, payment: Payment, refundable: Amount, is_settled: bool) -> Self {
        let is_qris = payment.method == PaymentMethod::Qris;
        let generation = match payment.origin {
            Some(_) => Generation::Snap,
            None => Generation::Legacy,
        };
        Self {
            status: payment.status(),
            qr: is_qris.then(|| qris::code(payment.id.as_str(), payment.amount)),
            page: site.checkout(payment.id.as_str()),
            number: payment.number,
            id: payment.id,
            order_id: payment.order,
            generation,
            method: payment.method,
            amount: payment.amount,
            fee: payment.fee,
            paid: payment.paid,
            refundable,
            is_settled,
            reference: payment.reference,
            created_at: payment.created_at,
            updated_at: payment.updated_at,
            expires_at: payment.expires_at,
        }
    }
}

impl RefundView {
    pub(super) fn new(refund: Refund) -> Self {
        Self {
            id: refund.id,
            payment_id: refund.payment,
            reference: refund.reference,
            amount: refund.amount,
            created_at: refund.created_at,
        }
    }
}

impl AccountView {
    pub(super) fn of_legacy(account: Account) -> Self {
        Self {
            number: account.number,
            generation: if account.is_static {
                Generation::Static
            } else {
                Generation::Legacy
            },
            bank: Some(account.bank.as_str().to_owned()),
            name: account.name,
            reference: account.reference,
            amount: account.is_closed.then_some(account.amount),
            is_paid: account.is_paid,
            is_disabled: account.is_disabled,
            is_reusable: account.is_reusable,
            expires_at: account.expires_at,
        }
    }

    pub(super) fn of_snap(account: VirtualAccount) -> Self {
        Self {
            number: account.number().trim().to_owned(),
            generation: Generation::Snap,
            bank: None,
            is_paid: account.paid_at.is_some(),
            name: account.name,
            reference: account.reference,
            amount: account.amount,
            is_disabled: false,
            is_reusable: account.is_reusable,
            expires_at: account.expires_at,
        }
    }
}

impl BatchView {
    pub(super) fn new(batch: Batch) -> Self {
        let payout = |payout: Payout| PayoutView {
            id: payout.id,
            status: payout.status,
            bank: payout.request.bank_code,
            account: payout.request.account_number,
            holder: payout.request.account_owner_name,
            amount: payout.request.amount.canonical(),
        };
        Self {
            id: batch.id,
            name: batch.request.name.clone(),
            status: batch.status,
            total: batch.total,
            payouts: batch.payouts.into_iter().map(payout).collect(),
            created_at: batch.created_at,
            approved_at: batch.approved_at,
        }
    }
}

impl TransferView {
    pub(super) fn new(transfer: Transfer) -> Self {
        Self {
            status: transfer.description(),
            failure: match transfer.state {
                TransferState::Failed(reason) => Some(reason),
                TransferState::Pending | TransferState::Done => None,
            },
            id: transfer.id,
            reference: transfer.reference,
            bank: transfer.bank,
            account: transfer.account,
            amount: transfer.amount,
            created_at: transfer.created_at,
        }
    }
}
