//! Swaps records with their earlier versions, for reads that lag.

use super::State;
use crate::model::earlier::Earlier;
use crate::table::{Record, Table};
use durianpay_client::api::{DisbursementId, OrderId, PaymentId};
use std::sync::Arc;

impl State {
    /// Swaps the records with these ids and their earlier versions. A second call restores them.
    pub(crate) fn exchange_earlier(&mut self, ids: &[&str]) {
        let Earlier {
            orders,
            payments,
            batches,
        } = &mut self.earlier;
        for id in ids {
            swap(&mut self.orders, orders.get_mut(&OrderId::new(*id)));
            swap(&mut self.payments, payments.get_mut(&PaymentId::new(*id)));
            let batch = batches.get_mut(&DisbursementId::new(*id));
            swap(&mut self.disbursements.batches, batch);
        }
    }
}

fn swap<R: Record>(table: &mut Table<R>, earlier: Option<&mut Arc<R>>) {
    if let Some(earlier) = earlier
        && let Some(now) = table.replace(Arc::clone(earlier))
    {
        *earlier = now;
    }
}
