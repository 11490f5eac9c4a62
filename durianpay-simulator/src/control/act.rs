//! Changes the state, and delivers the webhooks that the change caused.

use super::call::{Call, Reply};
use super::error::ControlError;
use crate::error::SimulatorError;
use crate::record::Delivery;
use crate::shared::Shared;
use crate::state::State;
use serde::Serialize;
use serde_json::value::RawValue;
use std::ops::Range;
use std::sync::Arc;

/// The events that an action caused, and the attempts to deliver them so far.
#[derive(Serialize)]
struct Sent {
    events: Vec<u64>,
    deliveries: Vec<Box<RawValue>>,
}

/// Changes the state, and responds with the webhooks that the change caused.
///
/// The deliveries are made in a separate task: a client that hangs up does not cancel them.
pub(super) async fn act(
    shared: &Arc<Shared>,
    call: &Call,
    change: impl FnOnce(&mut State) -> Result<Range<u64>, SimulatorError>,
) -> Result<Reply, ControlError> {
    let waits = call.waits()?;
    let (numbers, position) = shared.change(change)?;
    if waits {
        let delivering = Arc::clone(shared);
        let delivered = tokio::spawn(async move { delivering.deliver_due().await });
        // A task that was cancelled with the runtime delivers nothing.
        let _ended = delivered.await;
    }
    Sent::reply(shared, numbers, position)
}

impl Sent {
    /// Responds with the events of these numbers, and the attempts from a position of the log on.
    fn reply(shared: &Shared, events: Range<u64>, position: u64) -> Result<Reply, ControlError> {
        let sent: Vec<_> = {
            let state = shared.state();
            let sent = state.outbox.sent_since(position);
            sent.filter(|delivery| events.contains(&delivery.number))
                .cloned()
                .collect()
        };
        let sent = sent.iter().map(Delivery::to_json);
        let deliveries: Result<Vec<_>, _> = sent.map(RawValue::from_string).collect();
        Reply::json(&Self {
            events: events.collect(),
            deliveries: deliveries.map_err(|error| ControlError::bad_request(error.to_string()))?,
        })
    }
}
