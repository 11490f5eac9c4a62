//! Lookups of calls of the older API.

use super::kind::{Finding, Question};
use crate::api::PaymentId;
use crate::client::Client;
use crate::error::Error;
use crate::reconcile::Reconcile;
use crate::types::server_time::millis_of;
use std::time::Duration;

/// Returns the reconciliation of a question, with the settings of the intent.
pub(super) fn reconcile<'c>(client: &'c Client, question: &Question<'_>) -> Reconcile<'c> {
    let others = question.others.iter().map(|id| PaymentId::new(id.as_str()));
    client
        .reconcile()
        .consistency_window(question.window)
        .sent_within(question.sent.within)
        .excluding(others)
}

/// Returns the finding for an object that shows no effect now: the request may still be in
/// transit.
pub(super) async fn not_done(client: &Client, question: &Question<'_>) -> Result<Finding, Error> {
    let Some(now) = client.server_time().await? else {
        return Ok(Finding::Unclear(
            "the API does not return its time".to_owned(),
        ));
    };
    let visible_by = question.sent_at().latest_millis();
    let visible_by = visible_by.saturating_add(millis_of(question.sent.within + question.window));
    let wait = visible_by.saturating_sub(now.earliest_millis());
    let wait = Duration::from_millis(u64::try_from(wait).unwrap_or_default());
    if wait.is_zero() {
        Ok(Finding::NotDone)
    } else {
        Ok(Finding::TooEarly(wait))
    }
}
