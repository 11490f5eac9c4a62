//! Webhooks that are sent on request.

use super::act::act;
use super::call::{Call, Reply};
use super::error::ControlError;
use crate::destination::Destination;
use crate::error::SimulatorError;
use crate::events;
use crate::exact;
use crate::forge::forged;
use crate::shared::Shared;
use durianpay_client::json::Json;
use serde::Deserialize;
use std::sync::Arc;

/// A webhook to be sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Custom {
    event: String,
    #[serde(with = "exact")]
    data: Json,
    #[serde(default)]
    signature: SignatureKind,
}

/// The signature of a webhook to be sent.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SignatureKind {
    /// Over id and amount of the payload, if it has them.
    #[default]
    Valid,
    /// In the format of a valid one.
    Forged,
    /// The payload as it is.
    Unchanged,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WebhookUrl {
    url: Option<String>,
    snap_url: Option<String>,
}

/// Sends a custom webhook.
pub(super) async fn send(shared: &Arc<Shared>, call: &Call) -> Result<Reply, ControlError> {
    let Custom {
        event,
        data,
        signature,
    } = call.body()?;
    act(shared, call, |state| {
        let event = events::custom(event, data);
        let event = match signature {
            SignatureKind::Valid => events::sign_custom(&state.merchant, event),
            SignatureKind::Forged => forged(event),
            SignatureKind::Unchanged => event,
        };
        Ok(state.send(event))
    })
    .await
}

/// Sends the sample of the dashboard.
pub(super) async fn sample(shared: &Arc<Shared>, call: &Call) -> Result<Reply, ControlError> {
    act(shared, call, |state| Ok(state.send(events::sample()))).await
}

/// Sends an event again.
pub(super) async fn resend(
    shared: &Arc<Shared>,
    call: &Call,
    number: &str,
) -> Result<Reply, ControlError> {
    let Ok(number) = number.parse() else {
        return Err(ControlError::unknown("event", number));
    };
    act(shared, call, |state| {
        let now = state.clock.now();
        let numbers = state.outbox.resend(number, now);
        numbers.ok_or(SimulatorError::UnknownDelivery(number))
    })
    .await
}

/// Sets the URLs of webhooks: one on this machine, or on the host of the URL before.
pub(super) fn set_url(shared: &Shared, call: &Call) -> Result<Reply, ControlError> {
    let WebhookUrl { url, snap_url } = call.body()?;
    let mut state = shared.state();
    let webhooks = url.map(|url| Destination::replacing(state.outbox.destination(), &url));
    let webhooks = webhooks.transpose()?;
    let notified = snap_url.map(|url| Destination::replacing(state.outbox.notified(), &url));
    let notified = notified.transpose()?;
    if let Some(destination) = webhooks {
        state.outbox.set_destination(destination);
    }
    if let Some(destination) = notified {
        state.outbox.set_notified(destination);
    }
    Ok(Reply::empty())
}
