//! Writes an [`Occurrence`] as the content of a task, and reads it.
//!
//! The content is a flat JSON object of strings. Amounts are decimal strings.

use super::job::Trust;
use super::occurrence::{NotifiedFacts, Occurrence, OrderFacts, PaymentFacts};
use crate::api::{OrderId, PaymentId};
use crate::json::Json;
use crate::types::amount::Amount;
use crate::webhook::state::State;
use serde_json::{Map, Value};
use std::fmt;
use std::str::FromStr;

/// An error of content that this version cannot read.
#[derive(Debug)]
pub(super) struct FactsError(&'static str);

impl fmt::Display for FactsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the content of a task has no valid `{}`; it was written by another version",
            self.0
        )
    }
}

impl std::error::Error for FactsError {}

/// A flat JSON object.
#[derive(Debug, Default)]
struct Facts(Map<String, Value>);

impl Facts {
    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    fn with_some(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    fn order(self, order: &OrderFacts) -> Self {
        self.with("order_id", order.order_id.as_str())
            .with_some("order_ref_id", order.order_ref_id.as_deref())
    }

    fn payment(self, payment: &PaymentFacts) -> Self {
        let payment_id = payment.payment_id.as_ref().map(PaymentId::as_str);
        self.with("order_id", payment.order_id.as_str())
            .with_some("order_ref_id", payment.order_ref_id.as_deref())
            .with_some("payment_id", payment_id)
            .with("amount", &payment.amount.canonical().to_string())
            .with("refunded", &payment.refunded.canonical().to_string())
    }

    fn notified(self, notified: &NotifiedFacts) -> Self {
        self.with_some("name", notified.name.as_deref())
            .with_some("object_id", notified.object_id.as_deref())
            .with_some("status", notified.status.as_deref())
            .with("body", notified.body.as_str())
    }

    fn string(&self, name: &'static str) -> Result<&str, FactsError> {
        self.0
            .get(name)
            .and_then(Value::as_str)
            .ok_or(FactsError(name))
    }

    fn optional(&self, name: &'static str) -> Option<String> {
        self.string(name).ok().map(str::to_owned)
    }

    fn parsed<T: FromStr>(&self, name: &'static str) -> Result<T, FactsError> {
        self.string(name)?.parse().map_err(|_| FactsError(name))
    }

    fn state(&self, name: &'static str) -> Result<State, FactsError> {
        State::from_stored(self.string(name)?).ok_or(FactsError(name))
    }

    fn read_order(&self) -> Result<OrderFacts, FactsError> {
        Ok(OrderFacts {
            order_id: OrderId::new(self.string("order_id")?),
            order_ref_id: self.optional("order_ref_id"),
        })
    }

    fn read_notified(&self) -> Result<NotifiedFacts, FactsError> {
        Ok(NotifiedFacts {
            name: self.optional("name"),
            object_id: self.optional("object_id"),
            status: self.optional("status"),
            body: self.json("body")?,
        })
    }

    fn json(&self, name: &'static str) -> Result<Json, FactsError> {
        Json::parse(self.string(name)?).map_err(|_| FactsError(name))
    }

    fn read_payment(&self) -> Result<PaymentFacts, FactsError> {
        Ok(PaymentFacts {
            order_id: OrderId::new(self.string("order_id")?),
            order_ref_id: self.optional("order_ref_id"),
            payment_id: self.optional("payment_id").map(PaymentId::new),
            amount: self.parsed("amount")?,
            refunded: self.parsed("refunded")?,
        })
    }
}

/// Returns the content of the task of an occurrence.
pub(super) fn write(occurrence: &Occurrence) -> Vec<u8> {
    use Occurrence as O;
    let facts = Facts::default();
    let facts = match occurrence {
        O::OrderCreated(order) => facts.order(order),
        O::OrderPaid(payment)
        | O::Overpaid(payment)
        | O::OrderRefunded(payment)
        | O::PaymentRefunded(payment) => facts.payment(payment),
        O::PaidDifferently { payment, reason } => facts.payment(payment).with("reason", reason),
        O::PaymentEnded {
            order,
            payment_id,
            state,
        } => facts
            .order(order)
            .with("payment_id", payment_id.as_str())
            .with("state", state.as_str()),
        O::Conflict {
            payment,
            recorded,
            found,
        } => facts
            .payment(payment)
            .with("recorded", recorded.as_str())
            .with("found", found.as_str()),
        O::DisbursementValidated { id, status } | O::DisbursementCompleted { id, status } => facts
            .with("id", id.as_str())
            .with("status", status.as_str()),
        O::SettlementPaid { id } => facts.with("id", id.as_str()),
        O::InvoiceChanged {
            id,
            status,
            remaining,
        } => {
            let remaining = remaining.map(|amount| amount.canonical().to_string());
            facts
                .with("id", id.as_str())
                .with("status", status.as_str())
                .with_some("remaining", remaining.as_deref())
        }
        O::SubscriptionChanged { id, status } => facts
            .with("id", id.as_str())
            .with("status", status.as_str()),
        O::Notified(notified) => facts.notified(notified),
        O::NotifiedConflict { notified, recorded } => {
            facts.notified(notified).with("recorded", recorded)
        }
        O::Unconfirmed { event, data, trust } => facts
            .with("event", event)
            .with("data", data.as_str())
            .with("trust", trust.as_str()),
    };
    Value::Object(facts.0).to_string().into_bytes()
}

/// Reads the occurrence of that name from the content of a task.
pub(super) fn read(name: &str, content: &[u8]) -> Result<Occurrence, FactsError> {
    use Occurrence as O;
    let Ok(Value::Object(facts)) = serde_json::from_slice(content) else {
        return Err(FactsError("object"));
    };
    let facts = Facts(facts);
    Ok(match name {
        "order_created" => O::OrderCreated(facts.read_order()?),
        "order_paid" => O::OrderPaid(facts.read_payment()?),
        "overpaid" => O::Overpaid(facts.read_payment()?),
        "paid_differently" => O::PaidDifferently {
            payment: facts.read_payment()?,
            reason: facts.string("reason")?.to_owned(),
        },
        "order_refunded" => O::OrderRefunded(facts.read_payment()?),
        "payment_refunded" => O::PaymentRefunded(facts.read_payment()?),
        "payment_ended" => O::PaymentEnded {
            order: facts.read_order()?,
            payment_id: facts.string("payment_id")?.into(),
            state: facts.state("state")?,
        },
        "conflict" => O::Conflict {
            payment: facts.read_payment()?,
            recorded: facts.state("recorded")?,
            found: facts.state("found")?,
        },
        "disbursement_validated" => O::DisbursementValidated {
            id: facts.string("id")?.into(),
            status: facts.string("status")?.into(),
        },
        "disbursement_completed" => O::DisbursementCompleted {
            id: facts.string("id")?.into(),
            status: facts.string("status")?.into(),
        },
        "settlement_paid" => O::SettlementPaid {
            id: facts.string("id")?.into(),
        },
        "invoice_changed" => O::InvoiceChanged {
            id: facts.string("id")?.into(),
            status: facts.string("status")?.into(),
            remaining: match facts.optional("remaining") {
                Some(_) => Some(facts.parsed::<Amount>("remaining")?),
                None => None,
            },
        },
        "subscription_changed" => O::SubscriptionChanged {
            id: facts.string("id")?.into(),
            status: facts.string("status")?.into(),
        },
        "notified" => O::Notified(facts.read_notified()?),
        "notified_conflict" => O::NotifiedConflict {
            notified: facts.read_notified()?,
            recorded: facts.string("recorded")?.to_owned(),
        },
        "unconfirmed" => O::Unconfirmed {
            event: facts.string("event")?.to_owned(),
            data: facts.json("data")?,
            trust: Trust::from_stored(facts.string("trust")?).ok_or(FactsError("trust"))?,
        },
        _ => return Err(FactsError("name")),
    })
}
