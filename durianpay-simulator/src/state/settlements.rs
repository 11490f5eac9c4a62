//! Settlements: payouts of payments to the merchant.

use super::State;
use crate::error::SimulatorError;
use crate::events;
use crate::model::payment::Ending;
use durianpay_client::api::{PaymentId, SettlementId};
use std::ops::Range;

impl State {
    /// Settles a completed payment and sends an event. Returns its number, as a range.
    pub(crate) fn settle(&mut self, id: &PaymentId) -> Result<Range<u64>, SimulatorError> {
        let Some(payment) = self.payment(id.as_str()) else {
            return Err(SimulatorError::UnknownPayment(id.clone()));
        };
        if payment.ending != Some(Ending::Completed) {
            return Err(SimulatorError::NotCompleted {
                payment: id.clone(),
                status: payment.status(),
            });
        }
        if !self.settled.insert(id.clone()) {
            return Err(SimulatorError::Settled(id.clone()));
        }
        let settlement = self.ids.next(SettlementId::PREFIX.unwrap_or_default());
        Ok(self.send(events::settled(&SettlementId::new(settlement), id)))
    }
}
