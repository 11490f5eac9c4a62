//! The record of an order, and the state machine that decides which occurrences follow from an
//! observation.
//!
//! Everything here is pure. A record only moves forward: a late state changes nothing, and a
//! state that excludes the recorded one is a conflict.

use super::occurrence::{Occurrence, OrderFacts, PaymentFacts};
use crate::api::PaymentId;
use crate::types::amount::Amount;
use crate::webhook::judge::Judgement;
use crate::webhook::observe::{Observed, ObservedPayment};
use crate::webhook::state::{Relation, State};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The record of an order: the furthest state of each payment, and the payments that paid
/// the order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct OrderRecord {
    payments: BTreeMap<String, State>,
    /// The payments that paid the order: empty if the API stated only that it is paid.
    /// `None` if it is not paid.
    paid_by: Option<Vec<String>>,
    marks: BTreeSet<Mark>,
}

/// The state of an order apart from its payments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    /// It was handed over as created.
    Created,
    /// The API stated that it is completed, as expected or not.
    Completed,
    /// All payments that paid it are refunded.
    Refunded,
    /// It belongs to another system of the same merchant.
    Foreign,
}

impl Mark {
    const ALL: [Self; 4] = [
        Self::Created,
        Self::Completed,
        Self::Refunded,
        Self::Foreign,
    ];

    fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Completed => "completed",
            Self::Refunded => "refunded",
            Self::Foreign => "foreign",
        }
    }
}

/// An error of a record that this version cannot read.
#[derive(Debug)]
pub(super) struct RecordError;

impl fmt::Display for RecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the record of the order was written by another version")
    }
}

impl std::error::Error for RecordError {}

/// The consequences of an observation.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Consequences {
    /// The new occurrences, each with the key that makes it unique for its object.
    pub(super) occurrences: Vec<(String, Occurrence)>,
    /// The keys of occurrences that must not be handed over any more.
    pub(super) superseded: Vec<String>,
}

/// The key of the occurrence that the order is paid.
pub(super) const PAID: &str = "order_paid";

impl OrderRecord {
    /// Reads a record that [`to_data`](Self::to_data) wrote.
    pub(super) fn from_data(data: &str) -> Result<Self, RecordError> {
        let value: Value = serde_json::from_str(data).map_err(|_| RecordError)?;
        let mut record = Self::default();
        for mark in value["marks"].as_array().into_iter().flatten() {
            let known = Mark::ALL.into_iter().find(|known| mark == known.as_str());
            record.marks.insert(known.ok_or(RecordError)?);
        }
        for (id, state) in value["payments"].as_object().ok_or(RecordError)? {
            let state = state.as_str().and_then(State::from_stored);
            record
                .payments
                .insert(id.clone(), state.ok_or(RecordError)?);
        }
        if let Some(paid_by) = value["paid_by"].as_array() {
            let ids = paid_by.iter().filter_map(Value::as_str).map(str::to_owned);
            record.paid_by = Some(ids.collect());
        }
        Ok(record)
    }

    /// Returns the stored form of the record.
    pub(super) fn to_data(&self) -> String {
        let payments: Map<String, Value> = self
            .payments
            .iter()
            .map(|(id, state)| (id.clone(), state.as_str().into()))
            .collect();
        let marks: Vec<&str> = self.marks.iter().map(|mark| mark.as_str()).collect();
        json!({
            "marks": marks,
            "paid_by": self.paid_by,
            "payments": payments,
        })
        .to_string()
    }

    /// Returns whether a payment was seen in this state or a later one.
    pub(super) fn knows_payment(&self, id: &str, state: State) -> bool {
        let recorded = self.payments.get(id);
        self.is_foreign() || recorded.is_some_and(|recorded| recorded.rank() >= state.rank())
    }

    /// Returns whether the order was seen completed.
    pub(super) fn knows_completed(&self) -> bool {
        self.is_foreign() || self.marks.contains(&Mark::Completed) || self.paid_by.is_some()
    }

    /// Marks the order as one of another system.
    pub(super) fn mark_foreign(&mut self) {
        self.marks.insert(Mark::Foreign);
    }

    fn is_foreign(&self) -> bool {
        self.marks.contains(&Mark::Foreign)
    }

    /// Records an observation, and returns its consequences.
    ///
    /// `judge` decides for each payment whether it alone pays the order, and `order` whether
    /// the order is paid, if the order itself was read.
    pub(super) fn observe(
        &mut self,
        observed: &Observed,
        order: Option<&Judgement>,
        judge: impl Fn(&ObservedPayment) -> Judgement,
    ) -> Consequences {
        let mut consequences = Consequences::default();
        self.marks.remove(&Mark::Foreign);
        if is_completed(observed) {
            self.marks.insert(Mark::Completed);
        }
        if let Some(read) = &observed.order
            && read.state() == Some(State::Started)
            && self.marks.insert(Mark::Created)
            && self.paid_by.is_none()
        {
            let created = Occurrence::OrderCreated(order_facts(observed));
            consequences.add("order_created", created);
        }
        self.pay(observed, order, &judge, &mut consequences);
        for payment in &observed.payments {
            self.observe_payment(observed, payment, &judge, &mut consequences);
        }
        self.refund(observed, &mut consequences);
        if let (Some(Judgement::Differs(mismatch)), true) = (order, self.is_paid_unseen(observed)) {
            let different = Occurrence::PaidDifferently {
                payment: facts_of(observed, &[]),
                reason: mismatch.to_string(),
            };
            consequences.add("paid_differently", different);
        }
        consequences
    }

    /// Returns whether the API states that an order is completed that is not paid as
    /// expected, and lists no payment.
    fn is_paid_unseen(&self, observed: &Observed) -> bool {
        is_completed(observed) && observed.payments.is_empty() && self.paid_by.is_none()
    }

    /// Records which payments paid the order, when the first observation shows it.
    fn pay(
        &mut self,
        observed: &Observed,
        order: Option<&Judgement>,
        judge: &impl Fn(&ObservedPayment) -> Judgement,
        consequences: &mut Consequences,
    ) {
        if self.paid_by.is_some() {
            return;
        }
        let pays = |payment: &&ObservedPayment| {
            !self.excludes(payment) && judge(payment) == Judgement::Paid
        };
        let paying = observed.payments.iter().filter(pays);
        // A refunded payment pays the order only if no other one does.
        let is_kept = |payment: &&ObservedPayment| payment.state() == Some(State::Completed);
        let alone = paying.clone().find(is_kept).or(paying.clone().next());
        let paid_by: Vec<&ObservedPayment> = match (alone, order) {
            (Some(payment), _) => vec![payment],
            (None, Some(Judgement::Paid)) => {
                let completed = |payment: &&ObservedPayment| is_paid(payment.state());
                let completed = observed.payments.iter().filter(completed);
                // A conflict is reported, and a person decides.
                if completed.clone().any(|payment| self.excludes(payment)) {
                    return;
                }
                completed.collect()
            }
            (None, _) => return,
        };
        self.paid_by = Some(
            paid_by
                .iter()
                .map(|payment| payment.id.to_string())
                .collect(),
        );
        let refunded = |payment: &&ObservedPayment| payment.state() == Some(State::Refunded);
        if paid_by.is_empty() || !paid_by.iter().all(refunded) {
            let facts = facts_of(observed, &paid_by);
            consequences.add(PAID, Occurrence::OrderPaid(facts));
        }
    }

    /// Returns whether the recorded state of a payment excludes the observed one.
    fn excludes(&self, payment: &ObservedPayment) -> bool {
        let recorded = self.payments.get(payment.id.as_str());
        match (recorded, payment.state()) {
            (Some(recorded), Some(state)) => state.relation_to(*recorded) == Relation::Conflict,
            _ => false,
        }
    }

    fn observe_payment(
        &mut self,
        observed: &Observed,
        payment: &ObservedPayment,
        judge: &impl Fn(&ObservedPayment) -> Judgement,
        consequences: &mut Consequences,
    ) {
        let Some(state) = payment.state() else {
            return;
        };
        let id = payment.id.to_string();
        if let Some(&recorded) = self.payments.get(&id) {
            match state.relation_to(recorded) {
                Relation::Behind => return,
                Relation::Same => {
                    self.assign(&id, state);
                    return;
                }
                Relation::Ahead => {}
                Relation::Conflict => {
                    let conflict = Occurrence::Conflict {
                        payment: facts_of(observed, &[payment]),
                        recorded,
                        found: state,
                    };
                    consequences.add(&format!("conflict/{id}/{state}"), conflict);
                    return;
                }
            }
        }
        let was_paid = is_paid(self.payments.insert(id.clone(), state));
        if is_paid(Some(state)) && !was_paid && !self.assign(&id, state) {
            self.observe_further_payment(observed, payment, judge, consequences);
        }
        if matches!(state, State::Failed | State::Expired | State::Cancelled) {
            let ended = Occurrence::PaymentEnded {
                order: order_facts(observed),
                payment_id: payment.id.clone(),
                state,
            };
            consequences.add(&format!("payment_ended/{id}"), ended);
        }
        if state == State::Refunded && !self.pays(&id) {
            let refunded = Occurrence::PaymentRefunded(facts_of(observed, &[payment]));
            consequences.add(&format!("payment_refunded/{id}"), refunded);
            consequences.superseded.push(format!("overpaid/{id}"));
            consequences
                .superseded
                .push(format!("paid_differently/{id}"));
        }
    }

    /// Returns whether a payment is one of those that paid the order. If only the status of the
    /// order was known, its first payment becomes the one that paid it.
    fn assign(&mut self, id: &str, state: State) -> bool {
        if let Some(paid_by) = &mut self.paid_by
            && paid_by.is_empty()
            && is_paid(Some(state))
        {
            paid_by.push(id.to_owned());
        }
        self.pays(id)
    }

    fn pays(&self, id: &str) -> bool {
        let paid_by = self.paid_by.iter().flatten();
        paid_by.into_iter().any(|paid_by| paid_by == id)
    }

    /// Handles a completed payment that did not pay the order.
    fn observe_further_payment(
        &self,
        observed: &Observed,
        payment: &ObservedPayment,
        judge: &impl Fn(&ObservedPayment) -> Judgement,
        consequences: &mut Consequences,
    ) {
        let id = &payment.id;
        let facts = facts_of(observed, &[payment]);
        if self.paid_by.is_some() {
            if payment.state() == Some(State::Completed) {
                consequences.add(&format!("overpaid/{id}"), Occurrence::Overpaid(facts));
            }
            return;
        }
        if let Judgement::Differs(mismatch) | Judgement::AskOrder(mismatch) = judge(payment) {
            let different = Occurrence::PaidDifferently {
                payment: facts,
                reason: mismatch.to_string(),
            };
            consequences.add(&format!("paid_differently/{id}"), different);
        }
    }

    /// Records that all payments that paid the order are refunded.
    fn refund(&mut self, observed: &Observed, consequences: &mut Consequences) {
        let Some(paid_by) = self.paid_by.as_ref().filter(|paid_by| !paid_by.is_empty()) else {
            return;
        };
        let is_refunded = |id: &String| self.payments.get(id) == Some(&State::Refunded);
        if self.marks.contains(&Mark::Refunded) || !paid_by.iter().all(is_refunded) {
            return;
        }
        let refunded: Vec<&ObservedPayment> = observed
            .payments
            .iter()
            .filter(|payment| paid_by.iter().any(|id| id == payment.id.as_str()))
            .collect();
        self.marks.insert(Mark::Refunded);
        let facts = facts_of(observed, &refunded);
        consequences.add("order_refunded", Occurrence::OrderRefunded(facts));
        consequences.superseded.push(PAID.to_owned());
    }
}

impl Consequences {
    fn add(&mut self, key: &str, occurrence: Occurrence) {
        self.occurrences.push((key.to_owned(), occurrence));
    }
}

fn is_completed(observed: &Observed) -> bool {
    let order = observed.order.as_ref();
    order.is_some_and(|order| order.state() == Some(State::Completed))
}

fn is_paid(state: Option<State>) -> bool {
    matches!(state, Some(State::Completed | State::Refunded))
}

fn order_facts(observed: &Observed) -> OrderFacts {
    OrderFacts {
        order_id: observed.order_id.clone(),
        order_ref_id: observed.order_ref_id.clone(),
    }
}

/// Returns the facts of one payment, or of several together.
fn facts_of(observed: &Observed, payments: &[&ObservedPayment]) -> PaymentFacts {
    let sum = |amount: fn(&ObservedPayment) -> Amount| {
        let amounts = payments.iter().map(|payment| amount(payment));
        let sum = amounts
            .into_iter()
            .try_fold(Amount::ZERO, Amount::checked_add);
        sum.unwrap_or(Amount::from_hundredths(i64::MAX))
    };
    let order_amount = observed.order.as_ref().map(|order| order.amount);
    let payment_id: Option<PaymentId> = match payments {
        [only] => Some(only.id.clone()),
        _ => None,
    };
    PaymentFacts {
        order_id: observed.order_id.clone(),
        order_ref_id: observed.order_ref_id.clone(),
        payment_id,
        amount: if payments.is_empty() {
            order_amount.unwrap_or(Amount::ZERO)
        } else {
            sum(ObservedPayment::received)
        },
        refunded: sum(|payment| payment.refunded),
    }
}
