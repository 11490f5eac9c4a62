//! [`Subject`]: the object of a webhook, determined by the prefix of its id.

use crate::api::{
    DisbursementId, DisbursementItemId, InvoiceId, InvoiceTransactionId, OrderId, PaymentId,
    SettlementId, SubscriptionId, SubscriptionPlanId,
};

/// The object that a webhook refers to.
///
/// ```
/// use durianpay_client::webhook::{Subject, Untrusted};
///
/// let webhook = Untrusted::parse(br#"{"event": "order.completed", "data": {"id": "ord_1"}}"#)?;
/// match webhook.subject() {
///     Some(Subject::Order(order)) => println!("look up the order {order}"),
///     Some(Subject::Payment(payment)) => println!("look up the order of {payment}"),
///     Some(other) => println!("{}", other.object()),
///     None => println!("it names no object"),
/// }
/// # assert_eq!(webhook.subject().unwrap().object(), "orders/ord_1");
/// # Ok::<(), durianpay_client::webhook::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Subject {
    /// A payment.
    Payment(PaymentId),
    /// An order.
    Order(OrderId),
    /// A batch of disbursements.
    Disbursement(DisbursementId),
    /// A settlement.
    Settlement(SettlementId),
    /// An invoice.
    Invoice(InvoiceId),
    /// A subscription.
    Subscription(SubscriptionId),
}

impl Subject {
    /// Determines the subject by the prefix of an id.
    pub(super) fn from_id(id: &str) -> Option<Self> {
        let begins = |prefix: Option<&str>| prefix.is_some_and(|prefix| id.starts_with(prefix));
        // Some prefixes are the beginning of another one.
        let parts = [
            DisbursementItemId::PREFIX,
            InvoiceTransactionId::PREFIX,
            SubscriptionPlanId::PREFIX,
        ];
        if parts.into_iter().any(begins) {
            None
        } else if begins(PaymentId::PREFIX) {
            Some(Self::Payment(PaymentId::new(id)))
        } else if begins(OrderId::PREFIX) {
            Some(Self::Order(OrderId::new(id)))
        } else if begins(DisbursementId::PREFIX) {
            Some(Self::Disbursement(DisbursementId::new(id)))
        } else if begins(SettlementId::PREFIX) {
            Some(Self::Settlement(SettlementId::new(id)))
        } else if begins(InvoiceId::PREFIX) {
            Some(Self::Invoice(InvoiceId::new(id)))
        } else if begins(SubscriptionId::PREFIX) {
            Some(Self::Subscription(SubscriptionId::new(id)))
        } else {
            None
        }
    }

    /// Parses a string that [`object`](Self::object) returned.
    #[cfg(feature = "inbox")]
    pub(super) fn from_object(object: &str) -> Option<Self> {
        let (kind, id) = object.split_once('/')?;
        Some(match kind {
            "payments" => Self::Payment(PaymentId::new(id)),
            "orders" => Self::Order(OrderId::new(id)),
            "disbursements" => Self::Disbursement(DisbursementId::new(id)),
            "settlements" => Self::Settlement(SettlementId::new(id)),
            "invoices" => Self::Invoice(InvoiceId::new(id)),
            "subscriptions" => Self::Subscription(SubscriptionId::new(id)),
            _ => return None,
        })
    }

    /// Returns the kind and the id as a string: `payments/pay_…`.
    #[must_use]
    pub fn object(&self) -> String {
        match self {
            Self::Payment(id) => format!("payments/{id}"),
            Self::Order(id) => format!("orders/{id}"),
            Self::Disbursement(id) => format!("disbursements/{id}"),
            Self::Settlement(id) => format!("settlements/{id}"),
            Self::Invoice(id) => format!("invoices/{id}"),
            Self::Subscription(id) => format!("subscriptions/{id}"),
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

    use super::Subject;

    #[test]
    fn each_kind_of_object_round_trips() {
        for id in ["pay_1", "ord_1", "dis_1", "set_1", "inv_1", "sub_1"] {
            let subject = Subject::from_id(id).unwrap();
            let object = subject.object();
            assert!(object.ends_with(&format!("/{id}")), "{object}");
            assert_eq!(Subject::from_object(&object), Some(subject));
        }
        assert_eq!(Subject::from_object("promos/prm_1"), None);
    }
}
