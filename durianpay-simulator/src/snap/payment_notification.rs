//! The notification of a payment that has ended.

use super::jakarta::local;
use super::money::money;
use super::notifications::notification;
use super::origin::{Origin, Source};
use super::verdict::{description, status};
use crate::events::{Event, failure_reason};
use crate::ids::Ids;
use crate::model::payment::{Ending, Payment};
use crate::object::Object;
use durianpay_client::json::Json;
use durianpay_client::snap::api::{
    EwalletPaymentNotification, QrisPaymentNotification, VaPaymentNotification,
};

/// Creates the notification of a payment that has ended.
pub(crate) fn payment(payment: &Payment, origin: &Origin, ending: Ending, ids: &mut Ids) -> Event {
    match &origin.source {
        Source::Qris => qris(payment, origin, ending, ids),
        Source::Ewallet => ewallet(payment, origin),
        Source::VirtualAccount { prefix, suffix } => {
            virtual_account(payment, origin, (prefix, suffix))
        }
    }
}

/// Creates `dp-notify-qris.completed.json`. The reason of a failure has the format of the older
/// API, since no source documents one.
fn qris(payment: &Payment, origin: &Origin, ending: Ending, ids: &mut Ids) -> Event {
    let number = ids.next("");
    let digits = number.get(number.len().saturating_sub(4)..);
    let reason = failure_reason(ending).unwrap_or_else(|| Object::new().finish());
    let info = Object::new()
        .string("rrn", &format!("00000000{}", digits.unwrap_or_default()))
        .with("failureReason", &reason)
        .finish();
    let data = begin(payment)
        .with("amount", &money(payment.amount))
        .with("additionalInfo", &info)
        .with("originalPartnerReferenceNo", &origin.reference)
        .finish();
    notification::<QrisPaymentNotification>("qris_payment", "/v1.0/qr/qr-mpm-notify", &data)
}

/// Creates `dp-notify-ewallet.json`.
fn ewallet(payment: &Payment, origin: &Origin) -> Event {
    let data = begin(payment)
        .with("amount", &money(payment.amount))
        .with("additionalInfo", &Object::new().finish())
        .with("createdTime", &local(payment.created_at))
        .with("originalPartnerReferenceNo", &origin.reference)
        .finish();
    notification::<EwalletPaymentNotification>("ewallet_payment", "/v1.0/debit/notify", &data)
}

fn begin(payment: &Payment) -> Object {
    Object::new()
        .with("originalReferenceNo", &payment.id)
        .with("latestTransactionStatus", &status(payment))
        .string("transactionStatusDesc", &description(payment))
}

/// Creates `dp-notify-va-payment.completed.json` and `….rejected.json`.
fn virtual_account(payment: &Payment, origin: &Origin, number: (&str, &str)) -> Event {
    let (prefix, suffix) = number;
    let (status, description) = match payment.ending {
        Some(Ending::Completed) => ("00", "completed"),
        _ => ("09", "rejected"),
    };
    let info: Json = Object::new()
        .string("latestTransactionStatus", status)
        .string("transactionStatusDesc", description)
        .finish();
    let data = Object::new()
        .string("partnerServiceId", prefix)
        .string("customerNo", suffix)
        .string("virtualAccountNo", &format!("{prefix}{suffix}"))
        .with("trxId", &origin.reference)
        .with("paymentRequestId", &payment.id)
        .with("paidAmount", &money(payment.amount))
        .with("trxDateTime", &local(payment.updated_at))
        .with("additionalInfo", &info)
        .finish();
    notification::<VaPaymentNotification>("va_payment", "/v1.0/transfer-va/payment", &data)
}
