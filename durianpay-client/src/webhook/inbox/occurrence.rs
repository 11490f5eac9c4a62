//! [`Occurrence`]: a fact that the API confirmed, to be handled once.

use super::job::Trust;
use crate::api::{
    DisbursementId, DisbursementStatus, InvoiceId, InvoiceStatus, OrderId, PaymentId, SettlementId,
    SubscriptionId, SubscriptionStatus,
};
use crate::json::Json;
#[cfg(feature = "signing")]
use crate::json::document::ReadError;
#[cfg(feature = "signing")]
use crate::json::notified::Notified;
use crate::types::amount::Amount;
use crate::webhook::state::State;

/// A fact that the API confirmed, to be handled once.
///
/// The API itself stated or signed each variant except [`Unconfirmed`](Self::Unconfirmed). A
/// handler may match only on the variants that it acts on, and return `Ok` for all others.
///
/// ```
/// use durianpay_client::webhook::inbox::Occurrence;
///
/// fn act(occurrence: &Occurrence) {
///     match occurrence {
///         Occurrence::OrderPaid(paid) => println!("deliver {}", paid.order_id),
///         Occurrence::Overpaid(paid) => println!("refund {:?}: {}", paid.payment_id, paid.amount),
///         Occurrence::OrderRefunded(paid) => println!("do not deliver {}", paid.order_id),
///         Occurrence::PaymentEnded { order, state, .. } => {
///             println!("a payment of {:?} is {state}", order.order_ref_id);
///         }
///         Occurrence::PaidDifferently { payment, reason } => {
///             println!("have someone look at {}: {reason}", payment.order_id);
///         }
///         other => println!("nothing to do for {}", other.name()),
///     }
/// }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Occurrence {
    /// An order was created. Nothing is paid.
    OrderCreated(OrderFacts),
    /// An order is paid as expected, for the first time: deliver. If part of it was refunded
    /// meanwhile, [`refunded`](PaymentFacts::refunded) is not zero.
    OrderPaid(PaymentFacts),
    /// A paid order was paid by a further payment: the customer paid twice. Refund the payment,
    /// or credit it.
    Overpaid(PaymentFacts),
    /// A completed payment that does not pay its order: it has another amount, another currency
    /// or another merchant, or covers only a part. You must not deliver.
    PaidDifferently {
        /// The payment.
        payment: PaymentFacts,
        /// The difference.
        reason: String,
    },
    /// All payments that paid an order are refunded. If the delivery was not begun, you should
    /// not begin it; [`Delivery::paid_status`](super::Delivery::paid_status) returns how far it
    /// came.
    OrderRefunded(PaymentFacts),
    /// A payment other than those that paid the order is refunded in full.
    PaymentRefunded(PaymentFacts),
    /// A payment ended without being paid: it failed, expired or was cancelled. The order
    /// may be paid by another one.
    PaymentEnded {
        /// Its order.
        order: OrderFacts,
        /// The payment.
        payment_id: PaymentId,
        /// Failed, expired or cancelled.
        state: State,
    },
    /// The API states a state that excludes the one it stated before, such as `completed` after
    /// `failed`. A person must look into it: money may have arrived.
    Conflict {
        /// The payment, in its new state.
        payment: PaymentFacts,
        /// The recorded state, which is not changed.
        recorded: State,
        /// The state that the API states now.
        found: State,
    },
    /// The accounts of a batch of disbursements are checked.
    DisbursementValidated {
        /// The batch.
        id: DisbursementId,
        /// Its status.
        status: DisbursementStatus,
    },
    /// A batch of disbursements is finished: in full, in part or not at all. Read its items
    /// for each payout.
    DisbursementCompleted {
        /// The batch.
        id: DisbursementId,
        /// Its status: `success`, `partially_success` or `failed`.
        status: DisbursementStatus,
    },
    /// A settlement was paid out to the merchant.
    SettlementPaid {
        /// The settlement.
        id: SettlementId,
    },
    /// An invoice was paid, or a transaction was made on it.
    InvoiceChanged {
        /// The invoice.
        id: InvoiceId,
        /// Its status.
        status: InvoiceStatus,
        /// The amount that remains to be paid, if the API states it.
        remaining: Option<Amount>,
    },
    /// A subscription was created or changed.
    SubscriptionChanged {
        /// The subscription.
        id: SubscriptionId,
        /// Its status.
        status: SubscriptionStatus,
    },
    /// A notification, which is signed as a whole: the object has this status for the first
    /// time. You must compare its amount with yours.
    ///
    /// A status that is not final is skipped if a final one of the object came before. Without
    /// an object or a status, each body is handed over once.
    Notified(NotifiedFacts),
    /// A notification with a status that the object cannot have after a final one: another
    /// final one, or one that the spec does not know. A person should look into it: money may
    /// have arrived, or gone back. A refund after a payment is also reported this way.
    NotifiedConflict {
        /// The notification.
        notified: NotifiedFacts,
        /// The first final status, which was handed over.
        recorded: String,
    },
    /// A webhook that cannot be confirmed: its event is unknown, or its payload names no object
    /// that can be read. **Anyone can send one**: you may use it as a hint to look something
    /// up, but must never treat it as proof. A payload that arrives again with the same bytes
    /// is not handed over a second time.
    Unconfirmed {
        /// The name of the event, as claimed.
        event: String,
        /// The payload, as claimed.
        data: Json,
        /// Whether it was signed. A signature covers an id and an amount only.
        trust: Trust,
    },
}

/// An order.
///
/// [`Occurrence`] has an example.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct OrderFacts {
    /// The id of the order.
    pub order_id: OrderId,
    /// Your own reference of the order, if the API states it.
    pub order_ref_id: Option<String>,
}

/// A payment of an order.
///
/// [`Occurrence`] has an example.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PaymentFacts {
    /// The id of the order.
    pub order_id: OrderId,
    /// Your own reference of the order, if the API states it.
    pub order_ref_id: Option<String>,
    /// The payment. `None` if the API stated only that the order is paid, or if several
    /// payments paid it.
    pub payment_id: Option<PaymentId>,
    /// The amount received, in rupiah, before refunds.
    pub amount: Amount,
    /// The amount refunded so far, in rupiah.
    pub refunded: Amount,
}

/// A notification that is signed as a whole.
///
/// ```
/// use durianpay_client::snap::Notification;
/// use durianpay_client::webhook::inbox::{Delivery, HandlerError, Occurrence};
///
/// async fn handle(delivery: Delivery) -> Result<(), HandlerError> {
///     if let Occurrence::Notified(notified) = delivery.occurrence() {
///         println!("{:?} is {:?}", notified.object_id, notified.status);
///         if let Notification::QrisPayment(payment) = notified.read()? {
///             println!("paid: {}", payment.latest_transaction_status.is_paid());
///         }
///     }
///     Ok(())
/// }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct NotifiedFacts {
    /// Its name in the spec, such as `qris_payment`; `None` if its path is not known.
    pub name: Option<String>,
    /// The id of the object that the notification is about; `None` if it has none.
    pub object_id: Option<String>,
    /// The status of the object, as it is on the wire; `None` if it has none.
    pub status: Option<String>,
    /// The body.
    pub body: Json,
}

#[cfg(feature = "signing")]
impl NotifiedFacts {
    /// Reads the notification as the type of its API, such as `snap::Notification`.
    ///
    /// # Errors
    ///
    /// If a required field cannot be read, because the spec has changed since the notification
    /// was received.
    pub fn read<N: Notified>(&self) -> Result<N, ReadError> {
        N::read(self.name.as_deref(), self.body.as_str().as_bytes())
    }
}

impl Occurrence {
    /// Returns the name for storage and reports: `order_paid`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::OrderCreated(_) => "order_created",
            Self::OrderPaid(_) => "order_paid",
            Self::Overpaid(_) => "overpaid",
            Self::PaidDifferently { .. } => "paid_differently",
            Self::OrderRefunded(_) => "order_refunded",
            Self::PaymentRefunded(_) => "payment_refunded",
            Self::PaymentEnded { .. } => "payment_ended",
            Self::Conflict { .. } => "conflict",
            Self::DisbursementValidated { .. } => "disbursement_validated",
            Self::DisbursementCompleted { .. } => "disbursement_completed",
            Self::SettlementPaid { .. } => "settlement_paid",
            Self::InvoiceChanged { .. } => "invoice_changed",
            Self::SubscriptionChanged { .. } => "subscription_changed",
            Self::Notified(_) => "notified",
            Self::NotifiedConflict { .. } => "notified_conflict",
            Self::Unconfirmed { .. } => "unconfirmed",
        }
    }
}
