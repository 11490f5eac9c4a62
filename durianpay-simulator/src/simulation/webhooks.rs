//! Webhooks on their way to the process: lost, duplicated, late and forged.

use super::choices::Choices;
use super::process::Process;
use crate::simulator::Simulator;
use bytes::Bytes;
use durianpay_client::webhook::ResponseError as _;
use http::StatusCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::time::{sleep, timeout};

/// The time for which the simulator waits for the response to a webhook.
const WEBHOOK_TIMEOUT: Duration = Duration::from_secs(5);

/// The maximum delay of a duplicate.
const WEBHOOK_LATE: Duration = Duration::from_secs(8 * 60);

/// The interval at which a webhook may be forged.
const FORGED_EVERY: Duration = Duration::from_secs(20);

/// The process that receives webhooks.
pub(super) type Current = Arc<Mutex<Option<Process>>>;

/// Delivers a webhook, and returns the status of the response. It is delivered not at all, once or
/// twice, and perhaps again much later.
pub(super) async fn deliver(
    choices: Arc<Choices>,
    current: Current,
    body: Bytes,
) -> Option<StatusCode> {
    if choices.fault("webhook repeated", 60) {
        let (current, body) = (Arc::clone(&current), body.clone());
        let late = choices.pause("webhook lateness", WEBHOOK_LATE);
        tokio::spawn(async move {
            sleep(late).await;
            pass(&current, body).await
        });
    }
    if choices.fault("webhook lost", 80) {
        return None;
    }
    pass(&current, body).await
}

/// Passes a webhook to the current process.
async fn pass(current: &Current, body: Bytes) -> Option<StatusCode> {
    let process = {
        let current = current.lock().unwrap_or_else(PoisonError::into_inner);
        current.clone()?
    };
    let received = timeout(WEBHOOK_TIMEOUT, process.receive(body))
        .await
        .ok()??;
    Some(received.map_or_else(|error| error.status_code(), |()| StatusCode::OK))
}

/// Forges unsigned webhooks, which claim that a payment is completed that still waits for its
/// customer.
pub(super) async fn forge(choices: Arc<Choices>, simulator: Arc<Simulator>, current: Current) {
    loop {
        sleep(FORGED_EVERY).await;
        if !choices.fault("webhook forged", 150) {
            continue;
        }
        let waiting = {
            let state = simulator.shared.state();
            let payment = state.payments().find(|payment| payment.ending.is_none());
            payment.map(|payment| (payment.id.clone(), payment.order.clone()))
        };
        if let Some((payment, order)) = waiting {
            let body = format!(
                r#"{{"event":"payment.completed","data":{{"id":"{payment}","order_id":"{order}"}}}}"#
            );
            pass(&current, body.into()).await;
        }
    }
}
