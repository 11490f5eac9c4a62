//! Swaps records with their earlier versions, for reads that lag.

use super::State;
use crate::model::earlier::Earlier;
use durianpay_client::api::{DisbursementId, OrderId, PaymentId};
use std::mem::swap;

impl State {
    /// Swaps the records with these ids and their earlier versions. A second call restores them.
    pub(crate) fn exchange_earlier(&mut self, ids: &[&str]) {
        let Earlier {
            orders,
            payments,
            batches,
        } = &mut self.earlier;
        for id in ids {
            let order = OrderId::new(*id);
            if let (Some(now), Some(earlier)) =
                (self.orders.get_mut(&order), orders.get_mut(&order))
            {
                swap(now, earlier);
            }
            let payment = PaymentId::new(*id);
            if let (Some(now), Some(earlier)) =
                (self.payments.get_mut(&payment), payments.get_mut(&payment))
            {
                swap(now, earlier);
            }
            let mut known = self.disbursements.batches.iter_mut();
            let now = known.find(|batch| batch.id.as_str() == *id);
            if let (Some(now), Some(earlier)) = (now, batches.get_mut(&DisbursementId::new(*id))) {
                swap(now, earlier);
            }
        }
    }
}
