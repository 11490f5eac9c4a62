//! What became of `disbursements.submit`.

use super::{Inconclusive, Reconcile, Reconciled};
use crate::api::{Disbursement, FindDisbursement};
use crate::error::{Error, ErrorKind};
use crate::types::timestamp::Timestamp;

impl Reconcile<'_> {
    /// Whether a batch was submitted, by its `idempotency_key`.
    ///
    /// No source says how the API answers if there is no such batch. A 404 is
    /// taken for that; a failure (500 and above) may be one of its own, and is
    /// [`ApiUnclear`](Inconclusive::ApiUnclear). Then submit the same batch again with the
    /// same key: the vendor promises that it is created once.
    ///
    /// # Errors
    ///
    /// If the API cannot be asked.
    pub async fn disbursement(
        self,
        idempotency_key: &str,
        sent_at: Timestamp,
    ) -> Result<Reconciled<Disbursement>, Error> {
        let asked_at = Timestamp::now();
        let asked = FindDisbursement::new().idempotency_key(idempotency_key);
        match self.client.disbursements().status(asked).await {
            Ok(batch) if is_of(&batch, idempotency_key) => Ok(Reconciled::Done(batch)),
            Ok(_) => Ok(Reconciled::Inconclusive(Inconclusive::ApiUnclear)),
            Err(error) if error.kind() != ErrorKind::Api => Err(error),
            Err(error) => match error.status() {
                Some(404) => Ok(self.absent(sent_at, asked_at)),
                Some(500..) => Ok(Reconciled::Inconclusive(Inconclusive::ApiUnclear)),
                _ => Err(error),
            },
        }
    }
}

/// An answer need not name the key; if it does, it has to be this one.
fn is_of(batch: &Disbursement, key: &str) -> bool {
    batch
        .idempotency_key
        .as_deref()
        .is_none_or(|own| own == key)
}
