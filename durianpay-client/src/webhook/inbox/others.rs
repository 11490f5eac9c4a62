//! Confirms events of disbursements, settlements, invoices and subscriptions.

use super::attempt::{Step, Verdict};
use super::change::Apply;
use super::occurrence::Occurrence;
use crate::api::{
    DisbursementId, DisbursementStatus, InvoiceId, SettlementId, SettlementStatus, SubscriptionId,
};
use crate::error::Error;
use crate::webhook::observe::ObserveError;
use crate::webhook::subject::Subject;

impl Step {
    /// Asks the API for an object other than an order, and records its status.
    pub(super) async fn confirm_other(
        &self,
        subject: &Subject,
    ) -> Result<Option<Verdict>, Verdict> {
        match subject {
            Subject::Disbursement(id) => self.confirm_disbursement(id).await,
            Subject::Settlement(id) => self.confirm_settlement(id).await,
            Subject::Invoice(id) => self.confirm_invoice(id).await,
            Subject::Subscription(id) => self.confirm_subscription(id).await,
            Subject::Payment(_) | Subject::Order(_) => Err(Verdict::Dead(
                "an order or a payment cannot be confirmed like another object".to_owned(),
            )),
        }
    }

    fn api_failed(&self, error: Error) -> Verdict {
        self.verdict_of(&ObserveError::Api(error))
    }

    async fn confirm_disbursement(&self, id: &DisbursementId) -> Result<Option<Verdict>, Verdict> {
        let read = self
            .confirmation()?
            .client
            .disbursements()
            .get(id)
            .no_retry()
            .await;
        let status = read.map_err(|error| self.api_failed(error))?.status;
        let Some(status) = status else {
            return Err(still("no status"));
        };
        let is_validation = self.job.name == "disbursement.validation_completed";
        let is_final = is_final(&status);
        let mut occurrences = Vec::new();
        if status != DisbursementStatus::Draft {
            occurrences.push(Occurrence::DisbursementValidated {
                id: id.clone(),
                status: status.clone(),
            });
        }
        if is_final {
            // The accounts were checked in any case, and this occurrence implies that.
            occurrences.clear();
            occurrences.push(Occurrence::DisbursementCompleted {
                id: id.clone(),
                status: status.clone(),
            });
        }
        let is_known = !matches!(status, DisbursementStatus::Unknown(_));
        let reached = is_known && (is_final || (is_validation && !occurrences.is_empty()));
        if !is_known {
            occurrences.clear();
        }
        self.record(status.as_str(), occurrences, reached).await
    }

    async fn confirm_settlement(&self, id: &SettlementId) -> Result<Option<Verdict>, Verdict> {
        let read = self
            .confirmation()?
            .client
            .settlements()
            .get(id)
            .no_retry()
            .await;
        let status = read.map_err(|error| self.api_failed(error))?.status;
        let is_settled = status == SettlementStatus::Settled;
        let paid = Occurrence::SettlementPaid { id: id.clone() };
        let occurrences = is_settled.then_some(paid).into_iter().collect();
        self.record(status.as_str(), occurrences, is_settled).await
    }

    async fn confirm_invoice(&self, id: &InvoiceId) -> Result<Option<Verdict>, Verdict> {
        let read = self
            .confirmation()?
            .client
            .invoices()
            .get(id)
            .no_retry()
            .await;
        let invoice = read.map_err(|error| self.api_failed(error))?;
        let Some(status) = invoice.status else {
            return Err(still("no status"));
        };
        let is_paid = status == crate::api::InvoiceStatus::Paid;
        let reached = is_paid || self.job.name != "invoice.paid";
        let remaining = invoice.remaining_amount;
        let recorded = match remaining {
            Some(remaining) => format!("{status}/{}", remaining.canonical()),
            None => status.as_str().to_owned(),
        };
        let changed = Occurrence::InvoiceChanged {
            id: id.clone(),
            status,
            remaining,
        };
        let occurrences = if reached { vec![changed] } else { Vec::new() };
        self.record(&recorded, occurrences, reached).await
    }

    async fn confirm_subscription(&self, id: &SubscriptionId) -> Result<Option<Verdict>, Verdict> {
        let read = self
            .confirmation()?
            .client
            .subscriptions()
            .get(id)
            .no_retry()
            .await;
        let status = read.map_err(|error| self.api_failed(error))?.status;
        let recorded = status.as_str().to_owned();
        let changed = Occurrence::SubscriptionChanged {
            id: id.clone(),
            status,
        };
        self.record(&recorded, vec![changed], true).await
    }

    /// Records the status of an object, and hands over each occurrence once for each status.
    async fn record(
        &self,
        status: &str,
        occurrences: Vec<Occurrence>,
        reached: bool,
    ) -> Result<Option<Verdict>, Verdict> {
        let object = self.job.object.clone();
        self.apply(&object, |data| {
            let keyed = |occurrence: &Occurrence| {
                let key = format!("{}/{status}", occurrence.name());
                (key, occurrence.clone())
            };
            Ok(Apply {
                data: (data != Some(status)).then(|| status.to_owned()),
                occurrences: occurrences.iter().map(keyed).collect(),
                superseded: Vec::new(),
                verdict: (!reached).then(|| still(status)),
            })
        })
        .await
    }
}

fn is_final(status: &DisbursementStatus) -> bool {
    matches!(
        status,
        DisbursementStatus::Success
            | DisbursementStatus::PartiallySuccess
            | DisbursementStatus::Failed
    )
}

fn still(status: &str) -> Verdict {
    Verdict::Retry(format!(
        "the API still states `{}`",
        super::report::bounded(&status)
    ))
}
