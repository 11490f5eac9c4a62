//! Reconciles `disbursements.submit`.

use super::{Inconclusive, Reconcile, Reconciled};
use crate::api::{BatchKey, Disbursement, FindDisbursement};
use crate::error::{Error, ErrorKind};
use crate::types::server_time::ServerTime;
use http::StatusCode;

impl Reconcile<'_> {
    /// Finds the batch with this batch key, which is the `idempotency_key` it was submitted
    /// with.
    ///
    /// The vendor does not document the response for a batch that does not exist. A 404 is
    /// treated as such; a failure (500 and above) may have another cause, and is
    /// [`ApiUnclear`](Inconclusive::ApiUnclear). In that case, submit the same batch again with
    /// the same key: the vendor promises that it is created once.
    ///
    /// # Errors
    ///
    /// If the key is blank, before anything is sent; if the request fails.
    ///
    /// ```
    /// use durianpay_client::Reconciled;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
    /// # let client = simulator.client();
    /// let sent = client.server_time().await?.ok_or("the server does not tell its time")?;
    /// // `disbursements().submit(…)` with this batch key had an unknown outcome.
    /// match client.reconcile().disbursement("payroll-2026-07", sent).await? {
    ///     Reconciled::Done(batch) => println!("approve {}", batch.id),
    ///     Reconciled::NotDone => println!("submit it again"),
    ///     other => println!("submit it again with the same key: {other:?}"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn disbursement(
        self,
        batch_key: impl Into<BatchKey>,
        sent: ServerTime,
    ) -> Result<Reconciled<Disbursement>, Error> {
        let key = batch_key.into();
        if key.as_str().trim().is_empty() {
            let reason = "the batch key to look for is blank: submit each batch with a unique one";
            return Err(Error::request(reason));
        }
        let query = FindDisbursement::new().idempotency_key(&key);
        let response = self.client.disbursements().status(query).raw().await?;
        match response.read() {
            Ok(batch) if may_have_key(&batch, &key) => Ok(Reconciled::Done(batch)),
            Ok(_) => Ok(Reconciled::Inconclusive(Inconclusive::ApiUnclear)),
            Err(error) if error.kind() != ErrorKind::Api => Err(error),
            Err(error) => match error.status() {
                Some(StatusCode::NOT_FOUND) => Ok(self.window(sent).absent(response.handled_at())),
                Some(status) if status.as_u16() >= 500 => {
                    Ok(Reconciled::Inconclusive(Inconclusive::ApiUnclear))
                }
                _ => Err(error),
            },
        }
    }
}

/// Returns whether a batch may have this key. A response need not contain the key; if it does,
/// it must be this one.
fn may_have_key(batch: &Disbursement, key: &BatchKey) -> bool {
    let found = batch.idempotency_key.as_ref();
    let is_unreadable = batch.unknown_fields().is_unreadable("idempotency_key");
    found.is_none_or(|found| found == key) && !is_unreadable
}
