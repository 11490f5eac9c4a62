//! Confirms events of payments and orders.

use super::attempt::{Step, Verdict};
use super::change::Apply;
use super::lookup::OrderQuery;
use super::record::OrderRecord;
use super::report::bounded;
use crate::webhook::confirm::check_order;
use crate::webhook::expected::{Expectation, Expected};
use crate::webhook::judge::{Judgement, judge_order, judge_payment};
use crate::webhook::observe::{Observed, ObservedPayment, observe, observe_order};
use crate::webhook::state::State;
use crate::webhook::subject::Subject;

impl Step {
    /// Asks the API for a payment or order, and records the result.
    pub(super) async fn confirm_order(
        &self,
        subject: &Subject,
        claimed: Option<State>,
    ) -> Result<Option<Verdict>, Verdict> {
        let client = &self.confirmation()?.client;
        let observed = observe(client, subject).await;
        let observed = observed.map_err(|error| self.verdict_of(&error))?;
        let mut observed = observed.ok_or_else(|| Verdict::Dead("no order".to_owned()))?;
        let behind = behind_claim(&observed, claimed);
        let Some(expected) = self.look_up(&observed).await? else {
            return self.mark_foreign(&observed).await;
        };
        if matches!(self.judge(&observed, &expected), Judgement::AskOrder(_)) {
            let order = observe_order(client, &observed.order_id).await;
            observed = order.map_err(|error| self.verdict_of(&error))?;
        }
        let judgement = self.judge(&observed, &expected);
        let again = match judgement {
            Judgement::Contradiction => Some(Verdict::Retry(
                "the API states that the order is completed, and that no payment is".to_owned(),
            )),
            _ => behind,
        };
        let object = format!("orders/{}", observed.order_id);
        self.apply(&object, |data| {
            self.step(data, &observed, &expected, &judgement, again.clone())
        })
        .await
    }

    /// Records that an order belongs to another system, so that a sweep does not find it again.
    async fn mark_foreign(&self, observed: &Observed) -> Result<Option<Verdict>, Verdict> {
        let object = format!("orders/{}", observed.order_id);
        self.apply(&object, |data| {
            let mut record = read_record(data)?;
            record.mark_foreign();
            Ok(Apply {
                data: Some(record.to_data()),
                verdict: Some(Verdict::Nothing("the order is not yours".to_owned())),
                ..Apply::default()
            })
        })
        .await
    }

    /// Looks the order up in the merchant's database. Returns `None` if it belongs to another
    /// system.
    async fn look_up(&self, observed: &Observed) -> Result<Option<Expected>, Verdict> {
        let query = OrderQuery {
            order_id: observed.order_id.clone(),
            order_ref_id: observed.order_ref_id.clone(),
        };
        match self.confirmation()?.lookup.expectation(query).await {
            Ok(Expectation::Order(expected)) => {
                check_order(&expected, &observed.order_id)
                    .map_err(|error| Verdict::Dead(format!("the lookup is wrong: {error}")))?;
                Ok(Some(expected))
            }
            Ok(Expectation::NotYet) => Err(Verdict::Retry(
                "the order is not in your database yet".to_owned(),
            )),
            Ok(Expectation::NotOurs) => Ok(None),
            Err(error) => Err(Verdict::Retry(format!(
                "the lookup failed: {}",
                bounded(&error)
            ))),
        }
    }

    fn judge(&self, observed: &Observed, expected: &Expected) -> Judgement {
        let is_live = self.is_live();
        match (&observed.order, observed.payments.first()) {
            (Some(order), _) => judge_order(observed, order, expected, is_live),
            (None, Some(payment)) => judge_payment(payment, None, expected, is_live),
            (None, None) => Judgement::Unpaid,
        }
    }

    fn is_live(&self) -> Option<bool> {
        let environment = self.context.confirmation.as_ref()?.client.environment();
        environment.map(|environment| environment.live)
    }

    fn step(
        &self,
        data: Option<&str>,
        observed: &Observed,
        expected: &Expected,
        judgement: &Judgement,
        verdict: Option<Verdict>,
    ) -> Result<Apply, Verdict> {
        let mut record = read_record(data)?;
        let before = record.clone();
        let order = observed.order.as_ref();
        let is_live = self.is_live();
        let consequences = record.observe(observed, order.map(|_| judgement), |payment| {
            judge_payment(payment, order, expected, is_live)
        });
        Ok(Apply {
            data: (record != before || data.is_none()).then(|| record.to_data()),
            occurrences: consequences.occurrences,
            superseded: consequences.superseded,
            verdict,
        })
    }

    /// Asks the API whether an order is still paid, before its payment is handed over again.
    /// Returns whether it is refunded.
    pub(super) async fn is_refunded(&self, subject: &Subject) -> Result<bool, Verdict> {
        let observed = observe_order_of(self, subject).await?;
        let Some(observed) = observed else {
            return Ok(false);
        };
        let mut states = observed.payments.iter().map(ObservedPayment::state);
        let paid = |state: Option<State>| state == Some(State::Completed);
        let has_refund = states.clone().any(|state| state == Some(State::Refunded));
        Ok(has_refund && !states.any(paid))
    }
}

async fn observe_order_of(step: &Step, subject: &Subject) -> Result<Option<Observed>, Verdict> {
    let observed = observe(&step.confirmation()?.client, subject).await;
    observed.map_err(|error| step.verdict_of(&error))
}

fn read_record(data: Option<&str>) -> Result<OrderRecord, Verdict> {
    let record = data.map_or_else(|| Ok(OrderRecord::default()), OrderRecord::from_data);
    record.map_err(|error| Verdict::Retry(error.to_string()))
}

/// Returns the reason why the API must be asked again, although it responded: it states less
/// than the webhook claims, or a status that this version does not know.
fn behind_claim(observed: &Observed, claimed: Option<State>) -> Option<Verdict> {
    let Some(state) = observed.state() else {
        let status = bounded(&observed.status());
        let reason = format!("the API states the status `{status}`, which is not known here");
        return Some(Verdict::Retry(reason));
    };
    let is_behind = claimed.is_some_and(|claimed| state.rank() < claimed.rank());
    is_behind.then(|| Verdict::Retry(format!("the API still states `{state}`")))
}
